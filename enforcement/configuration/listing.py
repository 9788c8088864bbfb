"""Reading a sheet: what is asked for in the address, pages by key, and the whole list as CSV."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.db.models import Q, QuerySet

from enforcement.configuration.sheet import Column, Sheet, dress
from enforcement.kernel.errors import Invalid
from enforcement.models import User

PAGE = 50
WRONG_MARK = "翻页标记不对。请从第一页重新查看。"
READERS: dict[str, Callable[[str], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "int": int,
    "str": str,
    "UUID": uuid.UUID,
}


class Asked(forms.Form):
    """Words, filters and order of a list, as they stand in its address."""

    def __init__(self, data: Any, *, sheet: Sheet, user: User) -> None:
        super().__init__(data)
        self.sheet = sheet
        if sheet.search:
            self.fields["q"] = forms.CharField(label="查找", required=False, max_length=60)
        for each in sheet.filters:
            self.fields[each.name] = each.field(user)
            self.fields[each.name].required = False
        self.fields["sort"] = forms.ChoiceField(label="排列", required=False, choices=[("", "默认"), *orders(sheet)])
        for given in self.fields.values():
            dress(given)

    def narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows that match; valid forms only."""
        for word in self.cleaned_data.get("q", "").split()[:4]:
            rows = rows.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.sheet.search)))
        for each in self.sheet.filters:
            value = self.cleaned_data.get(each.name)
            if value not in (None, ""):
                rows = each.narrow(rows, value)
        return rows

    @property
    def order(self) -> str:
        """The column asked for, with a minus for downwards."""
        return str(self.cleaned_data.get("sort") or self.sheet.order)

    def address(self, **more: str) -> str:
        """What is asked for, as a query."""
        held = {name: self.data.get(name, "") for name in self.fields} | more
        return urlencode({name: value for name, value in held.items() if value})

    @property
    def on(self) -> list[str]:
        """The filters in force, in words."""
        said = []
        for each in self.sheet.filters:
            value = self.data.get(each.name)
            if value:
                choices = dict(getattr(self.fields[each.name], "choices", ()))
                words = {str(key): str(text) for key, text in choices.items()}
                said.append(f"{self.fields[each.name].label}：{words.get(value, value)}")
        return said


def orders(sheet: Sheet) -> list[tuple[str, str]]:
    """Every order a reader can choose."""
    found = []
    for column in sheet.columns:
        if column.sort:
            found += [(column.sort, f"{column.head}，从前到后"), (f"-{column.sort}", f"{column.head}，从后到前")]
    return found


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: the address that sorts by it, and which way it is sorted now."""

    text: str
    query: str
    way: str


def heads(sheet: Sheet, asked: Asked) -> list[Head]:
    """Heads of the table."""
    order = asked.order if asked.is_valid() else sheet.order
    return [_head(column, order, asked) for column in sheet.columns]


def _head(column: Column, order: str, asked: Asked) -> Head:
    if not column.sort:
        return Head(column.head, "", "")
    way = "ascending" if order == column.sort else "descending" if order == f"-{column.sort}" else ""
    turned = f"-{column.sort}" if way == "ascending" else column.sort
    return Head(column.head, asked.address(sort=turned), way)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows, and the marks of the pages beside it; no total is counted."""

    rows: list[Any]
    following: str = ""
    previous: str = ""


def page_of(rows: QuerySet[Any], order: str, mark: str) -> Page:
    """The page at `mark`, the first when empty. Raises Invalid for a mark that is not ours or of another order."""
    backwards, key = _read(mark, order)
    keys = _ordered(rows, order)
    if key is not None:
        keys = _beyond(keys, order, key, backwards=backwards)
    chosen = list(keys.values_list(order.lstrip("-"), "pk")[: PAGE + 1])
    more, chosen = len(chosen) > PAGE, chosen[:PAGE]
    if backwards:
        chosen.reverse()
    found = {row.pk: row for row in rows.filter(pk__in=[pk for _, pk in chosen])}
    following = _mark("f", chosen[-1], order) if chosen and (more or backwards) else ""
    previous = _mark("b", chosen[0], order) if chosen and key is not None and (more or not backwards) else ""
    return Page([found[pk] for _, pk in chosen if pk in found], following, previous)


def _ordered(rows: QuerySet[Any], order: str) -> QuerySet[Any]:
    return rows.order_by(order, "-pk" if order.startswith("-") else "pk")


def _beyond(keys: QuerySet[Any], order: str, key: tuple[Any, Any], *, backwards: bool) -> QuerySet[Any]:
    name, way = order.lstrip("-"), "lt" if order.startswith("-") != backwards else "gt"
    value, pk = key
    keys = keys.filter(Q(**{f"{name}__{way}": value}) | Q(**{name: value, f"pk__{way}": pk}))
    return keys.reverse() if backwards else keys


def _mark(way: str, row: tuple[Any, Any], order: str) -> str:
    typed = [[type(value).__name__, str(value)] for value in row]
    return signing.dumps([way, order, *typed], salt="settings")


def _read(mark: str, order: str) -> tuple[bool, tuple[Any, Any] | None]:
    if not mark:
        return False, None
    try:
        way, marked, value, pk = signing.loads(mark, salt="settings")
    except (signing.BadSignature, ValueError) as error:
        raise Invalid(fields={"page": [WRONG_MARK]}) from error
    if marked != order:
        raise Invalid(fields={"page": ["翻页标记和排列方式不一致。请从第一页重新查看。"]})
    return way == "b", (READERS[value[0]](value[1]), READERS[pk[0]](pk[1]))


class _Echo:
    """A file that gives back what is written, so that csv can be streamed."""

    def write(self, text: str) -> str:
        return text


def lines(sheet: Sheet, rows: QuerySet[Any], order: str) -> Iterator[str]:
    """The whole list as CSV, streamed in bounded memory; the mark tells spreadsheets that the text is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow([column.head for column in sheet.columns]))
    for row in _ordered(rows, order).iterator(chunk_size=500):
        yield str(writer.writerow([plain(column.text(row)) for column in sheet.columns]))


def plain(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula, as text."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
