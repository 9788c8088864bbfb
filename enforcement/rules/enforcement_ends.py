"""How enforcement pauses, ends, is settled and undone (ENF-10, 11, 12, 14)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_execution import given_up_clock
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.parts_execution import (
    END_GROUNDS,
    SUSPENSION_GROUNDS,
    AgreementFacts,
    EnforcementEndFacts,
    EnforcementSuspensionFacts,
    ReversalFacts,
)
from enforcement.rules.statutes import COERCION_LAW, PENALTY_LAW

PAUSED = (Article(COERCION_LAW, 39, 1),)
RESUMED = (Article(COERCION_LAW, 39, 2),)
ENDED = (Article(COERCION_LAW, 40),)
AGREED = (Article(COERCION_LAW, 42, 1),)
NOT_KEPT = (Article(COERCION_LAW, 42, 2),)
UNDONE = (Article(COERCION_LAW, 41), Article(PENALTY_LAW, 74, 3))
ZERO = Decimal(0)


@rule("ENF-10", basis=PAUSED)
def a_suspension_of_enforcement_has_a_ground(facts: Facts) -> Iterator[Finding]:
    """One of the four grounds, proved; a loss past repair only where the public is not harmed (39条1款)."""
    paused = None if facts.execution is None else facts.execution.suspension
    if paused is None:
        return
    if paused.since is None:
        yield forbids("ENF-10", "没有写明从哪一天中止执行。请补写。", *PAUSED, mend="execution")
    if paused.ground not in SUSPENSION_GROUNDS:
        yield forbids("ENF-10", "没有选定中止执行的情形。请选定。", *PAUSED, mend="execution")
    elif paused.ground == "other" and not paused.reason_stated:
        yield forbids("ENF-10", "没有写明为什么需要中止执行。请补写。", *PAUSED, mend="execution")
    elif paused.ground == "irreparable" and paused.public_interest_harmed is not False:
        yield forbids("ENF-10", "没有确认中止执行不损害公共利益，不能中止。请确认。", *PAUSED, mend="execution")
    if not paused.proved:
        yield forbids("ENF-10", "没有中止情形的证据。请补充。", *PAUSED, mend="execution")


def for_good(paused: EnforcementSuspensionFacts) -> bool:
    """Whether enforcement ends once three years are over: no harm to society, a party truly unable (39条2款)."""
    return paused.social_harm is False and paused.truly_unable is True


@rule("ENF-10", basis=RESUMED)
def enforcement_goes_on_or_is_given_up(facts: Facts) -> Iterator[Finding]:
    """It is resumed when the ground is gone; after three years a harmless party truly unable is left alone (39条2款)."""
    paused = None if facts.execution is None else facts.execution.suspension
    if paused is None or paused.since is None:
        return
    last = given_up_clock(paused.since, facts.calendar).due.day
    if paused.resumed_on is not None:
        if paused.resumed_on > last and for_good(paused):
            yield forbids(
                "ENF-10", f"中止执行已于 {written(last)} 满三年，不再执行。请办理终结。", *RESUMED, mend="execution"
            )
        elif paused.resumed_on < paused.since:
            yield forbids("ENF-10", "恢复执行的日期早于中止日期。请核对。", *RESUMED, mend="execution")
        return
    if paused.gone_on is not None and paused.gone_on <= facts.day:
        yield asks_reason(
            "ENF-10", f"中止的情形已于 {written(paused.gone_on)} 消失，应当恢复执行。不恢复的请写明原因。", *RESUMED
        )
    elif facts.day > last and for_good(paused):
        yield notes(
            "ENF-10", f"中止执行已于 {written(last)} 满三年，不再执行。请办理终结。", *RESUMED, mend="execution"
        )


@rule("ENF-11", "ENF-10", basis=(*ENDED, *RESUMED))
def enforcement_ends_on_a_ground_of_the_law(facts: Facts) -> Iterator[Finding]:
    """Death or end without means or successor, the object lost, the decision revoked, other stated grounds (40条)."""
    execution = facts.execution
    end = None if execution is None else execution.end
    if execution is None or end is None:
        return
    if end.on is None or not end.paper_no.strip():
        yield forbids("ENF-11", "终结执行须有文书和日期。请补写。", *ENDED, mend="execution")
    if not end.proved:
        yield forbids("ENF-11", "没有终结情形的证据。请补充。", *ENDED, mend="execution")
    if end.ground not in END_GROUNDS:
        yield forbids("ENF-11", "没有选定终结执行的情形。请选定。", *ENDED, mend="execution")
    elif end.ground == "other" and not end.reason_stated:
        yield forbids("ENF-11", "没有写明为什么需要终结执行。请补写。", *ENDED, mend="execution")
    elif end.ground in ("death", "dissolved"):
        yield from _nothing_left(end)
    elif end.ground == "three_years":
        yield from _three_years(facts, end, execution.suspension)


def _nothing_left(end: EnforcementEndFacts) -> Iterator[Finding]:
    means = "遗产" if end.ground == "death" else "财产"
    if end.means_left is None or end.successor is None:
        yield forbids("ENF-11", f"没有查明有没有{means}和义务承受人。请先查明。", *ENDED, mend="execution")
    if end.means_left:
        yield forbids("ENF-11", f"还有{means}可供执行，不得终结执行。", *ENDED, mend="execution")
    if end.successor:
        yield forbids("ENF-11", "有义务承受人，不得终结执行。请向承受人执行。", *ENDED, mend="execution")


def _three_years(
    facts: Facts, end: EnforcementEndFacts, paused: EnforcementSuspensionFacts | None
) -> Iterator[Finding]:
    if paused is None or paused.since is None or paused.resumed_on is not None:
        yield forbids("ENF-10", "没有中止执行的记录，或者已经恢复执行，不能以满三年终结。", *RESUMED, mend="execution")
        return
    last = given_up_clock(paused.since, facts.calendar).due.day
    if (end.on or facts.day) <= last:
        yield forbids("ENF-10", f"中止执行到 {written(last)} 才满三年，还不能终结。", *RESUMED, mend="execution")
    if not for_good(paused):
        yield forbids(
            "ENF-10", "没有确认没有明显社会危害、当事人确无能力履行，不能以满三年终结。", *RESUMED, mend="execution"
        )


def least_to_pay(fine: Decimal, late_fee: Decimal, paid: Decimal) -> tuple[Decimal, Decimal]:
    """What an agreement must still bring at least, and the most it may remit, in yuan (42条1款).

    Only the late fee may be remitted, never the fine itself. Raises ValueError for sums below zero.
    """
    if min(fine, late_fee, paid) < ZERO:
        raise ValueError("sums are never negative")
    owed = max(fine + late_fee - paid, ZERO)
    remitted = min(late_fee, owed)
    return owed - remitted, remitted


@rule("ENF-12", basis=AGREED)
def an_agreement_never_remits_the_fine(facts: Facts) -> Iterator[Finding]:
    """Only the late fee is reduced, only for remedial measures, and nobody else is harmed (42条1款)."""
    agreement = None if facts.execution is None else facts.execution.agreement
    if agreement is None:
        return
    if agreement.harms_others is not False:
        yield forbids("ENF-12", "没有确认执行协议不损害公共利益和他人合法权益。请确认。", *AGREED, mend="execution")
    if not agreement.written:
        yield forbids("ENF-12", "没有书面的执行协议。请上传。", *AGREED, mend="execution")
    fine, late_fee, total = agreement.fine, agreement.late_fee, agreement.total
    if fine is None or late_fee is None or total is None:
        yield forbids("ENF-12", "没有写明罚款、加处罚款和协议后应缴的数额。请补写。", *AGREED, mend="execution")
        return
    if min(fine, late_fee, total, agreement.paid, agreement.reduction) < ZERO:
        yield forbids("ENF-12", "执行协议的各项数额不能小于零。请改正。", *AGREED, mend="execution")
        return
    yield from _remitted(agreement, fine, late_fee, total)


def _remitted(agreement: AgreementFacts, fine: Decimal, late_fee: Decimal, total: Decimal) -> Iterator[Finding]:
    least, most = least_to_pay(fine, late_fee, agreement.paid)
    if agreement.reduction > most:
        yield forbids(
            "ENF-12",
            f"只能减免加处的罚款，最多 {most} 元，协议减免 {agreement.reduction} 元。请改正。",
            *AGREED,
            mend="execution",
        )
    if total < least:
        yield forbids(
            "ENF-12",
            f"不得减免罚款本金，协议后至少应缴 {least} 元，协议写为 {total} 元。请改正。",
            *AGREED,
            mend="execution",
        )
    elif total != fine + late_fee - agreement.paid - agreement.reduction:
        yield forbids("ENF-12", "协议后应缴的数额与罚款、加处、已缴和减免对不上。请核对。", *AGREED, mend="execution")
    if agreement.reduction > ZERO and agreement.remedied is not True:
        yield forbids("ENF-12", "当事人没有采取补救措施，不能减免加处的罚款。", *AGREED, mend="execution")
    parts = sum((part.amount for part in agreement.instalments), ZERO)
    if agreement.instalments and parts != total:
        yield forbids("ENF-12", f"各阶段合计 {parts} 元，与应缴 {total} 元不一致。请核对。", *AGREED, mend="execution")


@rule("ENF-12", basis=NOT_KEPT)
def a_broken_agreement_is_enforced(facts: Facts) -> Iterator[Finding]:
    """Whoever does not keep the agreement is enforced against again (42条2款)."""
    agreement = None if facts.execution is None else facts.execution.agreement
    if agreement is None or agreement.broken_on is None or agreement.resumed_on is not None:
        return
    yield asks_reason(
        "ENF-12",
        f"当事人自 {written(agreement.broken_on)} 起没有履行执行协议，应当恢复强制执行。不恢复的请写明原因。",
        *NOT_KEPT,
    )


def refund(reversal: ReversalFacts) -> Decimal:
    """What goes back in yuan: all that was paid, less what a changed decision still asks for (41条)."""
    paid = reversal.fine + reversal.late_fee + reversal.confiscated
    owed = reversal.new_fine + reversal.new_late_fee if reversal.how == "changed" else ZERO
    return max(paid - owed, ZERO)


@rule("ENF-14", basis=UNDONE)
def what_was_enforced_wrongly_is_given_back(facts: Facts) -> Iterator[Finding]:
    """A decision revoked or changed after it was enforced: money back whole, goods restored or compensated (41条)."""
    reversal = None if facts.execution is None else facts.execution.reversal
    if reversal is None:
        return
    if reversal.on is None or not reversal.how:
        yield forbids("ENF-14", "没有写明决定何时被撤销、变更或者怎样执行错误。请补写。", *UNDONE, mend="execution")
    owed = refund(reversal)
    if (reversal.refunded or ZERO) < owed:
        yield forbids("ENF-14", f"应当退还 {owed} 元，还没有退足。请办理退款。", *UNDONE, mend="execution")
    elif (reversal.refunded or ZERO) > owed:
        yield forbids("ENF-14", f"应当退还 {owed} 元，退款数额超过应退。请核对。", *UNDONE, mend="execution")
    if reversal.goods in ("", "open"):
        yield forbids(
            "ENF-14",
            "没有写明财物、场所是否已经恢复原状或者退还；不能的应当赔偿。请办理。",
            UNDONE[0],
            mend="execution",
        )
