"""Face to face with the party: order to correct, re-inspection, telling and hearing, education."""

from __future__ import annotations

import uuid

from cases import facts as case_facts
from cases.actions import papers
from cases.actions.beside import put
from cases.actions.step import take
from cases.models import Case, CorrectionOrder, Document, Education, OnSiteConduct, Recheck, Statement
from cases.procedure import EDUCATE, HEAR, ORDER_CORRECTION, RECHECK
from cases.shapes import Act, EducationGiven, OrderGiven, RecheckGiven, StatementGiven


def order_correction(case_id: uuid.UUID, given: OrderGiven, act: Act) -> Case:
    """Orders the party to correct (行政处罚法 28条1款); a later order replaces the terms of the earlier one.

    In the ordinary procedure the order is a paper of its own; on the spot it stands in the decision.
    """
    parts = {"order": case_facts.order(given, act.at)}
    with take(ORDER_CORRECTION, case_id, act, parts) as taken:
        row = put(
            taken.case,
            CorrectionOrder,
            told_at=act.at,
            requirement=given.requirement,
            due_on=given.due_on,
            corrected_at=given.corrected_at,
        )
        taken.on_record["order"] = {"due_on": given.due_on and given.due_on.isoformat()}
        if taken.case.procedure == Case.Procedure.ORDINARY:
            paper = papers.issue(taken.case, row, Document.Kind.CORRECTION, by=act.by, now=act.now)
            taken.on_record["order"]["document"] = paper.number
    return taken.case


def recheck(case_id: uuid.UUID, given: RecheckGiven, act: Act) -> Case:
    """Records a re-inspection of the order to correct."""
    parts = {"recheck": case_facts.recheck(given, act.at)}
    with take(RECHECK, case_id, act, parts) as taken:
        Recheck.objects.create(case=taken.case, at=act.at, result=given.result, note=given.note)
        taken.on_record["recheck"] = given.result
    return taken.case


def hear(case_id: uuid.UUID, given: StatementGiven, act: Act) -> Case:
    """The party was told what, why and on which article, and was heard (行政处罚法 44, 45条; SMP-05)."""
    parts = {"statement": case_facts.statement(given), "rights_told": given.rights_told}
    with take(HEAR, case_id, act, parts) as taken:
        if given.rights_told is not None:
            OnSiteConduct.objects.filter(case=taken.case).update(rights_told=given.rights_told)
        put(
            taken.case,
            Statement,
            at=act.at,
            made=given.made,
            content=given.content,
            review=given.review,
            review_reason=given.review_reason,
        )
        taken.on_record["statement"] = {"made": given.made, "review": given.review}
    return taken.case


def educate(case_id: uuid.UUID, given: EducationGiven, act: Act) -> Case:
    """Records education given, or a letter of commitment signed (行政处罚法 33条3款)."""
    with take(EDUCATE, case_id, act) as taken:
        Education.objects.create(case=taken.case, kind=given.kind, at=act.at, content=given.content)
        taken.on_record["education"] = given.kind
    return taken.case
