"""The case file page, its evidence, and the full view of the party."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from cases.actions.guiding import WRITES
from cases.forms.reading import PurposeForm
from cases.likeness import Held
from cases.models import Case, CustodyEvent, Evidence
from cases.reading import like_of, ordinary
from cases.reading.file import whole_case
from cases.reading.lacks import lacks
from cases.reading.nearest import shown
from cases.reading.possible import FIRST, next_steps
from cases.reading.possible_ordinary import suspended
from cases.reading.road import progress
from cases.reading.timeline import entries
from cases.reading.versions import versions_of
from cases.reading.visible import visible_case
from discretion.citing import articles
from enforcement.kernel import files
from enforcement.kernel.clock import local_day, now
from enforcement.kernel.errors import NotVisible
from enforcement.kernel.readlog import log_read
from enforcement.policies import roles
from enforcement.queries import calendar
from enforcement.rules.waivers import GROUNDS
from enforcement.views.gate import signed_in

PARTY_FIELDS = ("name", "representative", "id_number", "phone", "address", "born")


@never_cache
@signed_in
@require_GET
def case_file(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """The whole file on one page."""
    case = whole_case(request.user, case_id)
    before = request.GET.get("before", "")
    record, rest = entries(case, before=int(before) if before.isdecimal() and len(before) < 9 else None)
    return render(request, "cases/file.html", {**_sections(request, case), "record": record, "record_rest": rest})


def _sections(request: HttpRequest, case: Case) -> dict[str, Any]:
    today, days = local_day(now()), calendar()
    road, following = progress(case), next_steps(request.user, case)  # type: ignore[arg-type]  # signed in
    missing = lacks(case, today)
    decision = getattr(case, "decision", None)
    return {
        "case": case,
        "matter": ordinary.of(case, today),
        "suspended": case.procedure == Case.Procedure.ORDINARY and suspended(case),
        "road": road,
        "here": next((step for step in road if step["mark"] == "now"), road[-1]),
        **_buttons(following, missing),
        "lacks": _with_ways(missing, following),
        "clocks": [shown(each, today, days) for each in sorted(case.clocks.all(), key=_clock_order)],
        **_articles(case),
        "versions": versions_of(case, today),
        **like_of.shown(_held(case), request.user, apart=case.pk),
        "penalty": list(ordinary.penalty_words(decision)) if decision else [],
        "ground": GROUNDS.get((decision and decision.not_punish_ground) or "", ""),
        "guides": case.closed_at is not None and bool(roles(request.user) & WRITES),
        "today": today,
        "party": case.party,
    }


def _held(case: Case) -> Held | None:
    proposals = case.proposals.all() if case.procedure == Case.Procedure.ORDINARY else ()
    return like_of.of_case(case, next(iter(proposals), None))


def _articles(case: Case) -> dict[str, list[str]]:
    """What the clause forbids and what it threatens."""
    version = case.violation_version
    stored = (version.penalty_article, version.defining_article) if version else ((), ())
    penalty, defining = ([str(each) for each in articles(rows)] for rows in stored)
    return {"penalty_articles": penalty, "defining_articles": defining}


def _buttons(following: Any, missing: Any) -> dict[str, Any]:
    """What this person may do: what the file lacks first, then what usually comes next; and why not the rest."""
    wanted = {each.step: place for place, each in reversed(list(enumerate(missing)))}
    mine = [each.step for each in following if each.may]
    usual = [step for step in mine if step.name in FIRST or step.name in wanted]
    return {
        "usual": sorted(usual, key=lambda step: wanted.get(step.name, len(wanted))),
        "seldom": [step for step in mine if step not in usual],
        "barred": [each for each in following if not each.may],
    }


def _clock_order(clock: Any) -> tuple[bool, Any]:
    return clock.ended_on is not None, clock.alarm_on


def _with_ways(missing: Any, following: Any) -> list[tuple[Any, str]]:
    """Each lack with why this person cannot mend it; empty when he can."""
    why = {each.step.name: each.why_not for each in following}
    return [(each, why.get(each.step, "等前一步办完后办理。")) for each in missing]


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def party_full(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Asks what for, notes it, and only then shows the party unmasked."""
    case, form = visible_case(request.user, case_id), PurposeForm(_posted(request), label_suffix="")
    shows = form.is_bound and form.is_valid()
    if shows:
        by: Any = request.user
        log_read(
            by_id=by.pk,
            at=now(),
            subject_kind="case",
            subject_id=case.pk,
            fields=PARTY_FIELDS,
            purpose=form.cleaned_data["purpose"],
        )
    context = {"case": case, "form": form, "party": case.party if shows else None}
    return render(request, "cases/party.html", context, status=400 if form.errors else 200)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@signed_in
@require_GET
def case_evidence_file(request: HttpRequest, case_id: uuid.UUID, evidence_id: uuid.UUID) -> HttpResponse:
    """One piece of evidence as it was received; whoever opens it, beyond a picture on the page, is in its custody."""
    case = Case.objects.visible_to(request.user).filter(pk=case_id)
    found = Evidence.objects.filter(pk=evidence_id, case__in=case).select_related("file").first()
    if found is None:
        raise NotVisible("没有找到这份证据，或者您无权查看。")
    if request.headers.get("Sec-Fetch-Dest") != "image":
        CustodyEvent.objects.create(evidence=found, verb="viewed", by=request.user, at=now(), note="查看原件")
    response: Any = files.serve(found.file)  # streamed
    return response
