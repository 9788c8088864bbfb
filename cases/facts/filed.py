"""Parts of the facts about the way into the ordinary procedure: heads, clue, filing, and what moves the terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cases import queries
from cases.below import below
from cases.models import Case, Term
from enforcement.kernel.clock import local_day
from enforcement.kernel.reading import once
from enforcement.models import HeadAppointment, User
from enforcement.rules.facts import (
    ClueFacts,
    ExclusionFacts,
    ExtensionFacts,
    FilingFacts,
    HeadFacts,
    SuspensionFacts,
    TermFacts,
)


def head(user: User, authority_id: int, day: date) -> HeadFacts:
    """Who decides: the appointment that counts on `day`; without one only the account is stated."""
    row = office(user.pk, authority_id, day)
    if row is None:
        return HeadFacts(person_id=user.pk, account_id=user.pk, name=user.name)
    return appointed(row, user)


def office(user_id: int, authority_id: int, day: date) -> HeadAppointment | None:
    """The appointment of a person as a head of the authority that counts on `day`; all of them are read together."""
    held = once(("offices", authority_id), lambda: list(HeadAppointment.objects.filter(organisation_id=authority_id)))
    return next((each for each in held if each.user_id == user_id and each.covers(day)), None)


def appointed(row: HeadAppointment, user: User) -> HeadFacts:
    """An appointment as rules read it."""
    return HeadFacts(
        person_id=user.pk,
        account_id=user.pk,
        name=user.name,
        authority_id=row.organisation_id,
        rank=row.rank,  # type: ignore[arg-type]  # same words
        field=row.field,
        since=row.valid_from,
        until=row.valid_until,
        acting=row.acting,
        acting_document=row.document,
    )


def clue(case: Case, terms: Sequence[Term]) -> ClueFacts:
    """The clue the case began with, and its verification."""
    filing = getattr(case, "filing", None)
    longer = next((each for each in terms if each.kind == Term.Kind.VERIFICATION), None)
    submitted = filing.submitted_at if filing else None
    return ClueFacts(
        source=filing.get_source_display() if filing else "",
        registered_on=local_day(case.opened_at),
        extended_on=local_day(longer.approved_at) if longer else None,
        extended_by=head(longer.approved_by, case.authority_id, local_day(longer.approved_at)) if longer else None,
        extension_reason_stated=bool(longer and longer.reason.strip()),
        verified_on=local_day(submitted) if submitted else None,
        result_stated=bool(filing and filing.prima_facie.strip()),
        real_name_reporter=bool(filing and filing.named_reporter),
        ours=case.in_jurisdiction,
        answered_on=local_day(filing.informed_at) if filing and filing.informed_at else None,
    )


def has_evidence(case: Case) -> bool:
    """Whether the file holds evidence that may be used."""
    return any(not row["excluded_reason"] for row in below(case).evidence)


def filing(case: Case) -> FilingFacts | None:
    """The filing as far as it has come."""
    row: Any = getattr(case, "filing", None)
    if row is None:
        return None
    filed = row.decided_at if row.outcome == "filed" else None
    return FilingFacts(
        outcome="not_file" if row.outcome == "not_filed" else "file",
        source_stated=bool(row.source),
        prima_facie_evidence=bool(row.prima_facie.strip()) and has_evidence(case),
        deserves_penalty=True,
        refusal_reason_stated=bool(row.opinion.strip()),
        handlers=tuple(each.officer_id for each in queries.handlers(case)),
        filed_on=local_day(filed) if filed else None,
    )


def terms(case: Case, rows: Sequence[Term]) -> TermFacts:
    """What moves the 90 days."""
    row: Any = getattr(case, "filing", None)
    filed = row.decided_at if row is not None and row.outcome == "filed" else None
    authority = case.authority_id
    return TermFacts(
        filed_on=local_day(filed) if filed else None,
        extensions=tuple(extension(each, authority) for each in rows if each.kind == Term.Kind.EXTENSION),
        exclusions=tuple(exclusion(each) for each in rows if each.kind == Term.Kind.EXCLUSION),
        suspensions=tuple(suspension(each, authority) for each in rows if each.kind == Term.Kind.SUSPENSION),
    )


def extension(row: Term, authority_id: int) -> ExtensionFacts:
    """An extension of the 90 days."""
    day = local_day(row.approved_at)
    return ExtensionFacts(
        days=row.days,
        decided_on=day,
        approver=head(row.approved_by, authority_id, day),
        by_discussion=row.ground == Term.Ground.VERY_COMPLEX,
        reason_stated=bool(row.reason.strip()),
    )


def exclusion(row: Term) -> ExclusionFacts:
    """Days that do not count."""
    return ExclusionFacts(kind=row.ground, first=row.since, last=row.until, paper_no=row.document, told_on=row.told_on)


def suspension(row: Term, authority_id: int) -> SuspensionFacts:
    """A suspension."""
    return SuspensionFacts(
        first=row.since,
        last=row.until,
        reason_stated=bool(row.reason.strip()),
        proved=bool(row.document.strip()),
        approver=head(row.approved_by, authority_id, local_day(row.approved_at)),
    )
