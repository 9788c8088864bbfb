"""What Django refuses before any view: a form whose token is old. All other refusals are the kernel's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from enforcement.kernel.errors import ActionError
from enforcement.kernel.web import refused


class PageTooOld(ActionError):
    """403: the token of the form is missing or old."""

    status = 403
    code = "page-too-old"
    title = "页面已过期"
    default_says = "页面打开太久，或者在另一个窗口重新登录过，提交没有受理。请按浏览器的返回键，刷新页面后再提交。"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is missing or old."""
    return refused(request, PageTooOld())
