"""Organisations: set up below one's own, changed for papers to come, entrusted between two days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from enforcement.actions import organisations
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import Organisation
from tests import cast
from tests.configuration.keeper import PERSONNEL, SECURITY, SYSTEM, Keeper, on_record

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
AUTHORITY = {
    "number_prefix": "云城管执罚",
    "reconsideration_body": "云川市人民政府",
    "court": "云川市澄湖区人民法院",
    "payee": "云川银行各网点",
}


def test_a_squad_is_set_up_below_its_bureau(keeper: Keepers) -> None:
    bureau = cast.organisation("yc-ch")
    names = {"code": "yc-ch-9", "name": "云川市澄湖区城市管理局九中队", "short_name": "九中队", "kind": "squad"}
    keeper(SYSTEM).act("settings_organisations_child", bureau.pk, **names)
    made = Organisation.objects.get(code="yc-ch-9")
    assert made.parent == bureau and made.path == f"{bureau.path}{made.pk}/" and made.region == bureau.region
    assert not made.is_authority
    assert on_record("organisation", made.pk)[0][0] == "设立机构"


def test_an_authority_states_what_its_decisions_must_say(keeper: Keepers) -> None:
    bureau = cast.organisation("yc-ch")
    names = {
        "code": "yc-ch-jd9", "name": "云川市澄湖区湖东街道办事处", "short_name": "湖东街道",
        "kind": "street", "is_authority": "on",
    }  # fmt: skip
    person = keeper(SYSTEM)
    page = person.act("settings_organisations_child", bureau.pk, status=400, **names).content.decode()
    for says in ("请填写文号代字", "请填写复议机关", "请填写管辖法院", "请填写罚款缴纳方式"):
        assert says in page
    assert "湖东街道" in page and not Organisation.objects.filter(code="yc-ch-jd9").exists()
    person.act("settings_organisations_child", bureau.pk, **names, **AUTHORITY)
    assert Organisation.objects.get(code="yc-ch-jd9").is_authority


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"entrusted_by": None}, "entrusted_by"),
        ({"entrusted_by": "yc-ch-1"}, "entrusted_by"),
        ({"is_authority": True, **AUTHORITY}, "is_authority"),
        ({"entrusted_from": None}, "entrusted_from"),
        ({"entrusted_until": date(2026, 1, 1)}, "entrusted_until"),
        ({"kind": "squad"}, "kind"),
        ({"code": "yc-ch-1"}, "code"),
    ],
)
def test_what_an_entrusted_body_must_be(moment: Any, given: dict[str, Any], field: str) -> None:
    values = {
        "code": "yc-ch-wt9", "name": "澄湖区市容中心", "short_name": "市容中心", "kind": "entrusted",
        "is_authority": False, "entrusted_by": "yc-ch",
        "entrusted_from": date(2026, 9, 1), "entrusted_until": date(2027, 8, 31), **given,
    }  # fmt: skip
    if code := values["entrusted_by"]:
        values["entrusted_by"] = cast.organisation(code)
    with pytest.raises(Invalid) as error:
        organisations.create_organisation(cast.organisation("yc-ch"), values, by=cast.user(SYSTEM), now=cast.NOON)
    assert field in error.value.fields


def test_a_change_tells_before_and_after_and_leaves_old_papers(keeper: Keepers) -> None:
    from cases.models import Document
    from tests.pages.window import decided

    case, bureau = decided(), cast.organisation("yc-ch")
    paper = Document.objects.get(case=case)
    person = keeper(SYSTEM)
    person.act("settings_organisations_change", bureau.pk, court="云川铁路运输法院", reason="集中管辖。")
    bureau.refresh_from_db()
    assert bureau.court == "云川铁路运输法院"
    verb, facts = on_record("organisation", bureau.pk)[0]
    assert verb == "变更机构信息" and facts["reason"] == "集中管辖。"
    assert facts["changes"] == {"管辖法院": ["云川市澄湖区人民法院", "云川铁路运输法院"]}
    assert "由“云川市澄湖区人民法院”改为“云川铁路运输法院”" in person.see("settings_organisations_entry", bureau.pk)
    again = Document.objects.get(pk=paper.pk)
    assert again.context == paper.context and "云川铁路运输法院" not in str(again.context)
    page = person.act("settings_organisations_change", bureau.pk, status=409, reason="再改。").content.decode()
    assert "没有改动任何一栏" in page


def test_an_authority_cannot_lose_its_number_prefix(keeper: Keepers) -> None:
    bureau = cast.organisation("yc-ch")
    page = keeper(SYSTEM).act("settings_organisations_change", bureau.pk, status=400, number_prefix="", reason="测试。")
    assert "请填写文号代字" in page.content.decode()
    bureau.refresh_from_db()
    assert bureau.number_prefix


@pytest.mark.parametrize(
    ("since", "until", "refused"),
    [(0, 30, ""), (0, -1, "entrusted_until"), (1, 30, "entrusted_from"), (0, -5000, "entrusted_until")],
)
def test_the_days_of_an_entrustment(moment: Any, since: int, until: int, refused: str) -> None:
    body = Organisation.objects.filter(kind="entrusted", entrusted_until__gte=cast.TODAY).first()
    assert body is not None and body.entrusted_from is not None and body.entrusted_from <= cast.TODAY
    days = (body.entrusted_from + timedelta(days=since), cast.TODAY + timedelta(days=until))
    given = {"by": cast.user(SYSTEM), "now": cast.NOON}
    if refused:
        with pytest.raises(Invalid) as error:
            organisations.change_entrustment(body, *days, "云委〔2026〕9号", **given)
        assert refused in error.value.fields
        return
    organisations.change_entrustment(body, *days, "云委〔2026〕9号", **given)
    body.refresh_from_db()
    assert (body.entrusted_from, body.entrusted_until) == days
    assert on_record("organisation", body.pk)[0][1]["source"] == "云委〔2026〕9号"
    with pytest.raises(Conflict):
        organisations.change_entrustment(cast.organisation("yc-ch"), *days, "云委〔2026〕9号", **given)


@pytest.mark.parametrize("username", [SECURITY, PERSONNEL, "luweizhen"])
def test_the_actions_ask_for_the_role_themselves(moment: Any, username: str) -> None:
    by = cast.user(username)
    with pytest.raises(NotPermitted):
        organisations.change_organisation(
            cast.organisation("yc-ch"), {"name": "别名", "short_name": "别"}, "测试。", by=by, now=cast.NOON
        )
    assert on_record("organisation", cast.organisation("yc-ch").pk) == []


def test_above_one_s_own_scope_nothing_is_changed(moment: Any) -> None:
    with pytest.raises(NotPermitted):
        organisations.change_organisation(
            cast.organisation("zj"), {"name": "别名", "short_name": "别"}, "测试。", by=cast.user(SYSTEM), now=cast.NOON
        )
