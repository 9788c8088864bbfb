"""Idempotency-Key: the same request twice is one act with one answer.

The reply is written in the transaction of the act itself: both are there, or neither.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.kernel import clock
from enforcement.kernel.errors import Invalid, KeyReused, StillRunning
from enforcement.kernel.models.access import IdempotencyKey

KEPT = timedelta(days=7)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_HEADERS = ("ETag", "Location", "Content-Type")
# These say "not now" about the moment, not about the request.
_NOT_KEPT = {401, 429}

View = Callable[..., HttpResponseBase]


def once(handler: View) -> View:
    """For a handler method of a DRF view: `@once def post(self, request, …)`.

    With an Idempotency-Key the handler runs at most once per caller, method, path and key; a repetition
    gets the stored answer with `Idempotency-Replayed: true`. KeyReused for another body, StillRunning while
    the first one runs. Answers of 500 and above, 401 and 429 are not kept. Without the header nothing changes.
    """

    @wraps(handler)
    def wrapper(view: Any, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return handler(view, request, *args, **kwargs)
        if not _KEY.fullmatch(key):
            raise Invalid(fields={"Idempotency-Key": ["应为 1 至 200 个可见的 ASCII 字符。"]})
        row = IdempotencyKey(
            caller=_caller(request),
            method=request.method or "",
            path=request.path[:200],
            key=key,
            digest=_digest(request),
            created_at=clock.now(),
        )
        return _run(row, view, lambda: handler(view, request, *args, **kwargs))

    return wrapper


def _run(row: IdempotencyKey, view: Any, act: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    with transaction.atomic():
        _claim(row)
        kept = IdempotencyKey.objects.filter(caller=row.caller, method=row.method, path=row.path, key=row.key).first()
        if kept is not None:
            return _replay(kept, row)
        response = _answer(view, act)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        elif response.status_code not in _NOT_KEPT:
            _store(row, response)
        return response


def _claim(row: IdempotencyKey) -> None:
    name = "\n".join(["idempotency", row.caller, row.method, row.path, row.key])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if not cursor.fetchone()[0]:
            raise StillRunning


def _answer(view: Any, act: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    # A refusal undoes the act and is an answer all the same, so the act has a savepoint of its own.
    try:
        with transaction.atomic():
            response = act()
    except Exception as error:
        response = view.handle_exception(error)
    if isinstance(response, Response):
        response = view.finalize_response(view.request, response)
        response.render()
    return response


def _store(row: IdempotencyKey, response: HttpResponseBase) -> None:
    row.status = response.status_code
    row.headers = {name: response[name] for name in _HEADERS if name in response}
    row.body = getattr(response, "content", b"")
    row.save(force_insert=True)


def _replay(kept: IdempotencyKey, row: IdempotencyKey) -> HttpResponse:
    if bytes(kept.digest) != row.digest:
        raise KeyReused
    response = HttpResponse(kept.body, status=kept.status)
    for name, value in kept.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _caller(request: Request) -> str:
    token = request.auth
    return f"token:{token.pk}" if token is not None and hasattr(token, "pk") else f"user:{request.user.pk}"


def _digest(request: Request) -> bytes:
    """sha256 of what was asked: If-Match, the query, and the body; files by their content."""
    digest = hashlib.sha256()
    for part in (request.headers.get("If-Match", ""), request.META.get("QUERY_STRING", "")):
        digest.update(part.encode() + b"\0")
    if not request.FILES:
        digest.update(_body(request))
        return digest.digest()
    data: Any = request.data
    for name in sorted(data):
        for value in data.getlist(name):
            digest.update(name.encode() + b"\0")
            _add(digest, value)
    return digest.digest()


def _body(request: Request) -> bytes:
    # The parsed body, so that another order of the same fields is still the same request.
    data: Any = request.data
    plain = {name: data.getlist(name) for name in data} if hasattr(data, "getlist") else data
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")


def _add(digest: Any, value: Any) -> None:
    if isinstance(value, UploadedFile):
        for chunk in value.chunks():
            digest.update(chunk)
        value.seek(0)
    else:
        digest.update(str(value).encode("utf-8", "surrogatepass"))
    digest.update(b"\0")


def purge(now: datetime) -> int:
    """Forgets answers older than 7 days; the number forgotten."""
    return IdempotencyKey.objects.filter(created_at__lt=now - KEPT).delete()[0]
