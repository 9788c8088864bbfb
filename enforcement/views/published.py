"""What every public page shares: no session, kept by caches for a while, told apart by its ETag, as of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe

from enforcement.configuration.sheet import dress
from enforcement.kernel.clock import local_day, now

View = Callable[..., HttpResponse]
KEPT_SECONDS = 300
FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)


def published(view: View) -> View:
    """A page for everybody that names nobody: the same bytes for all who ask, so that anything may keep it.

    The view never looks at the session (`web.SessionEnds` leaves these addresses alone). A refused question is not
    kept; a page whose ETag the reader has is answered by 304.
    """

    @require_safe
    @wraps(view)
    def open_to_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or response.has_header("Cache-Control"):
            response.setdefault("Cache-Control", "no-store")
            return response
        response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
        set_response_etag(response)
        found = get_conditional_response(request, etag=response["ETag"], response=response)
        return found if found is not None else response  # type: ignore[return-value]  # it is ours or a 304

    return open_to_all


class DayForm(forms.Form):
    """The day for which dated rows are shown."""

    use_required_attribute = False
    on = forms.DateField(label="查看日期", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            dress(each)
        self.fields["on"].error_messages["invalid"] = "没有这个日期。请写成 2026-11-23 的样子。"

    def clean_on(self) -> date | None:
        """A day that dated law can be asked for."""
        day: date | None = self.cleaned_data["on"]
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(f"请填写 {FIRST.year} 年到 {LAST.year} 年之间的日期。")
        return day

    @property
    def day(self) -> date:
        """The day asked for; today when none or none that exists."""
        asked: date | None = self.cleaned_data.get("on") if self.is_valid() else None
        return asked or today()


def today() -> date:
    """The present day in China."""
    return local_day(now())


def day_form(request: HttpRequest) -> DayForm:
    """The day switch of a page; without a day it shows today, so that it can be changed."""
    return DayForm({"on": request.GET.get("on") or today().isoformat()})
