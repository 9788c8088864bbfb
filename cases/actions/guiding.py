"""Guiding cases 案例指导: written from a closed case, approved, published, withdrawn, on record."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cases import queries
from cases.models import Case, GuidingCase
from enforcement.kernel import record
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted, NotVisible
from enforcement.kernel.locks import lock
from enforcement.models import User
from enforcement.policies import ADMINISTRATORS, holds, roles
from enforcement.rules.masking import still_told

WRITES = frozenset({"officer", "squad_leader", "legal_reviewer"})
APPROVES = frozenset({"legal_reviewer"})
PUBLISHES = frozenset({"bureau_head"})
WITHDRAWS = APPROVES | PUBLISHES
TEXTS = ("title", "facts", "question", "reasoning", "outcome", "articles")
State = GuidingCase.State


def write_guiding_case(case_id: uuid.UUID, texts: Mapping[str, str], *, by: User, now: datetime) -> GuidingCase:
    """A draft from a case that is closed; its texts tell nobody's name, number or address.

    Raises NotVisible, NotPermitted, Conflict for a case that is not closed, Invalid for a text that tells of somebody.
    """
    case = Case.objects.visible_to(by).select_related("organisation", "party").filter(pk=case_id).first()
    if case is None:
        raise NotVisible("没有找到这件案件，或者您无权查看。请核对案号。")
    _require(by, WRITES, case.organisation.path, "起草", "执法人员、中队长或者法制审核人员")
    if case.closed_at is None:
        raise Conflict("案件还没有结案，不能编写指导案例。请在结案以后编写。")
    given = {name: texts.get(name, "").strip() for name in TEXTS}
    _require_masked(given, case)
    with transaction.atomic():
        row = GuidingCase(
            organisation=case.organisation, case=case, violation=case.violation, written_by=by, written_at=now, **given
        )
        row.save(force_insert=True)
        _put_on_record(row, "起草指导案例", by, now)
    return row


def approve_guiding_case(pk: uuid.UUID, *, by: User, now: datetime) -> GuidingCase:
    """A legal reviewer other than the writer agrees."""
    with transaction.atomic():
        row = _locked(pk, by, APPROVES, "审核", "法制审核人员", State.DRAFT)
        _require_other(by, row.written_by_id, "您起草了这件指导案例，不能自己审核。请交由另一名法制审核人员办理。")
        row.state, row.approved_by, row.approved_at = State.APPROVED, by, now
        return _moved(row, "审核通过指导案例", by, now)


def publish_guiding_case(pk: uuid.UUID, *, by: User, now: datetime) -> GuidingCase:
    """A head who neither wrote nor approved it publishes it inside."""
    with transaction.atomic():
        row = _locked(pk, by, PUBLISHES, "公布", "负责人", State.APPROVED)
        for pk_of in (row.written_by_id, row.approved_by_id):
            _require_other(by, pk_of, "您起草或者审核了这件指导案例，不能再公布。请交由另一名负责人办理。")
        row.state, row.published_by, row.published_at = State.PUBLISHED, by, now
        return _moved(row, "公布指导案例", by, now)


def withdraw_guiding_case(pk: uuid.UUID, reason: str, *, by: User, now: datetime) -> GuidingCase:
    """Takes it back for a written reason, from whatever state; it stays on record."""
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明撤回的理由。"]})
    with transaction.atomic():
        row = _locked(pk, by, WITHDRAWS, "撤回", "法制审核人员或者负责人", State.DRAFT, State.APPROVED, State.PUBLISHED)
        row.state, row.withdrawn_by, row.withdrawn_at = State.WITHDRAWN, by, now
        row.withdrawal = reason.strip()[:300]
        return _moved(row, "撤回指导案例", by, now)


def why_not(by: User, wanted: frozenset[str], path: str, act: str, who: str) -> str:
    """Why somebody may not do this with guiding cases there; empty when he may."""
    if roles(by) & ADMINISTRATORS or not holds(by, wanted, path):
        return f"您的岗位不能{act}这里的指导案例。请交由{who}办理。"
    return ""


def _require(by: User, wanted: frozenset[str], path: str, act: str, who: str) -> None:
    if words := why_not(by, wanted, path, act, who):
        raise NotPermitted(words)


def _require_other(by: User, earlier: int | None, words: str) -> None:
    if by.pk == earlier:
        raise NotPermitted(words)


def _require_masked(given: Mapping[str, str], case: Case) -> None:
    party = case.party
    names = [party.name, party.representative, *(each.officer.name for each in queries.handlers(case))]
    numbers = [party.id_number, party.phone, case.number]
    wrong = {}
    for name, text in given.items():
        if not text:
            wrong[name] = ["请填写。"]
        elif told := still_told(text, names=names, numbers=numbers, addresses=[party.address, case.place]):
            wrong[name] = [f"还有{'、'.join(told)}。公布的文字不能让人认出当事人，请改成“当事人”“某路段”一类的写法。"]
    if wrong:
        raise Invalid(fields=wrong)


def _locked(
    pk: uuid.UUID, by: User, wanted: frozenset[str], act: str, who: str, *states: GuidingCase.State
) -> GuidingCase:
    row = lock(GuidingCase.objects.select_related("organisation"), pk)
    _require(by, wanted, row.organisation.path, act, who)
    if row.state not in states:
        raise Conflict(f"这件指导案例现在是「{row.get_state_display()}」，不能{act}。请刷新页面后查看。")
    return row


def _moved(row: GuidingCase, verb: str, by: User, now: datetime) -> GuidingCase:
    row.version += 1
    row.save(force_update=True)
    _put_on_record(row, verb, by, now)
    return row


def _put_on_record(row: GuidingCase, verb: str, by: User, now: datetime) -> None:
    record.append(
        subject_kind="guiding_case",
        subject_id=row.pk,
        organisation_id=row.organisation_id,
        verb=verb,
        at=now,
        now=now,
        state_after=row.state,
        version=row.version,
        by_id=by.pk,
        facts={"case": str(row.case_id)},
    )
