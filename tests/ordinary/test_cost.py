"""What a step of the ordinary road costs: statements with the transaction around them, and what makes that possible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import facts as case_facts
from cases import procedure, queries, shapes, stored
from cases.actions.sitting import sitting
from cases.below import below
from cases.facts import told
from cases.models import Case, HearingRequest, Proposal
from enforcement.policies import Backend
from tests import cast
from tests.ordinary import road

pytestmark = pytest.mark.django_db

MOST = 25
STEPS = frozenset(
    {
        *("inspection", "evidence", "proof", "filing", "opinion", "filing-approval", "correction-order", "recheck"),
        *("investigation-end", "proposal-approval", "notice", "delivery", "statement", "review-request", "review"),
        *("discussion", "extension", "penalty-decision", "payment", "closing-approval", "binding"),
    }
)
LATE = shapes.ExtensionGiven(ground="complex", reason="需要再取证。", days=30)


def before_the_end() -> Case:
    """A case with something in every table below an ordinary case, but for a request for a hearing."""
    case = road.reviewed(road.up_to(road.stated), date(2026, 9, 28))
    case = road.discussed(case, date(2026, 9, 29))
    return road.take(procedure.EXTEND, case, LATE, road.act("luweizhen", date(2026, 9, 30)))


def test_no_step_of_the_road_costs_more_than_twenty_five_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    cost: dict[str, int] = {}
    take = road.take

    def counted(step: Any, case: Case, given: Any, made: shapes.Act) -> Case:
        # The account as a session or a token brings it.
        by = Backend().get_user(made.by.pk)
        assert by is not None
        made = replace(made, by=by)
        with CaptureQueriesContext(connection) as asked:
            done = take(step, case, given, made)
        cost[step.name] = max(len(asked), cost.get(step.name, 0))
        return done

    monkeypatch.setattr(road, "take", counted)
    case = road.delivered(road.decided(before_the_end()), road.DECIDED)
    paid = shapes.PaymentGiven(road.FINE, date(2026, 10, 12), "BANK-2026-1")
    case = road.take(procedure.RECORD_PAYMENT, case, paid, road.act("tangli", date(2026, 10, 12)))
    agreed = shapes.ApprovalGiven("同意结案。")
    case = road.take(procedure.CLOSE_CASE, case, agreed, road.act("zhaoqiwen", date(2026, 10, 14)))
    road.take(procedure.BIND, case, shapes.Nothing(), road.act("mengshuya", date(2026, 10, 15)))
    assert set(cost) == STEPS
    assert {name: count for name, count in cost.items() if count > MOST} == {}


def test_what_is_read_in_one_statement_is_what_the_tables_hold() -> None:
    case = Case.objects.get(pk=before_the_end().pk)
    HearingRequest.objects.create(
        case=case, sent_on=date(2026, 9, 21), received_at=road.when(date(2026, 9, 22)), in_time=True, text="要求听证。"
    )
    rows = below(case)
    for name, source in {**stored.SHARED, **stored.ORDINARY}.items():
        found = getattr(rows, name)
        assert found, name
        kept = {each.pk: each for each in source.model._default_manager.filter(case=case)}
        assert [_values(each) for each in found] == [_values(kept[each.pk]) for each in found]
        assert len(found) == len(kept), name


def _values(row: Any) -> dict[str, Any]:
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}


def test_what_hangs_on_a_row_is_read_with_it() -> None:
    case = before_the_end()
    with case.held():
        rows = below(case)
        reviewer, leader = cast.user("xuqinghe"), cast.user("shijingzhi")
        heads = [cast.user(name) for name in ("luweizhen", "zhaoqiwen", "songlan")]
        assert rows.proposals
        with CaptureQueriesContext(connection) as asked:
            review, held, notice = rows.reviews[0], rows.discussions[0], told.latest_notice(case)
            assert (review.reviewer, rows.opinions[0].by) == (reviewer, leader)
            assert review.reviewer is not None and review.reviewer.name == reviewer.name
            assert notice is not None and notice.document.number and notice.proposal.pk == rows.proposals[0].pk
            assert [each.user for each in held.members.all()] == heads
            assert [len(each.officer.certificates.all()) > 0 for each in queries.handlers(case)] == [True, True]
        assert len(asked) == 0


def test_each_step_of_an_ordinary_sitting_sees_what_was_written_before_it() -> None:
    made = road.up_to(road.ordered)
    with sitting() as held:
        case = held.case(made.pk, cast.user("zhoumingyuan"))
        assert (below(case).proposals, below(case).terms) == ((), ())
        road.investigated(case)
        assert [each.fine for each in below(case).proposals] == [road.FINE]
        assert len(below(case).opinions) == 2
        Proposal.objects.filter(case=case).update(
            approved_at=road.when(road.ENDED, 16), approved_by=cast.user("zhaoqiwen")
        )
        row = case_facts.latest_proposal(case)
        assert row is not None and row.approved_at is not None and row.approved_by == cast.user("zhaoqiwen")
        case.evidence.update(excluded_reason="来源不明")
        assert all(not each.evidence_ids for each in _elements(case))
        road.take(procedure.EXTEND, case, LATE, road.act("luweizhen", road.ENDED))
        assert [each.days for each in below(case).terms] == [30]


def _elements(case: Case) -> Any:
    given = road.act("zhoumingyuan", road.ENDED)
    return case_facts.of(case, procedure.NOTIFY, given, {}).elements


def test_a_simple_case_is_not_asked_for_ordinary_rows() -> None:
    case = Case.objects.get(pk=road.registered().pk)
    case.procedure = Case.Procedure.SIMPLE
    with case.held(), CaptureQueriesContext(connection) as asked:
        assert (below(case).evidence, below(case).proposals) == ((), ())
    assert [("cases_proposal" in each["sql"]) for each in asked.captured_queries] == [False]
