"""The street form: four pages that fill one draft, and the one act at the end of them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cases import policies
from cases.actions import drafts
from cases.actions.registering import register_on_sight
from cases.actions.rehearsal import look_over
from cases.actions.step import stands_in_the_way
from cases.actions.street import issue_on_the_spot
from cases.forms.base import REASON, REASON_MOST
from cases.forms.street_given import act_of, client_id, evidence_of, registration_of, street_of
from cases.forms.street_sheet import WAY, Sheet, typed
from cases.models import Case, Draft
from cases.views import street_shown as shown
from cases.views.going import go
from enforcement.kernel.clock import now
from enforcement.kernel.errors import (
    ActionError,
    FileRefused,
    LawNotSatisfied,
    NotPermitted,
    NotVisible,
    StorageFull,
)
from enforcement.kernel.web import is_htmx
from enforcement.views.gate import signed_in


def kerb(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the street: signed in, holding an enforcement post, never from a cache."""

    @never_cache
    @signed_in
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not policies.opens_for(request.user):  # type: ignore[arg-type]  # signed in
            raise NotPermitted("您没有执法岗位，不能当场查处。协管人员可以上报线索，由执法人员处理。")
        return view(request, *args, **kwargs)

    return opened


def own_draft(request: HttpRequest, draft_id: uuid.UUID) -> Draft:
    """The user's own draft. Raises NotVisible for another's or none."""
    user: Any = request.user
    draft = Draft.objects.select_related("clue").filter(pk=draft_id, user=user).first()
    if draft is None:
        raise NotVisible("没有找到这份草稿，可能已经放弃，或者属于别人。请从「现场」重新开始。")
    return draft


def sending(request: HttpRequest, *, aside: bool = False) -> drafts.Sending:
    """What the form says about itself; without script it says nothing of turns."""
    turn = request.POST.get("turn", "")
    return drafts.Sending(
        page=request.POST.get("showing", "")[:36],
        turn=int(turn) if re.fullmatch("[0-9]{1,9}", turn) else 0,
        aside=aside,
    )


@kerb
@require_http_methods(["GET", "POST"])
def street_new(request: HttpRequest) -> HttpResponse:
    """Drafts to go on with, and a button that starts a new one."""
    user: Any = request.user
    if request.method == "POST":
        way = {WAY: {"procedure": ["ordinary"]}} if request.POST.get("procedure") == "ordinary" else {}
        draft = drafts.save_draft(user, client_id(request.POST.get("draft")), way, now())
        return redirect("street_evidence", draft.pk)
    waiting = Draft.objects.filter(user=user, case__isnull=True).order_by("-saved_at")[:20]
    return render(
        request,
        "street/new.html",
        {"drafts": [shown.draft_line(each) for each in waiting], "draft": uuid.uuid4(), "other": uuid.uuid4()},
    )


@kerb
@require_http_methods(["GET", "POST"])
def street_evidence(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Page 1 / 4: pictures, place, violation, what was seen, order to correct, conduct."""
    return _page(request, draft_id, "evidence")


@kerb
@require_http_methods(["GET", "POST"])
def street_party(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Page 2 / 4: the party and the second officer."""
    return _page(request, draft_id, "party")


@kerb
@require_http_methods(["GET", "POST"])
def street_amount(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Page 3 / 4: what is imposed, the words to read aloud, what the party says."""
    return _page(request, draft_id, "amount")


@kerb
@require_http_methods(["GET", "POST"])
def street_issue(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Page 4 / 4: the decision as it will be, what the law says to it, signing and handing over."""
    return _page(request, draft_id, "issue")


@kerb
@require_http_methods(["GET", "POST"])
def street_register(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Page 3 / 3 of an ordinary case: where the matter comes from; then it is registered."""
    return _page(request, draft_id, "register")


def _page(request: HttpRequest, draft_id: uuid.UUID, part: str) -> HttpResponse:
    draft = own_draft(request, draft_id)
    if draft.case_id is not None:
        return go(request, reverse("street_done", args=[draft.pk]))
    refused = []
    if request.method == "POST":
        draft = drafts.merge_into(draft, part, typed(shown.filled_in(request.POST)), now(), sending(request))
        refused = _take_photos(request, draft)
    sheet = Sheet(draft, request.user, now())  # type: ignore[arg-type]  # signed in
    if lacking := sheet.lacking(part):
        messages.warning(request, "请先把这一页填完整。")
        return go(request, reverse(f"street_{lacking}", args=[draft.pk]))
    if request.method != "POST" or "find" in request.POST:
        return _shown(request, sheet, part, sheet.form(part))
    form = sheet.checked(part)
    if part == "evidence" and sheet.needs_photos and not sheet.photos:
        refused.append("还没有照片。请至少拍一张全景；没有网络时照片留在本页，联网后再提交。")
    if not form.is_valid() or refused:
        return _shown(request, sheet, part, form, refused=refused, status=422 if refused else 400)
    if part == sheet.parts[-1]:
        return _register(request, sheet) if sheet.ordinary else _issue(request, sheet)
    return go(request, reverse(f"street_{sheet.parts[sheet.parts.index(part) + 1]}", args=[draft.pk]))


def _shown(request: HttpRequest, sheet: Sheet, part: str, form: Any, status: int = 200, **more: Any) -> HttpResponse:
    context = shown.page(sheet, part, form) | more
    if part == "issue" and "findings" not in context:
        context |= shown.verdict(look_over(street_of(sheet, signed=False), act_of(sheet, {})), sheet)
    template = "street/_sheet.html" if is_htmx(request) else "street/page.html"
    return render(request, template, context, status=status)


def _issue(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    return _carried_out(
        request, sheet, lambda reasons: issue_on_the_spot(street_of(sheet), act_of(sheet, reasons)), "street_done"
    )


def _register(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    def act(reasons: dict[str, str]) -> Case:
        return register_on_sight(registration_of(sheet), evidence_of(sheet), act_of(sheet, reasons))

    return _carried_out(request, sheet, act, "case_file")


def _carried_out(
    request: HttpRequest, sheet: Sheet, act: Callable[[dict[str, str]], Case], onwards: str
) -> HttpResponse:
    """The act at the end of the pages, or the last page again with what the law said and every word typed."""
    reasons = {
        match[1]: str(text).strip()[:REASON_MOST]
        for name, text in request.POST.items()
        if (match := REASON.match(name)) and str(text).strip()
    }
    part = sheet.parts[-1]
    try:
        act(reasons)
    except LawNotSatisfied as refusal:
        said: Any = refusal.findings
        stopped = [each for each in said if stands_in_the_way(each, reasons)]
        context = shown.verdict(said, sheet, reasons) | {"stopped": len(stopped), "tried": True}
        return _shown(request, sheet, part, sheet.checked(part), status=422, **context)
    except ActionError as error:
        return _shown(request, sheet, part, sheet.checked(part), status=error.status, refused=[error.says])
    return go(request, reverse(onwards, args=[sheet.draft.pk]))


def _take_photos(request: HttpRequest, draft: Draft) -> list[str]:
    """Pictures sent with the form; what was refused is said, the rest is kept."""
    refused = []
    for upload in request.FILES.getlist("photos"):
        try:
            drafts.add_photo(draft, upload, now=now())
        except (FileRefused, StorageFull) as error:
            refused.append(f"{upload.name}：{error.says}")
    return refused


@kerb
@require_POST
def street_discard(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Gives up a draft."""
    drafts.discard(own_draft(request, draft_id))
    messages.success(request, "草稿已放弃，内容和照片都已删除。")
    return redirect("street_new")


@kerb
def street_done(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """What was issued: number, check code, papers to print, what comes next."""
    draft = own_draft(request, draft_id)
    if draft.case_id is None:
        return redirect("street_evidence", draft.pk)
    visible = Case.objects.visible_to(request.user).select_related("violation", "decision", "party", "organisation")
    case = visible.filter(pk=draft.case_id).first()
    if case is None:
        return HttpResponseRedirect(reverse("case_list"))
    return render(request, "street/done.html", shown.done(case))
