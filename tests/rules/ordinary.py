"""One lawful case of the ordinary procedure to start from: a restaurant's fumes, fined 8000 of 5000 to 50000 yuan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from enforcement.rules.facts import (
    POINTS,
    ApprovalFacts,
    BenchmarkFacts,
    ClosingFacts,
    ClueFacts,
    DeliveryFacts,
    DiscussionFacts,
    ElementFacts,
    EvidenceFacts,
    ExclusionFacts,
    ExtensionFacts,
    Facts,
    FilingFacts,
    FineRange,
    GravityFacts,
    HeadFacts,
    InvestigationFacts,
    Local,
    MemberFacts,
    NoticeFacts,
    OrderFacts,
    PaperFacts,
    Parameter,
    PartyFacts,
    PowerFacts,
    ProposalFacts,
    RecordFacts,
    ReviewerFacts,
    ReviewFacts,
    StatementFacts,
    SuspensionFacts,
    TermFacts,
    TierFacts,
    ViolationFacts,
)
from enforcement.rules.findings import Article
from enforcement.rules.investigation import GENERAL_ELEMENTS
from enforcement.rules.remedies import ordinary_remedy_text
from enforcement.rules.volume import PAPERS
from tests.rules.lawful import BUREAU, at, but, d, lawful, yuan

LOCAL = Local(
    hearing_citizen=Parameter(yuan(10000), "V", "元"),
    hearing_unit=Parameter(yuan(100000), "V", "元"),
)
AUTHORITY = replace(BUREAU, authority_id=1)
TIERS = (
    TierFacts(name="较轻", minimum=yuan(5000), maximum=yuan(10000)),
    TierFacts(name="一般", minimum=yuan(10000), maximum=yuan(30000), minimum_included=False),
    TierFacts(name="较重", minimum=yuan(30000), maximum=yuan(50000), minimum_included=False),
)


def head(number: int = 901, **changes: Any) -> HeadFacts:
    """A head of the authority; his account is `number`."""
    made = HeadFacts(
        person_id=number - 900,
        account_id=number,
        name=f"负责人{number}",
        authority_id=1,
        rank="chief" if number == 901 else "deputy",
        since=d("2020-01-01"),
    )
    return replace(made, **changes)


def member(number: int, **changes: Any) -> MemberFacts:
    """A head who took part in a discussion, spoke, agreed and signed."""
    made = MemberFacts(head=head(number), opinion_stated=True, vote="for", signed=True)
    return replace(made, **changes)


DISCUSSION = DiscussionFacts(
    on=d("2025-10-23"),
    place="三楼会议室",
    chaired_by_id=901,
    members=(member(901), member(902), member(903)),
    conclusion_stated=True,
    outcome="punish",
    fine=yuan(8000),
)
REVIEW = ReviewFacts(
    requested_on=d("2025-10-21"),
    reviewer=ReviewerFacts(
        person_id=800,
        account_id=880,
        name="审核员",
        began_on=d("2022-03-01"),
        exam_certificate_no="A2021",
        appointed_from=d("2022-03-01"),
    ),
    points=dict.fromkeys(POINTS, "ok"),
    result="agree",
    opinion_stated=True,
    on=d("2025-10-22"),
    digest="abc",
    digest_now="abc",
)
RECORD = RecordFacts(
    kind="inquiry",
    begun_at=at("2025-09-28T09:00"),
    ended_at=at("2025-09-28T10:00"),
    place="云川市澄湖区城市管理局",
    certificate_numbers=("33-1", "33-2"),
    badge_shown=True,
    rights_told=True,
    identity_stated=True,
    person_kind="party",
    content_stated=True,
    signed=True,
    each_page_signed=True,
)
NOTICE = NoticeFacts(
    number="澄城管告〔2025〕1号",
    issued_on=d("2025-10-10"),
    delivered_on=d("2025-10-11"),
    content=True,
    facts=True,
    grounds=True,
    basis=True,
    statement_right=True,
    proposed_fine=yuan(8000),
)
APPROVAL = ApprovalFacts(
    of="decision",
    submitted_by_id=101,
    submitted_on=d("2025-10-21"),
    leader_id=301,
    leader_opinion="agree",
    leader_opinion_on=d("2025-10-22"),
    approver=head(),
    result="agree",
    decided_on=d("2025-10-24"),
)


def ordinary() -> Facts:
    """Found 2025-09-22, filed 2025-09-26, told on 2025-10-11, decided on 2025-10-24, everything in order."""
    decided = d("2025-10-24")
    return replace(
        lawful(),
        at=at("2025-10-24T10:00"),
        now=at("2025-10-24T10:00"),
        procedure="ordinary",
        local=LOCAL,
        organisation=AUTHORITY,
        power=PowerFacts(violation_code="SR-101", held_from=d("2020-01-01")),
        violation=ViolationFacts(
            code="SR-101",
            name="未安装油烟净化设施",
            penalty=(Article("大气污染防治法", 118, 1),),
            individual=FineRange(yuan(5000), yuan(50000)),
            unit=FineRange(yuan(5000), yuan(50000)),
            kinds=("fine",),
            elements=("超过排放标准排放油烟",),
            level="law",
        ),
        party=PartyFacts(
            key="u",
            kind="unit",
            name_stated=True,
            address_stated=True,
            number_stated=True,
            id_check="ok",
        ),
        evidence=(
            EvidenceFacts(id="e1", kind="audio_visual", has_audio_visual=True),
            EvidenceFacts(id="e2", kind="inspection_record"),
        ),
        elements=tuple(
            ElementFacts(name=name, evidence_ids=("e1", "e2")) for name in (*GENERAL_ELEMENTS, "超过排放标准排放油烟")
        ),
        order=OrderFacts(told_on=d("2025-09-26"), by=d("2025-09-29")),
        statement=StatementFacts(made=False, content_stated=True),
        proposal=ProposalFacts(fine=yuan(8000)),
        paper=PaperFacts(
            number="澄城管罚决〔2025〕1号",
            authority_name=BUREAU.authority_name,
            violation=True,
            kind_and_basis=True,
            fine_amount=True,
            time=True,
            place=True,
            remedies=True,
            remedy_text=ordinary_remedy_text(BUREAU, decided),
            payment_terms=True,
            late_fee_rate=True,
            signatures=2,
            party=True,
            facts_and_evidence=True,
            dated=True,
            sealed=True,
        ),
        delivery=DeliveryFacts(method="on_the_spot", decided_on=decided, on=decided, recipient="legal_representative"),
        report=None,
        closing=ClosingFacts(
            fine=yuan(8000), paid=yuan(8000), delivered=True, ended_by="performed", papers=frozenset(PAPERS)
        ),
        approval=APPROVAL,
        clue=ClueFacts(
            source="巡查",
            registered_on=d("2025-09-22"),
            verified_on=d("2025-09-25"),
            result_stated=True,
            ours=True,
        ),
        filing=FilingFacts(
            source_stated=True,
            prima_facie_evidence=True,
            deserves_penalty=True,
            handlers=(1, 2),
            filed_on=d("2025-09-26"),
        ),
        record=RECORD,
        investigation=InvestigationFacts(
            ended_on=d("2025-10-09"),
            report_by_id=101,
            inspections=1,
            inquiries=1,
            states_facts=True,
            states_evidence=True,
            states_basis=True,
            states_discretion=True,
            states_proposal=True,
        ),
        notice=NOTICE,
        gravity=GravityFacts(
            public_interest=False,
            third_party_interest=False,
            difficult=False,
            several_relations=False,
            complicated=False,
            grave=False,
        ),
        review=REVIEW,
        discussion=DISCUSSION,
        benchmark=BenchmarkFacts(
            name="市裁量基准（2023）",
            published_on=d("2023-11-01"),
            in_force_from=d("2023-12-01"),
            in_force_until=d("2028-11-30"),
            tiers=TIERS,
            chosen="较轻",
            choice_reason_stated=True,
        ),
        term=TermFacts(filed_on=d("2025-09-26")),
        extension=ExtensionFacts(days=30, decided_on=d("2025-10-24"), approver=head(), reason_stated=True),
        exclusion=ExclusionFacts(
            kind="appraisal",
            first=d("2025-10-13"),
            last=d("2025-10-22"),
            paper_no="委〔2025〕1号",
            told_on=d("2025-10-13"),
        ),
        suspension=SuspensionFacts(first=d("2025-10-20"), reason_stated=True, proved=True, approver=head()),
    )


def o(**changes: Any) -> Facts:
    """The lawful ordinary case, changed as `but` changes."""
    return but(ordinary(), **changes)
