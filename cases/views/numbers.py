"""The register of paper numbers for the bureau, and the same as CSV."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cases.forms.register import NumbersForm
from cases.reading import numbers
from cases.views.exports import Echo, plain
from enforcement.kernel.clock import local_day, now
from enforcement.kernel.errors import NotVisible
from enforcement.kernel.readlog import log_read
from enforcement.views.gate import signed_in
from enforcement.wording import moment_words

HEAD = ("机关", "文书", "年度", "序号", "文号", "案号", "编号时间", "状态", "作废理由", "作废时间", "更正后的文号")


def _require(user: Any) -> None:
    if not numbers.scope(user):
        raise NotVisible("没有这个页面，或者您无权查看。文号登记簿由负责人、法制、档案和督察人员查看。")


@never_cache
@signed_in
@require_safe
def paper_numbers(request: HttpRequest) -> HttpResponse:
    """Numbers by kind and year: no gap, void ones with their reason."""
    _require(request.user)
    user: Any = request.user
    form = NumbersForm(request.GET, user=user)
    if not form.is_valid():
        return render(request, "papers/numbers.html", {"form": form, "runs": [], "lines": []}, status=400)
    wanted = form.wanted()
    found = numbers.numbers(user, wanted)
    if form.cleaned_data["before"]:
        found = found.filter(pk__lt=form.cleaned_data["before"])
    rows = list(found[: numbers.PAGE + 1])
    page, more = rows[: numbers.PAGE], len(rows) > numbers.PAGE
    older = urlencode({**{key: value for key, value in wanted.items() if value}, "before": page[-1].pk}) if more else ""
    shown = {"form": form, "runs": numbers.runs(user, wanted), "lines": list(numbers.lines(user, page)), "older": older}
    return render(request, "papers/numbers.html", shown)


@signed_in
@require_POST
def paper_numbers_export(request: HttpRequest) -> HttpResponse:
    """The register of the filters in the form, as CSV; on record before the first line leaves."""
    _require(request.user)
    user: Any = request.user
    form = NumbersForm(request.POST, user=user)
    if not form.is_valid():
        return render(request, "papers/numbers.html", {"form": form, "runs": [], "lines": []}, status=400)
    log_read(
        by_id=user.pk,
        at=now(),
        subject_kind="numbers-export",
        subject_id=uuid.uuid4(),
        fields=["number"],
        purpose="导出文号登记簿",
    )
    found = numbers.numbers(user, form.wanted())
    response = StreamingHttpResponse(_csv(user, found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="paper-numbers-{local_day(now()).isoformat()}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _csv(user: Any, found: Any) -> Iterator[str]:
    writer = csv.writer(Echo())
    # The mark tells spreadsheets that the text is UTF-8.
    yield "\ufeff" + writer.writerow(HEAD)
    batch: list[Any] = []
    for each in found.iterator(chunk_size=500):
        batch.append(each)
        if len(batch) == 500:
            yield from _rows(writer, user, batch)
            batch = []
    yield from _rows(writer, user, batch)


def _rows(writer: Any, user: Any, batch: list[Any]) -> Iterator[str]:
    for line in numbers.lines(user, batch):
        number, paper, newer = line.number, line.paper, line.replaced_by
        cells = (
            number.series.organisation.name,
            line.title,
            str(number.series.year),
            str(number.number),
            paper.number if paper else "",
            paper.case.number if paper and line.visible else "",
            moment_words(number.issued_at),
            "作废" if number.voided_at else "有效",
            number.void_reason,
            moment_words(number.voided_at) if number.voided_at else "",
            newer.number if newer else "",
        )
        yield writer.writerow([plain(cell) for cell in cells])
