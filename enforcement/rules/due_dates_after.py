"""Due dates after the decision: delivery, payment, enforcement, seizure, unlawful construction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from enforcement.rules import statutes as law
from enforcement.rules import statutes_then as then
from enforcement.rules.calendar import ONE_DAY
from enforcement.rules.deadlines import court_clock, deferred_payment_clock, reconsideration_clock
from enforcement.rules.due_dates_before import TOLD, one
from enforcement.rules.due_dates_shape import Asked, Code, Found
from enforcement.rules.due_dates_statutes import LATE_FEE_CAPPED
from enforcement.rules.due_dates_ways import (
    backward,
    dated,
    earliest_after,
    first_day_counted,
    fixed,
    following,
    hours,
    local,
    own_term,
    term,
)
from enforcement.rules.periods import due
from enforcement.rules.questions import BadQuestion
from enforcement.rules.statutes import CALENDAR_DAYS, Period, must
from enforcement.rules.statutes_execution import (
    APPROVAL_AFTERWARDS,
    COMPLETION_PAPERS,
    COURT_ACCEPTS,
    COURT_RULES,
    COURT_RULES_LONG,
    COURT_SERVES,
    DEMAND,
    GIVEN_UP,
    LATE_FEE_RUN,
    OBJECTION_NOT_ACCEPTED,
    OBJECTION_NOT_ENFORCED,
    PERISHABLE_CALL,
    SEIZURE,
    SUBSTITUTE_DEMAND,
    UNCLAIMED,
)

DEMANDED, SEIZED = "催告书送达之日", "查封、扣押之日"


def _remedy(find: Callable[[Asked], Found]) -> Callable[[Asked], Found]:
    return following(find, law.COURT_ENFORCEMENT, "救济期限")


def _direct(asked: Asked) -> Found:
    return Found(term=court_clock(asked.start, asked.calendar, "direct").due)


def _after_reconsideration(asked: Asked) -> Found:
    return Found(term=court_clock(asked.start, asked.calendar, "after_reconsideration").due)


def _untold(asked: Asked) -> Found:
    return Found(term=court_clock(asked.start, asked.calendar, "untold").due)


def _expired(asked: Asked) -> Found:
    found = due(law.COURT_ENFORCEMENT, asked.start, asked.calendar)
    return Found(term=found, meaning="window", start=asked.start + ONE_DAY)


def _first_instance(asked: Asked) -> Found:
    return Found(term=reconsideration_clock(asked.start, asked.calendar).due)


def _on_the_spot(asked: Asked) -> Found:
    return replace(_remedy(_first_instance)(asked), standing="D", notes=("推论，待法制机构确认。",))


def _next_day(period: Period, says: str) -> Callable[[Asked], Found]:
    return earliest_after(fixed(period), says)


def _announced(asked: Asked) -> Found:
    """30 days or the local length; before 2022 the 60 days of the law of then, which left nothing to the place."""
    period = must(then.ANNOUNCEMENT, asked.start)
    if period is not law.ANNOUNCEMENT and asked.days is None:
        return fixed(period)(asked)
    return local(period, lambda values: values.announcement_days)(asked)


def _late_fee(asked: Asked) -> Found:
    """The late fee begins on the day after the term of payment (PAY-03)."""
    stands = Period(1, CALENDAR_DAYS, law.LATE_FEE_DAILY.article)
    return Found(term=due(stands, asked.start, asked.calendar), meaning="earliest_day")


def _deferred(asked: Asked) -> Found:
    if asked.until is None:
        raise BadQuestion("params.until", "请填写批准的最后缴款日期（行政处罚法第六十六条第二款）。")
    if asked.until <= asked.start:
        raise BadQuestion("params.until", "批准的缴款日期须晚于送达日期。请核对。")
    return Found(term=deferred_payment_clock(asked.start, asked.until, asked.calendar).due)


def _seizure(asked: Asked) -> Found:
    length = SEIZURE.length
    more = asked.days or asked.extension
    if more is not None and more > SEIZURE.length:
        raise BadQuestion(
            "params.days" if asked.days else "params.extension",
            "延长不超过 30 日（行政强制法第二十五条第一款）。请改正。",
        )
    if asked.extended or more is not None:
        length += more or SEIZURE.length
    return Found(term=due(replace(SEIZURE, length=length), asked.start, asked.calendar, asked.excluded))


CAREFUL_SEIZURE = "保守口径：扣押当日算第 1 天，早一天；内部预警用这一天"
HELD = own_term(first_day_counted(_seizure, CAREFUL_SEIZURE))

AFTER: tuple[Code, ...] = (
    one("SRV-01", "送达决定书", term("main", "向不在场的当事人送达", "决定之日", dated(then.DELIVERY))),
    one(
        "SRV-07", "公告送达",
        term("main", "公告期满视为送达", "发出公告之日",
             _announced, "days"),
    ),
    one("PAY-02", "缴纳罚款", term("main", "当事人缴纳罚款", "决定书" + TOLD, dated(then.PAYMENT))),
    one(
        "PAY-03", "加处罚款",
        term("first", "加处罚款的第一天", "缴款期满之日", _late_fee),
        term("capped", "加处罚款达到本金的日期", "缴款期满之日", fixed(LATE_FEE_CAPPED)),
    ),
    one(
        "PAY-05", "延期、分期缴纳",
        term("court", "申请人民法院强制执行", "延期或者分期的最后一天", own_term(fixed(law.COURT_ENFORCEMENT))),
        term("payment", "按批准的期限缴纳", "决定书" + TOLD, _deferred, "until"),
    ),
    one(
        "ENF-01", "加处罚款后强制执行",
        term("main", "最早可以强制执行（有强制执行权并经催告）", "缴款期满之日",
             _next_day(LATE_FEE_RUN, "加处罚款超过 30 日的第一天")),
    ),
    one(
        "ENF-03", "申请法院前的催告",
        term("main", "最早可以申请人民法院强制执行", DEMANDED, _next_day(DEMAND, "催告书送达满 10 日后的第一天")),
    ),
    one(
        "ENF-04", "申请人民法院强制执行",
        term("direct", "未复议：起诉期限届满后三个月", "决定书" + TOLD, _remedy(_direct)),
        term("after_reconsideration", "经复议：复议决定起诉期限届满后三个月", "复议决定书" + TOLD,
             _remedy(_after_reconsideration)),
        term("untold", "未告知起诉期限：一年届满后三个月", "知道决定内容之日", _remedy(_untold)),
        term("expired", "起诉期限届满后三个月", "起诉期限届满之日", _expired),
    ),
    one("ENF-05", "当场处罚案件申请法院强制执行", term("main", "复议期满后三个月", TOLD, _on_the_spot)),
    one(
        "ENF-07", "法院受理和裁定",
        term("acceptance", "法院受理", "提交申请之日", fixed(COURT_ACCEPTS)),
        term("ruling", "法院书面审查后裁定", "受理之日", fixed(COURT_RULES)),
        term("special", "听取意见后裁定", "受理之日", fixed(COURT_RULES_LONG)),
        term("served", "不予执行裁定送达机关", "裁定之日", fixed(COURT_SERVES)),
        term("appeal_acceptance", "对不予受理申请复议", "收到裁定之日", fixed(OBJECTION_NOT_ACCEPTED)),
        term("appeal", "对不予执行申请复议", "收到裁定之日", fixed(OBJECTION_NOT_ENFORCED)),
    ),
    one("ENF-10", "中止执行", term("main", "满三年未恢复的不再执行", "中止之日", fixed(GIVEN_UP))),
    one(
        "ENF-13", "代履行前的催告",
        term("demand", "最晚催告的日期", "代履行之日",
             backward(SUBSTITUTE_DEMAND, "代履行日以前须满 3 个工作日", "宽口径：第 3 个工作日当天即可代履行")),
        term("performance", "最早可以代履行的日期", "催告之日", _next_day(SUBSTITUTE_DEMAND, "催告满 3 个工作日后的第一天")),
    ),
    one("CMP-01", "当场查封扣押后补办批准", term("main", "报告并补办批准", "实施的时刻", hours(APPROVAL_AFTERWARDS))),
    one("CMP-04", "查封扣押的期限", term("main", "作出处理决定或者解除", SEIZED, HELD, "excluded", "extended", "extension", "days")),
    one(
        "CMP-10", "登记保存与扣押",
        term("registration", "先行登记保存作出处理", "登记保存之日", dated(then.REGISTRATION)),
        term("seizure", "查封、扣押作出处理", SEIZED, HELD, "excluded", "extended", "extension"),
    ),
    one(
        "CMP-11", "扣押物品的认领",
        term("unclaimed", "认领公告期满", "公告之日", local(UNCLAIMED, lambda values: values.unclaimed_days), "days"),
        term("perishable", "易腐物品到指定地点接受处理", "通知之日",
             local(PERISHABLE_CALL, lambda values: values.perishable_days), "days"),
    ),
    one(
        "ILL-03", "强制拆除",
        term("main", "最早可以强制拆除（无复议诉讼，并经公告、催告、责成）", "限期拆除决定" + TOLD,
             earliest_after(_direct, "起诉期限届满后的第一天")),
    ),
    one("ILL-05", "报送竣工资料", term("main", "建设单位报送竣工验收资料", "竣工验收之日", fixed(COMPLETION_PAPERS))),
)  # fmt: skip
