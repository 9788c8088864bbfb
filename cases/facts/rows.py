"""From rows of the database to the parts of the facts that rules read. Names and numbers of persons stay behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cases import identity, queries
from cases.models import Case, Party
from cases.shapes import PartyGiven
from discretion.citing import articles
from discretion.models import LocalParameter, Power, Violation, ViolationVersion, WaiverEntry
from discretion.queries import clauses
from enforcement.kernel.clock import local_day
from enforcement.models import Officer, Organisation
from enforcement.rules.facts import (
    DECIMAL_VALUES,
    ActFacts,
    EarlierPenalty,
    FineBaseFacts,
    FineRange,
    HistoryFacts,
    Local,
    OfficerFacts,
    OrganisationFacts,
    Parameter,
    PartyFacts,
    PowerFacts,
    VersionFacts,
    ViolationFacts,
    WaiverFacts,
)
from enforcement.rules.fine_bases import computed_range
from enforcement.rules.local_keys import missing
from enforcement.rules.parts import WaiverCondition
from enforcement.rules.waiver_lists import CONDITIONS

NO_HISTORY = HistoryFacts()
STANDING = {"verified": "V", "excerpt": "V", "memory": "M", "design": "D"}
_WAIVER_KINDS = {"must": "minor", "may": "first_offence", "less": "less"}


def local(found: Mapping[str, LocalParameter]) -> Local:
    """Local values with their standing; a value the legal office confirmed counts as verified."""
    values: dict[str, Any] = {"missing": frozenset(missing(found))}
    for key, row in found.items():
        if key == "lateness_hours":
            values[key] = {step: int(hours) for step, hours in row.value.items()}
        elif key in Local.__dataclass_fields__:
            value = Decimal(row.value) if key in DECIMAL_VALUES and row.value is not None else row.value
            value = tuple(value) if isinstance(value, list) else value
            values[key] = Parameter(value, "V" if row.confirmed else STANDING[row.status], row.unit)  # type: ignore[arg-type]  # statuses of the model
    return Local(**values)


def organisation(acts: Organisation, authority: Organisation, power: Power | None = None) -> OrganisationFacts:
    """Who acts, and in whose name; a street that uses a power entrusted to it is an entrusted body in this case."""
    if power is not None and power.title == Power.Title.ENTRUSTMENT and acts.kind != "entrusted":
        return OrganisationFacts(
            id=acts.pk,
            name=acts.name,
            kind="entrusted",
            is_authority=authority.is_authority,
            authority_name=authority.name,
            entrusted_from=power.held_from,
            entrusted_until=power.held_until,
            entrustment_published=power.decision_published_on is not None,
            in_public_list=True,
            reconsideration_body=authority.reconsideration_body,
            court=authority.court,
        )
    return OrganisationFacts(
        id=acts.pk,
        name=acts.name,
        kind=acts.kind if acts.kind == "entrusted" else authority.kind,  # type: ignore[arg-type]  # same words
        is_authority=authority.is_authority,
        authority_name=authority.name,
        entrusted_from=acts.entrusted_from,
        entrusted_until=acts.entrusted_until,
        entrustment_published=acts.entrusted_by_id is not None,
        in_public_list=True,
        reconsideration_body=authority.reconsideration_body,
        court=authority.court,
    )


def power(row: Power | None, *, kept: bool = False) -> PowerFacts | None:
    """The power under which the violation is punished; `kept`: the case stays although the power ended."""
    if row is None:
        return None
    return PowerFacts(
        violation_code=row.violation.code,
        by=row.title,  # type: ignore[arg-type]  # same words
        held_from=row.held_from,
        held_until=row.held_until,
        published=row.power_list.is_published,
        open_cases_stay=kept,
    )


def violation(
    found: Violation,
    version: ViolationVersion | None,
    waivers: Iterable[WaiverEntry],
    fine_base: Decimal | None = None,
) -> ViolationFacts:
    """The violation as the version in force says, with the waiver entries that fit it.

    `fine_base`: what a fine by share, multiple, day or unit is reckoned from; ranges are then in yuan (LEN-11).
    """
    basis: dict[str, Any] = {}
    if version is not None:
        basis = {
            "defining": articles(version.defining_article),
            "penalty": articles(version.penalty_article),
            "individual": _range(version, version.individual_min, version.individual_max, fine_base),
            "unit": _range(version, version.unit_min, version.unit_max, fine_base),
            "kinds": tuple(version.kinds),
            "warning_required": version.warning_required,
            "precondition": version.precondition or None,
            "in_force_from": version.valid_from,
            "in_force_until": version.valid_until,
        }
    return ViolationFacts(
        code=found.code,
        name=found.name,
        versions=tuple(_version(row, found, version, fine_base) for row in clauses(found)),
        elements=tuple(found.elements),
        environmental=found.environmental,
        life_health_finance=found.life_health_finance,
        waivers=tuple(waiver(each) for each in waivers),
        **basis,
    )


def waiver(row: WaiverEntry) -> WaiverFacts:
    """An entry of a waiver list with its conditions; a bound is a number, a flag has none."""
    conditions = (
        WaiverCondition(key=key, bound=None if row.conditions[key] is True else Decimal(str(row.conditions[key])))
        for key in CONDITIONS
        if key in row.conditions
    )
    return WaiverFacts(
        kind=_WAIVER_KINDS[row.kind],  # type: ignore[arg-type]  # mapped
        name=row.words,
        list_name=row.waiver_list.version,
        conditions=tuple(conditions),
        key=row.pk,
    )


def _range(
    version: ViolationVersion, low: Decimal | None, high: Decimal | None, base: Decimal | None
) -> FineRange | None:
    """The range in yuan, computed where the clause names a share, a multiple or a price; open without a base."""
    if low is None and high is None:
        return None
    if not version.way:
        return FineRange(low, high)
    try:
        return computed_range(FineBaseFacts(way=version.way, base=base, low=low, high=high))  # type: ignore[arg-type]  # same words
    except ValueError:
        return FineRange()


def _version(
    row: ViolationVersion, found: Violation, in_use: ViolationVersion | None, base: Decimal | None
) -> VersionFacts:
    paired = "" if row.violation_id == found.pk else "（拒不改正）" if row.precondition else "（没有拒不改正）"
    return VersionFacts(
        key=row.pk,
        name=f"{row.valid_from:%Y-%m-%d} 起施行{paired}",
        articles=articles(row.penalty_article),
        other_kinds=tuple(kind for kind in row.kinds if kind != "fine"),
        warning_required=row.warning_required,
        status=STANDING[row.status],  # type: ignore[arg-type]  # statuses of the model
        in_force_from=row.valid_from,
        in_force_until=row.valid_until,
        individual=_range(row, row.individual_min, row.individual_max, base),
        unit=_range(row, row.unit_min, row.unit_max, base),
        only_if=row.precondition or None,  # type: ignore[arg-type]  # same words
        in_use=in_use is not None and row.pk == in_use.pk,
    )


def act(case: Case) -> ActFacts:
    """What was done, when and where."""
    return ActFacts(
        began=local_day(case.began_at),
        ended=local_day(case.ended_at) if case.ended_at else None,
        continuing=case.continuing,
        found_on=local_day(case.found_at),
        harm=case.harm,
        place=case.place,
        place_in_jurisdiction=case.in_jurisdiction,
        jurisdiction_basis=case.jurisdiction_basis,
    )


def party(given: PartyGiven | Party) -> PartyFacts:
    """The party without name or numbers; the number is checked here, since rules know no algorithm."""
    checked = identity.check(given.id_kind, given.id_number)
    return PartyFacts(
        key=identity.key(given.id_number),
        kind=given.kind,  # type: ignore[arg-type]  # one of the choices
        born=given.born or identity.birthday(given.id_kind, given.id_number),
        age_group=given.age_group or None,  # type: ignore[arg-type]  # one of the choices
        capacity=given.capacity,  # type: ignore[arg-type]  # one of the choices
        name_stated=bool(given.name.strip()),
        address_stated=bool(given.address.strip()),
        number_stated=bool(given.id_number.strip()),
        id_check=checked,
        id_override_reason=given.id_override_reason,
        unidentified=given.kind == "unknown" and bool(given.unidentified_reason.strip()),
    )


def officer(person: Officer, day: date, account_id: int | None, *, signed: bool) -> OfficerFacts:
    """A handler with the certificate as it stands on `day`."""
    held = person.certificate_on(day)
    return OfficerFacts(
        person_id=person.pk,
        account_id=account_id,
        name=person.name,
        certificate_no=held.number if held else "",
        certificate_from=held.valid_from if held else None,
        certificate_until=held.valid_until if held else None,
        certificate_status=held.status_on(day) if held else "missing",  # type: ignore[arg-type]  # same words
        probation=person.is_on_probation_on(day),
        suspended=person.is_suspended_on(day),
        signed=signed,
        organisation_id=person.organisation_id,
        left=person.left_on is not None and person.left_on <= day,
    )


def history(case: Case, id_number: str) -> HistoryFacts:
    """Earlier punishments of the same party in the whole system, found by keyed hash."""
    lookup = identity.lookup_of(id_number)
    began = local_day(case.began_at)
    earlier = tuple(
        EarlierPenalty(
            violation_code=row.case.violation.code,
            decided_on=local_day(row.decided_at),
            fined=row.fine is not None,
            same_facts=row.case.violation_id == case.violation_id
            and local_day(row.case.began_at) == began
            and row.case.place == case.place,
            overlapping=local_day(row.case.began_at) == began,
        )
        for row in queries.earlier_decisions(case, lookup)
    )
    return HistoryFacts(earlier=earlier, open_same_facts=queries.open_twin(case, lookup, began))
