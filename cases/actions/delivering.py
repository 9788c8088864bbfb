"""Delivery of papers 送达, and the report of the decision to the bureau 备案."""

from __future__ import annotations

import uuid
from datetime import datetime

from cases import facts as case_facts
from cases.actions.step import take
from cases.models import Case, Delivery, Document, Evidence, Report
from cases.procedure import DELIVER, REPORT
from cases.shapes import Act, DeliveryGiven, ReportGiven
from enforcement.kernel.errors import Conflict, NotVisible


def deliver(case_id: uuid.UUID, given: DeliveryGiven, act: Act) -> Case:
    """Records how a paper reached the party; the day starts every period that follows (SRV-01…04)."""
    with take(DELIVER, case_id, act, lambda case: case_facts.handed_over(given, act.at, case)) as taken:
        document = Document.objects.filter(case=taken.case, pk=given.document_id).only("number").first()
        if document is None:
            raise NotVisible("本案没有这份文书。")
        if Delivery.objects.filter(document=document).exists():
            raise Conflict("这份文书已经送达。")
        _write(taken.case, document, given, act.at)
        taken.on_record["delivery"] = {
            "document": document.number,
            "method": given.method,
            "form": given.form_handed,
            "refused": given.refused,
        }
    return taken.case


def _write(case: Case, document: Document, given: DeliveryGiven, at: datetime) -> None:
    recording = Evidence.objects.filter(case=case, pk=given.recording_id).first() if given.recording_id else None
    Delivery.objects.create(
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
