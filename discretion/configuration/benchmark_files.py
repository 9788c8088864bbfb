"""Benchmarks as files: a table is tried, then written from what was tried; any benchmark is handed out as a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from discretion.actions import benchmark_import
from discretion.configuration.benchmark_difference import visible
from discretion.configuration.benchmarks import BENCHMARKS
from discretion.intake import benchmark_table
from discretion.intake.benchmark_table import Fault, Line
from enforcement.configuration.places import REVIEWS, require_place
from enforcement.kernel import clock
from enforcement.kernel.errors import ActionError, Invalid
from enforcement.models import User
from enforcement.views.gate import signed_in

SALT, ONE_HOUR = "benchmark-table", 3600
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GONE = "试读的结果已经过期或者不完整。请重新选择文件试读。"


class Chosen(forms.Form):
    """The file."""

    file = forms.FileField(
        label="表格文件（.xlsx）",
        help_text=f"一行一档，最多 {benchmark_table.MOST_ROWS} 行、2 MB；不收带宏的文件。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的。请重新选择。"},
        widget=forms.FileInput(attrs={"class": "input", "accept": ".xlsx"}),
    )


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def importing(request: HttpRequest) -> HttpResponse:
    """Asks for a table, tries it and shows what it would make; a second sending writes what was tried."""
    user = cast(User, request.user)
    require_place(user, REVIEWS)
    if request.method != "POST":
        return _shown(request, Chosen())
    if "tried" in request.POST:
        return _write(request, user)
    form = Chosen(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, form, status=400)
    try:
        lines, faults = benchmark_table.read(form.cleaned_data["file"])
    except Invalid as error:
        form.add_error("file", error.says)
        return _shown(request, form, status=400)
    found: list[Any] = []
    if not faults:
        found, faults = benchmark_import.rehearse(lines, by=user, now=clock.now())
    tried = "" if faults else _sealed(lines, user)
    return _shown(request, Chosen(), rows=len(lines), found=found, faults=faults, tried=tried)


def _write(request: HttpRequest, user: User) -> HttpResponse:
    try:
        lines = _unsealed(request.POST["tried"], user)
        made = benchmark_import.write(lines, by=user, now=clock.now())
    except signing.BadSignature:
        return _shown(request, Chosen(), refused=GONE, status=400)
    except ActionError as error:
        return _shown(request, Chosen(), refused=error.says, status=error.status)
    messages.success(request, f"已写入 {len(made)} 个草稿。请逐个核对后送审。")
    return HttpResponseRedirect(f"{reverse(BENCHMARKS.list_url)}?stage=draft")


def _sealed(lines: list[Line], user: User) -> str:
    """What was tried, so that exactly that is written: signed for this account, for an hour."""
    plain = [
        (line.row, {name: str(each) if isinstance(each, Decimal) else each for name, each in line.values.items()})
        for line in lines
    ]
    return signing.dumps({"by": user.pk, "lines": plain}, salt=SALT, compress=True)


def _unsealed(text: str, user: User) -> list[Line]:
    held = signing.loads(text, salt=SALT, max_age=ONE_HOUR)
    if held["by"] != user.pk:
        raise signing.BadSignature
    figures = {column.field for column in benchmark_table.COLUMNS if column.kind == "figure"}
    return [
        Line(
            row,
            {name: Decimal(each) if name in figures and each is not None else each for name, each in values.items()},
        )
        for row, values in held["lines"]
    ]


def _shown(request: HttpRequest, form: Chosen, *, status: int = 200, **more: Any) -> HttpResponse:
    cast(Any, form.fields["file"]).kind = ""
    faults: list[Fault] = more.pop("faults", [])
    context = {
        "form": form,
        "faults": faults,
        "list_url": reverse(BENCHMARKS.list_url),
        "title": BENCHMARKS.title,
        **more,
    }
    return render(request, "settings/benchmark_import.html", context, status=status)


@never_cache
@signed_in
@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """A benchmark as a table that can be read again."""
    row = visible(cast(User, request.user), pk)
    response = HttpResponse(benchmark_table.write([row]), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{row.code.lower()}-{row.version}.xlsx"'
    return response
