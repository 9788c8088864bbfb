"""Evidence at rest is hashed again; damage is found, kept in its custody and put on record."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from cases.actions import verifying
from cases.models import Evidence
from enforcement.kernel.models import Record
from tests import cast
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


def test_a_night_that_is_too_short_goes_on_the_next() -> None:
    decided()
    assert verifying.verify_evidence(WEEK_LATER, seconds=0).looked_at == 0
    assert verifying.verify_evidence(WEEK_LATER).looked_at == 1
