"""Local values are succeeded and confirmed; reference rows are confirmed; nobody confirms what he entered."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from cases import queries
from cases.facts import local_of
from discretion.actions import confirming, parameters
from discretion.intake import reference
from discretion.models import LocalParameter, StatuteArticle, ViolationVersion, WaiverEntry, WaiverList
from enforcement.actions.roles import grant_role
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import OrganisationUserObjectPermission
from tests import cast
from tests.configuration.keeper import REVIEWER, SYSTEM, Keeper, on_record
from tests.pages.window import Form

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
TOMORROW = cast.TODAY + timedelta(days=1)
SOURCE = "澄城管〔2026〕18号第三条"


def row(key: str, code: str) -> LocalParameter:
    """The open value of an organisation."""
    return LocalParameter.objects.get(key=key, organisation__code=code, valid_until__isnull=True)


def succeed(value: Any, *, key: str = "correction_days", since: date = TOMORROW, **more: Any) -> LocalParameter:
    """A new value for the bureau, entered by the system administrator."""
    given = {"by": cast.user(SYSTEM), "now": cast.NOON, **more}
    return parameters.succeed(row(key, "yc-ch"), cast.organisation("yc-ch"), value, since, SOURCE, **given)


def test_a_value_is_succeeded_never_edited_and_confirmed_by_another(keeper: Keepers) -> None:
    old = row("correction_days", "yc-ch")
    keeper(SYSTEM).act("settings_parameters_succeed", old.pk, value="5", since=TOMORROW.isoformat(), source=SOURCE)
    old.refresh_from_db()
    new = row("correction_days", "yc-ch")
    assert (old.value, old.valid_until) == (2, cast.TODAY)
    assert (new.value, new.valid_from, new.confirmed, new.unit) == (5, TOMORROW, False, old.unit)
    squad = cast.organisation("yc-ch-1")
    assert queries.parameters(squad, cast.TODAY)["correction_days"].pk == old.pk
    assert queries.parameters(squad, TOMORROW)["correction_days"].pk == new.pk
    assert local_of(squad, TOMORROW).correction_days.status == "D"
    reviewer = keeper(REVIEWER)
    page = reviewer.listed("settings_parameters", "?standing=open")
    assert "责令改正的默认期限" in page and "待法制机构确认" in page
    reviewer.act("settings_parameters_confirm", new.pk, source=f"{SOURCE}，原文已核对")
    new.refresh_from_db()
    assert new.confirmed and local_of(squad, TOMORROW).correction_days.status == "V"
    assert [verb for verb, _ in on_record("parameter", new.pk)] == ["登记地方参数", "法制机构确认"]
    assert on_record("parameter", old.pk)[0][1]["until"] == cast.TODAY.isoformat()
    reviewer.act("settings_parameters_confirm", new.pk, status=409, source=SOURCE)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, True), (1, False)])
def test_a_value_begins_tomorrow_at_the_earliest(moment: Any, days: int, refused: bool) -> None:
    since = cast.TODAY + timedelta(days=days)
    if not refused:
        assert succeed(5, since=since).valid_from == since
        return
    with pytest.raises(Invalid) as error:
        succeed(5, since=since)
    assert "最早为明天" in error.value.fields["since"][0]
    assert row("correction_days", "yc-ch").value == 2


def test_a_value_cannot_slip_in_before_one_that_is_entered(moment: Any) -> None:
    succeed(5, since=TOMORROW + timedelta(days=9))
    with pytest.raises(Conflict, match="更晚的日期"):
        succeed(4)


@pytest.mark.parametrize("value", ["5", -1, True, 2.5, None])
def test_a_value_keeps_its_shape(moment: Any, value: Any) -> None:
    with pytest.raises(Invalid):
        succeed(value)


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("correction_days", "五天", "整数"),
        ("warning_line", "很高", "请填写数字"),
        ("lateness_hours", "登记查获: 24", "须写明每一项"),
        ("lateness_hours", "登记查获 24", "写法不对"),
        ("lateness_hours", "登记查获: 很久", "整数"),
    ],
)
def test_a_value_typed_wrongly_is_refused_and_kept(keeper: Keepers, key: str, typed: str, says: str) -> None:
    model = LocalParameter.objects.filter(key=key).first()
    assert model is not None
    place = cast.organisation("yc-ch").pk
    given = {"organisation": place, "value": typed, "since": TOMORROW.isoformat(), "source": SOURCE}
    page = keeper(SYSTEM).act("settings_parameters_succeed", model.pk, status=400, **given).content.decode()
    assert says in page and typed in page and SOURCE in page


def test_a_table_is_changed_line_by_line_in_words(keeper: Keepers) -> None:
    model, place = row("lateness_hours", "zj"), cast.organisation("yc-ch").pk
    person = keeper(SYSTEM)
    shown = Form(person.see("settings_parameters_succeed", model.pk), "act-form").fields["value"]
    assert "登记查获: 24" in shown and "open" not in shown
    typed = shown.replace("登记查获: 24", "登记查获：12")
    given = {"organisation": place, "value": typed, "since": TOMORROW.isoformat(), "source": SOURCE}
    person.act("settings_parameters_succeed", model.pk, **given)
    assert row("lateness_hours", "yc-ch").value == {**model.value, "open": 12}


def test_a_list_is_chosen_from_what_rules_understand(keeper: Keepers) -> None:
    items = ["closure", "licence"]
    model = LocalParameter.objects.create(
        organisation=cast.organisation("yc-ch"), key="for_a_test", value=items,
        valid_from=date(2026, 1, 1), source="测试", status="design",
    )  # fmt: skip
    given = {"since": TOMORROW.isoformat(), "source": SOURCE}
    person = keeper(SYSTEM)
    page = person.act("settings_parameters_succeed", model.pk, status=400, value=["anything"], **given)
    assert "anything" in page.content.decode()
    with pytest.raises(Invalid):
        parameters.succeed(
            model, cast.organisation("yc-ch"), ["anything"], TOMORROW, SOURCE, by=cast.user(SYSTEM), now=cast.NOON
        )
    person.act("settings_parameters_succeed", model.pk, value=["licence"], **given)
    assert row("for_a_test", "yc-ch").value == ["licence"]


def test_a_bureau_chooses_what_is_always_reviewed_and_sets_its_amounts(keeper: Keepers) -> None:
    place, bureau = cast.organisation("yc-ch").pk, cast.organisation("yc-ch")
    given = {"organisation": place, "since": TOMORROW.isoformat(), "source": SOURCE}
    listed, amount = row("always_reviewed", "zj"), row("hearing_citizen", "zj")
    keeper(SYSTEM).act("settings_parameters_succeed", listed.pk, value=["closure", "not_punish"], **given)
    keeper(SYSTEM).act("settings_parameters_succeed", amount.pk, value="5000", **given)
    keeper(SYSTEM).act("settings_parameters_succeed", listed.pk, status=400, **{**given, "value": ["everything"]})
    values = local_of(bureau, TOMORROW)
    assert values.always_reviewed.value == ("closure", "not_punish")
    assert values.hearing_citizen.value == Decimal(5000) and values.hearing_citizen.status == "D"
    assert local_of(bureau, cast.TODAY).hearing_citizen.value == Decimal(10000)
    assert "责令停产停业、关闭或者限制从业、不予行政处罚" in keeper(SYSTEM).listed("settings_parameters")


def test_a_bureau_sets_its_own_value_beside_that_of_the_province(keeper: Keepers) -> None:
    above = row("warning_line", "zj")
    place = cast.organisation("yc-ch")
    given = {"organisation": place.pk, "value": "0.9", "since": TOMORROW.isoformat(), "source": SOURCE}
    keeper(SYSTEM).act("settings_parameters_succeed", above.pk, **given)
    above.refresh_from_db()
    assert above.valid_until is None and row("warning_line", "yc-ch").value == "0.9"
    with pytest.raises(NotPermitted):
        parameters.succeed(above, cast.organisation("zj"), "0.8", TOMORROW, SOURCE, by=cast.user(SYSTEM), now=cast.NOON)


def test_a_value_of_the_organisation_above_is_confirmed_there(keeper: Keepers) -> None:
    above = row("warning_line", "zj")
    page = keeper(REVIEWER).see("settings_parameters_entry", above.pk)
    assert "请由该机构的法制审核人员确认" in page and "/confirm/" not in page
    keeper(REVIEWER).post("settings_parameters_confirm", above.pk, status=403, **seen(above))
    above.refresh_from_db()
    assert not above.confirmed


def seen(subject: Any) -> dict[str, str]:
    """What the form of an act carries along."""
    from enforcement.configuration.pages import seen as fingerprint

    return {"seen": fingerprint(subject), "source": SOURCE, "confirmed": "on"}


def test_nobody_confirms_what_he_entered(moment: Any) -> None:
    made = succeed(5)
    person = cast.user(SYSTEM)
    OrganisationUserObjectPermission.objects.filter(user=person).delete()
    grant_role(person, "legal_reviewer", cast.organisation("yc"))
    with pytest.raises(Conflict, match="您自己登记"):
        confirming.confirm_parameter(made, SOURCE, by=cast.user(SYSTEM), now=cast.NOON)
    with pytest.raises(NotPermitted):
        confirming.confirm_parameter(made, SOURCE, by=cast.user("luweizhen"), now=cast.NOON)
    confirming.confirm_parameter(made, SOURCE, by=cast.user(REVIEWER), now=cast.NOON)


@pytest.mark.parametrize(
    ("model", "page"), [(ViolationVersion, "violations"), (StatuteArticle, "articles"), (WaiverEntry, "waivers")]
)
def test_a_reference_row_is_confirmed_once_with_its_source(keeper: Keepers, model: Any, page: str) -> None:
    subject = _unconfirmed(model)
    reviewer = keeper(REVIEWER)
    refused = reviewer.act(f"settings_{page}_confirm", subject.pk, status=400, source="  ")
    assert "请" in refused.content.decode()
    reviewer.act(f"settings_{page}_confirm", subject.pk, source=SOURCE)
    subject.refresh_from_db()
    assert (subject.status, subject.source) == ("verified", SOURCE)
    verb, facts = on_record("reference", confirming.subject_of(subject))[0]
    assert verb == "法制机构确认" and facts["source"] == SOURCE
    assert "法制机构确认" in reviewer.see(f"settings_{page}_entry", subject.pk)
    with pytest.raises(Conflict):
        confirming.confirm_reference(subject, SOURCE, by=cast.user("xuqinghe"), now=cast.NOON)
    with pytest.raises(NotPermitted):
        confirming.confirm_reference(subject, SOURCE, by=cast.user(SYSTEM), now=cast.NOON)


def _unconfirmed(model: Any) -> Any:
    if model is not WaiverEntry:
        return model.objects.exclude(status="verified").first()
    violation = ViolationVersion.objects.select_related("violation").first().violation  # type: ignore[union-attr]
    listed = WaiverList.objects.create(
        organisation=cast.organisation("yc-ch"), version="2026", document="清单", effective_from=date(2026, 1, 1)
    )
    return WaiverEntry.objects.create(
        waiver_list=listed, organisation=listed.organisation, violation=violation, kind="may",
        words="首次违法且及时改正的", valid_from=date(2026, 1, 1), source="清单", status="excerpt",
    )  # fmt: skip


def test_subjects_of_different_tables_never_meet() -> None:
    kinds = [StatuteArticle(pk=7), ViolationVersion(pk=7), WaiverEntry(pk=7)]
    assert len({confirming.subject_of(each) for each in kinds} | {uuid.UUID(int=7)}) == 4


def test_reading_the_reference_data_again_undoes_no_confirmation_and_no_succession(moment: Any) -> None:
    version, old = _unconfirmed(ViolationVersion), row("correction_days", "yc-ch")
    untouched = ViolationVersion.objects.exclude(pk=version.pk).exclude(status="verified").first()
    confirming.confirm_reference(version, SOURCE, by=cast.user(REVIEWER), now=cast.NOON)
    new = succeed(5)
    reference.load_law(cast.FIXTURES / "reference")
    reference.load_place(cast.FIXTURES / "reference")
    version.refresh_from_db()
    old.refresh_from_db()
    assert (version.status, version.source) == ("verified", SOURCE)
    assert old.valid_until == cast.TODAY and LocalParameter.objects.filter(pk=new.pk).exists()
    assert untouched is None or ViolationVersion.objects.get(pk=untouched.pk).status == untouched.status


def test_a_confirmation_does_not_outlive_what_it_confirmed(moment: Any) -> None:
    version = _unconfirmed(ViolationVersion)
    confirming.confirm_reference(version, SOURCE, by=cast.user(REVIEWER), now=cast.NOON)
    ViolationVersion.objects.filter(pk=version.pk).update(note="别的说明")
    reference.load_law(cast.FIXTURES / "reference")
    version.refresh_from_db()
    assert version.status != "verified"


def test_the_database_itself_refuses_to_edit_a_value(moment: Any) -> None:
    kept = row("correction_days", "yc-ch")
    for change in ({"value": 9}, {"valid_from": date(2020, 1, 1)}, {"unit": "年"}):
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            LocalParameter.objects.filter(pk=kept.pk).update(**change)
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        LocalParameter.objects.filter(pk=kept.pk).delete()
    LocalParameter.objects.filter(pk=kept.pk).update(confirmed=False)
    kept.refresh_from_db()
    assert (kept.value, kept.confirmed) == (2, False)
