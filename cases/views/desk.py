"""The desk 工作台: what is due, what waits, what is open."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cases.reading.desk import HANDLERS, desk_of, own_clues
from enforcement.kernel.clock import local_day, now
from enforcement.models import Officer
from enforcement.policies import ADMINISTRATORS, READS_CASES, roles
from enforcement.queries import calendar
from enforcement.rules.deadlines import soon_until
from enforcement.views.gate import signed_in

SETTINGS = (
    ("admin_accounts", "账号与岗位", "开户、停用、授予和收回岗位", {"system_admin", "security_admin"}),
    ("admin_calendar", "工作日历", "载入放假安排，核对调休", {"system_admin"}),
    ("admin_parameters", "地方参数", "裁量线、报备期限等地方规定", {"system_admin"}),
    ("admin_certificates", "执法证", "登记证号、有效期和暂扣吊销", {"system_admin"}),
    ("admin_tokens", "接口令牌", "签发和撤销接口令牌", {"security_admin"}),
)


@never_cache
@signed_in
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """One page for every role; what a role has nothing to do with is not there."""
    user: Any = request.user
    held, today = roles(user), local_day(now())
    context: dict[str, Any] = {"today": today, "held": held}
    if held & ADMINISTRATORS:
        context["settings"] = _settings(held)
        return render(request, "desk/administrator.html", context)
    if "auxiliary" in held and not held & READS_CASES:
        context["clues"] = own_clues(user)
        return render(request, "desk/auxiliary.html", context)
    days = calendar()
    context["desk"] = desk_of(user, today, soon_until(today, days), days)
    if held & HANDLERS:
        context |= _certificate(user, today)
    return render(request, "desk/desk.html", context)


def _certificate(user: Any, today: date) -> dict[str, Any]:
    officer = Officer.objects.filter(user=user).prefetch_related("certificates").first()
    return {"officer": officer, "certificate": officer.certificate_on(today) if officer else None}


def _settings(held: frozenset[str]) -> list[tuple[str, str, str]]:
    """(url, words, what for) of the settings an administrator may open."""
    found = []
    for name, words, purpose, allowed in SETTINGS:
        try:
            if held & allowed:
                found.append((reverse(name), words, purpose))
        except NoReverseMatch:
            continue
    return found
