"""Evidence, identity, statement, order and recheck (INV-02, INV-05, STD-01, SMP-05, LEN-12)."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import dialogue, proof
from enforcement.rules.facts import (
    EVIDENCE_KINDS,
    EvidenceFacts,
    Facts,
    OrderFacts,
    RecheckFacts,
    StatementFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import but, d, lawful, on, said

kinds = proof.evidence_is_of_a_lawful_kind
identity = proof.the_identity_number_is_checked
heard = dialogue.the_party_is_heard_and_answered
ordered = dialogue.correction_is_ordered
proved = dialogue.refusal_to_correct_is_proved_first


def piece(**changes: Any) -> Facts:
    return but(evidence=(EvidenceFacts(id="e", **changes),))


def statement(**changes: Any) -> Facts:
    return but(statement=StatementFacts(**{"made": True, "content_stated": True, **changes}))


def order(**changes: Any) -> Facts:
    return but(order=OrderFacts(**changes))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    *[(f"INV-02 {kind}", kinds, piece(kind=kind), []) for kind in EVIDENCE_KINDS],
    ("INV-02 no kind", kinds, piece(), ["forbids INV-02 evidence"]),
    ("INV-02 another word", kinds, piece(kind="hearsay"), ["forbids INV-02 evidence"]),
    ("INV-07 excluded and cited", kinds, piece(kind="physical", excluded=True), ["forbids INV-07 evidence"]),
    ("INV-07 excluded, not cited", kinds, piece(kind="physical", excluded=True, cited=False), []),
    ("INV-02 no evidence is another rule's matter", kinds, but(evidence=()), []),
    ("STD-01 checked", identity, lawful(), []),
    ("STD-01 bad digit", identity, but(party__id_check="bad"), ["forbids STD-01 party"]),
    ("STD-01 not checked", identity, but(party__id_check="not_checked"), ["forbids STD-01 party"]),
    (
        "STD-01 old licence, explained",
        identity,
        but(party__id_check="bad", party__id_override_reason="旧版营业执照"),
        [],
    ),
    (
        "STD-01 a blank explanation",
        identity,
        but(party__id_check="bad", party__id_override_reason=" "),
        ["forbids STD-01 party"],
    ),
    ("STD-01 no number", identity, but(party__number_stated=False), ["forbids STD-01 party"]),
    (
        "STD-01 passport, explained",
        identity,
        but(party__number_stated=False, party__id_override_reason="持护照"),
        [],
    ),
    (
        "STD-01 example: nobody can identify him, pictures kept",
        identity,
        but(party__number_stated=False, party__unidentified=True),
        [],
    ),
    (
        "STD-01 nobody can identify him, no pictures",
        identity,
        but(party__unidentified=True, evidence=()),
        ["forbids STD-01 evidence"],
    ),
    ("SMP-05 example: 无", heard, lawful(), []),
    ("SMP-05 example: blank", heard, but(statement=None), ["forbids SMP-05 statement"]),
    ("SMP-05 not asked", heard, statement(made=None), ["forbids SMP-05 statement"]),
    ("SMP-05 no content", heard, statement(content_stated=False), ["forbids SMP-05 statement"]),
    ("SMP-05 not re-examined", heard, statement(), ["forbids SMP-05 statement"]),
    ("SMP-05 adopted", heard, statement(review="adopted"), []),
    ("SMP-05 rejected without reason", heard, statement(review="rejected"), ["forbids SMP-05 statement"]),
    ("SMP-05 partly, without reason", heard, statement(review="partly"), ["forbids SMP-05 statement"]),
    ("SMP-05 rejected with reason", heard, statement(review="rejected", review_reason_stated=True), []),
    ("INV-05 on the spot", ordered, lawful(), []),
    ("INV-05 no order", ordered, but(order=None), ["forbids INV-05 order"]),
    ("INV-05 already corrected", ordered, order(corrected_already=True), []),
    ("INV-05 no day of the order", ordered, order(on_the_spot=True), ["forbids INV-05 order"]),
    (
        "INV-05 neither at once nor by a day",
        ordered,
        order(told_on=d("2025-09-26")),
        ["forbids INV-05 order"],
    ),
    (
        "INV-05 example: 3 days from 2025-09-26",
        ordered,
        order(told_on=d("2025-09-26"), by=d("2025-09-29")),
        [],
    ),
    ("INV-05 by the next day", ordered, order(told_on=d("2025-09-26"), by=d("2025-09-27")), []),
    (
        "INV-05 by the same day",
        ordered,
        order(told_on=d("2025-09-26"), by=d("2025-09-26")),
        ["forbids INV-05 order"],
    ),
    (
        "INV-05 ordered in the future",
        ordered,
        order(told_on=d("2025-09-27"), on_the_spot=True),
        ["forbids INV-05 order"],
    ),
    ("INV-05 not punished", ordered, but(order=None, proposal__outcome="not_punish"), []),
    ("INV-05 nothing proposed yet", ordered, but(order=None, proposal=None), []),
]


def refused(
    day: str = "2025-09-30",
    told: str | None = "2025-09-26",
    by: str | None = "2025-09-29",
    rechecked: str | None = "2025-09-30",
    result: Any = "not_corrected",
    precondition: Any = "overdue",
) -> Facts:
    facts = but(on(day), violation__precondition=precondition)
    made = OrderFacts(told_on=d(told), by=d(by) if by else None, on_the_spot=by is None) if told else None
    return but(facts, order=made, recheck=RecheckFacts(on=d(rechecked), result=result) if rechecked else None)


ORDER, RECHECK = "forbids LEN-12 order", "forbids LEN-12 recheck"
ROWS += [
    ("LEN-12 no precondition", proved, but(order=None), []),
    ("LEN-12 example: 浙江 设摊, no order, fined 50 at once", proved, refused(told=None), [ORDER]),
    ("LEN-12 example: 店外经营, not corrected when rechecked after the term", proved, refused(), []),
    ("LEN-12 no recheck", proved, refused(rechecked=None), [RECHECK]),
    ("LEN-12 recheck without result", proved, refused(result=None), [RECHECK]),
    ("LEN-12 corrected", proved, refused(result="corrected"), [RECHECK]),
    ("LEN-12 rechecked on the last day", proved, refused(rechecked="2025-09-29"), [RECHECK]),
    ("LEN-12 the day after the last day", proved, refused(rechecked="2025-09-30"), []),
    (
        "LEN-12 refused on the last day, overdue needed",
        proved,
        refused(rechecked="2025-09-29", result="refused"),
        [RECHECK],
    ),
    (
        "LEN-12 refused at once, refusal needed",
        proved,
        refused(day="2025-09-26", rechecked="2025-09-26", result="refused", precondition="refuse_to_correct"),
        [],
    ),
    (
        "LEN-12 not corrected before the last day, refusal needed",
        proved,
        refused(rechecked="2025-09-28", precondition="refuse_to_correct"),
        [RECHECK],
    ),
    (
        "LEN-12 ordered at once, not corrected",
        proved,
        refused(day="2025-09-26", by=None, rechecked="2025-09-26", precondition="refuse_to_correct"),
        [],
    ),
    ("LEN-12 recheck before the order", proved, refused(by=None, rechecked="2025-09-25"), [RECHECK]),
    ("LEN-12 recheck after the act", proved, refused(day="2025-09-30", rechecked="2025-10-01"), [RECHECK]),
    ("LEN-12 not punished", proved, but(refused(told=None), proposal__outcome="not_punish"), []),
]


shown = dialogue.correction_claimed_is_shown


def corrected(result: Any = None, ground: str = "minor", noted: bool = False, claim: Any = True) -> Facts:
    return but(
        leniency__corrected_in_time=claim,
        proposal__outcome="not_punish",
        proposal__not_punish_ground=ground,
        order__corrected_already=noted,
        recheck=RecheckFacts(on=d("2025-09-26"), result=result) if result else None,
    )


ROWS += [
    ("INV-05 nothing claimed", shown, corrected(claim=False), []),
    ("INV-05 not answered", shown, corrected(claim=None), []),
    ("INV-05 example: the recheck found it corrected", shown, corrected("corrected"), []),
    ("INV-05 noted as corrected", shown, corrected(noted=True), []),
    ("INV-05 the recheck found otherwise", shown, corrected("not_corrected"), ["forbids INV-05 waiver"]),
    ("INV-05 refused, though noted", shown, corrected("refused", noted=True), ["forbids INV-05 waiver"]),
    ("LEN-02 no proof, slight act", shown, corrected(), ["forbids LEN-02 recheck"]),
    ("LEN-02 no proof, first offence", shown, corrected(ground="first_offence"), ["forbids LEN-02 recheck"]),
    ("LEN-02 no proof needed for a child", shown, corrected(ground="under_14"), []),
    ("LEN-02 no order at all", shown, but(corrected(), order=None), ["forbids LEN-02 recheck"]),
    ("LEN-02 punished anyway", shown, but(leniency__corrected_in_time=True), []),
    ("LEN-02 nothing proposed", shown, but(leniency__corrected_in_time=True, proposal=None), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_proof_and_dialogue(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_INV_02_the_eight_kinds_are_those_of_article_46() -> None:
    assert list(EVIDENCE_KINDS.values()) == [
        "书证",
        "物证",
        "视听资料",
        "电子数据",
        "证人证言",
        "当事人的陈述",
        "鉴定意见",
        "勘验笔录、现场笔录",
    ]
