"""Which function carries out which step, and the shape it takes: one table for pages, API and stories."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases import procedure, shapes
from cases.actions import (
    blocking,
    closing,
    collecting,
    concluding,
    correcting,
    deciding,
    delivering,
    filing,
    hearing,
    investigating,
    proving,
    reviewing,
    telling_party,
    terms,
)
from cases.models import Case
from cases.procedure import Step


@dataclass(frozen=True)
class Doing:
    """A step with the shape of what is given for it and the action `(case_id, given, act) -> Case`."""

    step: Step
    shape: type
    action: Callable[[uuid.UUID, Any, shapes.Act], Case]


DOINGS: tuple[Doing, ...] = (
    Doing(procedure.EXTEND_VERIFICATION, shapes.ExtensionGiven, filing.extend_verification),
    Doing(procedure.INSPECT, shapes.FieldRecordGiven, investigating.inspect),
    Doing(procedure.INQUIRE, shapes.FieldRecordGiven, investigating.inquire),
    Doing(procedure.PROVE, shapes.ProofGiven, investigating.prove),
    Doing(procedure.SUBMIT_FILING, shapes.FilingGiven, filing.submit_filing),
    Doing(procedure.OPINE, shapes.OpinionGiven, filing.opine),
    Doing(procedure.RETURN_FILING, shapes.RefusalGiven, filing.return_filing),
    Doing(procedure.FILE, shapes.ApprovalGiven, filing.file),
    Doing(procedure.DECLINE, shapes.RefusalGiven, filing.decline),
    Doing(procedure.INFORM, shapes.NoteGiven, filing.inform_reporter),
    Doing(procedure.END_INVESTIGATION, shapes.ProposalGiven, investigating.end_investigation),
    Doing(procedure.SUPPLEMENT, shapes.RefusalGiven, investigating.supplement),
    Doing(procedure.APPROVE_PROPOSAL, shapes.ApprovalGiven, telling_party.approve_proposal),
    Doing(procedure.NOTIFY, shapes.Nothing, telling_party.notify),
    Doing(procedure.STATE, shapes.StatementGiven, telling_party.state),
    Doing(procedure.REQUEST_HEARING, shapes.HearingRequestGiven, telling_party.request_hearing),
    Doing(procedure.WITHDRAW_HEARING, shapes.WithdrawalGiven, telling_party.withdraw_hearing),
    Doing(procedure.ASK_REVIEW, shapes.Nothing, reviewing.ask_review),
    Doing(procedure.REVIEW, shapes.ReviewGiven, reviewing.review),
    Doing(procedure.DISCUSS, shapes.DiscussionGiven, reviewing.discuss),
    Doing(procedure.PUNISH, shapes.OrdinaryDecisionGiven, concluding.punish),
    Doing(procedure.SPARE, shapes.ApprovalGiven, concluding.spare),
    Doing(procedure.PUBLISH, shapes.PublicationGiven, concluding.publish),
    Doing(procedure.BIND, shapes.Nothing, closing.bind),
    Doing(procedure.EXTEND, shapes.ExtensionGiven, terms.extend),
    Doing(procedure.EXCLUDE_TIME, shapes.IntervalGiven, terms.exclude_time),
    Doing(procedure.SUSPEND, shapes.SuspensionGiven, terms.suspend),
    Doing(procedure.RESUME, shapes.ResumptionGiven, terms.resume),
    Doing(procedure.DISMISS, shapes.DismissalGiven, concluding.dismiss),
    Doing(procedure.HAND_OVER, shapes.HandoverGiven, terms.hand_over),
    Doing(procedure.CLOSE_CASE, shapes.ApprovalGiven, concluding.close_case),
    Doing(procedure.ADD_EVIDENCE, shapes.EvidenceGiven, proving.add_evidence),
    Doing(procedure.EXCLUDE_EVIDENCE, shapes.ExclusionGiven, proving.exclude_evidence),
    Doing(procedure.ORDER_CORRECTION, shapes.OrderGiven, hearing.order_correction),
    Doing(procedure.RECHECK, shapes.RecheckGiven, hearing.recheck),
    Doing(procedure.HEAR, shapes.StatementGiven, hearing.hear),
    Doing(procedure.DECIDE, shapes.DecisionGiven, deciding.decide),
    Doing(procedure.NOT_PUNISH, shapes.NoPenaltyGiven, deciding.end_without_penalty),
    Doing(procedure.CONVERT, shapes.ConversionGiven, deciding.convert),
    Doing(procedure.DELIVER, shapes.DeliveryGiven, delivering.deliver),
    Doing(procedure.CORRECT_PAPER, shapes.PaperCorrectionGiven, correcting.correct_paper),
    Doing(procedure.REPORT, shapes.ReportGiven, delivering.report),
    Doing(procedure.COLLECT_CASH, shapes.CashGiven, collecting.collect_cash),
    Doing(procedure.HAND_IN_CASH, shapes.Nothing, collecting.hand_in_cash),
    Doing(procedure.BANK_CASH, shapes.BankingGiven, collecting.bank_cash),
    Doing(procedure.RECORD_PAYMENT, shapes.PaymentGiven, collecting.record_payment),
    Doing(procedure.DEFER_PAYMENT, shapes.DeferralGiven, collecting.defer_payment),
    Doing(procedure.SETTLE_LATE_FEE, shapes.LateFeeGiven, collecting.settle_late_fee),
    Doing(procedure.EDUCATE, shapes.EducationGiven, hearing.educate),
    Doing(procedure.FLAG, shapes.BlockerGiven, blocking.flag),
    Doing(procedure.SETTLE, shapes.SettlementGiven, blocking.settle),
    Doing(procedure.ANSWER_ESCALATION, shapes.AnswerGiven, blocking.answer_escalation),
    Doing(procedure.CLOSE, shapes.Nothing, closing.close),
    Doing(procedure.ARCHIVE, shapes.Nothing, closing.archive),
)
BY_STEP = {doing.step.name: doing for doing in DOINGS}
