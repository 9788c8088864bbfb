"""Pages about whole case files: checking one without storing it, and taking a stored case away in the same format."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.exchange.check import check
from cases.exchange.export import export
from cases.exchange.extras import TOP
from cases.exchange.judging import Judged, Judgment, NotInFormat
from cases.exchange.schema import schema
from cases.exchange.sections import ACT_KINDS, SECTIONS
from cases.forms.exchange import CaseFileForm
from cases.reading.visible import visible_case
from cases.views.case_list import require_reader
from enforcement.kernel import clock
from enforcement.kernel.readlog import log_read
from enforcement.views.gate import signed_in

VERDICTS = {
    "block": ("stop", "不合法", "有依法不得办理的情形。请逐项核对；已经作出的决定依法纠正。"),
    "warn": ("ask", "须说明理由", "没有发现不得办理的情形，但有法律要求说明的理由没有写明。"),
    "allow": ("ok", "未发现问题", "按案卷写明的事实，没有发现违法之处。没有写明的，见下面的提示。"),
}
# Force, whether stated in the file (None: either), tone, title.
GROUPS: tuple[tuple[str, bool | None, str, str], ...] = (
    ("forbids", None, "stop", "依法不得"),
    ("asks_reason", None, "ask", "须说明理由"),
    ("notes", True, "note", "提示"),
    ("notes", False, "note", "案卷没有说明，无法判断"),
)
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with the words for its place in the file."""

    found: Judged
    place: str
    says: str


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def check_page(request: HttpRequest) -> HttpResponse:
    """A file dropped or pasted here is judged for whoever reads cases; nothing of it is kept."""
    require_reader(request.user)
    form = CaseFileForm(request.POST or None, request.FILES or None) if request.method == "POST" else CaseFileForm()
    shown: dict[str, Any] = {"form": form}
    if request.method != "POST":
        return render(request, "exchange/check.html", shown)
    if not form.is_valid():
        return render(request, "exchange/check.html", shown, status=400)
    document = form.cleaned_data["document"]
    try:
        found = check(document, clock.now())
    except NotInFormat as refused:
        return render(request, "exchange/check.html", {**shown, "faults": refused.faults}, status=400)
    return render(request, "exchange/check.html", {**shown, **_shown(document, found)})


def _shown(document: dict[str, Any], found: Judgment) -> dict[str, Any]:
    tone, word, says = VERDICTS[found.verdict]
    groups = [
        {"key": number, "tone": tone_of, "title": title, "lines": lines, "folded": stated is False}
        for number, (force, stated, tone_of, title) in enumerate(GROUPS)
        if (lines := list(_lines(document, _of(found, force, stated))))
    ]
    return {"verdict": {"tone": tone, "word": word, "says": says}, "groups": groups, "title": document.get("title", "")}


def _of(found: Judgment, force: str, stated: bool | None) -> Iterable[Judged]:
    return (each for each in found.findings if each.finding.force == force and stated in (None, each.stated))


def _lines(document: dict[str, Any], found: Iterable[Judged]) -> Iterable[Line]:
    for each in list(found)[:SHOWN]:
        says = each.says if each.finding.force != "notes" else each.finding.says
        yield Line(each, place_words(document, each.at), says)


def place_words(document: dict[str, Any], at: str) -> str:
    """What a pointer of the file is called: `/acts/2` → 办理过程第 3 项（询问）."""
    name, _, place = at.strip("/").partition("/")
    title = SECTIONS[name].title if name in SECTIONS else str(TOP.get(name, {}).get("title", name)).split("，")[0]
    if not place.isdecimal():
        return title
    act = document["acts"][int(place)] if name == "acts" else None
    kind = f"（{ACT_KINDS[act['kind']]}）" if act else ""
    return f"{title}第 {int(place) + 1} 项{kind}"


@require_safe
def format_file(request: HttpRequest) -> HttpResponse:
    """The published JSON Schema, for whoever writes such files."""
    text = json.dumps(schema(), ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/schema+json; charset=utf-8")


@never_cache
@signed_in
@require_safe
def case_exchange(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """A case the person may see, as a file; the reading is on record first."""
    case = visible_case(request.user, case_id)
    user: Any = request.user
    now = clock.now()
    log_read(by_id=user.pk, at=now, subject_kind="case", subject_id=case.pk, fields=["exchange"], purpose="导出案卷")
    text = json.dumps(export(case, user, now), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="case-{case.pk}.json"'
    return response
