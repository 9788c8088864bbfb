"""From a code of the catalogue and a day to the due date: the calculator for people and programs.

Every day is found by `periods.due`; the tables of codes only say which period runs, what it means and where
practice differs. Refusals are `BadQuestion`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from types import MappingProxyType

from enforcement.rules.calendar import Calendar
from enforcement.rules.due_dates_after import AFTER
from enforcement.rules.due_dates_before import BEFORE
from enforcement.rules.due_dates_public import PUBLIC
from enforcement.rules.due_dates_shape import STANDINGS, UNITS, Asked, Code, Found, Term
from enforcement.rules.parts_local import Local
from enforcement.rules.periods import Step
from enforcement.rules.questions import (
    BadQuestion,
    choice,
    day_of,
    intervals_of,
    moment_of,
    moment_written,
    object_of,
    only,
    time_of,
    whole,
    yes_or_no,
)
from enforcement.rules.statutes import Unit

CODES: Mapping[str, Code] = MappingProxyType({each.code: each for each in (*BEFORE, *AFTER, *PUBLIC)})
QUESTION = frozenset({"code", "from", "at", "params", "organisation"})
NAMING = frozenset({"which", "kind"})
FLAGS = ("extended", "told", "rolls")
DAYS = ("until", "filed", "posted", "received")
LONGEST: Mapping[Unit, int] = MappingProxyType(
    {Unit.WORKING_DAYS: 1000, Unit.CALENDAR_DAYS: 3660, Unit.MONTHS: 600, Unit.YEARS: 100, Unit.HOURS: 8760}
)
PARAMS: Mapping[str, str] = MappingProxyType(
    {
        "which": "这一代码的哪一个期限（也可以写 kind）",
        "days": "法律留给地方规定的天数，或者延长的天数",
        "excluded": '不计入的期间，闭区间，可以多段：[["2025-10-13","2025-10-22"]]',
        "extended": "已经批准延长（按规定的天数）",
        "extension": "已经批准延长的天数",
        "until": "截止的日期",
        "filed": "立案日期",
        "told": "是否已经告知救济权利和期限",
        "posted": "交邮的日期",
        "received": "收到的日期",
        "rolls": "末日休息是否顺延",
        "length": "期间的长度",
        "unit": "期间的单位：working_days、calendar_days、months、years、hours",
        "working_days": "工作日数",
        "calendar_days": "自然日数",
        "months": "月数",
        "years": "年数",
        "hours": "小时数",
    }
)


def code_of(value: object) -> Code:
    """The code asked for. Raises BadQuestion for one that is unknown or has no term to count."""
    text = value.strip().upper() if isinstance(value, str) else ""
    if text not in CODES:
        named = f"「{text[:20]}」" if text else "代码"
        raise BadQuestion("code", f"{named}没有可以计算的期限。请填写有期限的规则代码，例如 PRE-06。")
    return CODES[text]


def start_of(value: object, at: object) -> tuple[date, time | None]:
    """The day and, when stated, the time in legal time that a period runs from; a moment is read as both."""
    moment = moment_written(value, "from")
    if moment is not None and at in (None, ""):
        return day_of(moment.date(), "from"), moment.time().replace(tzinfo=None)
    return day_of(value, "from"), None if at in (None, "") else time_of(at, "at")


def term_of(code: Code, params: Mapping[str, object], at: time | None = None) -> Term:
    """The term of the code that is meant: by `which` or `kind`, else the main one."""
    asked = params.get("which", params.get("kind"))
    if "which" in params and "kind" in params and params["which"] != params["kind"]:
        raise BadQuestion("params.kind", "which 和 kind 是同一项，只填写一个。")
    if asked in (None, "", "main"):
        if at is not None and code.code == "TRF-02":
            return code.terms[1]
        return code.main
    return _named(code, choice(asked, "params.which", {each.key: each.name for each in code.terms}))


def _named(code: Code, key: str) -> Term:
    return next(each for each in code.terms if each.key == key)


def answer(question: Mapping[str, object], calendar: Calendar, local: Local | None = None) -> dict[str, object]:
    """The answer to {"code","from","at"?,"params"?} as plain values, ready for JSON. Raises BadQuestion."""
    only(question, QUESTION, "")
    code = code_of(question.get("code"))
    params = dict(object_of(question.get("params") or {}, "params"))
    start, at = start_of(question.get("from"), question.get("at") or params.pop("at", None))
    term = term_of(code, params, at)
    only(params, term.takes | NAMING, "params")
    asked = _read(code, start, params, calendar, local or Local())
    if at is not None:
        asked = replace(asked, moment=moment_of(start, at))
        if asked.length is None and code.code == "CAL-01":
            asked = replace(asked, length=24, unit=Unit.HOURS)
    found = term.find(asked)
    if asked.moment is not None and found.term.moment is None:
        raise BadQuestion("at", f"{code.code} 不按小时计算，不需要填写时刻。请去掉时刻。")
    return _told(code, term, asked, found)


def _read(code: Code, start: date, params: Mapping[str, object], calendar: Calendar, local: Local) -> Asked:
    length, unit = _length(params)
    given: dict[str, object] = {}
    for name in FLAGS:
        if name in params:
            given[name] = yes_or_no(params[name], f"params.{name}")
    for name in DAYS:
        if params.get(name) not in (None, ""):
            given[name] = day_of(params[name], f"params.{name}")
    asked = Asked(
        start=start,
        calendar=calendar,
        local=local,
        days=whole(params["days"], "params.days", 1, LONGEST[Unit.WORKING_DAYS]) if "days" in params else None,
        extension=whole(params["extension"], "params.extension", 1, 90) if "extension" in params else None,
        excluded=intervals_of(params["excluded"], "params.excluded") if params.get("excluded") else (),
        length=length,
        unit=unit,
    )
    return replace(asked, **given)  # type: ignore[arg-type]


def _length(params: Mapping[str, object]) -> tuple[int | None, Unit | None]:
    units = {name: unit for unit, name in UNITS.items()}
    named = [name for name in (*units, "days", "length") if params.get(name) not in (None, "")]
    if len(named) > 1:
        raise BadQuestion(f"params.{named[1]}", "期间的长度只填写一项。请去掉多余的。")
    unit = None
    if params.get("unit") not in (None, ""):
        key = choice(params["unit"], "params.unit", {name: str(each) for each, name in UNITS.items()})
        unit = units[key]
    if not named:
        return None, unit
    unit = units.get(named[0], unit)
    return whole(params[named[0]], f"params.{named[0]}", 1, LONGEST[unit or Unit.WORKING_DAYS]), unit


def _told(code: Code, term: Term, asked: Asked, found: Found) -> dict[str, object]:
    due, standing = found.term, found.standing or found.term.period.status
    basis = found.article or due.article
    told: dict[str, object] = {
        "code": code.code,
        "name": code.name,
        "which": term.key,
        "what": term.name,
        "article": str(basis),
        "law": {"name": basis.law, "number": str(basis.number)},
        "unit": UNITS[due.unit],
        "unit_name": str(due.unit),
        "length": due.period.length,
        "from": asked.start.isoformat() if asked.moment is None else asked.moment.isoformat(timespec="minutes"),
        "from_means": term.since,
        "due": _last(found),
        "meaning": found.meaning,
        "rolls": due.rolls,
        "status": due.status,
        "standing": standing,
        "standing_name": STANDINGS[standing],
        "arithmetic": [_line(each) for each in (*found.earlier, *due.arithmetic)],
        "alternatives": [{"due": each.due.isoformat(), "why": each.why} for each in found.alternatives],
        "notes": [*found.notes, *_older(found, asked.start)],
    }
    return told | _beside(found) | dict(found.further)


def _last(found: Found) -> str | None:
    if found.provisional:
        return None
    if found.term.moment is not None:
        return found.term.moment.isoformat(timespec="minutes")
    last = found.day or found.term.due
    return None if last is None else last.isoformat()


def _beside(found: Found) -> dict[str, object]:
    due, told = found.term, dict[str, object]()
    if due.nominal is not None and due.moment is None:
        told["nominal"] = due.nominal.isoformat()
    if found.meaning == "window":
        told["start"] = found.start and found.start.isoformat()
    if found.provisional:
        told |= {"earliest": due.earliest.isoformat(), "calendar_missing": [due.missing_year]}
    return told


def _line(step: Step) -> dict[str, object]:
    return {"day": step.day.isoformat(), "counted": step.counted, "why": step.why}


def _older(found: Found, start: date) -> tuple[str, ...]:
    since = found.term.period.in_force_from
    if since is None or start >= since:
        return ()
    return (f"这一期限自 {since.isoformat()} 起施行，此前的规定可能不同，请核对。",)
