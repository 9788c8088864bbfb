"""Waiver lists: their versions, and the conditions of each entry as data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse

from discretion.actions import lists, waiver_lists
from discretion.configuration import published
from discretion.models import Violation, WaiverEntry, WaiverList
from enforcement.configuration.fields import Named, organisation_filter, reaching
from enforcement.configuration.sheet import Act, Call, Done, Fields, Link, Sheet, Table
from enforcement.models import User
from enforcement.rules.waiver_lists import CONDITIONS, MEASURED

READS = published.READS
FLAGS = [(key, each.words) for key, each in CONDITIONS.items() if each.shape == "flag"]


class Putting(Fields):
    """One line of a list with its conditions."""

    violation = Named(
        lambda each: f"{each.code} {each.name}", queryset=Violation.objects.order_by("code"), label="违法事项",
        empty_label="请选择",
    )  # fmt: skip
    kind = forms.ChoiceField(label="类别", choices=WaiverEntry.Kind.choices, widget=forms.RadioSelect)
    conditions = forms.MultipleChoiceField(
        label="条件（须全部符合）", choices=FLAGS, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(label="清单原文", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(label="来源", max_length=300)

    def prepare(self) -> None:
        """A bound for each measured value."""
        for key in MEASURED:
            known = CONDITIONS[key]
            self.fields[f"most_{key}"] = forms.DecimalField(
                label=f"{known.words}不超过（{known.unit}）", required=False, max_digits=12, decimal_places=2,
                help_text="含本数；不作为条件的不填。",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The conditions as data."""
        data = super().clean() or self.cleaned_data
        told: dict[str, Any] = dict.fromkeys(data.get("conditions") or (), True)
        for key in MEASURED:
            bound = data.pop(f"most_{key}", None)
            if bound is not None:
                told[key] = format(bound.normalize(), "f")
        data["conditions"] = told
        return data


class Removing(Fields):
    """A line to be left out."""

    entry = Named(str, queryset=WaiverEntry.objects.none(), label="移出的事项", empty_label="请选择")
    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        """Those the draft holds."""
        held = self.subject.entries.select_related("violation").order_by("violation__code")
        self.fields["entry"].queryset = held  # type: ignore[attr-defined]


def condition_words(conditions: dict[str, Any]) -> str:
    """The conditions of an entry in one line; a key nobody knows is shown as it is."""
    said = []
    place = {key: number for number, key in enumerate(CONDITIONS)}
    for key, value in sorted(conditions.items(), key=lambda each: place.get(each[0], len(place))):
        known = CONDITIONS.get(key)
        if known is None:
            said.append(f"{key} {value}")
        else:
            said.append(known.words if known.shape == "flag" else f"{known.words}不超过 {value} {known.unit}")
    return "；".join(said)


def told(row: WaiverEntry) -> str:
    """What an entry says, for comparing versions."""
    return f"{row.get_kind_display()}：{condition_words(row.conditions)}"


def _draft(call: Call) -> Done:
    given = call.values
    made = lists.draft(
        WaiverList, given["organisation"], given["version"], given["document"], given["since"], by=call.by, now=call.now
    )
    return Done("新版本已拟订，现有版本的事项已带入。", made)


def _put(call: Call) -> Done:
    given = call.values
    waiver_lists.put(
        call.subject, given["violation"], given["kind"], given["conditions"], given["words"], given["source"],
        by=call.by, now=call.now,
    )  # fmt: skip
    return Done("事项已列入，待法制机构核对。")


def _remove(call: Call) -> Done:
    waiver_lists.remove(call.subject, call.values["entry"], call.values["reason"], by=call.by, now=call.now)
    return Done("事项已移出。")


def rows(user: User) -> QuerySet[WaiverList]:
    """Lists of the reader's part of the tree and of the organisations above, whose lists hold there too."""
    found = WaiverList.objects.filter(organisation_id__in=reaching(user, READS))
    beside = found.select_related("organisation", "drafted_by", "approved_by")
    counted: QuerySet[WaiverList] = beside.annotate(count=Count("entries"))
    return counted


def _url(row: WaiverEntry) -> str:
    return reverse("settings_waivers_entry", args=[row.pk])


def _tables(row: Any, user: User) -> list[Table]:
    entries = row.entries.select_related("violation").order_by("violation__code", "kind")
    lines = [
        (Link(each.violation.name, _url(each)), each.get_kind_display(), condition_words(each.conditions), each.words)
        for each in entries
    ]
    return [
        published.differences(row, lambda each: (each.violation.code, each.kind), told, _url),
        Table(f"事项：{len(lines)} 项", ("违法事项", "类别", "条件", "清单原文"), lines, "还没有列入事项。"),
    ]


WAIVER_LISTS = Sheet(
    slug="waiver-lists",
    title="免罚清单",
    intro="轻微不罚、首违免罚和从轻、减轻处罚的清单，按机构、按版本。清单只是指引，行政处罚法第三十三条不以清单为限。",
    roles=READS,
    rows=rows,
    order="organisation__path",
    kind=lists.KIND,
    subject_of=lists.subject_of,
    search=("version", "document", "organisation__name"),
    looks_for="机构、版本或者文件",
    columns=published.columns(lambda row: str(row.count)),
    filters=(organisation_filter(READS), *published.state_filters(WaiverList)),
    facts=published.facts,
    tables=_tables,
    name_of=lambda row: f"{row.organisation.short_name} · {row.version}",
    acts=(
        Act(
            "draft", "拟订新版本", "拟订新版本", lists.DRAFTS, _draft, published.Drafting,
            says="新版本先带入现有版本的全部事项；移出的从生效日起不再适用。",
        ),
    ),
    on_row=(
        Act(
            "put", "列入事项", "列入事项", lists.DRAFTS, _put, Putting,
            offered=lambda row: row.stage == "draft", bars=published.outside(lists.DRAFTS),
            says="同一违法事项、同一类别已在本版本的，按新填写的内容改正。",
        ),
        Act(
            "remove", "移出事项", "移出事项", lists.DRAFTS, _remove, Removing,
            offered=lambda row: row.stage == "draft", bars=published.outside(lists.DRAFTS),
        ),
        *published.life(),
    ),
)  # fmt: skip
