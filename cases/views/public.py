"""Public pages of the procedure: home, the steps with their times, what a party may do against a decision."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.reading.public import NOT_STAYED, after_a_decision, courses, remedies, untold
from enforcement.models import Organisation
from enforcement.views.published import day_form, published, today


@published
def home(request: HttpRequest) -> HttpResponse:
    """Where to find what; no statement."""
    return render(request, "public/home.html", {"terms": after_a_decision(today())})


@published
def procedures(request: HttpRequest) -> HttpResponse:
    """Both procedures, with the times of one authority on a day."""
    form = day_form(request)
    bodies = list(Organisation.objects.filter(is_authority=True).order_by("path"))
    asked = request.GET.get("body", "")
    body = next((each for each in bodies if each.code == asked), bodies[0] if bodies else None)
    context = {
        "bodies": bodies,
        "body": body,
        "courses": courses(body, form.day),
        "form": form,
        "day": form.day,
        "today": today(),
    }
    return render(request, "public/procedures.html", context, status=400 if form.errors else 200)


@published
def contest(request: HttpRequest) -> HttpResponse:
    """Reconsideration and court: where, and until when."""
    form = day_form(request)
    context = {
        "remedies": remedies(form.day),
        "untold": untold(form.day),
        "not_stayed": NOT_STAYED,
        "bodies": Organisation.objects.filter(is_authority=True).order_by("path"),
        "form": form,
        "day": form.day,
        "today": today(),
    }
    return render(request, "public/remedies.html", context, status=400 if form.errors else 200)
