"""From what a person gave for one act to the parts of the facts that rules read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from cases.below import below
from cases.facts import sequence
from cases.models import Case
from cases.shapes import (
    CashGiven,
    DecisionGiven,
    DeferralGiven,
    DeliveryGiven,
    EvidenceGiven,
    LateFeeGiven,
    NoPenaltyGiven,
    OrderGiven,
    PaymentGiven,
    RecheckGiven,
    StatementGiven,
)
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import (
    CashFacts,
    DeferralFacts,
    DeliveryFacts,
    EvidenceFacts,
    Instalment,
    LeniencyFacts,
    OrderFacts,
    PaperFacts,
    PaymentFacts,
    ProposalFacts,
    RecheckFacts,
    StatementFacts,
)
from enforcement.rules.parts import MeasuredFacts
from enforcement.rules.waiver_lists import MEASURED

# Answers that are not a circumstance of leniency but say how the amount was chosen.
CHOICES = frozenset({"lightened", "mitigated"})
CIRCUMSTANCES = frozenset(each.name for each in fields(LeniencyFacts))

# What the law calls the papers that are delivered; all others have no period of their own.
_PAPERS: Mapping[str, Literal["decision", "notice"]] = {
    "spot_decision": "decision",
    "no_penalty": "decision",
    "decision": "decision",
    "notice": "notice",
}


def proposal(given: DecisionGiven) -> ProposalFacts:
    """The punishment as proposed."""
    return ProposalFacts(
        outcome="punish",
        warning=given.warning,
        fine=given.fine,
        other_kinds=given.other_kinds,
        lightened=bool(given.circumstances.get("lightened")),
        mitigated=bool(given.circumstances.get("mitigated")),
    )


def no_penalty(given: NoPenaltyGiven) -> ProposalFacts:
    """The end without penalty as proposed."""
    return ProposalFacts(outcome="not_punish", not_punish_ground=given.ground)


def leniency(answers: Mapping[str, bool | str], case: Case | None = None) -> LeniencyFacts:
    """Answers by code; what nobody answered stays None. Education is read from the file, not answered."""
    known: dict[str, Any] = {code: value for code, value in answers.items() if code in CIRCUMSTANCES}
    known["measured"] = tuple(
        MeasuredFacts(name=name, value=Decimal(str(answers[name]))) for name in MEASURED if name in answers
    )
    if case is not None:
        kinds = {row["kind"] for row in below(case).education}
        known["education_given"] = "education" in kinds
        known["commitment_signed"] = "commitment" in kinds
    return LeniencyFacts(**known)


def statement(given: StatementGiven) -> StatementFacts:
    """What the party said; nothing said is stated as such."""
    return StatementFacts(
        made=given.made,
        content_stated=bool(given.content.strip()) or not given.made,
        review=given.review or None,  # type: ignore[arg-type]  # one of the choices of the form
        review_reason_stated=bool(given.review_reason.strip()),
    )


def order(given: OrderGiven, at: datetime) -> OrderFacts:
    """The order to correct; without a day it is to be obeyed on the spot."""
    return OrderFacts(
        told_on=local_day(at),
        on_the_spot=given.due_on is None,
        by=given.due_on,
        corrected_already=given.corrected_at is not None,
    )


def recheck(given: RecheckGiven, at: datetime) -> RecheckFacts:
    """The re-inspection."""
    return RecheckFacts(on=local_day(at), result=given.result)  # type: ignore[arg-type]  # one of the choices


def new_evidence(given: EvidenceGiven) -> EvidenceFacts:
    """One piece of evidence about to be added."""
    return EvidenceFacts(
        id=str(given.id),
        kind=given.kind,
        has_audio_visual=given.file.mime.startswith(("image/", "video/", "audio/")),
    )


def delivery(given: DeliveryGiven, at: datetime, case: Case) -> DeliveryFacts:
    """The delivery of a paper of the case; only a decision has a period to be delivered in."""
    paper = str(given.document_id)
    kind = next((row["kind"] for row in below(case).documents if row["id"] == paper), None)
    return DeliveryFacts(
        paper=_PAPERS.get(kind, "other") if kind else "decision",
        method=given.method,  # type: ignore[arg-type]  # one of the choices
        decided_on=local_day(case.decided_at) if case.decided_at else None,
        on=local_day(at),
        recipient=given.relation or "party",
        refused=given.refused,
        refusal_reason_stated=bool(given.refusal_note.strip()),
        witnesses=1 if given.witness.strip() else 0,
        recordings=1 if given.recording_id else 0,
        place_is_domicile=given.place_is_domicile,
    )


def handed_over(given: DeliveryGiven, at: datetime, case: Case) -> dict[str, Any]:
    """The delivery, with what is known of the paper delivered."""
    return {
        "delivery": delivery(given, at, case),
        "paper": PaperFacts(sealed=given.seal_affixed),
        **sequence.of_paper(case, given.document_id),
    }


def cash(given: CashGiven, at: datetime, *, receipt_used_before: bool) -> CashFacts:
    """Cash about to be collected."""
    return CashFacts(
        amount=given.amount,
        ground=given.ground,  # type: ignore[arg-type]  # one of the choices
        reason_stated=bool(given.reason.strip()),
        party_asked=given.asked_by_party,
        receipt_no=given.receipt_number,
        receipt_used_before=receipt_used_before,
        collected_at=at,
    )


def payment(given: PaymentGiven) -> PaymentFacts:
    """Money that reached the bank."""
    return PaymentFacts(on=given.paid_on, amount=given.amount, transaction=given.transaction)


def deferral(given: DeferralGiven, case: Case) -> DeferralFacts:
    """Deferral or instalments about to be approved."""
    return DeferralFacts(
        applied=True,
        approved=True,
        instalments=tuple(Instalment(day, amount) for day, amount in given.instalments),
        total=case.decision.fine if hasattr(case, "decision") else None,
    )


def late_fee_asks_reason(given: LateFeeGiven) -> bool:
    """Leaving the late fee out is the bureau's choice, and it is explained."""
    return not given.charged and not given.reason.strip()
