"""Investigation: records of inspection and inquiry, and which evidence carries which element."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django import forms

from cases.facts.ordinary import element_names
from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import ElementProof
from cases.models.investigation import SIGNED
from cases.shapes import FieldRecordGiven, ProofGiven
from enforcement.kernel.clock import SHANGHAI

SAME = ("began_at", "ended_at", "place", "content", "badge_shown", "rights_told", "signed", "person")
SAME += ("person_number", "relation", "note", "witness")
ASKED = {
    "inspection": ("检查（勘验）经过和发现的情况", "写方位、数量、尺寸、状态和现场经过；照片另行补充为证据。"),
    "inquiry": ("询问内容", "一问一答，照原话写。先问身份，再告知权利，再问事实。"),
}
PERSON = {"inspection": "被检查人或者在场人", "inquiry": "被询问人"}


class FieldRecordForm(StepForm):
    """现场检查（勘验）笔录, 询问笔录."""

    body_template: ClassVar[str] = "cases/forms/field_record.html"

    began_at = fields.moment("开始时间")
    ended_at = fields.moment("结束时间")
    place = fields.text("地点")
    badge_shown = fields.tick("两名执法人员已出示执法证件")
    rights_told = fields.tick("已告知权利义务", help_text="如实回答、协助检查的义务，申请回避和核对笔录的权利。")
    person = fields.text("被检查（询问）人", required=False, most=60)
    person_number = fields.text("证件号码", required=False, most=40, autocomplete="off")
    relation = fields.text("与案件的关系", required=False, most=60, help_text="如：当事人、负责人、现场负责人、证人。")
    content = fields.area("内容", most=20000, rows=10)
    signed = fields.choose("确认", SIGNED)
    note = fields.area("拒签或者不在场的说明", required=False, most=200, rows=2)
    witness = fields.text("见证人及单位", required=False, most=100)

    def arrange(self) -> None:
        """The words of an inspection or of an inquiry."""
        label, hint = ASKED[self.step.name]
        self.fields["content"].label, self.fields["content"].help_text = label, hint
        self.fields["person"].label = PERSON[self.step.name]

    def first_values(self) -> dict[str, Any]:
        """The place of the case, and a record that ends now."""
        return {"place": self.case.place, "ended_at": self.now.astimezone(SHANGHAI).replace(tzinfo=None)}

    def clean(self) -> dict[str, Any]:
        """Times in order; what is not signed is explained; an inquiry names whom it asked."""
        cleaned: dict[str, Any] = super().clean() or {}
        began, ended = cleaned.get("began_at"), cleaned.get("ended_at")
        if began and ended and ended < began:
            self.add_error("ended_at", "结束时间不能早于开始时间。")
        if ended and ended > self.now and "ended_at" not in self.errors:
            self.add_error("ended_at", "结束时间不能晚于现在。请核对。")
        if cleaned.get("signed") in ("refused", "absent") and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", "没有签名确认的，请写明原因；有见证人的写明见证人。")
        if self.step.name == "inquiry" and not cleaned.get("person") and "person" not in self.errors:
            self.add_error("person", "请写明询问的是谁。")
        return cleaned

    def given(self) -> FieldRecordGiven:
        """The record as the action takes it."""
        return FieldRecordGiven(**{name: self.cleaned_data[name] for name in SAME})


class ProofForm(StepForm):
    """写明证据证明的要件: one row an element, one column of boxes a piece of evidence at a time."""

    body_template: ClassVar[str] = "cases/forms/proof.html"

    evidence = fields.choose("哪一份证据", [], rows=True)
    elements = forms.MultipleChoiceField(
        label="证明哪些要件",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少勾选一个要件。", "invalid_choice": fields.NOT_OFFERED},
    )
    note = fields.area("证明的内容", required=False, most=200, rows=2, help_text="写这份证据怎样证明上面的要件。")

    def arrange(self) -> None:
        """Evidence that counts, with its number in the file and what it carries already; the elements."""
        every = self.case.evidence.prefetch_related("proofs").order_by("received_at")
        self.counting = [(number, each) for number, each in enumerate(every, start=1) if not each.excluded_reason]
        self.fields["evidence"].choices = [
            (str(each.pk), f"证 {number} {each.title}{_carried(each)}") for number, each in self.counting
        ]
        self.fields["elements"].choices = [(each, each) for each in element_names(self.case)]

    def first_values(self) -> dict[str, Any]:
        """The only piece of evidence is chosen."""
        offered = self.fields["evidence"].choices
        return {"evidence": offered[0][0] if len(offered) == 1 else None}

    def table(self) -> list[tuple[str, list[str]]]:
        """Each element with the evidence that carries it so far, for the template."""
        held: dict[str, list[str]] = {name: [] for name in element_names(self.case)}
        for number, each in self.counting:
            for name in {each.element, *(proof.element for proof in each.proofs.all())} & set(held):
                held[name].append(f"证 {number} {each.title}")
        return list(held.items())

    def given(self) -> ProofGiven:
        """The proof as the action takes it."""
        cleaned = self.cleaned_data
        return ProofGiven(uuid.UUID(cleaned["evidence"]), tuple(cleaned["elements"]), cleaned["note"])


def _carried(evidence: Any) -> str:
    proofs: list[ElementProof] = list(evidence.proofs.all())
    names = dict.fromkeys([*filter(None, [evidence.element]), *(each.element for each in proofs)])
    return f"（已证明{'、'.join(names)}）" if names else ""
