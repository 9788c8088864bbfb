"""The hearing: when due, when asked for in time, how it is held (PRE-04, PRE-05, PRE-06, PRE-07, PRE-08, PRE-09, CAL-07)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import hearing
from enforcement.rules.facts import Facts, HearingFacts, Local, Parameter
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, but, d, official, said, yuan
from tests.rules.ordinary import LOCAL, NOTICE, o

offered = hearing.a_hearing_is_offered_where_due
request = hearing.a_request_for_a_hearing_has_its_day
asked = hearing.a_hearing_asked_for_is_held_first
time = hearing.the_time_to_ask_for_a_hearing_has_run
before = hearing.a_hearing_is_announced_seven_days_before
manner = hearing.a_hearing_is_held_as_the_law_says
reviewed = hearing.a_heard_case_is_reviewed
DUE = "forbids PRE-04 notice"
WAITS = "forbids PRE-06 hearing"
NOT = {"proposal__outcome": "not_punish"}
EXCLUSIVE = replace(LOCAL, hearing_inclusive=Parameter(False, "V"))


def fined(fine: str, kind: str = "individual", **changes: Any) -> Facts:
    return o(party__kind=kind, proposal__fine=yuan(fine), **changes)


def kinds(*names: str, **changes: Any) -> Facts:
    return o(proposal__fine=None, proposal__other_kinds=names, **changes)


TOLD = {"notice": replace(NOTICE, hearing_right=True)}
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("PRE-05 example: a citizen, 10000.00", offered, fined("10000.00"), [DUE]),
    ("PRE-05 example: a citizen, 9999.99", offered, fined("9999.99"), []),
    ("PRE-05 example: a unit, 100000", offered, fined("100000", "unit"), [DUE]),
    ("PRE-05 example: a unit, 99999", offered, fined("99999", "unit"), []),
    ("PRE-05 example: bound not included, 10000.00", offered, fined("10000.00", local=EXCLUSIVE), []),
    ("PRE-05 bound not included, a cent more", offered, fined("10000.01", local=EXCLUSIVE), [DUE]),
    ("PRE-05 a sole trader as a citizen", offered, fined("10000", "sole_trader"), [DUE]),
    (
        "PRE-05 a sole trader as a unit",
        offered,
        fined("10000", "sole_trader", local=replace(LOCAL, sole_trader_as=Parameter("unit"))),
        [],
    ),
    ("PRE-05 example: not set", offered, fined("100", local=Local()), ["forbids PRE-05 parameters"]),
    ("PRE-05 not set, no amount", offered, kinds(local=Local()), []),
    (
        "PRE-05 not confirmed",
        offered,
        fined("100", local=replace(LOCAL, hearing_citizen=Parameter(yuan(5000), "D"))),
        ["notes PRE-05 parameters"],
    ),
    (
        "PRE-05 not confirmed, no amount",
        offered,
        kinds("责令停业", local=replace(LOCAL, hearing_unit=Parameter(yuan(5000), "D")), **TOLD),
        [],
    ),
    ("PRE-05 gains by themselves", offered, o(proposal__gains=yuan(100000)), [DUE]),
    ("PRE-05 a fine and gains are not added", offered, o(proposal__gains=yuan(95000)), []),
    ("PRE-04 example: goods of the threshold", offered, o(proposal__goods_value=yuan(100000)), [DUE]),
    ("PRE-04 goods a cent below", offered, o(proposal__goods_value=yuan("99999.99")), []),
    ("PRE-04 example: 责令停业整治", offered, kinds("责令停业整治"), [DUE]),
    ("PRE-04 told", offered, kinds("责令停业整治", **TOLD), []),
    *[
        (f"PRE-04 {name}", offered, kinds(name), [DUE])
        for name in ("降低资质等级", "吊销许可证件", "责令停产", "责令关闭", "限制从业", "责令停止执业")
    ],
    ("PRE-04 限制开展生产经营活动", offered, kinds("限制开展生产经营活动"), [DUE]),
    ("PRE-04 confiscation is judged by its amount", offered, kinds("没收"), []),
    ("PRE-04 another law grants it", offered, o(proposal__hearing_by_law=True), [DUE]),
    ("PRE-04 no notice yet", offered, kinds("责令停业", notice=None), []),
    ("PRE-04 not punished", offered, fined("10000", **NOT), []),
    ("PRE-04 no proposal", offered, o(proposal=None), []),
]


def requested(day: str = "2025-10-20", told: str = "2025-09-26", **changes: Any) -> Facts:
    note = replace(NOTICE, issued_on=d(told), delivered_on=d(told), hearing_right=True)
    made = HearingFacts(**{"requested": True, "received_on": d("2025-10-10"), **changes})
    return o(at=at(day), now=at(day), notice=note, hearing=made)


HELD = {"held_on": d("2025-10-20"), "ended_on": d("2025-10-20")}
ROWS += [
    ("PRE-06 nobody asked", asked, o(), []),
    ("PRE-06 waived, not asked", asked, requested(requested=False), []),
    ("PRE-06 asked on the 5th working day", asked, requested(), [WAITS]),
    ("PRE-06 asked a day late", asked, requested(received_on=d("2025-10-11")), []),
    ("PRE-06 a request in time", request, requested(), []),
    ("PRE-06 a request a day late", request, requested(received_on=d("2025-10-11")), ["notes PRE-06 hearing"]),
    ("CAL-07 a request without a day", request, requested(received_on=None), ["forbids CAL-07 hearing"]),
    ("CAL-07 a request with its postmark alone", request, requested(received_on=None, posted_on=d("2025-10-10")), []),
    ("PRE-06 a request before the notice came", request, but(requested(), notice=None), ["forbids PRE-06 notice"]),
    ("PRE-06 no request", request, requested(requested=False, received_on=None), []),
    ("PRE-06 no hearing on record to ask for", request, o(), []),
    (
        "CAL-07 example: posted 10-10, received 10-13",
        asked,
        requested(received_on=d("2025-10-13"), posted_on=d("2025-10-10")),
        [WAITS],
    ),
    (
        "CAL-07 example: posted 10-11",
        asked,
        requested(received_on=d("2025-10-13"), posted_on=d("2025-10-11")),
        [],
    ),
    ("CAL-07 only the postmark known", asked, requested(received_on=None, posted_on=d("2025-10-10")), [WAITS]),
    ("CAL-07 no day at all", asked, requested(received_on=None), ["forbids CAL-07 hearing"]),
    ("CAL-07 no notice to count from", asked, but(requested(), notice=None), ["forbids CAL-07 hearing"]),
    (
        "CAL-07 notice not delivered",
        asked,
        but(requested(), notice__delivered_on=None),
        ["forbids CAL-07 hearing"],
    ),
    (
        "PRE-06 a longer time was told",
        asked,
        but(requested(received_on=d("2025-10-11")), notice__hearing_until=d("2025-10-11")),
        [WAITS],
    ),
    ("PRE-06 withdrawn", asked, requested(withdrawn_on=d("2025-10-11")), []),
    ("PRE-06 held and over", asked, requested(**HELD), []),
    ("PRE-06 held, not over", asked, requested(held_on=d("2025-10-20")), [WAITS]),
    ("PRE-06 over without being held", asked, requested(ended_on=d("2025-10-20")), [WAITS]),
    ("PRE-06 the party stayed away", asked, requested(held_on=d("2025-10-20"), dropped=True), []),
    ("PRE-06 example: told 09-26, the 5th working day", time, requested("2025-10-10", requested=False), [WAITS]),
    ("PRE-06 the day after", time, requested("2025-10-11", requested=False), []),
    ("PRE-06 example: told 2026-02-12", time, requested("2026-02-26", "2026-02-12", requested=False), [WAITS]),
    ("PRE-06 the day after, 2026", time, requested("2026-02-27", "2026-02-12", requested=False), []),
    ("PRE-06 example: told 2025-04-30", time, requested("2025-05-12", "2025-04-30", requested=False), [WAITS]),
    ("PRE-06 the day after, May", time, requested("2025-05-13", "2025-04-30", requested=False), []),
    ("PRE-06 no hearing on record", time, but(requested("2025-10-10"), hearing=None), [WAITS]),
    (
        "PRE-06 neither due nor told",
        time,
        but(requested("2025-10-10", requested=False), notice__hearing_right=False),
        [],
    ),
    (
        "PRE-06 due though not told",
        time,
        but(requested("2025-10-10", requested=False), notice__hearing_right=False, proposal__hearing_by_law=True),
        [WAITS],
    ),
    ("PRE-06 heard already", time, requested("2025-10-10", **HELD), []),
    (
        "PRE-06 a longer time, its last day",
        time,
        but(requested("2025-10-13", requested=False), notice__hearing_until=d("2025-10-13")),
        [WAITS],
    ),
    (
        "PRE-06 waived on paper",
        time,
        requested("2025-09-26", requested=False, waived_on=d("2025-09-26"), waiver_kept=True),
        [],
    ),
    (
        "PRE-06 waived, nothing kept",
        time,
        requested("2025-10-11", requested=False, waived_on=d("2025-09-26")),
        [WAITS],
    ),
    (
        "PRE-06 waived before it was told, and too early",
        time,
        requested("2025-10-09", requested=False, waived_on=d("2025-09-25"), waiver_kept=True),
        [WAITS, WAITS],
    ),
    (
        "PRE-06 waived tomorrow",
        time,
        requested("2025-10-11", requested=False, waived_on=d("2025-10-12"), waiver_kept=True),
        [WAITS],
    ),
    (
        "PRE-06 next year's holidays are not known",
        time,
        but(requested("2027-01-20", "2026-12-29", requested=False), calendar=official()),
        ["forbids PRE-06 calendar"],
    ),
    ("PRE-06 no notice", time, o(notice=None), []),
    ("PRE-06 notice not delivered", time, o(notice__delivered_on=None, notice__hearing_right=True), []),
    ("PRE-06 not punished", time, but(requested("2025-10-10"), **NOT), []),
]


def held(**changes: Any) -> Facts:
    made = {
        "noticed_on": d("2025-09-26"),
        "held_on": d("2025-10-14"),
        "ended_on": d("2025-10-14"),
        "public": True,
        "chair_id": 77,
        "agents": 2,
        "record_signed": True,
    }
    return o(hearing=HearingFacts(**{**made, **changes}))


FAULT = "forbids PRE-08 hearing"
ROWS += [
    ("PRE-07 example: noticed 09-26, held 10-14", before, held(), []),
    ("PRE-07 example: held on the 7th working day", before, held(held_on=d("2025-10-13")), ["forbids PRE-07 hearing"]),
    ("PRE-07 never noticed", before, held(noticed_on=None), ["forbids PRE-07 hearing"]),
    ("PRE-07 no hearing", before, o(), []),
    ("PRE-07 not held yet", before, held(held_on=None), []),
    ("PRE-08 held well", manner, held(), []),
    ("PRE-08 no hearing", manner, o(), []),
    ("PRE-08 not held", manner, held(held_on=None, agents=9), []),
    ("PRE-08 behind closed doors", manner, held(public=False), [FAULT]),
    ("PRE-08 closed for privacy", manner, held(public=False, closed_ground="privacy"), []),
    ("PRE-08 nobody said whether public", manner, held(public=None), [FAULT]),
    ("PRE-08 no chair", manner, held(chair_id=None), [FAULT]),
    ("PRE-08 example: chaired by an investigator", manner, held(chair_id=2), [FAULT]),
    ("PRE-08 example: three agents", manner, held(agents=3), [FAULT]),
    ("PRE-08 not signed", manner, held(record_signed=False), [FAULT]),
    ("PRE-08 example: refused, noted by the chair", manner, held(record_signed=False, refusal_noted=True), []),
    ("PRE-08 the party stayed away", manner, held(record_signed=False, dropped=True), []),
    ("PRE-08 costs charged", manner, held(costs_charged=True), [FAULT]),
    ("PRE-09 reviewed", reviewed, held(), []),
    ("PRE-09 example: decided right after", reviewed, but(held(), review=None), ["forbids PRE-09 review"]),
    ("PRE-09 review refused", reviewed, but(held(), review__result="disagree"), ["forbids PRE-09 review"]),
    ("PRE-09 not heard", reviewed, o(review=None), []),
    ("PRE-09 ended today", reviewed, held(ended_on=d("2025-10-24")), []),
    ("PRE-09 ended tomorrow", reviewed, held(ended_on=d("2025-10-25")), ["forbids PRE-09 hearing"]),
    ("PRE-09 the party stayed away", reviewed, held(ended_on=None, dropped=True), []),
    ("PRE-09 not punished", reviewed, but(held(), review=None, **NOT), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_hearing(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_PRE_04_each_reason_has_its_item_of_the_article() -> None:
    found = hearing.hearing_causes(
        kinds("吊销许可证件", "责令停业", "责令停止执业", proposal__gains=yuan(100000), proposal__hearing_by_law=True)
    )
    first = "行政处罚法第六十三条第一款第（"
    assert [str(each.article) for each in found] == [f"{first}{item}）项" for item in "二三四五六"]
    assert [each.code for each in found] == ["PRE-05", *["PRE-04"] * 4]
    fine = hearing.hearing_causes(fined("10000"))
    assert str(fine[0].article) == "行政处罚法第六十三条第一款第（一）项"
    assert "罚款 10000 元达到听证标准" in offered(fined("10000"))[0].says
