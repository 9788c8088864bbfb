"""Cash, instalments, late fee, clocks and their levels (SMP-08…10, PAY-01…07, APP-01, APP-04): both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import collection as law
from enforcement.rules import late_fees
from enforcement.rules.facts import (
    CashFacts,
    DeferralFacts,
    DisposalFacts,
    Facts,
    FigureFacts,
    Instalment,
    LateFeeFacts,
    PaymentFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, but, d, lawful, on, said, yuan

ground = law.cash_is_taken_only_on_a_ground
whole = law.the_cash_is_the_fine
receipt = law.the_treasury_s_receipt_is_given
banked = law.cash_reaches_the_bank_in_time
CASH = "forbids {} cash"
PAY_01, SMP_08, SMP_09, SMP_10 = ([CASH.format(code)] for code in ("PAY-01", "SMP-08", "SMP-09", "SMP-10"))


def cash(amount: str | None = "100", **changes: Any) -> Facts:
    outer = {key: changes.pop(key) for key in list(changes) if key in ("procedure", "law_day")}
    made = {"ground": "up_to_100", "receipt_no": "T1", "collected_at": at("2025-09-26T10:30"), **changes}
    return but(cash=CashFacts(amount=yuan(amount) if amount else None, **made), **outer)


HARD = {"ground": "hard_to_collect", "reason_stated": True}
REMOTE = {"ground": "remote", "party_asked": True, "reason_stated": True}
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("SMP-08 no cash", ground, lawful(), []),
    ("SMP-08 example: 100 yuan", ground, cash("100"), []),
    ("SMP-08 100.01 yuan", ground, cash("100.01"), SMP_08),
    ("SMP-08 example: 150 yuan, no reason", ground, cash("150", ground="hard_to_collect"), SMP_08),
    ("SMP-08 example: 150 yuan, pedlar without a home", ground, cash("150", **HARD), []),
    ("SMP-08 law of 2018: 20 yuan", ground, cash("20", law_day=d("2018-04-11")), []),
    ("SMP-08 law of 2018: 20.01 yuan", ground, cash("20.01", law_day=d("2018-04-11")), SMP_08),
    ("SMP-08 no amount", ground, cash(None), SMP_08),
    ("SMP-08 half a yuan", ground, cash("0.50"), []),
    ("SMP-08 zero", ground, cash("0"), SMP_08),
    ("SMP-08 remote, asked for", ground, cash("2000", **REMOTE), []),
    ("SMP-08 remote, not asked for", ground, cash("2000", **{**REMOTE, "party_asked": False}), SMP_08),
    (
        "SMP-08 remote, no difficulty stated",
        ground,
        cash("2000", **{**REMOTE, "reason_stated": False}),
        SMP_08,
    ),
    ("PAY-01 no ground", ground, cash("50", ground=""), PAY_01),
    ("PAY-01 example: ordinary procedure, not remote", ground, cash("50", procedure="ordinary"), PAY_01),
    ("PAY-01 ordinary procedure, hard to collect", ground, cash("50", **HARD, procedure="ordinary"), PAY_01),
    ("PAY-01 example: island village, asked for", ground, cash("2000", **REMOTE, procedure="ordinary"), []),
    ("SMP-08 the fine itself", whole, cash("100"), []),
    ("SMP-08 a cent less", whole, cash("99.99"), SMP_08),
    ("SMP-08 more than the fine", whole, cash("150"), SMP_08),
    ("SMP-08 only a warning", whole, but(cash(), proposal__fine=None), SMP_08),
    ("SMP-08 not punished", whole, but(cash(), proposal__outcome="not_punish"), SMP_08),
    ("SMP-08 nothing collected", whole, lawful(), []),
    ("SMP-09 receipt", receipt, cash(), []),
    ("SMP-09 no receipt", receipt, cash(receipt_no=" "), SMP_09),
    ("SMP-09 example: number used", receipt, cash(receipt_used_before=True), SMP_09),
    ("SMP-09 nothing collected", receipt, lawful(), []),
]

LATE = ["asks_reason SMP-10 reasons"]


def way(
    collected: str | None,
    handed: str | None = None,
    received: str | None = None,
    bank: str | None = None,
    **changes: Any,
) -> Facts:
    names = ("collected_at", "handed_in_at", "received_at", "banked_at")
    days = (collected, handed, received, bank)
    return cash(**{name: at(day) if day else None for name, day in zip(names, days, strict=True)}, **changes)


ROWS += [
    ("SMP-10 nothing collected", banked, lawful(), []),
    ("SMP-10 collected only", banked, way("2025-09-30"), []),
    ("SMP-10 received, not banked yet", banked, way("2025-09-30", "2025-10-10", "2025-10-10"), []),
    ("SMP-10 no time", banked, way(None), SMP_10),
    ("SMP-10 example: 2025-09-30 to 10-10", banked, way("2025-09-30", "2025-10-10"), []),
    ("SMP-10 handed in 10-11", banked, way("2025-09-30", "2025-10-11"), LATE),
    ("SMP-10 example: banked 10-13", banked, way("2025-09-30", "2025-10-10", "2025-10-10", "2025-10-13"), []),
    ("SMP-10 banked 10-14", banked, way("2025-09-30", "2025-10-10", "2025-10-10", "2025-10-14"), LATE),
    ("SMP-10 both late", banked, way("2025-09-30", "2025-10-11", "2025-10-11", "2025-10-15"), LATE * 2),
    ("SMP-10 example: 2026-02-13 to 02-24", banked, way("2026-02-13", "2026-02-24"), []),
    ("SMP-10 handed in 02-25", banked, way("2026-02-13", "2026-02-25"), LATE),
    ("SMP-10 handed in before collected", banked, way("2025-09-30", "2025-09-29"), SMP_10),
    ("SMP-10 banked before received", banked, way("2025-09-28", "2025-09-29", "2025-09-30", "2025-09-29"), SMP_10),
    ("SMP-10 banked, never received", banked, way("2025-09-28", "2025-09-29", None, "2025-09-30"), SMP_10),
    (
        "SMP-10 on water, from landing",
        banked,
        way("2025-09-26", "2025-10-09", on_water=True, landed_on=d("2025-09-28")),
        LATE,
    ),
    ("SMP-10 on water, in time", banked, way("2025-09-26", "2025-10-09", on_water=True, landed_on=d("2025-09-30")), []),
    (
        "SMP-10 on land a landing counts for nothing",
        banked,
        way("2025-09-26", "2025-10-09", landed_on=d("2025-09-30")),
        LATE,
    ),
    ("SMP-10 on water, landing not stated", banked, way("2025-09-26", "2025-10-09", on_water=True), SMP_10),
]

deferred = law.payment_is_put_off_lawfully
PAYMENT = ["forbids PAY-05 payment"]
THREE = (("2025-10-31", "1000"), ("2025-11-28", "1000"), ("2025-12-31", "1000"))


def parts(*rows: tuple[str, str], **changes: Any) -> Facts:
    made = {"applied": True, "approved": True, "total": yuan(3000), **changes}
    return but(deferral=DeferralFacts(instalments=tuple(Instalment(d(day), yuan(sum_)) for day, sum_ in rows), **made))


ROWS += [
    ("PAY-05 none", deferred, lawful(), []),
    ("PAY-05 example: 3 × 1000", deferred, parts(*THREE), []),
    ("PAY-05 example: sum differs", deferred, parts(*THREE[:2], ("2025-12-31", "999.99")), PAYMENT),
    ("PAY-05 total not stated", deferred, parts(*THREE, total=None), PAYMENT),
    ("PAY-05 put off whole", deferred, parts(("2025-12-31", "3000")), []),
    ("PAY-05 not applied for", deferred, parts(*THREE, applied=False), PAYMENT),
    ("PAY-05 not approved", deferred, parts(*THREE, approved=False), PAYMENT),
    ("PAY-05 no days", deferred, parts(), PAYMENT),
    ("PAY-05 days out of order", deferred, parts(THREE[1], THREE[0], THREE[2]), PAYMENT),
    ("PAY-05 a day twice", deferred, parts(THREE[0], THREE[0], THREE[2]), PAYMENT),
    ("PAY-05 a small part", deferred, parts(("2025-10-31", "0.50"), ("2025-11-28", "2999.50")), []),
    ("PAY-05 a part of nothing", deferred, parts(*THREE, ("2026-01-31", "0")), PAYMENT),
    ("PAY-06 no figure", law.fines_are_never_a_target, lawful(), []),
    *[
        (f"PAY-06 {name}", law.fines_are_never_a_target, but(figure=FigureFacts(**figure)), expected)
        for name, figure, expected in (
            ("example: fines per head", {"of": "fines", "per": "person"}, ["forbids PAY-06 parameters"]),
            ("fines per squad", {"of": "fines", "per": "squad"}, ["forbids PAY-06 parameters"]),
            ("fines for appraisal", {"of": "fines", "for_appraisal": True}, ["forbids PAY-06 parameters"]),
            ("fines of the bureau, for oversight", {"of": "fines", "per": "bureau"}, []),
            ("reports per person", {"of": "reports", "per": "person", "for_appraisal": True}, []),
        )
    ],
]
GOODS = ["forbids PAY-07 payment"]


def goods(**changes: Any) -> Facts:
    return but(disposal=DisposalFacts(**{"way": "auctioned", "persons": (1, 2), **changes}))


ROWS += [
    ("PAY-07 nothing confiscated", law.confiscated_goods_are_accounted_for, lawful(), []),
    ("PAY-07 example: a barbecue grill auctioned by two", law.confiscated_goods_are_accounted_for, goods(), []),
    ("PAY-07 handed over", law.confiscated_goods_are_accounted_for, goods(way="handed_over"), []),
    ("PAY-07 way not stated", law.confiscated_goods_are_accounted_for, goods(way=""), GOODS),
    ("PAY-07 one person", law.confiscated_goods_are_accounted_for, goods(persons=(1,)), ["forbids PAY-07 officers"]),
    (
        "PAY-07 one person twice",
        law.confiscated_goods_are_accounted_for,
        goods(persons=(1, 1)),
        ["forbids PAY-07 officers"],
    ),
    ("PAY-07 destroyed without need", law.confiscated_goods_are_accounted_for, goods(way="destroyed"), GOODS),
    (
        "PAY-07 destroyed as the law asks",
        law.confiscated_goods_are_accounted_for,
        goods(way="destroyed", destruction_required=True),
        [],
    ),
]

paid = law.payments_are_whole_and_true
PAID = ["forbids PAY-02 payment"]


def payments(*rows: tuple[str, str, str]) -> Facts:
    made = tuple(PaymentFacts(on=d(day), amount=yuan(amount), transaction=number) for day, amount, number in rows)
    return but(payments=made)


ROWS += [
    ("PAY-02 none", paid, lawful(), []),
    ("PAY-02 today", paid, payments(("2025-09-26", "100", "a")), []),
    ("PAY-02 half a yuan", paid, payments(("2025-09-26", "0.50", "a")), []),
    ("PAY-02 tomorrow", paid, payments(("2025-09-27", "100", "a")), PAID),
    ("PAY-02 nothing", paid, payments(("2025-09-26", "0", "a")), PAID),
    ("PAY-02 the same transaction twice", paid, payments(("2025-09-26", "50", "a"), ("2025-09-26", "50", "a")), PAID),
    ("PAY-02 two transactions", paid, payments(("2025-09-26", "50", "a"), ("2025-09-26", "50", "b")), []),
    ("PAY-02 two without a number", paid, payments(("2025-09-26", "50", ""), ("2025-09-26", "50", "")), []),
    ("PAY-03 twice the fine", paid, payments(("2025-09-26", "200", "a")), []),
    ("PAY-03 more than twice the fine", paid, payments(("2025-09-26", "200.01", "a")), ["notes PAY-03 payment"]),
]

imposed = late_fees.the_late_fee_is_due_and_right
PAY_03, PAY_04, CAL_08 = ["forbids PAY-03 payment"], ["forbids PAY-04 payment"], ["forbids CAL-08 calendar"]


def fee(amount: str | None, day: str | None, **changes: Any) -> Facts:
    made = {"fine": yuan(2000), "delivered_on": d("2025-09-26"), "rate_told": True, **changes}
    stated = LateFeeFacts(imposed=yuan(amount) if amount else None, on=d(day) if day else None, **made)
    return but(late_fee=stated)


REVIEW = {"stopped": ((d("2025-10-21"), d("2025-12-19")),)}
YEAR_END = {"delivered_on": d("2026-12-28")}
ROWS += [
    ("PAY-03 none", imposed, lawful(), []),
    ("PAY-03 example: 30 days, 1800", imposed, fee("1800", "2025-11-10"), []),
    ("PAY-03 a cent too much", imposed, fee("1800.01", "2025-11-10"), PAY_03),
    ("PAY-03 less is allowed", imposed, fee("60", "2025-11-10"), []),
    ("PAY-03 example: 33 days, 1980", imposed, fee("1980", "2025-11-13"), []),
    ("PAY-03 33 days, 2000", imposed, fee("2000", "2025-11-13"), PAY_03),
    ("PAY-03 example: 34 days, the cap", imposed, fee("2000", "2025-11-14"), []),
    ("PAY-03 above the cap", imposed, fee("2000.01", "2026-03-01"), PAY_03),
    ("PAY-03 on the last day of payment", imposed, fee("60", "2025-10-11"), PAY_03),
    ("PAY-03 the first day", imposed, fee("60", "2025-10-12"), []),
    ("PAY-03 rate not told", imposed, fee("60", "2025-10-12", rate_told=False), PAY_03),
    ("PAY-03 nothing imposed", imposed, fee(None, "2025-10-12"), PAY_03),
    ("PAY-03 half a yuan imposed", imposed, fee("0.50", "2025-10-12"), []),
    ("PAY-03 zero imposed", imposed, fee("0", "2025-10-12"), PAY_03),
    ("PAY-03 day not stated", imposed, fee("60", None), PAY_03),
    ("PAY-03 fine not stated", imposed, fee("60", "2025-10-12", fine=None), PAY_03),
    ("PAY-03 delivery not stated", imposed, fee("60", "2025-10-12", delivered_on=None), PAY_03),
    ("PAY-04 example: 21 days, 1260", imposed, fee("1260", "2025-12-31", **REVIEW), []),
    ("PAY-04 days of review counted", imposed, fee("1260.01", "2025-12-31", **REVIEW), PAY_04),
    ("PAY-05 put off: no fee in the term", imposed, fee("60", "2025-12-31", put_off_until=d("2025-12-31")), PAY_03),
    ("PAY-05 put off: the day after", imposed, fee("60", "2026-01-01", put_off_until=d("2025-12-31")), []),
    ("CAL-08 provisional term", imposed, fee("60", "2027-01-13", **YEAR_END), CAL_08),
    ("CAL-08 within the nominal term", imposed, fee("60", "2027-01-12", **YEAR_END), PAY_03),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_money(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_the_cash_of_another_day_is_judged_by_the_law_of_that_day() -> None:
    facts = but(on("2018-04-11"), cash=CashFacts(amount=yuan(50), ground="up_to_100"))
    assert said(ground, facts) == SMP_08
