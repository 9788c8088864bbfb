"""What passes between officers and party: statement and its review, the order to correct, the recheck."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import MINISTRY_PROCEDURE, PENALTY_LAW

STATEMENT = (Article(PENALTY_LAW, 44), Article(PENALTY_LAW, 45), Article(MINISTRY_PROCEDURE, 13, 2))
ORDER = (Article(PENALTY_LAW, 28, 1),)
CORRECTED = (Article(PENALTY_LAW, 28, 1), Article(PENALTY_LAW, 33, 1))
FIRST_ORDER = (Article(PENALTY_LAW, 28, 1), Article(PENALTY_LAW, 38, 1))


@rule("SMP-05", basis=STATEMENT)
def the_party_is_heard_and_answered(facts: Facts) -> Iterator[Finding]:
    """What the party says is written down, or 「无」; what it says is re-examined, and a refusal to follow it
    is reasoned (行政处罚法 44, 45条)."""
    statement = facts.statement
    if statement is None or statement.made is None or not statement.content_stated:
        yield forbids("SMP-05", "没有记录当事人的陈述申辩。请写明内容；没有的写「无」。", *STATEMENT, mend="statement")
        return
    if not statement.made:
        return
    if statement.review is None:
        yield forbids("SMP-05", "没有对陈述申辩进行复核。请写明复核结论。", *STATEMENT, mend="statement")
    elif statement.review != "adopted" and not statement.review_reason_stated:
        yield forbids("SMP-05", "没有采纳陈述申辩，又没有写明理由。请补写。", *STATEMENT, mend="statement")


@rule("INV-05", basis=ORDER)
def correction_is_ordered(facts: Facts) -> Iterator[Finding]:
    """Whoever is punished is ordered to correct, at once or by a day, unless he has (28条1款)."""
    if not facts.punishes:
        return
    order = facts.order
    if order is not None and order.corrected_already:
        return
    if order is None or order.told_on is None:
        yield forbids("INV-05", "没有责令改正的记录。请责令改正；已经改正的注明。", *ORDER, mend="order")
    elif not order.on_the_spot and order.by is None:
        yield forbids("INV-05", "责令改正没有写明是立即改正还是限期改正。请补写。", *ORDER, mend="order")
    elif not order.on_the_spot and order.by is not None and order.by <= order.told_on:
        yield forbids("INV-05", "限期改正的日期须晚于责令改正的日期。请核对。", *ORDER, mend="order")
    elif order.told_on > facts.day:
        yield forbids("INV-05", "责令改正的日期晚于本次办理的日期。请核对。", *ORDER, mend="order")


@rule("INV-05", "LEN-02", basis=CORRECTED)
def correction_claimed_is_shown(facts: Facts) -> Iterator[Finding]:
    """Whoever counts on correction in time has it seen: by the order's note or by a recheck (33条1款).

    A recheck that found no correction contradicts the claim; letting off for it needs the proof.
    """
    if facts.leniency.corrected_in_time is not True:
        return
    found = None if facts.recheck is None else facts.recheck.result
    if found in ("not_corrected", "refused"):
        yield forbids("INV-05", "复查结果是没有改正，与「及时改正」矛盾。请核对。", *CORRECTED, mend="waiver")
        return
    noted = facts.order is not None and facts.order.corrected_already
    proposal = facts.proposal
    relies = proposal is not None and proposal.not_punish_ground in ("minor", "first_offence")
    if relies and not noted and found != "corrected":
        yield forbids("LEN-02", "没有及时改正的证据。请复查或者注明已经改正。", *CORRECTED, mend="recheck")


@rule("LEN-12", basis=FIRST_ORDER)
def refusal_to_correct_is_proved_first(facts: Facts) -> Iterator[Finding]:
    """Where a clause punishes only refusal or delay, an order and a recheck come first (LEN-12)."""
    if not facts.punishes or facts.violation is None or facts.violation.precondition is None:
        return
    order, recheck = facts.order, facts.recheck
    if order is None or order.told_on is None:
        yield forbids(
            "LEN-12",
            "处罚依据要求先责令改正，拒不改正或者逾期不改正才可以处罚。请先责令改正。",
            *FIRST_ORDER,
            mend="order",
        )
        return
    if recheck is None or recheck.on is None or recheck.result is None:
        yield forbids("LEN-12", "没有复查记录，不能证明当事人没有改正。请先复查。", *FIRST_ORDER, mend="recheck")
        return
    yield from _recheck_faults(facts)


def _recheck_faults(facts: Facts) -> Iterator[Finding]:
    order, recheck = facts.order, facts.recheck
    if order is None or order.told_on is None or recheck is None or recheck.on is None:
        return
    if recheck.result == "corrected":
        yield forbids("LEN-12", "复查时已经改正，不能按这一依据处罚。", *FIRST_ORDER, mend="recheck")
    if recheck.on < order.told_on or recheck.on > facts.day:
        yield forbids("LEN-12", "复查日期须在责令改正之后、本次办理之前。请核对。", *FIRST_ORDER, mend="recheck")
    elif order.by is not None and recheck.on <= order.by and not _refused_outright(facts):
        yield forbids(
            "LEN-12",
            f"改正期限到 {order.by.isoformat()} 届满，此前的复查不能证明逾期。请期满后复查。",
            *FIRST_ORDER,
            mend="recheck",
        )


def _refused_outright(facts: Facts) -> bool:
    refused = facts.recheck is not None and facts.recheck.result == "refused"
    return refused and facts.violation is not None and facts.violation.precondition == "refuse_to_correct"
