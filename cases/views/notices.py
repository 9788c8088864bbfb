"""Messages about legal clocks and damaged evidence: unread first, each leads to its case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.models import Notice
from enforcement.kernel.clock import local_day, now
from enforcement.kernel.errors import Invalid, NotPermitted
from enforcement.policies import case_scope, roles
from enforcement.views.gate import signed_in

PAGE = 30
ABOUT = [
    f"{case}__{part}" for case in ("clock_level__clock__case", "evidence__case") for part in ("violation", "party")
]


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """The user's messages on cases he may still see. POST marks one, or all, as read; reading is not acting."""
    user: Any = request.user
    scope = case_scope(user)
    if not scope:
        raise NotPermitted("您的岗位不看案件，没有消息。")
    within = Q(clock_level__clock__organisation_id__in=scope) | Q(evidence__case__organisation_id__in=scope)
    mine = Notice.objects.filter(within, person=user)
    if request.method == "POST":
        return _mark(request, mine)
    show_all = request.GET.get("show") == "all"
    wanted = mine if show_all else mine.filter(read_at__isnull=True)
    before = request.GET.get("before", "")
    if before:
        wanted = wanted.filter(pk__lt=_number(before))
    rows = list(wanted.select_related(*ABOUT).order_by("-pk")[: PAGE + 1])
    context = {
        "notices": rows[:PAGE],
        "last": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "show_all": show_all,
        "today": local_day(now()),
        "head": "bureau_head" in roles(user),
    }
    return render(request, "notices/list.html", context)


def _mark(request: HttpRequest, mine: Any) -> HttpResponse:
    """Compare and set: what was read before keeps its time."""
    chosen = request.POST.get("notice", "")
    which = Q(pk=_number(chosen)) if chosen else Q()
    marked = mine.filter(which, read_at__isnull=True).update(read_at=now())
    if not chosen and marked:
        messages.success(request, f"{marked} 条消息已标为已读。")
    return redirect("notices")


def _number(text: str) -> int:
    """A message's number as it stands in our own links; anything else is a bad request."""
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise Invalid(fields={"notice": ["没有这条消息。请从消息列表进入。"]})
    return int(text)
