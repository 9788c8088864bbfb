"""The four pages of the street form as Django forms. They check shape; the law is asked when the act is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms

from cases import identity
from cases.forms import fields, numbers
from cases.models import Party
from enforcement.kernel.clock import SHANGHAI
from enforcement.models import Certificate, Officer, Organisation

ORDERS = (
    ("corrected", "已责令当场改正，已经改正"),
    ("by_day", "责令限期改正"),
    ("refused", "已责令当场改正，拒不改正"),
)
CONDUCT = (
    ("salute", "敬礼问候"),
    ("badge_shown", "出示执法证件"),
    ("uniform", "着制式服装、佩戴标志"),
    ("recorder_on", "执法记录仪全程开启"),
)
CONDUCTED = (("all", "敬礼、亮证、着装、记录仪，四项都已做到"), ("some", "有没做到的，逐项勾选"))
CAPACITIES = (
    ("full", "完全"),
    ("limited", "尚未完全丧失辨认或者控制能力"),
    ("none", "不能辨认或者不能控制自己行为"),
)
KINDS = (("individual", "公民"), ("sole_trader", "个体工商户"), ("unit", "单位"), ("unknown", "无法查明"))
PAPERS = (("", "居民身份证或者统一社会信用代码"), ("other", "其他证件（护照、往来证件、旧式执照等）"))


@dataclass(frozen=True)
class Beside:
    """Somebody who could stand beside, and why he may not today; an empty fault means he may."""

    officer: Officer
    certificate: Certificate | None
    fault: str


def asking(field: Any, words: str) -> Any:
    """The field with its own sentence for when it is left empty."""
    field.error_messages["required"] = words
    return field


class Page(forms.Form):
    """A page on which some fields are asked only when another field has one of the named values.

    They are shown as required, since they stand beside the choice that asks for them.
    """

    only_if: ClassVar[dict[str, tuple[str, frozenset[str]]]] = {}

    def full_clean(self) -> None:
        waived = [self.fields[name] for name in self.only_if if not self._is_asked(name)]
        for field in waived:
            field.required = False
        super().full_clean()
        for field in waived:
            field.required = True

    def _is_asked(self, name: str) -> bool:
        other, values = self.only_if[name]
        return self.data.get(other, "") in values


class EvidenceForm(Page):
    """Page 1: where, what, seen how, what was ordered, and how the officers behaved."""

    only_if: ClassVar = {"due_on": ("order", frozenset({"by_day"}))}

    organisation = forms.TypedChoiceField(label="办案机构", coerce=int, widget=forms.Select({"class": "select"}))
    place = asking(fields.text("地点", autocomplete="off"), "请写明地点，写到门牌号或者参照物。")
    latitude = forms.DecimalField(
        max_digits=9, decimal_places=6, min_value=-90, max_value=90, required=False, widget=forms.HiddenInput
    )
    longitude = forms.DecimalField(
        max_digits=9, decimal_places=6, min_value=-180, max_value=180, required=False, widget=forms.HiddenInput
    )
    outside = fields.tick("地点不在本机关辖区")
    jurisdiction_basis = fields.text("管辖依据", help_text="指定管辖文书编号，或者另有规定的条文", required=False)
    violation = asking(fields.text("违法行为", most=20), "请选择违法行为。输几个字或者拼音首字母可以查找。")
    facts = asking(fields.area("看到的情况", help_text="时间、地点、谁、做了什么、数量"), "请写明看到的情况。")
    found_at = fields.moment("发现时间")
    began_on = fields.day("违法行为开始的日期", help_text="不填就是发现的那一天", required=False)
    continuing = fields.tick("连续或者继续状态，还没有结束")
    order = asking(fields.choose("责令改正", ORDERS, rows=True), "请选择责令改正的情况；已经改正的也要选。")
    requirement = asking(fields.text("改正要求", most=300), "请写明要求怎样改正。")
    due_on = asking(fields.day("改正期限"), "请选择改正期限。")
    conduct = asking(fields.choose("现场规范", CONDUCTED, rows=True), "请确认敬礼、亮证、着装和执法记录仪。")
    conduct_items = forms.MultipleChoiceField(
        label="做到的", choices=CONDUCT, required=False, widget=forms.CheckboxSelectMultiple
    )
    recorder_number = fields.text("记录仪编号", required=False, most=40, autocomplete="off")

    def __init__(self, *args: Any, organisations: Sequence[Organisation], now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["organisation"].choices = [(each.pk, each.name) for each in organisations]  # type: ignore[attr-defined]  # a choice field

    def clean_found_at(self) -> datetime:
        found: datetime = self.cleaned_data["found_at"]
        # A minute typed without seconds may lie a moment ahead of a clock that has them.
        if found > self.now + timedelta(minutes=1):
            raise forms.ValidationError("发现时间晚于现在。请核对。")
        return min(found, self.now)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        today = self.now.astimezone(SHANGHAI).date()
        if data.get("order") == "by_day":
            due: date | None = data.get("due_on")
            if due is not None and due <= today:
                self.add_error("due_on", "改正期限须晚于今天。当场就要改正的，改选当场改正。")
        began, found = data.get("began_on"), data.get("found_at")
        if began and found and began > found.astimezone(SHANGHAI).date():
            self.add_error("began_on", "开始的日期晚于发现时间。请核对。")
        return data

    @property
    def done(self) -> dict[str, bool]:
        """Which of the four were done on site."""
        everything = self.cleaned_data["conduct"] == "all"
        return {key: everything or key in self.cleaned_data["conduct_items"] for key, _ in CONDUCT}


class PartyForm(Page):
    """Page 2: who, identified by what, and which officer stands beside.

    The kind may be told by the number, so what is asked of which kind is found out in `clean`.
    """

    only_if: ClassVar = {name: ("", frozenset()) for name in ("name", "address", "unidentified_reason")}

    kind = fields.choose("当事人类别", KINDS, required=False)
    name = fields.text("姓名或者名称", most=100, autocomplete="off")
    representative = fields.text("法定代表人、负责人或者经营者", required=False, most=60, autocomplete="off")
    id_other = fields.select("证件种类", PAPERS, required=False)
    id_number = fields.text("证件号码", required=False, most=40, autocomplete="off", autocapitalize="characters")
    id_override_reason = fields.text(
        "号码仍然使用的理由", help_text="旧式证照、其他证件或者没有证件的，写明情况", required=False
    )
    unidentified_reason = fields.text("为什么无法查明身份")
    born = fields.day("出生日期", help_text="身份证号码里有的不用填", required=False)
    age_group = fields.choose(
        "年龄段",
        Party.AgeGroup.choices,
        help_text="不知道出生日期的，按当事人所说和看到的情况选择",
        required=False,
        rows=True,
    )
    capacity = fields.choose("责任能力", CAPACITIES, required=False, rows=True)
    phone = fields.text("电话", required=False, most=30, inputmode="tel", autocomplete="off")
    address = fields.text("住址或者住所", autocomplete="off")
    second_officer = forms.TypedChoiceField(
        label="第二名执法人员", coerce=int, error_messages={"required": "请选择第二名执法人员。"}
    )

    def __init__(self, *args: Any, beside: Sequence[Beside], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = beside
        self.fields["second_officer"].choices = [(each.officer.pk, each.officer.name) for each in beside]  # type: ignore[attr-defined]  # a choice field
        self.fields["second_officer"].error_messages["invalid_choice"] = (
            "第二名执法人员须是本机关的执法人员，协管人员不能担任。请在名单中选择。"
        )

    def clean_second_officer(self) -> int:
        chosen: int = self.cleaned_data["second_officer"]
        fault = next(each.fault for each in self.beside if each.officer.pk == chosen)
        if fault:
            raise forms.ValidationError(f"不能选择这名人员：{fault}。请改选一名。")
        return chosen

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        number = (data.get("id_number") or "").strip()
        data["kind"] = data.get("kind") or numbers.kind_told_by(number)
        data["capacity"] = data.get("capacity") or "full"
        if not data["kind"]:
            self.add_error("kind", "请选择当事人类别，或者填写证件号码由系统判断。")
        elif data["kind"] == "unknown":
            self._unknown(data)
        else:
            self._known(data, number)
        return data

    def _unknown(self, data: dict[str, Any]) -> None:
        if not (data.get("unidentified_reason") or "").strip():
            self.add_error("unidentified_reason", "请写明为什么无法查明身份，并拍下照片。")
        data["id_kind"], data["id_number"] = "none", ""

    def _known(self, data: dict[str, Any], number: str) -> None:
        if not (data.get("name") or "").strip():
            self.add_error("name", "请填写姓名或者名称。")
        if not (data.get("address") or "").strip():
            self.add_error("address", "请填写住址或者住所，决定书要写明。")
        data["id_kind"] = "other" if data.get("id_other") else numbers.id_kind_of(data["kind"], number)
        explained = (data.get("id_override_reason") or "").strip()
        if not explained and (says := numbers.fault(data["id_kind"], number)):
            self.add_error("id_number", says)
        natural = data["kind"] == "individual"
        data["born"] = data.get("born") or identity.birthday(data["id_kind"], number)
        if natural and data["born"] is None and not data.get("age_group") and "born" not in self.errors:
            self.add_error("born", "证件号码里没有出生日期。请填写出生日期；问不出的，选择年龄段。")
