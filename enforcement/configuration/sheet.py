"""What a configuration page is made of: columns, filters, acts. One declaration gives the list, its CSV and its forms."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from enforcement.models import User


@dataclass(frozen=True, slots=True)
class Link:
    """A value that leads somewhere."""

    text: str
    url: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a row as text; `sort` names a column of the database that is never null, `tone` makes it a chip.

    `url` leads to what stands behind the value; an empty address leads nowhere.
    """

    head: str
    text: Callable[[Any], str]
    sort: str = ""
    tone: Callable[[Any], str] | None = None
    url: Callable[[Any], str] = lambda row: ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a list; `field` is made for the reader, `narrow` gets its cleaned value when there is one."""

    name: str
    field: Callable[[User], forms.Field]
    narrow: Callable[[QuerySet[Any], Any], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong to one entry."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    empty: str = "没有记录。"


@dataclass(frozen=True, slots=True)
class Call:
    """An act about to be done: who, when, on which locked row (None for a new one), with which values."""

    by: User
    now: datetime
    subject: Any
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What to say afterwards, which row to show, and a secret that is shown this once: (what it is, text)."""

    says: str
    subject: Any = None
    secret: tuple[str, str] | None = None


class Fields(forms.Form):
    """A form of an act: it knows who fills it and the row it is about; its widgets wear the classes of the style sheet."""

    def __init__(self, *args: Any, user: User, subject: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.subject = user, subject
        self.prepare()
        for each in self.fields.values():
            dress(each)

    def prepare(self) -> None:
        """Choices and first values for this user and row."""


def dress(given: forms.Field) -> None:
    """Gives a field the class of its widget, and the part of the field template it is shown by."""
    widget, part = given.widget, ""
    if isinstance(widget, forms.CheckboxInput):
        part = "tick"
    elif isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        part = "rows"
    else:
        area, choice = isinstance(widget, forms.Textarea), isinstance(widget, forms.Select)
        widget.attrs.setdefault("class", "area" if area else "select" if choice else "input")
    given.kind = part  # type: ignore[attr-defined]  # read by the field template
    chosen = isinstance(given, forms.ChoiceField)
    given.error_messages["required"] = "请选择。" if chosen else "请填写。"
    if isinstance(given, forms.DateField):
        given.error_messages["invalid"] = "没有这个日期。请写成 2026-11-23 的样子。"
    if isinstance(given, forms.DateField) and isinstance(widget, forms.DateInput):
        widget.input_type, widget.format = "date", "%Y-%m-%d"


@dataclass(frozen=True)
class Act:
    """One form: who may send it and what is done. With `warns` it asks for a tick under that sentence.

    `offered` leaves out what makes no sense for a row; `bars` says why a row is not this user's to act on, which
    the page shows instead of the way to the form. The action refuses both by itself. `prefills` names fields a link
    may fill beforehand; whoever opens it still reads and sends the form.
    """

    name: str
    title: str
    button: str
    roles: frozenset[str]
    do: Callable[[Call], Done]
    form: type[Fields] = Fields
    says: str = ""
    warns: str = ""
    offered: Callable[[Any], bool] = lambda subject: True
    bars: Callable[[User, Any], str] = lambda user, subject: ""
    prefills: tuple[str, ...] = ()


def subject_id(row: Any) -> uuid.UUID:
    """The subject of the record for a row, as the actions of the ground floor name it."""
    return row.pk if isinstance(row.pk, uuid.UUID) else uuid.UUID(int=row.pk)


@dataclass(frozen=True)
class Sheet:
    """A list that is filtered, sorted, paged and exported; pages of its rows; acts on the list and on a row.

    `rows` is what the user may know of: everything else is 404 for him. `kind` is the kind of subject under which
    the acts on a row stand in the record. `personal` lists note each export in the log of reads.
    """

    slug: str
    title: str
    intro: str
    roles: frozenset[str]
    rows: Callable[[User], QuerySet[Any]]
    columns: tuple[Column, ...]
    order: str
    kind: str = ""
    entries: bool = True
    search: tuple[str, ...] = ()
    looks_for: str = "查找"
    filters: tuple[Filter, ...] = ()
    acts: tuple[Act, ...] = ()
    on_row: tuple[Act, ...] = ()
    facts: Callable[[Any], Sequence[tuple[str, Any]]] | None = None
    tables: Callable[[Any, User], Sequence[Table]] = lambda subject, user: ()
    name_of: Callable[[Any], str] = str
    notice: Callable[[User], str] = lambda user: ""
    personal: bool = False
    subject_of: Callable[[Any], uuid.UUID] = subject_id
    key: str = field(default="int")
    # The page it is reached from: name of its address, and words.
    home: tuple[str, str] = ("settings", "配置")

    @property
    def list_url(self) -> str:
        """Name of the address of the list."""
        return f"settings_{self.slug}"

    @property
    def entry_url(self) -> str:
        """Name of the address of one row."""
        return f"settings_{self.slug}_entry"

    def act_url(self, act: Act) -> str:
        """Name of the address of an act."""
        return f"settings_{self.slug}_{act.name}"
