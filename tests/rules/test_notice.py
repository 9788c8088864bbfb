"""The notice, the time to speak, and that speaking makes nothing worse (PRE-01, PRE-02, PRE-03)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import notice
from enforcement.rules.facts import Facts, StatementFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, but, d, official, said, yuan
from tests.rules.ordinary import NOTICE, o

states = notice.the_notice_states_what_the_party_must_know
delivered = notice.no_decision_before_the_notice_is_delivered
whole = notice.the_notice_gives_the_whole_time
time = notice.the_time_to_speak_has_run
examined = notice.a_statement_is_examined_again
worse = notice.speaking_up_makes_nothing_worse
TOLD = "forbids PRE-01 notice"
EARLY = "forbids PRE-02 statement"
NOT = {"proposal__outcome": "not_punish"}


def n(day: str = "2025-10-24", **changes: Any) -> Facts:
    made = o(at=at(day), now=at(day))
    return but(made, notice=replace(NOTICE, **changes))


def told(day: str, decided: str, **changes: Any) -> Facts:
    return n(decided, issued_on=d(day), delivered_on=d(day), **changes)


WAIVED = {"waived_on": d("2025-09-26"), "waiver_kept": True}
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("PRE-01 the notice", states, n(), []),
    ("PRE-01 no notice", states, o(notice=None), [TOLD]),
    *[
        (f"PRE-01 no {part}", states, n(**{part: False}), [TOLD])
        for part in ("content", "facts", "grounds", "basis", "statement_right")
    ],
    ("PRE-01 example: only the amount told", states, n(facts=False, grounds=False, basis=False), [TOLD] * 3),
    ("PRE-01 no penalty, no notice", states, o(notice=None, **NOT), []),
    ("PRE-01 delivered", delivered, n(), []),
    ("PRE-01 no notice at all", delivered, o(notice=None), [TOLD]),
    ("PRE-01 not delivered", delivered, n(delivered_on=None), [TOLD]),
    ("PRE-01 delivered on the day", delivered, n(delivered_on=d("2025-10-24")), []),
    ("PRE-01 delivered tomorrow", delivered, n(delivered_on=d("2025-10-25")), [TOLD]),
    ("PRE-01 delivered before it was made", delivered, n(delivered_on=d("2025-10-09")), [TOLD]),
    ("PRE-01 delivered the day it was made", delivered, n(delivered_on=d("2025-10-10")), []),
    ("PRE-01 no day of making", delivered, n(issued_on=None), []),
    ("PRE-01 not punished", delivered, o(notice=None, **NOT), []),
    ("PRE-02 no last day told", whole, n(), []),
    ("PRE-02 no notice", whole, o(notice=None), []),
    ("PRE-02 not delivered", whole, n(delivered_on=None, statement_until=d("2025-10-01")), []),
    ("PRE-02 the whole time told", whole, n(statement_until=d("2025-10-17")), []),
    ("PRE-02 a day less told", whole, n(statement_until=d("2025-10-16")), ["forbids PRE-02 notice"]),
    ("PRE-06 the whole time told", whole, n(hearing_until=d("2025-10-17")), []),
    ("PRE-06 a day less told", whole, n(hearing_until=d("2025-10-16")), ["forbids PRE-06 notice"]),
    ("PRE-02 example: told 09-26, the 5th working day", time, told("2025-09-26", "2025-10-10"), [EARLY]),
    ("PRE-02 the day after", time, told("2025-09-26", "2025-10-11"), []),
    ("PRE-02 example: told 2026-02-12", time, told("2026-02-12", "2026-02-26"), [EARLY]),
    ("PRE-02 the day after, 2026", time, told("2026-02-12", "2026-02-27"), []),
    ("PRE-02 example: told 09-30", time, told("2025-09-30", "2025-10-14"), [EARLY]),
    ("PRE-02 longer told", time, told("2025-09-26", "2025-10-13", statement_until=d("2025-10-13")), [EARLY]),
    ("PRE-02 longer told, over", time, told("2025-09-26", "2025-10-14", statement_until=d("2025-10-13")), []),
    ("PRE-01 example: decided the day it was told", time, told("2025-09-26", "2025-09-26"), [EARLY]),
    ("PRE-01 example: unless it was given up", time, told("2025-09-26", "2025-09-26", **WAIVED), []),
    (
        "PRE-01 given up without proof",
        time,
        told("2025-09-26", "2025-10-11", waived_on=d("2025-09-26")),
        ["forbids PRE-01 statement"],
    ),
    (
        "PRE-01 given up before it was told",
        time,
        told("2025-09-27", "2025-09-28", **WAIVED),
        [EARLY],
    ),
    (
        "PRE-01 given up tomorrow",
        time,
        told("2025-09-26", "2025-09-26", waived_on=d("2025-09-27"), waiver_kept=True),
        [EARLY],
    ),
    (
        "PRE-02 next year's holidays are not known",
        time,
        but(told("2026-12-29", "2027-01-20"), calendar=official()),
        ["forbids PRE-02 calendar"],
    ),
    ("PRE-02 no notice is another rule's matter", time, o(notice=None), []),
    ("PRE-02 not delivered likewise", time, n(delivered_on=None), []),
    ("PRE-02 not punished", time, but(told("2025-09-26", "2025-09-26"), **NOT), []),
]


def spoke(**changes: Any) -> Facts:
    made = {"made": True, "content_stated": True, "review": "adopted", "received_on": d("2025-10-13")}
    return o(statement=StatementFacts(**{**made, **changes}))


SPOKE = "forbids PRE-03 statement"
HEAVIER = "forbids PRE-03 notice"


def fined(fine: str, told_fine: str | None, **changes: Any) -> Facts:
    proposed = None if told_fine is None else yuan(told_fine)
    return but(n(proposed_fine=proposed), proposal__fine=yuan(fine), **changes)


ROWS += [
    ("PRE-03 adopted", examined, spoke(), []),
    ("PRE-03 nothing said", examined, o(), []),
    ("PRE-03 not asked", examined, o(statement=None), []),
    ("PRE-03 no content", examined, spoke(content_stated=False), [SPOKE]),
    ("PRE-03 not examined", examined, spoke(review=None), [SPOKE]),
    ("PRE-03 rejected without reason", examined, spoke(review="rejected"), [SPOKE]),
    ("PRE-03 partly adopted without reason", examined, spoke(review="partly"), [SPOKE]),
    ("PRE-03 rejected with reason", examined, spoke(review="rejected", review_reason_stated=True), []),
    ("PRE-03 examined before it came", examined, spoke(review_on=d("2025-10-12")), [SPOKE]),
    ("PRE-03 examined the day it came", examined, spoke(review_on=d("2025-10-13")), []),
    ("PRE-03 no day it came", examined, spoke(review_on=d("2025-10-12"), received_on=None), []),
    ("PRE-03 example: told 1000, decided 1500", worse, fined("1500", "1000"), [HEAVIER]),
    ("PRE-03 example: adopted, 500", worse, fined("500", "1000"), []),
    ("PRE-03 as told", worse, fined("1000", "1000"), []),
    ("PRE-03 a cent more", worse, fined("1000.01", "1000"), [HEAVIER]),
    ("PRE-03 no fine told", worse, fined("1000", None), [HEAVIER]),
    ("PRE-03 a warning not told", worse, but(n(), proposal__warning=True), [HEAVIER]),
    ("PRE-03 a warning told", worse, but(n(proposed_warning=True), proposal__warning=True), []),
    ("PRE-03 a kind not told", worse, but(n(), proposal__other_kinds=("责令停业",)), [HEAVIER]),
    (
        "PRE-03 a kind told",
        worse,
        but(n(proposed_kinds=("责令停业", "吊销许可证")), proposal__other_kinds=("责令停业",)),
        [],
    ),
    ("PRE-03 more gains", worse, but(n(proposed_gains=yuan(5)), proposal__gains=yuan("5.01")), [HEAVIER]),
    ("PRE-03 the gains told", worse, but(n(proposed_gains=yuan(5)), proposal__gains=yuan(5)), []),
    ("PRE-03 more goods", worse, but(n(), proposal__goods_value=yuan(1)), [HEAVIER]),
    ("PRE-03 the goods told", worse, but(n(proposed_goods_value=yuan(1)), proposal__goods_value=yuan(1)), []),
    ("PRE-03 example: new facts need a new notice", worse, n(changed=True), [HEAVIER]),
    ("PRE-03 no notice", worse, o(notice=None), []),
    ("PRE-03 not punished", worse, but(fined("1500", "1000"), **NOT), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_notice(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_PRE_02_the_sentence_names_the_last_day() -> None:
    found = time(told("2025-09-26", "2025-10-10"))
    assert "2025-10-10 周五" in found[0].says


def test_PRE_03_the_sentence_names_what_is_heavier() -> None:
    found = worse(but(fined("1500", "1000"), proposal__warning=True))
    assert found[0].says.startswith("罚款数额、警告重于告知的内容")


def test_PRE_06_a_day_less_for_the_hearing_breaks_its_own_article() -> None:
    found = whole(n(hearing_until=d("2025-10-16")))
    assert [str(each) for each in found[0].basis] == ["行政处罚法第六十四条第（一）项"]
