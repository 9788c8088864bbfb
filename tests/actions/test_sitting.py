"""A sitting: locked once, read once, written once, and never a stale reading, a half act or a memory afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import facts as case_facts
from cases import queries
from cases.actions import deciding, delivering, hearing, opening, proving
from cases.actions.beside import put
from cases.actions.sitting import sitting
from cases.actions.street import issue_on_the_spot
from cases.below import below
from cases.models import Case, CorrectionOrder, Education, Evidence, OnSiteConduct, Report
from cases.procedure import HEAR
from cases.shapes import DecisionGiven, EducationGiven, OrderGiven, RecheckGiven, ReportGiven, StatementGiven
from discretion.models import LocalParameter
from enforcement.kernel.errors import LawNotSatisfied, NotVisible, WrongState
from enforcement.kernel.models import Record
from enforcement.kernel.reading import once, reading_once
from tests import cast

pytestmark = pytest.mark.django_db

OTHER = {"id_kind": "other", "id_number": "P7654321", "id_override_reason": "外国护照", "born": date(1990, 1, 2)}
HEARD = StatementGiven(made=False, rights_told=True)
FINE = DecisionGiven(fine=Decimal("30.00"), circumstances=cast.SERIOUS)


def statements(call: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        call()
    return len(asked)


def heard() -> Case:
    case = opening.open_case(cast.opening(), cast.act())
    proving.add_evidence(case.pk, cast.evidence(), cast.act())
    hearing.order_correction(case.pk, OrderGiven(requirement="当场收摊。"), cast.act())
    hearing.recheck(case.pk, RecheckGiven(result="refused"), cast.act())
    return hearing.hear(case.pk, HEARD, cast.act())


def test_a_step_and_the_whole_kerb_act_cost_a_bounded_number_of_statements() -> None:
    given = cast.street(opening=cast.opening(party=cast.citizen(**OTHER)))
    assert statements(lambda: issue_on_the_spot(given, cast.act())) <= 54
    case = heard()
    assert statements(lambda: hearing.hear(case.pk, HEARD, cast.act())) <= 22
    assert statements(lambda: deciding.decide(case.pk, FINE, cast.act())) <= 30
    assert statements(lambda: delivering.report(case.pk, ReportGiven(), cast.act())) <= 22


def test_every_step_of_a_sitting_is_on_record_with_its_own_version() -> None:
    with sitting():
        case = heard()
    rows = Record.objects.filter(subject_id=case.pk).order_by("seq")
    assert list(rows.values_list("step", "version", "state_after")) == [
        ("open", 1, "found"),
        ("evidence", None, "found"),
        ("correction-order", 2, "found"),
        ("recheck", 3, "found"),
        ("hearing-of-party", 4, "heard"),
    ]
    stored = Case.objects.get(pk=case.pk)
    assert (stored.state, stored.version, stored.additions) == ("heard", 4, 1)


def test_each_step_sees_what_the_step_before_it_wrote() -> None:
    with sitting() as held:
        case = opening.open_case(cast.opening(), cast.act())
        assert below(case).evidence == ()
        piece = cast.evidence()
        proving.add_evidence(case.pk, piece, cast.act())
        assert [row["id"] for row in below(case).evidence] == [str(piece.id)]
        Evidence.objects.filter(pk=piece.id).update(excluded_reason="来源不明")
        assert [row["excluded_reason"] for row in below(case).evidence] == ["来源不明"]
        hearing.educate(case.pk, EducationGiven(kind="education", content="讲了危害。"), cast.act())
        assert [row["kind"] for row in below(case).education] == ["education"]
        OnSiteConduct.objects.filter(case=case).update(rights_told=False)
        facts = case_facts.of(held.case(case.pk, cast.user("zhoumingyuan")), HEAR, cast.act(), {})
        assert facts.checklist is not None and facts.checklist.rights_told is False
        assert facts.leniency is not None and facts.leniency.education_given is True


def test_a_row_beside_the_case_that_is_changed_by_a_statement_is_read_again() -> None:
    with sitting():
        case = opening.open_case(cast.opening(), cast.act())
        assert getattr(case, "order", None) is None
        put(case, CorrectionOrder, told_at=cast.NOON, requirement="收摊")
        assert case.order.requirement == "收摊"
        CorrectionOrder.objects.filter(case=case).update(requirement="移出人行道")
        assert case.order.requirement == "移出人行道"
        put(case, CorrectionOrder, requirement="清扫")
        assert case.order.requirement == "清扫"
    assert CorrectionOrder.objects.get(case=case).requirement == "清扫"


def test_handlers_that_change_are_read_again() -> None:
    with sitting():
        case = opening.open_case(cast.opening(), cast.act())
        assert [row.place for row in queries.handlers(case)] == ["lead", "second"]
        case.handlings.filter(place="second").update(until=cast.NOON)
        assert [row.place for row in queries.handlers(case)] == ["lead"]


def test_a_refused_step_ends_the_sitting_even_if_somebody_passes_over_the_refusal() -> None:
    case = opening.open_case(cast.opening(), cast.act())
    with pytest.raises(RuntimeError), sitting():
        hearing.educate(case.pk, EducationGiven(kind="education", content="讲了危害。"), cast.act())
        with pytest.raises(WrongState):
            deciding.decide(case.pk, FINE, cast.act())
    assert not Education.objects.filter(case=case).exists()
    assert Record.objects.filter(subject_id=case.pk).count() == 1


def test_a_refusal_at_the_end_undoes_the_whole_sitting() -> None:
    given = cast.street(outcome=DecisionGiven(fine=Decimal("260.00"), circumstances=cast.SERIOUS))
    with pytest.raises(LawNotSatisfied):
        issue_on_the_spot(given, cast.act())
    assert not Case.objects.filter(pk=given.opening.id).exists()
    assert not Record.objects.filter(subject_id=given.opening.id).exists()


def test_a_case_in_hand_is_still_hidden_from_whoever_may_not_see_it() -> None:
    with pytest.raises(NotVisible), sitting():
        case = opening.open_case(cast.opening(), cast.act())
        hearing.hear(case.pk, HEARD, cast.act("huangjianye"))


def test_nothing_is_remembered_after_the_transaction() -> None:
    case = heard()
    assert case.known() == ()
    deciding.decide(case.pk, FINE, cast.act())
    assert case.decision.fine == Decimal("30.00")
    delivering.report(case.pk, ReportGiven(), cast.act())
    assert case.report == Report.objects.get(case=case)
    day = cast.TODAY
    assert "report_days" in queries.parameters(case.organisation, day)
    LocalParameter.objects.filter(key="report_days").update(valid_until=day - timedelta(days=1))
    assert "report_days" not in queries.parameters(case.organisation, day)


def test_what_is_read_once_is_read_once_in_a_block_and_each_time_outside() -> None:
    asked: list[int] = []

    def read() -> int:
        asked.append(1)
        return len(asked)

    assert (once("a", read), once("a", read)) == (1, 2)
    with reading_once():
        assert (once("a", read), once("a", read), once("b", read)) == (3, 3, 4)
        with reading_once():
            assert once("a", read) == 3
    assert once("a", read) == 5
