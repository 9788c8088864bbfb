"""Due dates up to the decision: general counting, intake, investigation, notice, hearing, review, the 90 days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from enforcement.rules import statutes as law
from enforcement.rules import statutes_then as then
from enforcement.rules.calendar import ONE_DAY, CalendarMissing
from enforcement.rules.deadlines import hand_in_clock, recheck_clock
from enforcement.rules.deadlines_ordinary import earliest_hearing, hearing_notice_clock
from enforcement.rules.due_dates_shape import Alternative, Asked, Code, Found, Term
from enforcement.rules.due_dates_statutes import (
    COERCION_DAYS,
    CORRECTION,
    CORRESPONDING_DAY,
    NEXT_DAY,
    PENALTY_DAYS,
    POSTED,
    RECONSIDERATION_DAYS,
    ROLLING_DAYS,
)
from enforcement.rules.due_dates_ways import (
    backward,
    counted,
    dated,
    first_day_counted,
    fixed,
    local,
    own_term,
    term,
)
from enforcement.rules.facts import ExclusionFacts, ExtensionFacts, Local, TermFacts
from enforcement.rules.periods import Due, Step, in_time
from enforcement.rules.questions import BadQuestion
from enforcement.rules.statutes import must
from enforcement.rules.terms import decision_clock

LENGTHS = ("days", "working_days", "calendar_days", "months", "years", "hours", "length", "unit", "rolls", "excluded")
TOLD, FILED = "送达之日", "立案之日"


def _posted(asked: Asked) -> Found:
    """The last day stands; a letter posted up to it is in time (CAL-07)."""
    stands = Due(
        law.Period(1, law.CALENDAR_DAYS, POSTED), asked.start, asked.start, asked.start, asked.start, "final", None,
        (Step(asked.start, True, "期间的最后一天；期满前交邮的不算过期，以邮戳日为准"),),
    )  # fmt: skip
    if asked.posted is None and asked.received is None:
        return Found(term=stands, standing="D")
    kept = in_time(asked.start, received_on=asked.received, posted_on=asked.posted)
    return Found(term=stands, standing="D", further={"in_time": kept})


def _recheck(asked: Asked) -> Found:
    if asked.until is None:
        return local(CORRECTION, lambda values: values.correction_days)(asked)
    if asked.until <= asked.start:
        raise BadQuestion("params.until", "改正期限须晚于责令改正的日期。请核对。")
    return Found(term=recheck_clock(asked.start, asked.until, asked.calendar).due)


def _verification(asked: Asked) -> Found:
    values = asked.local
    more = asked.extension or (values.verification_extension_days.value if asked.extended else 0)
    length = replace(values.verification_days, value=(asked.days or values.verification_days.value) + more)
    return local(law.VERIFICATION, lambda _: length)(replace(asked, days=None))


def _notice(asked: Asked) -> Found:
    period = must(then.HEARING_NOTICE, asked.start)
    find = backward(period, f"听证日以前须满 {period.length} {period.unit}", "宽口径：期满当天即可举行")
    return find(asked)


def _hearing(asked: Asked) -> Found:
    """The first day of a hearing: strictly after the 7th working day; the wide reading holds it on that day."""
    found = hearing_notice_clock(asked.start, asked.calendar).due
    if found.due is None:
        return Found(term=found, meaning="earliest_day", standing="D")
    wide = Alternative(found.due, "宽口径：第 7 个工作日当天即可举行")
    try:
        first = earliest_hearing(asked.start, asked.calendar)
    except CalendarMissing as missing:
        open_end = replace(
            found, due=None, earliest=found.due + ONE_DAY, status="provisional", missing_year=missing.year
        )
        return Found(term=open_end, meaning="earliest_day", standing="D", alternatives=(wide,))
    line = Step(first, True, "严口径：间隔满 7 个工作日后的第一个工作日，最早可以举行听证")
    term_ = replace(found, arithmetic=(*found.arithmetic, line))
    return Found(
        term=term_, day=first, meaning="earliest_day", standing="D", alternatives=(wide,),
        further={"expires": found.due.isoformat()},
    )  # fmt: skip


def decision(extensions: Callable[[Local], tuple[int, ...]]) -> Callable[[Asked], Found]:
    """The 90 days with so many extensions; what is excluded does not count (60条, DEC-02, DEC-03)."""

    def find(asked: Asked) -> Found:
        lengths = list(extensions(asked.local))
        if lengths and asked.days:
            lengths[-1] = asked.days
        if not lengths and (asked.extension or asked.extended):
            lengths = [asked.extension or asked.local.extension_days.value]
        excluded = tuple(ExclusionFacts(first=first, last=last) for first, last in asked.excluded)
        term_ = TermFacts(
            filed_on=asked.start, exclusions=excluded, extensions=tuple(ExtensionFacts(days=each) for each in lengths)
        )
        found = decision_clock(term_, asked.calendar, asked.start).due
        return Found(term=found)

    return own_term(find)


def _no_extension(values: Local) -> tuple[int, ...]:
    return ()


def _one_extension(values: Local) -> tuple[int, ...]:
    return (values.extension_days.value,)


def _two_extensions(values: Local) -> tuple[int, ...]:
    return (values.extension_days.value, values.long_extension_days.value)


def _general(code: str, name: str, found: Callable[[Asked], Found]) -> Code:
    return Code(code, name, (term("main", name, "起算之日", found, *LENGTHS),))


def one(code: str, name: str, main: Term, *others: Term) -> Code:
    """A code whose terms are listed, the main one first."""
    return Code(code, name, (main, *others))


COUNTED = "把当日计入的算法早一天；落在这一天的，请法制机构确认"

BEFORE: tuple[Code, ...] = (
    _general("CAL-01", "起算日不计入的一般期间（默认 1 个工作日；写明时刻的按 24 小时）", counted(NEXT_DAY)),
    _general("CAL-02", "行政处罚法的工作日期限", counted(PENALTY_DAYS, frozenset({2, 3, 5, 7}))),
    _general("CAL-03", "行政强制法的期限（10 日以内按工作日）", counted(COERCION_DAYS, working_up_to=10)),
    _general("CAL-04", "行政复议法的期限（3、5、7、10 日按工作日）", counted(RECONSIDERATION_DAYS, working_up_to=10)),
    _general("CAL-05", "末日休息顺延的期间", counted(ROLLING_DAYS)),
    _general("CAL-06", "按月、按年计算的期间", counted(CORRESPONDING_DAY)),
    one("CAL-07", "交邮不算过期", term("main", "期间末日与交邮日", "期间的最后一天", _posted, "posted", "received")),
    one("JUR-03", "协商解决管辖争议", term("main", "协商解决管辖争议", "发生争议之日", fixed(law.DISPUTE))),
    one(
        "SMP-06", "当场处罚决定报备",
        term("main", "把当场处罚决定报所属机关备案", "决定之日",
             local(then.REPORT, lambda values: values.report_days), "days"),
    ),
    one("SMP-07", "对当场处罚申请行政复议", term("main", "当事人申请行政复议", TOLD, dated(then.RECONSIDERATION))),
    one(
        "SMP-10", "当场收缴的罚款",
        term("hand_in", "执法人员交至本机关", "收缴之日（水上为抵岸之日）",
             lambda asked: Found(term=hand_in_clock(asked.start, asked.calendar).due)),
        term("banking", "本机关缴付银行", "机关收到之日", dated(then.BANKING)),
    ),
    one(
        "FIL-01", "线索核查",
        term("main", "核查线索并决定是否立案", "收到线索之日", _verification, "days", "extended", "extension"),
        term("extension", "批准延长的期限", "前一期限的末日",
             local(law.VERIFICATION_EXTENSION, lambda values: values.verification_extension_days), "days"),
    ),
    one(
        "FIL-03", "追责时效",
        term("two_years", "二年追责时效", "违法行为发生或者终了之日", first_day_counted(fixed(law.LIMITATION), COUNTED)),
        term("five_years", "五年追责时效", "违法行为发生或者终了之日",
             first_day_counted(fixed(law.LIMITATION_LONG), COUNTED)),
    ),
    one(
        "FIL-04", "生态环境类追责时效",
        term("harm", "造成危害后果的五年", "违法行为发生或者终了之日",
             first_day_counted(fixed(law.ECO_LIMITATION_LONG), COUNTED)),
        term("other", "其他的二年", "违法行为发生或者终了之日", first_day_counted(fixed(law.ECO_LIMITATION), COUNTED)),
    ),
    one(
        "FIL-05", "举报的答复和移送",
        term("answer", "把核查情况告知举报人", "收到举报之日",
             local(law.ANSWER, lambda values: values.answer_days), "days"),
        term("pass_on", "不属于职责的移送有关部门", "收到举报之日",
             local(law.PASS_ON, lambda values: values.pass_on_days), "days"),
    ),
    one("INV-03", "先行登记保存", term("main", "作出处理决定", "登记保存之日", dated(then.REGISTRATION))),
    one("INV-05", "责令限期改正", term("main", "复查是否已经改正", "责令改正之日", _recheck, "days", "until")),
    one(
        "PRE-02", "陈述申辩",
        term("main", "当事人陈述、申辩", "告知书" + TOLD,
             local(law.STATEMENT, lambda values: values.statement_days), "days"),
    ),
    one("PRE-06", "要求听证", term("main", "当事人要求听证", "告知书" + TOLD, dated(then.HEARING_REQUEST))),
    one(
        "PRE-07", "听证通知",
        term("hearing", "最早可以举行听证的日期", "通知之日", _hearing),
        term("notice", "最晚通知听证的日期", "听证之日",
             _notice),
    ),
    one(
        "REV-05", "法制审核",
        term("main", "提出法制审核意见", "送审之日", local(law.REVIEW, lambda values: values.review_days), "days"),
    ),
    one("DEC-01", "办案期限", term("main", "作出处理决定", FILED, decision(_no_extension), "excluded", "extended", "extension")),
    one(
        "DEC-02", "延长办案期限",
        term("first", "第一次延长后的末日", FILED, decision(_one_extension), "excluded", "days"),
        term("second", "再次延长后的末日", FILED, decision(_two_extensions), "excluded", "days"),
    ),
    one("DEC-03", "扣除时间后的办案期限", term("main", "作出处理决定", FILED, decision(_no_extension), "excluded", "extended", "extension")),
    *(
        one(
            code, name,
            term("reconsideration", "申请行政复议", TOLD, dated(then.RECONSIDERATION)),
            term("court", "提起行政诉讼", TOLD, dated(then.COURT_DIRECT)),
        )
        for code, name in (("DEC-06", "决定书告知的救济期限"), ("DEC-07", "告知的救济期限不得写十五日"))
    ),
)  # fmt: skip

__all__ = ["BEFORE", "FILED", "TOLD", "decision", "one"]
