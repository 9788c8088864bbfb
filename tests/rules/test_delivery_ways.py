"""Electronic delivery, post, announcement, demands (SRV-04, SRV-05, SRV-06, SRV-07, SRV-08, SRV-01 of a notice)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import delivery, delivery_ways
from enforcement.rules.facts import DeliveryFacts, Facts, Local, Parameter
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, d, official, said
from tests.rules.ordinary import o

day = delivery_ways.the_day_follows_the_way
agreed = delivery_ways.electronic_delivery_was_agreed_to
post = delivery_ways.post_is_proved_by_its_receipt
public = delivery_ways.an_announcement_is_the_last_way
direct = delivery_ways.demands_are_handed_over_directly_first
left = delivery.leaving_the_paper_is_witnessed_and_recorded
in_time = delivery.delivery_follows_the_decision_in_time
MAIL, WIRE, WALL = "forbids SRV-06 delivery", "forbids SRV-05 delivery", "forbids SRV-07 delivery"
BASE = DeliveryFacts(decided_on=d("2025-09-26"), recipient="party")


def s(**changes: Any) -> Facts:
    return o(delivery=replace(BASE, **changes))


def mail(**changes: Any) -> Facts:
    made = {"method": "post", "tracking_no": "EMS1", "receipt_on": d("2025-10-09"), "on": d("2025-10-09")}
    return s(**{**made, **changes})


def wire(**changes: Any) -> Facts:
    made = {
        "method": "electronic",
        "confirmed_on": d("2025-09-20"),
        "arrived_at": at("2025-09-26T17:05"),
        "on": d("2025-09-26"),
    }
    return s(**{**made, **changes})


def wall(**changes: Any) -> Facts:
    made = {
        "method": "notice",
        "announced_on": d("2025-09-26"),
        "on": d("2025-10-26"),
        "whereabouts_unknown_proved": True,
        "reasons_in_file": True,
    }
    return s(**{**made, **changes})


def demand(**changes: Any) -> Facts:
    return s(**{"paper": "demand", "method": "post", **changes})


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("SRV-06 the day of the receipt", day, mail(), []),
    ("SRV-06 the day after", day, mail(on=d("2025-10-10")), [MAIL]),
    ("SRV-06 no receipt", day, mail(receipt_on=None), [MAIL]),
    ("SRV-06 example: returned on 10-09", day, mail(returned=True), [MAIL]),
    ("SRV-05 example: arrived on 09-26 at 17:05", day, wire(), []),
    ("SRV-05 the day after", day, wire(on=d("2025-09-27")), [WIRE]),
    ("SRV-05 never arrived", day, wire(arrived_at=None), [WIRE]),
    ("SRV-07 example: announced 09-26", day, wall(), []),
    ("SRV-07 a day early", day, wall(on=d("2025-10-25")), [WALL]),
    ("SRV-07 never announced", day, wall(announced_on=None), [WALL]),
    ("SRV-02 handed over directly", day, s(method="direct", on=d("2025-09-26")), []),
    ("SRV-02 no day is another rule's matter", day, mail(on=None), []),
    ("SRV-02 nothing delivered", day, o(delivery=None), []),
    ("SRV-05 agreed", agreed, wire(), []),
    ("SRV-05 no confirmation", agreed, wire(confirmed_on=None), [WIRE]),
    ("SRV-05 confirmed that day", agreed, wire(confirmed_on=d("2025-09-26")), []),
    ("SRV-05 confirmed the day after", agreed, wire(confirmed_on=d("2025-09-27")), [WIRE]),
    ("SRV-05 not arrived yet", agreed, wire(arrived_at=None, confirmed_on=d("2025-09-27")), []),
    ("SRV-05 another way", agreed, mail(), []),
    ("SRV-05 nothing delivered", agreed, o(delivery=None), []),
    ("SRV-06 posted", post, mail(), []),
    ("SRV-06 no number", post, mail(tracking_no=" "), [MAIL]),
    ("SRV-06 example: came back is no delivery", post, mail(returned=True), [MAIL]),
    ("SRV-06 another way", post, wire(), []),
    ("SRV-06 nothing delivered", post, o(delivery=None), []),
    ("SRV-07 nobody knows where he is", public, wall(), []),
    ("SRV-07 only one try", public, wall(whereabouts_unknown_proved=False, failed_ways=("direct",)), [WALL]),
    (
        "SRV-07 every other way failed",
        public,
        wall(whereabouts_unknown_proved=False, failed_ways=("post", "left", "direct")),
        [],
    ),
    ("SRV-07 reasons not in the file", public, wall(reasons_in_file=False), [WALL]),
    ("SRV-07 another way", public, mail(), []),
    ("SRV-07 nothing delivered", public, o(delivery=None), []),
    ("SRV-08 a demand by post first", direct, demand(), ["forbids SRV-08 delivery"]),
    ("SRV-08 an enforcement decision by post first", direct, demand(paper="enforcement"), ["forbids SRV-08 delivery"]),
    ("SRV-08 a decision by post", direct, demand(paper="decision"), []),
    ("SRV-08 handed over", direct, demand(method="direct"), []),
    ("SRV-08 handed over on the spot", direct, demand(method="on_the_spot"), []),
    ("SRV-08 refused, left", direct, demand(method="left", refused=True), []),
    ("SRV-08 direct delivery failed", direct, demand(failed_ways=("direct",)), []),
    ("SRV-08 nothing delivered", direct, o(delivery=None), []),
    (
        "SRV-04 example: no witness, no picture",
        left,
        s(method="left", place_is_domicile=True, refused=True, refusal_reason_stated=True),
        ["forbids SRV-04 delivery", "forbids REC-02 evidence"],
    ),
    (
        "SRV-04 example: left in the office of the authority",
        left,
        s(method="left", place_is_domicile=False, refused=True, refusal_reason_stated=True, recordings=1),
        ["forbids SRV-04 delivery"],
    ),
    ("SRV-01 a notice has no seven days", in_time, s(paper="notice", method="direct", on=d("2026-01-05")), []),
    ("SRV-01 a decision has", in_time, s(method="direct", on=d("2025-10-14")), ["asks_reason SRV-01 reasons"]),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=i) for i, r, f, e in ROWS])
def test_ways_of_delivery(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_SRV_07_the_days_are_local() -> None:
    told = DeliveryFacts(method="notice", announced_on=d("2025-09-26"))
    sixty = Local(announcement_days=Parameter(60))
    assert delivery_ways.delivered_on(told, official(), Local()) == d("2025-10-26")
    assert delivery_ways.delivered_on(told, official(), sixty) == d("2025-11-25")


def test_SRV_02_the_day_by_each_way() -> None:
    ways = {"on_the_spot": "2025-09-26", "direct": "2025-09-26", "left": "2025-09-26"}
    for way, expected in ways.items():
        given = replace(BASE, method=way, on=d("2025-09-26"), receipt_on=d("2025-10-01"))  # type: ignore[arg-type]  # ways
        assert delivery_ways.delivered_on(given, official(), Local()) == d(expected)
