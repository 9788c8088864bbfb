"""The facts of one case as a rule sees them: one frozen aggregate, built by others from rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from enforcement.rules.calendar import Calendar
from enforcement.rules.legal_day import LEGAL_ZONE, legal_day
from enforcement.rules.parts import (
    EVIDENCE_KINDS,
    ActFacts,
    EarlierPenalty,
    EvidenceFacts,
    FineRange,
    HistoryFacts,
    LeniencyFacts,
    OrderFacts,
    OrganisationFacts,
    OtherBasis,
    PartyFacts,
    PowerFacts,
    ProposalFacts,
    RecheckFacts,
    StatementFacts,
    TimesFacts,
    VersionFacts,
    ViolationFacts,
    WaiverFacts,
)
from enforcement.rules.parts_after import (
    RECIPIENTS,
    CashFacts,
    ClosingFacts,
    DeferralFacts,
    DeliveryFacts,
    Instalment,
    LateFeeFacts,
    PaperFacts,
    PaymentFacts,
    ReportFacts,
)
from enforcement.rules.parts_construction import ConstructionFacts
from enforcement.rules.parts_deciding import (
    POINTS,
    BenchmarkFacts,
    DailyFineFacts,
    DiscussionFacts,
    EmergencyFacts,
    FineBaseFacts,
    GravityFacts,
    HearingFacts,
    MemberFacts,
    NoticeFacts,
    PublicationFacts,
    ReviewerFacts,
    ReviewFacts,
    TierFacts,
)
from enforcement.rules.parts_disclosure import BeforehandFacts, CreditFacts, DisclosureFacts, ExportFacts, YearFacts
from enforcement.rules.parts_execution import ExecutionFacts
from enforcement.rules.parts_local import DECIMAL_VALUES, Local, Parameter
from enforcement.rules.parts_measures import SeizureFacts
from enforcement.rules.parts_ordinary import (
    EXCLUSIONS,
    SETTLEMENTS,
    ApprovalFacts,
    ClueFacts,
    ElementFacts,
    ExclusionFacts,
    ExtensionFacts,
    FilingFacts,
    GainsFacts,
    HeadFacts,
    InvestigationFacts,
    MonitoringFacts,
    PersonId,
    RecordFacts,
    RecusalFacts,
    ReferralFacts,
    RegistrationFacts,
    SamplingFacts,
    SuspensionFacts,
    TermFacts,
)
from enforcement.rules.parts_remedies import ErrorFacts, OverturnedFacts, RemedyFacts
from enforcement.rules.parts_staff import (
    AUXILIARY_ACTS,
    ActorFacts,
    AuxiliaryFacts,
    ChecklistFacts,
    DisposalFacts,
    DisputeFacts,
    FigureFacts,
    MeasureFacts,
    OfficerFacts,
    StaffFacts,
)
from enforcement.rules.parts_transfer import CrimeFacts
from enforcement.rules.parts_watch import WorkOrderFacts

__all__ = [
    "AUXILIARY_ACTS", "DECIMAL_VALUES", "EVIDENCE_KINDS", "EXCLUSIONS", "LEGAL_ZONE", "POINTS", "RECIPIENTS",
    "SETTLEMENTS", "ActFacts", "ActorFacts", "ApprovalFacts", "AuxiliaryFacts", "BenchmarkFacts", "Calendar",
    "CashFacts", "ChecklistFacts", "ClosingFacts", "ClueFacts", "DailyFineFacts", "DeferralFacts", "DeliveryFacts",
    "DiscussionFacts", "DisposalFacts", "DisputeFacts", "EarlierPenalty", "ElementFacts", "EmergencyFacts",
    "EvidenceFacts", "ExclusionFacts", "ExtensionFacts", "Facts", "FigureFacts", "FilingFacts", "FineBaseFacts",
    "FineRange", "GainsFacts", "GravityFacts", "HeadFacts", "HearingFacts", "HistoryFacts", "Instalment",
    "InvestigationFacts", "LateFeeFacts", "LeniencyFacts", "Local", "MeasureFacts", "MemberFacts",
    "MonitoringFacts", "NoticeFacts", "OfficerFacts", "OrderFacts", "OrganisationFacts", "OtherBasis", "PaperFacts",
    "Parameter", "PartyFacts", "PaymentFacts", "PersonId", "PowerFacts", "ProposalFacts", "PublicationFacts",
    "RecheckFacts", "RecordFacts", "RecusalFacts", "ReferralFacts", "RegistrationFacts", "ReportFacts",
    "ReviewFacts", "ReviewerFacts", "SamplingFacts", "StaffFacts", "StatementFacts", "SuspensionFacts", "TermFacts",
    "TierFacts", "TimesFacts", "VersionFacts", "ViolationFacts", "WaiverFacts", "legal_day",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that rules may look at. `at`: when the act happened; `now`: when it is entered, both aware.

    None and empty mean "not stated". `law_day` judges by the law of another day than that of the act.
    """

    at: datetime
    now: datetime
    step: str = ""
    law_day: date | None = None
    procedure: Literal["simple", "ordinary"] = "simple"
    calendar: Calendar = field(default_factory=Calendar)
    local: Local = field(default_factory=Local)
    actor: ActorFacts = field(default_factory=ActorFacts)
    organisation: OrganisationFacts = field(default_factory=OrganisationFacts)
    power: PowerFacts | None = None
    violation: ViolationFacts | None = None
    act: ActFacts = field(default_factory=ActFacts)
    party: PartyFacts = field(default_factory=PartyFacts)
    officers: tuple[OfficerFacts, ...] = ()
    checklist: ChecklistFacts | None = None
    evidence: tuple[EvidenceFacts, ...] = ()
    facts_established: bool = False
    legal_basis_stated: bool = False
    order: OrderFacts | None = None
    recheck: RecheckFacts | None = None
    statement: StatementFacts | None = None
    leniency: LeniencyFacts = field(default_factory=LeniencyFacts)
    history: HistoryFacts = field(default_factory=HistoryFacts)
    proposal: ProposalFacts | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    paper: PaperFacts | None = None
    delivery: DeliveryFacts | None = None
    payments: tuple[PaymentFacts, ...] = ()
    cash: CashFacts | None = None
    report: ReportFacts | None = None
    deferral: DeferralFacts | None = None
    late_fee: LateFeeFacts | None = None
    blockers: tuple[str, ...] = ()
    closing: ClosingFacts | None = None
    closed: bool = False
    volume_count: int | None = None
    times: TimesFacts = field(default_factory=TimesFacts)
    auxiliary: AuxiliaryFacts | None = None
    staff: StaffFacts | None = None
    measure: MeasureFacts | None = None
    dispute: DisputeFacts | None = None
    figure: FigureFacts | None = None
    disposal: DisposalFacts | None = None
    hearing_chair_id: int | str | None = None
    # The ordinary procedure, from the clue to the end of the investigation.
    approval: ApprovalFacts | None = None
    clue: ClueFacts | None = None
    filing: FilingFacts | None = None
    referral: ReferralFacts | None = None
    record: RecordFacts | None = None
    elements: tuple[ElementFacts, ...] = ()
    registrations: tuple[RegistrationFacts, ...] = ()
    sampling: SamplingFacts | None = None
    monitoring: tuple[MonitoringFacts, ...] = ()
    gains: GainsFacts | None = None
    investigation: InvestigationFacts | None = None
    recusals: tuple[RecusalFacts, ...] = ()
    # From the notice to the decision.
    notice: NoticeFacts | None = None
    hearing: HearingFacts | None = None
    gravity: GravityFacts = field(default_factory=GravityFacts)
    review: ReviewFacts | None = None
    discussion: DiscussionFacts | None = None
    benchmark: BenchmarkFacts | None = None
    fine_base: FineBaseFacts | None = None
    daily_fine: DailyFineFacts | None = None
    emergency: EmergencyFacts | None = None
    publication: PublicationFacts | None = None
    # Terms: what moved the 90 days so far, and what is being asked for now.
    term: TermFacts | None = None
    extension: ExtensionFacts | None = None
    exclusion: ExclusionFacts | None = None
    suspension: SuspensionFacts | None = None
    # Force: goods held, decisions enforced, unlawful construction.
    seizures: tuple[SeizureFacts, ...] = ()
    execution: ExecutionFacts | None = None
    construction: ConstructionFacts | None = None
    # What the public sees, what becomes of a decision afterwards, and what lies beyond one case.
    crime: CrimeFacts | None = None
    disclosure: DisclosureFacts | None = None
    credit: CreditFacts | None = None
    export: ExportFacts | None = None
    beforehand: tuple[BeforehandFacts, ...] | None = None
    year: YearFacts | None = None
    remedies: tuple[RemedyFacts, ...] = ()
    overturned: OverturnedFacts | None = None
    error: ErrorFacts | None = None
    work_order: WorkOrderFacts | None = None

    @property
    def day(self) -> date:
        """The legal day of the act."""
        return legal_day(self.at)

    @property
    def law_of(self) -> date:
        """The day whose statutes count: that of the act unless `law_day` says otherwise."""
        return self.law_day or self.day

    @property
    def review_passed(self) -> bool:
        """Whether legal review agreed to the facts as they are now (58条)."""
        stated = self.proposal is not None and self.proposal.review_passed
        return stated or (self.review is not None and self.review.passed)

    @property
    def punishes(self) -> bool:
        """Whether a penalty is proposed."""
        return self.proposal is not None and self.proposal.outcome == "punish"
