"""Clues: reported in half a minute, turned into a case with everything carried over, or laid aside with a reason."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, get_resolver, reverse

from cases.actions import clues
from cases.actions.street import issue_on_the_spot
from cases.models import Case, Clue, Draft, DraftPhoto
from cases.shapes import ClueGiven
from enforcement.kernel.errors import Conflict, NotPermitted, NotVisible
from enforcement.kernel.models import Record
from tests import cast
from tests.street.telephone import Telephone, photo

pytestmark = pytest.mark.django_db

Hands = Callable[[str], Telephone]


def given(**more: Any) -> ClueGiven:
    fields: dict[str, Any] = {
        "id": uuid.uuid4(),
        "place": "湖滨路 40 号门前",
        "text": "店外摆放桌椅 4 张。",
        "seen_at": cast.NOON,
        "photos": (cast.picture(),),
    }
    return ClueGiven(**{**fields, **more})


def verbs(clue_id: uuid.UUID) -> list[str]:
    rows = Record.objects.filter(subject_kind="clue", subject_id=clue_id).order_by("seq")
    return list(rows.values_list("verb", flat=True))


# The description of the interface tells of no case.
OPEN_TO_ALL = {"api-schema"}


def test_an_auxiliary_reports_on_one_page(telephone: Hands) -> None:
    phone = telephone("chenafu")
    fields = {
        "draft": str(phone.draft),
        "place": "湖滨路 40 号门前",
        "text": "店外摆放桌椅 4 张。",
        "photos": [photo()],
    }
    reply = phone.client.post(reverse("clue_new"), fields)
    assert reply.status_code == 302, reply.content.decode()
    clue = Clue.objects.get()
    assert (clue.pk, clue.reported_by.username, clue.organisation.code) == (phone.draft, "chenafu", "yc-ch-1")
    assert clue.photos.count() == 1
    assert verbs(clue.pk) == ["上报线索"]
    assert phone.client.post(reverse("clue_new"), {**fields, "photos": []}).status_code == 302
    assert Clue.objects.count() == 1
    assert clue.place in phone.client.get(reverse("clue_list")).content.decode()


def test_a_refused_report_keeps_words_and_pictures(telephone: Hands) -> None:
    phone = telephone("chenafu")
    script = SimpleUploadedFile("照片.jpg", b"#!/bin/sh\necho\n", "image/jpeg")
    fields = {"draft": str(phone.draft), "place": "湖滨路 40 号门前", "text": "", "photos": [photo(), script]}
    reply = phone.client.post(reverse("clue_new"), fields)
    page = reply.content.decode()
    assert reply.status_code == 422
    assert "照片.jpg：" in page
    assert 'value="湖滨路 40 号门前"' in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    again = {"draft": str(phone.draft), "place": "湖滨路 40 号门前", "text": "桌椅 4 张。", "kept": kept}
    assert phone.client.post(reverse("clue_new"), again).status_code == 302
    assert Clue.objects.get().photos.count() == 1


def test_somebody_else_s_file_cannot_be_cited(telephone: Hands) -> None:
    foreign = cast.picture()
    phone = telephone("chenafu")
    fields = {"draft": str(phone.draft), "place": "湖滨路", "text": "桌椅。", "kept": str(foreign.pk)}
    phone.client.post(reverse("clue_new"), fields)
    assert Clue.objects.get().photos.count() == 0


def test_an_officer_turns_it_into_a_case_with_everything_carried_over(telephone: Hands) -> None:
    clue = clues.report_clue(given(), cast.act("chenafu"))
    phone = telephone("zhoumingyuan")
    reply = phone.client.post(reverse("clue_take", args=[clue.pk]))
    draft = Draft.objects.get(clue=clue)
    phone.draft = draft.pk
    assert reply["Location"] == phone.url("evidence")
    page = phone.client.get(phone.url("evidence")).content.decode()
    assert "湖滨路 40 号门前" in page
    assert "店外摆放桌椅 4 张。" in page
    assert DraftPhoto.objects.get(draft=draft).file == clue.photos.get().file
    assert phone.client.post(reverse("clue_take", args=[clue.pk]))["Location"] == phone.url("evidence")
    assert Draft.objects.count() == 1
    for part in (phone.evidence(photos=[]), phone.party(), phone.amount(), phone.issue()):
        assert part.status_code == 302, part.content.decode()
    case = Case.objects.get()
    assert case.clue == clue
    assert case.evidence.get().file == clue.photos.get().file
    assert verbs(clue.pk) == ["上报线索", "据线索开始现场查处", "据线索立案"]
    with pytest.raises(Conflict):
        clues.take_up(clue.pk, cast.act("linxiaolan"))


def test_an_officer_lays_it_aside_with_a_reason_the_reporter_reads(telephone: Hands) -> None:
    clue = clues.report_clue(given(), cast.act("chenafu"))
    phone = telephone("zhoumingyuan")
    url = reverse("clue_file", args=[clue.pk])
    assert phone.client.post(url, {"reason": " "}).status_code == 422
    assert phone.client.post(url, {"reason": "现场已无人摆放。"}).status_code == 302
    clue.refresh_from_db()
    assert (clue.dismissed_reason, clue.dismissed_by) == ("现场已无人摆放。", cast.user("zhoumingyuan"))
    assert verbs(clue.pk)[-1] == "线索不作处理"
    assert "现场已无人摆放。" in telephone("chenafu").client.get(url).content.decode()
    with pytest.raises(Conflict):
        clues.dismiss_clue(clue.pk, "再一次", cast.act())
    with pytest.raises(Conflict):
        issue_on_the_spot(cast.street(opening=cast.opening(clue_id=clue.pk)), cast.act())


@pytest.mark.parametrize("username", ["chenafu", "tangli", "duheng"])
def test_who_does_not_enforce_settles_no_clue(username: str) -> None:
    clue = clues.report_clue(given(), cast.act("chenafu"))
    with pytest.raises((NotPermitted, NotVisible)):
        clues.dismiss_clue(clue.pk, "不处理", cast.act(username))
    with pytest.raises((NotPermitted, NotVisible)):
        clues.take_up(clue.pk, cast.act(username))
    clue.refresh_from_db()
    assert clue.dismissed_at is None
    assert not Draft.objects.exists()


def test_a_crafted_position_is_a_bad_request(telephone: Hands) -> None:
    phone = telephone("zhoumingyuan")
    assert phone.client.get(reverse("clue_list"), {"after": "cD0w"}).status_code == 400
    assert phone.client.get(reverse("clue_list"), {"after": str(uuid.uuid4())}).status_code == 400


def test_an_outsider_and_another_auxiliary_do_not_see_it(telephone: Hands) -> None:
    clue = clues.report_clue(given(), cast.act("chenafu"))
    picture = clue.photos.get()
    for username in ("dingxiaoman", "wangxiaoyu"):
        phone = telephone(username)
        assert phone.client.get(reverse("clue_file", args=[clue.pk])).status_code == 404
        assert phone.client.get(reverse("clue_photo", args=[picture.pk])).status_code == 404
        assert clue.place not in phone.client.get(reverse("clue_list") + "?show=all").content.decode()
    assert telephone("chenafu").client.get(reverse("clue_photo", args=[picture.pk])).status_code == 200


def test_administrators_see_no_clue(telephone: Hands) -> None:
    clue = clues.report_clue(given(), cast.act("chenafu"))
    phone = telephone(an_administrator())
    assert phone.client.get(reverse("clue_file", args=[clue.pk])).status_code == 404
    assert phone.client.get(reverse("clue_list")).status_code == 403
    assert phone.client.get(reverse("clue_new")).status_code == 403


def an_administrator() -> str:
    """Whoever of the cast holds the office of system administrator."""
    from enforcement.models import OrganisationUserObjectPermission

    row = OrganisationUserObjectPermission.objects.filter(permission__codename="system_admin").first()
    assert row is not None
    return str(row.user.username)


OWN = {"clue_list", "clue_new", "clue_file", "clue_photo", "desk", "me", "login", "logout"}
# For everybody, or tools for whoever is signed in that show no case and store nothing.
PUBLIC = {"livez", "readyz", "paper_check", "law_due", "law_late_fee", "case_file_format"}
TOOLS = {"law_penalty", "law_violations", "law_violation"}


def names() -> list[str]:
    every = (key for key in get_resolver().reverse_dict if isinstance(key, str))
    return sorted(key for key in every if key not in OWN | PUBLIC | TOOLS and not key.startswith("public_"))


def test_an_auxiliary_can_open_nothing_else(telephone: Hands) -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    phone, tried = telephone("chenafu"), 0
    paper, evidence = case.documents.get(), case.evidence.get()
    arguments: dict[str, Any] = {
        "case_id": case.pk,
        "document_id": paper.pk,
        "evidence_id": evidence.pk,
        "draft_id": case.pk,
        "photo_id": uuid.uuid4(),
        "clue_id": uuid.uuid4(),
        "name": "report",
        "part": "evidence",
    }
    for name in names():
        (_, wanted), *_ = get_resolver().reverse_dict.getlist(name)[0][0]
        try:
            url = reverse(name, kwargs={key: arguments[key] for key in wanted})
        except (KeyError, NoReverseMatch):
            continue
        if url.startswith("/api/"):
            continue
        for method in (phone.client.get, phone.client.post):
            reply = method(url)
            assert reply.status_code in {401, 403, 404, 405} or name in OPEN_TO_ALL, (name, reply.status_code)
        tried += 1
    assert tried >= 15
    assert Case.objects.get().version == case.version
