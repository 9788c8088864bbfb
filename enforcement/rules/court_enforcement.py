"""Asking the court to enforce: after the demand, in its three months, with a whole bundle (ENF-03…06, 08)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import CalendarMissing, written
from enforcement.rules.deadlines_execution import court_window, earliest_application
from enforcement.rules.deadlines_ordinary import is_over
from enforcement.rules.facts import Facts
from enforcement.rules.finality import loses_its_ground, reconsideration_comes_before, why_not_final
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.parts_execution import COURT_PAPERS, CourtApplicationFacts, StandingFacts
from enforcement.rules.statutes import COERCION_LAW, LITIGATION_LAW, PENALTY_LAW, RECONSIDERATION_LAW
from enforcement.rules.statutes_execution import LITIGATION_READING, REMOVAL_READING

TEN_DAYS = (Article(COERCION_LAW, 54), Article(COERCION_LAW, 69))
WHERE = (Article(COERCION_LAW, 54), Article(LITIGATION_READING, 157, 1))
WINDOW = (
    Article(COERCION_LAW, 53),
    Article(LITIGATION_READING, 156),
    Article(LITIGATION_LAW, 97),
    Article(PENALTY_LAW, 72, 2),
)
INFERRED = (Article(RECONSIDERATION_LAW, 20, 1), Article(RECONSIDERATION_LAW, 23, 1, 1))
UPHELD = (Article(RECONSIDERATION_LAW, 78),)
BUNDLE = (Article(COERCION_LAW, 55, 1), Article(COERCION_LAW, 55, 2))
NO_MORE = (Article(COERCION_LAW, 45, 2),)
SET_OFF = (Article(COERCION_LAW, 46, 3), Article(COERCION_LAW, 48), Article(COERCION_LAW, 49))


@rule("ENF-03", "CAL-08", basis=TEN_DAYS)
def the_court_is_asked_ten_days_after_the_demand(facts: Facts) -> Iterator[Finding]:
    """The demand comes first; the court is asked from the day after its 10th working day (54、69条)."""
    execution = facts.execution
    court = None if execution is None else execution.court
    if execution is None or court is None:
        return
    demand = execution.demand
    if demand is None or demand.delivered_on is None:
        yield forbids(
            "ENF-03", "申请人民法院强制执行前应当催告，没有催告书的送达记录。请先催告。", *TEN_DAYS, mend="execution"
        )
        return
    if court.on is None:
        return
    yield from _ten_days(facts, demand.delivered_on, court.on)


def _ten_days(facts: Facts, delivered_on: date, on: date) -> Iterator[Finding]:
    try:
        first = earliest_application(delivered_on, facts.calendar)
    except CalendarMissing as missing:
        says = f"催告的十日要等 {missing.year} 年的放假安排公布后才能确定，还不能申请。"
        yield forbids("CAL-08", says, *TEN_DAYS, mend="calendar")
        return
    if on < first:
        says = f"催告书送达满十个工作日仍未履行的才能申请，最早在 {written(first)}。"
        yield forbids("ENF-03", says, *TEN_DAYS, mend="execution")


@rule("ENF-03", "ILL-03", basis=(*WHERE, REMOVAL_READING))
def the_right_court_is_asked(facts: Facts) -> Iterator[Finding]:
    """Immovables: the court where they lie (54条). Removing unlawful buildings is not taken over by courts (memory)."""
    court = None if facts.execution is None else facts.execution.court
    if court is None:
        return
    if court.immovable is None:
        yield forbids("ENF-03", "没有写明执行对象是不是不动产。请选定。", *WHERE, mend="execution")
    elif court.immovable and not court.court_of_the_immovable:
        yield forbids(
            "ENF-03", "执行对象是不动产的，应当向不动产所在地的人民法院申请。请改正。", *WHERE, mend="execution"
        )
    if court.unlawful_building:
        yield notes(
            "ILL-03",
            "对违法建筑物的强制拆除，城乡规划法已授予行政机关强制执行权，人民法院可能不予受理。请法制机构确认。",
            REMOVAL_READING,
            mend="execution",
        )


@rule("ENF-04", "ENF-05", basis=(*WINDOW, *INFERRED, *UPHELD))
def the_court_is_asked_within_three_months(facts: Facts) -> Iterator[Finding]:
    """From the end of the remedies 3 months; later only with just cause (53条, 解释 156条).

    A decision on the spot has no term to sue before reconsideration: its 60 days stand in, by inference (ENF-05).
    """
    execution = facts.execution
    court = None if execution is None else execution.court
    if execution is None or court is None:
        return
    if court.on is None:
        yield forbids("ENF-04", "没有写明申请人民法院强制执行的日期。请补写。", *WINDOW, mend="execution")
        return
    gone = loses_its_ground(execution.standing)
    if gone:
        yield forbids("ENF-04", f"{gone}，不能申请人民法院强制执行。", *UPHELD, WINDOW[0], mend="execution")
        return
    early = why_not_final(execution.standing, court.on, facts)
    if early:
        yield forbids("ENF-04", f"{early}，还不能申请人民法院强制执行。", *WINDOW, mend="execution")
    elif execution.standing is not None:
        yield from _in_the_window(facts, court, execution.standing)


def _in_the_window(facts: Facts, court: CourtApplicationFacts, standing: StandingFacts) -> Iterator[Finding]:
    window = court_window(standing, facts.calendar, reconsideration_first=reconsideration_comes_before(facts))
    code, term = window.clock.code, window.clock.due
    basis = (*WINDOW, *INFERRED) if code == "ENF-05" else WINDOW
    if court.on is None:
        return
    if window.opens is not None and court.on < window.opens:
        yield forbids(
            code, f"延期、分期的期限届满后才能申请，最早在 {written(window.opens)}。", *basis, mend="execution"
        )
    if is_over(term, court.on):
        yield asks_reason(
            code, f"申请人民法院强制执行的期限到 {written(term.day)}，已经逾期。有正当理由的请写明。", *basis
        )
    elif window.inferred:
        yield notes(code, "这一申请期限是推算的，法律没有明文，请法制机构确认。", *basis, mend="execution")


@rule("ENF-06", basis=BUNDLE)
def the_bundle_for_the_court_is_whole(facts: Facts) -> Iterator[Finding]:
    """Five kinds of papers; the application signed by a head, sealed and dated (55条)."""
    court = None if facts.execution is None else facts.execution.court
    if court is None:
        return
    for number, (key, name) in enumerate(COURT_PAPERS.items(), start=1):
        if key not in court.papers and (key != "others" or court.other_papers_needed):
            yield forbids(
                "ENF-06", f"申请材料缺少{name}。请补齐。", Article(COERCION_LAW, 55, 1, number), mend="execution"
            )
    fault = head_fault(court.signed_by, court.on or facts.day, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "ENF-06",
            f"{named(court.signed_by)}{fault}，强制执行申请书须由负责人签名。请签名。",
            BUNDLE[1],
            mend="approval",
        )
    if not court.sealed or not court.dated:
        yield forbids("ENF-06", "强制执行申请书须加盖行政机关印章并注明日期。请补齐。", BUNDLE[1], mend="execution")


@rule("PAY-03", "ENF-06", basis=NO_MORE)
def the_court_is_asked_for_no_more_than_is_owed(facts: Facts) -> Iterator[Finding]:
    """The late fee claimed is never above the fine it was added to (45条2款)."""
    court = None if facts.execution is None else facts.execution.court
    if court is None or court.late_fee is None:
        return
    if court.fine is None:
        yield forbids("ENF-06", "没有写明申请执行的罚款数额。请补写。", *NO_MORE, mend="execution")
    elif court.late_fee > court.fine:
        yield forbids(
            "PAY-03",
            f"加处罚款 {court.late_fee} 元超过罚款 {court.fine} 元。请改正申请执行的数额。",
            *NO_MORE,
            mend="execution",
        )


@rule("ENF-08", basis=SET_OFF)
def held_goods_pay_the_fine_on_four_conditions(facts: Facts) -> Iterator[Finding]:
    """Without a power of its own an authority auctions what it still holds: final, unchallenged, demanded in vain (46条3款)."""
    execution = facts.execution
    sale = None if execution is None else execution.set_off
    if execution is None or sale is None:
        return
    if sale.on is None:
        yield forbids("ENF-08", "没有写明拍卖的日期。请补写。", *SET_OFF, mend="execution")
        return
    standing, demand = execution.standing, execution.demand
    gone = loses_its_ground(standing) or why_not_final(standing, sale.on, facts)
    if gone:
        yield forbids("ENF-08", f"{gone}，不能拍卖抵缴罚款。", *SET_OFF, mend="execution")
    elif standing is not None and (standing.reconsideration_asked or standing.sued):
        yield forbids(
            "ENF-08",
            "当事人申请过行政复议或者提起过行政诉讼，不能自行拍卖。请申请人民法院强制执行。",
            *SET_OFF,
            mend="execution",
        )
    if demand is None or demand.delivered_on is None or demand.until is None or sale.on <= demand.until:
        yield forbids("ENF-08", "没有催告，或者催告的期限没有届满，不能拍卖。请先催告。", *SET_OFF, mend="execution")
    if not sale.held:
        yield forbids("ENF-08", "财物没有依法在扣，不能拍卖抵缴罚款。", *SET_OFF, mend="execution")
    if not sale.auctioneer.strip():
        yield forbids("ENF-08", "拍卖须委托拍卖机构办理。请写明拍卖机构。", SET_OFF[1], mend="execution")
    if sale.proceeds is not None and not sale.paid_to_treasury:
        yield forbids("ENF-08", "拍卖所得款项应当上缴国库或者划入财政专户。请登记缴库。", SET_OFF[2], mend="execution")
