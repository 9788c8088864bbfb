"""Clues 线索: reported by whoever saw something, turned into a case or laid aside by an officer, with a reason."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import IntegrityError, transaction

from cases import policies
from cases.models import Case, Clue, CluePhoto, Draft, DraftPhoto
from cases.shapes import Act, ClueGiven
from enforcement.kernel import record
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.kernel.locks import lock
from enforcement.models import User
from enforcement.policies import ADMINISTRATORS, holds, roles

REPORTS = frozenset({"auxiliary", "officer", "squad_leader"})


def may_report(user: User) -> bool:
    """Whether the account may report what it saw: auxiliary staff and officers, no administrator (STF-01)."""
    held = roles(user)
    return bool(held & REPORTS) and not held & ADMINISTRATORS


def may_settle(user: User, clue: Clue) -> bool:
    """Whether the account may turn the clue into a case or lay it aside: who enforces there."""
    return not roles(user) & ADMINISTRATORS and holds(user, policies.OPENS, clue.organisation.path)


def report_clue(given: ClueGiven, act: Act) -> Clue:
    """Records what somebody saw, with its photos. The same id sent twice by the same account is one clue.

    Raises NotPermitted for whoever may not report, Invalid without place or words, Conflict when the id is
    another's.
    """
    if not may_report(act.by):
        raise NotPermitted("您的岗位不能上报线索。协管人员和执法人员可以上报。")
    missing = {name: ["请填写。"] for name in ("place", "text") if not getattr(given, name).strip()}
    if missing:
        raise Invalid(fields=missing)
    try:
        with transaction.atomic():
            return _write(given, act)
    except IntegrityError:
        same = Clue.objects.filter(pk=given.id, reported_by=act.by).first()
        if same is None:
            raise Conflict("这个线索编号已经用过。请刷新页面后重新上报。") from None
        return same


def _write(given: ClueGiven, act: Act) -> Clue:
    clue = Clue(
        id=given.id,
        organisation=act.by.organisation,
        reported_by=act.by,
        seen_at=given.seen_at,
        reported_at=act.now,
        place=given.place.strip(),
        latitude=given.latitude,
        longitude=given.longitude,
        text=given.text.strip(),
    )
    clue.save(force_insert=True)
    photos = list({photo.sha256: photo for photo in given.photos}.values())
    CluePhoto.objects.bulk_create(
        CluePhoto(clue=clue, file=photo, taken_at=photo.taken_at, received_at=act.now) for photo in photos
    )
    _put_on_record(clue, "上报线索", act, photos=[photo.sha256 for photo in photos])
    return clue


def dismiss_clue(clue_id: uuid.UUID, reason: str, act: Act) -> Clue:
    """Lays a clue aside with a written reason; it stays in the list.

    Raises NotVisible, NotPermitted for whoever does not enforce there, Conflict when it is already settled.
    """
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明不作处理的理由。"]})
    with transaction.atomic():
        clue = _open(clue_id, act.by)
        clue.dismissed_at, clue.dismissed_by, clue.dismissed_reason = act.now, act.by, reason.strip()
        clue.save(update_fields=["dismissed_at", "dismissed_by", "dismissed_reason"])
        _put_on_record(clue, "线索不作处理", act)
    return clue


def take_up(clue_id: uuid.UUID, act: Act, *, procedure: str = "simple") -> Draft:
    """Starts a draft from a clue with its place, words and photos; the same officer asking again gets the
    draft he has, on the way he asked for last. The clue counts as taken only when the draft becomes a case."""
    way = {"way": {"procedure": [procedure]}}
    with transaction.atomic():
        clue = _open(clue_id, act.by)
        draft = Draft.objects.filter(clue=clue, user=act.by, case__isnull=True).first()
        if draft is not None:
            draft.payload = {**draft.payload, **way}
            draft.save(update_fields=["payload"])
            return draft
        draft = Draft.objects.create(
            user=act.by, clue=clue, payload={**_carried_over(clue), **way}, started_at=act.now, saved_at=act.now
        )
        DraftPhoto.objects.bulk_create(
            DraftPhoto(
                draft=draft,
                file=photo.file,
                taken_at=photo.taken_at or clue.seen_at,
                received_at=photo.received_at,
                latitude=clue.latitude,
                longitude=clue.longitude,
            )
            for photo in clue.photos.select_related("file")
        )
        verb = "据线索开始登记普通程序案件" if procedure == "ordinary" else "据线索开始现场查处"
        _put_on_record(clue, verb, act, draft=str(draft.pk))
    return draft


def taken_up(clue_id: uuid.UUID, case: Case, act: Act) -> None:
    """Puts on the clue's record that a case was opened on it; runs in the transaction of the act."""
    clue = Clue.objects.get(pk=clue_id)
    _put_on_record(clue, "据线索立案", act, case=str(case.pk))


def _open(clue_id: uuid.UUID, by: User) -> Clue:
    """The clue, locked, if the account may settle it and nobody has."""
    clue = lock(Clue.objects.visible_to(by).select_related("organisation"), clue_id)
    if not may_settle(by, clue):
        raise NotPermitted("您的岗位不能处理线索。请交由执法人员处理。")
    if clue.dismissed_at is not None:
        raise Conflict("这条线索已经记为不作处理。")
    if clue.cases.exists():
        raise Conflict("这条线索已经转为案件。")
    return clue


def _carried_over(clue: Clue) -> dict[str, Any]:
    return {
        "evidence": {
            "place": [clue.place],
            "latitude": ["" if clue.latitude is None else str(clue.latitude)],
            "longitude": ["" if clue.longitude is None else str(clue.longitude)],
            "facts": [clue.text],
        }
    }


def _put_on_record(clue: Clue, verb: str, act: Act, **facts: Any) -> None:
    record.append(
        subject_kind="clue",
        subject_id=clue.pk,
        organisation_id=clue.organisation_id,
        verb=verb,
        by_id=act.by.pk,
        at=act.at,
        now=act.now,
        facts=facts,
    )
