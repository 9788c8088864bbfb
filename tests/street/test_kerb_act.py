"""The whole act at the kerb as one action: all of it or nothing, refusals together, twice is once."""

from __future__ import annotations

import uuid
from dataclasses import replace
from decimal import Decimal

import pytest

from cases.actions.rehearsal import look_over
from cases.actions.street import issue_on_the_spot
from cases.models import Case, CashReceipt, Delivery, Document, Evidence, Party
from cases.shapes import CashGiven, ConversionGiven, DecisionGiven, NoPenaltyGiven, OrderGiven, StatementGiven
from enforcement.kernel.errors import Conflict, LawNotSatisfied, NotPermitted
from enforcement.kernel.models import IssuedNumber, Record
from tests import cast

pytestmark = pytest.mark.django_db

CORRECTED = {"corrected_in_time": True, "minor": True, "no_harm": True, "slight_harm": True}


def codes(findings: object) -> set[str]:
    return {each.code for each in findings if each.force != "notes"}  # type: ignore[attr-defined]


def test_a_refused_signature_and_cash_are_recorded_in_the_same_act() -> None:
    cash = CashGiven(amount=Decimal("30.00"), ground="up_to_100", receipt_number="ZJ-0000001")
    given = cast.street(
        refused=True, refusal_note="当事人看过决定书后离开。", witness="东桥社区 陈姓工作人员", cash=cash
    )
    case = issue_on_the_spot(given, cast.act())
    delivery = Delivery.objects.get(case=case)
    assert (delivery.refused, delivery.refusal_note, delivery.recipient) == (True, "当事人看过决定书后离开。", "")
    assert CashReceipt.objects.get(case=case).amount == Decimal("30.00")


def test_what_stops_different_steps_is_told_in_one_list_and_nothing_is_left_behind() -> None:
    opening = cast.opening(second_officer_id=cast.officer("shenguoliang").pk)
    outcome = DecisionGiven(fine=Decimal("260.00"), circumstances=cast.SERIOUS)
    given = cast.street(opening=opening, outcome=outcome)
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(given, cast.act())
    assert {"STF-04", "JUR-04", "SMP-01"} <= codes(refused.value.findings)
    said = [(each.code, each.says) for each in refused.value.findings]
    assert len(said) == len(set(said))
    assert not Case.objects.filter(pk=opening.id).exists()
    assert not IssuedNumber.objects.exists()
    assert not Record.objects.filter(subject_id=opening.id).exists()


def test_a_refusal_after_the_paper_gives_number_and_paper_back() -> None:
    cash = CashGiven(amount=Decimal("30.00"), ground="hard_to_collect", receipt_number="ZJ-0000002")
    given = cast.street(cash=cash)
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(given, cast.act())
    assert codes(refused.value.findings) == {"SMP-08"}
    assert not Document.objects.exists()
    assert not IssuedNumber.objects.exists()
    assert not Evidence.objects.exists()


def test_the_rehearsal_finds_nothing_to_stop_a_lawful_act() -> None:
    given = cast.street()
    assert codes(look_over(given, cast.act())) == set()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("second", "code"),
    [("zhoumingyuan", "JUR-04"), ("shenguoliang", "STF-04"), ("hewentao", "STF-04"), ("tangzhiyuan", "STF-04")],
    ids=["same person twice", "certificate expired", "certificate suspended", "on probation"],
)
def test_who_may_not_stand_beside_is_refused(second: str, code: str) -> None:
    given = cast.street(opening=cast.opening(second_officer_id=cast.officer(second).pk))
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(given, cast.act())
    assert code in codes(refused.value.findings)


def test_an_auxiliary_opens_nothing() -> None:
    with pytest.raises(NotPermitted):
        issue_on_the_spot(cast.street(), cast.act("chenafu"))
    assert not Case.objects.exists()


def test_sent_twice_it_is_one_case() -> None:
    given = cast.street()
    first = issue_on_the_spot(given, cast.act())
    second = issue_on_the_spot(given, cast.act())
    assert first.pk == second.pk
    assert Case.objects.count() == Party.objects.count() == Document.objects.count() == 1


def test_anothers_id_is_a_conflict() -> None:
    given = cast.street()
    issue_on_the_spot(given, cast.act())
    swapped = replace(given.opening, second_officer_id=cast.officer("zhoumingyuan").pk)
    fresh = replace(given, opening=swapped, evidence=(cast.evidence(),))
    with pytest.raises(Conflict):
        issue_on_the_spot(fresh, cast.act("linxiaolan"))
    assert Case.objects.count() == 1


def test_an_act_that_must_not_be_punished_is_refused_and_ends_without_penalty() -> None:
    order = OrderGiven(requirement="当场收摊。", corrected_at=cast.NOON)
    punished = DecisionGiven(fine=Decimal("30.00"), circumstances=CORRECTED)
    given = cast.street(order=order, recheck=None, outcome=punished)
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(given, cast.act())
    assert "LEN-01" in codes(refused.value.findings)
    let_off = replace(given, outcome=NoPenaltyGiven(ground="minor", circumstances=CORRECTED), education="已当面教育。")
    with pytest.raises(LawNotSatisfied) as asked:
        issue_on_the_spot(let_off, cast.act())
    reasons = {
        each.code: "情节轻微，当场收摊，没有后果。" for each in asked.value.findings if each.force == "asks_reason"
    }
    case = issue_on_the_spot(let_off, cast.act(reasons=reasons))
    assert case.state == "not_punished"
    assert case.education.get().content == "已当面教育。"
    assert case.documents.get().kind == Document.Kind.NO_PENALTY


def test_letting_off_without_education_is_refused() -> None:
    order = OrderGiven(requirement="当场收摊。", corrected_at=cast.NOON)
    outcome = NoPenaltyGiven(ground="minor", circumstances=CORRECTED)
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(cast.street(order=order, recheck=None, outcome=outcome), cast.act())
    assert "LEN-04" in codes(refused.value.findings)


def test_without_an_outcome_it_is_an_order_to_be_rechecked() -> None:
    order = OrderGiven(requirement="三日内移入店内。", due_on=cast.TODAY.replace(day=12))
    case = issue_on_the_spot(cast.street(order=order, recheck=None, statement=None, outcome=None), cast.act())
    assert case.state == "found"
    assert not case.documents.exists()
    assert case.clocks.get().kind == "recheck"


def test_a_dispute_leaves_the_simple_procedure_with_everything_kept() -> None:
    said = StatementGiven(made=False, rights_told=True)
    given = cast.street(statement=said, outcome=ConversionGiven(reason="当事人对占道事实异议大。"))
    case = issue_on_the_spot(given, cast.act())
    assert case.state == "registered"
    assert case.evidence.count() == 1


def test_two_acts_never_share_a_receipt() -> None:
    cash = CashGiven(amount=Decimal("30.00"), ground="up_to_100", receipt_number="ZJ-0000003")
    issue_on_the_spot(cast.street(cash=cash), cast.act())
    other = cast.opening(party=cast.citizen(name="赵小河", id_number="330000199001010019"), id=uuid.uuid4())
    with pytest.raises((LawNotSatisfied, Conflict)):
        issue_on_the_spot(cast.street(opening=other, cash=cash), cast.act())
    assert CashReceipt.objects.count() == 1
    assert Case.objects.count() == 1
