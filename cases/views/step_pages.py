"""The page of a step: one view for all, driven by the tables of forms and of actions."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases import policies
from cases.actions.table import BY_STEP, Doing
from cases.forms import BY_STEP as FORMS
from cases.forms.base import StepForm
from cases.models import Case
from cases.reading.versions import versions_of
from cases.reading.visible import visible_case
from cases.views import like_beside, mending, step_notes
from cases.views.foreseeing import foreseen, reasons_so_far
from cases.views.going import go
from enforcement.kernel.clock import local_day, now
from enforcement.kernel.errors import ActionError, Invalid, LawNotSatisfied, NotVisible, Stale, WrongState
from enforcement.kernel.web import is_htmx
from enforcement.views.gate import signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def case_step(request: HttpRequest, case_id: uuid.UUID, name: str) -> HttpResponse:
    """Asks for what the step needs, takes it, or shows why not with everything typed kept."""
    doing, case = _doing(name), visible_case(request.user, case_id)
    policies.require(request.user, doing.step, case)
    form = _form(request, doing, case)
    if request.method == "GET":
        _require_state(doing, case)
        return _page(request, form, doing, status=200)
    if not form.is_valid():
        return _page(request, form, doing, status=400)
    try:
        if "reckon" in request.POST and doing.step.name == "investigation-end":
            return _page(request, form, doing, status=200)
        doing.action(case.pk, form.given(), form.act())
    except NotVisible:
        raise
    except ActionError as refused:
        return _refused(request, form, doing, refused)
    messages.success(request, f"已{doing.step.title}。")
    return go(request, reverse("case_file", args=[case.pk]))


def _doing(name: str) -> Doing:
    if name not in BY_STEP:
        raise Http404(f"no step {name}")
    return BY_STEP[name]


def _form(request: HttpRequest, doing: Doing, case: Case) -> StepForm:
    given: dict[str, Any] = {"step": doing.step, "case": case, "user": request.user, "now": now()}
    if request.method == "POST":
        return FORMS[doing.step.name](request.POST, request.FILES, **given)
    return FORMS[doing.step.name](
        initial={key: value for key, value in request.GET.items() if key in ("clock",)}, **given
    )


def _require_state(doing: Doing, case: Case) -> None:
    if words := _too_late(doing, case):
        raise WrongState(words)


def _too_late(doing: Doing, case: Case) -> str:
    """Why the step is no longer possible at all; empty while it is."""
    if doing.step.fits(case.procedure, case.state):
        return ""
    return f"案件现在是「{case.get_state_display()}」，不能{doing.step.title}。请回到案卷，查看现在可以办理的步骤。"


def _refused(request: HttpRequest, form: StepForm, doing: Doing, refused: ActionError) -> HttpResponse:
    """The same page with the refusal above the form."""
    findings = refused.findings if isinstance(refused, LawNotSatisfied) else ()
    changed = []
    if isinstance(refused, Stale):
        changed = step_notes.changes_since(form.case, form.cleaned_data.get("version") or 0)
        form.case.refresh_from_db(fields=["version", "state"])
        form.renew_version()
    if isinstance(refused, Invalid):
        for field, sentences in refused.fields.items():
            form.add_error(field if field in form.fields else None, list(sentences))
    extra = {
        "refused": refused,
        "headline": mending.headline(findings) or refused.says,
        "groups": mending.groups(findings, _place(form), reasons=form.reasons()),
        "changed": changed,
        "too_late": _too_late(doing, form.case),
    }
    return _page(request, form, doing, status=refused.status, **extra)


def _page(request: HttpRequest, form: StepForm, doing: Doing, *, status: int, **extra: Any) -> HttpResponse:
    matter = step_notes.matter(form, doing.step)
    context = {
        "form": form,
        "case": form.case,
        "step": doing.step,
        "beside": step_notes.beside(form, doing.step),
        "foresaid": [],
        **matter,
        **like_beside.beside(form, matter.get("matter")),
        "versions": versions_of(form.case, local_day(form.now)) if doing.step.judges_party else None,
        **extra,
    }
    if status == 200:
        ahead = foreseen(form)
        context["reckoned"] = ahead.entries
        context["foresaid"] = mending.groups(ahead.findings, _place(form), reasons=reasons_so_far(form))
    shown = context.get("groups") or context["foresaid"]
    # A reason is asked in one place only: among the findings, or where the form asks for it itself.
    context["asked"] = {line.code for group in shown for line in group.lines if group.force == "asks_reason"}
    template = form.region_template if is_htmx(request) else form.page_template
    return render(request, template, context, status=status)


def _place(form: StepForm) -> mending.Place:
    return mending.place_of(form.case, form.step.name, form.fields)
