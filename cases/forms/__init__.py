"""Which form asks for which step; one for each row of `cases.actions.table`."""

from __future__ import annotations

from cases import procedure
from cases.forms import closing, deciding, delivering, facing, money, proving
from cases.forms.base import StepForm

BY_STEP: dict[str, type[StepForm]] = {
    procedure.ADD_EVIDENCE.name: proving.EvidenceForm,
    procedure.EXCLUDE_EVIDENCE.name: proving.ExclusionForm,
    procedure.ORDER_CORRECTION.name: facing.OrderForm,
    procedure.RECHECK.name: facing.RecheckForm,
    procedure.HEAR.name: facing.StatementForm,
    procedure.DECIDE.name: deciding.DecisionForm,
    procedure.NOT_PUNISH.name: deciding.NoPenaltyForm,
    procedure.CONVERT.name: deciding.ConversionForm,
    procedure.DELIVER.name: delivering.DeliveryForm,
    procedure.CORRECT_PAPER.name: delivering.PaperCorrectionForm,
    procedure.REPORT.name: delivering.ReportForm,
    procedure.COLLECT_CASH.name: money.CashForm,
    procedure.HAND_IN_CASH.name: closing.NothingForm,
    procedure.BANK_CASH.name: money.BankingForm,
    procedure.RECORD_PAYMENT.name: money.PaymentForm,
    procedure.DEFER_PAYMENT.name: money.DeferralForm,
    procedure.SETTLE_LATE_FEE.name: money.LateFeeForm,
    procedure.EDUCATE.name: facing.EducationForm,
    procedure.FLAG.name: closing.BlockerForm,
    procedure.SETTLE.name: closing.SettlementForm,
    procedure.ANSWER_ESCALATION.name: closing.AnswerForm,
    procedure.CLOSE.name: closing.NothingForm,
    procedure.ARCHIVE.name: closing.NothingForm,
}
