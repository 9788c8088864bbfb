"""The benchmarks of the reference data: published only where every tier was seen and fits the law, else a draft."""

from __future__ import annotations

from datetime import date

import pytest

from discretion import benchmarks as reading
from discretion.intake import benchmarks as intake
from discretion.models import Benchmark, Violation
from enforcement.models import Organisation
from tests import cast
from tests.reference.load import read, violations

ROWS = read("reference", "benchmarks")


def test_a_figure_that_was_not_seen_whole_is_not_published() -> None:
    published = {row["violation"] for row in ROWS if row["published_on"] is not None}
    assert {row["violation"] for row in ROWS} - published == {"SR-001-ZZ", "WJ-001", "JZ-003"}
    assert all(row["status"] in ("verified", "excerpt") for row in ROWS if row["published_on"] is not None)
    assert all(row["follows"] and row["source"] for row in ROWS)


@pytest.mark.django_db
def test_what_is_in_the_catalogue_is_loaded_with_its_city_and_standing() -> None:
    held = {row.violation.code: row for row in Benchmark.objects.select_related("violation")}
    assert set(held) == {row["violation"] for row in ROWS} & set(violations())
    rail = held["DL-003"]
    assert (rail.code, rail.stage, rail.status, rail.follows) == (
        "YC-CH-DL-003",
        "published",
        "excerpt",
        "郑州市登封市",
    )
    assert held["WJ-001"].stage == "draft"
    in_force = reading.in_force(cast.organisation("yc-ch-1"), rail.violation_id, cast.TODAY)
    assert in_force == rail
    assert reading.in_force(cast.organisation("yc-ch-1"), rail.violation_id, date(2024, 4, 30)) is None
    unsound = {
        code: reading.faults(row, list(row.tiers.all()), row.in_force_from or cast.TODAY) for code, row in held.items()
    }
    assert {code: len(found) for code, found in unsound.items() if found} == {"JZ-003": 3}


@pytest.mark.django_db
def test_reading_the_file_again_changes_nothing_and_leaves_out_what_the_catalogue_lacks() -> None:
    before = Benchmark.objects.count()
    bodies = {body.code: body for body in Organisation.objects.all()}
    known = {row.code: row for row in Violation.objects.all()}
    assert intake.load(ROWS, bodies, known) == before == Benchmark.objects.count()
    assert intake.load(ROWS, bodies, {}) == 0
