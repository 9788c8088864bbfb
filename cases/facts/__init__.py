"""The only translator: rows of a case, and what an act gives, become the facts that rules read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cases import queries
from cases.below import NOTHING_BELOW
from cases.below import TABLES as TABLES_BELOW
from cases.facts import after, ordinary, rows, sequence
from cases.facts.after import late_fee, moved_cash, reported
from cases.facts.approved import (
    closing_approved,
    dismissed,
    extended,
    filing_decided,
    filing_submitted,
    interval,
    longer_verification,
    resumed,
    suspended,
)
from cases.facts.benchmarks import Offered, offered, with_its_benchmark
from cases.facts.given import (
    cash,
    deferral,
    delivery,
    handed_over,
    leniency,
    new_evidence,
    no_penalty,
    order,
    payment,
    proposal,
    recheck,
    statement,
)
from cases.facts.ordinary import element_names
from cases.facts.ordinary_given import (
    approval_of_proposal,
    decided,
    discussion_held,
    field_record,
    hearing_requested,
    members,
    noticed,
    proposed,
    published,
    review_given,
    statement_made,
    team_after,
)
from cases.facts.told import latest_notice, latest_proposal
from cases.facts.versioned import CHOOSING, with_the_version_that_applies
from cases.models import Case
from cases.procedure import Step
from cases.shapes import Act, Opening, Registration
from discretion.models import Power, WaiverEntry
from discretion.queries import own, waivers_in_force
from enforcement.kernel.clock import local_day
from enforcement.kernel.reading import once
from enforcement.models import Officer, Organisation
from enforcement.queries import calendar
from enforcement.rules.facts import ActorFacts, Facts, Local, OfficerFacts, TimesFacts

__all__ = [
    "BESIDE",
    "NOTHING_BELOW",
    "TABLES_BELOW",
    "Offered",
    "approval_of_proposal",
    "cash",
    "closing_approved",
    "decided",
    "deferral",
    "delivery",
    "discussion_held",
    "dismissed",
    "element_names",
    "extended",
    "field_record",
    "filing_decided",
    "filing_submitted",
    "handed_over",
    "hearing_requested",
    "interval",
    "join_ground",
    "late_fee",
    "latest_notice",
    "latest_proposal",
    "leniency",
    "local_of",
    "local_values",
    "longer_verification",
    "members",
    "moved_cash",
    "new_evidence",
    "no_penalty",
    "noticed",
    "of",
    "of_opening",
    "offered",
    "order",
    "payment",
    "proposal",
    "proposed",
    "published",
    "recheck",
    "reported",
    "resumed",
    "review_given",
    "statement",
    "statement_made",
    "suspended",
    "team_after",
    "with_its_benchmark",
]

# The rows of which a case has one, joined to the locked case in one statement.
BESIDE = ("party", "statement", "order", "decision", "cash", "report", "deferral", "late_fee", "filing", "publication")


def join_ground(case: Case) -> None:
    """Gives a case in hand the bodies and the law it rests on, in three statements of few tables each.

    Joined to the case in one statement they cost the planner more than all three together.
    """
    pks = frozenset({case.organisation_id, case.authority_id})
    wanted = Organisation.objects.select_related("entrusted_by")
    bodies = once(("bodies", pks), lambda: wanted.in_bulk(pks))
    case.organisation, case.authority = bodies[case.organisation_id], bodies[case.authority_id]
    case.power = once(("power", case.power_id), lambda: _power(case.power_id))
    if case.power is not None and case.power.violation_id == case.violation_id:
        case.violation = case.power.violation
    versions = {each.pk: each for each in own(case.violation)}
    case.violation_version = versions.get(case.violation_version_id or 0)


def _power(pk: int | None) -> Power | None:
    rows = Power.objects.select_related("violation", "power_list")
    return rows.filter(pk=pk).first() if pk else None


def of(case: Case, step: Step, act: Act, given: Mapping[str, Any]) -> Facts:
    """Facts of a stored case at the moment of an act.

    `given` names parts of Facts; beside them `rights_told`, `signed`, `new_evidence` and `new_payment`
    are laid over what is stored.
    """
    parts = dict(given)
    told, signed = parts.pop("rights_told", None), bool(parts.pop("signed", False))
    evidence, payment = parts.pop("new_evidence", None), parts.pop("new_payment", None)
    day = local_day(act.at)
    with case.held():
        ground = _ground(case, step, act, day)
        stored = Facts(
            **ground,
            party=rows.party(case.party),
            officers=_handlers(case, day, signed=signed),
            checklist=after.checklist(case, told),
            evidence=after.evidence(case) + ((evidence,) if evidence else ()),
            history=rows.history(case, case.party.id_number) if step.judges_party else rows.NO_HISTORY,
            payments=after.payments(case) + ((payment,) if payment else ()),
            times=sequence.follows(case, step),
            **after.of(case),
            **ordinary.of(case, ground["local"]),
        )
    stored = replace(stored, **parts)
    return with_the_version_that_applies(case, stored) if step.name in CHOOSING else stored


def of_opening(case: Case, given: Opening | Registration, team: Any, step: Step, act: Act) -> Facts:
    """Facts of a case about to be opened or registered, before any row of it exists."""
    conduct = given.conduct if isinstance(given, Opening) else None
    people = [(team.lead, act.by.pk), (team.second, team.second.user_id)]
    return Facts(
        **_ground(case, step, act, local_day(act.at)),
        party=rows.party(given.party),
        officers=tuple(_present(person, local_day(act.at), account) for person, account in people),
        checklist=after.stated_checklist(conduct) if conduct else None,
        history=rows.history(case, given.party.id_number),
        times=TimesFacts(previous_at=given.found_at, previous_name="发现违法行为"),
    )


def local_of(organisation: Organisation, day: date) -> Local:
    """Local values of an organisation on a day."""
    return rows.local(queries.parameters(organisation, day))


def local_values(case: Case, day: date) -> Local:
    """Local values of the organisation of a case on a day."""
    return local_of(case.organisation, day)


def _present(person: Officer | None, day: date, account: int | None) -> OfficerFacts:
    """Someone at the kerb; an account without an officer is no officer, whatever it says (JUR-04, STF-01)."""
    if person is None:
        return OfficerFacts(account_id=account, person_id=f"account:{account}", auxiliary=True)
    return rows.officer(person, day, account, signed=False)


def _ground(case: Case, step: Step, act: Act, day: date) -> dict[str, Any]:
    """What is the same before and after the case exists: time, place of law, violation, act."""
    local = rows.local(queries.parameters(case.organisation, day))
    power = queries.power_of_day(case, day)
    return {
        "at": act.at,
        "now": act.now,
        "step": step.name,
        "procedure": case.procedure,
        "reasons": {code: text for code, text in act.reasons.items() if text.strip()},
        "calendar": calendar(),
        "local": local,
        "actor": ActorFacts(auxiliary=hasattr(act.by, "auxiliary"), person_id=act.by.pk),
        "organisation": rows.organisation(case.organisation, case.authority, power),
        "power": rows.power(power, kept=power is not None and queries.kept_by_rule(power, case)),
        "violation": rows.violation(case.violation, case.violation_version, _waivers(case, day), case.fine_base),
        "act": rows.act(case),
        "legal_basis_stated": case.violation_version is not None,
        "facts_established": bool(case.facts.strip()),
    }


def _waivers(case: Case, day: date) -> list[WaiverEntry]:
    def read() -> list[WaiverEntry]:
        return list(waivers_in_force(case.organisation, day).filter(violation_id=case.violation_id))

    return once(("waivers", case.organisation_id, case.violation_id, day), read)


def _handlers(case: Case, day: date, *, signed: bool) -> tuple[OfficerFacts, ...]:
    present = queries.handlers(case)
    return tuple(rows.officer(row.officer, day, row.officer.user_id, signed=signed) for row in present)
