"""A bureau of then: organisation, two officers, and the power to punish one violation, dated for the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from discretion.models import Power, Violation
from enforcement.actions.roles import grant_role
from enforcement.models import Certificate, Officer, Organisation, User


@dataclass(frozen=True)
class Bureau:
    """Who acts in a story."""

    squad: Organisation
    lead: User
    second: Officer


def bureau_of(name: str, violation_code: str, day: date) -> Bureau:
    """A bureau that held the power ten years around `day`, with two officers certified on it."""
    authority = Organisation.objects.create(
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
    around = timedelta(days=3650)
    Power.objects.create(
        organisation=authority,
        violation=Violation.objects.get(code=violation_code),
        title="own",
        held_from=day - around,
        held_until=day + around,
        list_version="演示",
        published_on=day - around,
        document="当时公布的权责清单",
    )
    officers = [_officer(squad, f"story{number}", day) for number in (1, 2)]
    assert officers[0].user is not None
    return Bureau(squad, officers[0].user, officers[1])


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
