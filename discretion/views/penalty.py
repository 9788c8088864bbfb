"""The calculation sheet of a penalty, for who is signed in; nothing is stored."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from discretion.calculators import answering
from discretion.penalty_form import PenaltyForm
from discretion.views.due import asked
from enforcement.views.gate import signed_in

VERDICTS = {
    "ok": ("", "依所填事实，可以这样处罚。"),
    "needs_reason": ("ask", "可以这样处罚，但须先写明理由。"),
    "unlawful": ("stop", "依法不能这样处罚。"),
}
GROUPS = (
    ("forbids", "stop", "不得", "依法不得"),
    ("asks_reason", "ask", "须说明", "须写明理由"),
    ("notes", "note", "提示", "请留意"),
)


@signed_in
@require_http_methods(["GET", "POST"])
def penalty(request: HttpRequest) -> HttpResponse:
    """The form, and below it the verdict with its calculation and findings."""
    form = PenaltyForm(request.POST if request.method == "POST" else None)
    found = asked(form, answering.penalty) if form.is_bound and form.is_valid() else None
    context: dict[str, Any] = {"form": form, "found": found}
    if found is not None:
        context |= {"verdict": VERDICTS[found["verdict"]], "groups": _groups(found["findings"], form.reasons())}
    return render(request, "law/penalty.html", context, status=400 if form.errors else 200)


def _groups(findings: list[dict[str, Any]], reasons: dict[str, str]) -> list[dict[str, Any]]:
    """The findings by their force, each that asks with the reason written so far, one field a code."""
    groups = []
    for force, tone, chip, title in GROUPS:
        lines, seen = [], set()
        for each in findings:
            if each["force"] == force:
                lines.append({**each, "reason": reasons.get(each["code"], ""), "asks": each["code"] not in seen})
                seen.add(each["code"])
        if lines:
            groups.append({"force": force, "tone": tone, "chip": chip, "title": title, "lines": lines})
    return groups
