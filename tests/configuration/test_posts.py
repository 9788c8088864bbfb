"""Persons in charge and reviewers: appointed and qualified on record, never by themselves, never reaching back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from enforcement.actions import posts
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import HeadAppointment, ReviewerQualification
from tests import cast
from tests.configuration.keeper import PERSONNEL, Keeper, on_record

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
DAY = timedelta(days=1)


def by(username: str = PERSONNEL) -> dict[str, Any]:
    """Somebody at noon."""
    return {"by": cast.user(username), "now": cast.NOON}


def held(username: str = "zhaoqiwen") -> HeadAppointment:
    """The appointment of a head of the cast."""
    return HeadAppointment.objects.get(user__username=username)


def given(**more: Any) -> posts.Appointment:
    """An appointment without end."""
    return posts.Appointment(
        **{"rank": "deputy", "valid_from": cast.TODAY, "valid_until": None, "document": "", **more}
    )


def test_a_head_is_appointed_and_ended_on_the_pages(keeper: Keepers) -> None:
    person, before = keeper(PERSONNEL), held()
    person.act("settings_heads_end", before.pk, last=cast.TODAY.isoformat(), reason="调任。")
    before.refresh_from_db()
    assert before.covers(cast.TODAY) and not before.covers(cast.TODAY + DAY)
    first = cast.TODAY + DAY
    person.act(
        "settings_heads_appoint", person=before.user_id, organisation=before.organisation_id, rank="chief",
        document="澄城管任〔2026〕9号", valid_from=first.isoformat(),
    )  # fmt: skip
    made = HeadAppointment.objects.get(user=before.user, valid_from=first)
    assert (made.rank, made.acting, made.valid_until) == ("chief", False, None)
    assert [verb for verb, _ in on_record("head", made.pk)] == ["登记负责人任职"]
    assert [verb for verb, _ in on_record("head", before.pk)] == ["终止负责人任职"]


@pytest.mark.parametrize(("shift", "refused"), [(0, True), (1, False)])
def test_appointments_of_one_head_never_overlap(shift: int, refused: bool) -> None:
    before = held()
    posts.end_appointment(before, cast.TODAY, "调任。", **by())
    new = given(valid_from=cast.TODAY + shift * DAY)
    if refused:
        with pytest.raises(Conflict, match="重叠"):
            posts.appoint_head(before.user, before.organisation, new, **by())
    else:
        assert posts.appoint_head(before.user, before.organisation, new, **by()).covers(cast.TODAY + DAY)


def test_who_only_acts_has_a_document_and_an_end() -> None:
    user, authority = cast.user("luweizhen"), held("luweizhen").organisation
    HeadAppointment.objects.filter(user=user).update(valid_until=cast.TODAY - DAY)
    until = cast.TODAY + 10 * DAY
    for more in ({"document": "", "valid_until": until}, {"document": "代〔2026〕1号", "valid_until": None}):
        with pytest.raises(Invalid):
            posts.appoint_head(user, authority, given(acting=True, **more), **by())
    made = posts.appoint_head(user, authority, given(acting=True, document="代〔2026〕1号", valid_until=until), **by())
    assert made.covers(until) and not made.covers(until + DAY)


def test_an_end_never_reaches_back() -> None:
    with pytest.raises(Invalid):
        posts.end_appointment(held(), cast.TODAY - DAY, "调任。", **by())


def test_only_who_holds_the_post_at_an_authority_is_appointed() -> None:
    before = held()
    with pytest.raises(Conflict, match="岗位"):
        posts.appoint_head(cast.user("zhoumingyuan"), before.organisation, given(), **by())
    with pytest.raises(Invalid):
        posts.appoint_head(before.user, cast.organisation("yc-ch-1"), given(), **by())


def test_nobody_outside_personnel_appoints_and_nobody_himself() -> None:
    for username in ("luweizhen", "huangjianye", "baishouyi", "zhoumingyuan"):
        with pytest.raises(NotPermitted):
            posts.end_appointment(held(), cast.TODAY, "调任。", **by(username))
    with pytest.raises(NotPermitted):
        posts.end_appointment(held("yangjinghe"), cast.TODAY, "调任。", **by())


def test_a_reviewer_is_qualified_on_the_page(keeper: Keepers) -> None:
    person, user = keeper(PERSONNEL), cast.user("xuqinghe")
    day = cast.TODAY - 30 * DAY
    typed = {"person": user.pk, "first_reviewed_on": day.isoformat(), "number": "A2026330000009"}
    person.act("settings_reviewers_qualify", status=400, **typed)
    person.act("settings_reviewers_qualify", **typed, obtained_on=day.isoformat())
    held = ReviewerQualification.objects.get(user=user)
    assert (held.first_reviewed_on, held.certificate_number, held.obtained_on) == (day, "A2026330000009", day)
    assert "A2026330000009" not in str(on_record("reviewer", held.pk))
    with pytest.raises(Conflict, match="岗位"):
        posts.qualify_reviewer(cast.user("zhoumingyuan"), day, "", None, **by())
