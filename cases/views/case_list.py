"""The list of cases a person may see."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.forms.filters import FilterForm, is_number
from cases.models import SavedFilter
from cases.reading import listing, numbers
from cases.reading.nearest import nearest
from enforcement.kernel.clock import local_day, now
from enforcement.kernel.errors import Invalid, NotVisible
from enforcement.policies import case_scope, roles
from enforcement.queries import calendar
from enforcement.rules.deadlines import soon_until
from enforcement.views.gate import signed_in

HANDLERS = frozenset({"officer", "squad_leader"})


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def case_list(request: HttpRequest) -> HttpResponse:
    """The list by filters of the address; a POST searches, and by a whole number without an address."""
    require_reader(request.user)
    if request.method == "POST":
        return _searched(request)
    form = FilterForm(request.GET, user=request.user)
    if not form.is_valid():
        return _page(request, form, None, status=400)
    wanted, today, days = form.wanted(), local_day(now()), calendar()
    found = listing.matching(request.user, wanted, today, soon_until(today, days))
    try:
        return _page(request, form, listing.page_of(found, wanted, request.GET.get("page", "")), days=days)
    except Invalid as refused:
        form.add_error(None, refused.fields["page"])
        return _page(request, form, None, status=400)


def require_reader(user: Any) -> None:
    """NotVisible for accounts that see no case: auxiliaries and administrators."""
    if not case_scope(user):
        raise NotVisible("没有这个页面，或者您无权查看。请从工作台进入您可以办理的事项。")


def _searched(request: HttpRequest) -> HttpResponse:
    words = request.POST.get("q", "").strip()[:60]
    if not is_number(words):
        return HttpResponseRedirect(f"{reverse('case_list')}?{urlencode({'q': words} if words else {})}")
    found = listing.by_number(request.user, words)
    page = listing.page_of(found, listing.Wanted(), size=200)
    return _page(request, FilterForm({}, user=request.user), page, by_number=True)


def _page(
    request: HttpRequest, form: FilterForm, page: listing.Page | None, *, status: int = 200, **extra: Any
) -> HttpResponse:
    today, days = local_day(now()), extra.pop("days", None) or calendar()
    rows = [(case, nearest(case.running, today, days)) for case in (page.cases if page else [])]
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": rows,
        "filters": kept.urlencode(),
        "tabs": _tabs(request, today),
        "kept": _kept(request),
        "register": bool(numbers.scope(request.user)),
        **extra,
    }
    return render(request, "cases/list.html", context, status=status)


def _tabs(request: HttpRequest, today: date) -> list[tuple[str, str, bool]]:
    """Filters everybody has: (words, query, current)."""
    saved = [
        ("在办的", {"state": "open", "sort": "due"}),
        ("快到期的", {"level": "soon", "sort": "due"}),
        ("已逾期的", {"level": "late", "sort": "due"}),
        ("普通程序在办", {"procedure": "ordinary", "state": "open", "sort": "due"}),
        ("已决定处罚", {"state": "decided"}),
        ("全部可见", {}),
    ]
    if roles(request.user) & HANDLERS:
        saved.insert(0, ("我在办的", {"mine": "on", "state": "open", "sort": "due"}))
    present = _present(request)
    return [(words, urlencode(query), present == query) for words, query in saved]


def _present(request: HttpRequest) -> dict[str, str]:
    return {key: value for key, value in request.GET.items() if value and key != "page"}


def _kept(request: HttpRequest) -> list[tuple[SavedFilter, bool]]:
    """The reader's own filters, and whether each is the present one."""
    user: Any = request.user
    present = _present(request)
    return [(each, each.query == present) for each in SavedFilter.objects.filter(user=user).order_by("name")]
