"""Due dates and late fees for everybody, without signing in; a result opens again by its address."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from discretion.calculators import answering
from discretion.calculators.rows import StoredLaw
from discretion.forms import Calculator, DueForm, LateFeeForm
from discretion.models import StatuteArticle
from enforcement.kernel.clock import local_day, now
from enforcement.rules.questions import BadQuestion
from enforcement.wording import day_words, moment_words

MEANINGS = {"last_day": "最后一天", "earliest_day": "最早的一天", "window": "最后一天"}


@require_safe
def due_dates(request: HttpRequest) -> HttpResponse:
    """Choose a term and a day; the day is answered with its article, its arithmetic and the days beside it."""
    form = DueForm(request.GET if request.GET else None)
    found = _answered(form, answering.due_date) if "day" in request.GET else None
    if found is not None:
        found |= {"text": _text(found["law"]), "heading": MEANINGS[found["meaning"]], "shown": _shown(found["due"])}
    if "day" not in request.GET and form.is_bound:
        form.errors.clear()
    return render(request, "law/due.html", {"form": form, "found": found}, status=400 if form.errors else 200)


@require_safe
def late_fee(request: HttpRequest) -> HttpResponse:
    """The late fee at the end of a day."""
    form = LateFeeForm(request.GET if request.GET else None)
    found = _answered(form, answering.late_fee) if request.GET else None
    return render(request, "law/late_fee.html", {"form": form, "found": found}, status=400 if form.errors else 200)


def _answered(form: Any, ask: answering.Asking) -> answering.Answer | None:
    if not form.is_valid():
        return None
    return asked(form, ask)


def asked(form: Calculator, ask: answering.Asking) -> answering.Answer | None:
    """The answer to the question of a valid form; None when the question is refused, which the form then says."""
    try:
        return ask(form.question(), StoredLaw(), local_day(now()))  # type: ignore[attr-defined]  # each form has one
    except BadQuestion as error:
        form.say(error.field, error.says)
        return None


def _shown(due: str | None) -> str:
    """The day or moment in words; empty while it is not certain."""
    if due is None:
        return ""
    return moment_words(datetime.fromisoformat(due)) if "T" in due else day_words(date.fromisoformat(due))


def _text(law: dict[str, str]) -> str:
    """The words of the article, where the collection has them."""
    rows = StatuteArticle.objects.filter(law=law["name"], number=law["number"]).order_by("-in_force_from")
    return str(rows.values_list("text", flat=True).first() or "")
