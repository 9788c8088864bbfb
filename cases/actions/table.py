"""Which function carries out which step, and the shape it takes: one table for pages, API and stories."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases import procedure, shapes
from cases.actions import blocking, closing, collecting, deciding, delivering, hearing, proving
from cases.models import Case
from cases.procedure import Step


@dataclass(frozen=True)
class Doing:
    """A step with the shape of what is given for it and the action `(case_id, given, act) -> Case`."""

    step: Step
    shape: type
    action: Callable[[uuid.UUID, Any, shapes.Act], Case]


DOINGS: tuple[Doing, ...] = (
    Doing(procedure.ADD_EVIDENCE, shapes.EvidenceGiven, proving.add_evidence),
    Doing(procedure.EXCLUDE_EVIDENCE, shapes.ExclusionGiven, proving.exclude_evidence),
    Doing(procedure.ORDER_CORRECTION, shapes.OrderGiven, hearing.order_correction),
    Doing(procedure.RECHECK, shapes.RecheckGiven, hearing.recheck),
    Doing(procedure.HEAR, shapes.StatementGiven, hearing.hear),
    Doing(procedure.DECIDE, shapes.DecisionGiven, deciding.decide),
    Doing(procedure.NOT_PUNISH, shapes.NoPenaltyGiven, deciding.end_without_penalty),
    Doing(procedure.CONVERT, shapes.ConversionGiven, deciding.convert),
    Doing(procedure.DELIVER, shapes.DeliveryGiven, delivering.deliver),
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
