"""The pages of a sheet: its list, its CSV, one row with its record, and a page for each act."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from enforcement.configuration import listing
from enforcement.configuration.history import history
from enforcement.configuration.places import places_of, require_place
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Sheet
from enforcement.kernel import clock
from enforcement.kernel.canonical import canonical
from enforcement.kernel.errors import ActionError, Invalid, NotPermitted, NotVisible, Stale
from enforcement.kernel.locks import lock
from enforcement.kernel.readlog import log_read
from enforcement.models import User
from enforcement.policies import roles
from enforcement.views.gate import signed_in

View = Callable[..., HttpResponse]
DAY = re.compile(r"\d{4}-\d\d-\d\d( 周.)?( \d\d:\d\d)?")
# Columns that move without anybody deciding anything.
RESTLESS = frozenset({"last_login", "last_used_at", "password"})
CHANGED = "您打开之后，别人已经修改了这一项。现在的内容见本页，您填写的内容已保留；核对后可以再次提交。"


def addresses(*sheets: Sheet) -> list[URLPattern]:
    """All addresses of the sheets, named as the sheets say."""
    found = []
    for sheet in sheets:
        base = f"{sheet.slug}/"
        found.append(path(base, _list(sheet), name=sheet.list_url))
        found += [path(f"{base}{act.name}/", _act(sheet, act), name=sheet.act_url(act)) for act in sheet.acts]
        if not sheet.entries:
            continue
        row = f"{base}<{sheet.key}:pk>/"
        found.append(path(row, _entry(sheet), name=sheet.entry_url))
        found += [path(f"{row}{act.name}/", _act(sheet, act), name=sheet.act_url(act)) for act in sheet.on_row]
    return found


def _list(sheet: Sheet) -> View:
    @never_cache
    @signed_in
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        user = cast(User, request.user)
        require_place(user, sheet.roles)
        asked = listing.Asked(request.GET, sheet=sheet, user=user)
        if not asked.is_valid():
            return _listed(request, sheet, asked, listing.Page([]), 400)
        rows = asked.narrowed(sheet.rows(user))
        if request.GET.get("format") == "csv":
            return cast(HttpResponse, _exported(sheet, user, rows, asked))
        try:
            page = listing.page_of(rows, asked.order, request.GET.get("page", ""))
        except Invalid as error:
            asked.add_error(None, ValidationError(error.fields["page"]))
            return _listed(request, sheet, asked, listing.Page([]), 400)
        return _listed(request, sheet, asked, page, 200)

    return view


def _listed(request: HttpRequest, sheet: Sheet, asked: listing.Asked, page: listing.Page, status: int) -> HttpResponse:
    user = cast(User, request.user)
    rows = [(_entry_address(sheet, row), [_cell(column, row) for column in sheet.columns]) for row in page.rows]
    context = {
        "sheet": sheet,
        "asked": asked,
        "heads": listing.heads(sheet, asked),
        "rows": rows,
        "page": page,
        "query": asked.address(),
        "notice": sheet.notice(user),
        "acts": [(act, reverse(sheet.act_url(act))) for act in sheet.acts if roles(user) & act.roles],
    }
    return render(request, "settings/list.html", context, status=status)


def _cell(column: Column, row: Any) -> tuple[Column, str, str | None, bool, str]:
    """(column, text, tone of a chip, whether it is a day and stays on one line, what stands behind it)."""
    text = column.text(row)
    return column, text, column.tone(row) if column.tone else None, bool(DAY.fullmatch(text)), column.url(row)


def _entry_address(sheet: Sheet, row: Any) -> str:
    return reverse(sheet.entry_url, args=[row.pk]) if sheet.entries else ""


def _exported(sheet: Sheet, user: User, rows: Any, asked: listing.Asked) -> Any:
    now = clock.now()
    if sheet.personal:
        said = "；".join(asked.on)
        log_read(
            by_id=user.pk,
            at=now,
            subject_kind="settings-export",
            subject_id=uuid.uuid4(),
            fields=["name"],
            purpose=f"导出{sheet.title}。{said}",
        )
    response = StreamingHttpResponse(listing.lines(sheet, rows, asked.order), content_type="text/csv; charset=utf-8")
    day = clock.local_day(now).isoformat()
    response["Content-Disposition"] = f'attachment; filename="{sheet.slug}-{day}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _entry(sheet: Sheet) -> View:
    @never_cache
    @signed_in
    @require_safe
    def view(request: HttpRequest, pk: Any) -> HttpResponse:
        user = cast(User, request.user)
        require_place(user, sheet.roles)
        subject = _visible(sheet, user, pk)
        acts = [act for act in sheet.on_row if roles(user) & act.roles and act.offered(subject)]
        context = {
            "sheet": sheet,
            "name": sheet.name_of(subject),
            "list_url": reverse(sheet.list_url),
            "facts": _facts(sheet, subject),
            "tables": sheet.tables(subject, user),
            "history": history(sheet.kind, sheet.subject_of(subject)) if sheet.kind else [],
            "acts": [(act, reverse(sheet.act_url(act), args=[subject.pk]), act.bars(user, subject)) for act in acts],
        }
        return render(request, "settings/entry.html", context)

    return view


def _facts(sheet: Sheet, subject: Any) -> Any:
    if sheet.facts is not None:
        return sheet.facts(subject)
    return [(column.head, column.text(subject)) for column in sheet.columns]


def _visible(sheet: Sheet, user: User, pk: Any) -> Any:
    try:
        return sheet.rows(user).get(pk=pk)
    except (sheet.rows(user).model.DoesNotExist, OverflowError):
        raise NotVisible from None


def _act(sheet: Sheet, act: Act) -> View:
    @never_cache
    @sensitive_post_parameters()
    @signed_in
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: Any = None) -> HttpResponse:
        user = cast(User, request.user)
        require_place(user, sheet.roles)
        if not roles(user) & act.roles:
            raise NotPermitted("您的岗位不能办理这一项。请交由有权限的人员办理。")
        subject = None if pk is None else _visible(sheet, user, pk)
        if request.method == "POST":
            return _sent(request, sheet, act, subject)
        given = {name: request.GET[name] for name in act.prefills if name in request.GET}
        return _asked(request, sheet, act, subject, _form(act, user, subject, initial=given))

    return view


def _form(act: Act, user: User, subject: Any, data: Any = None, initial: Any = None) -> Fields:
    form = act.form(data, initial=initial, user=user, subject=subject)
    if act.warns:
        tick = forms.BooleanField(label=f"我已核对：{act.warns}")
        tick.error_messages["required"] = "请核对后勾选，再提交。"
        tick.kind = "tick"  # type: ignore[attr-defined]  # read by the field template
        form.fields["confirmed"] = tick
    return form


def _asked(
    request: HttpRequest, sheet: Sheet, act: Act, subject: Any, form: Fields, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "sheet": sheet,
        "act": act,
        "form": form,
        "refused": refused,
        "seen": seen(subject),
        "list_url": reverse(sheet.list_url),
        "entry_url": _entry_address(sheet, subject) if subject is not None else "",
        "name": sheet.name_of(subject) if subject is not None else "",
        "facts": _facts(sheet, subject) if subject is not None else (),
    }
    return render(request, "settings/act.html", context, status=status)


def _sent(request: HttpRequest, sheet: Sheet, act: Act, subject: Any) -> HttpResponse:
    user = cast(User, request.user)
    form = _form(act, user, subject, request.POST)
    if not form.is_valid():
        return _asked(request, sheet, act, subject, form, status=400)
    try:
        with transaction.atomic():
            locked = None if subject is None else _locked(sheet, user, subject, request.POST.get("seen", ""))
            values = {name: value for name, value in form.cleaned_data.items() if name != "confirmed"}
            done = act.do(Call(user, clock.now(), locked, values))
    except (NotPermitted, NotVisible):
        raise
    except Invalid as error:
        for name, said in error.fields.items():
            form.add_error(name if name in form.fields else None, ValidationError(said))
        general = "" if error.fields else error.says
        return _asked(request, sheet, act, subject, form, refused=general, status=400)
    except ActionError as error:
        present = None if subject is None else _visible(sheet, user, subject.pk)
        return _asked(request, sheet, act, present, form, refused=error.says, status=error.status)
    return _finished(request, sheet, act, subject, done)


def _locked(sheet: Sheet, user: User, subject: Any, seen_before: str) -> Any:
    lock(type(subject)._default_manager.all(), subject.pk)
    locked = _visible(sheet, user, subject.pk)
    if seen(locked) != seen_before:
        raise Stale(CHANGED)
    return locked


def _finished(request: HttpRequest, sheet: Sheet, act: Act, subject: Any, done: Done) -> HttpResponse:
    shown = done.subject or subject
    to = _entry_address(sheet, shown) if shown is not None and sheet.entries else reverse(sheet.list_url)
    if done.secret is not None:
        # Shown in this answer alone: a message would carry the secret through a cookie.
        context = {"sheet": sheet, "act": act, "done": done, "to": to, "list_url": reverse(sheet.list_url)}
        return render(request, "settings/once.html", context)
    messages.success(request, done.says)
    return HttpResponseRedirect(to)


def seen(subject: models.Model | None) -> str:
    """A fingerprint of what a page showed of a row, so that nobody decides on what is no longer there."""
    if subject is None:
        return ""
    values = {
        each.attname: str(getattr(subject, each.attname))
        for each in subject._meta.concrete_fields
        if each.name not in RESTLESS
    }
    return hashlib.sha256(canonical(values)).hexdigest()[:32]


@never_cache
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every configuration page the reader may open; 403 for whoever has none."""
    places = places_of(request.user)
    if not places:
        raise NotPermitted("您的岗位没有可以配置的事项。请从工作台进入您可以办理的事项。")
    return render(request, "settings/index.html", {"places": places})
