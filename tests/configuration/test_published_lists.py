"""Powers lists and waiver lists: drafted, approved by another, published, succeeded; refused at page and action."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from discretion.actions import lists, powers, waiver_lists
from discretion.models import Power, PowerList, Violation, WaiverEntry, WaiverList
from discretion.queries import acts_in_own_name, power_list_on, powers_held, waivers_in_force
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import Organisation
from tests import cast
from tests.configuration.keeper import REVIEWER, on_record

if TYPE_CHECKING:
    from tests.configuration.keeper import Keeper

Keepers = Callable[[str], "Keeper"]
pytestmark = pytest.mark.django_db

HEAD, ONE_DAY = "dengsuhua", timedelta(days=1)
TOMORROW = cast.TODAY + ONE_DAY


def street() -> Organisation:
    return cast.organisation("yc-ch-hb")


def reviewer() -> Any:
    return {"by": cast.user(REVIEWER), "now": cast.NOON}


def head() -> Any:
    return {"by": cast.user(HEAD), "now": cast.NOON}


def drafted(since: date = TOMORROW, **more: Any) -> PowerList:
    made: PowerList = lists.draft(PowerList, street(), "2026-2", "清单（2026年第二版）", since, **reviewer(), **more)
    return made


def of(*codes: str) -> list[Violation]:
    return list(Violation.objects.filter(code__in=codes))


def transfer(**more: Any) -> dict[str, Any]:
    given = {"title": "transfer", "document": "省政府决定", "decision_published_on": cast.TODAY, "open_cases": "stay"}
    return {**given, **more}


def test_a_list_is_drafted_approved_by_another_and_published_by_pages(keeper: Keepers) -> None:
    legal, chief = keeper(REVIEWER), keeper(HEAD)
    held = set(powers_held(street(), cast.TODAY).values_list("violation__code", flat=True))
    legal.act(
        "settings_power-lists_draft", organisation=street().pk, version="2026-2", document="清单（2026年第二版）",
        since=TOMORROW.isoformat(), open_cases="stay",
    )  # fmt: skip
    row = PowerList.objects.get(organisation=street(), version="2026-2")
    assert set(row.entries.values_list("violation__code", flat=True)) == held
    new, gone = Violation.objects.get(code="SR-010-ZJ"), Violation.objects.get(code="SR-011-ZJ")
    page = legal.act(
        "settings_power-lists_add", row.pk, status=400, title="transfer", document="决定", violations=new.pk
    )
    assert "公布日期" in page.content.decode() and "在办案件" in page.content.decode()
    legal.act(
        "settings_power-lists_add", row.pk, title="transfer", document="省政府决定", violations=new.pk,
        decision_published_on=cast.TODAY.isoformat(), open_cases="stay",
    )  # fmt: skip
    legal.act("settings_power-lists_remove", row.pk, violations=gone.pk, reason="决定没有列入")
    shown = legal.see("settings_power-lists_entry", row.pk)
    assert "差异：2 项" in shown and "增加" in shown and "移出" in shown
    assert new not in [each.violation for each in powers_held(street(), TOMORROW)]
    chief.act("settings_power-lists_approve", row.pk, opinion="同意")
    legal.act("settings_power-lists_publish", row.pk, where="区政府网站")
    row.refresh_from_db()
    assert (row.stage, row.published_on) == ("published", cast.TODAY)
    before = PowerList.objects.get(organisation=street(), version="2023-1")
    assert (before.stage, before.effective_until) == ("succeeded", cast.TODAY)
    assert set(powers_held(street(), cast.TODAY).values_list("violation__code", flat=True)) == held
    assert set(powers_held(street(), TOMORROW).values_list("violation__code", flat=True)) == (held | {"SR-010-ZJ"}) - {
        "SR-011-ZJ"
    }
    ended = before.entries.get(violation=gone)
    assert (ended.held_until, ended.open_cases) == (cast.TODAY, "stay")
    assert [verb for verb, _ in on_record(lists.KIND, lists.subject_of(row))] == [
        "拟订清单", "列入事项", "移出事项", "批准清单", "公布清单",
    ]  # fmt: skip
    assert "版本" in legal.csv("settings_power-lists")


def test_nobody_approves_his_own_list_and_only_a_head_approves() -> None:
    row = drafted()
    with pytest.raises(NotPermitted):
        lists.approve(row, "同意", **reviewer())
    PowerList.objects.filter(pk=row.pk).update(drafted_by=cast.user(HEAD))
    with pytest.raises(Conflict, match="自己拟订"):
        lists.approve(row, "同意", **head())
    PowerList.objects.filter(pk=row.pk).update(drafted_by=cast.user(REVIEWER))
    with pytest.raises(NotPermitted):
        lists.approve(row, "同意", by=cast.user("zhoumingyuan"), now=cast.NOON)
    lists.approve(row, "同意", **head())


def test_a_list_is_not_published_unapproved_nor_for_the_past() -> None:
    row = drafted(cast.TODAY)
    with pytest.raises(Conflict, match="已批准"):
        lists.publish(row, "网站", **reviewer())
    lists.approve(row, "同意", **head())
    late = {"by": cast.user(REVIEWER), "now": cast.NOON + ONE_DAY}
    with pytest.raises(Conflict, match="生效日期已经过去"):
        lists.publish(row, "网站", **late)
    lists.publish(row, "网站", **reviewer())
    assert power_list_on(street(), cast.TODAY) == row


def test_an_approved_list_takes_no_entry_until_it_is_sent_back() -> None:
    row = drafted()
    lists.approve(row, "同意", **head())
    with pytest.raises(Conflict, match="已经批准"):
        powers.add(row, of("SR-010-ZJ"), transfer(), **reviewer())
    lists.send_back(row, "漏列一项", **head())
    assert powers.add(row, of("SR-010-ZJ"), transfer(), **reviewer()) == 1


def test_only_one_version_is_in_work() -> None:
    drafted()
    with pytest.raises(Conflict, match="拟订或者待公布"):
        lists.draft(PowerList, street(), "2026-3", "清单", TOMORROW, **reviewer())


@pytest.mark.parametrize(
    ("code", "change", "says"),
    [
        ("yc-ch-hb", {"title": "own"}, "不能列为法定职权"),
        ("yc-ch", {}, "只有街道、乡镇"),
        ("yc-ch-hb", {"decision_published_on": TOMORROW + ONE_DAY}, "生效以前公布"),
    ],
)
def test_a_list_that_the_law_does_not_allow_is_not_approved(code: str, change: dict[str, Any], says: str) -> None:
    row = PowerList.objects.create(
        organisation=cast.organisation(code), version="x", document="清单", effective_from=TOMORROW
    )
    powers.add(row, of("SR-010-ZJ"), transfer(**change), **reviewer())
    with pytest.raises(Invalid, match=says):
        lists.approve(row, "同意", by=cast.user("luweizhen") if code == "yc-ch" else cast.user(HEAD), now=cast.NOON)


def test_an_entrustment_needs_a_principal_that_holds_the_power_a_term_and_a_scope() -> None:
    row = drafted()
    given = {"title": "entrustment", "document": "委托书", "decision_published_on": cast.TODAY}
    with pytest.raises(Invalid) as refused:
        powers.add(row, of("SR-010-ZJ"), given, **reviewer())
    assert set(refused.value.fields) == {"principal", "until", "scope"}
    told = {**given, "principal": cast.organisation("yc-ch"), "until": TOMORROW, "scope": "辖区内"}
    powers.add(row, of("SR-018-ZJ"), told, **reviewer())
    assert powers.faults(row) == []
    after = {"held_from": date(2026, 11, 1), "held_until": date(2026, 11, 2)}
    Power.objects.filter(power_list=row, violation__code="SR-018-ZJ").update(**after)
    assert any("不能委托" in each for each in powers.faults(row))


def test_a_street_that_receives_its_first_powers_is_an_authority_from_that_day() -> None:
    body = Organisation.objects.create(
        code="yc-ch-new", name="新街道办事处", short_name="新街道", kind="street", parent=cast.organisation("yc-ch"),
        region="zhejiang", number_prefix="新街当罚", reconsideration_body="区政府", court="区法院",
    )  # fmt: skip
    row = lists.draft(PowerList, body, "2026-1", "清单", TOMORROW, **reviewer())
    powers.add(row, of("SR-010-ZJ"), transfer(), **reviewer())
    chief = {"by": cast.user("luweizhen"), "now": cast.NOON}
    with pytest.raises(Invalid, match="缴纳方式"):
        lists.approve(row, "同意", **chief)
    Organisation.objects.filter(pk=body.pk).update(payee="指定银行")
    lists.approve(row, "同意", **chief)
    lists.publish(row, "网站", **reviewer())
    body.refresh_from_db()
    assert body.is_authority
    assert [acts_in_own_name(body, day) for day in (cast.TODAY, TOMORROW)] == [False, True]


def waiver_draft() -> WaiverList:
    made: WaiverList = lists.draft(WaiverList, cast.organisation("yc-ch"), "2026-1", "清单", TOMORROW, **reviewer())
    return made


@pytest.mark.parametrize(
    ("kind", "conditions", "says"),
    [
        ("may", {"first_offence": True, "slight_harm": True}, "及时改正"),
        ("may", {"first_offence": True, "slight_harm": True, "corrected_in_time": True, "weather": True}, "weather"),
        ("must", {"minor": True, "no_harm": True, "corrected_in_time": True, "area_max_m2": "0"}, "大于 0"),
        ("must", {"minor": True, "no_harm": True, "corrected_in_time": False}, "只能列为条件"),
        ("less", {}, "没有写明一个条件"),
    ],
)
def test_conditions_are_data_that_is_checked(kind: str, conditions: dict[str, Any], says: str) -> None:
    row = waiver_draft()
    with pytest.raises(Invalid) as refused:
        waiver_lists.put(row, of("SR-010-ZJ")[0], kind, conditions, "原文", "来源", **reviewer())
    assert any(says in each for each in refused.value.fields["conditions"])


def test_a_waiver_list_is_published_and_counts_from_its_day(keeper: Keepers) -> None:
    row, legal = waiver_draft(), keeper(REVIEWER)
    violation = of("SR-010-ZJ")[0]
    legal.act(
        "settings_waiver-lists_put", row.pk, violation=violation.pk, kind="less", conditions=["corrected_in_time"],
        most_area_max_m2="5", words="占用不超过 5 平方米并及时改正的，从轻处罚。", source="演示",
    )  # fmt: skip
    entry = WaiverEntry.objects.get(waiver_list=row)
    assert entry.conditions == {"corrected_in_time": True, "area_max_m2": "5"}
    chief = keeper("luweizhen")
    chief.act("settings_waiver-lists_approve", row.pk, opinion="同意")
    legal.act("settings_waiver-lists_publish", row.pk, where="网站")
    squad = cast.organisation("yc-ch-1")
    assert entry not in waivers_in_force(squad, cast.TODAY) and entry in waivers_in_force(squad, TOMORROW)
    assert "面积不超过 5 平方米" in legal.see("settings_waiver-lists_entry", row.pk)
