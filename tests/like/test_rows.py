"""The row a decision is compared by: written by every way of deciding, once, and never changed."""

from __future__ import annotations

import importlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import Error, connection, transaction

from cases import procedure, shapes
from cases.actions.street import issue_on_the_spot
from cases.likeness import BITS
from cases.models import Case, LikeDecision
from enforcement.kernel.errors import LawNotSatisfied
from tests import cast
from tests.ordinary import road
from tests.pages.window import decided, opened

pytestmark = pytest.mark.django_db

TIER = {
    "name": "云川市裁量基准",
    "published_on": "2026-01-01",
    "in_force_from": "2026-02-01",
    "chosen": "一般",
    "minimum": "5000.00",
    "maximum": "9000.00",
    "reason": "三台灶，未开启净化设施。",
}


def row(case: Case) -> dict[str, Any]:
    return LikeDecision.objects.filter(case=case).values().get()


def spared() -> Case:
    """An ordinary case that ends without penalty."""
    case = road.ordered(road.filed(road.submitted(road.evidence(road.record(road.registered())))))
    answers = {**road.ANSWERS, "no_fault_proved": True}
    given = {"outcome": "not_punish", "fine": None, "not_punish_ground": "no_fault", "circumstances": answers}
    case = road.proposed(road.investigated(case, **given))
    case = road.reviewed(case, date(2026, 9, 21))
    told = shapes.EducationGiven("education", "已讲明油烟直排的危害和净化设施的使用要求。")
    case = road.take(procedure.EDUCATE, case, told, road.act("zhoumingyuan", date(2026, 9, 22)))
    return road.take(procedure.SPARE, case, shapes.ApprovalGiven("同意。"), road.act("luweizhen", road.DECIDED))


def test_a_penalty_on_the_spot_leaves_its_row() -> None:
    case = decided()
    found = row(case)
    assert (found["violation_id"], found["organisation_id"]) == (case.violation_id, case.organisation_id)
    assert (found["party_kind"], found["outcome"], found["fine"]) == ("individual", "punish", Decimal("30.00"))
    assert (found["tier"], found["benchmark"], found["circumstances"]) == ("", "", BITS["slight_harm"])
    assert found["decided_at"] == case.decision.decided_at


def test_an_end_without_penalty_on_the_spot_leaves_its_row() -> None:
    lenient = {"minor": True, "corrected_in_time": True, "no_harm": True, "first_offence_claimed": False}
    street = cast.street(
        order=shapes.OrderGiven(requirement="当场收摊。", corrected_at=cast.NOON),
        recheck=None,
        outcome=shapes.NoPenaltyGiven(ground="minor", circumstances=lenient),
        education="已当场教育。",
    )
    reasons = {"LEN-03": "当场收摊，没有影响通行，情节轻微。"}
    found = row(issue_on_the_spot(street, cast.act(reasons=reasons)))
    assert (found["outcome"], found["fine"]) == ("not_punish", None)
    assert found["circumstances"] == BITS["minor"] | BITS["corrected_in_time"] | BITS["no_harm"]


def test_a_decision_of_the_ordinary_procedure_leaves_tier_and_version() -> None:
    case = road.ordered(road.filed(road.submitted(road.evidence(road.record(road.registered())))))
    case = road.decided(road.stated(road.noticed(road.proposed(road.investigated(case, benchmark=TIER)))))
    found = row(case)
    assert (found["tier"], found["benchmark"]) == ("一般", "云川市裁量基准|2026-02-01")
    assert (found["party_kind"], found["fine"]) == ("unit", road.FINE)


def test_an_ordinary_case_without_penalty_leaves_its_row() -> None:
    found = row(spared())
    assert (found["outcome"], found["fine"], found["circumstances"]) == ("not_punish", None, BITS["no_fault_proved"])


def test_a_refused_decision_leaves_none() -> None:
    case = road.up_to(road.noticed)  # the party has not been heard
    with pytest.raises(LawNotSatisfied):
        road.decided(case, road.NOTICED)
    assert not LikeDecision.objects.filter(case=case).exists()


def test_the_migration_makes_the_rows_that_the_actions_write() -> None:
    cases = [decided(), spared()]
    case = road.ordered(road.filed(road.submitted(road.evidence(road.record(road.registered())))))
    cases.append(road.decided(road.stated(road.noticed(road.proposed(road.investigated(case, benchmark=TIER))))))
    fill = importlib.import_module("cases.migrations.0009_like_cases").FILL
    select = "SELECT" + fill.partition("SELECT")[2].partition("WHERE NOT EXISTS")[0]
    with connection.cursor() as cursor:
        cursor.execute(select)
        made = {line[0]: line for line in cursor.fetchall()}
    columns = ("case_id", "organisation_id", "violation_id", "party_kind", "tier", "benchmark")
    columns += ("circumstances", "outcome", "fine", "decided_at")
    written = {each[0]: each for each in LikeDecision.objects.values_list(*columns)}
    assert len(written) == len(cases) and made == written


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases_likedecision SET fine = 1",
        "DELETE FROM cases_likedecision",
        "TRUNCATE cases_likedecision",
        "ALTER TABLE cases_likedecision DISABLE TRIGGER ALL",
    ],
)
def test_the_database_keeps_the_rows_as_they_were_written(sql: str) -> None:
    decided()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert LikeDecision.objects.get().fine == Decimal("30.00")


def test_the_database_takes_one_row_a_case_and_no_fine_without_penalty() -> None:
    case = decided()
    given = {**row(case), "case_id": opened().pk}
    for wrong in ({"case_id": case.pk}, {"outcome": "not_punish"}, {"fine": Decimal(0)}):
        with pytest.raises(Error), transaction.atomic():
            LikeDecision.objects.create(**{**given, **wrong})
