"""An escalation is answered by a leader or head, or it stays; the answer goes back down through the outbox."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.actions import blocking, telling
from cases.models import Case, Clock, EscalationAnswer, Notice
from cases.shapes import AnswerGiven
from enforcement.kernel.errors import NotPermitted, NotVisible
from enforcement.kernel.models import Outbox, Record
from tests import cast
from tests.clocks.days import clock, decided, sweep

pytestmark = pytest.mark.django_db

THAT_DAY = date(2026, 9, 18)
NOON = cast.at(THAT_DAY, 12)
WORDS = "今天补报备，并在中队例会上说明。"


@pytest.fixture
def escalated() -> Clock:
    """A report that is overdue by more than three working days."""
    case = decided()
    sweep(THAT_DAY)
    return clock(case, "report")


def answer(row: Clock, username: str = "shijingzhi") -> Case:
    return blocking.answer_escalation(row.case_id, AnswerGiven(row.pk, WORDS), cast.act(username, moment=NOON))


def of(row: Clock, username: str) -> Notice:
    return Notice.objects.get(clock_level__clock=row, clock_level__level="escalated", person__username=username)


def test_a_leader_answers_once(escalated: Clock) -> None:
    answer(escalated)
    written = EscalationAnswer.objects.get(clock_level__clock=escalated)
    assert (written.text, written.by.username, written.at) == (WORDS, "shijingzhi", NOON)
    last = Record.objects.filter(subject_id=escalated.case_id).latest("seq")
    assert (last.step, last.at) == ("escalation-answer", NOON)
    with pytest.raises(NotVisible):
        answer(escalated)


def test_without_an_answer_it_stays(escalated: Clock) -> None:
    sweep(THAT_DAY + timedelta(days=30))
    escalated.refresh_from_db()
    assert escalated.level == "escalated"
    assert not EscalationAnswer.objects.exists()


@pytest.mark.parametrize("username", ["zhoumingyuan", "qinliyan", "tangli"])
def test_nobody_else_answers(escalated: Clock, username: str) -> None:
    with pytest.raises(NotPermitted):
        answer(escalated, username)


def test_nothing_is_answered_that_is_not_escalated(escalated: Clock) -> None:
    payment = clock(escalated.case, "payment")
    with pytest.raises(NotVisible):
        answer(payment)


def test_the_answer_reaches_those_who_read_before_it(escalated: Clock) -> None:
    before = NOON - timedelta(hours=1)
    Notice.objects.filter(clock_level__clock=escalated).update(read_at=before)
    answer(escalated)
    assert Outbox.objects.count() == 1
    assert telling.drain() == 1
    assert not Outbox.objects.exists()
    assert of(escalated, "zhoumingyuan").read_at is None
    assert of(escalated, "luweizhen").read_at is None
    assert of(escalated, "shijingzhi").read_at == before, "who answered knows"


def test_the_same_row_told_twice_changes_nothing(escalated: Clock) -> None:
    Notice.objects.filter(clock_level__clock=escalated).update(read_at=NOON - timedelta(hours=1))
    answer(escalated)
    telling.drain()
    read = NOON + timedelta(minutes=5)
    Notice.objects.filter(clock_level__clock=escalated).update(read_at=read)
    telling.tell_answer(Record.objects.filter(subject_id=escalated.case_id).latest("seq"))
    assert of(escalated, "zhoumingyuan").read_at == read


def test_other_acts_announce_nothing(escalated: Clock) -> None:
    assert not Outbox.objects.exists()
