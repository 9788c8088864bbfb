"""The desk 工作台: what is due, what waits, what is open."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cases.reading.desk import HANDLERS, desk_of, own_clues
from discretion.configuration.parameters import missing_words
from enforcement.configuration.places import places_of
from enforcement.kernel.clock import local_day, now
from enforcement.policies import ADMINISTRATORS, READS_CASES, roles
from enforcement.queries import calendar
from enforcement.rules.deadlines import soon_until
from enforcement.views.gate import signed_in


@never_cache
@signed_in
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """One page for every role; what a role has nothing to do with is not there."""
    user: Any = request.user
    held, today = roles(user), local_day(now())
    context: dict[str, Any] = {"today": today, "held": held}
    places = places_of(user)
    if held & ADMINISTRATORS or (places and not held & READS_CASES):
        context |= {"places": places, "missing": missing_words(user)}
        return render(request, "desk/administrator.html", context)
    if "auxiliary" in held and not held & READS_CASES:
        context["clues"] = own_clues(user)
        return render(request, "desk/auxiliary.html", context)
    days = calendar()
    context["desk"] = desk_of(user, today, soon_until(today, days), days)
    if held & HANDLERS:
        context |= _certificate(user, today)
    return render(request, "desk/desk.html", context)


def _certificate(user: Any, today: date) -> dict[str, Any]:
    officer = getattr(user, "officer", None)
    return {"officer": officer, "certificate": officer.certificate_on(today) if officer else None}
