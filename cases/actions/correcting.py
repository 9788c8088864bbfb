"""A paper issued with a mistake is replaced: a new one that names it, and its number void with the reason."""

from __future__ import annotations

import uuid
from typing import Any

from cases.actions import papers
from cases.actions.step import take
from cases.models import (
    Case,
    CorrectionOrder,
    Decision,
    Delivery,
    Discussion,
    Document,
    FieldRecord,
    Filing,
    LegalReview,
    PenaltyNotice,
    Proposal,
    Statement,
    Term,
)
from cases.procedure import CORRECT_PAPER
from cases.shapes import Act, PaperCorrectionGiven
from enforcement.kernel import numbering
from enforcement.kernel.errors import Conflict, Invalid, NotVisible

# The table whose row each kind of paper is about; a notice gets a row of its own for each paper.
ABOUT: dict[str, Any] = {
    Document.Kind.SPOT_DECISION: Decision,
    Document.Kind.DECISION: Decision,
    Document.Kind.NO_PENALTY: Decision,
    Document.Kind.FILING: Filing,
    Document.Kind.NO_FILING: Filing,
    Document.Kind.INSPECTION: FieldRecord,
    Document.Kind.INQUIRY: FieldRecord,
    Document.Kind.CORRECTION: CorrectionOrder,
    Document.Kind.STATEMENT: Statement,
    Document.Kind.REPORT: Proposal,
    Document.Kind.APPROVAL: Proposal,
    Document.Kind.REVIEW: LegalReview,
    Document.Kind.DISCUSSION: Discussion,
    Document.Kind.RECEIPT: Delivery,
    Document.Kind.EXTENSION: Term,
}


def correct_paper(case_id: uuid.UUID, given: PaperCorrectionGiven, act: Act) -> Case:
    """Replaces a paper by a new one of the same kind, made of the file as it stands now.

    The old paper stays in the file, its number is void with the reason (行政处罚法 75条2款). Raises Conflict
    for a paper that was replaced before, or that reached the party, unless it is a notice: that one is
    delivered again and its periods begin anew.
    """
    if not given.reason.strip():
        raise Invalid(fields={"reason": ["请写明更正的理由。"]})
    with take(CORRECT_PAPER, case_id, act) as taken:
        old = _replaceable(taken.case, given.document_id)
        notice = old.notice if old.kind == Document.Kind.NOTICE else None  # type: ignore[attr-defined]  # one to one
        about = _again(notice, act) if notice else _about(taken.case, old)
        paper = papers.issue(taken.case, about, old.kind, by=act.by, now=act.now, corrects=old, reason=given.reason)
        if notice:
            about.document = paper
            about.save(force_insert=True)
        numbering.void_of(old.pk, given.reason, act.now)
        taken.on_record["correction"] = {"void": old.number, "document": paper.number}
    return taken.case


def _replaceable(case: Case, document_id: uuid.UUID) -> Document:
    old = Document.objects.filter(case=case, pk=document_id).first()
    if old is None:
        raise NotVisible("本案没有这份文书。")
    if old.kind in Document.LAST:
        raise Conflict(f"{old.get_kind_display()}不能在这里更正。")
    if old.corrected_by.exists():
        raise Conflict("这份文书已经更正过，原文号已经作废。请更正最近的一份。")
    told = old.kind in Document.SERVED and old.kind != Document.Kind.NOTICE
    if told and old.deliveries.exists():
        raise Conflict("这份文书已经送达，不能在这里更正。需要变更或者撤销的，依法另行作出决定。")
    return old


def _about(case: Case, old: Document) -> Any:
    table, key = ABOUT[old.kind], old.context.get("about", "")
    rows = table.objects.filter(case=case)
    found = rows.filter(pk=key).first() if key else rows.first()
    if found is None:
        raise Conflict("没有找到这份文书记载的事项，不能更正。请联系系统管理员核查。")
    return found


def _again(notice: PenaltyNotice, act: Act) -> PenaltyNotice:
    """The same notice anew; it counts from its own delivery."""
    same = ("case", "proposal", "hearing_told", "hearing_why", "statement_days")
    return PenaltyNotice(at=act.now, **{name: getattr(notice, name) for name in same})
