"""What everybody may know of the procedure: its steps with their periods, and what a party may do afterwards.

Steps come from the tables, periods from the statutes and the local values of the body; nothing is typed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cases.facts.rows import local as local_of
from cases.procedure import (
    ANSWER_ESCALATION,
    ASK_REVIEW,
    BANK_CASH,
    DELIVER,
    EXTEND,
    EXTEND_VERIFICATION,
    FILE,
    FLAG,
    HAND_IN_CASH,
    HAND_OVER,
    INFORM,
    PUBLISH,
    PUNISH,
    RECORD_PAYMENT,
    REPORT,
    REQUEST_HEARING,
    SETTLE,
    STATE,
    STEPS,
    Step,
)
from discretion.queries import in_force
from enforcement.models import ROLES, Organisation
from enforcement.rules import statutes, statutes_then
from enforcement.rules.findings import Article
from enforcement.rules.parts_local import Local
from enforcement.rules.statutes import PENALTY_LAW, RECONSIDERATION_LAW, Period, Unit, must

# How the office keeps its own house; nothing a party meets.
INSIDE = frozenset({FLAG.name, SETTLE.name, ANSWER_ESCALATION.name, HAND_OVER.name})
STAFF = {"finance": "财务人员", "archivist": "档案人员", "disclosure_clerk": "公示人员", "bureau_head": "机关负责人"}
DAYS_WORDS = {Unit.WORKING_DAYS: "个工作日"}


@dataclass(frozen=True)
class Time:
    """The period of a step: the versions of the statute, from when it runs, the local value that sets its length."""

    versions: tuple[Period, ...]
    since: str
    local: str = ""


TIMES: Mapping[str, Time] = {
    FILE.name: Time((statutes.VERIFICATION,), "发现违法线索", "verification_days"),
    EXTEND_VERIFICATION.name: Time((statutes.VERIFICATION_EXTENSION,), "核查期满", "verification_extension_days"),
    INFORM.name: Time((statutes.ANSWER,), "作出处理", "answer_days"),
    STATE.name: Time((statutes.STATEMENT,), "收到告知书", "statement_days"),
    REQUEST_HEARING.name: Time(statutes_then.HEARING_REQUEST, "收到告知书"),
    ASK_REVIEW.name: Time((statutes.REVIEW,), "送审", "review_days"),
    PUNISH.name: Time((statutes.DECISION,), "立案"),
    EXTEND.name: Time((statutes.DECISION,), "办案期限届满", "extension_days"),
    DELIVER.name: Time(statutes_then.DELIVERY, "作出决定"),
    RECORD_PAYMENT.name: Time(statutes_then.PAYMENT, "收到决定书"),
    PUBLISH.name: Time((statutes.PUBLICATION,), "作出决定"),
    REPORT.name: Time(statutes_then.REPORT, "作出决定", "report_days"),
    HAND_IN_CASH.name: Time(statutes_then.HAND_IN, "当场收缴"),
    BANK_CASH.name: Time(statutes_then.BANKING, "收到收缴的罚款"),
}


@dataclass(frozen=True)
class Term:
    """A period in words: how long, from when, by which article; whether it still awaits the legal office."""

    length: str
    since: str
    article: str
    rolls: bool
    unconfirmed: bool


@dataclass(frozen=True)
class Line:
    """One step as the public reads it."""

    title: str
    who: str
    article: str
    term: Term | None


@dataclass(frozen=True)
class Course:
    """A procedure: the steps that carry it on, and those that may come in between."""

    name: str
    says: str
    main: list[Line]
    beside: list[Line]


def courses(body: Organisation | None, day: date) -> list[Course]:
    """Both procedures with the times that count on `day` for the body. One statement."""
    values = local_of(in_force(body, day)) if body is not None else Local()
    return [
        Course("简易程序（当场处罚）", _on_the_spot(day), *_lines("simple", values, day)),
        Course(
            "普通程序", "不符合当场处罚条件的案件，先立案、调查、告知，再作出决定。", *_lines("ordinary", values, day)
        ),
    ]


def _on_the_spot(day: date) -> str:
    citizen, unit = (statutes.spot_limit(as_unit, day).yuan for as_unit in (False, True))
    article = statutes.spot_limit(False, day).article
    return f"违法事实确凿并有法定依据，对公民罚款 {citizen} 元以下、对单位罚款 {unit} 元以下或者警告的（{article}）。"


def _lines(procedure: str, values: Local, day: date) -> tuple[list[Line], list[Line]]:
    main: list[Line] = []
    beside: list[Line] = []
    for step in STEPS:
        if step.procedure in ("", procedure) and step.name not in INSIDE:
            (main if step.arrives and step.procedure else beside).append(_line(step, values, day))
    return main, beside


def _line(step: Step, values: Local, day: date) -> Line:
    who = "、".join(STAFF.get(role, words) for role, words in ROLES if role in step.roles)
    time = TIMES.get(step.name)
    return Line(step.title, who, step.article, None if time is None else _term(time, values, day))


def _term(time: Time, values: Local, day: date) -> Term:
    period = _period(time.versions, day)
    if time.local:
        value = getattr(values, time.local)
        period = replace(period, length=value.value, status=value.status)
    return _told(period, time.since)


def _period(versions: Iterable[Period], day: date) -> Period:
    """The version of the day; where only the present one is known, that."""
    kept = tuple(versions)
    return must(kept, day) if len(kept) > 1 else kept[0]


def _told(period: Period, since: str) -> Term:
    length = f"{period.length} {DAYS_WORDS.get(period.unit, period.unit.value)}"
    return Term(length, since, str(period.article), period.rolls, period.status != "V")


@dataclass(frozen=True)
class Remedy:
    """A way to contest: what, how long, and what to know."""

    title: str
    short: str
    says: str
    term: Term


FIRST_RECONSIDERED = Article(RECONSIDERATION_LAW, 23, 1, 1)
DEFERRED = Article(PENALTY_LAW, 66, 2)
NOT_STAYED = Article(PENALTY_LAW, 73, 1)


def remedies(day: date) -> list[Remedy]:
    """What a party may do against a decision delivered on `day`, with its periods."""
    sixty, direct = (_period(each, day) for each in (statutes_then.RECONSIDERATION, statutes_then.COURT_DIRECT))
    first = (
        f"当场作出的处罚，先申请复议，对复议不服再起诉（{FIRST_RECONSIDERED}）。"
        if day >= statutes.RECONSIDERATION_REVISED
        else ""
    )
    return [
        _remedy("申请行政复议", "内可以申请行政复议", f"向复议机关提出。{first}", sixty, "知道处罚决定"),
        _remedy("直接提起行政诉讼", "内可以起诉", "向有管辖权的人民法院提出。", direct, "知道处罚决定"),
        _remedy(
            "复议以后提起行政诉讼",
            "内可以起诉",
            "对复议决定不服的。",
            statutes.COURT_AFTER_RECONSIDERATION,
            "收到复议决定书",
        ),
    ]


def untold(day: date) -> list[Remedy]:
    """The longer periods of a party who was not told of these rights."""
    return [
        _remedy("没有告知复议权利的", "内可以申请行政复议", "", statutes.RECONSIDERATION_UNTOLD, "知道处罚决定内容"),
        _remedy("没有告知起诉期限的", "内可以起诉", "", statutes.COURT_UNTOLD, "知道处罚决定内容"),
    ]


def after_a_decision(day: date) -> list[Remedy]:
    """In short: pay, contest, sue."""
    pay = _period(statutes_then.PAYMENT, day)
    says = f"有困难的可以申请延期或者分期（{DEFERRED}）。"
    return [_remedy("缴纳罚款", "内缴纳罚款", says, pay, "收到决定书"), *remedies(day)[:2]]


def _remedy(title: str, what: str, says: str, period: Period, since: str) -> Remedy:
    term = _told(period, since)
    rolls = "末日是休息日的顺延。" if term.rolls else ""
    return Remedy(title, f"{term.length}{what}", f"从{since}的次日起算，{rolls}{says}", term)
