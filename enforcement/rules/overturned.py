"""A decision that did not stand: errors are looked for and mended, what was public is withdrawn (PUB-03, APP-06, DEC-14)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.calendar import written
from enforcement.rules.deadlines_disclosure import withdrawal_clock
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.parts_remedies import OverturnedFacts
from enforcement.rules.promptness import kept
from enforcement.rules.statutes import (
    COERCION_LAW,
    LITIGATION_LAW,
    MINISTRY_PROCEDURE,
    PENALTY_LAW,
    RECONSIDERATION_LAW,
)

MENDED = (Article(PENALTY_LAW, 75, 2),)
WITHDRAWN = (Article(PENALTY_LAW, 48, 2), Article(MINISTRY_PROCEDURE, 10, 2))
UNDONE = (Article(COERCION_LAW, 41), Article(PENALTY_LAW, 74, 3))
REMADE = (Article(RECONSIDERATION_LAW, 64, 2), Article(LITIGATION_LAW, 71))
FROM_OUTSIDE = ("reconsideration", "court")


def _code(overturned: OverturnedFacts) -> str:
    return "APP-06" if overturned.by in FROM_OUTSIDE else "DEC-14"


@rule("DEC-14", basis=MENDED)
def a_complaint_is_examined_and_an_error_mended(facts: Facts) -> Iterator[Finding]:
    """A complaint or report about a penalty is examined with care; an error that is found is mended (75条2款)."""
    doubt = facts.error
    if doubt is None:
        return
    if not doubt.examined or doubt.wrong is None:
        yield forbids("DEC-14", "没有审查处罚是否有错误，或者没有写明结论。请审查后写明。", *MENDED, mend="overturned")
    elif doubt.wrong and facts.overturned is None:
        yield forbids("DEC-14", "处罚有错误，应当主动改正。请作出变更或者撤销的决定。", *MENDED, mend="overturned")
    elif not doubt.wrong and doubt.source in ("complaint", "report") and not doubt.answered:
        yield asks_reason("DEC-14", "没有把审查结果告知申诉人、检举人。请告知；不能告知的写明原因。", *MENDED)


@rule("PUB-03", "APP-06", basis=WITHDRAWN)
def what_was_overturned_is_withdrawn(facts: Facts) -> Iterator[Finding]:
    """A published decision that is changed, revoked, unlawful or void is withdrawn in 3 working days, with the
    reason in public; whoever had received it is told (48条2款, 程序规定 10条2款)."""
    overturned = facts.overturned
    if overturned is None or overturned.on is None:
        return
    if overturned.published is None:
        yield forbids("PUB-03", "没有写明原决定是否已经公开。请核实后写明。", *WITHDRAWN, mend="overturned")
    if not overturned.published:
        return
    clock = withdrawal_clock(overturned.on, facts.calendar, by_remedy=overturned.by in FROM_OUTSIDE)
    if overturned.withdrawn_on is None:
        last = written(clock.due.day)
        says = f"已经公开的决定没有撤回。请在 {last} 前撤回并公开说明理由，撤回前不能归档。"
        yield forbids(clock.code, says, *WITHDRAWN, mend="overturned")
        return
    yield from kept(clock, overturned.withdrawn_on, facts.day, "overturned", WITHDRAWN[1])
    if not overturned.reason_public:
        yield forbids(clock.code, "撤回时没有公开说明理由。请补充说明。", *WITHDRAWN, mend="overturned")
    if overturned.pushed and not overturned.pushed_mended:
        says = "决定信息已经推送其他机关或者信用信息平台，没有一并处理。请通知撤下。"
        yield forbids(clock.code, says, *WITHDRAWN, mend="overturned")


@rule("APP-06", "DEC-14", basis=(*UNDONE, *MENDED))
def what_was_overturned_is_undone(facts: Facts) -> Iterator[Finding]:
    """Who overturned it, how, when and in which paper is on record; money is settled and measures lifted (强制法 41条)."""
    overturned = facts.overturned
    if overturned is None:
        return
    code = _code(overturned)
    stated = overturned.by and overturned.how and overturned.on is not None and overturned.paper_no.strip()
    if not stated:
        says = "没有写明由谁、以哪份文书、在哪一天变更或者撤销了决定。请补写。"
        yield forbids(code, says, *MENDED, mend="overturned")
        return
    if overturned.money_settled is not True:
        says = "没有写明已缴的罚款、加处罚款是否退还。请退还，或者确认没有应退的款项。"
        yield forbids(code, says, *UNDONE, mend="payment")
    if overturned.measures_open > 0:
        says = f"还有 {overturned.measures_open} 件强制措施没有解除。请依法解除并退还财物。"
        yield forbids(code, says, UNDONE[0], mend="seizure")


@rule("APP-06", basis=REMADE)
def a_new_decision_is_not_the_old_one(facts: Facts) -> Iterator[Finding]:
    """Where a new decision was ordered it comes in time, and not on the same facts and grounds with the same content
    unless only a procedure was broken (行政复议法 64条2款, 行政诉讼法 71条)."""
    overturned = facts.overturned
    if overturned is None or overturned.by not in FROM_OUTSIDE:
        return
    if overturned.remade_on is not None and overturned.same_again and not overturned.only_procedure:
        says = "不得以同一事实和理由作出与原决定相同或者基本相同的决定。请重新调查后决定。"
        yield forbids("APP-06", says, *REMADE, mend="overturned")
    if overturned.remake_by is not None and (overturned.remade_on or facts.day) > overturned.remake_by:
        says = f"应当在 {written(overturned.remake_by)} 前重新作出决定，已经逾期。请写明原因。"
        yield asks_reason("APP-06", says, *REMADE)
