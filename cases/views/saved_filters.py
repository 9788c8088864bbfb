"""A reader's own filters: kept under a name, opened by a link, deleted."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cases.actions import filters
from cases.forms.filters import FilterForm, is_number
from cases.models import SavedFilter
from cases.views.case_list import require_reader
from enforcement.kernel.clock import now
from enforcement.kernel.errors import Invalid, NotVisible
from enforcement.views.gate import signed_in


@signed_in
@require_POST
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keeps the conditions in the form. A whole number of a person is looked up, never kept."""
    user: Any = request.user
    require_reader(user)
    form = FilterForm(request.POST, user=user)
    if not form.is_valid():
        raise Invalid("筛选条件不对，没有保存。请改正后再保存。", fields={k: list(v) for k, v in form.errors.items()})
    if is_number(form.cleaned_data["q"]):
        raise Invalid(fields={"q": ["证件号码、信用代码和电话不能存为筛选。"]})
    query = {name: request.POST[name] for name in form.fields if request.POST.get(name)}
    kept = filters.save(user, request.POST.get("name", ""), query, now())
    messages.success(request, f"筛选“{kept.name}”已保存。")
    return redirect("saved_filter", kept.pk)


@never_cache
@signed_in
@require_GET
def saved_filter(request: HttpRequest, filter_id: int) -> HttpResponse:
    """The list as the filter says: the link to keep or to bookmark."""
    user: Any = request.user
    require_reader(user)
    kept = SavedFilter.objects.filter(user=user, pk=filter_id).first()
    if kept is None:
        raise NotVisible("没有找到这个筛选，可能已经删去。")
    return HttpResponseRedirect(f"{reverse('case_list')}?{urlencode(kept.query)}")


@signed_in
@require_POST
def drop_filter(request: HttpRequest, filter_id: int) -> HttpResponse:
    """Deletes it; the cases stay what they are."""
    user: Any = request.user
    require_reader(user)
    filters.drop(user, filter_id)
    messages.success(request, "筛选已删去，案件没有改动。")
    return redirect("case_list")
