"""Money: the party pays the bank; cash is an exception, against the treasury's receipt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from enforcement.rules.calendar import written
from enforcement.rules.deadlines import banking_clock, hand_in_clock
from enforcement.rules.facts import CashFacts, Facts, legal_day
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.statutes import PENALTY_LAW, cash_limit

SEPARATE = (Article(PENALTY_LAW, 67, 1), Article(PENALTY_LAW, 67, 2))
GROUNDS = (Article(PENALTY_LAW, 68), Article(PENALTY_LAW, 69))
RECEIPTS = (Article(PENALTY_LAW, 70), Article(PENALTY_LAW, 77))
HANDED_IN = (Article(PENALTY_LAW, 71),)
PUT_OFF = (Article(PENALTY_LAW, 66, 2),)
TREASURY = (Article(PENALTY_LAW, 74, 3),)
GOODS = (Article(PENALTY_LAW, 74, 1),)
TWO_WITNESSES = 2  # PAY-07, design: goods are destroyed before two persons


@rule("PAY-01", "SMP-08", basis=(*SEPARATE, *GROUNDS))
def cash_is_taken_only_on_a_ground(facts: Facts) -> Iterator[Finding]:
    """Who decides does not collect, save: up to 100 yuan; else hard to enforce later; or in remote places, on
    water, with poor roads, when the party asks for it (行政处罚法 67–69条)."""
    cash = facts.cash
    if cash is None:
        return
    if cash.amount is None or cash.amount <= 0:
        yield forbids("SMP-08", "没有填写当场收缴的金额。请补写。", *GROUNDS, mend="cash")
    if not cash.ground:
        yield forbids(
            "PAY-01",
            "没有当场收缴的法定情形，不得自行收缴罚款。请告知当事人到银行缴纳。",
            *SEPARATE,
            mend="cash",
        )
    elif cash.ground == "remote":
        yield from _remote(cash)
    elif facts.procedure != "simple":
        yield forbids(
            "PAY-01",
            "普通程序案件只有边远、水上、交通不便地区才可以当场收缴。请改选情形或者告知到银行缴纳。",
            *SEPARATE,
            mend="cash",
        )
    else:
        yield from _on_the_spot(facts, cash)


def _remote(cash: CashFacts) -> Iterator[Finding]:
    if not cash.party_asked:
        yield forbids("SMP-08", "须由当事人提出，并留下书面或者录音记录。请补录。", GROUNDS[1], mend="cash")
    if not cash.reason_stated:
        yield forbids("SMP-08", "没有写明到银行或者电子支付缴纳有什么困难。请补写。", GROUNDS[1], mend="cash")


def _on_the_spot(facts: Facts, cash: CashFacts) -> Iterator[Finding]:
    limit = cash_limit(facts.law_of)
    if cash.ground == "up_to_100" and cash.amount is not None and cash.amount > limit.yuan:
        yield forbids(
            "SMP-08",
            f"罚款超过 {limit.yuan} 元，不能以此当场收缴。请改选情形并写明理由。",
            limit.article,
            mend="cash",
        )
    if cash.ground == "hard_to_collect" and not cash.reason_stated:
        yield forbids("SMP-08", "没有写明为什么不当场收缴事后难以执行。请补写。", GROUNDS[0], mend="cash")


@rule("SMP-08", basis=GROUNDS)
def the_cash_is_the_fine(facts: Facts) -> Iterator[Finding]:
    """Cash collected is the fine decided, neither more nor less (行政处罚法 68条)."""
    if facts.cash is None or facts.cash.amount is None:
        return
    fine = facts.proposal.fine if facts.proposal is not None and facts.punishes else None
    if fine is None:
        yield forbids("SMP-08", "没有罚款决定，不能收缴现金。", *GROUNDS, mend="cash")
    elif facts.cash.amount != fine:
        yield forbids(
            "SMP-08",
            f"收缴 {facts.cash.amount} 元与决定的罚款 {fine} 元不一致。请核对。",
            *GROUNDS,
            mend="cash",
        )


@rule("SMP-09", basis=RECEIPTS)
def the_treasury_s_receipt_is_given(facts: Facts) -> Iterator[Finding]:
    """Cash is taken against the special receipt of the treasury, each number once (行政处罚法 70条)."""
    if facts.cash is None:
        return
    if not facts.cash.receipt_no.strip():
        yield forbids("SMP-09", "没有填写财政专用票据号，当事人有权拒绝缴纳。请补写。", *RECEIPTS, mend="cash")
    elif facts.cash.receipt_used_before:
        yield forbids("SMP-09", f"票据号 {facts.cash.receipt_no} 已经用过。请核对。", *RECEIPTS, mend="cash")


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else legal_day(moment)


@rule("SMP-10", basis=HANDED_IN)
def cash_reaches_the_bank_in_time(facts: Facts) -> Iterator[Finding]:
    """2 working days from officer to authority (on water from landing), then 2 to the bank; a late step asks
    for a reason, a step out of order is refused (行政处罚法 71条)."""
    cash = facts.cash
    if cash is None:
        return
    collected, handed = _day(cash.collected_at), _day(cash.handed_in_at)
    received, banked = _day(cash.received_at), _day(cash.banked_at)
    if collected is None:
        yield forbids("SMP-10", "没有写明当场收缴的时间。请补写。", *HANDED_IN, mend="cash")
        return
    if cash.on_water and handed is not None and cash.landed_on is None:
        yield forbids("SMP-10", "水上收缴的，须写明抵岸日期。请补写。", *HANDED_IN, mend="cash")
        return
    order = [day for day in (collected, handed, received, banked) if day is not None]
    if order != sorted(order) or (banked is not None and received is None):
        yield forbids("SMP-10", "收缴、上交、收到、缴付银行的先后次序不对。请核对日期。", *HANDED_IN, mend="cash")
        return
    start = cash.landed_on if cash.on_water else None
    if handed is not None:
        yield from _late(handed, hand_in_clock(collected, facts.calendar, start).due.day, "交至本机关")
    if received is not None and banked is not None:
        yield from _late(banked, banking_clock(received, facts.calendar).due.day, "缴付指定的银行")


def _late(done: date, last: date, what: str) -> Iterator[Finding]:
    if done > last:
        yield asks_reason("SMP-10", f"应当在 {written(last)} 前{what}，已经逾期。请写明原因。", *HANDED_IN)


@rule("PAY-05", basis=PUT_OFF)
def payment_is_put_off_lawfully(facts: Facts) -> Iterator[Finding]:
    """Put off only if the party applies and the authority approves; parts add up to the fine (66条2款)."""
    deferral = facts.deferral
    if deferral is None:
        return
    if not deferral.applied:
        yield forbids("PAY-05", "没有当事人的延期、分期申请。请先上传申请。", *PUT_OFF, mend="payment")
    if not deferral.approved:
        yield forbids("PAY-05", "没有行政机关的批准。请先报批。", *PUT_OFF, mend="payment")
    if not deferral.instalments:
        yield forbids("PAY-05", "没有写明新的缴款日期。请补写。", *PUT_OFF, mend="payment")
        return
    if any(part.amount <= 0 for part in deferral.instalments):
        yield forbids("PAY-05", "每期金额须大于零。请核对。", *PUT_OFF, mend="payment")
    days = [part.due for part in deferral.instalments]
    if days != sorted(set(days)):
        yield forbids("PAY-05", "各期日期须一期晚于一期。请核对。", *PUT_OFF, mend="payment")
    total = sum((part.amount for part in deferral.instalments), Decimal(0))
    if deferral.total is None or total != deferral.total:
        yield forbids("PAY-05", f"各期合计 {total} 元，与罚款数额不一致。请核对。", *PUT_OFF, mend="payment")


@rule("PAY-06", "FIN-01", basis=TREASURY)
def fines_are_never_a_target(facts: Facts) -> Iterator[Finding]:
    """Fines are never tied to appraisal, nor ranked by person or team (行政处罚法 74条3款)."""
    figure = facts.figure
    if figure is None or figure.of != "fines":
        return
    if figure.for_appraisal or figure.per in ("person", "squad"):
        yield forbids("PAY-06", "罚款不得同考核、考评挂钩，不提供罚款指标和排名。", *TREASURY, mend="parameters")


@rule("PAY-07", basis=GOODS)
def confiscated_goods_are_accounted_for(facts: Facts) -> Iterator[Finding]:
    """Confiscated goods are auctioned or dealt with by rule, by two persons (行政处罚法 74条1款)."""
    goods = facts.disposal
    if goods is None:
        return
    if goods.way not in ("destroyed", "auctioned", "handed_over"):
        yield forbids("PAY-07", "没有写明没收财物的处置方式：拍卖、移交或者销毁。请补写。", *GOODS, mend="payment")
    if goods.way == "destroyed" and not goods.destruction_required:
        yield forbids("PAY-07", "依法应当销毁的才可以销毁，其余须公开拍卖或者按规定处理。", *GOODS, mend="payment")
    if len(set(goods.persons)) < TWO_WITNESSES:
        yield forbids("PAY-07", "没收财物的处置须有两人经手。请补选。", *GOODS, mend="officers")


@rule("PAY-02", basis=(Article(PENALTY_LAW, 67, 3),))
def payments_are_whole_and_true(facts: Facts) -> Iterator[Finding]:
    """A payment is positive, not of a day to come, and each bank transaction counts once (67条3款)."""
    seen: set[str] = set()
    for payment in facts.payments:
        if payment.amount <= 0:
            yield forbids("PAY-02", "缴款金额须大于零。请核对。", *payments_are_whole_and_true.basis, mend="payment")
        if payment.on > legal_day(facts.now):
            yield forbids("PAY-02", "缴款日期晚于今天。请核对。", *payments_are_whole_and_true.basis, mend="payment")
        if payment.transaction and payment.transaction in seen:
            yield forbids(
                "PAY-02",
                "同一笔银行流水重复登记。请核对。",
                *payments_are_whole_and_true.basis,
                mend="payment",
            )
        seen.add(payment.transaction)
    fine = facts.proposal.fine if facts.proposal is not None else None
    if facts.payments and fine is not None and sum(p.amount for p in facts.payments) > 2 * fine:
        yield notes(
            "PAY-03",
            "收到的金额超过罚款与加处罚款之和，请核对并退还多收部分。",
            *payments_are_whole_and_true.basis,
            mend="payment",
        )
