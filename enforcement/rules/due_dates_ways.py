"""The ways a due date is found, each built on the one place where periods are computed (CAL-01…CAL-06)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from enforcement.rules.calendar import ONE_DAY, Calendar, CalendarMissing, written
from enforcement.rules.deadlines_ordinary import finish_by
from enforcement.rules.due_dates_shape import Alternative, Asked, Found, Term
from enforcement.rules.parts_local import Local, Parameter
from enforcement.rules.periods import Due, Step, due
from enforcement.rules.questions import BadQuestion
from enforcement.rules.statutes import Period, Unit, must

LocalDays = Callable[[Local], Parameter[int]]
Find = Callable[[Asked], Found]


def term(key: str, name: str, since: str, find: Find, *takes: str) -> Term:
    """A term of a code; `takes` are the further names it reads."""
    return Term(key, name, since, find, frozenset(takes))


def fixed(period: Period) -> Find:
    """A period of the law: its last day, moved on only where the period says so."""
    return lambda asked: Found(term=due(period, asked.start, asked.calendar, asked.excluded))


def dated(versions: tuple[Period, ...]) -> Find:
    """A period of the law as it was on the day it runs from."""
    return lambda asked: fixed(must(versions, asked.start))(asked)


def local(period: Period | tuple[Period, ...], value: LocalDays) -> Find:
    """A period whose length the law leaves to the place; `days` overrides it for one question."""

    def find(asked: Asked) -> Found:
        return _local(must(period, asked.start) if isinstance(period, tuple) else period, value)(asked)

    return find


def _local(period: Period, value: LocalDays) -> Find:
    def find(asked: Asked) -> Found:
        own = value(asked.local)
        length = replace(period, length=asked.days or own.value, status="D" if asked.days else own.status)
        return Found(term=due(length, asked.start, asked.calendar, asked.excluded))

    return find


def hours(period: Period) -> Find:
    """A period of hours: it needs the moment and never stops (CAL-01)."""

    def find(asked: Asked) -> Found:
        if asked.moment is None:
            raise BadQuestion("at", f"以小时计算的期限从实际时刻起算。请填写时刻，例如 15:20（{period.article}）。")
        return Found(term=due(period, asked.moment, asked.calendar))

    return find


def own_term(find: Find) -> Find:
    """A term that binds the authority and does not move on: a last day that is a day off brings the advice to
    finish on the working day before (CAL-05, DEC-01, design)."""

    def careful(asked: Asked) -> Found:
        found = find(asked)
        last = found.term.nominal
        advice, notes = before_day_off(last, asked.calendar) if last else ((), ())
        return replace(found, alternatives=found.alternatives + advice, notes=found.notes + notes)

    return careful


def before_day_off(last: date, calendar: Calendar) -> tuple[tuple[Alternative, ...], tuple[str, ...]]:
    """The working day before a last day that is off, as advice; a note when the year is unknown."""
    try:
        day = finish_by(last, calendar)
    except CalendarMissing as missing:
        return (), (f"末日 {written(last)} 是否休息日，要等 {missing.year} 年放假安排公布。",)
    if day == last:
        return (), ()
    return (Alternative(day, f"末日 {written(last)} 是休息日，稳妥的是在此前最后一个工作日办结"),), ()


def first_day_counted(find: Find, why: str) -> Find:
    """Where practice also counts the first day: that reading ends a day earlier."""

    def both(asked: Asked) -> Found:
        found = find(asked)
        if found.term.due is None:
            return found
        return replace(found, alternatives=(Alternative(found.term.due - ONE_DAY, why), *found.alternatives))

    return both


def also(find: Find, period: Period, why: str) -> Find:
    """Where practice also counts by another period: its last day is the alternative."""

    def both(asked: Asked) -> Found:
        found, other = find(asked), due(period, asked.start, asked.calendar, asked.excluded)
        if other.due is None or other.due == found.term.due:
            return found
        return replace(found, alternatives=(*found.alternatives, Alternative(other.due, why)))

    return both


def earliest_after(find: Find, says: str) -> Find:
    """The first day after a period has run out; `expires` is its last day."""

    def after(asked: Asked) -> Found:
        found = find(asked)
        last = found.term.due
        if last is None:
            return replace(found, meaning="earliest_day")
        first = last + ONE_DAY
        line = Step(first, True, says)
        return replace(
            found, day=first, meaning="earliest_day",
            term=replace(found.term, arithmetic=(*found.term.arithmetic, line)),
            further={**found.further, "expires": last.isoformat()},
        )  # fmt: skip

    return after


def following(first: Find, period: Period, says: str) -> Find:
    """A window that opens the day after a first period has run out and lasts `period` from its last day."""

    def window(asked: Asked) -> Found:
        before = first(asked).term
        found = due(period, before.day, asked.calendar)
        lines = (*before.arithmetic, Step(before.day, False, f"{says}，{written(before.day)} 届满"))
        if before.due is None:
            found = _provisional(found, before)
        elif found.nominal is not None and found.nominal != found.due and found.due is not None:
            advice, _ = before_day_off(found.nominal, asked.calendar)
            return Found(term=found, meaning="window", start=before.day + ONE_DAY, earlier=lines, alternatives=advice)
        start = None if before.due is None else before.due + ONE_DAY
        return Found(term=found, meaning="window", start=start, earlier=lines)

    return window


def _provisional(found: Due, before: Due) -> Due:
    missing = before.missing_year or found.missing_year
    return replace(found, due=None, status="provisional", missing_year=missing)


def backward(period: Period, says: str, wide: str = "") -> Find:
    """The latest day from which the whole period lies before the day asked: full days between (strict, design).

    With `wide` the reading that lets the period end on the day itself is listed beside it.
    """

    def latest(asked: Asked) -> Found:
        day, wider = asked.start, asked.start
        found = due(period, day, asked.calendar)
        while found.day >= asked.start:
            if found.day > asked.start:
                wider = day - ONE_DAY
            day -= ONE_DAY
            found = due(period, day, asked.calendar)
        lines = (*found.arithmetic, Step(asked.start, False, f"{says}，最晚的一天是 {written(day)}"))
        ended = replace(found, arithmetic=lines)
        if found.due is None:
            return Found(term=replace(ended, earliest=day))
        others = (Alternative(wider, wide),) if wide and wider != day else ()
        advice, notes = before_day_off(day, asked.calendar)
        return Found(term=ended, day=day, alternatives=others + advice, notes=notes)

    return latest


def counted(like: Period, lengths: frozenset[int] = frozenset(), working_up_to: int = 0) -> Find:
    """A general rule of counting: length and unit as asked, else those of `like`.

    `lengths`: the only numbers of days the law means; `working_up_to`: the most days that are working days.
    """

    def find(asked: Asked) -> Found:
        length, unit = asked.length or like.length, asked.unit or (like.unit if asked.length is None else None)
        if lengths and (unit not in (None, Unit.WORKING_DAYS) or length not in lengths):
            listed = "、".join(str(each) for each in sorted(lengths))
            raise BadQuestion("params.days", f"{like.article}只说 {listed} 日是工作日。请改用该期限自己的代码。")
        if unit is None:
            few = length <= working_up_to or (like.unit is Unit.WORKING_DAYS and not working_up_to)
            unit = Unit.WORKING_DAYS if few else Unit.CALENDAR_DAYS
        rolls = like.rolls if asked.rolls is None else asked.rolls
        period = replace(like, length=length, unit=unit, rolls=rolls and unit not in (Unit.WORKING_DAYS, Unit.HOURS))
        return hours(period)(asked) if unit is Unit.HOURS else fixed(period)(asked)

    return find
