"""A case cites a power held on the day of the act: by rule and by SQL, the day before and the day after it moves."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from cases import facts as case_facts
from cases.actions.opening import open_case
from cases.actions.street import issue_on_the_spot
from cases.configuration.powers import rows
from cases.models import Case, Document
from cases.procedure import DECIDE
from discretion.models import Power, PowerList, Violation
from enforcement.actions.roles import grant_role
from enforcement.kernel.errors import LawNotSatisfied
from enforcement.models import Organisation
from enforcement.rules.authority import the_power_is_held_that_day
from tests import cast
from tests.stories.bureau import publish

pytestmark = pytest.mark.django_db

CODE = "SR-011-ZJ"
ONE_DAY = timedelta(days=1)
FIRST_DAY = cast.TODAY + ONE_DAY
OFFICERS = ("chengdachuan", "yezhiqiu")


def listed(body: Organisation, since: date, **more: Any) -> PowerList:
    """A published list of one power."""
    held = PowerList.objects.create(
        organisation=body,
        version=f"{since}",
        document="清单",
        effective_from=since,
        effective_until=more.get("held_until"),
    )
    given = {"title": "own", "held_from": since, "document": "依据文件", **more}
    violation = Violation.objects.get(code=CODE)
    Power.objects.create(power_list=held, organisation=body, violation=violation, **given)
    publish(held)
    return held


def town(**more: Any) -> Organisation:
    """A town below the bureau, with two officers who may act there."""
    given = {
        "code": "yc-ch-tt", "name": "云川市澄湖区团田镇人民政府", "short_name": "团田镇", "kind": "town",
        "parent": cast.organisation("yc-ch"), "region": "zhejiang", "is_authority": True,
        "number_prefix": "团田镇当罚", "reconsideration_body": "云川市澄湖区人民政府", "court": "云川市澄湖区人民法院",
        "payee": "指定银行",
    }  # fmt: skip
    made = Organisation.objects.create(**{**given, **more})
    for name in OFFICERS:
        grant_role(cast.user(name), "officer", made)
    return made


def transferred(body: Organisation) -> PowerList:
    return listed(
        body, FIRST_DAY, title="transfer", decision_published_on=cast.TODAY, open_cases="stay", document="省政府决定"
    )


def act(body: Organisation, moment: datetime) -> Case:
    second = cast.officer(OFFICERS[1]).pk
    given = cast.street(moment, opening=cast.opening(moment, organisation_id=body.pk, second_officer_id=second))
    return issue_on_the_spot(given, cast.act(OFFICERS[0], moment=moment))


def test_a_town_acts_for_the_bureau_the_day_before_and_in_its_own_name_from_the_day() -> None:
    body = town()
    transferred(body)
    before, after = act(body, cast.NOON), act(body, cast.NOON + ONE_DAY)
    papers = [Document.objects.get(case=case) for case in (before, after)]
    bureau = cast.organisation("yc-ch")
    assert (before.authority, before.power.organisation) == (bureau, bureau)  # type: ignore[union-attr]  # set
    assert before.number.startswith("yc-ch-2026-") and papers[0].number.startswith(bureau.number_prefix)
    assert (after.authority, after.power.organisation) == (body, body)  # type: ignore[union-attr]  # set
    assert after.number == "yc-ch-tt-2026-简0001" and papers[1].number.startswith("团田镇当罚")
    told = str(papers[1].context)
    assert body.name in told and bureau.name not in told
    assert body.reconsideration_body in told and body.court in told


def test_a_town_whose_transfer_ended_is_no_authority_any_more() -> None:
    body = town()
    listed(
        body, cast.TODAY - ONE_DAY, title="transfer", decision_published_on=cast.TODAY - ONE_DAY, open_cases="stay",
        held_until=cast.TODAY,
    )  # fmt: skip
    assert act(body, cast.NOON).authority == body
    assert act(body, cast.NOON + ONE_DAY).authority == cast.organisation("yc-ch")


def test_an_entrusted_power_is_used_in_the_name_of_the_principal_and_between_its_days_only() -> None:
    body, bureau = town(is_authority=False), cast.organisation("yc-ch")
    listed(
        body, cast.TODAY, title="entrustment", decision_published_on=cast.TODAY, principal=cast.organisation("yc"),
        held_until=cast.TODAY, scope="占道经营",
    )  # fmt: skip
    case = act(body, cast.NOON)
    assert case.authority == cast.organisation("yc") and case.power.organisation == body  # type: ignore[union-attr]
    assert act(body, cast.NOON + ONE_DAY).authority == bureau


def test_a_power_that_no_published_list_holds_that_day_is_refused() -> None:
    body = town()
    with pytest.raises(LawNotSatisfied) as refused:
        act(body, cast.NOON)
    assert {each.code for each in refused.value.findings} >= {"JUR-09"}
    draft = PowerList.objects.create(organisation=body, version="1", document="清单", effective_from=cast.TODAY)
    Power.objects.create(
        power_list=draft, organisation=body, violation=Violation.objects.get(code=CODE), title="transfer",
        held_from=cast.TODAY, decision_published_on=cast.TODAY, document="决定",
    )  # fmt: skip
    with pytest.raises(LawNotSatisfied):
        act(body, cast.NOON)
    assert not Case.objects.filter(organisation=body).exists()


def copied(case: Case, power: Power | None) -> Case:
    made = Case.objects.get(pk=case.pk)
    made.pk, made.number, made.state, made.decided_at = cast.opening().id, "forged", "found", None
    made.power = power
    return made


def test_the_database_refuses_a_case_that_cites_a_power_of_another_day_matter_or_body() -> None:
    body = town()
    transferred(body)
    case = act(cast.organisation("yc-ch-hb"), cast.NOON)
    tomorrow = Power.objects.get(organisation=body)
    other = Power.objects.exclude(violation=case.violation).filter(organisation=case.authority).first()
    bureau = Power.objects.held_on(cast.TODAY).get(organisation__code="yc-ch", violation__code=CODE)
    for power in (tomorrow, other, bureau):
        with pytest.raises(Error, match="power"), transaction.atomic():
            copied(case, power).save(force_insert=True)
    early = copied(case, tomorrow)
    early.authority = body
    with pytest.raises(Error, match="not held on"), transaction.atomic():
        early.save(force_insert=True)
    with transaction.atomic():
        copied(case, case.power).save(force_insert=True)  # the same door lets in what was held
        transaction.set_rollback(True)


def test_the_database_keeps_a_published_list_as_it_was_published() -> None:
    held = Power.objects.held_on(cast.TODAY).filter(organisation__code="yc-ch").first()
    assert held is not None
    lists = PowerList.objects.filter(pk=held.power_list_id)
    for change in ({"document": "别的"}, {"effective_from": date(2020, 1, 1)}, {"stage": "draft"}, {"version": "9"}):
        with pytest.raises(Error), transaction.atomic():
            lists.update(**change)
    entries = Power.objects.filter(pk=held.pk)
    for change in (
        {"title": "transfer"},
        {"held_from": date(2020, 1, 1)},
        {"held_until": FIRST_DAY},
        {"document": "别"},
    ):
        with pytest.raises(Error), transaction.atomic():
            entries.update(**change)
    with pytest.raises(Error, match="sealed"), transaction.atomic():
        entries.delete()
    with pytest.raises(Error, match="sealed"), transaction.atomic():
        Power.objects.create(
            power_list=held.power_list, organisation=held.organisation, title="own", document="文件",
            violation=Violation.objects.exclude(powers__power_list=held.power_list)[0], held_from=cast.TODAY,
        )  # fmt: skip
    with pytest.raises(Error, match="begins as a draft"), transaction.atomic():
        PowerList.objects.create(
            organisation=town(), version="x", document="清单", effective_from=cast.TODAY, stage="published",
            approved_on=cast.TODAY, published_on=cast.TODAY,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("stays", "holds", "allowed"), [("stay", False, True), ("pass", False, False), ("pass", True, True)]
)
def test_an_open_case_stays_or_passes_as_the_list_says_when_its_power_ends(
    stays: str, holds: bool, allowed: bool
) -> None:
    body = town(code="yc-ch-tm", kind="bureau")
    first = listed(body, cast.TODAY - ONE_DAY)
    second = cast.officer(OFFICERS[1]).pk
    given = cast.opening(organisation_id=body.pk, second_officer_id=second)
    case = open_case(given, cast.act(OFFICERS[0]))
    PowerList.objects.filter(pk=first.pk).update(stage="succeeded", effective_until=cast.TODAY)
    first.entries.update(held_until=cast.TODAY, open_cases=stays)
    if holds:
        listed(body, FIRST_DAY)
    assert case in rows(cast.user("luweizhen"))
    later = cast.act(OFFICERS[0], moment=cast.NOON + ONE_DAY)
    facts = case_facts.of(Case.objects.get(pk=case.pk), DECIDE, later, {})
    assert (list(the_power_is_held_that_day(facts)) == []) is allowed
    fresh = cast.opening(cast.NOON + ONE_DAY, organisation_id=body.pk, second_officer_id=second)
    if holds:
        assert open_case(fresh, later).power.held_from == FIRST_DAY  # type: ignore[union-attr]  # set
        return
    with pytest.raises(LawNotSatisfied):
        open_case(fresh, later)
