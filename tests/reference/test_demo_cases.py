"""The demo cases: each one lawful on its day, for its party, by officers fit to act."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from discretion.intake import listed
from enforcement.rules.statutes import spot_limit
from tests.reference.load import lineage, organisations, parties, people, read, scripts, versions, violations

TODAY = date(2026, 11, 24)
TODAYS = (TODAY, date(2026, 12, 31), date(2027, 3, 1))
PLACES = {row["ref"]: row for row in read("demo", "streets")}
WAIVERS = {(row["violation"], row["kind"]) for row in read("reference", "waivers")}
REFS = [script["ref"] for script in scripts()]


def script_of(ref: str) -> dict[str, Any]:
    return next(script for script in scripts() if script["ref"] == ref)


def version_on(code: str, day: date) -> dict[str, Any]:
    fits = [v for c, v in versions() if c == code and v["from"] <= day and (v["until"] is None or day <= v["until"])]
    assert len(fits) == 1, (code, day)
    return fits[0]


def is_unit(party: dict[str, Any]) -> bool:
    return bool(party["kind"] == "unit")


def range_for(script: dict[str, Any], day: date) -> tuple[Decimal, Decimal]:
    """The lawful amounts on the spot on `day`: the statutory range cut by the limit."""
    unit = is_unit(parties()[script["party"]])
    pair = version_on(script["violation"], day)["unit" if unit else "individual"]
    assert pair, f"{script['ref']}: no fine for this kind of party"
    assert pair["max"] is not None, f"{script['ref']}: no fine for this kind of party"
    return Decimal(pair["min"]), min(Decimal(pair["max"]), spot_limit(unit, day).yuan)


def days_of(script: dict[str, Any]) -> list[date]:
    return [today - timedelta(days=script["days_ago"]) for today in TODAYS]


def punished(script: dict[str, Any]) -> bool:
    return bool(script["outcome"] == "punish")


def test_references_are_unique() -> None:
    for rows, key in (
        (read("demo", "cast")["organisations"], "code"),
        (read("demo", "parties"), "ref"),
        (read("demo", "streets"), "ref"),
        (scripts(), "ref"),
    ):
        assert max(Counter(row[key] for row in rows).values()) == 1
    names = [*people(), *(row["username"] for row in read("demo", "cast")["auxiliaries"])]
    assert len(names) == len(set(names))
    assert len({row["name"] for row in people().values()}) == len(people())


@pytest.mark.parametrize("ref", REFS)
def test_a_case_names_things_that_exist(ref: str) -> None:
    script = script_of(ref)
    assert script["violation"] in violations()
    assert script["party"] in parties()
    assert PLACES[script["place"]]["organisation"] == script["squad"]
    assert 0 <= script["days_ago"] <= 124
    assert time.fromisoformat(script["at"]) < time(23)
    assert script["seen"].endswith("。")


@pytest.mark.parametrize("ref", REFS)
def test_two_officers_are_fit_on_the_day(ref: str) -> None:
    script = script_of(ref)
    assert len(set(script["officers"])) == 2
    for name in script["officers"]:
        person = people()[name]
        assert person["organisation"] == script["squad"]
        assert {"officer", "squad_leader"} & {grant["role"] for grant in person["roles"]}
        assert "probation_until_in_days" not in person
        day = -script["days_ago"]
        valid = [c for c in person["certificates"] if -c["from_days_ago"] <= day <= c["until_in_days"]]
        assert [cert["status"] for cert in valid] == ["valid"], (name, script["days_ago"])


@pytest.mark.parametrize("ref", REFS)
def test_the_authority_holds_the_power(ref: str) -> None:
    script = script_of(ref)
    authority = next(code for code in lineage(script["squad"]) if organisations()[code]["is_authority"])
    rows = [
        r
        for r in listed.powers(read("reference", "powers"))
        if r["organisation"] == authority and script["violation"] == r["violation"]
    ]
    for day in days_of(script):
        assert any(row["from"] <= day and (row["until"] is None or day <= row["until"]) for row in rows)


@pytest.mark.parametrize("ref", [ref for ref in REFS if punished(script_of(ref))])
def test_the_penalty_is_lawful_on_the_spot(ref: str) -> None:
    script = script_of(ref)
    assert script["fine"] is not None or script["warning"]
    for day in days_of(script):
        version = version_on(script["violation"], day)
        assert "confiscation" not in version["kinds"]
        assert script["warning"] >= version["warning_required"]
        assert not script["warning"] or "warning" in version["kinds"]
        if script["fine"] is not None:
            low, high = range_for(script, day)
            assert low <= Decimal(script["fine"]) <= high, (low, high)
            assert Decimal(script["fine"]) > 0


@pytest.mark.parametrize("ref", [ref for ref in REFS if punished(script_of(ref)) and script_of(ref)["fine"]])
def test_a_fine_near_the_top_is_justified(ref: str) -> None:
    script = script_of(ref)
    unit = "unit" if is_unit(parties()[script["party"]]) else "individual"
    for day in days_of(script):
        pair = version_on(script["violation"], day)[unit]
        near = Decimal(script["fine"]) >= Decimal(pair["max"]) * Decimal("0.95") and pair["min"] != pair["max"]
        assert not near or len(script["reasons"]["LEN-08"]) > 15


@pytest.mark.parametrize("ref", [ref for ref in REFS if punished(script_of(ref))])
def test_preconditions_are_met_before_the_penalty(ref: str) -> None:
    script = script_of(ref)
    order = script["order"]
    needed = version_on(script["violation"], TODAY)["precondition"]
    if needed == "overdue":
        assert order["told_days_before"] > order["within_days"] >= 1
        assert script["recheck"] == "not_corrected"
    if needed == "refuse_to_correct":
        assert order["told_minutes_before"] >= 30
        assert script["recheck"] == "refused"


@pytest.mark.parametrize("ref", [ref for ref in REFS if punished(script_of(ref))])
def test_nobody_is_punished_who_must_not_be(ref: str) -> None:
    script = script_of(ref)
    said, party = script["circumstances"], parties()[script["party"]]
    assert not (said["minor"] and said["corrected_in_time"] and said["no_harm"])
    assert not said.get("no_fault_proved")
    assert party.get("age", 18) >= 14
    assert party.get("age", 18) >= 18 or script["lightened"]
    if said["slight_harm"] and said["corrected_in_time"]:
        assert len(script["reasons"]["LEN-02"]) > 15


@pytest.mark.parametrize("ref", [ref for ref in REFS if script_of(ref)["outcome"] == "not_punish"])
def test_whoever_is_let_off_meets_the_ground(ref: str) -> None:
    script = script_of(ref)
    said, ground = script["circumstances"], script["not_punish_ground"]
    met = {
        "under_14": parties()[script["party"]].get("age", 18) < 14,
        "minor": said["minor"] and said["corrected_in_time"] and said["no_harm"],
        "first_offence": said["slight_harm"] and said["corrected_in_time"] and said["first_offence_claimed"],
        "no_fault": said.get("no_fault_proved", False),
    }
    assert met[ground]
    assert script["education"]
    assert "payment" not in script
    assert ground != "under_14" or script["guardian_told"]
    kind = {"minor": "must", "first_offence": "may"}.get(ground)
    assert kind is None or (script["violation"], kind) in WAIVERS or "LEN-03" in script["reasons"]


@pytest.mark.parametrize("ref", REFS)
def test_money_and_closing_agree(ref: str) -> None:
    script = script_of(ref)
    payment = script.get("payment", {"how": "free"})
    assert (payment["how"] == "free") == (script.get("fine") is None)
    if payment["how"] == "cash":
        small = Decimal(script["fine"]) <= 100
        assert payment["receipt_number"]
        assert payment["ground"] != "up_to_100" or small
        assert payment["ground"] == "up_to_100" or len(payment["reason"]) > 10
    if payment["how"] == "bank":
        assert payment["after_days"] <= script["days_ago"]
    if script["closed"]:
        assert payment["how"] in ("bank", "cash", "free")
        assert script.get("report_after_working_days", 0) is not None
        assert payment["how"] != "cash" or None not in (
            payment["handed_in_after_working_days"],
            payment["banked_after_working_days"],
        )
        assert "recheck_overdue" not in script.get("tags", [])


def test_receipts_are_used_once() -> None:
    numbers = [s["payment"]["receipt_number"] for s in scripts() if s.get("payment", {}).get("how") == "cash"]
    assert len(numbers) == len(set(numbers)) > 0


def test_a_refused_signature_is_noted_with_a_witness_or_recording() -> None:
    refused = [script for script in scripts() if script.get("delivery", {}).get("refused")]
    assert len(refused) >= 3
    for script in refused:
        assert len(script["delivery"]["refusal_note"]) > 10
        assert script["delivery"].get("witness") or script["delivery"]["recorded"]


def test_what_the_party_said_was_answered() -> None:
    for script in scripts():
        said = script["statement"]
        assert said["content"], "「无」 is written too"
        assert not said["made"] or (said["review"] in ("adopted", "partly", "rejected") and said["review_reason"])


def test_one_act_is_fined_once() -> None:
    acts = Counter((s["party"], s["violation"], s["days_ago"]) for s in scripts())
    assert max(acts.values()) == 1


def test_the_demo_shows_what_it_must() -> None:
    tags = Counter(tag for script in scripts() for tag in script.get("tags", []))
    assert 50 <= len(scripts()) <= 60
    for tag in (
        "report_overdue",
        "cash_overdue",
        "payment_overdue",
        "recheck_overdue",
        "due_soon",
        "converted",
    ):
        assert tags[tag] >= 1, tag
    for tag, least in (("top_fine", 3), ("refused_signature", 3), ("no_penalty", 5), ("warning", 3)):
        assert tags[tag] >= least, tag
    assert {script["squad"] for script in scripts()} >= {"yc-ch-1", "yc-ch-2", "yc-ch-hb", "yc-np-1"}
