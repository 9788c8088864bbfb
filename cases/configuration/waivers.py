"""How often each entry of the waiver lists was used, or not and why; each number opens the cases behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from cases.models import Case, WaiverUse
from discretion.configuration.waiver_lists import condition_words
from discretion.models import WaiverEntry
from enforcement.configuration.fields import Named, choice_filter, day_filters, organisation_filter, reaching
from enforcement.configuration.places import COUNTS
from enforcement.configuration.sheet import Column, Filter, Link, Sheet, Table
from enforcement.models import User
from enforcement.rules.waiver_lists import OUTCOMES
from enforcement.wording import moment_words


def uses(user: User) -> QuerySet[WaiverUse]:
    """What became of entries in the cases that the reader may see."""
    found = WaiverUse.objects.filter(case__in=Case.objects.visible_to(user))
    return found.select_related("case__organisation", "entry__violation", "entry__waiver_list")


def entries(user: User) -> QuerySet[WaiverEntry]:
    """Entries of the lists that reach the reader, with the number of each outcome in the cases he may see."""
    seen = Q(uses__case__in=Case.objects.visible_to(user))
    counts = {f"n_{name}": Count("uses", filter=seen & Q(uses__outcome=name), distinct=True) for name in OUTCOMES}
    found = WaiverEntry.objects.filter(
        organisation_id__in=reaching(user, COUNTS), waiver_list__published_on__isnull=False
    )
    counted: QuerySet[WaiverEntry] = found.annotate(**counts)
    return counted.select_related("violation", "waiver_list", "organisation")


def behind(row: WaiverEntry, outcome: str) -> str:
    """The address of the cases behind a number; nothing stands behind a zero."""
    if not getattr(row, f"n_{outcome}", 0):
        return ""
    return f"{reverse('settings_waiver-uses')}?{urlencode({'entry': row.pk, 'outcome': outcome})}"


def _number(outcome: str) -> Column:
    text: Callable[[Any], str] = lambda row: str(getattr(row, f"n_{outcome}"))  # noqa: E731  # a column is a function
    return Column(OUTCOMES[outcome], text, f"n_{outcome}", url=lambda row: behind(row, outcome))


def _tables(row: Any, user: User) -> list[Table]:
    found = uses(user).filter(entry=row).order_by("-decided_at")[:50]
    lines = [
        (
            Link(each.case.number, reverse("case_file", args=[each.case_id])),
            each.get_outcome_display(),
            "；".join(told["says"] for told in each.conditions),
            each.reason,
            moment_words(each.decided_at),
        )
        for each in found
    ]
    heads = ("案件", "结果", "逐项核对", "理由", "决定")
    return [Table("最近 50 件", heads, lines, "还没有案件核对过这一事项。")]


def _entry_filter() -> Filter:
    def field(user: User) -> forms.Field:
        chosen = Named(
            lambda each: f"{each.violation.name} {each.get_kind_display()}（{each.waiver_list.version}）",
            queryset=WaiverEntry.objects.filter(organisation_id__in=reaching(user, COUNTS))
            .select_related("violation", "waiver_list").order_by("violation__code", "kind"),
            label="清单事项",
        )  # fmt: skip
        chosen.empty_label = "全部"
        return chosen

    return Filter("entry", field, lambda rows, value: rows.filter(entry=value))


WAIVER_COUNTS = Sheet(
    slug="waiver-counts",
    title="免罚清单适用情况",
    intro="每一清单事项在您可以查看的案件里适用了多少次，没有适用的原因是什么。点数字看案件。清单不是穷尽的。",
    roles=COUNTS,
    rows=entries,
    order="violation__code",
    search=("violation__name", "violation__code", "words"),
    looks_for="名称、编码或者清单原文",
    columns=(
        Column("违法事项", lambda row: row.violation.name, "violation__code"),
        Column("类别", lambda row: row.get_kind_display(), "kind", tone=lambda row: ""),
        *(_number(name) for name in OUTCOMES),
        Column("版本", lambda row: row.waiver_list.version),
        Column("公布机构", lambda row: row.organisation.name, "organisation__path"),
        Column("条件", lambda row: condition_words(row.conditions)),
    ),
    filters=(
        organisation_filter(COUNTS),
        choice_filter("kind", "类别", list(WaiverEntry.Kind.choices), lambda kind: Q(kind=kind)),
    ),
    name_of=lambda row: f"{row.violation.name} · {row.get_kind_display()}",
    tables=_tables,
)

WAIVER_USES = Sheet(
    slug="waiver-uses",
    title="免罚清单适用案件",
    intro="每一件决定对清单事项的逐项核对：适用了没有，没有适用的理由是什么。",
    roles=COUNTS,
    rows=uses,
    order="-decided_at",
    entries=False,
    search=("case__number", "entry__violation__name", "entry__violation__code", "reason"),
    looks_for="案号、违法事项或者理由",
    columns=(
        Column("案件", lambda row: row.case.number),
        Column("结果", lambda row: row.get_outcome_display(), "outcome", tone=lambda row: ""),
        Column(
            "违法事项", lambda row: row.entry.violation.name, "entry__violation__code",
            url=lambda row: reverse("case_file", args=[row.case_id]),
        ),
        Column("类别", lambda row: row.entry.get_kind_display()),
        Column("逐项核对", lambda row: "；".join(told["says"] for told in row.conditions)),
        Column("理由", lambda row: row.reason),
        Column("决定", lambda row: moment_words(row.decided_at), "decided_at"),
        Column("机构", lambda row: row.case.organisation.name),
    ),
    filters=(
        _entry_filter(),
        choice_filter("outcome", "结果", list(OUTCOMES.items()), lambda outcome: Q(outcome=outcome)),
        organisation_filter(COUNTS, "case__organisation"),
        *day_filters("decided_at"),
    ),
)  # fmt: skip
