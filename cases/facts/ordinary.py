"""Parts of the facts that the ordinary procedure adds: filing, proof by element, notice, review, discussion, terms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cases.below import below
from cases.facts import filed, reviewed, told
from cases.facts import rows as law_rows
from cases.facts.filed import appointed
from cases.models import Case, LegalReview, Proposal
from enforcement.kernel.clock import local_day
from enforcement.models import User
from enforcement.rules.facts import (
    BenchmarkFacts,
    DiscussionFacts,
    ElementFacts,
    FineBaseFacts,
    GainsFacts,
    GravityFacts,
    HeadFacts,
    InvestigationFacts,
    Local,
    MemberFacts,
    PublicationFacts,
    ReviewerFacts,
    ReviewFacts,
    TierFacts,
)
from enforcement.rules.investigation import GENERAL_ELEMENTS
from enforcement.rules.track import counts_as_unit

# The element that stands for the base of a computed fine: cost, value, days, number.
FINE_BASE = "计罚基数"


def of(case: Case, local: Local) -> dict[str, Any]:
    """All parts that the rows of the ordinary procedure carry; a simple case has none of them."""
    if case.procedure != Case.Procedure.ORDINARY:
        return {}
    proposed = told.latest_proposal(case)
    terms = below(case).terms
    found: dict[str, Any] = {
        "clue": filed.clue(case, terms),
        "filing": filed.filing(case),
        "term": filed.terms(case, terms),
        "elements": elements(case),
        "hearing": told.hearing_of(case),
        "fine_base": fine_base(case, local),
        "publication": publication(case),
    }
    if proposed is not None:
        found |= {
            "investigation": investigation(case, proposed.by_id, local_day(proposed.at), proposed.report),
            "gravity": gravity(proposed.gravity),
            "benchmark": benchmark(proposed.benchmark),
            "gains": gains(proposed.illegal_gains, proposed.gains_basis),
            "notice": told.notice_of(case, local),
            "review": review_of(case),
            "discussion": _discussion(case, proposed),
        }
    return found


def element_names(case: Case) -> tuple[str, ...]:
    """What has to be proved: who, when, where, what, the elements of the violation (M9; DEC-10), and the base
    of a computed fine (LEN-11)."""
    version = case.violation_version
    base = (FINE_BASE,) if version is not None and version.way else ()
    return tuple(dict.fromkeys((*GENERAL_ELEMENTS, *case.violation.elements, *base)))


def elements(case: Case) -> tuple[ElementFacts, ...]:
    """Each element of the violation with the usable evidence that carries it (M9)."""
    found: dict[str, list[str]] = {name: [] for name in element_names(case)}
    rows = below(case)
    usable = {row["id"]: row["element"] for row in rows.evidence if not row["excluded_reason"]}
    proved = ((row["evidence_id"], row["element"]) for row in rows.proofs if row["evidence_id"] in usable)
    for evidence_id, element in (*usable.items(), *proved):
        if element in found and evidence_id not in found[element]:
            found[element].append(evidence_id)
    return tuple(ElementFacts(name=name, evidence_ids=tuple(ids)) for name, ids in found.items())


def fine_base(case: Case, local: Local) -> FineBaseFacts | None:
    """What a computed range rests on, for the kind of party; None when the clause names yuan."""
    version = case.violation_version
    if version is None or not version.way:
        return None
    as_unit = counts_as_unit(law_rows.party(case.party), local)
    shown = next((each.evidence_ids for each in elements(case) if each.name == FINE_BASE), ())
    return FineBaseFacts(
        way=version.way,  # type: ignore[arg-type]  # same words
        base=case.fine_base,
        low=version.unit_min if as_unit else version.individual_min,
        high=version.unit_max if as_unit else version.individual_max,
        evidence_ids=shown,
    )


def investigation(case: Case, by_id: int, ended_on: date, report: str) -> InvestigationFacts:
    """The report at the end of the investigation."""
    made = [row["kind"] for row in below(case).field_records]
    stated = bool(report.strip())
    return InvestigationFacts(
        ended_on=ended_on,
        report_by_id=by_id,
        inspections=made.count("inspection"),
        inquiries=made.count("inquiry"),
        states_facts=stated,
        states_evidence=filed.has_evidence(case),
        states_basis=case.violation_version_id is not None,
        states_discretion=stated,
        states_proposal=True,
    )


def publication(case: Case) -> PublicationFacts | None:
    """Whether the decision is to be made public, and whether it was."""
    decision = getattr(case, "decision", None)
    if decision is None or case.decided_at is None:
        return None
    row = getattr(case, "publication", None)
    return PublicationFacts(
        influential=decision.influential,
        judged_reason_stated=True,
        decided_on=local_day(case.decided_at),
        published_on=row.published_on if row else None,
    )


def gravity(answers: Mapping[str, Any]) -> GravityFacts:
    """Answers about what makes a case grave or complicated."""
    known = {name: value for name, value in answers.items() if name in GravityFacts.__dataclass_fields__}
    return GravityFacts(**known)


def gains(amount: Decimal | None, basis: str) -> GainsFacts | None:
    """Unlawful gains as reckoned; None when none are taken."""
    if amount is None:
        return None
    return GainsFacts(received=amount, calculation_stated=bool(basis.strip()))


def benchmark(given: Mapping[str, Any]) -> BenchmarkFacts | None:
    """The tier chosen out of a published benchmark; None when there is none for the matter."""
    if not given.get("name"):
        return None
    chosen = str(given.get("chosen") or "")
    return BenchmarkFacts(
        name=given["name"],
        published_on=_day(given.get("published_on")),
        in_force_from=_day(given.get("in_force_from")),
        in_force_until=_day(given.get("in_force_until")),
        tiers=(_tier(given),) if chosen else (),
        chosen=chosen,
        choice_reason_stated=bool(str(given.get("reason", "")).strip()),
    )


def _tier(given: Mapping[str, Any]) -> TierFacts:
    return TierFacts(
        name=given["chosen"],
        minimum=Decimal(given["minimum"]),
        maximum=Decimal(given["maximum"]),
        minimum_included=given.get("minimum_included", True),
        maximum_included=given.get("maximum_included", True),
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def review_of(case: Case) -> ReviewFacts | None:
    """The latest legal review, with what has changed in the file since it was asked for."""
    row = next(reversed(below(case).reviews), None)
    if row is None:
        return None
    now = reviewed.seen(case)
    return ReviewFacts(
        requested_on=local_day(row.asked_at),
        reviewer=reviewer(row.reviewer) if row.reviewer else None,
        points={key: value["result"] for key, value in row.points.items()},
        result=row.result or None,  # type: ignore[arg-type]  # same words
        opinion_stated=bool(row.opinion.strip()),
        on=local_day(row.done_at) if row.done_at else None,
        digest=reviewed.digest(row.seen),
        digest_now=reviewed.digest(now),
        differences=tuple(reviewed.differences(row.seen, now)),
    )


def reviewer(user: User) -> ReviewerFacts:
    """Who reviews, with his qualification."""
    held = getattr(user, "reviewer_qualification", None)
    officer = getattr(user, "officer", None)
    return ReviewerFacts(
        person_id=officer.pk if officer else f"account:{user.pk}",
        account_id=user.pk,
        name=user.name,
        began_on=held.first_reviewed_on if held else None,
        appointed_from=held.first_reviewed_on if held else None,
        exam_certificate_no=held.certificate_number if held else "",
    )


def _discussion(case: Case, proposed: Proposal) -> DiscussionFacts | None:
    held = (each for each in reversed(below(case).discussions) if each.proposal_id == proposed.pk)
    row = next(held, None)
    if row is None:
        return None
    return DiscussionFacts(
        on=local_day(row.at),
        place=row.place,
        chaired_by_id=row.chair_id,
        members=tuple(
            MemberFacts(
                head=appointed(each.appointment, each.user)
                if each.appointment
                else HeadFacts(person_id=each.user_id, account_id=each.user_id, name=each.user.name),
                opinion_stated=bool(each.opinion.strip()),
                vote="for" if each.agrees else "against",
                signed=True,
            )
            for each in row.members.all()
        ),
        conclusion_stated=bool(row.conclusion.strip()),
        outcome=proposed.outcome if row.agrees else None,  # type: ignore[arg-type]  # same words
        fine=proposed.fine if row.agrees else None,
    )


def unreviewed(case: Case) -> LegalReview | None:
    """The review that was asked for and waits."""
    return next((each for each in below(case).reviews if not each.result), None)
