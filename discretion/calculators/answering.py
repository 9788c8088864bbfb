"""Answering one question or a list of them: the same for commands, interface and pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from discretion.calculators.law import Law
from discretion.calculators.penalty_given import question_of
from enforcement.rules import due_dates
from enforcement.rules.late_fee_question import late_fee_answer
from enforcement.rules.penalty import judge
from enforcement.rules.questions import BadQuestion, object_of

Answer = dict[str, Any]
Ask = Callable[[object], Answer]
Asking = Callable[[object, Law, date], Answer]


def due_date(question: object, law: Law, today: date) -> Answer:
    """A due date, with the local lengths of the organisation named on the day it runs from."""
    asked = object_of(question, "body")
    organisation = asked.get("organisation") or ""
    if not isinstance(organisation, str):
        raise BadQuestion("organisation", "请填写组织机构代码。")
    local = None
    if organisation:
        start, _ = due_dates.start_of(asked.get("from"), asked.get("at"))
        local = law.local(organisation.strip(), start)
    return due_dates.answer(asked, law.calendar(), local)


def late_fee(question: object, law: Law, today: date) -> Answer:
    """A late fee."""
    return late_fee_answer(object_of(question, "body"))


def penalty(question: object, law: Law, today: date) -> Answer:
    """The verdict on a penalty."""
    return judge(question_of(question, law, today))


def batch(questions: list[object], ask: Ask) -> tuple[list[Answer], int]:
    """The answers in the order of the questions, an error in the place of each that cannot be answered; how many those are."""
    answers, bad = [], 0
    for each in questions:
        try:
            answers.append(ask(each))
        except BadQuestion as error:
            bad += 1
            answers.append({"error": refusal(error)})
    return answers, bad


def refusal(error: BadQuestion) -> Mapping[str, str]:
    """A refusal as plain values: the field, and what to change."""
    return {"field": error.field, "says": error.says}
