"""What a file does not state, filled in as the law would have it.

A file is judged twice: as it stands, and with every silence filled in lawfully. What is wrong both ways is wrong;
what is wrong only as it stands is not stated. Nothing here is ever stored or shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from cases.exchange.extras import DecisionPart, PenaltyPart
from cases.exchange.typed import Lawful
from enforcement.rules import facts as parts

LONG_AGO, LONG_AFTER = date(1996, 10, 1), date(2100, 1, 1)
SOMEBODY: Mapping[str, Any] = {
    "since": LONG_AGO,
    "rank": "chief",
    "name": "负责人",
    "account_id": "负责人",
    "person_id": "负责人",
}
HEAD = parts.HeadFacts(**SOMEBODY)
NO_LIMIT: parts.Parameter[Decimal | None] = parts.Parameter(Decimal(10) ** 12, "V", "元")

LAWFUL: Lawful = MappingProxyType(
    {
        parts.OrganisationFacts: {
            "name": "办案机关",
            "kind": "bureau",
            "is_authority": True,
            "entrusted_from": LONG_AGO,
            "entrusted_until": LONG_AFTER,
            "entrustment_published": True,
            "reconsideration_body": "本级人民政府",
            "court": "人民法院",
        },
        parts.PowerFacts: {"held_from": LONG_AGO},
        parts.ActFacts: {"place": "违法行为发生地", "place_in_jurisdiction": True, "harm": False},
        parts.PartyFacts: {
            "age_group": "adult",
            "capacity": "full",
            "name_stated": True,
            "address_stated": True,
            "number_stated": True,
            "id_check": "ok",
        },
        parts.OfficerFacts: {
            "certificate_no": "执法证号",
            "certificate_from": LONG_AGO,
            "certificate_until": LONG_AFTER,
            "certificate_status": "valid",
            "signed": True,
        },
        parts.HeadFacts: SOMEBODY,
        parts.ReviewerFacts: {"exam_certificate_no": "法律职业资格", "appointed_from": LONG_AGO, "account_id": "审核人员"},
        parts.ChecklistFacts: dict.fromkeys(("salute", "badge_shown", "uniform", "recorder_on", "rights_told"), True),
        parts.EvidenceFacts: {"id": "证据", "kind": "audio_visual", "has_audio_visual": True},
        parts.StatementFacts: {"made": False, "content_stated": True, "review": "adopted", "review_reason_stated": True},
        parts.ClueFacts: {"result_stated": True, "ours": True, "extension_reason_stated": True, "extended_by": HEAD},
        parts.FilingFacts: {
            "source_stated": True,
            "prima_facie_evidence": True,
            "deserves_penalty": True,
            "refusal_reason_stated": True,
            "handlers": ("承办人一", "承办人二"),
        },
        parts.ReferralFacts: {"to": "有管辖权的机关", "letter_no": "移送函", "materials_listed": True, "receipt_kept": True},
        parts.ApprovalFacts: {
            "approver": HEAD,
            "result": "agree",
            "leader_id": "承办机构负责人",
            "leader_opinion": "agree",
            "reason_stated": True,
        },
        parts.RecordFacts: {
            "place": "现场",
            "badge_shown": True,
            "rights_told": True,
            "identity_stated": True,
            "content_stated": True,
            "refusal_noted": True,
            "witnesses": 1,
            "recordings": 1,
        },
        parts.InvestigationFacts: {
            "report_by_id": "承办人一",
            "inquiries": 1,
            "inspections": 1,
            **dict.fromkeys(
                ("states_facts", "states_evidence", "states_basis", "states_discretion", "states_proposal"), True
            ),
        },
        parts.RegistrationFacts: {"ground": "may_be_lost", "items_listed": True, "approver": HEAD},
        parts.SamplingFacts: {"items_listed": True, "signed": True},
        parts.MonitoringFacts: dict.fromkeys(
            (
                "legal_review", "technical_review", "meets_standard", "sign_visible", "place_published",
                "record_reviewed", "party_told",
            ),
            True,
        ),
        parts.GainsFacts: {"calculation_stated": True},
        parts.NoticeFacts: {
            **dict.fromkeys(("content", "facts", "grounds", "basis", "statement_right", "hearing_right"), True),
            "number": "告知书文号",
        },
        parts.HearingFacts: {"public": True, "chair_id": "主持人", "record_signed": True},
        parts.GravityFacts: dict.fromkeys(
            ("public_interest", "third_party_interest", "difficult", "several_relations", "complicated", "grave"), False
        ),
        parts.ReviewFacts: {"result": "agree", "points": dict.fromkeys(parts.POINTS, "ok"), "opinion_stated": True},
        parts.DiscussionFacts: {"place": "会议室", "conclusion_stated": True},
        parts.MemberFacts: {"opinion_stated": True, "vote": "for", "signed": True},
        parts.BenchmarkFacts: {
            "name": "裁量基准",
            "published_on": LONG_AGO,
            "in_force_from": LONG_AGO,
            "choice_reason_stated": True,
            "departed_by": HEAD,
        },
        parts.FineBaseFacts: {"evidence_ids": ("证据",)},
        parts.DailyFineFacts: {"still_unlawful": True, "producer_or_operator": True, "clause": "按日连续处罚的条款"},
        parts.EmergencyFacts: {"document": "响应文件", "since": LONG_AGO},
        parts.PaperFacts: {
            "number": "决定书文号",
            **dict.fromkeys(
                (
                    "violation", "kind_and_basis", "fine_amount", "time", "place", "remedies", "payment_terms",
                    "late_fee_rate", "party", "facts_and_evidence", "dated", "sealed",
                ),
                True,
            ),
            "signatures": 2,
        },
        parts.DeliveryFacts: {
            "method": "direct",
            "refusal_reason_stated": True,
            "witnesses": 1,
            "recordings": 1,
            "place_is_domicile": True,
            "confirmed_on": LONG_AGO,
            "tracking_no": "邮件编号",
            "whereabouts_unknown_proved": True,
            "failed_ways": ("direct",),
            "reasons_in_file": True,
        },
        parts.CashFacts: {"reason_stated": True, "party_asked": True, "receipt_no": "财政专用票据号"},
        parts.DeferralFacts: {"applied": True, "approved": True},
        parts.LateFeeFacts: {"rate_told": True},
        parts.ExtensionFacts: {"days": 30, "approver": HEAD, "reason_stated": True, "by_discussion": True},
        parts.ExclusionFacts: {"kind": "appraisal", "paper_no": "委托书文号"},
        parts.SuspensionFacts: {"reason_stated": True, "proved": True, "approver": HEAD},
        parts.PublicationFacts: {"influential": True, "judged_reason_stated": True},
        parts.DisposalFacts: {"way": "auctioned", "persons": ("经手人一", "经手人二")},
        parts.DisputeFacts: {"minutes_kept": True, "settled": True},
        parts.ClosingFacts: {
            "education_given": True,
            "reported": True,
            "delivered": True,
            "published": True,
            "ended_by": "performed",
        },
        PenaltyPart: {},
        DecisionPart: {"facts_established": True},
    }
)  # fmt: skip
TWO_OFFICERS = tuple(
    parts.OfficerFacts(person_id=name, account_id=name, name=name, **LAWFUL[parts.OfficerFacts])
    for name in ("承办人一", "承办人二")
)
EVIDENCE = (
    parts.EvidenceFacts(**LAWFUL[parts.EvidenceFacts]),
    parts.EvidenceFacts(id="笔录", kind="inspection_record"),
)


def lawful(part: type, **more: Any) -> Any:
    """A part as the law would have it, with what is known about it."""
    return part(**{**LAWFUL.get(part, {}), **more})
