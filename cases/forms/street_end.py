"""Pages 3 and 4 of the street form: telling and amount, signing and handing over."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from cases.amounts import Bounds
from cases.forms import fields
from cases.forms.street import Page, asking
from cases.forms.waivers import measured
from cases.models import CashReceipt, Statement
from enforcement.rules.waivers import GROUNDS

OTHER, WARNING, LET_OFF, ORDER_ONLY = "other", "warning", "none", "order"
NO_STATEMENT, SAID, DISPUTED = "none", "made", "dispute"

# One question for three answers of 33条1款: slight, no harm, slight harm.
HARM = (
    ("none_minor", "情节轻微，没有造成危害后果"),
    ("none", "没有造成危害后果，但情节不属轻微"),
    ("slight", "造成轻微的危害后果"),
    ("grave", "造成的危害后果不轻微"),
)
HARM_ANSWERS = {
    "none_minor": {"minor": True, "no_harm": True, "slight_harm": True},
    "none": {"minor": False, "no_harm": True, "slight_harm": True},
    "slight": {"minor": False, "no_harm": False, "slight_harm": True},
    "grave": {"minor": False, "no_harm": False, "slight_harm": False},
}
CIRCUMSTANCES = (
    ("no_fault_proved", "有证据足以证明没有主观过错"),
    ("eliminated_harm", "主动消除或者减轻危害后果"),
    ("coerced", "受他人胁迫或者诱骗"),
    ("self_disclosed", "主动供述尚未掌握的违法行为"),
    ("meritorious", "配合查处有立功表现"),
    ("guardian_told", "已责令监护人加以管教"),
    ("lightened", "从轻处罚（在幅度内取低）"),
)
STATEMENTS = (
    (NO_STATEMENT, "已告知权利，没有陈述申辩"),
    (SAID, "已告知权利，有陈述申辩，记录并当场复核"),
    (DISPUTED, "对事实异议大，转普通程序"),
)


class AmountForm(Page):
    """Page 3: what is imposed or not, the circumstances behind it, and what the party said."""

    only_if: ClassVar = {
        "other": ("penalty", frozenset({OTHER})),
        "ground": ("penalty", frozenset({LET_OFF})),
        "education": ("penalty", frozenset({LET_OFF})),
        "said": ("statement", frozenset({SAID})),
        "review": ("statement", frozenset({SAID})),
        "review_reason": ("statement", frozenset({SAID})),
        "convert_reason": ("statement", frozenset({DISPUTED})),
    }

    penalty = asking(fields.text("处理", most=20), "请选择罚款数额或者其他处理。")
    other = asking(fields.money("其他数额（元）"), "请填写罚款数额。")
    also_warning = fields.tick("同时给予警告")
    harm = asking(fields.choose("情节和后果", HARM, rows=True), "请选择情节和后果：是否轻微、有没有危害后果。")
    circumstances = forms.MultipleChoiceField(
        label="其他情节", choices=CIRCUMSTANCES, required=False, widget=forms.CheckboxSelectMultiple
    )
    ground = asking(fields.choose("不予处罚的情形", GROUNDS.items(), rows=True), "请选择不予处罚的情形。")
    education = asking(fields.area("教育内容"), "请写明怎样教育当事人。")
    commitment = fields.area("承诺书内容", help_text="当事人自愿签署的才填", required=False)
    statement = asking(fields.choose("当事人怎么说", STATEMENTS, rows=True), "请告知权利并询问当事人，再选择一项。")
    said = fields.area("陈述申辩内容")
    review = fields.choose("复核意见", Statement.Review.choices)
    review_reason = fields.area("复核理由")
    convert_reason = fields.text("转普通程序的理由", most=300)

    def __init__(
        self,
        *args: Any,
        bounds: Bounds,
        corrected: bool,
        by_day: bool,
        listed: Mapping[str, forms.Field],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.listed = tuple(listed)
        self.fields |= listed
        self.bounds, self.corrected, self.by_day = bounds, corrected, by_day
        only_ordered = self.data.get("penalty") == ORDER_ONLY
        self.fields["harm"].required = corrected and not only_ordered
        self.fields["statement"].required = not only_ordered

    def clean_penalty(self) -> str:
        choice: str = self.cleaned_data["penalty"]
        if choice in self._lawful():
            return choice
        raise forms.ValidationError("这一处理不在法定可选范围内。请在下列各项中选择。")

    def _lawful(self) -> set[str]:
        offered = {LET_OFF} | {str(amount) for amount in self.bounds.choices}
        offered |= {OTHER} if self.bounds.fine else set()
        offered |= {WARNING} if self.bounds.warning else set()
        return offered | ({ORDER_ONLY} if self.by_day else set())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        amount = data.get("other")
        low, high = self.bounds.low, self.bounds.high
        if data.get("penalty") == OTHER and amount is not None and not low <= amount <= high:
            self.add_error("other", f"罚款数额须在 ￥{low:,} 至 ￥{high:,} 之间。超过的须转普通程序。")
        return data

    def _is_asked(self, name: str) -> bool:
        if name == "education" and self.data.get("ground") == "not_established":
            return False
        return super()._is_asked(name)

    @property
    def fine(self) -> Decimal | None:
        """The fine chosen, in yuan, or None."""
        choice = self.cleaned_data["penalty"]
        if choice == OTHER:
            amount: Decimal | None = self.cleaned_data["other"]
            return amount
        return None if choice in (WARNING, LET_OFF, ORDER_ONLY) else Decimal(choice)

    @property
    def warning(self) -> bool:
        """Whether a warning is given: chosen, added to a fine, or demanded by the clause."""
        if self.cleaned_data["penalty"] == WARNING:
            return True
        return self.fine is not None and (self.bounds.warning_required or self.cleaned_data["also_warning"])

    @property
    def answers(self) -> dict[str, Any]:
        """The circumstances as the rules take them. Not corrected is answered by the order itself."""
        picked = self.cleaned_data["circumstances"]
        answers = {code: code in picked for code, _ in CIRCUMSTANCES}
        answers["corrected_in_time"] = self.corrected
        if self.cleaned_data.get("no_damage"):
            answers["no_damage"] = self.cleaned_data["no_damage"] == "yes"
        return answers | HARM_ANSWERS.get(self.cleaned_data["harm"], {}) | measured(self.cleaned_data)

    def asked_by_list(self) -> list[forms.BoundField]:
        """What the waiver list asks beyond the usual, for the template."""
        return [self[name] for name in self.listed]


SIGNED = ""
SIGNED = "两名执法人员已签名，"
RECEIVERS_OF_UNITS = (
    ("legal_representative", "法定代表人签收"),
    ("person_in_charge", "负责人签收"),
    ("receiving_clerk", "收件人员签收"),
    ("agent", "代理人签收"),
)
RECEIVERS = (
    ("party", "当事人签收"),
    ("adult_family_living_together", "同住成年家属签收"),
    ("agent", "代理人签收"),
)
REFUSED = "refused"
FORMS = (("page", "网页打印件（A4）"), ("roll", "便携打印件（80 mm）"))


class IssueForm(Page):
    """Page 4: both officers have signed, the paper is handed over, cash only on a ground."""

    only_if: ClassVar = {
        "handed_to": ("delivery", frozenset({REFUSED})),
        "refusal_note": ("delivery", frozenset({REFUSED})),
        "cash_ground": ("cash", frozenset({"on"})),
        "receipt_number": ("cash", frozenset({"on"})),
    }

    delivery = forms.ChoiceField(
        label="签名与交付",
        widget=forms.RadioSelect,
        error_messages={"required": "请两名执法人员签名、把决定书交给当事人，再选择签收情况。"},
    )
    recipient = fields.text("签收人姓名", help_text="不是当事人本人签收的才填", required=False, most=60)
    handed_to = fields.select("向谁交付", ())
    refusal_note = fields.text("拒绝签收的情况", help_text="会注明在决定书上")
    witness = fields.text("见证人及单位", required=False, most=100)
    handed = fields.choose("交付形式", FORMS)
    cash = fields.tick("当场收缴罚款")
    cash_ground = asking(fields.select("当场收缴的情形", ()), "请选择当场收缴的法定情形。")
    cash_reason = fields.text("理由", required=False)
    cash_asked = fields.tick("当事人提出当场缴纳，已书面记录或者录音")
    receipt_number = fields.text("财政部门专用票据号", most=40, autocomplete="off")

    def __init__(self, *args: Any, unit: bool, fine: Decimal | None, paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper, self.fine, self.unit = paper, fine, unit
        receivers = RECEIVERS_OF_UNITS if unit else RECEIVERS
        offered = [*receivers, (REFUSED, "当事人拒绝签收")]
        self.fields["delivery"].choices = [(key, f"{SIGNED}{words}") for key, words in offered]  # type: ignore[attr-defined]  # a choice field
        givers = [(key, words.removesuffix("签收")) for key, words in receivers]
        self.fields["handed_to"].choices = [("", "请选择"), *givers]  # type: ignore[attr-defined]  # a choice field
        self.fields["cash_ground"].choices = [("", "请选择"), *CashReceipt.Ground.choices]  # type: ignore[attr-defined]  # a choice field
        if not paper:
            for name in ("delivery", "handed"):
                self.fields[name].required = False

    def _is_asked(self, name: str) -> bool:
        if name == "handed_to" and not self.unit:
            return False
        return self.paper and super()._is_asked(name) and (self.fine is not None or self.only_if[name][0] != "cash")
