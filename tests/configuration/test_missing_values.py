"""A mandatory value that nobody has set: named on the pages and by the command, refused at every door, entered by a link."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from cases import procedure
from cases.actions.street import issue_on_the_spot
from cases.models import Case
from cases.shapes import ApprovalGiven
from discretion import queries
from discretion.actions import parameters
from discretion.models import LocalParameter
from enforcement.kernel.errors import Conflict, Invalid, LawNotSatisfied, NotPermitted
from enforcement.rules.local_keys import KEYS, MANDATORY
from tests import cast
from tests.api.caller import Caller, street
from tests.configuration.keeper import REVIEWER, SYSTEM, Keeper, on_record
from tests.ordinary import road

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
SOURCE = "云川市司法局〔2026〕7号第二条"
KEY, NAME = "hearing_unit", "听证数额（单位）"


@pytest.fixture
def gone(moment: Any) -> Iterator[date]:
    """The day from which the province's hearing threshold for units has run out without another."""
    day = date(2026, 9, 1)
    LocalParameter.objects.filter(key=KEY).update(valid_until=day - timedelta(days=1))
    yield day


def test_an_authority_lacks_nothing_up_to_the_last_day_and_the_value_by_name_from_the_next(gone: date) -> None:
    bureau = cast.organisation("yc-ch")
    assert queries.missing(bureau, gone - timedelta(days=1)) == ()
    assert queries.missing(bureau, gone) == (KEY,)
    assert queries.missing(bureau, date(2021, 12, 31)) == MANDATORY
    assert (bureau, (KEY,)) in queries.lacking([bureau, cast.organisation("yc-ch-1")], gone)
    assert not [body for body, _ in queries.lacking([cast.organisation("yc-ch-1")], gone)]


def test_the_pages_name_it_and_lead_to_its_form(gone: date, keeper: Keepers) -> None:
    person, bureau = keeper(SYSTEM), cast.organisation("yc-ch")
    link = f"{reverse('settings_parameters_enter')}?key={KEY}&amp;organisation={bureau.pk}"
    for name in ("settings_parameters", "desk"):
        assert f'{bureau.name}</b>还没有设定：<a href="{link}">{NAME}</a>。' in person.see(name)
    form = person.client.get(link.replace("&amp;", "&")).content.decode()
    assert NAME in form and f'value="{bureau.pk}" selected' in form and "单位：元" in form
    given = {"key": KEY, "organisation": bureau.pk, "value": "100000", "since": cast.TODAY.isoformat()}
    person.act("settings_parameters_enter", source=SOURCE, **given)
    made = LocalParameter.objects.get(key=KEY, organisation=bureau)
    assert (made.value, made.unit, made.valid_from, made.confirmed) == ("100000", "元", cast.TODAY, False)
    assert on_record("parameter", made.pk)[0][0] == "登记地方参数"
    assert queries.missing(bureau, cast.TODAY) == ()
    for name in ("settings_parameters", "desk"):
        assert f"{bureau.name}</b>还没有设定" not in person.see(name)
    assert "待法制机构确认" in keeper(REVIEWER).listed("settings_parameters", f"?key={KEY}&standing=open")


def test_the_reviewer_reads_the_names_but_is_led_to_no_form(gone: date, keeper: Keepers) -> None:
    page = keeper(REVIEWER).see("settings_parameters")
    assert f"还没有设定：{NAME}。" in page and "请系统管理员登记" in page and "parameters/enter/?key" not in page
    assert keeper(REVIEWER).client.get(reverse("settings_parameters_enter")).status_code == 403


def enter(**changes: Any) -> LocalParameter:
    given = {"key": KEY, "value": "100000", "since": cast.TODAY, "source": SOURCE, "place": "yc-ch", "by": SYSTEM}
    given |= changes
    return parameters.enter(
        given["key"], cast.organisation(given["place"]), given["value"], given["since"], given["source"],
        by=cast.user(given["by"]), now=cast.NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"key": "anything"}, "key"),
        ({"value": "很多"}, "value"),
        ({"value": 100000}, "value"),
        ({"value": "-1"}, "value"),
        ({"since": cast.TODAY - timedelta(days=1)}, "since"),
        ({"source": "  "}, "source"),
    ],
)
def test_what_is_entered_wrongly_is_refused_by_its_field(gone: date, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as error:
        enter(**changes)
    assert list(error.value.fields) == [field]
    assert not LocalParameter.objects.filter(key=KEY, valid_until__isnull=True).exists()


def test_only_who_administers_the_place_enters_and_only_what_is_missing(gone: date) -> None:
    for changes in ({"place": "zj"}, {"by": REVIEWER}, {"by": "luweizhen"}):
        with pytest.raises(NotPermitted):
            enter(**changes)
    with pytest.raises(Conflict, match="另定新值"):
        enter(key="hearing_citizen")
    assert enter().value == "100000"
    with pytest.raises(Conflict, match="另定新值"):
        enter()


def test_a_value_that_only_reminds_begins_tomorrow_and_a_word_is_one_of_the_list(moment: Any) -> None:
    LocalParameter.objects.filter(key__in=["idle_days", "sole_trader_as"]).update(valid_until=date(2026, 8, 31))
    with pytest.raises(Invalid) as error:
        enter(key="idle_days", value=5)
    assert "明天" in error.value.fields["since"][0]
    assert enter(key="idle_days", value=5, since=cast.TODAY + timedelta(days=1)).value == 5
    with pytest.raises(Invalid):
        enter(key="sole_trader_as", value="company")
    assert enter(key="sole_trader_as", value="unit").value == "unit"


@pytest.mark.parametrize("key", MANDATORY)
def test_each_missing_value_has_a_form_that_fits_it(moment: Any, keeper: Keepers, key: str) -> None:
    LocalParameter.objects.filter(key=key, valid_until__isnull=True).update(valid_until=date(2026, 8, 31))
    person, bureau = keeper(SYSTEM), cast.organisation("yc-ch")
    address = f"{reverse('settings_parameters_enter')}?key={key}"
    page = person.client.get(address).content.decode()
    assert KEYS[key].name in page
    like = KEYS[key].like
    if isinstance(like, dict):
        typed = "\n".join(f"{name}: 12" for name in like)
    else:
        typed = {"individual": "individual", True: "false", "0": "0.9"}.get(like, "7")  # type: ignore[call-overload]
    given = {"key": key, "organisation": bureau.pk, "since": cast.TODAY.isoformat(), "source": SOURCE}
    if like != ():
        given["value"] = typed
    person.post("settings_parameters_enter", **{**given, "confirmed": "on"})
    assert queries.missing(bureau, cast.TODAY) == ()


def test_every_door_refuses_with_the_name(gone: date, moment: Any) -> None:
    with pytest.raises(LawNotSatisfied) as error:
        issue_on_the_spot(cast.street(), cast.act())
    (found,) = [each for each in error.value.findings if each.force == "forbids"]
    assert (found.code, found.mend) == ("PRE-05", "parameters") and NAME in found.says
    caller = Caller("zhoumingyuan")
    reply = caller.post("cases/on-the-spot/", street(caller.upload().json()["file"]), Idempotency_Key="missing-value")
    assert reply.status_code == 422 and NAME in json.dumps(reply.json(), ensure_ascii=False)
    assert not Case.objects.exists()


def test_an_ordinary_case_is_not_filed_without_it_and_is_filed_the_day_it_is_there(moment: Any) -> None:
    case = road.submitted(road.evidence(road.record(road.registered())))
    LocalParameter.objects.filter(key=KEY).update(valid_until=road.FILED - timedelta(days=1))
    with pytest.raises(LawNotSatisfied) as error, transaction.atomic():
        road.take(procedure.FILE, case, ApprovalGiven("同意。"), road.act("zhaoqiwen", road.FILED))
    assert [each.code for each in error.value.findings if each.force == "forbids"] == ["PRE-05"]
    LocalParameter.objects.create(
        organisation=cast.organisation("yc"), key=KEY, value="100000", unit="元", valid_from=road.FILED,
        source=SOURCE, status="design",
    )  # fmt: skip
    assert road.filed(case).state == "filed"


def test_the_command_fails_by_name_and_only_warns_when_asked(gone: date) -> None:
    bureau = cast.organisation("yc-ch")
    with pytest.raises(CommandError, match=f"{bureau.name}没有设定「听证数额（单位）」"):
        call_command("check_parameters", stdout=StringIO())
    said = StringIO()
    call_command("check_parameters", "--warn", stdout=said)
    assert NAME in said.getvalue() and "待法制机构确认" in said.getvalue()
    said = StringIO()
    call_command("check_parameters", "--warn", "--json", stdout=said)
    assert {"organisation": "yc-ch", "key": KEY, "name": NAME} in json.loads(said.getvalue())["missing"]
    call_command("check_parameters", "--on", (gone - timedelta(days=1)).isoformat(), stdout=StringIO())


def test_readiness_and_the_check_before_deployment_say_so(gone: date, client: Any) -> None:
    reply = client.get("/readyz")
    assert (reply.status_code, reply.json()["checks"]["parameters"]) == (200, "failed")
    assert reply.json()["status"] == "degraded"
    found = run_checks(tags=["parameters"], databases=["default"], include_deployment_checks=True)
    assert any(NAME in str(each.msg) and each.id == "discretion.E001" for each in found)
    assert run_checks(tags=["parameters"]) == []


def test_readiness_is_content_when_nothing_is_missing(moment: Any, client: Any) -> None:
    assert client.get("/readyz").json()["checks"]["parameters"] == "ok"


def test_what_holds_for_an_organisation_shows_from_whom_it_is_inherited(keeper: Keepers) -> None:
    bureau = cast.organisation("yc-ch")
    page = keeper(SYSTEM).listed("settings_parameters", f"?holds_for={bureau.pk}&key=correction_days")
    assert page.count("责令改正的默认期限</b>") == 1 and bureau.name in page
    page = keeper(SYSTEM).listed("settings_parameters", f"?holds_for={bureau.pk}&key=statement_days")
    assert cast.organisation("zj").name in page
    own = LocalParameter.objects.get(key="correction_days", organisation=bureau)
    entry = keeper(SYSTEM).see("settings_parameters_entry", own.pk)
    assert "各机构、各时期的取值" in entry and "是。没有取值的机构不能立案、告知和决定。" in entry
    assert "3 自然日" in entry and "2 自然日（本页）" in entry
