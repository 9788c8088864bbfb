"""Every kind of clock: it starts with its act, shows its arithmetic, and ends when the thing is done."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cases.actions import collecting, deciding, delivering, hearing, opening, proving
from cases.models import Case, Clock
from cases.shapes import (
    BankingGiven,
    DecisionGiven,
    DeferralGiven,
    DeliveryGiven,
    Nothing,
    OrderGiven,
    PaymentGiven,
    RecheckGiven,
    ReportGiven,
    StatementGiven,
)
from tests import cast
from tests.clocks.days import cash, clock, decided, levels, sweep

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def skipped(row: Clock) -> dict[str, str]:
    """Days after the first that the arithmetic names as not counted, with why."""
    after = row.start_on.isoformat()
    return {line["day"]: line["why"] for line in row.arithmetic if not line["counted"] and line["day"] > after}


def days_counted(row: Clock) -> list[str]:
    return [line["day"] for line in row.arithmetic if line["counted"]]


def test_a_report_is_due_in_three_working_days() -> None:
    case = decided()
    row = clock(case, "report")
    assert (row.start_on, row.due_on, row.provisional) == (cast.TODAY, date(2026, 9, 14), False)
    assert days_counted(row) == ["2026-09-10", "2026-09-11", "2026-09-14"]
    assert skipped(row)["2026-09-12"] == "周六"
    assert "备案" in row.says
    assert row.article == "住房和城乡建设行政处罚程序规定第十四条第二款"
    delivering.report(case.pk, ReportGiven(), cast.act(moment=cast.NOON + DAY))
    assert clock(case, "report").ended_on == cast.TODAY + DAY


def test_a_working_day_made_up_on_a_weekend_counts() -> None:
    row = clock(decided(date(2026, 9, 17)), "report")
    assert days_counted(row) == ["2026-09-18", "2026-09-20", "2026-09-21"]
    assert next(line["why"] for line in row.arithmetic if line["day"] == "2026-09-20") == "第 2 个工作日（调休上班）"


def test_an_order_with_a_day_is_rechecked() -> None:
    by = cast.TODAY + 2 * DAY
    given = cast.street(order=OrderGiven("收摊。", due_on=by), recheck=None, statement=None, outcome=None)
    case = _issue(given)
    row = clock(case, "recheck")
    assert (row.start_on, row.due_on, row.bears) == (cast.TODAY, by, "bureau")
    assert [line["day"] for line in row.arithmetic][-1] == by.isoformat()
    later = cast.act(moment=cast.NOON + 3 * DAY)
    hearing.recheck(case.pk, RecheckGiven("not_corrected"), later)
    assert clock(case, "recheck").ended_on == cast.TODAY + 3 * DAY


def test_an_order_obeyed_at_once_starts_no_clock() -> None:
    given = cast.street(order=OrderGiven("收摊。"), recheck=None, statement=None, outcome=None)
    assert not Clock.objects.filter(case=_issue(given)).exists()


def test_a_paper_not_handed_over_is_to_be_delivered_and_starts_nothing_for_the_party() -> None:
    case = _decided_but_not_handed_over()
    row = clock(case, "delivery")
    assert (row.due_on, row.ended_on) == (date(2026, 9, 18), None)
    assert len(days_counted(row)) == 7
    assert not Clock.objects.filter(case=case, kind__in=("payment", "reconsideration")).exists()
    later = cast.NOON + timedelta(days=2)
    paper = case.documents.get()
    given = DeliveryGiven(
        document_id=paper.pk, method="direct", place="中队办公室", form_handed="page", recipient="刘大山"
    )
    delivering.deliver(case.pk, given, cast.act(moment=later))
    assert clock(case, "delivery").ended_on == later.date()
    assert clock(case, "payment").start_on == clock(case, "reconsideration").start_on == later.date()


def test_payment_is_due_in_fifteen_days_and_moves_over_a_holiday() -> None:
    plain, moved = decided(), decided(cast.TODAY + DAY)
    assert clock(plain, "payment").due_on == date(2026, 9, 24)
    row = clock(moved, "payment")
    assert row.due_on == date(2026, 9, 28), "the fifteenth day is Mid-Autumn, a Friday; the weekend follows"
    assert skipped(row)["2026-09-25"] == "末日休息，顺延：中秋节放假"
    assert row.bears == "party"


def test_payment_ends_with_the_day_on_which_the_fine_is_whole() -> None:
    case = decided()
    for number, (amount, paid_on) in enumerate((("10.00", cast.TODAY + DAY), ("20.00", cast.TODAY + 3 * DAY))):
        assert clock(case, "payment").ended_on is None
        given = PaymentGiven(Decimal(amount), paid_on, f"YC-{number}")
        collecting.record_payment(case.pk, given, cast.act("tangli", moment=cast.at(paid_on + DAY, 9)))
    assert clock(case, "payment").ended_on == cast.TODAY + 3 * DAY


def test_a_deferral_sets_the_last_instalment_as_the_day_even_on_a_sunday() -> None:
    case = decided()
    parts = ((date(2026, 10, 12), Decimal("10.00")), (date(2026, 11, 15), Decimal("20.00")))
    given = DeferralGiven(applied_on=cast.TODAY + DAY, reason="生活困难。", instalments=parts)
    collecting.defer_payment(case.pk, given, cast.act("luweizhen", moment=cast.NOON + DAY))
    row = clock(case, "payment")
    assert (row.code, row.due_on) == ("PAY-05", date(2026, 11, 15))
    assert row.due_on is not None
    assert row.due_on.weekday() == 6


def test_cash_is_handed_in_and_then_banked() -> None:
    case = decided(cash=cash())
    assert clock(case, "payment").ended_on == cast.TODAY
    row = clock(case, "hand_in")
    assert (row.due_on, row.ended_on) == (date(2026, 9, 11), None)
    assert not Clock.objects.filter(case=case, kind="banking").exists()
    friday = cast.at(date(2026, 9, 11), 16)
    collecting.hand_in_cash(case.pk, Nothing(), cast.act("tangli", moment=friday))
    assert clock(case, "hand_in").ended_on == friday.date()
    row = clock(case, "banking")
    assert (row.start_on, row.due_on) == (friday.date(), date(2026, 9, 15))
    assert skipped(row) == {"2026-09-12": "周六", "2026-09-13": "周日"}
    monday = cast.at(date(2026, 9, 14), 10)
    collecting.bank_cash(case.pk, BankingGiven("YC-1"), cast.act("tangli", moment=monday))
    assert clock(case, "banking").ended_on == monday.date()


def test_the_party_s_term_for_reconsideration_runs_silently() -> None:
    case = decided()
    row = clock(case, "reconsideration")
    assert (row.due_on, row.bears, row.ended_on) == (date(2026, 11, 9), "party", None)
    assert skipped(row) == {"2026-11-08": "末日休息，顺延：周日"}, "holidays in between count"
    sweep(date(2026, 11, 6))
    assert levels(row) == [], "it informs and is never alarmed"


def _issue(given: object) -> Case:
    from cases.actions.street import issue_on_the_spot

    return issue_on_the_spot(given, cast.act())  # type: ignore[arg-type]  # a Street


def _decided_but_not_handed_over() -> Case:
    by, given = cast.act(), cast.street()
    case = opening.open_case(given.opening, by)
    for piece in given.evidence:
        proving.add_evidence(case.pk, piece, by)
    hearing.order_correction(case.pk, given.order, by)
    hearing.recheck(case.pk, RecheckGiven("refused"), by)
    hearing.hear(case.pk, StatementGiven(made=False, rights_told=True), by)
    return deciding.decide(case.pk, DecisionGiven(fine=Decimal(30), circumstances=cast.SERIOUS), by)
