"""What an authority made public: its powers list, benchmarks and waiver lists, as they hold on a day."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from discretion import benchmarks, catalogue
from discretion.models import Benchmark, Power, WaiverEntry
from discretion.queries import power_list_on, powers_held, waiver_list_on, waivers_in_force
from discretion.tier_words import fine_words, measure_words
from enforcement.kernel.errors import NotVisible
from enforcement.models import Organisation
from enforcement.views.published import DayForm, day_form, published, today

TITLES = dict(Power.Title.choices)
KINDS = dict(WaiverEntry.Kind.choices)


def _asked(request: HttpRequest) -> tuple[dict[str, Any], Organisation | None, DayForm]:
    """The body and the day of the page, and what its form shows; the first body when none was named."""
    form = day_form(request)
    bodies = list(Organisation.objects.filter(is_authority=True).order_by("path"))
    asked = request.GET.get("body", "")
    body = next((each for each in bodies if each.code == asked), bodies[0] if bodies else None)
    return {"bodies": bodies, "body": body, "form": form, "day": form.day, "today": today()}, body, form


def _shown(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=400 if context["form"].errors else 200)


@published
def powers(request: HttpRequest) -> HttpResponse:
    """The powers list of an authority in force on a day, by the title it holds each power under."""
    context, body, form = _asked(request)
    rows = sorted(powers_held(body, form.day), key=lambda row: list(TITLES).index(row.title)) if body else []
    groups = [(TITLES[title], list(held)) for title, held in groupby(rows, key=lambda row: row.title)]
    listed = power_list_on(body, form.day) if body else None
    return _shown(request, "public/powers.html", {**context, "groups": groups, "listed": listed, "count": len(rows)})


@published
def waivers(request: HttpRequest) -> HttpResponse:
    """The waiver lists of an authority and of those above it, in force on a day, by what they lead to."""
    context, body, form = _asked(request)
    rows = sorted(waivers_in_force(body, form.day), key=lambda row: list(KINDS).index(row.kind)) if body else []
    groups = [(KINDS[kind], list(some)) for kind, some in groupby(rows, key=lambda row: row.kind)]
    listed = waiver_list_on(body, form.day) if body else None
    return _shown(request, "public/waivers.html", {**context, "groups": groups, "listed": listed, "count": len(rows)})


@published
def benchmark_list(request: HttpRequest) -> HttpResponse:
    """The benchmarks that hold for an authority on a day: its own, and those of the bodies above where it has none."""
    context, body, form = _asked(request)
    rows = benchmarks.all_in_force(body, form.day) if body else []
    return _shown(request, "public/benchmarks.html", {**context, "rows": rows})


@published
def benchmark(request: HttpRequest, code: str) -> HttpResponse:
    """One benchmark: the tiers in force on a day, and when each published version held."""
    form = day_form(request)
    versions = list(benchmarks.versions_of(code).filter(benchmarks.ever_in_force()))
    if not versions:
        raise NotVisible("没有这个裁量基准，或者它还没有公布。")
    held = next((each for each in versions if benchmarks.covers(each, form.day)), None)
    shown = {"versions": versions, "held": held, "form": form, "day": form.day, "today": today()}
    if held is not None:
        shown |= {"tiers": _tiers(held), "clause": _clause(held, form)}
    return _shown(request, "public/benchmark.html", shown)


def _tiers(held: Benchmark) -> list[dict[str, Any]]:
    """The tiers from light to grave, those for one kind of party apart from the others."""
    rows = sorted(held.tiers.all(), key=lambda tier: (tier.party, tier.order))
    return [{"row": tier, "fine": fine_words(tier), "measure": measure_words(tier)} for tier in rows]


def _clause(held: Benchmark, form: DayForm) -> catalogue.Clause | None:
    row = benchmarks.clause_on(held, form.day)
    return None if row is None else catalogue.clause(row, form.day)
