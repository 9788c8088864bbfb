"""What a decision made of each entry of the waiver list: kept with the case, explained on record, counted."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import Error, transaction

from cases.actions.street import issue_on_the_spot
from cases.configuration.waivers import entries
from cases.models import Case, WaiverUse
from cases.shapes import DecisionGiven, NoPenaltyGiven, OrderGiven
from discretion.models import Violation, WaiverEntry, WaiverList
from enforcement.kernel.errors import LawNotSatisfied
from enforcement.kernel.models import Record
from tests import cast
from tests.stories.bureau import publish

pytestmark = pytest.mark.django_db

CODE = "SR-027-ZJ"
CONDITIONS = {"first_offence": True, "slight_harm": True, "corrected_in_time": True, "count_max": 2}
ANSWERS: dict[str, Any] = {
    "minor": False, "corrected_in_time": True, "no_harm": False, "slight_harm": True, "no_fault_proved": False,
    "count_max": "2",
}  # fmt: skip


@pytest.fixture
def entry() -> WaiverEntry:
    held = WaiverList.objects.create(
        organisation=cast.organisation("yc-ch"), version="试", document="清单", effective_from=cast.TODAY
    )
    made = WaiverEntry.objects.create(
        waiver_list=held, organisation=held.organisation, violation=Violation.objects.get(code=CODE), kind="may",
        conditions=CONDITIONS, words="不超过 2 件的首次违法", valid_from=cast.TODAY, source="清单", status="design",
    )  # fmt: skip
    publish(held)
    return made


def act(outcome: Any, moment: Any = cast.NOON, **reasons: str) -> Case:
    given = cast.street(
        moment,
        opening=cast.opening(moment, violation_code=CODE, facts="当事人遛狗，宠物排泄后没有清理，经指出后当场清理。"),
        order=OrderGiven(requirement="当场清理。", corrected_at=moment),
        recheck=None,
        outcome=outcome,
    )
    return issue_on_the_spot(
        given, cast.act(moment=moment, reasons={code.replace("_", "-"): why for code, why in reasons.items()})
    )


def punished(**answers: Any) -> DecisionGiven:
    return DecisionGiven(fine=Decimal("20.00"), circumstances={**ANSWERS, **answers})


def use(case: Case, entry: WaiverEntry) -> WaiverUse:
    return WaiverUse.objects.get(case=case, entry=entry)


def test_a_match_that_is_not_used_needs_a_reason_which_is_kept(entry: WaiverEntry) -> None:
    with pytest.raises(LawNotSatisfied) as refused:
        act(punished())
    assert "LEN-02" in {each.code for each in refused.value.findings if str(each.force) == "asks_reason"}
    found = use(act(punished(), LEN_02="当事人曾因相邻的同类行为被口头警告三次，仍不清理。"), entry)
    assert (found.outcome, found.reason) == ("not_used", "当事人曾因相邻的同类行为被口头警告三次，仍不清理。")
    assert {each["key"]: each["met"] for each in found.conditions} == dict.fromkeys(CONDITIONS, True)


@pytest.mark.parametrize(("pieces", "outcome"), [("2", "not_used"), ("2.01", "failed"), (None, "open")])
def test_a_measured_condition_is_met_failed_or_open_at_its_bound(
    entry: WaiverEntry, pieces: str | None, outcome: str
) -> None:
    told = punished(count_max=pieces) if pieces else DecisionGiven(
        fine=Decimal("20.00"), circumstances={key: value for key, value in ANSWERS.items() if key != "count_max"}
    )  # fmt: skip
    case = act(told, LEN_02="屡教不改，影响公共卫生。")
    assert use(case, entry).outcome == outcome


def test_use_is_kept_and_the_second_offence_fails_by_history(entry: WaiverEntry) -> None:
    let_off = NoPenaltyGiven(ground="first_offence", circumstances=ANSWERS)
    given = cast.street(
        opening=cast.opening(violation_code=CODE, facts="宠物排泄后没有清理，经指出后当场清理。"),
        order=OrderGiven(requirement="当场清理。", corrected_at=cast.NOON), recheck=None, outcome=let_off,
        education="讲明规定，当事人表示今后随手清理。",
    )  # fmt: skip
    case = issue_on_the_spot(given, cast.act())
    assert use(case, entry).outcome == "used"
    later = cast.NOON + timedelta(days=1)
    second = act(punished(), later, LEN_02="次日再次不清理。")
    assert use(second, entry).outcome == "not_used"  # whoever was let off has not been punished yet
    third = act(punished(), later + timedelta(days=1))
    judged = {each["key"]: each["met"] for each in use(third, entry).conditions}
    assert (use(third, entry).outcome, judged["first_offence"]) == ("failed", False)


def test_use_and_non_use_are_on_record_and_counted_for_whoever_sees_the_cases(entry: WaiverEntry) -> None:
    case = act(punished(), LEN_02="屡教不改，影响公共卫生。")
    row = Record.objects.filter(subject_id=case.pk, step="decision").get()
    told = json.loads(bytes(row.body))["facts"]["waivers"]
    assert {each["entry"]: each["outcome"] for each in told}[entry.pk] == "not_used"
    assert any("首违免罚" in each["says"] for each in json.loads(bytes(row.body))["facts"]["findings"])
    counted: Any = entries(cast.user("zhengyiwen")).get(pk=entry.pk)
    assert (counted.n_not_used, counted.n_used, counted.n_failed) == (1, 0, 0)
    assert entries(cast.user("yangjinghe")).filter(pk=entry.pk).first() is None


def test_the_database_keeps_what_became_of_an_entry(entry: WaiverEntry) -> None:
    found = use(act(punished(), LEN_02="屡教不改，影响公共卫生。"), entry)
    for change in ({"outcome": "used"}, {"reason": "别的"}):
        with pytest.raises(Error), transaction.atomic():
            WaiverUse.objects.filter(pk=found.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        WaiverUse.objects.filter(pk=found.pk).delete()
    with pytest.raises(Error, match=r"waiver_not_used_has_reason|waiver_use_once"), transaction.atomic():
        WaiverUse.objects.create(case=found.case, entry=entry, decided_at=cast.NOON, outcome="not_used")
