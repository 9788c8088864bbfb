"""Delivery, report, record, volume, closing (SMP-03, SMP-06, SRV-01…04, REC-01…04): examples, both edges."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import delivery as law
from enforcement.rules import records
from enforcement.rules.facts import ClosingFacts, Facts, Local, Parameter, TimesFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, but, d, lawful, on, said, yuan

noted = law.a_refused_signature_is_noted
stated = law.the_day_of_delivery_is_stated
on_paper = law.other_ways_of_delivery_go_on_paper
follows = law.delivery_follows_the_decision_in_time
recipient = law.the_recipient_may_receive
left = law.leaving_the_paper_is_witnessed_and_recorded
DELIVERY = "forbids {} delivery"
SRV_01, SRV_02, SRV_03 = (DELIVERY.format(code) for code in ("SRV-01", "SRV-02", "SRV-03"))


def delivered(decided: str, day: str, method: str = "direct", **changes: Any) -> Facts:
    made = {"delivery__method": method, "delivery__decided_on": d(decided), "delivery__on": d(day)}
    return but(on(day), **{**made, **changes})


def leaving(**changes: Any) -> Facts:
    made = {
        "method": "left",
        "refused": True,
        "refusal_reason_stated": True,
        "witnesses": 1,
        "recordings": 1,
        "place_is_domicile": True,
    }
    return but(**{f"delivery__{key}": value for key, value in {**made, **changes}.items()})


def received(who: str, kind: str = "individual") -> Facts:
    return but(delivery__method="direct", delivery__recipient=who, party__kind=kind)


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("SMP-03 signed", noted, lawful(), []),
    ("SMP-03 example: refused, not noted", noted, but(delivery__refused=True), ["forbids SMP-03 delivery"]),
    (
        "SMP-03 refused and noted",
        noted,
        but(delivery__refused=True, delivery__refusal_reason_stated=True),
        [],
    ),
    ("SMP-03 not delivered yet", noted, but(delivery=None), []),
    ("SRV-02 stated", stated, lawful(), []),
    ("SRV-02 no delivery", stated, but(delivery=None), [SRV_02]),
    ("SRV-02 no day", stated, but(delivery__on=None), [SRV_02]),
    ("SRV-02 no method", stated, but(delivery__method=""), [SRV_02]),
    ("SRV-02 in the future", stated, but(delivery__on=d("2025-09-27")), [SRV_02]),
    ("SRV-02 left", stated, leaving(), []),
    ("SRV-02 left here", on_paper, leaving(), []),
    ("SRV-02 nothing delivered, nothing on paper", on_paper, but(delivery=None), []),
    *[
        (f"SRV-02 {method} goes on paper", on_paper, but(delivery__method=method), ["forbids SRV-02 procedure"])
        for method in ("post", "electronic", "notice")
    ],
    ("SRV-01 on the spot", follows, lawful(), []),
    (
        "SRV-01 on the spot, another day",
        follows,
        delivered("2025-09-26", "2025-09-28", "on_the_spot"),
        [SRV_01],
    ),
    ("SRV-01 example: 2025-09-26, last day", follows, delivered("2025-09-26", "2025-10-13"), []),
    ("SRV-01 a day late", follows, delivered("2025-09-26", "2025-10-14"), ["asks_reason SRV-01 reasons"]),
    ("SRV-01 example: 2026-02-12, last day", follows, delivered("2026-02-12", "2026-02-28"), []),
    ("SRV-01 2026-03-01", follows, delivered("2026-02-12", "2026-03-01"), ["asks_reason SRV-01 reasons"]),
    ("SRV-01 example: 2025-12-29, last day", follows, delivered("2025-12-29", "2026-01-08"), []),
    ("SRV-01 2026-01-09", follows, delivered("2025-12-29", "2026-01-09"), ["asks_reason SRV-01 reasons"]),
    ("SRV-01 before the decision", follows, delivered("2025-09-26", "2025-09-25"), [SRV_01]),
    ("SRV-01 no decision", follows, but(delivery__decided_on=None), [SRV_01]),
    ("SRV-01 no day", follows, but(delivery__on=None), []),
    ("SRV-03 the party", recipient, received("party"), []),
    ("SRV-03 nobody named", recipient, received(" "), [SRV_03]),
    ("SRV-03 example: neighbour", recipient, received("邻居"), [SRV_03]),
    ("SRV-03 example: shop assistant", recipient, received("店员", "unit"), [SRV_03]),
    ("SRV-03 adult family", recipient, received("adult_family_living_together"), []),
    ("SRV-03 a unit has no family", recipient, received("adult_family_living_together", "unit"), [SRV_03]),
    ("SRV-03 a citizen has no clerk", recipient, received("receiving_clerk"), [SRV_03]),
    ("SRV-03 agent of a unit", recipient, received("agent", "unit"), []),
    ("SRV-03 legal representative", recipient, received("legal_representative", "unit"), []),
    ("SRV-03 person in charge", recipient, received("person_in_charge", "unit"), []),
    ("SRV-03 receiving clerk", recipient, received("receiving_clerk", "unit"), []),
    ("SRV-03 designated receiver", recipient, received("designated_receiver", "sole_trader"), []),
    ("SRV-03 unknown party itself", recipient, received("party", "unknown"), []),
    (
        "SRV-03 unknown party's family",
        recipient,
        received("adult_family_living_together", "unknown"),
        [SRV_03],
    ),
    ("SRV-03 left papers are received by nobody", recipient, leaving(recipient=""), []),
    ("SRV-04 witnessed and recorded", left, leaving(), []),
    ("SRV-04 not left", left, lawful(), []),
    ("SRV-04 not the domicile", left, leaving(place_is_domicile=False), ["forbids SRV-04 delivery"]),
    ("SRV-04 domicile not confirmed", left, leaving(place_is_domicile=None), ["forbids SRV-04 delivery"]),
    ("SRV-04 recorded, no witness", left, leaving(witnesses=0), []),
    ("REC-02 example: left without pictures", left, leaving(recordings=0), ["forbids REC-02 evidence"]),
    (
        "SRV-04 neither",
        left,
        leaving(recordings=0, witnesses=0),
        ["forbids SRV-04 delivery", "forbids REC-02 evidence"],
    ),
    ("SRV-04 not refused", left, leaving(refused=False), ["forbids SRV-04 delivery"]),
    ("SRV-04 reason not noted", left, leaving(refusal_reason_stated=False), ["forbids SRV-04 delivery"]),
]

reported = records.the_decision_is_reported_in_time
LATE = ["asks_reason SMP-06 reasons"]


def report(decided: str | None, day: str | None, **changes: Any) -> Facts:
    made = {
        "report__decided_on": d(decided) if decided else None,
        "report__reported_on": d(day) if day else None,
    }
    return but(**made, **changes)


ROWS += [
    ("SMP-06 example: 2025-09-26, last day", reported, report("2025-09-26", "2025-09-30"), []),
    ("SMP-06 2025-10-09", reported, report("2025-09-26", "2025-10-09"), LATE),
    ("SMP-06 2025-10-01", reported, report("2025-09-26", "2025-10-01"), LATE),
    ("SMP-06 example: 2025-10-09, last day", reported, report("2025-10-09", "2025-10-13"), []),
    ("SMP-06 2025-10-14", reported, report("2025-10-09", "2025-10-14"), LATE),
    ("SMP-06 example: 2026-04-29, last day", reported, report("2026-04-29", "2026-05-07"), []),
    ("SMP-06 2026-05-08", reported, report("2026-04-29", "2026-05-08"), LATE),
    (
        "SMP-06 a shorter local value",
        reported,
        report("2025-09-26", "2025-09-30", local=Local(report_days=Parameter(2))),
        LATE,
    ),
    ("SMP-06 the same day", reported, report("2025-09-26", "2025-09-26"), []),
    ("SMP-06 before the decision", reported, report("2025-09-26", "2025-09-25"), ["forbids SMP-06 report"]),
    ("SMP-06 no day", reported, report("2025-09-26", None), ["forbids SMP-06 report"]),
    ("SMP-06 no decision", reported, report(None, "2025-09-26"), ["forbids SMP-06 report"]),
    ("SMP-06 nothing", reported, but(report=None), ["forbids SMP-06 report"]),
]

unedited = records.a_finished_record_is_not_edited
ordered = records.acts_are_entered_in_order_and_in_time
REC_01 = ["forbids REC-01 procedure"]
TEN_HOURS = Local(lateness_hours={"decision": 10})


def entered(happened: str, now: str, previous: str | None = None, **changes: Any) -> Facts:
    times = TimesFacts(previous_at=at(previous) if previous else None)
    return but(at=at(happened), now=at(now), times=times, **changes)


ROWS += [
    ("REC-01 open case", unedited, lawful(), []),
    ("REC-01 example: edited after closing", unedited, but(closed=True), REC_01),
    ("REC-01 at once", ordered, entered("2025-09-26T10:00", "2025-09-26T10:00"), []),
    ("REC-01 in the future", ordered, entered("2025-09-26T10:01", "2025-09-26T10:00"), REC_01),
    ("REC-01 same time as before", ordered, entered("2025-09-26T10:00", "2025-09-26T11:00", "2025-09-26T10:00"), []),
    (
        "REC-01 before the act it follows",
        ordered,
        entered("2025-09-26T09:59", "2025-09-26T11:00", "2025-09-26T10:00"),
        REC_01,
    ),
    ("REC-01 ten hours late", ordered, entered("2025-09-26T08:00", "2025-09-26T18:00", local=TEN_HOURS), []),
    (
        "REC-01 more than ten hours late",
        ordered,
        entered("2025-09-26T07:59", "2025-09-26T18:00", local=TEN_HOURS),
        ["asks_reason REC-01 reasons"],
    ),
    ("REC-01 no limit for this step", ordered, entered("2025-09-20T08:00", "2025-09-26T18:00"), []),
    (
        "REC-01 the limit of another step",
        ordered,
        entered("2025-09-20T08:00", "2025-09-26T18:00", local=TEN_HOURS, step="report"),
        [],
    ),
    ("REC-03 the 50th case", records.a_simple_volume_is_not_overfull, but(volume_count=49), []),
    (
        "REC-03 example: the 51st case",
        records.a_simple_volume_is_not_overfull,
        but(volume_count=50),
        ["forbids REC-03 number"],
    ),
    (
        "REC-03 a smaller local number",
        records.a_simple_volume_is_not_overfull,
        but(volume_count=20, local=Local(simple_volume_cap=Parameter(20))),
        ["forbids REC-03 number"],
    ),
    ("REC-03 no volume", records.a_simple_volume_is_not_overfull, but(volume_count=None), []),
]

closed = records.a_case_is_closed_when_all_is_done


def closing(**changes: Any) -> Facts:
    made = {
        "fine": yuan(100),
        "paid": yuan(100),
        "reported": True,
        "delivered": True,
        "ended_by": "performed",
        **changes,
    }
    return but(closing=ClosingFacts(**made))


def of(mend: str) -> list[str]:
    return [f"forbids REC-04 {mend}"]


OWED = {"fine": yuan(100), "paid": yuan(0)}
ROWS += [
    ("REC-04 all done", closed, closing(), []),
    ("REC-04 nothing stated", closed, but(closing=None), of("procedure")),
    ("REC-04 no ending", closed, closing(ended_by=""), of("procedure")),
    ("REC-04 a cent owed", closed, closing(paid=yuan("99.99")), of("payment")),
    ("REC-04 paid too much", closed, closing(paid=yuan("100.01")), []),
    ("REC-04 late fee owed", closed, closing(late_fee_imposed=yuan(3), late_fee_paid=yuan("2.99")), of("payment")),
    ("REC-04 late fee paid", closed, closing(late_fee_imposed=yuan(3), late_fee_paid=yuan(3)), []),
    ("REC-04 instalments open", closed, closing(open_instalments=1), of("payment")),
    ("REC-04 cash not banked", closed, closing(cash_not_banked=True), of("cash")),
    ("REC-04 example: paid, goods still seized", closed, closing(seized_items_open=1), of("procedure")),
    ("REC-04 confiscated goods open", closed, closing(confiscated_items_open=1), of("procedure")),
    ("REC-04 not published", closed, closing(must_be_published=True), of("procedure")),
    ("REC-04 published", closed, closing(must_be_published=True, published=True), []),
    ("REC-04 not reported", closed, closing(reported=False), of("report")),
    ("REC-04 report not stated", closed, closing(reported=None), of("report")),
    ("REC-04 not delivered", closed, closing(delivered=None), of("delivery")),
    ("REC-04 recheck open", closed, closing(recheck_open=True), ["notes REC-04 recheck"]),
    (
        "REC-04 let off and educated",
        closed,
        closing(ended_by="not_punished", education_given=True, fine=yuan(0), reported=None),
        [],
    ),
    ("REC-04 let off, not educated", closed, closing(ended_by="not_punished"), of("education")),
    *[
        (f"REC-04 {end}, fine owed", closed, closing(ended_by=end, **OWED), [])
        for end in ("transferred", "court_ended", "terminated")
    ],
    (
        "REC-04 terminated, goods still seized",
        closed,
        closing(ended_by="terminated", seized_items_open=2),
        of("procedure"),
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_delivery_and_records(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_REC_01_the_refusal_names_the_act_it_must_follow() -> None:
    early = entered("2025-09-26T09:59", "2025-09-26T11:00", "2025-09-26T10:00")
    assert "「前一步」" in ordered(early)[0].says
    assert "「现场查获」" in ordered(but(early, times__previous_name="现场查获"))[0].says
