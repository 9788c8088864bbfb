"""The demo bureau: a whole tree, people with the certificates they need, parties with sound numbers."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from stdnum.cn import ric, uscc

from tests.reference.load import lineage, organisations, parties, people, read

ROLES = {row["codename"] for row in read("reference", "roles")}


def test_the_tree_is_whole_and_authorities_are_described() -> None:
    for code, row in organisations().items():
        assert lineage(code)[-1] == "zj"
        if row["is_authority"]:
            assert all(
                row[key] for key in ("number_prefix", "reconsideration_body", "court", "address", "phone", "payee")
            )
        if row["kind"] == "entrusted":
            assert organisations()[row["entrusted_by"]]["is_authority"]
            assert row["entrusted_from"] < row["entrusted_until"]
            assert row["entrustment_document"]


def test_every_role_has_somebody_and_administrators_hold_nothing_else() -> None:
    held = [grant["role"] for person in people().values() for grant in person["roles"]]
    held += [grant["role"] for row in read("demo", "cast")["auxiliaries"] for grant in row["roles"]]
    assert set(held) == ROLES
    for person in people().values():
        roles = {grant["role"] for grant in person["roles"]}
        assert len(roles) == 1 or not roles & {"system_admin", "security_admin", "audit_admin", "supervisor"}
        assert all(grant["organisation"] in organisations() for grant in person["roles"])


def certificates() -> list[tuple[str, dict[str, Any]]]:
    return [(name, cert) for name, person in people().items() for cert in person.get("certificates", [])]


def test_certificates_are_unique_and_do_not_overlap() -> None:
    numbers = [cert["number"] for _, cert in certificates()]
    assert len(numbers) == len(set(numbers))
    for name, person in people().items():
        spans = sorted((-cert["from_days_ago"], cert["until_in_days"]) for cert in person.get("certificates", []))
        assert all(start <= end for start, end in spans), name
        assert all(first[1] < second[0] for first, second in itertools.pairwise(spans)), name


def test_one_certificate_is_expired_one_suspended_one_about_to_expire() -> None:
    last = dict(certificates())
    assert any(cert["until_in_days"] < 0 for cert in last.values())
    assert any(cert["status"] == "suspended" for cert in last.values())
    assert any(20 <= cert["until_in_days"] <= 60 for cert in last.values())


def test_an_acting_head_has_a_document_and_dates() -> None:
    acting = [row for row in read("demo", "cast")["persons_in_charge"] if row.get("acting")]
    assert acting
    for row in acting:
        assert row["document"]
        assert row["until_in_days"] > 0
        assert row["acting_for"] in people()
    assert all(row["person"] in people() for row in read("demo", "cast")["persons_in_charge"])


def test_auxiliaries_have_a_responsible_officer_with_a_certificate() -> None:
    for row in read("demo", "cast")["auxiliaries"]:
        assert people()[row["responsible_officer"]]["certificates"]
        assert {grant["role"] for grant in row["roles"]} == {"auxiliary"}


@pytest.mark.parametrize("ref", parties())
def test_numbers_of_parties_have_right_checksums(ref: str) -> None:
    party = parties()[ref]
    if party["id_kind"] == "resident":
        assert ric.validate(party["id_number"]) == party["id_number"]
        assert ric.get_birth_date(party["id_number"]) == party["born"]
        assert party["id_number"].startswith("330000"), "the province itself is given to no person"
    if party["id_kind"] == "credit":
        assert uscc.validate(party["id_number"]) == party["id_number"]
        assert party["id_number"][8:11] == "DEM"
        assert party["id_number"][1] == ("1" if party["kind"] == "unit" else "2")
    assert not party["phone"] or party["phone"].startswith("1640000")
    assert party["kind"] != "unknown" or party["unidentified_reason"]
    if party["kind"] in ("individual", "unknown"):
        assert party.get("born") or party.get("age") or party["kind"] == "unknown"


def test_numbers_of_parties_are_unique() -> None:
    numbers = [party["id_number"] for party in parties().values() if party["id_number"]]
    assert len(numbers) == len(set(numbers))
