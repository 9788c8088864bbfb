"""Issuing a numbered paper: part of the act it belongs to, so that neither is there without the other."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from cases.documents import context as contexts
from cases.documents import numbers, stated
from cases.documents.kinds import Kind, kind_of
from cases.documents.wording import correction_words
from cases.facts import rows
from cases.models import Case, Document
from enforcement.kernel import jobs, numbering
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, LawNotSatisfied
from enforcement.models import User
from enforcement.rules.findings import Force

RENDER = "cases.render_paper"
NUMBER_ONCE = "cases_document_number_key"


def issue(
    case: Case,
    about: Any,
    kind: str,
    by: User,
    now: datetime,
    corrects: Document | None = None,
    reason: str = "",
) -> Document:
    """Numbers, freezes and stores a paper about a row of the case; its PDF follows from the worker, nobody waits for it.

    Must run in the transaction of the act. What the paper states is read back from its own words; raises
    LawNotSatisfied when something is missing (each item with its own code), so that the whole act and the
    number are given back. Raises Conflict when the authority has no 文号代字 on record. `corrects`: the
    paper that this one replaces, for `reason`; both are printed.
    """
    form, document_id, code = kind_of(kind, case.procedure), uuid.uuid4(), numbers.new_code()
    number = _number(case, form, document_id, now)
    replaced = correction_words(corrects.get_kind_display(), corrects.number, reason) if corrects else ""
    context = contexts.of(case, about, form, number, code, by, now, replaced)
    _judge(case, about, form, context, now)
    document = _write(
        lambda: _judge(case, about, form, context, now, used=True),
        id=document_id,
        case=case,
        kind=form.kind,
        number=number,
        check_code=code,
        template=form.template,
        context=context,
        context_sha256=contexts.fingerprint(context),
        issued_at=now,
        issued_by=by,
        corrects=corrects,
    )
    jobs.after_commit(RENDER, document.pk)
    return document


def _number(case: Case, form: Kind, document_id: uuid.UUID, now: datetime) -> str:
    authority, year = case.authority, local_day(now).year
    if not authority.number_prefix.strip():
        raise Conflict("没有登记本机关的文号代字，不能编号。请联系系统管理员维护机构信息。")
    place = numbering.issue(organisation_id=authority.pk, kind=form.series, year=year, subject_id=document_id, now=now)
    return form.number(authority.number_prefix.strip(), year, place)


def _write(refuse: Callable[[], None], **values: Any) -> Document:
    """Adds the paper. The database knows whether its number was used; the act then ends, and all of it is undone."""
    try:
        return Document.objects.create(**values)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != NUMBER_ONCE:
            raise
        refuse()
        raise


def _judge(
    case: Case, about: Any, form: Kind, context: dict[str, object], now: datetime, *, used: bool = False
) -> None:
    known = stated.facts(
        context,
        organisation=rows.organisation(case.organisation, case.authority),
        fine=getattr(about, "fine", None),
        at=now,
        procedure=case.procedure,
        number_used_before=used,
    )
    findings = stated.look(form, context, known)
    if any(finding.force is Force.FORBIDS for finding in findings):
        raise LawNotSatisfied(findings, extra={"case": str(case.pk)})
    if used:
        raise Conflict(f"文号 {context['number']} 已经用过。请系统管理员核对各机关的文号代字，不能重复。")
