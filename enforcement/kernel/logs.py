"""JSON log lines with an allow-list of fields: no bodies, no queries, no names or numbers of persons."""

from __future__ import annotations

import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponseBase
from pythonjsonlogger.json import JsonFormatter as BaseFormatter

log = logging.getLogger("enforcement.request")

request_id: ContextVar[str] = ContextVar("request_id", default="")

ALLOWED = (
    "method",
    "path",
    "status",
    "milliseconds",
    "user_id",
    "token_id",
    "case_id",
    "record_id",
    "subject_id",
    "step",
    "code",
    "codes",
    "task",
    "task_id",
    "queue",
    "rows",
    "number",
    "error",
    "status_code",
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{9}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])")
_QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']+")
_GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def scrub(text: str) -> str:
    """The text without identity numbers, mobile numbers and query strings."""
    text = _IDENTITY.sub("[identity]", text)
    return _QUERY.sub(r"\1?[query]", _MOBILE.sub("[phone]", text))


def _clean(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set):
        return [_clean(part) for part in value]
    return scrub(str(value))[:500]


def _told(error: BaseException) -> str:
    # Later lines of a database error quote the row, with everything in it.
    first = (str(error).splitlines() or [""])[0]
    name = type(error).__name__
    return f"{name}: {scrub(first)[:300]}" if isinstance(error, DatabaseError) else f"{name}: {scrub(str(error))[:300]}"


class JsonFormatter(BaseFormatter):
    """One JSON object per line: time, level, logger, message, request id, and the allowed extras."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("json_ensure_ascii", False)
        super().__init__(*args, **kwargs)

    def format(self, record: logging.LogRecord) -> str:
        """The line; anything not on the list of fields is left out."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrub(record.getMessage())[:2000],
        }
        if current := request_id.get():
            line["request_id"] = scrub(current)
        line.update({name: _clean(getattr(record, name)) for name in ALLOWED if hasattr(record, name)})
        if record.exc_info and record.exc_info[1]:
            line["exception"] = _told(record.exc_info[1])
            line["trace"] = _frames(record.exc_info[2])
        return self.jsonify_log_record(line)


def _frames(trace: TracebackType | None) -> list[str]:
    # Places only: the source lines and values of a frame may hold what must not be logged.
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-25:]]


class RequestId:
    """Gives each request an id, returned as X-Request-ID, and logs one line for it, without its query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        current = given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
        mark = request_id.set(current)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = current
            log.info("request", extra=_facts(request, response, started))
        finally:
            request_id.reset(mark)
        return response


def _facts(request: HttpRequest, response: HttpResponseBase, started: float) -> dict[str, Any]:
    # Only a user that was already looked up: the log must not cost a query.
    user = getattr(request, "_cached_user", None)
    return {
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        "user_id": getattr(user, "pk", None),
    }
