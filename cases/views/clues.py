"""Clues 线索: reporting in half a minute, the list, one clue with what an officer may do about it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.actions import clues
from cases.forms.clues import ClueForm, DismissForm
from cases.models import Clue, CluePhoto
from cases.shapes import Act, ClueGiven
from enforcement.kernel import files
from enforcement.kernel.clock import now
from enforcement.kernel.errors import FileRefused, Invalid, NotPermitted, NotVisible, StorageFull
from enforcement.kernel.models import StoredFile
from enforcement.policies import ADMINISTRATORS, roles
from enforcement.views.gate import signed_in

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
MOST_PHOTOS = 9
PAGE = 30


def _act(request: HttpRequest) -> Act:
    moment = now()
    return Act(by=request.user, at=moment, now=moment)  # type: ignore[arg-type]  # signed in


def _clue(request: HttpRequest, clue_id: uuid.UUID) -> Clue:
    found = Clue.objects.visible_to(request.user).select_related("organisation", "reported_by").filter(pk=clue_id)
    clue = None if roles(request.user) & ADMINISTRATORS else found.first()
    if clue is None:
        raise NotVisible("没有找到这条线索，或者您无权查看。")
    return clue


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def clue_new(request: HttpRequest) -> HttpResponse:
    """Reports a clue: pictures, place, words."""
    user: Any = request.user
    if not clues.may_report(user):
        raise NotPermitted("您的岗位不能上报线索。协管人员和执法人员可以上报。")
    if request.method != "POST":
        form = ClueForm(initial={"draft": uuid.uuid4()}, label_suffix="")
        return render(request, "clues/new.html", {"form": form})
    form = ClueForm(request.POST, label_suffix="")
    kept, refused = _received(request)
    if not form.is_valid() or refused:
        status = 422
        return render(request, "clues/new.html", {"form": form, "refused": refused, "kept": kept}, status=status)
    moment, data = now(), form.cleaned_data
    given = ClueGiven(
        id=data["draft"],
        place=data["place"],
        text=data["text"],
        seen_at=moment,
        photos=tuple(kept),
        latitude=data["latitude"],
        longitude=data["longitude"],
    )
    clue = clues.report_clue(given, Act(by=user, at=moment, now=moment))
    messages.success(request, "线索已上报，由本辖区执法人员处理。")
    return redirect("clue_file", clue.pk)


def _received(request: HttpRequest) -> tuple[list[StoredFile], list[str]]:
    """Pictures sent now or kept from a refused sending; what was refused is said, the rest is kept."""
    mine = set(request.session.get("clue_photos", []))
    wanted = [each for each in request.POST.getlist("kept") if each in mine][:MOST_PHOTOS]
    kept, refused = list(StoredFile.objects.filter(pk__in=wanted)), []
    for upload in request.FILES.getlist("photos"):
        if len(kept) >= MOST_PHOTOS:
            refused.append(f"一条线索最多 {MOST_PHOTOS} 张照片，{upload.name} 没有收。")
            continue
        try:
            kept.append(files.keep(files.receive(upload, allowed=PICTURES), now=now()))
        except (FileRefused, StorageFull) as error:
            refused.append(f"{upload.name}：{error.says}")
    request.session["clue_photos"] = sorted(mine | {str(each.pk) for each in kept})[-50:]
    return kept, refused


@never_cache
@signed_in
@require_GET
def clue_list(request: HttpRequest) -> HttpResponse:
    """One's own clues, and those of one's subtree, newest first; keyset paging by time and id."""
    user: Any = request.user
    if roles(user) & ADMINISTRATORS:
        raise NotPermitted("管理员只管配置，不看线索。")
    visible = Clue.objects.visible_to(user).select_related("organisation", "reported_by")
    visible = visible.prefetch_related("photos", "cases").order_by("-reported_at", "-pk")
    if after := request.GET.get("after", ""):
        last = _last_seen(user, after)
        earlier = Q(reported_at__lt=last.reported_at) | Q(reported_at=last.reported_at, pk__lt=last.pk)
        visible = visible.filter(earlier)
    if open_only := request.GET.get("show") != "all":
        visible = visible.filter(dismissed_at__isnull=True, cases__isnull=True)
    rows = list(visible[: PAGE + 1])
    context = {
        "clues": rows[:PAGE],
        "last": rows[PAGE - 1] if len(rows) > PAGE else None,
        "open_only": open_only,
        "may_report": clues.may_report(user),
    }
    return render(request, "clues/list.html", context)


def _last_seen(user: Any, clue_id: str) -> Clue:
    """The last clue of the page before; anything that is no clue of the list is a bad request."""
    try:
        found = Clue.objects.visible_to(user).filter(pk=uuid.UUID(clue_id)).first()
    except ValueError:
        found = None
    if found is None:
        raise Invalid(fields={"after": ["没有这一页。请从线索列表进入。"]})
    return found


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def clue_file(request: HttpRequest, clue_id: uuid.UUID) -> HttpResponse:
    """One clue; whoever enforces there may lay it aside with a reason."""
    clue, status = _clue(request, clue_id), 200
    form = DismissForm(request.POST or None, label_suffix="")
    if request.method == "POST":
        if form.is_valid():
            clues.dismiss_clue(clue.pk, form.cleaned_data["reason"], _act(request))
            messages.success(request, "已记为不作处理。")
            return redirect("clue_file", clue.pk)
        status = 422
    user: Any = request.user
    case = clue.cases.first()
    waits = clue.dismissed_at is None and case is None
    context = {
        "clue": clue,
        "photos": clue.photos.select_related("file"),
        "case": case,
        "form": form,
        "may_settle": waits and clues.may_settle(user, clue),
        "waits": waits,
    }
    return render(request, "clues/file.html", context, status=status)


@signed_in
@require_POST
def clue_take(request: HttpRequest, clue_id: uuid.UUID) -> HttpResponse:
    """Starts a case from the clue, at the kerb or under the ordinary procedure, with everything carried over."""
    procedure = "ordinary" if request.POST.get("procedure") == "ordinary" else "simple"
    draft = clues.take_up(_clue(request, clue_id).pk, _act(request), procedure=procedure)
    return redirect("street_evidence", draft.pk)


@signed_in
@require_GET
def clue_photo(request: HttpRequest, photo_id: uuid.UUID) -> HttpResponse:
    """A picture of a clue that the user may see."""
    visible = Clue.objects.visible_to(request.user)
    photo = CluePhoto.objects.select_related("file").filter(pk=photo_id, clue__in=visible).first()
    if photo is None or roles(request.user) & ADMINISTRATORS:
        raise NotVisible("没有找到这张照片。")
    return files.serve(photo.file, "photo.jpg")  # type: ignore[return-value]  # a streaming response is served alike
