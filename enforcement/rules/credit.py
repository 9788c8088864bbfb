"""Credit display 信用公示: which decisions, from when, how long, and when it may end (PUB-02, 04, 05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.calendar import written
from enforcement.rules.deadlines import Clock
from enforcement.rules.deadlines_disclosure import credit_clock, longest_display, shortest_display
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.parts_disclosure import CreditClass, CreditFacts
from enforcement.rules.promptness import kept
from enforcement.rules.statutes_disclosure import (
    BOTH_DISPLAYS,
    CREDIT_REVISED,
    CREDIT_TERMS,
    OLD_CREDIT_FROM,
    OLD_CREDIT_TERMS,
)

NAMES: dict[CreditClass, str] = {"minor": "轻微", "general": "一般", "serious": "严重"}
LIGHT_KINDS = ("警告", "通报批评")
SERIOUS_WORDS = ("吊销", "限制从业")
TERMS = (CREDIT_TERMS, OLD_CREDIT_TERMS)


def credit_class(facts: Facts) -> CreditClass | None:
    """How grave a breach of faith the proposed penalty is; None without a penalty (PUB-04, excerpt and design).

    minor: decided on the spot, or only a warning or circulated criticism. serious: a licence revoked, a trade
    forbidden, a fine from the local amount on. general: all others.
    """
    proposal = facts.proposal
    if proposal is None or not facts.punishes:
        return None
    money = proposal.fine is not None or proposal.gains is not None
    heavy = [kind for kind in proposal.other_kinds if kind not in LIGHT_KINDS]
    if facts.procedure == "simple" or not (money or heavy):
        return "minor"
    bound = facts.local.serious_fine.value
    huge = bound is not None and proposal.fine is not None and proposal.fine >= bound
    return "serious" if huge or any(word in kind for kind in heavy for word in SERIOUS_WORDS) else "general"


def _class(credit: CreditFacts, facts: Facts) -> CreditClass:
    return credit.stated_class or credit_class(facts) or "general"


def _terms(day: date) -> Article:
    return CREDIT_TERMS if day >= CREDIT_REVISED else OLD_CREDIT_TERMS


@rule("PUB-04", basis=(CREDIT_TERMS,))
def the_class_follows_the_penalty(facts: Facts) -> Iterator[Finding]:
    """From 2026-04-01 each decision is minor, general or serious; another class than usual is explained (PUB-04)."""
    credit = facts.credit
    if credit is None:
        return
    if credit.decided_on is None:
        yield forbids("PUB-04", "没有写明处罚决定日期，不能确定公示期。请补写。", CREDIT_TERMS, mend="credit")
        return
    if credit.decided_on < CREDIT_REVISED:
        return
    usual = credit_class(facts)
    if not credit.stated_class:
        yield forbids("PUB-04", "没有确定失信信息是轻微、一般还是严重。请确定。", CREDIT_TERMS, mend="credit")
    elif usual is not None and usual != credit.stated_class:
        says = f"按处罚种类一般属于{NAMES[usual]}失信信息，现定为{NAMES[credit.stated_class]}。请写明理由。"
        yield asks_reason("PUB-04", says, CREDIT_TERMS)


@rule("PUB-04", "PUB-02", basis=(CREDIT_TERMS,))
def minor_matters_are_not_displayed(facts: Facts) -> Iterator[Finding]:
    """From 2026-04-01 minor matters are not displayed unless the department in charge finds it needed (PUB-04)."""
    credit = facts.credit
    if credit is None or credit.decided_on is None or credit.decided_on < CREDIT_REVISED or credit.shown_on is None:
        return
    if _class(credit, facts) == "minor" and not credit.need_document.strip():
        says = "轻微失信信息原则上不予公示。请撤下；行业主管部门认为确有必要的，写明文件。"
        yield forbids("PUB-04", says, CREDIT_TERMS, mend="credit")


@rule("PUB-02", basis=(BOTH_DISPLAYS,))
def a_display_starts_in_time(facts: Facts) -> Iterator[Finding]:
    """A decision is handed to the credit platform within 7 working days; minor ones from 2026-04-01 not (PUB-02)."""
    credit = facts.credit
    if credit is None or credit.decided_on is None:
        return
    filtered = credit.decided_on >= CREDIT_REVISED and _class(credit, facts) == "minor"
    if not filtered:
        yield from kept(credit_clock(credit.decided_on, facts.calendar), credit.shown_on, facts.day, "credit")


def _longest(credit: CreditFacts, facts: Facts) -> Clock | None:
    if credit.decided_on is None or credit.decided_on < OLD_CREDIT_FROM:
        return None
    return longest_display(credit.decided_on, facts.calendar, _class(credit, facts), key_field=credit.key_field)


def _shortest(credit: CreditFacts, facts: Facts) -> Clock | None:
    if credit.decided_on is None or credit.decided_on < OLD_CREDIT_FROM:
        return None
    return shortest_display(credit.decided_on, facts.calendar, _class(credit, facts), key_field=credit.key_field)


@rule("PUB-04", "PUB-05", basis=TERMS)
def a_display_ends_after_its_longest_time(facts: Facts) -> Iterator[Finding]:
    """A display stops after its longest time; where duties are left, a person decides by the rules of the field.

    From 2026-04-01 minor 3 months, general 1 year, serious 3 years; before it 3 years (PUB-04, PUB-05).
    """
    credit = facts.credit
    if credit is None or credit.shown_on is None or credit.decided_on is None:
        return
    clock = _longest(credit, facts)
    if clock is None or (credit.ended_on or facts.day) <= clock.due.day:
        return
    last, basis = written(clock.due.day), _terms(credit.decided_on)
    if credit.performed is None:
        yield forbids(clock.code, "没有写明义务是否履行完毕。请核实后写明。", basis, mend="credit")
    elif credit.performed:
        yield forbids(clock.code, f"公示期最长到 {last}，应当停止公示。请撤下。", basis, mend="credit")
    elif not credit.end_basis.strip():
        says = f"最长公示期到 {last} 届满，义务没有履行完毕。请写明行业主管部门的规定，由人工决定是否继续公示。"
        yield asks_reason(clock.code, says, basis)


@rule("PUB-04", "PUB-05", basis=TERMS)
def repair_waits_for_the_shortest_display(facts: Facts) -> Iterator[Finding]:
    """Repair is asked for after the shortest time, all duties done; a display does not end sooner (PUB-04, PUB-05).

    A minor matter has no shortest time. A decision that was overturned is withdrawn at once (PUB-03).
    """
    credit = facts.credit
    if credit is None or credit.shown_on is None or credit.decided_on is None:
        return
    clock, basis = _shortest(credit, facts), _terms(credit.decided_on)
    code = "PUB-04" if credit.decided_on >= CREDIT_REVISED else "PUB-05"
    if credit.repair_on is not None and credit.performed is not True:
        yield forbids(code, "法定责任没有履行完毕，不能修复。请在履行后办理。", basis, mend="credit")
    if clock is None:
        return
    last = clock.due.day
    if credit.repair_on is not None and credit.repair_on <= last:
        yield forbids(code, f"最短公示期到 {written(last)} 届满，届满后才可以申请修复。", basis, mend="credit")
    if credit.ended_on is not None and credit.ended_on < last and not credit.withdrawn:
        yield forbids(code, f"最短公示期到 {written(last)} 届满，不能提前停止公示。请恢复。", basis, mend="credit")
    if credit.repair_on is None and credit.ended_on is None and credit.performed and facts.day > last:
        yield notes(code, "最短公示期已经届满，义务已经履行。当事人可以申请信用修复。", basis, mend="credit")
