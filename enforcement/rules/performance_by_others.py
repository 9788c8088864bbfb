"""Performance by others 代履行: which duties, two demands, supervision; and clearing at once (ENF-13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.calendar import CalendarMissing, written
from enforcement.rules.deadlines_execution import latest_second_demand
from enforcement.rules.facts import Facts
from enforcement.rules.finality import loses_its_ground
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.parts_execution import SUBSTITUTE_ITEMS, DemandFacts, SubstituteFacts
from enforcement.rules.statutes import COERCION_LAW

SCOPE = (Article(COERCION_LAW, 50),)
ANNOUNCED = (Article(COERCION_LAW, 51, 1, 1), Article(COERCION_LAW, 51, 1, 2))
DONE = (Article(COERCION_LAW, 51, 1, 3), Article(COERCION_LAW, 51, 1, 4))
COSTS = (Article(COERCION_LAW, 51, 2),)
NO_FORCE = (Article(COERCION_LAW, 51, 3),)
AT_ONCE = (Article(COERCION_LAW, 52),)
THIRD = "没有利害关系的第三人"


def _stated(facts: Facts) -> SubstituteFacts | None:
    return None if facts.execution is None else facts.execution.substitute


@rule("ENF-13", basis=SCOPE)
def only_some_duties_are_performed_by_others(facts: Facts) -> Iterator[Finding]:
    """A duty to remove or restore, overdue, demanded in vain, that harms traffic, environment or resources (50条)."""
    work = _stated(facts)
    if work is None or facts.execution is None or work.at_once:
        return
    if not work.duty:
        yield forbids("ENF-13", "没有写明当事人应当履行什么义务。请选定。", *SCOPE, mend="execution")
    elif work.duty == "other":
        yield asks_reason("ENF-13", "代履行限于排除妨碍、恢复原状等义务。请写明这一义务为什么属于此类。", *SCOPE)
    if work.harm not in ("traffic", "pollution", "resources"):
        yield forbids(
            "ENF-13",
            "后果没有也不会危害交通安全、造成环境污染或者破坏自然资源的，不能代履行。请改用其他方式。",
            *SCOPE,
            mend="execution",
        )
    gone = loses_its_ground(facts.execution.standing)
    if gone:
        yield forbids("ENF-13", f"{gone}，不能代履行。", *SCOPE, mend="execution")
    decided = work.decision_delivered_on
    if decided is not None:
        yield from _in_vain(work.duty_until, facts.execution.demand, decided)


def _in_vain(duty_until: date | None, demand: DemandFacts | None, decided: date) -> Iterator[Finding]:
    if duty_until is None or decided <= duty_until:
        yield forbids("ENF-13", "当事人自行履行的期限没有届满，不能决定代履行。", *SCOPE, mend="execution")
    if demand is None or demand.delivered_on is None or demand.until is None or decided <= demand.until:
        yield forbids(
            "ENF-13", "没有催告，或者催告的期限没有届满，不能决定代履行。请先催告。", *SCOPE, mend="execution"
        )


@rule("ENF-13", basis=ANNOUNCED)
def performance_by_others_is_decided_in_writing(facts: Facts) -> Iterator[Finding]:
    """The decision names party, reasons, way and time, object, budget, performer, and is delivered before (51条1款1项)."""
    work = _stated(facts)
    if work is None or work.at_once:
        return
    for key, item in SUBSTITUTE_ITEMS.items():
        if key not in work.states:
            yield forbids("ENF-13", f"代履行决定书没有写明{item}。请补写。", ANNOUNCED[0], mend="execution")
    if work.on is None:
        yield forbids("ENF-13", "没有写明代履行的日期。请补写。", *ANNOUNCED, mend="execution")
    elif work.decision_delivered_on is None or work.decision_delivered_on > work.on:
        yield forbids("ENF-13", "代履行前没有送达代履行决定书。请先送达。", ANNOUNCED[0], mend="execution")


@rule("ENF-13", "CAL-08", basis=ANNOUNCED)
def performance_by_others_is_demanded_once_more(facts: Facts) -> Iterator[Finding]:
    """Three working days before it is carried out comes one more demand; who performs then stops it (51条1款2项).

    Strict reading (design): three whole working days lie between.
    """
    work = _stated(facts)
    if work is None or work.at_once or work.on is None:
        return
    try:
        last = latest_second_demand(work.on, facts.calendar)
    except CalendarMissing as missing:
        says = f"催告的三日要等 {missing.year} 年的放假安排公布后才能确定，还不能代履行。"
        yield forbids("CAL-08", says, *ANNOUNCED, mend="calendar")
        return
    if work.second_demand_on is None or work.second_demand_on > last:
        yield forbids(
            "ENF-13",
            f"代履行三日前应当再催告，最晚在 {written(last)}。请改期或者先催告。",
            ANNOUNCED[1],
            mend="execution",
        )
    if work.performed_by_party is None:
        yield forbids("ENF-13", "没有核实当事人再催告后是否履行。请核实。", ANNOUNCED[1], mend="execution")
    elif work.performed_by_party:
        yield forbids("ENF-13", "当事人已经履行，应当停止代履行。", ANNOUNCED[1], mend="execution")


@rule("ENF-13", basis=(*DONE, *COSTS, *NO_FORCE, *SCOPE))
def performance_by_others_is_watched_and_signed(facts: Facts) -> Iterator[Finding]:
    """A third party without interest, an officer present, signatures, costs as they are, never by force (50、51条)."""
    work = _stated(facts)
    if work is None:
        return
    if work.third_party and work.third_party_interested is not False:
        yield forbids("ENF-13", f"代履行只能委托{THIRD}。请核实后改正。", *SCOPE, mend="execution")
    if work.force_used:
        yield forbids("ENF-13", "代履行不得采用暴力、胁迫以及其他非法方式。", *NO_FORCE, mend="execution")
    if work.cost is not None and (work.cost < 0 or not work.cost_reckoned):
        yield forbids("ENF-13", "代履行的费用须按照成本合理确定，没有计算依据。请补写。", *COSTS, mend="execution")
    if work.on is None or work.on > facts.day:
        return
    if not work.supervised:
        yield forbids("ENF-13", "代履行时行政机关没有派员到场监督。请核对。", DONE[0], mend="execution")
    if not work.signed:
        yield forbids(
            "ENF-13",
            "执行文书须由到场监督的工作人员、代履行人和当事人或者见证人签名。请补签。",
            DONE[1],
            mend="execution",
        )


@rule("ENF-13", basis=AT_ONCE)
def only_what_the_party_cannot_clear_is_cleared_at_once(facts: Facts) -> Iterator[Finding]:
    """Spills, obstacles, pollutants on roads, rivers, waterways and public places; the absent party is told after (52条).

    The same day counts as at once (design).
    """
    work = _stated(facts)
    if work is None or not work.at_once:
        return
    if not work.place or not work.thing:
        yield forbids(
            "ENF-13",
            "立即代履行限于道路、河道、航道或者公共场所的遗洒物、障碍物或者污染物。请写明。",
            *AT_ONCE,
            mend="execution",
        )
    if work.party_can_clear is None:
        yield forbids("ENF-13", "没有写明当事人能不能清除。请补写。", *AT_ONCE, mend="execution")
    elif work.party_can_clear:
        yield forbids("ENF-13", "当事人能够清除的，不得立即代履行。请责令当事人清除。", *AT_ONCE, mend="execution")
    if work.on is None or work.party_present is None:
        yield forbids("ENF-13", "没有写明清除的日期和当事人是否在场。请补写。", *AT_ONCE, mend="execution")
    elif not work.party_present and work.on <= facts.day:
        yield from _told_after(work.on, work.told_on)


def _told_after(on: date, told_on: date | None) -> Iterator[Finding]:
    if told_on is None or told_on < on:
        yield forbids("ENF-13", "当事人不在场，没有在事后立即通知当事人。请先通知。", *AT_ONCE, mend="execution")
    elif told_on > on:
        yield asks_reason("ENF-13", "没有在当天通知当事人。请写明原因。", *AT_ONCE)
