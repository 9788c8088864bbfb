"""Who is not signed in is asked to, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from enforcement.forms import LoginForm
from enforcement.kernel.errors import NotSignedIn
from enforcement.kernel.web import is_htmx

View = Callable[..., HttpResponse]
SALT = "kept-form"
KEEP_SECONDS = 12 * 3600


def signed_in(view: View) -> View:
    """A page for signed-in people.

    A GET leads to the login page and back. A POST is not lost: the login page carries what was typed, and
    after login it can be sent again by one button; an htmx request gets 401 and its form stays where it is.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if is_htmx(request):
            raise NotSignedIn
        if request.method != "POST":
            return HttpResponseRedirect(f"{resolve_url('login')}?{urlencode({'next': request.get_full_path()})}")
        return render(
            request, "registration/login.html", {"form": LoginForm(request), "kept": keep(request)}, status=401
        )

    return guarded


def keep(request: HttpRequest) -> str:
    """What was posted, signed, for the login page to carry along; files cannot be carried."""
    fields = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    kept = [pair for pair in fields if pair[0] != "csrfmiddlewaretoken"]
    return signing.dumps({"path": request.get_full_path(), "fields": kept, "files": bool(request.FILES)}, salt=SALT)


def kept_form(text: str) -> dict[str, Any]:
    """What `keep` wrote. Raises SuspiciousOperation when it is not ours, or older than a working day."""
    try:
        kept: dict[str, Any] = signing.loads(text, salt=SALT, max_age=KEEP_SECONDS)
    except signing.BadSignature as error:
        raise SuspiciousOperation("a kept form that we did not write") from error
    return kept


def safe_next(request: HttpRequest) -> str:
    """Where to go after login: a path of this site, else the desk."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and ours else "/"
