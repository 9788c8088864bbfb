"""Evidence at rest is hashed again; damage is found, kept in its custody and put on record."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cases.actions import verifying
from cases.models import Clock, Evidence, Notice
from enforcement.kernel.models import Record
from tests import cast
from tests.api.caller import Caller
from tests.clocks.days import decided

pytestmark = pytest.mark.django_db

WEEK_LATER = cast.NOON + timedelta(days=8)


def damage(piece: Evidence) -> None:
    path = Path(settings.MEDIA_ROOT) / piece.file.path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def test_sound_evidence_is_verified_once_a_week() -> None:
    piece = decided().evidence.get()
    assert verifying.verify_evidence(cast.NOON + timedelta(days=1)) == verifying.Verified(0, 0)
    assert verifying.verify_evidence(WEEK_LATER) == verifying.Verified(1, 0)
    piece.refresh_from_db()
    assert (piece.verified_at, piece.intact) == (WEEK_LATER, True)
    assert list(piece.custody.order_by("pk").values_list("verb", "at"))[-1] == ("verified", WEEK_LATER)
    assert verifying.verify_evidence(WEEK_LATER + timedelta(hours=1)).looked_at == 0


@pytest.mark.parametrize("how", [damage, lambda piece: (Path(settings.MEDIA_ROOT) / piece.file.path).unlink()])
def test_damage_is_found_and_put_on_record_once(how: object) -> None:
    case = decided()
    piece = case.evidence.get()
    how(piece)  # type: ignore[operator]  # one of the two above
    assert verifying.verify_evidence(WEEK_LATER) == verifying.Verified(1, 1)
    piece.refresh_from_db()
    assert piece.intact is False
    last = Record.objects.filter(subject_id=case.pk).latest("seq")
    assert last.step == "evidence-verification"
    assert json.loads(bytes(last.body))["facts"]["evidence"]["sha256"] == piece.sha256
    verifying.verify_evidence(WEEK_LATER + timedelta(days=8))
    assert Record.objects.filter(subject_id=case.pk, step="evidence-verification").count() == 1


def told(piece: Evidence) -> dict[str, str]:
    return dict(piece.notices.values_list("person__username", "rung"))


def test_damage_is_told_to_handlers_leader_and_head_and_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WEEK_LATER)
    case = decided()
    decided()
    piece = case.evidence.get()
    damage(piece)
    assert not Notice.objects.filter(evidence__isnull=False).exists()
    assert verifying.verify_evidence(WEEK_LATER) == verifying.Verified(2, 1)
    heads = ("luweizhen", "liangboan", "songlan", "zhaoqiwen")
    expected = {
        "zhoumingyuan": "handler",
        "linxiaolan": "handler",
        "shijingzhi": "leader",
        **dict.fromkeys(heads, "head"),
    }
    assert told(piece) == expected
    assert Notice.objects.filter(evidence__isnull=False).count() == len(expected)
    page = Client()
    page.force_login(cast.user("shijingzhi"), backend="enforcement.policies.Backend")
    words = page.get(reverse("notices")).content.decode()
    assert "证据损坏" in words
    assert f"{reverse('case_file', args=[case.pk])}#e-{piece.pk}" in words
    assert piece.title in words
    [said] = [each for each in Caller("luweizhen").get("notices/").json()["results"] if each["evidence"]]
    assert (said["evidence"], said["case"], said["clock"]) == (str(piece.pk), str(case.pk), None)
    assert piece.title in said["says"]


def test_damage_that_stays_is_told_once_and_damage_that_returns_again() -> None:
    piece = decided().evidence.get()
    path = Path(settings.MEDIA_ROOT) / piece.file.path
    sound = path.read_bytes()
    damage(piece)
    verifying.verify_evidence(WEEK_LATER)
    piece.notices.update(read_at=WEEK_LATER)
    verifying.verify_evidence(WEEK_LATER + timedelta(days=8))
    assert not piece.notices.filter(read_at=None).exists()
    path.write_bytes(sound)
    verifying.verify_evidence(WEEK_LATER + timedelta(days=16))
    damage(piece)
    verifying.verify_evidence(WEEK_LATER + timedelta(days=24))
    assert piece.notices.filter(read_at=None).count() == len(told(piece)) == 7


def test_a_notice_is_about_one_thing() -> None:
    piece, level = decided().evidence.get(), Clock.objects.first().levels
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(person=cast.user("luweizhen"), rung="head", created_at=cast.NOON)
    made = level.create(level="due", alarm_on=cast.TODAY, on=cast.TODAY, entered_at=cast.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            evidence=piece, clock_level=made, person=cast.user("luweizhen"), rung="head", created_at=cast.NOON
        )


def test_a_night_that_is_too_short_goes_on_the_next() -> None:
    decided()
    assert verifying.verify_evidence(WEEK_LATER, seconds=0).looked_at == 0
    assert verifying.verify_evidence(WEEK_LATER).looked_at == 1
