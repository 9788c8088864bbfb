"""The lists an authority made public: powers, waiver lists and benchmarks, each as it holds on a day."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from discretion.models import BenchmarkTier, Power, WaiverEntry
from discretion.tier_words import fine_words, measure_words
from tests import cast
from tests.configuration import benchmarking
from tests.pages.test_public import MOST_STATEMENTS, see
from tests.pages.window import Moment

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def _present(moment: Moment) -> None:
    """It is the day of the cast."""


def test_the_powers_of_each_body_with_title_days_and_document() -> None:
    told = see("/public/powers/", body="yc-ch-hb")
    held = Power.objects.held_on(cast.TODAY).filter(organisation__code="yc-ch-hb").select_related("violation")
    assert held
    for row in held:
        assert row.violation.name in told
        assert row.document in told
    assert "省级决定下放" in told
    others = Power.objects.held_on(cast.TODAY).exclude(violation__in=held.values("violation"))
    assert not any(row.violation.name in told for row in others.select_related("violation"))


def test_a_power_is_shown_from_its_first_to_its_last_day() -> None:
    row = Power.objects.filter(held_until__isnull=False, power_list__published_on__isnull=False, title="own").first()
    assert row is not None and row.held_until is not None
    for day, shown in (
        (row.held_from - timedelta(days=1), False),
        (row.held_from, True),
        (row.held_until, True),
        (row.held_until + timedelta(days=1), False),
    ):
        listed = Power.objects.held_on(day).filter(organisation=row.organisation, violation=row.violation)
        assert listed.filter(pk=row.pk).exists() is shown
        told = see("/public/powers/", body=row.organisation.code, on=day.isoformat())
        assert (f"{row.violation.name}{row.violation.code}" in told) is listed.exists(), day


def test_a_list_that_is_not_published_is_not_shown() -> None:
    from discretion.models import PowerList

    latest = PowerList.objects.filter(organisation__code="yc-ch", published_on__isnull=False).order_by("-version")[0]
    made = PowerList.objects.create(
        organisation=latest.organisation, version="2099-9", document="未公布的清单", effective_from=cast.TODAY
    )
    Power.objects.create(
        power_list=made,
        organisation=made.organisation,
        violation=cast_violation("PS-002"),
        title="own",
        held_from=cast.TODAY,
        document="未公布的清单",
    )
    assert "PS-002" not in see("/public/powers/", body="yc-ch", on=(cast.TODAY + YEAR).isoformat())


def cast_violation(code: str) -> object:
    from discretion.models import Violation

    return Violation.objects.get(code=code)


def test_the_waiver_lists_of_a_body_and_of_those_above_it() -> None:
    told = see("/public/waivers/", body="yc-ch")
    entries = WaiverEntry.objects.in_force_on(cast.TODAY).filter(organisation__code__in=["yc", "yc-ch"])
    assert entries
    assert all(entry.words in told for entry in entries)
    first = min(entry.valid_from for entry in entries)
    assert "没有公布的清单事项" in see("/public/waivers/", body="yc-ch", on=(first - timedelta(days=1)).isoformat())


def test_the_waivers_of_a_violation_stand_on_its_page() -> None:
    entry = WaiverEntry.objects.in_force_on(cast.TODAY).select_related("violation")[0]
    assert entry.words in see(f"/public/violations/{entry.violation.code}/")
    before = (entry.valid_from - timedelta(days=1)).isoformat()
    assert entry.words not in see(f"/public/violations/{entry.violation.code}/", on=before)


def test_a_draft_or_reviewed_benchmark_is_nowhere_public() -> None:
    for made in (benchmarking.drafted(), benchmarking.reviewed(violation="DL-007")):
        assert made.violation.name not in see("/public/benchmarks/", body="yc-ch")
        see(f"/public/benchmarks/{made.code}/", 404)


def test_a_benchmark_is_public_from_the_day_it_is_in_force() -> None:
    held = benchmarking.published(cast.TODAY + timedelta(days=30))
    first = held.in_force_from
    assert first is not None
    assert held.violation.name not in see("/public/benchmarks/", body="yc-ch")
    assert held.violation.name in see("/public/benchmarks/", body="yc-ch", on=first.isoformat())
    assert held.violation.name in see("/public/benchmarks/", body="yc-ch-hb", on=first.isoformat()), "for the subtree"
    assert held.violation.name not in see("/public/benchmarks/", body="yc", on=first.isoformat())
    page = f"/public/benchmarks/{held.code}/"
    assert "没有施行的版本" in see(page, on=(first - timedelta(days=1)).isoformat())
    told = see(page, on=first.isoformat())
    for words in (
        "￥5,000 以下",
        "￥5,000 以上 ￥10,000 以下",
        "面积（平方米） 2 以上 10 以下",
        "轻微的情形",
        held.document_number,
    ):
        assert words in told, words
    assert held.document in see(f"/public/violations/{held.violation.code}/", on=first.isoformat())


def test_a_public_benchmark_costs_little() -> None:
    held = benchmarking.published()
    for path in ("/public/benchmarks/?body=yc-ch", f"/public/benchmarks/{held.code}/"):
        with CaptureQueriesContext(connection) as asked:
            reply = Client().get(path)
        assert reply.status_code == 200
        assert reply["Cache-Control"] == "public, max-age=300"
        assert len(asked) <= MOST_STATEMENTS, [each["sql"][:100] for each in asked]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "￥500 以上 ￥1,000 以下"),
        ({"fine_minimum_included": False}, "超过 ￥500 ￥1,000 以下"),
        ({"fine_maximum_included": False}, "￥500 以上 不足 ￥1,000"),
        ({"fine_minimum": Decimal(0)}, "￥1,000 以下"),
        ({"fine_minimum": Decimal(1000)}, "￥1,000"),
        (
            {"fine_way": "share", "fine_minimum": Decimal("0.05"), "fine_maximum": Decimal("0.075")},
            "基数（工程造价等）的 5% 以上 7.5% 以下",
        ),
        (
            {"fine_way": "multiple", "fine_minimum": Decimal(0), "fine_maximum": Decimal(1)},
            "基数的 1 倍以下",
        ),
    ],
)
def test_the_fine_of_a_tier_in_words(given: dict[str, object], words: str) -> None:
    told: dict[str, object] = {"fine_minimum": Decimal(500), "fine_maximum": Decimal(1000), **given}
    assert fine_words(BenchmarkTier(**told)) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ""),
        ({"measured": "area", "measure_from": Decimal(2)}, "面积（平方米） 2 以上"),
        ({"measured": "area", "measure_until": Decimal("2.50")}, "面积（平方米） 2.5 以下"),
        (
            {
                "measured": "count",
                "measure_from": Decimal(2),
                "measure_from_included": False,
                "measure_until": Decimal(100),
                "measure_until_included": False,
            },
            "处（件、次） 超过 2 不足 100",
        ),
    ],
)
def test_the_measure_of_a_tier_in_words(given: dict[str, object], words: str) -> None:
    assert measure_words(BenchmarkTier(**given)) == words
