"""Records, elements and their proof, the report; evidence kept, sampled, recorded by a device; gains (INV, DEC-10)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import evidence, investigation
from enforcement.rules.facts import (
    ElementFacts,
    Facts,
    GainsFacts,
    MonitoringFacts,
    RegistrationFacts,
    SamplingFacts,
)
from enforcement.rules.findings import Rule
from enforcement.rules.proof import evidence_is_of_a_lawful_kind
from tests.rules.lawful import at, but, d, said, yuan
from tests.rules.ordinary import RECORD, head, o, ordinary

complete = investigation.the_record_is_complete
signed = investigation.the_record_is_signed_or_the_refusal_noted
proved = investigation.each_element_is_proved
ends = investigation.the_investigation_ends_with_records
report = investigation.the_report_states_what_was_found
INV1 = "forbids INV-01 record"
SHOWN = "forbids JUR-05 record"


def r(**changes: Any) -> Facts:
    return o(record=replace(RECORD, **changes))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("INV-01 an inquiry", complete, r(), []),
    ("INV-01 no record", complete, o(record=None), [INV1]),
    ("INV-01 no beginning", complete, r(begun_at=None), [INV1]),
    ("INV-01 no end", complete, r(ended_at=None), [INV1]),
    ("INV-01 ended before it began", complete, r(ended_at=at("2025-09-28T08:59")), [INV1]),
    ("INV-01 ended at once", complete, r(ended_at=at("2025-09-28T09:00")), []),
    ("INV-01 no place", complete, r(place=" "), [INV1]),
    ("INV-01 nobody knows who was asked", complete, r(identity_stated=False), [INV1]),
    ("INV-01 an inspection asks nobody", complete, r(kind="inspection", identity_stated=False), []),
    ("INV-01 rights not told", complete, r(rights_told=None), [INV1]),
    ("INV-01 an inspection tells no rights", complete, r(kind="inspection", rights_told=None), []),
    ("INV-01 empty", complete, r(content_stated=False), [INV1]),
    ("INV-01 an empty inspection", complete, r(kind="inspection", content_stated=False), [INV1]),
    ("JUR-05 badge not shown", complete, r(badge_shown=False), [SHOWN]),
    ("JUR-05 badge not answered", complete, r(badge_shown=None), [SHOWN]),
    ("JUR-05 example: no number", complete, r(certificate_numbers=()), [SHOWN]),
    ("JUR-05 one number twice", complete, r(certificate_numbers=("33-1", "33-1")), [SHOWN]),
    ("JUR-05 an empty number", complete, r(certificate_numbers=("33-1", "")), [SHOWN]),
    ("JUR-05 example: another number", complete, r(certificate_numbers=("33-1", "33-9")), [SHOWN]),
    ("INV-01 signed", signed, r(), []),
    ("INV-01 nothing to sign", signed, o(record=None), []),
    ("INV-01 not signed", signed, r(signed=False), [INV1]),
    ("INV-01 not each page of an inquiry", signed, r(each_page_signed=False), [INV1]),
    ("INV-01 an inspection is signed once", signed, r(kind="inspection", each_page_signed=False), []),
    ("INV-01 refused, noted, witness", signed, r(signed=False, refused=True, refusal_noted=True, witnesses=1), []),
    ("INV-01 refused, noted, on tape", signed, r(signed=False, refused=True, refusal_noted=True, recordings=1), []),
    ("INV-01 refused, not noted", signed, r(refused=True, witnesses=1), [INV1]),
    ("INV-01 refused, nobody saw it", signed, r(refused=True, refusal_noted=True), [INV1]),
]


def showing(*names: str, piece: str = "e1", **changes: Any) -> Facts:
    return o(elements=tuple(ElementFacts(name=name, evidence_ids=(piece,)) for name in names), **changes)


ALL = (*investigation.GENERAL_ELEMENTS, "超过排放标准排放油烟")
LESS = [name for name in ALL if name != "时间"]
ROWS += [
    ("DEC-10 every element proved", proved, showing(*ALL), []),
    *[
        (f"DEC-10 example: no proof of {left}", proved, showing(*[n for n in ALL if n != left]), [FAULT])
        for FAULT in ["forbids DEC-10 elements"]
        for left in ALL
    ],
    ("DEC-10 proved by evidence that is not there", proved, showing(*ALL, piece="e9"), ["forbids DEC-10 elements"]),
    (
        "DEC-10 proved by excluded evidence",
        proved,
        showing(*ALL, evidence=(replace(ordinary().evidence[0], excluded=True),)),
        ["forbids DEC-10 elements"],
    ),
    (
        "DEC-10 proved by evidence nobody cites",
        proved,
        showing(*ALL, evidence=(replace(ordinary().evidence[0], cited=False),)),
        ["forbids DEC-10 elements"],
    ),
    ("DEC-10 no evidence", proved, o(evidence=()), ["forbids DEC-10 evidence"]),
    ("DEC-10 example: no legal basis", proved, o(legal_basis_stated=False), ["forbids DEC-10 violation"]),
    ("DEC-10 asked before a proposal", proved, o(proposal=None, elements=()), ["forbids DEC-10 elements"]),
    ("DEC-10 nothing to prove when not punished", proved, o(proposal__outcome="not_punish", elements=()), []),
    ("DEC-10 no violation chosen", proved, showing(*investigation.GENERAL_ELEMENTS, violation=None), []),
    ("INV-01 ends", ends, o(), []),
    ("INV-01 no report", ends, o(investigation=None), ["forbids INV-01 investigation"]),
    ("INV-01 example: an inquiry without record", ends, o(investigation__unrecorded=1), [INV1]),
    ("INV-01 nobody was asked", ends, o(investigation__inquiries=0), ["notes INV-01 record"]),
    ("DEC-04 report", report, o(), []),
    ("DEC-04 no report", report, o(investigation=None), ["forbids DEC-04 investigation"]),
    ("DEC-04 no day", report, o(investigation__ended_on=None), ["forbids DEC-04 investigation"]),
    ("DEC-04 nobody reports", report, o(investigation__report_by_id=None), ["forbids DEC-04 investigation"]),
    ("DEC-04 ended today", report, o(investigation__ended_on=d("2025-10-24")), []),
    ("DEC-04 ended tomorrow", report, o(investigation__ended_on=d("2025-10-25")), ["forbids DEC-04 investigation"]),
    *[
        (f"DEC-04 the report lacks {part}", report, o(**{f"investigation__states_{part}": False}), [FAULT])
        for FAULT in ["forbids DEC-04 investigation"]
        for part in ("facts", "evidence", "basis", "discretion", "proposal")
    ],
]

approved = evidence.evidence_is_kept_in_advance_with_approval
settled = evidence.evidence_kept_in_advance_is_settled_in_time
sample = evidence.a_sample_is_listed_and_signed
device = evidence.what_a_device_recorded_is_reviewed
gains = evidence.unlawful_gains_are_taken_whole


def kept(at_day: str = "2025-09-26", **changes: Any) -> Facts:
    made = {
        "registered_on": d("2025-09-26"),
        "ground": "may_be_lost",
        "approver": head(),
        "approved_on": d("2025-09-26"),
        "items_listed": True,
    }
    return o(at=at(at_day), now=at(at_day), registrations=(RegistrationFacts(**{**made, **changes}),))


def done(on: str, way: str = "released") -> Facts:
    return kept("2025-10-24", settled_on=d(on), settlement=way)


KEPT, KEPT_BY = "forbids INV-03 evidence", "forbids INV-03 approval"
ROWS += [
    ("INV-03 kept with approval", approved, kept(), []),
    ("INV-03 nothing kept", approved, o(), []),
    ("INV-03 no ground", approved, kept(ground=""), [KEPT]),
    ("INV-03 no list", approved, kept(items_listed=False), [KEPT]),
    ("INV-03 no day", approved, kept(registered_on=None), [KEPT]),
    ("INV-03 nobody approved", approved, kept(approver=None), [KEPT_BY]),
    ("INV-03 no day of approval", approved, kept(approved_on=None), [KEPT_BY]),
    ("INV-03 approved by no head", approved, kept(approver=head(rank="")), [KEPT_BY]),
    ("INV-03 approved a day later", approved, kept(approved_on=d("2025-09-27")), [KEPT_BY]),
    ("INV-03 nothing to settle", settled, o(), []),
    ("INV-03 no day to count from", settled, kept("2025-10-24", registered_on=None), []),
    ("INV-03 example: the 7th working day, not settled", settled, kept("2025-10-13"), []),
    ("INV-03 a day later, not settled", settled, kept("2025-10-14"), [KEPT]),
    ("INV-03 settled on the 7th working day", settled, done("2025-10-13"), []),
    ("INV-03 settled a day late", settled, done("2025-10-14"), ["asks_reason INV-03 reasons"]),
    ("INV-03 settled before it was kept", settled, done("2025-09-25"), [KEPT]),
    ("INV-03 settled the same day", settled, done("2025-09-26"), []),
    ("CMP-10 nobody knows how", settled, done("2025-10-10", ""), ["forbids CMP-10 evidence"]),
    ("CMP-10 seized with authority", settled, done("2025-10-10", "seized"), []),
    ("INV-03 no sample", sample, o(), []),
    ("INV-03 sampled", sample, o(sampling=SamplingFacts(on=d("2025-09-26"), items_listed=True, signed=True)), []),
    (
        "INV-03 sample refused and noted",
        sample,
        o(sampling=SamplingFacts(on=d("2025-09-26"), items_listed=True, refusal_noted=True)),
        [],
    ),
    ("INV-03 sample not signed", sample, o(sampling=SamplingFacts(on=d("2025-09-26"), items_listed=True)), [KEPT]),
    ("INV-03 sample without list", sample, o(sampling=SamplingFacts(on=d("2025-09-26"), signed=True)), [KEPT]),
    ("INV-03 sample without day", sample, o(sampling=SamplingFacts(items_listed=True, signed=True)), [KEPT]),
]
FINE = MonitoringFacts(
    evidence_id="e1",
    device="噪声监测 01",
    legal_review=True,
    technical_review=True,
    meets_standard=True,
    sign_visible=True,
    place_published=True,
    calibrated_until=d("2025-09-30"),
    captured_on=d("2025-09-26"),
    record_reviewed=True,
    party_told=True,
)


def watched(**changes: Any) -> Facts:
    return o(monitoring=(replace(FINE, **changes),))


NO_PROOF = "forbids INV-04 evidence"
FLAGS = ("legal_review", "technical_review", "meets_standard", "sign_visible", "place_published", "record_reviewed")
ROWS += [
    ("INV-04 a good device", device, watched(), []),
    ("INV-04 no device", device, o(), []),
    *[(f"INV-04 no {flag}", device, watched(**{flag: False}), [NO_PROOF]) for flag in FLAGS],
    ("INV-04 the last good day", device, watched(captured_on=d("2025-09-30")), []),
    ("INV-04 example: calibrated to 09-30, captured 10-02", device, watched(captured_on=d("2025-10-02")), [NO_PROOF]),
    ("INV-04 never calibrated", device, watched(calibrated_until=None), [NO_PROOF]),
    ("INV-04 nobody knows when", device, watched(captured_on=None), [NO_PROOF]),
    ("INV-04 the party was not told", device, watched(party_told=False), ["forbids INV-04 notice"]),
    ("INV-04 not cited does not matter", device, watched(evidence_id="e9", legal_review=False), []),
    (
        "INV-04 excluded does not matter",
        device,
        but(watched(legal_review=False), evidence=(replace(ordinary().evidence[0], excluded=True),)),
        [],
    ),
]


def earned(taken: str | None, **changes: Any) -> Facts:
    made = GainsFacts(**{"received": yuan(1200), "calculation_stated": True, **changes})
    return o(gains=made, proposal__gains=None if taken is None else yuan(taken))


TAKEN = "forbids INV-06 amount"
ROWS += [
    ("INV-06 example: 1200 received, 800 of goods", gains, earned("1200", costs=yuan(800)), [TAKEN]),
    ("INV-06 1200 taken", gains, earned("1200"), []),
    ("INV-06 example: 400 is not the gain", gains, earned("400"), [TAKEN]),
    ("INV-06 a cent too much", gains, earned("1200.01"), [TAKEN]),
    ("INV-06 example: 200 refunded", gains, earned("1000", refunded=yuan(200)), []),
    ("INV-06 nothing taken", gains, earned(None), [TAKEN]),
    ("INV-06 no calculation", gains, earned("1200", calculation_stated=False), [TAKEN]),
    ("INV-06 costs by another rule", gains, earned("400", costs=yuan(800), other_rule="某规章第三条"), []),
    ("INV-06 no gains stated", gains, o(), []),
    ("INV-06 nothing received stated", gains, earned(None, received=None, calculation_stated=False), []),
    ("INV-06 not punished", gains, but(earned(None), proposal__outcome="not_punish"), []),
    (
        "INV-07 example: excluded and still cited",
        evidence_is_of_a_lawful_kind,
        o(evidence=(replace(ordinary().evidence[0], excluded=True),)),
        ["forbids INV-07 evidence"],
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_investigation(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_INV_06_gains_are_never_below_nothing_nor_guessed() -> None:
    assert evidence.unlawful_gains(GainsFacts(received=yuan(100), refunded=yuan(300))) == yuan(0)
    assert evidence.unlawful_gains(GainsFacts(received=yuan(100), costs=yuan(30))) == yuan(100)
    with pytest.raises(ValueError, match="received"):
        evidence.unlawful_gains(GainsFacts())


def test_INV_04_telling_the_party_has_its_own_paragraph() -> None:
    assert [str(each) for each in device(watched(party_told=False))[0].basis] == ["行政处罚法第四十一条第三款"]


def test_INV_06_the_amount_is_in_the_sentence() -> None:
    assert "1200 元应当全部没收" in gains(earned("400"))[0].says


def test_DEC_10_the_sentence_names_what_is_not_proved() -> None:
    assert investigation.unproved_elements(showing(*LESS)) == ("时间",)
    assert "没有证据证明：时间" in proved(showing(*LESS))[0].says
    assert investigation.required_elements(o(violation__elements=("时间", "甲"))) == (
        "主体",
        "时间",
        "地点",
        "行为",
        "甲",
    )
