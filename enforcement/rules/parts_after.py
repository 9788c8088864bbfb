"""Parts of the facts about what follows the decision: the paper, delivery, money, report, closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

DeliveryMethod = Literal["on_the_spot", "direct", "left", "post", "electronic", "notice", ""]

RECIPIENTS = {
    "party": "本人",
    "adult_family_living_together": "同住成年家属",
    "legal_representative": "法定代表人",
    "person_in_charge": "主要负责人",
    "receiving_clerk": "负责收件的人",
    "agent": "代理人",
    "designated_receiver": "指定代收人",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What the paper states (行政处罚法 52条2款), its number, its text on remedies."""

    number: str = ""
    number_used_before: bool = False
    authority_name: str = ""
    violation: bool = False
    kind_and_basis: bool = False
    fine_amount: bool = False
    time: bool = False
    place: bool = False
    remedies: bool = False
    remedy_text: str = ""
    payment_terms: bool = False
    late_fee_rate: bool = False
    signatures: int = 0
    fixed_form: bool = True
    blank_when_signed: bool = False
    # The decision of the ordinary procedure (行政处罚法 59条) states these besides.
    party: bool = False
    facts_and_evidence: bool = False
    dated: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFacts:
    """Delivery 送达 of the paper. `recipient` is a key of RECIPIENTS or another word as written.

    `paper`: what is delivered; only a decision must be delivered within 7 working days (61条1款).
    electronic: `confirmed_on` the letter of confirmation, `arrived_at` its arrival (SRV-05). post: number,
    day on the return receipt, `returned` when it came back (SRV-06). notice: day of the announcement, why,
    and that the reasons are in the file (SRV-07); `failed_ways` are the ways tried in vain.
    """

    method: DeliveryMethod = ""
    decided_on: date | None = None
    on: date | None = None
    recipient: str = ""
    refused: bool = False
    refusal_reason_stated: bool = False
    witnesses: int = 0
    recordings: int = 0
    place_is_domicile: bool | None = None
    paper: Literal["decision", "notice", "demand", "enforcement", "other"] = "decision"
    confirmed_on: date | None = None
    arrived_at: datetime | None = None
    tracking_no: str = ""
    receipt_on: date | None = None
    returned: bool = False
    announced_on: date | None = None
    whereabouts_unknown_proved: bool = False
    failed_ways: tuple[DeliveryMethod, ...] = ()
    reasons_in_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts:
    """Money received by the bank for this case."""

    on: date
    amount: Decimal
    transaction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFacts:
    """A fine collected on the spot 当场收缴, and its way to the bank."""

    amount: Decimal | None = None
    ground: Literal["up_to_100", "hard_to_collect", "remote", ""] = ""
    reason_stated: bool = False
    party_asked: bool = False
    receipt_no: str = ""
    receipt_used_before: bool = False
    collected_at: datetime | None = None
    on_water: bool = False
    landed_on: date | None = None
    handed_in_at: datetime | None = None
    received_at: datetime | None = None
    banked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFeeFacts:
    """A late fee about to be imposed at the end of the day `on`; `stopped` are closed intervals of days."""

    fine: Decimal | None = None
    delivered_on: date | None = None
    put_off_until: date | None = None
    on: date | None = None
    stopped: tuple[tuple[date, date], ...] = ()
    imposed: Decimal | None = None
    rate_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """The report of an on-the-spot decision to the bureau (备案)."""

    decided_on: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of a fine and the day it is due."""

    due: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralFacts:
    """Payment put off or in parts (行政处罚法 66条2款); `total` is the fine."""

    applied: bool = False
    approved: bool = False
    instalments: tuple[Instalment, ...] = ()
    total: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFacts:
    """What must be finished before the case is closed. Money in yuan.

    `papers`: the kinds of papers in the file, keys of volume.PAPERS; None: nobody has looked (REC-05).
    """

    fine: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    late_fee_imposed: Decimal = Decimal(0)
    late_fee_paid: Decimal = Decimal(0)
    open_instalments: int = 0
    seized_items_open: int = 0
    confiscated_items_open: int = 0
    cash_not_banked: bool = False
    must_be_published: bool = False
    published: bool = False
    education_given: bool = False
    reported: bool | None = None
    delivered: bool | None = None
    recheck_open: bool = False
    registrations_open: int = 0
    papers: frozenset[str] | None = None
    ended_by: Literal["performed", "not_punished", "transferred", "court_ended", "terminated", ""] = ""
