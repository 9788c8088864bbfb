"""Reading what a case rests on: the violation of the day, the power of the day, local values, history."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Protocol

from django.db import models
from django.db.models import Q

from cases.below import below
from cases.models import Case, Decision, Document, Handling
from discretion.catalogue import matching
from discretion.models import LocalParameter, Power, Violation, ViolationVersion
from discretion.models.power import OpenCases
from discretion.queries import acts_in_own_name, in_force, own
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.kernel.reading import once
from enforcement.models import Officer, Organisation

_SPACES = re.compile(r"[\s-]+")


class Named(Protocol):
    """Whatever carries the party's name."""

    @property
    def name(self) -> str: ...


def normal_number(number: str) -> str:
    """An identity or credit number without spaces and in capitals."""
    return _SPACES.sub("", number).upper()


def normal_phone(phone: str) -> str:
    """A telephone number as digits, without the country code."""
    digits = re.sub(r"\D", "", phone)
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits


def authority_of(organisation: Organisation, day: date) -> Organisation:
    """The body in whose name the organisation acts on `day`: itself, its principal, or the nearest above.

    A street or town to which powers were transferred acts in its own name while it holds them, no day before or
    after. Raises Conflict when there is none, which is a fault of set-up (行政处罚法 17, 20, 24条).
    """
    if organisation.is_authority and acts_in_own_name(organisation, day):
        return organisation
    if organisation.entrusted_by_id is not None:
        return organisation.entrusted_by  # type: ignore[return-value]  # not null as just asked
    above = Organisation.objects.filter(pk__in=organisation.ancestor_ids(), is_authority=True).order_by("-path")
    nearest = next((each for each in above if each != organisation and acts_in_own_name(each, day)), None)
    if nearest is None:
        raise Conflict("这个机构没有可以对外处罚的上级机关。请联系系统管理员维护机构信息。")
    return nearest


def authority_for(power: Power | None, organisation: Organisation, day: date) -> Organisation:
    """In whose name a case under `power` is begun: an entrusted power is used in the name of its principal (20条)."""
    if power is not None and power.title == Power.Title.ENTRUSTMENT and power.principal is not None:
        return power.principal
    return authority_of(organisation, day)


def violation_on(code: str, day: date) -> tuple[Violation, ViolationVersion | None]:
    """The violation and its version in force on `day`; the version is None when no clause was in force."""
    violation = Violation.objects.filter(code=code).first()
    if violation is None:
        raise Invalid(fields={"violation": ["没有这个违法事项。请从目录中选择。"]})
    return violation, version_on(violation, day)


def version_on(violation: Violation, day: date) -> ViolationVersion | None:
    """The penalty clause in force on `day`, both ends included."""
    there = (
        each
        for each in own(violation)
        if each.valid_from <= day and (each.valid_until is None or day <= each.valid_until)
    )
    return min(there, key=lambda each: each.pk, default=None)


def power_on(organisation: Organisation, authority: Organisation, violation: Violation, day: date) -> Power | None:
    """The power under which the violation may be punished, as listed for the organisation or its authority.

    A power held on `day` comes first; else one that ended or has not begun, so that the refusal can say
    when; None when neither ever held it (行政处罚法 17, 20, 24条). A draft says nothing yet.
    """
    listed = Power.objects.filter(organisation__in=[organisation, authority], violation=violation)
    rows = list(listed.exclude(power_list__stage="draft").select_related("power_list", "principal"))
    for row in rows:
        row.violation = violation
    rows.sort(key=lambda power: _order(power, organisation, day))
    return rows[0] if rows else None


def _order(power: Power, organisation: Organisation, day: date) -> tuple[bool, bool, bool, int]:
    """Held on the day first, then what is published, then what ended last, then what begins soonest."""
    ended = power.held_until is not None and power.held_until < day
    away = (day - power.held_until).days if ended and power.held_until else abs((power.held_from - day).days)
    return (
        not power.is_held_on(day),
        not power.power_list.is_published,
        power.organisation_id != organisation.pk,
        away,
    )


def power_of_day(case: Case, day: date) -> Power | None:
    """The power a case rests on, on `day`: that of its opening while it is held, else that of the list of the day.

    None of the later lists holding it, the power of the opening is told with the day it ended.
    """
    power = case.power
    if power is None or power.is_held_on(day):
        return power
    later = once(
        ("power of day", case.organisation_id, case.authority_id, case.violation_id, day),
        lambda: power_on(case.organisation, case.authority, case.violation, day),
    )
    same = later is not None and later.is_held_on(day) and later.organisation_id == power.organisation_id
    return later if same else power


def kept_by_rule(power: Power, case: Case) -> bool:
    """Whether a case stays with the body whose power ended: begun before that, and the list lets it stay."""
    ended = power.held_until
    return ended is not None and local_day(case.opened_at) <= ended and power.open_cases != OpenCases.PASS


def parameters(organisation: Organisation, day: date) -> dict[str, LocalParameter]:
    """Local values in force on `day`, those of the nearest organisation winning over those above."""
    return once(("parameters", organisation.pk, day), lambda: in_force(organisation, day))


def volume_cap(organisation: Organisation, day: date) -> int:
    """How many on-the-spot cases one volume takes (REC-03)."""
    row = parameters(organisation, day).get("simple_volume_cap")
    return int(row.value) if row else 50


def handlers(case: Case) -> list[Handling]:
    """Who handles the case at present, lead first, each with the officer and his certificates."""

    if case.in_hand:
        return list(below(case).handlers)
    present = Handling.objects.filter(case=case, until__isnull=True).select_related("officer")
    return list(present.prefetch_related("officer__certificates").order_by("place"))


def ever_handled(case: Case) -> frozenset[int]:
    """Ids of the accounts that handle or ever handled an ordinary case; a simple one is not handed over."""
    return frozenset(row["user_id"] for row in below(case).handlings)


def two_handlers(case: Case) -> tuple[Officer, Officer]:
    """The lead and the second officer. Raises Conflict when there are not two."""
    officers = [row.officer for row in handlers(case)]
    if len(officers) != 2:
        raise Conflict("本案没有两名承办人。")
    return officers[0], officers[1]


def earlier_decisions(case: Case, id_lookup: Any) -> list[Decision]:
    """Punishments of the same party found by keyed hash, newest first, at most 50; empty when nobody is identified."""
    if not id_lookup:
        return []

    def read() -> list[Decision]:
        found = Decision.objects.filter(case__party__id_lookup=id_lookup, outcome=Decision.Outcome.PUNISH)
        return list(found.exclude(case_id=case.pk).select_related("case__violation").order_by("-decided_at")[:50])

    return once(("earlier decisions", case.pk, bytes(id_lookup)), read)


def open_twin(case: Case, id_lookup: Any, day: date) -> bool:
    """Whether the same party already has an undecided case for the same violation on the same day (DEC-09)."""
    if not id_lookup:
        return False
    same = Case.objects.filter(
        party__id_lookup=id_lookup,
        violation_id=case.violation_id,
        began_at__date=day,
        state__in=["found", "heard"],
    )
    return once(("open twin", case.pk, bytes(id_lookup), day), same.exclude(pk=case.pk).exists)


def papers_to_deliver(case: Case) -> models.QuerySet[Document]:
    """Papers that go to the party and have not reached it, without those that were replaced."""
    served = case.documents.filter(kind__in=Document.SERVED, deliveries__isnull=True, corrected_by__isnull=True)
    return served.defer("context").order_by("issued_at")


def correctable_papers(case: Case) -> models.QuerySet[Document]:
    """Papers that may be replaced: not replaced yet, and not at the party, unless it is a notice."""
    told = Q(kind__in=Document.SERVED - {Document.Kind.NOTICE}, deliveries__isnull=False)
    here = case.documents.filter(corrected_by__isnull=True).exclude(kind__in=Document.LAST)
    return here.exclude(told).defer("context").order_by("issued_at")


def search_words(case: Case, party: Named) -> str:
    """What the list is searched by: number, place, violation, and the party's name; never a number of a person."""
    return " ".join(filter(None, [case.number, case.place, case.violation.name, party.name.strip()]))[:600]


def find_violations(words: str, organisation: Organisation, day: date, *, most: int = 20) -> list[Violation]:
    """Violations that the organisation may punish on `day`, by a few characters, pinyin initials or a cited article, best first."""
    authority = authority_of(organisation, day)
    held = Power.objects.held_on(day).filter(organisation__in=[organisation, authority])
    found = Violation.objects.filter(pk__in=held.values("violation"))
    wanted = words.strip()
    if wanted:
        found = found.filter(matching(wanted))
    ordered = sorted(found, key=lambda each: (not each.initials.startswith(wanted.lower()), each.code))
    return ordered[:most]
