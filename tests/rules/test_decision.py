"""The decision and its paper, daily fines, emergencies, recusal, the file (DEC-04, DEC-05, DEC-06, DEC-10, DEC-12, DEC-13)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import decision, recusal, volume
from enforcement.rules.facts import (
    DailyFineFacts,
    EmergencyFacts,
    Facts,
    RecusalFacts,
)
from enforcement.rules.findings import Rule
from enforcement.rules.records import a_case_is_closed_when_all_is_done
from enforcement.rules.remedies import both_remedies_are_offered, ordinary_remedy_text, remedy_text
from tests.rules.lawful import BUREAU, at, but, d, officer, said, yuan
from tests.rules.ordinary import head, o

ends = decision.the_decision_is_one_of_those_the_law_knows
paper = decision.the_decision_paper_states_the_six_items
seal = decision.the_decision_is_sealed_before_it_is_delivered
daily = decision.a_daily_fine_follows_a_fine_an_order_and_a_recheck
emergency = decision.a_heavier_penalty_in_an_emergency_names_its_document
LACKS = "forbids DEC-05 number"
NOT = {"proposal__outcome": "not_punish", "proposal__not_punish_ground": "minor"}

ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("DEC-04 a penalty", ends, o(), []),
    ("DEC-04 nothing proposed", ends, o(proposal=None), ["forbids DEC-04 amount"]),
    ("DEC-10 facts not established", ends, o(facts_established=False), ["forbids DEC-10 evidence"]),
    ("DEC-04 let off on a ground", ends, o(**NOT), []),
    ("DEC-04 let off without", ends, o(proposal__outcome="not_punish"), ["forbids DEC-04 waiver"]),
    ("DEC-04 dismissed without", ends, o(proposal__outcome="dismiss"), ["forbids DEC-04 waiver"]),
    (
        "DEC-04 example: facts cannot stand, dismissed",
        ends,
        o(proposal__outcome="dismiss", proposal__not_punish_ground="not_established", facts_established=False),
        [],
    ),
    ("DEC-04 referred", ends, o(proposal__outcome="transfer", facts_established=False), []),
    ("DEC-05 six items", paper, o(), []),
    ("DEC-10 no written decision", paper, o(paper=None), ["forbids DEC-10 number"]),
    ("DEC-05 no number", paper, o(paper__number=" "), [LACKS]),
    *[
        (f"DEC-05 no {item}", paper, o(**{f"paper__{item}": False}), [LACKS])
        for item in (
            "party", "violation", "facts_and_evidence", "kind_and_basis", "fine_amount", "payment_terms",
            "remedies", "dated",
        )
    ],
    ("DEC-05 no authority", paper, o(paper__authority_name=" "), [LACKS]),
    (
        "DEC-05 no fine, no payment",
        paper,
        o(paper__fine_amount=False, paper__payment_terms=False, proposal__fine=None),
        [],
    ),
    ("DEC-05 let off, no payment", paper, o(paper__fine_amount=False, paper__payment_terms=False, **NOT), []),
    ("DEC-05 let off, no reasons", paper, o(paper__kind_and_basis=False, **NOT), [LACKS]),
    ("DEC-05 nothing proposed", paper, o(proposal=None, paper__fine_amount=False, paper__payment_terms=False), []),
    ("DEC-05 sealed", seal, o(), []),
    ("DEC-05 example: no seal", seal, o(paper__sealed=False), [LACKS]),
    ("DEC-05 no paper to seal", seal, o(paper=None), [LACKS]),
]  # fmt: skip
DAYS = DailyFineFacts(
    original_fine=yuan(20000),
    original_decided_on=d("2026-09-01"),
    ordered_on=d("2026-09-01"),
    rechecked_on=d("2026-09-10"),
    still_unlawful=True,
    producer_or_operator=True,
    clause="生态环境法典第一千零六十条",
    amount=yuan(180000),
)


def repeated(**changes: Any) -> Facts:
    return o(at=at("2026-09-12"), now=at("2026-09-12"), daily_fine=replace(DAYS, **changes))


def spread(**changes: Any) -> Facts:
    made = {"claimed": True, "document": "应急〔2025〕1号", "since": d("2025-09-26"), "until": d("2025-09-26")}
    return o(emergency=EmergencyFacts(**{**made, **changes}))


SUM, FACT = "forbids DEC-12 amount", "forbids DEC-13 violation"
ROWS += [
    ("DEC-12 example: 20000, order 09-01, recheck 09-10", daily, repeated(), []),
    ("DEC-12 no daily fine", daily, o(), []),
    ("DEC-12 ten days counted", daily, repeated(amount=yuan(200000)), [SUM]),
    ("DEC-12 no sum", daily, repeated(amount=None), [SUM]),
    ("DEC-12 example: a citizen", daily, repeated(producer_or_operator=False), ["forbids DEC-12 party"]),
    ("DEC-12 nobody asked", daily, repeated(producer_or_operator=None), ["forbids DEC-12 party"]),
    ("DEC-12 no clause", daily, repeated(clause=" "), ["forbids DEC-12 violation"]),
    ("DEC-12 no fine before", daily, repeated(original_fine=None), [SUM]),
    ("DEC-12 no decision before", daily, repeated(original_decided_on=None), [SUM]),
    ("DEC-12 no order", daily, repeated(ordered_on=None), ["forbids DEC-12 order"]),
    ("DEC-12 no recheck", daily, repeated(rechecked_on=None), ["forbids DEC-12 recheck"]),
    ("DEC-12 corrected at the recheck", daily, repeated(still_unlawful=False), ["forbids DEC-12 recheck"]),
    (
        "DEC-12 rechecked the day of the order",
        daily,
        repeated(rechecked_on=d("2026-09-01")),
        ["forbids DEC-12 recheck"],
    ),
    (
        "DEC-12 rechecked the day after",
        daily,
        repeated(rechecked_on=d("2026-09-02"), amount=yuan(20000)),
        [],
    ),
    ("DEC-13 in the emergency", emergency, spread(), []),
    ("DEC-13 no emergency", emergency, o(), []),
    ("DEC-13 not claimed", emergency, spread(claimed=False, document=""), []),
    ("DEC-13 no document", emergency, spread(document=" "), [FACT]),
    ("DEC-13 before it began", emergency, spread(since=d("2025-09-27")), [FACT]),
    ("DEC-13 after it ended", emergency, spread(until=d("2025-09-25")), [FACT]),
    ("DEC-13 it lasts", emergency, spread(until=None), []),
    ("DEC-13 no beginning", emergency, spread(since=None), [FACT]),
    ("DEC-13 the day it ended counts", emergency, but(spread(), act__ended=None), []),
    (
        "DEC-13 no day of the act: that of the decision",
        emergency,
        but(spread(), act__ended=None, act__began=None),
        [FACT],
    ),
    ("DEC-13 not punished", emergency, but(spread(document=""), **NOT), []),
]

goes_on = recusal.the_investigation_goes_on_while_recusal_is_asked
first = recusal.recusal_is_decided_before_the_case
by = recusal.recusal_is_decided_by_a_head
REC = "forbids JUR-06 recusal"


def away(**changes: Any) -> Facts:
    made = {"person_id": 2, "requested_on": d("2025-10-13"), "reason_stated": True}
    return o(recusals=(RecusalFacts(**{**made, **changes}),))


GRANTED = {"granted": True, "decided_on": d("2025-10-14"), "decided_by": head()}
ROWS += [
    ("JUR-06 nobody asked", goes_on, o(), []),
    ("JUR-06 asked: the investigation goes on", goes_on, away(), ["notes JUR-06 recusal"]),
    ("JUR-06 decided: nothing to note", goes_on, away(**GRANTED), []),
    ("JUR-06 an empty request", goes_on, away(requested_on=None), []),
    ("JUR-06 no decision while it is open", first, away(), [REC]),
    ("JUR-06 refused is decided too", first, away(**{**GRANTED, "granted": False}), []),
    ("JUR-06 nobody asked, decide", first, o(), []),
    ("JUR-06 by a head", by, away(**GRANTED), []),
    ("JUR-06 not decided", by, away(), []),
    ("JUR-06 no day", by, away(**{**GRANTED, "decided_on": None}), [REC]),
    ("JUR-06 by nobody", by, away(**{**GRANTED, "decided_by": None}), [REC]),
    ("JUR-06 by no head", by, away(**{**GRANTED, "decided_by": head(rank="")}), [REC]),
    ("JUR-06 by a handler", by, away(**{**GRANTED, "decided_by": head(101)}), [REC]),
    ("JUR-06 decided before it was asked", by, away(**{**GRANTED, "decided_on": d("2025-10-12")}), [REC]),
    ("JUR-06 decided the day it was asked", by, away(**{**GRANTED, "decided_on": d("2025-10-13")}), []),
    ("JUR-06 no day of asking", by, away(**{**GRANTED, "requested_on": None}), []),
    (
        "JUR-06 unknown accounts are nobody",
        by,
        but(away(**GRANTED), officers=(officer(1, account_id=None),)),
        [],
    ),
]

close = a_case_is_closed_when_all_is_done
alone = volume.an_ordinary_case_has_a_volume_of_its_own
both = both_remedies_are_offered
DEC6 = "forbids DEC-06 procedure"
ROWS += [
    ("REC-04 no report in the ordinary procedure", close, o(closing__reported=None), []),
    (
        "REC-04 a report in the simple one",
        close,
        o(closing__reported=None, procedure="simple"),
        ["forbids REC-04 report"],
    ),
    ("REC-04 kept evidence not settled", close, o(closing__registrations_open=1), ["forbids REC-04 evidence"]),
    ("REC-04 example: goods not returned", close, o(closing__seized_items_open=1), ["forbids REC-04 procedure"]),
    ("REC-03 a volume of its own", alone, o(volume_count=0), []),
    ("REC-03 a volume shared", alone, o(volume_count=1), ["forbids REC-03 number"]),
    ("REC-03 no volume yet", alone, o(volume_count=None), []),
    ("REC-03 simple cases share", alone, o(volume_count=1, procedure="simple"), []),
    ("DEC-06 both ways", both, o(), []),
    ("DEC-06 the text of the spot", both, o(paper__remedy_text=remedy_text(BUREAU, d("2025-10-24"))), [DEC6, DEC6]),
    ("DEC-06 no suit", both, o(paper__remedy_text="可以自收到之日起六十日内向区人民政府申请行政复议。"), [DEC6]),
    ("DEC-06 in figures", both, o(paper__remedy_text="60日内申请复议；或者6个月内向法院起诉。"), []),
    ("DEC-06 先申请", both, o(paper__remedy_text="先申请行政复议；六个月内起诉。"), [DEC6]),
    ("DEC-06 simple", both, o(procedure="simple", paper__remedy_text=""), []),
    ("DEC-06 no paper", both, o(paper=None), []),
    ("DEC-06 before the law of 2024", both, o(at=at("2023-12-31"), paper__remedy_text=""), []),
    ("DEC-06 the first day of it", both, o(at=at("2024-01-01"), paper__remedy_text=""), [DEC6]),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_decision(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_DEC_12_both_ends_count_and_there_is_no_maximum() -> None:
    assert decision.daily_fine(yuan(20000), d("2026-09-01"), d("2026-09-10")) == decision.DailyFine(9, yuan(180000))
    assert decision.daily_fine(yuan("0.01"), d("2026-09-01"), d("2026-09-02")).amount == yuan("0.01")
    with pytest.raises(ValueError, match="not after"):
        decision.daily_fine(yuan(20000), d("2026-09-01"), d("2026-09-01"))


def test_DEC_12_rests_on_the_law_of_the_day() -> None:
    citizen = repeated(producer_or_operator=False)
    assert str(daily(citizen)[0].basis[0]) == "生态环境法典第一千零六十条第一款"
    for day, law in (("2026-08-14", "大气污染防治法"), ("2026-08-15", "生态环境法典")):
        assert str(daily(but(citizen, at=at(day)))[0].basis[0]).startswith(law)


def test_DEC_06_each_way_has_its_article() -> None:
    found = both(o(paper__remedy_text=remedy_text(BUREAU, d("2025-10-24"))))
    assert [str(each.basis[0]) for each in found] == ["行政诉讼法第四十六条第一款", "行政复议法第二十条第一款"]


def test_DEC_06_the_text_offers_both_ways_and_needs_both_bodies() -> None:
    text = ordinary_remedy_text(BUREAU, d("2024-01-01"))
    assert "六十日内向云川市澄湖区人民政府申请行政复议" in text
    assert "六个月内直接向云川市澄湖区人民法院提起行政诉讼" in text
    for changes in ({"court": ""}, {"reconsideration_body": ""}):
        with pytest.raises(ValueError, match="not on record"):
            ordinary_remedy_text(replace(BUREAU, **changes), d("2025-10-24"))
    with pytest.raises(ValueError, match="2024"):
        ordinary_remedy_text(BUREAU, d("2023-12-31"))


def test_DEC_05_a_decision_not_to_punish_gives_its_reasons() -> None:
    assert "不予处罚的理由和依据" in paper(o(paper__kind_and_basis=False, **NOT))[0].says
    assert "没有写明事实和证据" in paper(o(paper__party=True, paper__violation=False, **NOT))[0].says
