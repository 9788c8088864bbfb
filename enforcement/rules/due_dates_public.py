"""Due dates of age, transfer to the police, publication, reconsideration and suit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from enforcement.rules import statutes as law
from enforcement.rules.calendar import ONE_DAY
from enforcement.rules.deadlines import court_clock, reconsideration_clock
from enforcement.rules.due_dates_before import TOLD, decision, one
from enforcement.rules.due_dates_shape import Asked, Code, Found
from enforcement.rules.due_dates_statutes import EIGHTEEN, FOURTEEN
from enforcement.rules.due_dates_ways import also, earliest_after, fixed, hours, own_term, term
from enforcement.rules.findings import Article
from enforcement.rules.periods import Step, days_of_union, due, years_old
from enforcement.rules.questions import BadQuestion
from enforcement.rules.statutes import CALENDAR_DAYS, WORKING_DAYS, Period
from enforcement.rules.statutes_disclosure import (
    ACCEPTANCE,
    CHIEF_DECIDES,
    CREDIT_DISPLAY,
    CREDIT_REVISED,
    DISPLAYS,
    HANDED_TO_POLICE,
    OLD_DISPLAY,
    OLD_DISPLAY_KEY_FIELD,
    OPENNESS,
    PASSED_ON,
    POLICE_ASKED_AGAIN,
    POLICE_DECIDE,
    RECONSIDERED,
    RECONSIDERED_EXTENDED,
    RECONSIDERED_SIMPLY,
    REPLY,
    REPLY_SIMPLE,
    SENT_TO_POLICE,
    SUPERVISION,
    WITHDRAWAL,
    YEAR_REPORT,
    Display,
)

DECIDED, CHANGED = "处罚决定之日", "变更、撤销之日"
BY_WORKING_DAYS = "规定没有写明工作日；按工作日计算的口径"
FULL = "周岁自生日的次日起算"
CHIEF_DECIDES_WORKING = replace(CHIEF_DECIDES, unit=WORKING_DAYS)


def _aged(period: Period) -> Callable[[Asked], Found]:
    grown = earliest_after(fixed(period), f"{FULL}，从这一天起满 {period.length} 周岁")

    def find(asked: Asked) -> Found:
        found = grown(asked)
        if asked.until is None:
            return found
        return replace(found, further={**found.further, "age": years_old(asked.start, asked.until)})

    return find


def _first_offence(asked: Asked) -> Found:
    window = asked.local.first_offence_window
    period = Period(window.value, law.YEARS, Article(law.PENALTY_LAW, 33, 1), False, window.status)
    return Found(term=due(period, asked.start, asked.calendar))


def _paused(asked: Asked) -> Found:
    """The days of a transfer, both ends counted; with `filed` the last day of the decision without them (TRF-06)."""
    if asked.until is None:
        raise BadQuestion("params.until", "请填写公安机关退回的日期，例如 until=2025-11-20。")
    if asked.until < asked.start:
        raise BadQuestion("params.until", "退回日期早于移送日期。请核对。")
    span = (asked.start, asked.until)
    days = sum(1 for _ in days_of_union((span,), *span))
    if asked.filed is not None:
        found = decision(lambda _: ())(replace(asked, start=asked.filed, excluded=(span,)))
        return replace(found, standing="D", further={"days": days})
    whole = Period(days, CALENDAR_DAYS, law.SUSPENSION, False, "D")
    line = Step(asked.until, True, f"移送至退回，首尾都计入，暂停 {days} 日")
    term_ = replace(due(whole, asked.start - ONE_DAY, asked.calendar), start=asked.start, arithmetic=(line,))
    return Found(term=term_, meaning="window", start=asked.start, further={"days": days})


def _shown(display: Display, old: bool) -> Callable[[Asked], Found]:
    """Publication of credit records: may be repaired after the shortest time, ends after the longest."""

    def find(asked: Asked) -> Found:
        _right_rules(asked.start, old)
        least = display.shortest or display.longest
        shortest, longest = (due(each, asked.start, asked.calendar) for each in (least, display.longest))
        first, last = shortest.day, longest.day
        line = Step(first, False, f"最短公示期 {least.length} {least.unit}届满，届满后可以申请修复")
        return Found(
            term=longest, meaning="window", start=first, earlier=(line,),
            further={"shortest": first.isoformat(), "longest": last.isoformat()},
            notes=("最长期满而义务没有履行的，按行业主管部门规定，不自动停止公示。",),
        )  # fmt: skip

    return find


def _slight(asked: Asked) -> Found:
    _right_rules(asked.start, False)
    found = due(DISPLAYS["minor"].longest, asked.start, asked.calendar)
    return Found(term=found, notes=("轻微类原则上不公示；确有必要的不超过三个月。",))


def _right_rules(day: date, old: bool) -> None:
    if old and day >= CREDIT_REVISED:
        raise BadQuestion("from", "2026-04-01 起适用新的公示期。请改用 PUB-04。")
    if not old and day < CREDIT_REVISED:
        raise BadQuestion("from", "2026-04-01 以前适用旧的公示期。请改用 PUB-05。")


def _transferred(period: Period) -> Callable[[Asked], Found]:
    """The three days of the transfer rules: calendar days, or working days where local rows say so (design)."""

    def find(asked: Asked) -> Found:
        value = asked.local.transfer_working_days
        counted = replace(period, unit=WORKING_DAYS if value.value else period.unit, status=value.status)
        return fixed(counted)(asked)

    return find


def _yearly(asked: Asked) -> Found:
    """The report of a year is published by 31 January of the next (PUB-10)."""
    last = date(asked.start.year + 1, 1, 31)
    length = (last - asked.start).days
    whole = Period(length, CALENDAR_DAYS, YEAR_REPORT.article, False, "M")
    found = due(whole, asked.start, asked.calendar)
    line = Step(last, True, f"{asked.start.year} 年度的情况，次年 1 月 31 日前公开")
    return Found(term=replace(found, arithmetic=(line,)))


def _reconsideration(asked: Asked) -> Found:
    return Found(term=reconsideration_clock(asked.start, asked.calendar, told=asked.told).due)


def _reconsideration_untold(asked: Asked) -> Found:
    return Found(term=reconsideration_clock(asked.start, asked.calendar, told=False).due)


def _direct(asked: Asked) -> Found:
    return Found(term=court_clock(asked.start, asked.calendar, "direct" if asked.told else "untold").due)


def _after_reconsideration(asked: Asked) -> Found:
    return Found(term=court_clock(asked.start, asked.calendar, "after_reconsideration").due)


def _court_untold(asked: Asked) -> Found:
    return Found(term=court_clock(asked.start, asked.calendar, "untold").due)


PUBLIC: tuple[Code, ...] = (
    one(
        "LEN-01", "责任年龄",
        term("fourteen", "从这一天起满十四周岁", "出生之日", _aged(FOURTEEN), "until"),
        term("eighteen", "从这一天起满十八周岁", "出生之日", _aged(EIGHTEEN), "until"),
    ),
    one("LEN-02", "首次违法的查重期间", term("main", "以前的处罚仍计入的最后一天", "以前处罚的决定之日", _first_offence)),
    one(
        "TRF-02", "移送司法机关",
        term("decision", "正职负责人决定是否移送", "提出移送报告之日",
             own_term(also(_transferred(CHIEF_DECIDES), CHIEF_DECIDES_WORKING, BY_WORKING_DAYS))),
        term("transfer", "批准后向公安机关移送", "批准的时刻", hours(SENT_TO_POLICE)),
    ),
    one(
        "TRF-04", "公安机关审查与复议",
        term("reconsideration", "对不予立案提请复议", "接到不予立案通知之日",
             also(_transferred(POLICE_ASKED_AGAIN), CHIEF_DECIDES_WORKING, BY_WORKING_DAYS)),
        term("police", "公安机关审查决定", "公安机关接受之日", _transferred(POLICE_DECIDE)),
        term("goods", "移交涉案物品和材料", "接到立案通知之日",
             also(_transferred(HANDED_TO_POLICE), CHIEF_DECIDES_WORKING, BY_WORKING_DAYS)),
        term("supervision", "建议检察院立案监督", "收到复议决定之日",
             also(_transferred(SUPERVISION), CHIEF_DECIDES_WORKING, BY_WORKING_DAYS)),
    ),
    one("TRF-06", "移送期间暂停办案期限", term("main", "暂停的天数", "移送之日", _paused, "until", "filed")),
    one("PUB-01", "公开处罚决定", term("main", "公开有一定社会影响的处罚决定", DECIDED, fixed(law.PUBLICATION))),
    one("PUB-02", "行政处罚信息双公示", term("main", "上网公开并归集", DECIDED, fixed(CREDIT_DISPLAY))),
    one("PUB-03", "撤回公开的决定", term("main", "撤回并公开说明理由", CHANGED, fixed(WITHDRAWAL))),
    one(
        "PUB-04", "信用公示期（2026-04-01 起）",
        term("general", "一般失信：三个月至一年", "认定之日", _shown(DISPLAYS["general"], False)),
        term("serious", "严重失信：一年至三年", "认定之日", _shown(DISPLAYS["serious"], False)),
        term("slight", "轻微失信确需公示的：不超过三个月", "认定之日", _slight),
    ),
    one(
        "PUB-05", "信用公示期（2026-04-01 以前）",
        term("general", "三个月至三年", DECIDED, _shown(OLD_DISPLAY, True)),
        term("key_area", "重点领域：一年至三年", DECIDED, _shown(OLD_DISPLAY_KEY_FIELD, True)),
    ),
    one("PUB-09", "事前公开信息的更新", term("main", "更新公开的清单", "清单调整之日", fixed(OPENNESS))),
    one("PUB-10", "年度行政执法情况", term("main", "公开上年度情况", "该年度的任意一天", own_term(_yearly))),
    one(
        "PUB-11", "处罚决定的基层政务公开",
        term("seven", "公开处罚决定（两个期限取短）", DECIDED,
             also(fixed(law.PUBLICATION), OPENNESS, "只按基层政务公开标准的 20 个工作日")),
        term("twenty", "基层政务公开标准的 20 个工作日", DECIDED, fixed(OPENNESS)),
    ),
    one(
        "APP-01", "申请行政复议",
        term("told", "当事人申请行政复议", TOLD, _reconsideration, "told"),
        term("untold", "未告知权利的最长一年", "知道决定内容之日", _reconsideration_untold),
    ),
    one(
        "APP-02", "复议机关的期限",
        term("decision", "作出复议决定", "受理之日", fixed(RECONSIDERED)),
        term("extended", "延长三十日后作出复议决定", "受理之日", fixed(RECONSIDERED_EXTENDED)),
        term("simple", "简易程序作出复议决定", "受理之日", fixed(RECONSIDERED_SIMPLY)),
        term("acceptance", "审查是否受理", "收到申请之日", fixed(ACCEPTANCE)),
    ),
    one(
        "APP-03", "复议的书面答复",
        term("main", "提交书面答复和证据", "收到申请副本之日", fixed(REPLY)),
        term("simple", "简易程序提交书面答复和证据", "收到申请副本之日", fixed(REPLY_SIMPLE)),
    ),
    one(
        "APP-04", "提起行政诉讼",
        term("direct", "直接起诉", TOLD, _direct, "told"),
        term("after_reconsideration", "复议后起诉", "复议决定书送达或者复议期满之日", _after_reconsideration),
        term("untold", "未告知起诉期限的最长一年", "知道决定内容之日", _court_untold),
    ),
    one("APP-06", "撤销、变更后的处理", term("main", "撤回公示等后续处理", "判决、复议决定生效之日", fixed(WITHDRAWAL))),
    one("APP-07", "转送复议申请", term("main", "转送复议机关", "收到复议申请之日", fixed(PASSED_ON))),
)  # fmt: skip
