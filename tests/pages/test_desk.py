"""The desk of each role: what is due, what waits, nothing that is not theirs, few statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.actions.clues import report_clue
from cases.actions.collecting import collect_cash
from cases.models import Case, Clock, ClockLevel, EscalationAnswer
from cases.shapes import CashGiven, ClueGiven
from tests import cast
from tests.pages.window import Moment, Window, decided, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
DESK_STATEMENTS = 17


def step_url(case: Case, name: str) -> str:
    return reverse("case_step", args=[case.pk, name])


def test_the_desk_of_another_squad_is_empty(window: Windows) -> None:
    case = decided()
    assert case.number not in window("hanyutong").see("desk")
    assert case.number not in window("fangjicheng").see("desk"), "handled by others of the squad"


def test_an_undecided_case_and_a_new_clue_wait_for_the_officer(officer: Window) -> None:
    case = opened()
    page = officer.see("desk")
    assert step_url(case, "hearing-of-party") in page
    given = ClueGiven(id=case.pk, place="湖滨路口", text="占道摆摊", seen_at=cast.NOON, photos=(cast.picture(),))
    clue = report_clue(given, cast.act("chenafu"))
    assert reverse("clue_file", args=[clue.pk]) in officer.see("desk")


def test_an_escalation_waits_for_leader_and_head_until_answered(window: Windows, moment: Moment) -> None:
    case = decided()
    clock = Clock.objects.get(case=case, kind="report")
    Clock.objects.filter(pk=clock.pk).update(level="escalated", alarm_on=cast.TODAY - timedelta(days=9))
    level = ClockLevel.objects.create(
        clock=clock, level="escalated", alarm_on=cast.TODAY - timedelta(days=9), on=cast.TODAY, entered_at=cast.NOON
    )
    for username in ("shijingzhi", "luweizhen"):
        assert step_url(case, "escalation-answer") in window(username).see("desk"), username
    assert step_url(case, "escalation-answer") not in window("qinliyan").see("desk"), (
        "a supervisor reads and cannot act"
    )
    window("shijingzhi").take(case, "escalation-answer", text="周明远今天下午报备，我核对。")
    answer = EscalationAnswer.objects.get(clock_level=level)
    assert (answer.by.username, answer.text) == ("shijingzhi", "周明远今天下午报备，我核对。")
    assert step_url(case, "escalation-answer") not in window("luweizhen").see("desk")
    assert "周明远今天下午报备" in window("qinliyan").see("case_file", case.pk)


def test_finance_sees_cash_and_payments(window: Windows) -> None:
    owed, cashed = decided(1), decided(2)
    collect_cash(cashed.pk, CashGiven(cashed.decision.fine, "up_to_100", "浙财当 0009"), cast.act())
    page = window("tangli").see("desk")
    assert step_url(owed, "payment") in page
    assert step_url(cashed, "cash-hand-in") in page
    assert step_url(owed, "report") not in page


def test_a_finished_case_waits_for_closing_then_for_the_archive(officer: Window, window: Windows) -> None:
    case = decided()
    officer.take(case, "report")
    assert step_url(case, "closing") not in window("shijingzhi").see("desk")
    window("tangli").take(case, "payment", transaction="T-1")
    assert step_url(case, "closing") in window("shijingzhi").see("desk")
    assert step_url(case, "closing") not in officer.see("desk")
    window("shijingzhi").take(case, "closing")
    assert step_url(case, "archiving") in window("mengshuya").see("desk")


def test_an_auxiliary_has_clues_and_no_case(window: Windows) -> None:
    case = decided()
    page = window("chenafu").see("desk")
    assert reverse("clue_new") in page
    assert case.number not in page and reverse("case_list") not in page and reverse("street_new") not in page


@pytest.mark.parametrize("username", ["huangjianye", "baishouyi", "yinmingjian"])
def test_an_administrator_has_settings_and_no_case(window: Windows, username: str) -> None:
    case = decided()
    page = window(username).see("desk")
    assert case.number not in page and reverse("case_list") not in page


@pytest.mark.parametrize("username", ["zhoumingyuan", "shijingzhi", "luweizhen", "tangli", "mengshuya", "wenzheng"])
def test_the_desk_costs_the_same_for_one_and_for_three(window: Windows, username: str) -> None:
    desk = window(username)
    decided()
    desk.see("desk")  # the presence of a session is noted once a minute
    with CaptureQueriesContext(connection) as few:
        desk.see("desk")
    for number in range(2, 4):
        decided(number)
    with CaptureQueriesContext(connection) as many:
        desk.see("desk")
    assert len(many) == len(few) <= DESK_STATEMENTS, "\n".join(each["sql"][:150] for each in many)
