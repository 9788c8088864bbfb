"""Going on after an act, for pages with and without script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

from enforcement.kernel.web import is_htmx


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Leads to `url` by a plain redirect, or by a full load of the page when htmx asked."""
    if is_htmx(request):
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url)
