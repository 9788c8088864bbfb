"""What every page shares: refusals in words, sessions that end, and the two health pages."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from celery import current_app
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_safe

from enforcement.kernel import clock
from enforcement.kernel.errors import (
    ActionError,
    Invalid,
    LawNotSatisfied,
    NotPermitted,
    NotSignedIn,
    NotVisible,
)
from enforcement.kernel.problems import problem_response, refusal_of

log = logging.getLogger(__name__)

API_PREFIX, PUBLIC_PREFIX = "/api/", "/public/"
_BEGAN, _SEEN = "_began", "_seen"
_SEEN_EVERY = 60  # seconds

Next = Callable[[HttpRequest], HttpResponseBase]


def is_htmx(request: HttpRequest) -> bool:
    """Asked for by htmx, which puts the answer into a region of the page."""
    return request.headers.get("HX-Request") == "true"


def refused(request: HttpRequest, error: ActionError) -> HttpResponse:
    """The refusal as a problem document, an htmx region or a page, with its status."""
    if request.path.startswith(API_PREFIX):
        return problem_response(error)
    template = "errors/_refused.html" if is_htmx(request) else "errors/refused.html"
    findings = error.findings if isinstance(error, LawNotSatisfied) else ()
    fields = error.fields if isinstance(error, Invalid) else {}
    context = {
        "error": error,
        "title": error.title,
        "says": error.says,
        "findings": findings,
        "fields": fields,
    }
    return render(request, template, context, status=error.status)


class Refusals:
    """Turns refusals raised by views into answers, and a redirect to the login page into 401 for htmx."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 302 and is_htmx(request) and _leads_to_login(response["Location"]):
            return refused(request, NotSignedIn())
        return _in_words_of_the_api(request, response)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An answer for every refusal; None for anything that Django answers itself, or that is a defect."""
        refusal = error if isinstance(error, ActionError) else None
        if refusal is None and (request.path.startswith(API_PREFIX) or isinstance(error, DatabaseError)):
            refusal = refusal_of(error)
        return None if refusal is None else refused(request, refusal)


def _leads_to_login(location: str) -> bool:
    return urlsplit(location).path == urlsplit(resolve_url(settings.LOGIN_URL)).path


class SessionEnds:
    """Ends a session SESSION_ABSOLUTE_HOURS after sign-in, however busy it was, or after SESSION_IDLE_MINUTES idle.

    That somebody is there is written at most once a minute, not with every page. Public pages are the same for
    everybody and know no session.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(PUBLIC_PREFIX):
            return self.get_response(request)
        session = request.session
        if session.session_key and "_auth_user_id" in session and self._is_over(request):
            logout(request)
        elif "_auth_user_id" in session:
            _note_presence(session)
        return self.get_response(request)

    def _is_over(self, request: HttpRequest) -> bool:
        # Signing in gives the session a new key, which is how a new beginning is told from the old one.
        key, moment = request.session.session_key, clock.now().timestamp()
        began = request.session.get(_BEGAN)
        if not began or began[0] != key:
            request.session[_BEGAN] = [key, moment]
            return False
        return moment - float(began[1]) > timedelta(hours=settings.SESSION_ABSOLUTE_HOURS).total_seconds()


def _note_presence(session: SessionBase) -> None:
    moment = clock.now().timestamp()
    if moment - float(session.get(_SEEN, 0)) >= _SEEN_EVERY:
        session[_SEEN] = moment


class Defect(ActionError):
    """500: our fault; nothing half done stays."""

    status = 500
    code = "defect"
    title = "没有办成"
    default_says = "系统出了问题，这一步没有办成，也没有留下一半的结果。请稍后再试，仍不行时通知系统管理员。"


def _in_words_of_the_api(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """For a client of the API: what Django answered as a page (no such address, a bad token) as a problem."""
    page = response.get("Content-Type", "").startswith("text/html")
    if not (page and response.status_code >= 400 and request.path.startswith(API_PREFIX)):
        return response
    if response.status_code >= 500:
        return problem_response(Defect())
    return problem_response({403: NotPermitted, 404: NotVisible}.get(response.status_code, Invalid)())


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when it can work: database, migrations, storage.

    A broker that is away and local values that nobody has set are said, no more: values are entered on these pages.
    """
    checks = {
        "database": _works(_database),
        "migrations": _works(_migrations),
        "storage": _works(_storage),
        "broker": _works(_broker),
        "parameters": _works(_parameters),
    }
    vital = all(checks[name] for name in ("database", "migrations", "storage"))
    status = "ready" if all(checks.values()) else "degraded" if vital else "not ready"
    said = {name: "ok" if works else "failed" for name, works in checks.items()}
    response = JsonResponse({"status": status, "checks": said}, status=200 if vital else 503)
    response["Cache-Control"] = "no-store"
    return response


def _works(check: Callable[[], Any]) -> bool:
    try:
        check()
    except Exception as error:
        log.warning("not ready", extra={"task": check.__name__, "error": type(error).__name__})
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _parameters() -> None:
    # The app that knows them registers its check under this tag.
    if run_checks(tags=["parameters"], databases=["default"], include_deployment_checks=True):
        raise RuntimeError("local values are missing")


_migrated = False


def _migrations() -> None:
    # Migrations are not taken back under a running process, so a good answer is kept.
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise RuntimeError("migrations are not applied")
        _migrated = True


def _storage() -> None:
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"ready")
        file.flush()


def _broker() -> None:
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 in words."""
    return refused(request, Invalid())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 in words."""
    return refused(request, NotPermitted())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in words; the same whether nothing is there or the reader may not know of it."""
    return refused(request, NotVisible())


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in words, without a trace of the defect."""
    return refused(request, Defect())
