"""The record: reported, in time, never edited after the end, closed only when all is done (REC, SMP-06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enforcement.rules.calendar import written
from enforcement.rules.deadlines import report_clock
from enforcement.rules.facts import ClosingFacts, Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.statutes import COERCION_LAW, MINISTRY_PROCEDURE, PENALTY_LAW

REPORTED = (Article(PENALTY_LAW, 52, 3), Article(MINISTRY_PROCEDURE, 14, 2))
PUBLISHED = (Article(PENALTY_LAW, 48, 1),)
RECORDED = (Article(PENALTY_LAW, 47), Article(MINISTRY_PROCEDURE, 9, 1))
CLOSED = (Article(PENALTY_LAW, 57), Article(COERCION_LAW, 28), Article(COERCION_LAW, 40))
ENDINGS = ("performed", "not_punished", "transferred", "court_ended", "terminated")


@rule("SMP-06", basis=REPORTED)
def the_decision_is_reported_in_time(facts: Facts) -> Iterator[Finding]:
    """An on-the-spot decision is reported within 3 working days (local value); late: a reason (SMP-06)."""
    report = facts.report
    if report is None or report.decided_on is None or report.reported_on is None:
        yield forbids("SMP-06", "没有写明决定日期和备案日期，不能备案。请补写。", *REPORTED, mend="report")
        return
    if report.reported_on < report.decided_on:
        yield forbids("SMP-06", "备案日期早于决定日期。请核对。", *REPORTED, mend="report")
    last = report_clock(report.decided_on, facts.calendar, facts.local).due.day
    if report.reported_on > last:
        yield asks_reason("SMP-06", f"应当在 {written(last)} 前备案，已经逾期。请写明原因。", *REPORTED)


@rule("REC-01", basis=RECORDED)
def a_finished_record_is_not_edited(facts: Facts) -> Iterator[Finding]:
    """After closing nothing is changed; a correction is a new paper that names the old one (47条)."""
    if facts.closed:
        yield forbids("REC-01", "案件已经结案，记录不能修改。请另行制作更正文书。", *RECORDED, mend="procedure")


@rule("REC-01", basis=RECORDED)
def acts_are_entered_in_order_and_in_time(facts: Facts) -> Iterator[Finding]:
    """An act is not entered before it happens nor before the act it follows from; a late entry asks for a
    reason. Lateness is a local value in hours per step (REC-01)."""
    if facts.at > facts.now:
        yield forbids("REC-01", "办理时间晚于现在。请核对。", *RECORDED, mend="procedure")
        return
    previous = facts.times.previous_at
    if previous is not None and facts.at < previous:
        after = facts.times.previous_name or "前一步"
        yield forbids("REC-01", f"办理时间早于「{after}」的时间。请核对。", *RECORDED, mend="procedure")
    allowed = facts.local.lateness_hours.get(facts.step, facts.local.default_lateness_hours.value)
    if allowed is not None and facts.now - facts.at > timedelta(hours=allowed):
        yield asks_reason("REC-01", f"距办理时间已超过 {allowed} 小时才录入。请写明迟录原因。", *RECORDED)


@rule("REC-03", basis=(Article("上海城管案卷管理规定", "（条号未见，地方参数）"),))
def a_simple_volume_is_not_overfull(facts: Facts) -> Iterator[Finding]:
    """Several on-the-spot cases share a volume, up to the local number (REC-03)."""
    if facts.volume_count is None:
        return
    cap = facts.local.simple_volume_cap.value
    if facts.volume_count >= cap:
        yield forbids(
            "REC-03",
            f"本卷已有 {facts.volume_count} 案，每卷不超过 {cap} 案。请归入新卷。",
            *a_simple_volume_is_not_overfull.basis,
            mend="number",
        )


@rule("PUB-01", basis=PUBLISHED)
def the_publication_follows_the_decision(facts: Facts) -> Iterator[Finding]:
    """What is made public was decided before, and was public by the day it is recorded (48条1款)."""
    made = facts.publication
    if made is None or made.decided_on is None or made.published_on is None:
        return
    if made.published_on < made.decided_on:
        yield forbids("PUB-01", "公开日期早于决定日期。请核对。", *PUBLISHED, mend="procedure")
    if made.published_on > facts.day:
        yield forbids("PUB-01", "公开日期晚于办理日期。请在公开后登记。", *PUBLISHED, mend="procedure")


def unfinished(closing: ClosingFacts) -> Iterator[tuple[str, str]]:
    """What still stands in the way of closing: pairs of sentence and part that mends it (REC-04)."""
    if closing.paid < closing.fine:
        yield f"罚款还有 {closing.fine - closing.paid} 元没有缴清。", "payment"
    if closing.late_fee_paid < closing.late_fee_imposed:
        yield f"加处罚款还有 {closing.late_fee_imposed - closing.late_fee_paid} 元没有缴清。", "payment"
    if closing.open_instalments > 0:
        yield f"分期还有 {closing.open_instalments} 期没有完成。", "payment"
    if closing.cash_not_banked:
        yield "当场收缴的罚款没有缴付银行。", "cash"
    if closing.registrations_open > 0:
        yield f"还有 {closing.registrations_open} 次先行登记保存没有处理。", "evidence"
    if closing.seized_items_open > 0:
        yield f"还有 {closing.seized_items_open} 件在扣物品没有处理。", "procedure"
    if closing.confiscated_items_open > 0:
        yield f"还有 {closing.confiscated_items_open} 件没收财物没有处置。", "procedure"
    if closing.must_be_published and not closing.published:
        yield "应当公示的决定没有公示。", "procedure"


@rule("REC-04", basis=CLOSED)
def a_case_is_closed_when_all_is_done(facts: Facts) -> Iterator[Finding]:
    """Performed, or lawfully ended otherwise: money paid, goods settled, published where due, reported,
    delivered; whoever was let off has been educated (REC-04)."""
    closing = facts.closing
    if closing is None or closing.ended_by not in ENDINGS:
        yield forbids("REC-04", "没有写明结案情形。请选定。", *CLOSED, mend="procedure")
        return
    money_ended = closing.ended_by in ("court_ended", "terminated", "transferred")
    for says, mend in unfinished(closing):
        if not (money_ended and mend == "payment"):
            yield forbids("REC-04", f"{says}不能结案。", *CLOSED, mend=mend)
    facts_failed = facts.proposal is not None and facts.proposal.not_punish_ground == "not_established"
    if closing.ended_by == "not_punished" and not closing.education_given and not facts_failed:
        yield forbids("REC-04", "不予处罚没有教育记录，不能结案。请补录。", *CLOSED, mend="education")
    if closing.ended_by == "not_punished" and facts.procedure == "ordinary" and closing.delivered is not True:
        yield forbids("REC-04", "不予行政处罚决定书没有送达，不能结案。请先送达。", *CLOSED, mend="delivery")
    if closing.ended_by == "performed":
        yield from _of_a_penalty(facts, closing)


def _of_a_penalty(facts: Facts, closing: ClosingFacts) -> Iterator[Finding]:
    if facts.procedure == "simple" and closing.reported is not True:
        yield forbids("REC-04", "当场处罚决定没有备案，不能结案。请先备案。", *CLOSED, *REPORTED, mend="report")
    if closing.delivered is not True:
        yield forbids("REC-04", "决定书没有送达，不能结案。请先送达。", *CLOSED, mend="delivery")
    if closing.recheck_open:
        yield notes("REC-04", "责令改正还没有复查。", *CLOSED, mend="recheck")
