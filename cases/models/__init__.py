"""The case file. Rows are added and sealed; nothing in a file is deleted."""

from cases.models.case import Case, Draft, DraftPhoto, Handling
from cases.models.clock import Clock, ClockLevel, EscalationAnswer, Notice
from cases.models.clue import Clue, CluePhoto
from cases.models.conduct import CorrectionOrder, Education, OnSiteConduct, Recheck, Statement
from cases.models.decision import Decision, Delivery, Publication, Report
from cases.models.document import Document
from cases.models.evidence import CustodyEvent, Evidence
from cases.models.execution import Blocker, CashReceipt, Deferral, LateFee, Payment, Volume
from cases.models.filing import Filing, Opinion, Term
from cases.models.filter import SavedFilter
from cases.models.guiding import GuidingCase
from cases.models.investigation import ElementProof, FieldRecord, HearingRequest
from cases.models.like import LikeDecision
from cases.models.party import Party
from cases.models.proposal import Discussion, DiscussionMember, LegalReview, PenaltyNotice, Proposal
from cases.models.waiver import WaiverUse

__all__ = [
    "Blocker",
    "Case",
    "CashReceipt",
    "Clock",
    "ClockLevel",
    "Clue",
    "CluePhoto",
    "CorrectionOrder",
    "CustodyEvent",
    "Decision",
    "Deferral",
    "Delivery",
    "Discussion",
    "DiscussionMember",
    "Document",
    "Draft",
    "DraftPhoto",
    "Education",
    "ElementProof",
    "EscalationAnswer",
    "Evidence",
    "FieldRecord",
    "Filing",
    "GuidingCase",
    "Handling",
    "HearingRequest",
    "LateFee",
    "LegalReview",
    "LikeDecision",
    "Notice",
    "OnSiteConduct",
    "Opinion",
    "Party",
    "Payment",
    "PenaltyNotice",
    "Proposal",
    "Publication",
    "Recheck",
    "Report",
    "SavedFilter",
    "Statement",
    "Term",
    "Volume",
    "WaiverUse",
]
