"""The mechanism of a configuration page: a filtered table, and forms that only certain roles are shown and may send."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from enforcement.kernel import clock
from enforcement.kernel.errors import ActionError, Invalid, NotPermitted
from enforcement.models import User
from enforcement.policies import roles
from enforcement.views.gate import signed_in

MOST = 500


@dataclass(frozen=True)
class Doing:
    """One form of a page: who may send it, and what is done; `do` returns the sentence to show."""

    name: str
    title: str
    button: str
    form: type[forms.Form]
    roles: frozenset[str]
    do: Callable[[User, dict[str, Any]], str]


@dataclass(frozen=True)
class Sheet:
    """A page: who may read it, its table as text, its forms."""

    title: str
    intro: str
    roles: frozenset[str]
    heads: tuple[str, ...]
    rows: Callable[[User], Iterable[tuple[str, ...]]]
    doings: tuple[Doing, ...] = ()
    file_name: str = field(default="list")


def page(sheet: Sheet) -> Callable[[HttpRequest], HttpResponse]:
    """The view of a sheet. 403 for whoever holds none of its roles; a form of another role is refused too."""

    @signed_in
    def view(request: HttpRequest) -> HttpResponse:
        user = cast(User, request.user)
        held = roles(user)
        if not held & sheet.roles:
            raise NotPermitted("您的岗位没有这一项配置。")
        filled: dict[str, forms.Form] = {}
        if request.method == "POST":
            answer = _sent(request, sheet, user, held, filled)
            if answer is not None:
                return answer
        rows = _found(sheet, user, request.GET.get("q", ""))
        if request.GET.get("format") == "csv":
            return _export(sheet, rows)
        offered = [
            (each, filled.get(each.name) or each.form(prefix=each.name)) for each in sheet.doings if held & each.roles
        ]
        context = {"sheet": sheet, "rows": rows, "forms": offered, "q": request.GET.get("q", "")}
        status = 400 if any(form.errors for form in filled.values()) else 200
        return render(request, "settings/sheet.html", context, status=status)

    return view


def _sent(
    request: HttpRequest, sheet: Sheet, user: User, held: frozenset[str], filled: dict[str, forms.Form]
) -> HttpResponse | None:
    doing = next((each for each in sheet.doings if each.name == request.POST.get("doing")), None)
    if doing is None or not held & doing.roles:
        raise NotPermitted("您的岗位不能办理这一项。")
    form = filled[doing.name] = doing.form(request.POST, prefix=doing.name)
    if not form.is_valid():
        return None
    try:
        said = doing.do(user, form.cleaned_data)
    except Invalid as error:
        for name, lines in error.fields.items():
            form.add_error(name if name in form.fields else None, ValidationError(lines))
        return None
    except ActionError as error:
        form.add_error(None, error.says)
        return None
    messages.success(request, said)
    return HttpResponseRedirect(request.path)


def _found(sheet: Sheet, user: User, words: str) -> list[tuple[str, ...]]:
    rows = (row for row in sheet.rows(user) if not words or any(words in cell for cell in row))
    return [row for _, row in zip(range(MOST), rows, strict=False)]


def _export(sheet: Sheet, rows: list[tuple[str, ...]]) -> HttpResponse:
    day = clock.local_day(clock.now()).isoformat()
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{sheet.file_name}-{day}.csv"'
    writer = csv.writer(response)
    writer.writerow(sheet.heads)
    # A cell that a spreadsheet would take for a formula is written as text.
    writer.writerows([f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in row] for row in rows)
    return response


class Fields(forms.Form):
    """A form whose widgets wear the classes of the style sheet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            area, choice = isinstance(each.widget, forms.Textarea), isinstance(each.widget, forms.Select)
            each.widget.attrs["class"] = "area" if area else "select" if choice else "input"
