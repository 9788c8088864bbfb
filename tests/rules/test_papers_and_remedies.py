"""The on-the-spot paper and its text on remedies (SMP-03, 04, 07, DEC-05…08, APP): examples and both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import papers, remedies
from enforcement.rules.facts import EvidenceFacts, Facts, PaperFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import BUREAU, but, d, lawful, on, said

numbered = papers.the_paper_is_numbered_and_of_fixed_form
eight = papers.the_paper_states_the_eight_items
first = remedies.reconsideration_comes_first
days = remedies.the_days_for_remedies_are_true
body = remedies.the_reconsideration_body_is_named
GOOD = remedies.remedy_text(BUREAU, d("2025-09-26"))


def text(words: str, **changes: Any) -> Facts:
    return but(paper__remedy_text=words, **changes)


PAPERS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("SMP-03 numbered", numbered, lawful(), []),
    ("SMP-03 no paper", numbered, but(paper=None), ["forbids SMP-03 number"]),
    ("SMP-03 no number", numbered, but(paper__number=" "), ["forbids SMP-03 number"]),
    ("SMP-03 number used", numbered, but(paper__number_used_before=True), ["forbids SMP-03 number"]),
    ("SMP-03 not the fixed form", numbered, but(paper__fixed_form=False), ["forbids SMP-03 number"]),
    ("SMP-03 signed blank", numbered, but(paper__blank_when_signed=True), ["forbids SMP-03 delivery"]),
    ("SMP-04 all stated", eight, lawful(), []),
    ("SMP-04 no paper", eight, but(paper=None), []),
    ("SMP-04 violation", eight, but(paper__violation=False), ["forbids SMP-04 violation"]),
    ("SMP-04 kind and basis", eight, but(paper__kind_and_basis=False), ["forbids SMP-04 violation"]),
    ("SMP-04 amount", eight, but(paper__fine_amount=False), ["forbids SMP-04 amount"]),
    (
        "SMP-04 a warning states no amount",
        eight,
        but(paper__fine_amount=False, proposal__fine=None, proposal__warning=True),
        [],
    ),
    ("SMP-04 time", eight, but(paper__time=False), ["forbids SMP-04 procedure"]),
    ("SMP-04 example: place", eight, but(paper__place=False), ["forbids SMP-04 place"]),
    ("SMP-04 remedies", eight, but(paper__remedies=False), ["forbids SMP-04 procedure"]),
    ("SMP-04 authority", eight, but(paper__authority_name=""), ["forbids SMP-04 procedure"]),
    ("SMP-04 no signature", eight, but(paper__signatures=0), ["forbids SMP-04 officers"]),
    ("SMP-04 example: one signature", eight, but(paper__signatures=1), ["forbids SMP-04 officers"]),
    ("SMP-04 three signatures", eight, but(paper__signatures=3), []),
    ("DEC-05 stated", papers.party_and_evidence_are_stated, lawful(), []),
    (
        "DEC-05 no name",
        papers.party_and_evidence_are_stated,
        but(party__name_stated=False),
        ["forbids DEC-05 party"],
    ),
    (
        "DEC-05 no address",
        papers.party_and_evidence_are_stated,
        but(party__address_stated=False),
        ["forbids DEC-05 party"],
    ),
    (
        "DEC-05 nobody can be identified",
        papers.party_and_evidence_are_stated,
        but(party__unidentified=True, party__name_stated=False, party__address_stated=False),
        [],
    ),
    (
        "DEC-05 example: no evidence",
        papers.party_and_evidence_are_stated,
        but(evidence=()),
        ["forbids DEC-05 evidence"],
    ),
    (
        "DEC-05 only excluded evidence",
        papers.party_and_evidence_are_stated,
        but(evidence=(EvidenceFacts(id="x", kind="documentary", excluded=True),)),
        ["forbids DEC-05 evidence"],
    ),
    (
        "DEC-05 evidence not cited",
        papers.party_and_evidence_are_stated,
        but(evidence=(EvidenceFacts(id="x", kind="documentary", cited=False),)),
        ["forbids DEC-05 evidence"],
    ),
    (
        "DEC-05 no terms of payment",
        papers.party_and_evidence_are_stated,
        but(paper__payment_terms=False),
        ["forbids DEC-05 payment"],
    ),
    (
        "DEC-05 a warning needs no terms of payment",
        papers.party_and_evidence_are_stated,
        but(paper__payment_terms=False, proposal__fine=None),
        [],
    ),
    ("DEC-05 no paper yet", papers.party_and_evidence_are_stated, but(paper=None), []),
    ("DEC-08 rate told", papers.the_rate_of_the_late_fee_is_told, lawful(), []),
    (
        "DEC-08 rate not told",
        papers.the_rate_of_the_late_fee_is_told,
        but(paper__late_fee_rate=False),
        ["forbids DEC-08 payment"],
    ),
    (
        "DEC-08 a warning has no late fee",
        papers.the_rate_of_the_late_fee_is_told,
        but(paper__late_fee_rate=False, proposal__fine=None),
        [],
    ),
    ("SMP-07 review first", first, text(GOOD), []),
    ("SMP-07 empty", first, text(" "), ["forbids SMP-07 procedure"]),
    (
        "SMP-07 example: 也可以直接起诉",
        first,
        text("可以在六十日内先向云川市澄湖区人民政府申请行政复议，也可以直接向云川市澄湖区人民法院起诉。"),
        ["forbids SMP-07 procedure"],
    ),
    (
        "SMP-07 six months",
        first,
        text("可以先申请行政复议，或者六个月内向人民法院提起行政诉讼。"),
        ["forbids SMP-07 procedure"],
    ),
    (
        "SMP-07 or to court",
        first,
        text("可以先向人民政府申请行政复议或者向人民法院提起行政诉讼。"),
        ["forbids SMP-07 procedure"],
    ),
    (
        "SMP-07 order not stated",
        first,
        text("六十日内向云川市澄湖区人民政府申请行政复议。"),
        ["forbids SMP-07 procedure"],
    ),
    (
        "SMP-07 court not stated",
        first,
        text("六十日内先向云川市澄湖区人民政府申请行政复议。"),
        ["forbids SMP-07 procedure"],
    ),
    ("SMP-07 ordinary procedure", first, text("也可以直接起诉。", procedure="ordinary"), []),
    ("SMP-07 before 2024-01-01", first, but(on("2023-12-31"), paper__remedy_text="也可以直接起诉"), []),
    (
        "SMP-07 from 2024-01-01",
        first,
        but(on("2024-01-01"), paper__remedy_text="先复议，也可以直接起诉"),
        ["forbids SMP-07 procedure"],
    ),
    ("SMP-07 no paper", first, but(paper=None), []),
    ("APP-01 60 days", days, text(GOOD), []),
    (
        "DEC-07 example: 15日内起诉",
        days,
        text("六十日内申请行政复议；15日内向人民法院起诉。"),
        ["forbids DEC-07 procedure"],
    ),
    (
        "DEC-07 15 days for reconsideration",
        days,
        text("自收到之日起十五日内向上一级机关申请复议。"),
        ["forbids DEC-07 procedure", "forbids APP-01 procedure"],
    ),
    (
        "DEC-07 15 days for reconsideration, then to court",
        days,
        text("六十日内申请行政复议；对复议决定不服的，十五日内申请复议或者起诉。"),
        ["forbids DEC-07 procedure"],
    ),
    (
        "DEC-07 15 days to pay are another matter",
        days,
        text("六十日内申请行政复议。罚款自收到之日起十五日内缴纳。"),
        [],
    ),
    ("APP-01 no days", days, text("可以先申请行政复议，再起诉。"), ["forbids APP-01 procedure"]),
    ("APP-01 empty text is SMP-07's matter", days, text(""), []),
    ("DEC-06 body named", body, lawful(), []),
    (
        "DEC-05 example: body not named",
        body,
        text("六十日内先申请行政复议，再起诉。"),
        ["forbids DEC-05 procedure"],
    ),
    (
        "DEC-06 the department above",
        body,
        text("向上一级主管部门申请行政复议，或者云川市澄湖区人民政府。"),
        ["forbids DEC-06 procedure"],
    ),
    (
        "DEC-06 not on record",
        body,
        but(organisation__reconsideration_body=""),
        ["forbids DEC-06 parameters"],
    ),
    (
        "DEC-06 before 2024-01-01",
        body,
        but(on("2023-12-31"), paper__remedy_text="向上一级主管部门申请复议"),
        [],
    ),
    (
        "DEC-06 from 2024-01-01",
        body,
        but(on("2024-01-01"), paper__remedy_text="向上一级主管部门申请复议"),
        ["forbids DEC-06 procedure", "forbids DEC-05 procedure"],
    ),
    ("DEC-06 no paper", body, but(paper=None), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in PAPERS])
def test_papers(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_SMP_04_names_all_eight_items() -> None:
    empty = PaperFacts()
    assert papers.missing_items(empty, True) == (
        "违法行为",
        "处罚的种类和依据",
        "罚款数额",
        "时间",
        "地点",
        "申请行政复议、提起行政诉讼的途径和期限",
        "行政机关名称",
        "执法人员签名或者盖章",
    )
    assert "罚款数额" not in papers.missing_items(empty, False)


def test_SMP_07_the_text_says_reconsideration_first() -> None:
    assert GOOD.startswith("如不服本决定，应当自收到本决定书之日起六十日内先向云川市澄湖区人民政府申请行政复议；")
    assert "十五日内向云川市澄湖区人民法院提起行政诉讼" in GOOD
    assert not remedies.offers_direct_suit(GOOD)
    assert not remedies.untrue_fifteen_days(GOOD)


@pytest.mark.parametrize("missing", ["reconsideration_body", "court"])
def test_no_text_without_body_or_court(missing: str) -> None:
    with pytest.raises(ValueError, match="not on record"):
        remedies.remedy_text(but(**{f"organisation__{missing}": ""}).organisation, d("2025-09-26"))


def test_no_text_is_written_for_the_old_law() -> None:
    assert remedies.remedy_text(BUREAU, d("2024-01-01")) == GOOD
    with pytest.raises(ValueError, match="2024"):
        remedies.remedy_text(BUREAU, d("2023-12-31"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("bureau", "本级人民政府"),
        ("city", "本级人民政府"),
        ("province", "本级人民政府"),
        ("street", "设立该街道办事处的人民政府"),
        ("town", "县级人民政府"),
    ],
)
def test_DEC_06_body_by_kind_of_authority(kind: str, expected: str) -> None:
    assert remedies.body_by_kind(kind) == expected


@pytest.mark.parametrize("kind", ["squad", "entrusted", ""])
def test_DEC_06_who_decides_in_nobody_s_name_has_no_body(kind: str) -> None:
    with pytest.raises(ValueError, match="own name"):
        remedies.body_by_kind(kind)
