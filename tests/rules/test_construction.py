"""Unlawful construction: orders, fines, removal and sealing (ILL-01…06)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import construction as law
from enforcement.rules import construction_force
from enforcement.rules.construction import construction_range
from enforcement.rules.facts import Facts, FineRange, Local, Parameter, PowerFacts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_construction import CompletionFacts, ConstructionFacts
from tests.rules.coercion import WORKS, coerced, w, x
from tests.rules.lawful import at, but, d, lawful, said, yuan

order = law.the_order_follows_what_can_be_mended
cost = law.the_cost_of_the_works_is_proved
fine = law.the_fine_follows_the_cost_of_the_works
village = law.village_works_are_never_fined
papers = law.completion_papers_are_asked_for_first
removal = construction_force.a_building_is_removed_by_force_on_five_conditions
sealing = construction_force.a_site_is_sealed_when_the_government_charges_it
ORDER, TEMP, AMOUNT = "forbids ILL-01 construction", "forbids ILL-02 construction", "forbids ILL-01 amount"
REMOVED, CHARGED = "forbids ILL-03 construction", "forbids ILL-06 construction"
LATE = "forbids ILL-05 construction"


def fined(yuans: str | int | None, **changes: Any) -> Facts:
    return but(w(**changes), proposal__fine=None if yuans is None else yuan(yuans))


def down(yuans: str | int | None, **changes: Any) -> Facts:
    """Works that cannot be corrected but taken down."""
    return fined(yuans, **{"correctable": False, "removable": True, "order": "remove", **changes})


def stays(yuans: str | int | None, **changes: Any) -> Facts:
    """Works that can neither be corrected nor taken down."""
    return fined(yuans, **{"correctable": False, "removable": False, "order": "confiscate", **changes})


def temporary(yuans: str | int | None, **changes: Any) -> Facts:
    return fined(yuans, **{"kind": "temporary", "cost": yuan(30000), "order": "remove", **changes})


def rural(yuans: str | int | None, kind: str = "town", **changes: Any) -> Facts:
    return but(fined(yuans, kind="village", **changes), organisation__kind=kind)


def supply(day: str = "2025-10-21", yuans: int | None = 10000, **changes: Any) -> Facts:
    """Accepted on 2025-03-31, ordered on 2025-10-09 to supply the papers by the 20th."""
    made = {f"completion__{key}": value for key, value in changes.items()}
    return replace(fined(yuans, kind="completion", **made), at=at(day))


def forced(day: str = "2026-04-21", **changes: Any) -> Facts:
    return w(removal__on=d(day), **changes)


NO_COST = ConstructionFacts(kind="works", correctable=True)
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("ILL-01 corrected", order, w(), []),
    ("ILL-01 to be taken down", order, down(None), []),
    ("ILL-01 confiscated", order, stays(None), []),
    ("ILL-01 no works", order, lawful(), []),
    ("ILL-01 kind not stated", order, w(kind=""), [ORDER]),
    ("ILL-01 whether correctable is not answered", order, w(correctable=None), [ORDER]),
    ("ILL-01 whether removable is not answered", order, w(correctable=False), [ORDER]),
    ("ILL-01 correctable, yet to be removed", order, w(order="remove"), [ORDER]),
    ("ILL-01 removable, yet confiscated", order, down(None, order="confiscate"), [ORDER]),
    ("ILL-01 not removable, yet to be removed", order, stays(None, order="remove"), [ORDER]),
    ("ILL-01 nothing ordered", order, w(order=""), [ORDER]),
    ("ILL-02 temporary works are removed", order, temporary(None), []),
    ("ILL-02 temporary works corrected", order, temporary(None, order="correct"), [TEMP]),
    ("ILL-01 nobody punished", order, but(w(order=""), proposal__outcome="not_punish"), []),
    ("ILL-05 papers need no such order", order, w(kind="completion", order=""), []),
    ("ILL-01 cost proved", cost, w(), []),
    ("ILL-01 no works, no cost", cost, lawful(), []),
    ("ILL-01 no cost", cost, w(cost=None), [ORDER]),
    ("ILL-01 cost of nothing", cost, w(cost=yuan(0)), [ORDER]),
    ("ILL-01 a yuan of cost", cost, w(cost=yuan(1)), []),
    ("ILL-01 cost not proved", cost, w(cost_evidence_ids=()), ["forbids ILL-01 evidence"]),
    ("ILL-02 cost not proved", cost, temporary(100, cost_evidence_ids=("e8",)), ["forbids ILL-02 evidence"]),
    ("ILL-01 no fine, no cost needed", cost, down(None, cost=None, cost_evidence_ids=()), []),
    ("ILL-01 no proposal, no cost needed", cost, replace(w(cost=None), proposal=None), []),
    ("ILL-04 a village needs no cost", cost, w(kind="village", cost=None, cost_evidence_ids=()), []),
    ("ILL-01 nobody punished, no cost needed", cost, but(w(cost=None), proposal__outcome="not_punish"), []),
    ("ILL-01 example: 800,000, correctable, 40,000", fine, fined(40000), []),
    ("ILL-01 a cent below", fine, fined("39999.99"), [AMOUNT]),
    ("ILL-01 a cent below, mitigated", fine, but(fined("39999.99"), proposal__mitigated=True), []),
    ("ILL-01 example: 80,000", fine, fined(80000), []),
    ("ILL-01 a cent above", fine, fined("80000.01"), [AMOUNT]),
    ("ILL-01 a cent above, mitigated", fine, but(fined("80000.01"), proposal__mitigated=True), [AMOUNT]),
    ("ILL-01 corrected without a fine", fine, fined(None), [AMOUNT]),
    ("ILL-01 example P40: 7.5 % of 11,150,000", fine, fined(836250, cost=yuan(11150000)), []),
    ("ILL-01 example: removable, fined all the same", fine, down(1), [AMOUNT]),
    ("ILL-01 removable, no fine", fine, down(None), []),
    ("ILL-01 removable, the place allows a fine", fine,
     replace(down(1), local=Local(removal_may_be_fined=Parameter(True))), ["asks_reason ILL-01 reasons"]),
    ("ILL-01 example: not removable, 80,000", fine, stays(80000), []),
    ("ILL-01 not removable, a cent above", fine, stays("80000.01"), [AMOUNT]),
    ("ILL-01 not removable, a cent", fine, stays("0.01"), []),
    ("ILL-01 not removable, no fine", fine, stays(None), []),
    ("ILL-02 example: 30,000", fine, temporary(30000), []),
    ("ILL-02 a cent above", fine, temporary("30000.01"), ["forbids ILL-02 amount"]),
    ("ILL-02 no fine", fine, temporary(None), []),
    ("ILL-01 no cost, no range", fine, fined(1, cost=None), []),
    ("ILL-01 no works to fine", fine, lawful(), []),
    ("ILL-01 no proposal", fine, replace(w(), proposal=None), []),
    ("ILL-01 nobody fined", fine, but(fined(1), proposal__outcome="not_punish"), []),
    ("ILL-04 a village is another rule's matter", fine, w(kind="village"), []),
    ("ILL-04 the town, no fine", village, rural(None), []),
    ("ILL-04 example: a fine of 5000 yuan in a village", village, rural(5000), ["forbids ILL-04 amount"]),
    ("ILL-04 a fine, but nobody punished", village, but(rural(5000), proposal__outcome="not_punish"), []),
    ("ILL-04 no proposal", village, replace(rural(5000), proposal=None), []),
    ("ILL-04 a bureau in a village", village, rural(None, "bureau"), ["forbids ILL-04 procedure"]),
    ("ILL-04 a street the power was transferred to", village,
     replace(rural(None, "street"), power=PowerFacts(by="transfer")), []),
    ("ILL-04 no power known", village, replace(rural(None, "street"), power=None), ["forbids ILL-04 procedure"]),
    ("ILL-04 in the city", village, w(), []),
    ("ILL-04 no works", village, lawful(), []),
    ("ILL-05 example: ordered, let the day pass", papers, supply(), []),
    ("ILL-05 on the day itself", papers, supply("2025-10-20"), [LATE]),
    ("ILL-05 example: not ordered first", papers, supply(ordered_on=None), ["forbids ILL-05 order"]),
    ("ILL-05 ordered without a day", papers, supply(supply_by=None), ["forbids ILL-05 order"]),
    ("ILL-05 ordered on the last of the six months", papers, supply(ordered_on=d("2025-09-30")), [LATE]),
    ("ILL-05 ordered the day after", papers, supply(ordered_on=d("2025-10-01")), []),
    ("ILL-05 supplied on the last day", papers, supply(supplied_on=d("2025-10-20")), [LATE]),
    ("ILL-05 supplied the day after", papers, supply("2025-10-22", supplied_on=d("2025-10-21")), []),
    ("ILL-05 no day of acceptance", papers, supply(accepted_on=None), [LATE]),
    ("ILL-05 nothing known", papers, fined(10000, kind="completion", completion=None), [LATE]),
    ("ILL-05 50,000", papers, supply(yuans=50000), []),
    ("ILL-05 50,001", papers, supply(yuans=50001), ["forbids ILL-05 amount"]),
    ("ILL-05 9,999", papers, supply(yuans=9999), ["forbids ILL-05 amount"]),
    ("ILL-05 9,999, mitigated", papers, but(supply(yuans=9999), proposal__mitigated=True), []),
    ("ILL-05 50,001, mitigated", papers, but(supply(yuans=50001), proposal__mitigated=True), ["forbids ILL-05 amount"]),
    ("ILL-05 no fine", papers, supply(yuans=None), []),
    ("ILL-05 nobody punished", papers, but(supply("2025-10-20"), proposal__outcome="not_punish"), []),
    ("ILL-05 no proposal", papers, replace(supply("2025-10-20"), proposal=None), []),
    ("ILL-05 other works", papers, w(), []),
    ("ILL-05 no works", papers, lawful(), []),
    ("ILL-03 five conditions", removal, w(), []),
    ("ILL-03 nothing removed", removal, w(removal=None), []),
    ("ILL-03 no works", removal, lawful(), []),
    ("ILL-03 no day", removal, w(removal__on=None), [REMOVED]),
    ("ILL-03 not announced", removal, w(removal__announced_on=None), [REMOVED]),
    ("ILL-03 announced without a day", removal, w(removal__announced_until=None), [REMOVED]),
    ("ILL-03 the day lies before the announcement", removal, w(removal__announced_until=d("2025-10-08")), [REMOVED]),
    ("ILL-03 the day is that of the announcement", removal, w(removal__announced_until=d("2025-10-09")), []),
    ("ILL-03 on the last day of the announcement", removal, w(removal__announced_until=d("2026-04-21")), [REMOVED]),
    ("ILL-03 the day before is the last", removal, w(removal__announced_until=d("2026-04-20")), []),
    ("ILL-03 example: delivered 2025-09-26, six months not over", removal,
     forced("2026-03-26", government_order__on=d("2026-03-20")), [REMOVED, "forbids ILL-03 execution", "forbids ILL-03 execution"]),
    ("ILL-03 reconsideration is running", removal, x(standing__reconsideration_asked=True), [REMOVED]),
    ("ILL-03 the decision was revoked", removal, x(standing__reconsidered="revoked"), [REMOVED]),
    ("ILL-03 nothing known of remedies", removal, x(standing=None), [REMOVED]),
    ("ILL-03 nothing known of enforcement", removal, replace(coerced(), execution=None),
     [REMOVED, "forbids ILL-03 execution", "forbids ILL-03 execution"]),
    ("ILL-03 no letter", removal, w(government_order=None), [REMOVED]),
    ("ILL-03 a letter without a number", removal, w(government_order__number=""), [REMOVED]),
    ("ILL-03 a letter without a day", removal, w(government_order__on=None), [REMOVED]),
    ("ILL-03 a letter of that day", removal, w(government_order__on=d("2026-04-21")), []),
    ("ILL-03 a letter of the day after", removal, w(government_order__on=d("2026-04-22")), [REMOVED]),
    ("ILL-03 a letter of a town", removal, w(government_order__county_or_above=False), [REMOVED]),
    ("ILL-03 a village needs no letter", removal, w(kind="village", government_order=None), []),
    ("ILL-03 no demand", removal, x(demand=None), ["forbids ILL-03 execution"]),
    ("ILL-03 demand not delivered", removal, x(demand__delivered_on=None), ["forbids ILL-03 execution"]),
    ("ILL-03 demand without an end", removal, x(demand__until=None), ["forbids ILL-03 execution"]),
    ("ILL-03 on the last day of the demand", removal, x(demand__until=d("2026-04-21")), ["forbids ILL-03 execution"]),
    ("ILL-03 no decision", removal, x(own=None), ["forbids ILL-03 execution"]),
    ("ILL-03 a decision without a day", removal, x(own__on=None), ["forbids ILL-03 execution"]),
    ("ILL-03 a decision of that day", removal, x(own__on=d("2026-04-21")), []),
    ("ILL-03 a decision of the day after", removal, x(own__on=d("2026-04-22")), ["forbids ILL-03 execution"]),
    ("ILL-06 sealed on a letter", sealing, w(), []),
    ("ILL-06 nothing sealed", sealing, w(sealing=None), []),
    ("ILL-06 no works", sealing, lawful(), []),
    ("ILL-06 no day", sealing, w(sealing__on=None), [CHARGED]),
    ("ILL-06 example: no letter", sealing, w(government_order=None), [CHARGED]),
    ("ILL-06 a letter of that day", sealing, w(sealing__on=d("2026-04-16")), []),
    ("ILL-06 a letter of the day after", sealing, w(sealing__on=d("2026-04-15")), [CHARGED]),
    ("ILL-06 a letter of a town", sealing, w(government_order__county_or_above=False), [CHARGED]),
    ("ILL-06 never ordered to stop", sealing, w(sealing__ordered_on=None), [CHARGED]),
    ("ILL-06 ordered that day", sealing, w(sealing__ordered_on=d("2026-04-17")), []),
    ("ILL-06 ordered the day after", sealing, w(sealing__ordered_on=d("2026-04-18")), [CHARGED]),
    ("ILL-06 the party stopped", sealing, w(sealing__disobeyed=False), [CHARGED]),
    ("ILL-06 no papers of a sealing", sealing, replace(coerced(), seizures=coerced().seizures[:1]), ["forbids ILL-06 seizure"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rule", "facts", "expected"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_rows(name: str, rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


RANGES = [
    ("ILL-01 correctable", WORKS, FineRange(yuan(40000), yuan(80000))),
    ("ILL-01 to the cent, inside the law", replace(WORKS, cost=yuan("1000.33")), FineRange(yuan("50.02"), yuan("100.03"))),
    ("ILL-01 removable", replace(WORKS, correctable=False, removable=True), None),
    ("ILL-01 not removable", replace(WORKS, correctable=False, removable=False), FineRange(yuan(0), yuan(80000))),
    ("ILL-02 temporary", ConstructionFacts(kind="temporary", cost=yuan(30000)), FineRange(yuan(0), yuan(30000))),
    ("ILL-04 village", ConstructionFacts(kind="village"), None),
    ("ILL-05 papers", ConstructionFacts(kind="completion"), FineRange(yuan(10000), yuan(50000))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "works", "found"), [pytest.param(*row, id=row[0]) for row in RANGES])
def test_the_range_is_computed(name: str, works: ConstructionFacts, found: FineRange | None) -> None:
    assert construction_range(works) == found


@pytest.mark.parametrize(
    "works",
    [
        ConstructionFacts(),
        NO_COST,
        replace(NO_COST, correctable=None),
        replace(NO_COST, correctable=False, cost=yuan(1)),
    ],
)
def test_ILL_01_a_range_is_never_guessed(works: ConstructionFacts) -> None:
    with pytest.raises(ValueError):
        construction_range(works)


def test_ILL_05_a_year_without_a_calendar_is_not_past() -> None:
    unknown = replace(
        fined(10000, kind="completion"),
        at=at("2027-02-01"),
        construction=replace(
            WORKS,
            kind="completion",
            completion=CompletionFacts(
                accepted_on=d("2026-07-10"), ordered_on=d("2027-01-12"), supply_by=d("2027-01-20")
            ),
        ),
    )
    assert said(papers, unknown) == [LATE]
