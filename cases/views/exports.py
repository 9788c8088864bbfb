"""The list as CSV: masked like the screen, streamed, and on record before the first line leaves."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from cases.forms.filters import FilterForm
from cases.models import Case
from cases.reading import listing
from cases.reading.nearest import nearest
from cases.views.case_list import require_reader
from enforcement.kernel.clock import local_day, now
from enforcement.kernel.readlog import log_read
from enforcement.queries import calendar
from enforcement.rules.calendar import Calendar
from enforcement.rules.deadlines import soon_until
from enforcement.views.gate import signed_in
from enforcement.wording import day_words, moment_words

HEAD = (
    "案号",
    "程序",
    "状态",
    "机构",
    "当事人",
    "违法行为",
    "地点",
    "查获或者登记时间",
    "决定时间",
    "处理结果",
    "罚款（元）",
    "最近的期限",
    "到期日",
    "承办人",
)


class Echo:
    """A file that gives back what is written, so that csv can be streamed."""

    def write(self, text: str) -> str:
        return text


@signed_in
@require_POST
def case_export(request: HttpRequest) -> HttpResponse:
    """The cases of the filters in the form, as CSV for spreadsheets."""
    require_reader(request.user)
    form = FilterForm(request.POST, user=request.user)
    if not form.is_valid():
        return render(request, "cases/list.html", {"form": form, "rows": [], "tabs": []}, status=400)
    today, days = local_day(now()), calendar()
    found = listing.matching(request.user, form.wanted(), today, soon_until(today, days))
    _note(request, form)
    response = StreamingHttpResponse(_lines(found, today, days), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cases-{today.isoformat()}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _note(request: HttpRequest, form: FilterForm) -> None:
    user: Any = request.user
    said = [each for each in form.on() if not each.startswith("案号")]
    log_read(
        by_id=user.pk,
        at=now(),
        subject_kind="case-export",
        subject_id=uuid.uuid4(),
        fields=["masked_name"],
        purpose=f"导出案件列表。{'；'.join(said)}"[:200],
    )


def _lines(found: Any, today: Any, days: Calendar) -> Iterator[str]:
    writer = csv.writer(Echo())
    # The mark tells spreadsheets that the text is UTF-8.
    yield "\ufeff" + writer.writerow(HEAD)
    for case in listing.stream(found):
        yield writer.writerow([plain(value) for value in _row(case, today, days)])


def _row(case: Case, today: Any, days: Calendar) -> tuple[str, ...]:
    decision, first = getattr(case, "decision", None), nearest(case.running, today, days)
    return (
        case.number,
        case.get_procedure_display(),
        case.get_state_display(),
        case.organisation.name,
        case.party.masked_name,
        case.violation.name,
        case.place,
        moment_words(case.opened_at),
        moment_words(case.decided_at),
        decision.get_outcome_display() if decision else "",
        str(decision.fine) if decision and decision.fine is not None else "",
        f"{first.clock.says}：{first.left.words}" if first and first.left else "",
        f"{day_words(first.last)}{f'（{first.provisional}）' if first.provisional else ''}" if first else "",
        "、".join(each.officer.name for each in case.present),
    )


def plain(value: str) -> str:
    """A cell that a spreadsheet would take for a formula is made text."""
    return f"'{value}" if value[:1] in "=+-@\t\r" and value else value
