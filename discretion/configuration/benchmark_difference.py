"""Two versions of a benchmark side by side: what was added, changed, removed."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from discretion.configuration import benchmark_words
from discretion.configuration.benchmarks import BENCHMARKS, rows
from discretion.models import Benchmark
from enforcement.configuration.places import require_place
from enforcement.kernel.errors import NotVisible
from enforcement.models import User
from enforcement.views.gate import signed_in


def visible(user: User, pk: int) -> Benchmark:
    """A benchmark the reader may know of; NotVisible otherwise."""
    require_place(user, BENCHMARKS.roles)
    found = rows(user).filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise NotVisible
    return found


@never_cache
@signed_in
@require_safe
def difference(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """How version `other` differs from `pk`; the older one stands on the left. 404 for two benchmarks of two matters."""
    user = cast(User, request.user)
    old, new = sorted((visible(user, pk), visible(user, other)), key=lambda row: row.version)
    if old.code != new.code:
        raise NotVisible
    context = {
        "old": old,
        "new": new,
        "lines": benchmark_words.differences(old, new),
        "list_url": reverse(BENCHMARKS.list_url),
        "entry_url": reverse(BENCHMARKS.entry_url, args=[new.pk]),
        "title": BENCHMARKS.title,
    }
    return render(request, "settings/benchmark_difference.html", context)
