"""A bureau of then: its people, the power to punish one violation and its local values, dated for the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from discretion.models import LocalParameter, Power, PowerList, Violation, WaiverEntry, WaiverList
from enforcement.actions.calendar import load_packaged_year
from enforcement.actions.roles import grant_role
from enforcement.models import (
    CalendarYear,
    Certificate,
    HeadAppointment,
    Officer,
    Organisation,
    ReviewerQualification,
    User,
)
from enforcement.rules.facts import Local, Parameter
from enforcement.rules.local_keys import LATENESS_STEPS, MANDATORY
from tests import cast

AROUND = timedelta(days=3650)  # what the story's people and powers hold, they hold long before and after
# Who acts beside the two officers: role, and whether at the authority or at the squad.
ROLES = {
    "leader": ("squad_leader", "squad"),
    "chief": ("bureau_head", "authority"),
    "deputy": ("bureau_head", "authority"),
    "reviewer": ("legal_reviewer", "authority"),
    "finance": ("finance", "authority"),
}


@dataclass
class Bureau:
    """Who acts in a story; people beside the two officers are there once somebody needs them."""

    authority: Organisation
    squad: Organisation
    second: Officer
    day: date
    people: dict[str, User] = field(default_factory=dict)

    def person(self, who: str) -> User:
        """The person of that post."""
        if who not in self.people:
            self.people[who] = self._hired(who)
        return self.people[who]

    def may_punish(self, violation_code: str) -> None:
        """The power to punish one violation, held long before and after the story."""
        since = self.day - AROUND + timedelta(days=PowerList.objects.filter(organisation=self.authority).count())
        held = PowerList.objects.create(
            organisation=self.authority,
            version=f"演示-{violation_code}",
            document="当时公布的权责清单",
            effective_from=since,
            effective_until=since,
        )
        Power.objects.create(
            power_list=held,
            organisation=self.authority,
            violation=Violation.objects.get(code=violation_code),
            title="own",
            held_from=self.day - AROUND,
            held_until=self.day + AROUND,
            document="当时公布的权责清单",
        )
        publish(held)

    def _hired(self, who: str) -> User:
        role, where = ROLES[who]
        body = self.squad if where == "squad" else self.authority
        user = User.objects.create_user(f"story-{who}", None, name=f"演{who}", organisation=body)
        grant_role(user, role, body)
        if role == "bureau_head":
            rank = "chief" if who == "chief" else "deputy"
            HeadAppointment.objects.create(
                user=user, organisation=body, rank=rank, valid_from=self.day - AROUND, document="任职文件"
            )
        if role == "legal_reviewer":
            began = self.day - AROUND
            ReviewerQualification.objects.create(
                user=user, first_reviewed_on=began, certificate_number="A2008", obtained_on=began
            )
        return user


def bureau_of(name: str, violation_code: str, day: date) -> Bureau:
    """A bureau that held the power ten years around `day`, with two officers certified on it."""
    authority = Organisation.objects.create(
        parent=_above(day),
        code="story",
        name=name,
        short_name=name[:10],
        kind="bureau",
        is_authority=True,
        number_prefix="演城管当罚",
        reconsideration_body=f"{name}的本级人民政府",
        court="有管辖权的基层人民法院",
        address="办公地址",
        payee="指定银行",
    )
    squad = Organisation.objects.create(
        code="story-1", name=f"{name}一中队", short_name="一中队", kind="squad", parent=authority
    )
    officers = [_officer(squad, f"story{number}", day) for number in (1, 2)]
    assert officers[0].user is not None
    bureau = Bureau(authority, squad, officers[1], day, {"lead": officers[0].user})
    bureau.may_punish(violation_code)
    return bureau


def _above(day: date) -> Organisation:
    """The government above, whose values hold wherever the bureau of the story has none of its own."""
    above = Organisation.objects.create(code="story-0", name="演示市", short_name="演示市", kind="city")
    values = Local()
    LocalParameter.objects.bulk_create(
        LocalParameter(
            organisation=above, key=key, value=_plain(key, getattr(values, key)), valid_from=day - 2 * AROUND,
            source="演示", status="design",
        )
        for key in MANDATORY
    )  # fmt: skip
    return above


def _plain(key: str, default: Any) -> object:
    """The proposal of a value as its row keeps it; an amount without one is that of a province."""
    value = default.value if isinstance(default, Parameter) else dict.fromkeys(LATENESS_STEPS, 10_000)
    if value is None:
        return {"hearing_citizen": "10000", "hearing_unit": "100000", "default_lateness_hours": 10_000}[key]
    return str(value) if isinstance(value, Decimal) else list(value) if isinstance(value, tuple) else value


def furnish(bureau: Bureau, violation_code: str, local: Mapping[str, object], waiver: str) -> None:
    """What an ordinary case needs of the place: the calendar of its year, local values, perhaps a waiver list."""
    since = bureau.day - AROUND
    for year in {bureau.day.year, bureau.day.year + 1} - set(CalendarYear.objects.values_list("year", flat=True)):
        load_packaged_year(year, cast.at(bureau.day, 1))
    for key, value in local.items():
        LocalParameter.objects.create(
            organisation=bureau.authority, key=key, value=value, valid_from=since, source="演示", status="design"
        )
    if waiver:
        listed = WaiverList.objects.create(
            organisation=bureau.authority, version="演示", document="当时公布的免罚清单", effective_from=since
        )
        WaiverEntry.objects.create(
            waiver_list=listed,
            organisation=bureau.authority,
            violation=Violation.objects.get(code=violation_code),
            kind="may",
            conditions={"first_offence": True, "slight_harm": True, "corrected_in_time": True},
            words=waiver,
            valid_from=since,
            source="演示",
            status="design",
        )
        publish(listed)


def publish(listed: PowerList | WaiverList) -> None:
    """Approves and publishes a list on the day it takes effect."""
    rows: Any = type(listed)._default_manager.filter(pk=listed.pk)
    rows.update(stage="approved", approved_on=listed.effective_from)
    rows.update(stage="published", published_on=listed.effective_from)


def _officer(squad: Organisation, username: str, day: date) -> Officer:
    user = User.objects.create_user(username, None, name=f"执法{username[-1]}", organisation=squad)
    grant_role(user, "officer", squad)
    officer = Officer.objects.create(user=user, name=user.name, organisation=squad, joined_on=day - timedelta(days=900))
    Certificate.objects.create(
        officer=officer,
        number=f"ST-{username}",
        valid_from=day - timedelta(days=600),
        valid_until=day + timedelta(days=600),
    )
    return officer
