"""The demo bureau's organisations and people, from fixtures/demo/cast.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from enforcement.actions.roles import grant_role
from enforcement.models import (
    Auxiliary,
    Certificate,
    HeadAppointment,
    Officer,
    Organisation,
    ReviewerQualification,
    User,
)

SAME = ("name", "short_name", "kind", "region", "is_authority")
OPTIONAL = ("number_prefix", "reconsideration_body", "court", "address", "phone", "payee")


@transaction.atomic
def load(cast: Mapping[str, Any], today: date, password: str | None) -> dict[str, User]:
    """Organisations, accounts, officers, certificates, roles and auxiliaries; returns accounts by name.

    Days in the file count from `today`. Every account gets the password; with none nobody can log in.
    """
    bodies = _organisations(cast["organisations"])
    accounts: dict[str, User] = {}
    for row in cast["people"]:
        accounts[row["username"]] = _account(row, bodies, password)
        if row.get("officer"):
            _officer(row, accounts[row["username"]], today)
        _posts(row, accounts[row["username"]], today)
    for row in cast["auxiliaries"]:
        user = _account(row, bodies, password)
        accounts[row["username"]] = user
        grant_role(user, "auxiliary", user.organisation)
        Auxiliary.objects.get_or_create(
            user=user,
            defaults={
                "name": row["name"],
                "organisation": user.organisation,
                "responsible_officer": accounts[row["responsible_officer"]].officer,
                "admitted_on": today - timedelta(days=row["admitted_days_ago"]),
            },
        )
    return accounts


def _organisations(rows: list[Mapping[str, Any]]) -> dict[str, Organisation]:
    bodies: dict[str, Organisation] = {}
    for row in rows:
        principal = row.get("entrusted_by")
        bodies[row["code"]], _ = Organisation.objects.update_or_create(
            code=row["code"],
            defaults={
                **{name: row[name] for name in SAME},
                **{name: row.get(name) or "" for name in OPTIONAL},
                "parent": bodies[row["parent"]] if row["parent"] else None,
                "entrusted_by": bodies[principal] if principal else None,
                "entrusted_from": row.get("entrusted_from"),
                "entrusted_until": row.get("entrusted_until"),
            },
        )
    return bodies


def _account(row: Mapping[str, Any], bodies: Mapping[str, Organisation], password: str | None) -> User:
    user = User.objects.filter(username=row["username"]).first()
    if user is None:
        user = User.objects.create_user(
            row["username"], password, name=row["name"], organisation=bodies[row["organisation"]]
        )
    elif password is not None:
        user.set_password(password)
        user.save(update_fields=["password"])
    for granted in row.get("roles", ()):
        grant_role(user, granted["role"], bodies[granted["organisation"]])
    return user


def _posts(row: Mapping[str, Any], user: User, today: date) -> None:
    """What the law asks for by name: a person in charge, a qualified reviewer."""
    if held := row.get("head"):
        until = held.get("until_in_days")
        HeadAppointment.objects.get_or_create(
            user=user,
            organisation=user.organisation,
            defaults={
                "rank": held["rank"],
                "field": held.get("field", ""),
                "valid_from": today - timedelta(days=held["from_days_ago"]),
                "valid_until": None if until is None else today + timedelta(days=until),
                "acting": held.get("acting", False),
                "document": held["document"],
            },
        )
    if began := row.get("first_review_on"):
        ReviewerQualification.objects.get_or_create(
            user=user,
            defaults={
                "first_reviewed_on": began,
                "certificate_number": row.get("legal_qualification", ""),
                "obtained_on": began if row.get("legal_qualification") else None,
            },
        )


def _officer(row: Mapping[str, Any], user: User, today: date) -> None:
    probation = row.get("probation_until_in_days")
    officer, made = Officer.objects.get_or_create(
        user=user,
        defaults={
            "name": row["name"],
            "organisation": user.organisation,
            "post": row["post"],
            "joined_on": today - timedelta(days=row["joined_days_ago"]),
            "probation_until": None if probation is None else today + timedelta(days=probation),
        },
    )
    for held in row.get("certificates", ()) if made else ():
        since = held.get("status_from_days_ago")
        Certificate.objects.create(
            officer=officer,
            number=held["number"],
            valid_from=today - timedelta(days=held["from_days_ago"]),
            valid_until=today + timedelta(days=held["until_in_days"]),
            status=held["status"],
            status_from=None if since is None else today - timedelta(days=since),
        )
