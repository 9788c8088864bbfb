"""Lawful cases of what follows a decision: a crime handed to the police, a decision shown, one that did not stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from enforcement.rules.disclosure import EXPORTED
from enforcement.rules.facts import Facts, ProposalFacts, PublicationFacts
from enforcement.rules.parts_disclosure import (
    BEFOREHAND,
    BeforehandFacts,
    CreditFacts,
    DisclosureFacts,
    ExportFacts,
    YearFacts,
)
from enforcement.rules.parts_remedies import ErrorFacts, OverturnedFacts, RemedyFacts, StayFacts
from enforcement.rules.parts_transfer import CourtFacts, CrimeFacts, PoliceFacts
from enforcement.rules.parts_watch import WorkOrderFacts
from tests.rules.lawful import at, but, d, yuan
from tests.rules.ordinary import head, ordinary

POLICE = PoliceFacts(
    receipt_signed=True,
    answer="filed",
    told_on=d("2025-10-13"),
    handed_over_on=d("2025-10-15"),
    handover_signed=True,
)
CRIME = CrimeFacts(
    suspected=True,
    group=(1, 2),
    report_written=True,
    reported_on=d("2025-10-08"),
    approver=head(),
    result="agree",
    decided_at=at("2025-10-09T10:00"),
    to="云川市公安局澄湖区分局",
    sent_at=at("2025-10-10T09:00"),
    materials=frozenset({"letter", "report", "goods", "tests"}),
    tests_made=True,
    fined_before=yuan(2000),
    kinds_before=("责令停业整顿",),
    police=POLICE,
    court=CourtFacts(end="fined", on=d("2025-10-23"), criminal_fine=yuan(5000), offset=yuan(2000)),
)


def suspected() -> Facts:
    """Reported on 2025-10-08, approved the next day, sent within 24 hours, filed by the police, sentenced."""
    return replace(ordinary(), crime=CRIME, proposal=ProposalFacts(outcome="transfer"))


def shown() -> Facts:
    """Decided on 2025-09-26, of social influence, masked, shown to the public and on the credit platform."""
    decided = d("2025-09-26")
    return replace(
        ordinary(),
        publication=PublicationFacts(
            influential=True, judged_reason_stated=True, decided_on=decided, published_on=d("2025-10-13")
        ),
        disclosure=DisclosureFacts(
            state_secret=False, secrets_handled=True, shown=frozenset({"name", "address"}), checked_by_id=7
        ),
        credit=CreditFacts(decided_on=decided, shown_on=d("2025-10-13"), performed=True),
        export=ExportFacts(filled=frozenset(EXPORTED), money_unit="ten_thousand"),
        beforehand=tuple(
            BeforehandFacts(item=item, changed_on=decided, published_on=d("2025-10-09")) for item in BEFOREHAND
        ),
        year=YearFacts(year=2024, published_on=d("2025-01-27")),
        work_order=WorkOrderFacts(acts=frozenset({"dissuasion", "filing"}), counted_as="enforcement"),
    )


def contested() -> Facts:
    """Taken to reconsideration on 2025-09-28 and revoked there on 2025-10-21, withdrawn, settled, made anew."""
    return replace(
        ordinary(),
        remedies=(
            RemedyFacts(
                kind="reconsideration",
                applied_on=d("2025-09-28"),
                accepted_on=d("2025-10-09"),
                track="ordinary",
                copy_on=d("2025-10-10"),
                answered_on=d("2025-10-16"),
                evidence_given=True,
                outcome="revoked",
                ended_on=d("2025-10-21"),
                stays=(
                    StayFacts(first=d("2025-10-09"), last=d("2025-10-21"), ground="granted", paper_no="停〔2025〕1号"),
                ),
            ),
        ),
        overturned=OverturnedFacts(
            by="reconsideration",
            how="revoked",
            on=d("2025-10-21"),
            paper_no="复决〔2025〕8号",
            published=True,
            withdrawn_on=d("2025-10-24"),
            reason_public=True,
            pushed=True,
            pushed_mended=True,
            money_settled=True,
            remake_by=d("2025-12-20"),
            remade_on=d("2025-10-24"),
        ),
        error=ErrorFacts(source="complaint", raised_on=d("2025-10-20"), examined=True, wrong=True),
    )


def part(facts: Facts, name: str, **changes: Any) -> Facts:
    """The case with some fields of one part changed; `remedies` changes its first remedy."""
    old = getattr(facts, name)
    if name == "remedies":
        return replace(facts, remedies=(replace(old[0], **changes), *old[1:]))
    return but(facts, **{name: replace(old, **changes)})
