"""Who enforces: the authorities with their addresses, and an officer by the number of the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from enforcement.models import Certificate, Organisation
from enforcement.views import guessing
from enforcement.views.published import day_form, published, today

LOOK_UP = "officer-look-up"
MOST_SIGNS = 40


@published
def authorities(request: HttpRequest) -> HttpResponse:
    """Every body that decides in its own name, with those entrusted by it on the day. One statement."""
    form = day_form(request)
    rows = list(Organisation.objects.filter(Q(is_authority=True) | Q(kind="entrusted")).order_by("path"))
    entrusted = [each for each in rows if each.is_entrusted_on(form.day)]
    bodies = [
        (each, [one for one in entrusted if one.entrusted_by_id == each.pk]) for each in rows if each.is_authority
    ]
    context = {"bodies": bodies, "form": form, "day": form.day, "today": today()}
    return render(request, "public/authorities.html", context, status=400 if form.errors else 200)


@dataclass(frozen=True)
class Standing:
    """What is public about an officer: the name, the certificate, and whether it counts today."""

    name: str
    number: str
    valid_until: date
    organisation: str
    counts: bool
    says: str


@published
def officer(request: HttpRequest) -> HttpResponse:
    """Whether a certificate counts today, by its whole number. Nobody can list them: a few questions, then a rest."""
    number = request.GET.get("number", "").strip()[:MOST_SIGNS]
    if not number:
        return render(request, "public/officer.html", {"number": ""})
    if guessing.tired(request, LOOK_UP):
        return render(request, "public/officer.html", {"tired": guessing.MINUTES, "number": ""}, status=429)
    guessing.count(request, LOOK_UP)
    held = None if "\0" in number else Certificate.objects.filter(number__iexact=number)
    row = held.select_related("officer__organisation").first() if held is not None else None
    found = standing(row, today()) if row is not None else None
    response = render(request, "public/officer.html", {"asked": True, "found": found, "number": number})
    response["Cache-Control"] = "no-store"
    return response


def standing(certificate: Certificate, day: date) -> Standing:
    """A certificate and its holder on a day."""
    says = _why_not(certificate, day)
    return Standing(
        name=certificate.officer.name,
        number=certificate.number,
        valid_until=certificate.valid_until,
        organisation=certificate.officer.organisation.name,
        counts=not says,
        says=says or "证件有效，可以执法。",
    )


def _why_not(certificate: Certificate, day: date) -> str:
    holder = certificate.officer
    status = certificate.status_on(day)
    reasons = (
        (holder.left_on is not None and holder.left_on <= day, "持证人已经离职，不能执法。"),
        (day < certificate.valid_from, "证件还没有生效，不能执法。"),
        (day > certificate.valid_until, "证件已经过期，不能执法。"),
        (status == Certificate.Status.REVOKED, "证件已经吊销，不能执法。"),
        (status == Certificate.Status.SUSPENDED, "证件已经暂扣，不能执法。"),
        (holder.is_suspended_on(day), "持证人现在不在执法岗位，不能执法。"),
        (holder.is_on_probation_on(day), "持证人还在试用期，不能单独执法。"),
    )
    return next((says for applies, says in reasons if applies), "")
