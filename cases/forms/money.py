"""Money: cash at the kerb and its way to the bank, payment, deferral, late fee. All in yuan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import CashReceipt, Payment
from cases.shapes import BankingGiven, CashGiven, DeferralGiven, LateFeeGiven, PaymentGiven
from enforcement.kernel.clock import local_day

INSTALMENTS = 6


class CashForm(StepForm):
    """当场收缴罚款."""

    amount = fields.money("收缴金额（元）")
    ground = fields.choose("当场收缴的情形", CashReceipt.Ground.choices, rows=True)
    receipt_number = fields.text(
        "专用票据号", most=40, help_text="国务院财政部门或者省级财政部门统一制发的票据。", autocomplete="off"
    )
    reason = fields.area("为什么事后难以执行", required=False, most=300, rows=2, help_text="选“事后难以执行”的填写。")
    asked_by_party = fields.tick("当事人到指定银行缴款确有困难，由当事人提出当场缴纳")

    def first_values(self) -> dict[str, Any]:
        """The fine, as decided."""
        return {"amount": self.case.decision.fine if hasattr(self.case, "decision") else None}

    def given(self) -> CashGiven:
        """The receipt as the action takes it."""
        names = ("amount", "ground", "receipt_number", "reason", "asked_by_party")
        return CashGiven(**{name: self.cleaned_data[name] for name in names})


class BankingForm(StepForm):
    """将罚款缴付银行."""

    bank_reference = fields.text("缴款凭证号", most=64, autocomplete="off")

    def given(self) -> BankingGiven:
        """The banking as the action takes it."""
        return BankingGiven(bank_reference=self.cleaned_data["bank_reference"])


class PaymentForm(StepForm):
    """登记缴款."""

    towards = fields.choose("款项", Payment._meta.get_field("towards").choices)
    amount = fields.money("金额（元）")
    paid_on = fields.day("缴款日期", help_text="银行入账凭证上的日期。")
    transaction = fields.text("银行流水号", most=64, autocomplete="off")

    def first_values(self) -> dict[str, Any]:
        """What is still owed of the fine."""
        fine = self.case.decision.fine if hasattr(self.case, "decision") else None
        paid = sum((each.amount for each in self.case.payments.filter(towards="fine")), Decimal(0))
        left = (fine or Decimal(0)) - paid
        return {"towards": "fine", "paid_on": local_day(self.now), "amount": left if left > 0 else None}

    def clean_paid_on(self) -> date:
        """Money that has not come yet is not recorded."""
        day: date = self.cleaned_data["paid_on"]
        if day > local_day(self.now):
            raise forms.ValidationError("缴款日期不能晚于今天。请核对凭证。")
        return day

    def given(self) -> PaymentGiven:
        """The payment as the action takes it."""
        return PaymentGiven(
            **{name: self.cleaned_data[name] for name in ("amount", "paid_on", "transaction", "towards")}
        )


class DeferralForm(StepForm):
    """批准延期或者分期缴款: one line defers, several are instalments."""

    body_template: ClassVar[str] = "cases/forms/deferral.html"

    applied_on = fields.day("当事人申请日期")
    reason = fields.area("经济困难情况", most=300, help_text="写当事人申请的理由和查证情况。")

    def arrange(self) -> None:
        """Up to six lines of day and amount."""
        for number in range(1, INSTALMENTS + 1):
            self.fields[f"day_{number}"] = fields.day(f"第 {number} 期缴款日", required=False)
            self.fields[f"amount_{number}"] = fields.money(f"第 {number} 期金额（元）", required=False)

    def lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The lines, for the template."""
        return [(self[f"day_{number}"], self[f"amount_{number}"]) for number in range(1, INSTALMENTS + 1)]

    def clean(self) -> dict[str, Any]:
        """Each line is whole; there is at least one."""
        cleaned: dict[str, Any] = super().clean() or {}
        pairs = [(n, cleaned.get(f"day_{n}"), cleaned.get(f"amount_{n}")) for n in range(1, INSTALMENTS + 1)]
        for number, due, amount in pairs:
            if (due is None) != (amount is None) and not {f"day_{number}", f"amount_{number}"} & set(self.errors):
                wanting = "day" if due is None else "amount"
                self.add_error(f"{wanting}_{number}", "日期和金额都要填写。")
        if not any(due for _, due, _ in pairs) and not self.errors:
            self.add_error("day_1", "请至少填写一期的缴款日和金额。")
        cleaned["instalments"] = tuple((due, amount) for _, due, amount in pairs if due and amount)
        return cleaned

    def given(self) -> DeferralGiven:
        """The deferral as the action takes it."""
        cleaned = self.cleaned_data
        return DeferralGiven(cleaned["applied_on"], cleaned["reason"], cleaned["instalments"])


class LateFeeForm(StepForm):
    """决定是否加处罚款."""

    charged = fields.choose("是否加处罚款", [("yes", "加处"), ("no", "不加处")])
    reason = fields.area("理由", required=False, most=300, rows=2, help_text="不加处的，写明理由。")

    def clean(self) -> dict[str, Any]:
        """Leaving the late fee out is explained (行政处罚法 72条1款)."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("charged") == "no" and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "不加处罚款的，请写明理由。")
        return cleaned

    def given(self) -> LateFeeGiven:
        """The choice as the action takes it."""
        return LateFeeGiven(charged=self.cleaned_data["charged"] == "yes", reason=self.cleaned_data["reason"])
