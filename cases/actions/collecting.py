"""Money: cash at the kerb and its way to the bank, payment at the bank, deferral, late fee. All in yuan."""

from __future__ import annotations

import uuid

from django.db import IntegrityError

from cases import calculation
from cases import facts as case_facts
from cases.actions.beside import put
from cases.actions.step import Parts, take
from cases.models import Case, CashReceipt, Deferral, LateFee, Payment
from cases.procedure import (
    BANK_CASH,
    COLLECT_CASH,
    DEFER_PAYMENT,
    HAND_IN_CASH,
    RECORD_PAYMENT,
    SETTLE_LATE_FEE,
)
from cases.shapes import Act, BankingGiven, CashGiven, DeferralGiven, LateFeeGiven, Nothing, PaymentGiven
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict


def collect_cash(case_id: uuid.UUID, given: CashGiven, act: Act) -> Case:
    """Collects the fine on the spot, on one of three grounds and against a numbered receipt (SMP-08, SMP-09)."""
    used = CashReceipt.objects.filter(receipt_number=given.receipt_number).exists()
    parts = {"cash": case_facts.cash(given, act.at, receipt_used_before=used)}
    with take(COLLECT_CASH, case_id, act, parts) as taken:
        try:
            CashReceipt.objects.create(
                case=taken.case,
                amount=given.amount,
                ground=given.ground,
                reason=given.reason,
                asked_by_party=given.asked_by_party,
                receipt_number=given.receipt_number,
                collected_at=act.at,
            )
        except IntegrityError as error:
            raise Conflict("本案已经当场收缴，或者这个票据号已经用过。请核对票据。") from error
        taken.on_record["cash"] = {"amount": str(given.amount), "ground": given.ground}
    return taken.case


def hand_in_cash(case_id: uuid.UUID, given: Nothing, act: Act) -> Case:
    """Finance receives the cash from the officer (SMP-10: within 2 working days)."""
    with take(HAND_IN_CASH, case_id, act, lambda case: case_facts.moved_cash(case, handed_in=act.at)) as taken:
        waiting = CashReceipt.objects.filter(case=taken.case, handed_in_at__isnull=True)
        if not waiting.update(handed_in_at=act.at, handed_in_to=act.by):
            raise Conflict("没有待交的当场收缴款，或者已经交过。")
    return taken.case


def bank_cash(case_id: uuid.UUID, given: BankingGiven, act: Act) -> Case:
    """Finance pays the cash in at the bank (SMP-10: within 2 working days of receiving it)."""
    with take(BANK_CASH, case_id, act, lambda case: case_facts.moved_cash(case, banked=act.at)) as taken:
        waiting = CashReceipt.objects.filter(case=taken.case, handed_in_at__isnull=False, banked_at__isnull=True)
        try:
            banked = waiting.update(banked_at=act.at, bank_reference=given.bank_reference)
        except IntegrityError as error:
            raise Conflict("这个缴款凭证号已经用过。请核对凭证。") from error
        if not banked:
            raise Conflict("没有待缴付银行的收缴款：先交至本机关，或者已经缴付。")
    return taken.case


def record_payment(case_id: uuid.UUID, given: PaymentGiven, act: Act) -> Case:
    """Records money that reached the bank; one bank transaction counts once (行政处罚法 67条)."""
    parts = {"new_payment": case_facts.payment(given)}
    with take(RECORD_PAYMENT, case_id, act, parts) as taken:
        try:
            Payment.objects.create(
                case=taken.case,
                amount=given.amount,
                towards=given.towards,
                paid_on=given.paid_on,
                transaction=given.transaction,
                entered_at=act.now,
            )
        except IntegrityError as error:
            raise Conflict("这个银行流水号已经登记过。请核对流水号。") from error
        taken.on_record["payment"] = {"amount": str(given.amount), "towards": given.towards}
    return taken.case


def defer_payment(case_id: uuid.UUID, given: DeferralGiven, act: Act) -> Case:
    """The bureau approves deferral or instalments that add up to the fine (行政处罚法 66条2款; PAY-05)."""
    with take(DEFER_PAYMENT, case_id, act, lambda case: {"deferral": case_facts.deferral(given, case)}) as taken:
        put(
            taken.case,
            Deferral,
            applied_on=given.applied_on,
            reason=given.reason,
            instalments=[[day.isoformat(), str(amount)] for day, amount in given.instalments],
            approved_at=act.at,
            approved_by=act.by,
        )
        taken.on_record["deferral"] = {"instalments": len(given.instalments)}
    return taken.case


def settle_late_fee(case_id: uuid.UUID, given: LateFeeGiven, act: Act) -> Case:
    """The bureau adds the late fee or leaves it, the sum computed and frozen (行政处罚法 72条1款; PAY-03, 04)."""

    def parts(case: Case) -> Parts:
        return {"late_fee": case_facts.late_fee(case, local_day(act.now))} if given.charged else {}

    with take(SETTLE_LATE_FEE, case_id, act, parts) as taken:
        computed = calculation.late_fee_of(taken.case, local_day(act.at))
        put(
            taken.case,
            LateFee,
            charged=given.charged,
            amount=computed.amount if given.charged else 0,
            until=local_day(act.at),
            reason=given.reason,
            calculation=list(computed.arithmetic),
            decided_at=act.at,
        )
        taken.on_record["late_fee"] = {"charged": given.charged, "amount": str(computed.amount)}
    return taken.case
