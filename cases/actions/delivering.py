"""Delivery of papers 送达, and the report of the decision to the bureau 备案."""

from __future__ import annotations

import uuid
from datetime import datetime

from cases import facts as case_facts
from cases.actions import papers
from cases.actions.step import take
from cases.below import below
from cases.models import Case, Delivery, Document, Evidence, Report
from cases.procedure import DELIVER, REPORT
from cases.shapes import Act, DeliveryGiven, ReportGiven
from enforcement.kernel.errors import Conflict, NotVisible


def deliver(case_id: uuid.UUID, given: DeliveryGiven, act: Act) -> Case:
    """Records how a paper reached the party; the day starts every period that follows (SRV-01…04).

    In the ordinary procedure its receipt 送达回证 is made at once. Raises Conflict for a paper that is void,
    was delivered before, or does not go to a party.
    """
    with take(DELIVER, case_id, act, lambda case: case_facts.handed_over(given, act.at, case)) as taken:
        document = _paper(taken.case, given.document_id)
        made = _write(taken.case, document, given, act.at)
        taken.on_record["delivery"] = {
            "document": document.number,
            "method": given.method,
            "form": given.form_handed,
            "refused": given.refused,
        }
        if taken.case.procedure == Case.Procedure.ORDINARY:
            paper = papers.issue(taken.case, made, Document.Kind.RECEIPT, by=act.by, now=act.now)
            taken.on_record["delivery"]["receipt"] = paper.number
    return taken.case


def _paper(case: Case, document_id: uuid.UUID) -> Document:
    """Kind and number of the paper, which was neither replaced nor delivered, and goes to a party."""
    rows, wanted = below(case), str(document_id)
    row = next((each for each in rows.documents if each["id"] == wanted), None)
    if row is None:
        raise NotVisible("本案没有这份文书。")
    document = Document(id=document_id, kind=row["kind"], number=row["number"])
    if any(each["document_id"] == wanted for each in rows.deliveries):
        raise Conflict("这份文书已经送达。")
    if document.kind not in Document.SERVED:
        raise Conflict(f"{document.get_kind_display()}归入案卷，不送达当事人。")
    replaced = next((each["number"] for each in rows.documents if each["corrects_id"] == wanted), None)
    if replaced:
        raise Conflict(f"这份文书已经作废，请送达更正后的 {replaced}。")
    return document


def _write(case: Case, document: Document, given: DeliveryGiven, at: datetime) -> Delivery:
    recording = Evidence.objects.filter(case=case, pk=given.recording_id).first() if given.recording_id else None
    return Delivery.objects.create(
        case=case,
        document=document,
        method=given.method,
        at=at,
        place=given.place,
        form_handed=given.form_handed,
        recipient=given.recipient,
        relation=given.relation,
        refused=given.refused,
        refusal_note=given.refusal_note,
        witness=given.witness,
        recording=recording,
        place_is_domicile=given.place_is_domicile,
        seal_affixed=given.seal_affixed,
    )


def report(case_id: uuid.UUID, given: ReportGiven, act: Act) -> Case:
    """Reports the on-the-spot decision to the bureau (行政处罚法 52条3款; SMP-06)."""
    with take(REPORT, case_id, act, lambda case: {"report": case_facts.reported(case, act.at)}) as taken:
        if hasattr(taken.case, "report"):
            raise Conflict("这件案件已经报备。")
        Report.objects.create(case=taken.case, reported_at=act.at, reported_by=act.by, note=given.note)
    return taken.case
