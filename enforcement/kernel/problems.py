"""RFC 9457 problem documents, and the one table that turns any error into a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import DataError
from django.http import Http404, JsonResponse
from rest_framework import exceptions as drf

from enforcement.kernel.errors import (
    ActionError,
    Invalid,
    LawNotSatisfied,
    NotPermitted,
    NotSignedIn,
    NotVisible,
)
from enforcement.kernel.locks import busy_from

CONTENT_TYPE = "application/problem+json"


class MethodRefused(ActionError):
    """405."""

    status = 405
    code = "method-not-allowed"
    title = "不支持这种请求方法"
    default_says = "这个地址不支持这种请求方法。请查阅接口文件。"


class NotAcceptable(ActionError):
    """406."""

    status = 406
    code = "not-acceptable"
    title = "不能提供所要的格式"
    default_says = "只提供 JSON。请把 Accept 设为 application/json。"


class TooLarge(ActionError):
    """413."""

    status = 413
    code = "too-large"
    title = "请求过大"
    default_says = "请求的内容过大。请减少内容或分次提交。"


class UnsupportedType(ActionError):
    """415."""

    status = 415
    code = "unsupported-media-type"
    title = "不支持的内容类型"
    default_says = "不支持这种 Content-Type。请按接口文件发送。"


class TooOften(ActionError):
    """429; `extra` carries retry_after in seconds when known."""

    status = 429
    code = "too-many-requests"
    title = "请求过于频繁"
    default_says = "请求过于频繁。请稍候再试。"


_PLAIN: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], type[ActionError]], ...] = (
    ((Http404, drf.NotFound), NotVisible),
    ((PermissionDenied, drf.PermissionDenied), NotPermitted),
    (drf.NotAuthenticated, NotSignedIn),
    (drf.MethodNotAllowed, MethodRefused),
    (drf.NotAcceptable, NotAcceptable),
    (drf.UnsupportedMediaType, UnsupportedType),
    (drf.Throttled, TooOften),
    ((RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent), TooLarge),
)


def refusal_of(error: BaseException) -> ActionError | None:
    """The refusal for any error that is the caller's or a matter of waiting; None for a defect."""
    if isinstance(error, ActionError):
        return error
    if isinstance(error, drf.AuthenticationFailed):
        return NotSignedIn(str(error.detail))
    if isinstance(error, drf.ParseError):
        return Invalid("请求的内容不是正确的 JSON。请检查后再提交。", fields={"body": ["无法解析。"]})
    if isinstance(error, drf.ValidationError):
        return Invalid(fields=_flat(error.detail))
    if isinstance(error, DjangoValidationError):
        return Invalid(fields=_of_django(error))
    for kinds, refusal in _PLAIN:
        if isinstance(error, kinds):
            return refusal(extra=_wait(error))
    if isinstance(error, SuspiciousOperation | BadRequest | DataError) or _has_nul(error):
        return Invalid("请求中有不能接受的内容。请检查后再提交。")
    return busy_from(error)


def _wait(error: BaseException) -> dict[str, Any]:
    wait = getattr(error, "wait", None)
    return {} if wait is None else {"retry_after": int(wait)}


def _has_nul(error: BaseException) -> bool:
    # psycopg's words for a zero byte in a text that came from the caller.
    return isinstance(error, ValueError) and "NUL (0x00)" in str(error)


def _flat(detail: Any, at: str = "") -> dict[str, list[str]]:
    """Field names joined by dots, each with its sentences."""
    if isinstance(detail, dict):
        parts: Iterable[tuple[Any, Any]] = detail.items()
    elif isinstance(detail, list) and any(isinstance(part, dict | list) for part in detail):
        parts = enumerate(detail)
    else:
        lines = detail if isinstance(detail, list) else [detail]
        return {at or "body": [str(line) for line in lines]} if lines else {}
    flat: dict[str, list[str]] = {}
    for name, part in parts:
        for inner, lines in _flat(part, f"{at}.{name}" if at else str(name)).items():
            flat.setdefault(inner, []).extend(lines)
    return flat


def _of_django(error: DjangoValidationError) -> dict[str, list[str]]:
    if hasattr(error, "error_dict"):
        return {("body" if name == "__all__" else name): lines for name, lines in error.message_dict.items()}
    return {"body": list(error.messages)}


def problem(error: ActionError) -> dict[str, Any]:
    """The document: type, title, status, detail, code; where there are any, mend, fields, findings, extras."""
    document: dict[str, Any] = {
        "type": f"urn:problem-type:{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.says,
        "code": error.code,
    }
    if error.mend:
        document["mend"] = error.mend
    if isinstance(error, Invalid):
        document["fields"] = error.fields
    if isinstance(error, LawNotSatisfied):
        document["findings"] = [
            {
                "code": finding.code,
                "force": str(finding.force),
                "says": finding.says,
                "articles": [str(article) for article in finding.basis],
                "mend": finding.mend,
            }
            for finding in error.findings
        ]
    return {**error.extra, **document}


def headers_of(error: ActionError) -> dict[str, str]:
    """Headers that go with the status."""
    if error.status == 401:
        return {"WWW-Authenticate": 'Bearer realm="api"'}
    wait = error.extra.get("retry_after", 3 if error.status in {409, 503} and error.code != "wrong-state" else None)
    return {} if wait is None else {"Retry-After": str(wait)}


def problem_response(error: ActionError) -> JsonResponse:
    """The document as a plain response, for places where DRF is not at work."""
    response = JsonResponse(
        problem(error),
        status=error.status,
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )
    for name, value in headers_of(error).items():
        response[name] = value
    return response
