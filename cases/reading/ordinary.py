"""What the file of an ordinary case shows, from rows already read: nothing here asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.asked import CIRCUMSTANCES, GRAVITY
from cases.facts import reviewed
from cases.facts.ordinary import element_names
from cases.models import (
    Case,
    Discussion,
    Evidence,
    HearingRequest,
    LegalReview,
    Opinion,
    PenaltyNotice,
    Proposal,
)
from enforcement.rules.facts import POINTS
from enforcement.rules.waivers import GROUNDS
from enforcement.wording import money_words

LIGHTENED = {"lightened": "从轻", "mitigated": "减轻"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the violation with the usable evidence that carries it, by its number in the file."""

    name: str
    carried_by: tuple[tuple[int, Evidence, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One of the nine points of a review."""

    name: str
    fault: bool
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """A review with its points and what has changed in the file since it was asked for, or given."""

    row: LegalReview
    points: tuple[Point, ...]
    differences: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether it agrees with the file as it stands."""
        return self.row.result == LegalReview.Result.AGREE and not self.differences


def newest(rows: Any) -> Any:
    """The first of rows that are read newest first; None without any."""
    return next(iter(rows.all()), None)


def notices(case: Case) -> list[PenaltyNotice]:
    """The notices of the case, newest first, from its papers."""
    found = [paper.notice for paper in case.documents.all() if hasattr(paper, "notice")]
    return sorted(found, key=lambda each: each.at, reverse=True)


def delivered_at(case: Case, notice: PenaltyNotice | None) -> Any:
    """When the notice reached the party; None while it has not."""
    if notice is None:
        return None
    papers = (paper for paper in case.documents.all() if paper.pk == notice.document_id)
    return next((each.at for paper in papers for each in paper.deliveries.all()), None)


def elements(case: Case) -> tuple[Element, ...]:
    """Element by element, what carries it; an empty row is what the file lacks (M9)."""
    held: dict[str, list[tuple[int, Evidence, str]]] = {name: [] for name in element_names(case)}
    for number, piece in enumerate(case.evidence.all(), start=1):
        if piece.excluded_reason:
            continue
        notes = {proof.element: proof.note for proof in piece.proofs.all()}
        for name in dict.fromkeys([*filter(None, [piece.element]), *notes]):
            if name in held:
                held[name].append((number, piece, notes.get(name, "")))
    return tuple(Element(name, tuple(rows)) for name, rows in held.items())


def hearing(case: Case) -> HearingRequest | None:
    """The latest request for a hearing."""
    found: HearingRequest | None = newest(case.hearing_requests)
    return found


def differences(case: Case, row: LegalReview) -> tuple[str, ...]:
    """What changed since the review looked at the file; after the decision nothing counts any more."""
    if case.decided_at is not None:
        return ()
    pieces = ((each.title, each.sha256) for each in case.evidence.all() if not each.excluded_reason)
    standing = sum(each.withdrawn_at is None for each in case.hearing_requests.all())
    return tuple(reviewed.differences(row.seen, reviewed.told(case, newest(case.proposals), pieces, standing)))


def reviews(case: Case) -> list[Review]:
    """The reviews, newest first; only the newest is held against the file as it stands."""
    rows = list(case.reviews.all())
    return [Review(row, points(row), differences(case, row) if row is rows[0] else ()) for row in rows]


def points(row: LegalReview) -> tuple[Point, ...]:
    """The nine points in their order."""
    answered = row.points
    return tuple(
        Point(name, answered[key]["result"] == "fault", answered[key].get("text", ""))
        for key, name in POINTS.items()
        if key in answered
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal in words."""

    row: Proposal
    penalty: tuple[str, ...]
    ground: str
    circumstances: tuple[str, ...]
    gravity: tuple[str, ...]
    tier: str
    findings: tuple[tuple[str, str, str], ...]


def proposed(row: Proposal | None) -> Proposed | None:
    """The proposal as pages say it; None without one."""
    if row is None:
        return None
    stated = {code for code, value in row.circumstances.items() if value}
    tier = row.benchmark
    span = f"{tier.get('chosen')}，{tier.get('minimum')} 元至 {tier.get('maximum')} 元" if tier.get("chosen") else ""
    if span and tier.get("circumstance"):
        span += f"（{tier['circumstance']}）"
    return Proposed(
        row=row,
        penalty=tuple(penalty_words(row)),
        ground=GROUNDS.get(row.not_punish_ground, ""),
        circumstances=tuple(
            [words for code, words in CIRCUMSTANCES.items() if code in stated]
            + [words for code, words in LIGHTENED.items() if code in stated]
        ),
        gravity=tuple(words for code, words in GRAVITY.items() if row.gravity.get(code)),
        tier=f"{tier.get('name')}：{span}" if span else "",
        findings=tuple((each.get("force", ""), each.get("says", ""), each.get("code", "")) for each in row.findings),
    )


def penalty_words(row: Any) -> Iterable[str]:
    """What a proposal or a decision imposes, each kind in words."""
    if row.warning:
        yield "警告"
    if row.fine:
        yield f"罚款 {money_words(row.fine, exact=True)}"
    if row.illegal_gains:
        yield f"没收违法所得 {money_words(row.illegal_gains, exact=True)}"
    if row.confiscated:
        yield f"没收{row.confiscated}"
    yield from row.other_kinds


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Everything the page of an ordinary case shows beside what both procedures have."""

    filing: Any
    filing_opinions: list[Opinion]
    proposal_opinions: list[Opinion]
    elements: tuple[Element, ...]
    proposals: list[Proposed]
    notice: PenaltyNotice | None
    notice_delivered: Any
    hearing: HearingRequest | None
    reviews: list[Review]
    discussions: list[Discussion]
    today: date

    @property
    def proposal(self) -> Proposed | None:
        """The one that counts now."""
        return self.proposals[0] if self.proposals else None

    @property
    def bare(self) -> int:
        """How many elements nothing carries yet."""
        return sum(not each.carried_by for each in self.elements)


def of(case: Case, today: date) -> Ordinary | None:
    """The ordinary part of a case that was read whole; None for a case under the simple procedure."""
    if case.procedure != Case.Procedure.ORDINARY:
        return None
    told = notices(case)
    opinions = list(case.opinions.all())
    return Ordinary(
        filing=getattr(case, "filing", None),
        filing_opinions=[each for each in opinions if each.stage == Opinion.Stage.FILING],
        proposal_opinions=[each for each in opinions if each.stage == Opinion.Stage.PROPOSAL],
        elements=elements(case),
        proposals=[made for row in case.proposals.all() if (made := proposed(row))],
        notice=told[0] if told else None,
        notice_delivered=delivered_at(case, told[0] if told else None),
        hearing=hearing(case),
        reviews=reviews(case),
        discussions=list(case.discussions.all()),
        today=today,
    )
