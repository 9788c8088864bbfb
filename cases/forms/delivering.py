"""Delivery of papers and the report to the bureau."""

from __future__ import annotations

import uuid
from typing import Any

from cases import queries
from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import Case, Delivery
from cases.shapes import DeliveryGiven, PaperCorrectionGiven, ReportGiven
from enforcement.rules.facts import RECIPIENTS

FORMS = [("page", "网页打印件（A4）"), ("roll", "便携打印件（80 毫米）"), ("pdf", "PDF 打印件")]


class DeliveryForm(StepForm):
    """录入送达."""

    document = fields.choose("送达的文书", [], rows=True)
    method = fields.choose("送达方式", Delivery.Method.choices)
    place = fields.text("送达地点")
    form_handed = fields.choose("交付的形式", FORMS)
    relation = fields.select("签收人是", [("", "请选择"), *RECIPIENTS.items()], required=False)
    recipient = fields.text("签收人姓名", required=False, most=60, help_text="本人签收的可不填。")
    refused = fields.tick("当事人拒绝签收")
    refusal_note = fields.area("拒签情况", required=False, most=200, rows=2, help_text="写拒签的理由和经过。")
    witness = fields.text("见证人及单位", required=False, most=100)
    recording = fields.select("全程录音录像", [], required=False, help_text="从本案证据中选择；没有的，先补充证据。")
    place_is_domicile = fields.tick("送达地点是受送达人的住所")
    seal_affixed = fields.tick("文书已加盖本机关印章", help_text="普通程序的处罚决定书没有盖章的，不能送达。")

    def arrange(self) -> None:
        """Papers that are not delivered yet, and recordings in the file."""
        if self.case.procedure != Case.Procedure.ORDINARY:
            # The form used on the spot bears the seal from the printer (行政处罚法 52条1款).
            del self.fields["seal_affixed"]
        waiting = queries.papers_to_deliver(self.case)
        self.fields["document"].choices = [(str(each.pk), str(each)) for each in waiting]
        recordings = self.case.evidence.filter(kind__in=["audio_visual", "electronic"], excluded_reason="")
        found = [(str(each.pk), each.title) for each in recordings]
        self.fields["recording"].choices = [("", "没有"), *found]

    def first_values(self) -> dict[str, Any]:
        """The only paper is chosen; the place is where the act happened."""
        offered = self.fields["document"].choices
        return {"place": self.case.place, "document": offered[0][0] if len(offered) == 1 else None}

    def clean(self) -> dict[str, Any]:
        """A refusal to sign is described (行政处罚法 61条; 民事诉讼法 89条)."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("refused") and not cleaned.get("refusal_note") and "refusal_note" not in self.errors:
            self.add_error("refusal_note", "当事人拒签的，请写明拒签情况。")
        return cleaned

    def given(self) -> DeliveryGiven:
        """The delivery as the action takes it."""
        cleaned = self.cleaned_data
        same = ("method", "place", "form_handed", "recipient", "relation", "refused", "refusal_note", "witness")
        return DeliveryGiven(
            document_id=uuid.UUID(cleaned["document"]),
            recording_id=uuid.UUID(cleaned["recording"]) if cleaned["recording"] else None,
            place_is_domicile=cleaned["place_is_domicile"],
            seal_affixed=bool(cleaned.get("seal_affixed")),
            **{name: cleaned[name] for name in same},
        )


class PaperCorrectionForm(StepForm):
    """更正文书."""

    document = fields.choose("有误的文书", [], rows=True)
    reason = fields.area("更正理由", most=200, rows=3, help_text="印在更正后的文书上，原文号登记作废。")

    def arrange(self) -> None:
        """Papers that may be replaced now."""
        offered = queries.correctable_papers(self.case)
        self.fields["document"].choices = [(str(each.pk), str(each)) for each in offered]

    def given(self) -> PaperCorrectionGiven:
        """The correction as the action takes it."""
        return PaperCorrectionGiven(uuid.UUID(self.cleaned_data["document"]), self.cleaned_data["reason"])


class ReportForm(StepForm):
    """报备."""

    note = fields.area("说明", required=False, most=200, rows=2)

    def given(self) -> ReportGiven:
        """The report as the action takes it."""
        return ReportGiven(note=self.cleaned_data["note"])
