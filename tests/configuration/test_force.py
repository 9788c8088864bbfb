"""Officers, auxiliary staff and certificates: what counted on an earlier day stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from enforcement.actions import auxiliaries, certificates, officers
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import Auxiliary, Certificate, Officer, User
from tests import cast
from tests.configuration.keeper import PERSONNEL, SYSTEM, Keeper, on_record
from tests.pages.window import Moment

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
DAY = timedelta(days=1)


def by() -> dict[str, Any]:
    """Personnel at noon."""
    return {"by": cast.user(PERSONNEL), "now": cast.NOON}


def certificate(username: str = "linxiaolan") -> Certificate:
    """The certificate of today of an officer of the cast."""
    found = cast.officer(username).certificate_on(cast.TODAY)
    assert found is not None and found.status_on(cast.TODAY) == "valid"
    return found


def test_an_officer_is_admitted_certified_and_may_then_stand_at_the_kerb(keeper: Keepers) -> None:
    person, squad = keeper(PERSONNEL), cast.organisation("yc-ch-1")
    person.act("settings_officers_admit", name="高原", organisation=squad.pk, joined_on=cast.TODAY.isoformat())
    officer = Officer.objects.get(name="高原")
    assert officer.certificate_on(cast.TODAY) is None
    last = cast.TODAY + 365 * DAY
    person.act(
        "settings_certificates_issue", officer=officer.pk, number="YC0399001",
        valid_from=cast.TODAY.isoformat(), valid_until=last.isoformat(),
    )  # fmt: skip
    held = Officer.objects.get(pk=officer.pk).certificate_on(last)
    assert held is not None and held.number == "YC0399001" and held.status_on(last) == "valid"
    assert on_record("officer", officer.pk) == [("登记执法人员", {"since": cast.TODAY.isoformat()})]
    assert [verb for verb, _ in on_record("certificate", held.pk)] == ["登记执法证"]
    assert "高原" not in str(on_record("officer", officer.pk))
    assert "YC0399001" in person.see("settings_officers_entry", officer.pk)


@pytest.mark.parametrize(("shift", "refused"), [(0, True), (1, False)])
def test_certificates_of_one_officer_never_overlap(moment: Moment, shift: int, refused: bool) -> None:
    held = certificate()
    first = held.valid_until + shift * DAY
    if refused:
        with pytest.raises(Conflict, match="重叠"):
            certificates.issue_certificate(held.officer, "YC0399001", first, first + DAY, **by())
        return
    assert certificates.issue_certificate(held.officer, "YC0399001", first, first + DAY, **by()).pk


def test_suspended_and_reinstated_counts_for_the_days_between_and_no_others(keeper: Keepers, moment: Moment) -> None:
    held, person = certificate(), keeper(PERSONNEL)
    first, back = cast.TODAY - 10 * DAY, cast.TODAY - 3 * DAY
    page = person.post("settings_certificates_suspend", held.pk, status=400, since=first.isoformat(), reason="调查。")
    assert "请核对后勾选" in page.content.decode()
    person.act("settings_certificates_suspend", held.pk, since=first.isoformat(), reason="调查。")
    person.act("settings_certificates_reinstate", held.pk, since=back.isoformat(), reason="查清。")
    held.refresh_from_db()
    days = {first - DAY: "valid", first: "suspended", back - DAY: "suspended", back: "valid", cast.TODAY: "valid"}
    assert {day: held.status_on(day) for day in days} == days
    assert [verb for verb, _ in on_record("certificate", held.pk)] == ["暂扣执法证", "恢复执法证"]
    assert on_record("certificate", held.pk)[0][1]["since"] == first.isoformat()
    assert f"自 {back.isoformat()} 起" in person.see("settings_certificates_entry", held.pk)


def test_a_suspension_known_from_before_this_page_is_not_forgotten(moment: Moment) -> None:
    held = certificate()
    first = cast.TODAY - 10 * DAY
    Certificate.objects.filter(pk=held.pk).update(status="suspended", status_from=first)
    held.refresh_from_db()
    certificates.change_status(held, "valid", cast.TODAY, "查清。", **by())
    held.refresh_from_db()
    assert [held.status_on(day) for day in (first - DAY, first, cast.TODAY)] == ["valid", "suspended", "valid"]


def test_a_suspended_officer_cannot_act_and_a_reinstated_one_can(moment: Moment) -> None:
    from cases.actions.opening import open_case
    from enforcement.kernel.errors import LawNotSatisfied

    held = certificate("linxiaolan")
    certificates.change_status(held, "suspended", cast.TODAY, "调查。", **by())
    with pytest.raises(LawNotSatisfied, match="STF-04"):
        open_case(cast.opening(), cast.act())
    held.refresh_from_db()
    certificates.change_status(held, "valid", cast.TODAY, "查清。", **by())
    assert open_case(cast.opening(), cast.act()).pk


def test_a_revoked_certificate_stays_revoked(keeper: Keepers) -> None:
    held, person = certificate(), keeper(PERSONNEL)
    person.act("settings_certificates_revoke", held.pk, since=cast.TODAY.isoformat(), reason="处分。")
    held.refresh_from_db()
    with pytest.raises(Conflict, match="登记新证"):
        certificates.change_status(held, "valid", cast.TODAY, "恢复。", **by())
    assert "/reinstate/" not in person.see("settings_certificates_entry", held.pk)


@pytest.mark.parametrize("days", [1, -4000])
def test_a_status_neither_begins_tomorrow_nor_before_the_certificate(moment: Moment, days: int) -> None:
    with pytest.raises(Invalid) as error:
        certificates.change_status(certificate(), "suspended", cast.TODAY + days * DAY, "调查。", **by())
    assert "之间" in error.value.fields["since"][0]


def test_two_suspensions_from_duty_are_both_remembered(moment: Moment) -> None:
    one = cast.officer("linxiaolan")
    spans = [(cast.TODAY - 60 * DAY, cast.TODAY - 50 * DAY), (cast.TODAY - 5 * DAY, None)]
    for first, last in spans:
        officers.suspend_officer(Officer.objects.get(pk=one.pk), first, last, "调查。", **by())
    officers.reinstate_officer(Officer.objects.get(pk=one.pk), cast.TODAY, "查清。", **by())
    one.refresh_from_db()
    wanted = {-61: False, -60: True, -50: True, -49: False, -6: False, -5: True, -1: True, 0: False}
    assert {days: one.is_suspended_on(cast.TODAY + days * DAY) for days in wanted} == wanted
    assert [verb for verb, _ in on_record("officer", one.pk)] == ["停职", "停职", "恢复履职"]
    with pytest.raises(Invalid):
        officers.suspend_officer(one, cast.TODAY - 55 * DAY, None, "调查。", **by())


def test_who_answers_for_auxiliaries_does_not_leave_before_another_does(keeper: Keepers) -> None:
    helper = Auxiliary.objects.get(user__username="chenafu")
    answering, other, person = helper.responsible_officer, cast.officer("fangjicheng"), keeper(PERSONNEL)
    assert answering.pk != other.pk, "otherwise nothing would change"
    leave = {"left_on": cast.TODAY.isoformat(), "reason": "调离。"}
    page = person.act("settings_officers_leave", answering.pk, status=409, **leave).content.decode()
    assert "协管人员的责任执法人员" in page and "调离。" in page
    for each in Auxiliary.objects.filter(responsible_officer=answering, left_on__isnull=True):
        person.act("settings_auxiliaries_responsible", each.pk, responsible_officer=other.pk, reason="换人。")
    person.act("settings_officers_leave", answering.pk, **leave)
    answering.refresh_from_db()
    helper.refresh_from_db()
    assert answering.left_on == cast.TODAY and helper.responsible_officer == other
    assert on_record("auxiliary", helper.pk) == [("更换责任执法人员", {"officer": other.pk, "reason": "换人。"})]
    assert answering.name not in person.listed("settings_officers", "?state=on")


@pytest.mark.parametrize("fault", ["left_on", "suspended_from", "probation_until", "certificate"])
def test_an_answerable_officer_is_present_and_certified(moment: Moment, fault: str) -> None:
    one = cast.officer("linxiaolan")
    if fault == "certificate":
        Certificate.objects.filter(officer=one).update(valid_until=cast.TODAY - DAY)
    else:
        Officer.objects.filter(pk=one.pk).update(**{fault: cast.TODAY})
    values = {
        "name": "高原", "organisation": cast.organisation("yc-ch-1"),
        "responsible_officer": cast.officer("linxiaolan"), "admitted_on": cast.TODAY,
    }  # fmt: skip
    with pytest.raises(Invalid) as error:
        auxiliaries.admit_auxiliary(values, **by())
    assert "有效执法证" in error.value.fields["responsible_officer"][0]
    assert not Auxiliary.objects.filter(name="高原").exists()


def test_an_auxiliary_is_admitted_linked_and_leaves(keeper: Keepers) -> None:
    person, squad = keeper(PERSONNEL), cast.organisation("yc-ch-1")
    answering = cast.officer("linxiaolan")
    person.act(
        "settings_auxiliaries_admit", name="高原", organisation=squad.pk,
        responsible_officer=answering.pk, admitted_on=cast.TODAY.isoformat(),
    )  # fmt: skip
    made = Auxiliary.objects.get(name="高原")
    account = User.objects.create_user("gaoyuan", None, name="高原", organisation=squad)
    person.act("settings_auxiliaries_account", made.pk, account=account.pk, reason="入岗。")
    made.refresh_from_db()
    assert made.user == account
    person.act("settings_auxiliaries_leave", made.pk, left_on=cast.TODAY.isoformat(), reason="合同到期。")
    assert [verb for verb, _ in on_record("auxiliary", made.pk)] == ["登记协管人员", "关联账号", "离岗"]


@pytest.mark.parametrize("username", ["linxiaolan", "chenafu", SYSTEM])
def test_an_account_that_is_somebody_else_s_is_not_linked(moment: Moment, username: str) -> None:
    squad = cast.organisation("yc-ch-1")
    made = Officer.objects.create(name="高原", organisation=squad, joined_on=cast.TODAY)
    user = cast.user(username)
    if username == SYSTEM:
        User.objects.filter(pk=user.pk).update(organisation=squad)
        user = cast.user(username)
    with pytest.raises(Conflict):
        officers.link_account(made, user, "入职。", **by())
    made.refresh_from_db()
    assert made.user is None


def test_nobody_keeps_his_own_papers(moment: Moment) -> None:
    me = Officer.objects.create(
        name="范思齐", organisation=cast.organisation("yc-ch"), joined_on=date(2020, 1, 1), user=cast.user(PERSONNEL)
    )
    with pytest.raises(Conflict, match="本人"):
        certificates.issue_certificate(me, "YC0399001", cast.TODAY, cast.TODAY, **by())
    with pytest.raises(Conflict, match="本人"):
        officers.change_officer(me, {"post": "队长"}, "晋升。", **by())
    assert me.certificates.count() == 0


@pytest.mark.parametrize("username", [SYSTEM, "luweizhen", "baishouyi"])
def test_the_actions_ask_for_the_role_themselves(moment: Moment, username: str) -> None:
    given = {"by": cast.user(username), "now": cast.NOON}
    one, held = cast.officer("linxiaolan"), certificate()
    for act in (
        lambda: officers.suspend_officer(one, cast.TODAY, None, "调查。", **given),
        lambda: officers.retire_officer(one, cast.TODAY, "调离。", **given),
        lambda: certificates.change_status(held, "revoked", cast.TODAY, "处分。", **given),
        lambda: certificates.issue_certificate(one, "YC0399001", date(2031, 1, 1), date(2031, 1, 2), **given),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert on_record("officer", one.pk) == on_record("certificate", held.pk) == []


def test_an_act_without_a_reason_is_refused(keeper: Keepers) -> None:
    one = cast.officer("linxiaolan")
    page = keeper(PERSONNEL).act(
        "settings_officers_suspend", one.pk, status=400, since=cast.TODAY.isoformat(), reason="   "
    )
    assert "请填写" in page.content.decode() and f'value="{cast.TODAY.isoformat()}"' in page.content.decode()
    with pytest.raises(Invalid):
        officers.suspend_officer(one, cast.TODAY, None, "  ", **by())
