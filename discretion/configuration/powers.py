"""Powers-and-duties lists: their versions, what each holds, and the powers of all organisations in one list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from discretion.actions import lists, powers
from discretion.configuration import published
from discretion.models import Power, PowerList, Violation
from discretion.models.power import OpenCases
from enforcement.configuration.fields import (
    Named,
    choice_filter,
    organisation_field,
    organisation_filter,
    reaching,
)
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Filter, Link, Sheet, Table
from enforcement.kernel import clock
from enforcement.models import Organisation, User
from enforcement.wording import day_words

READS = published.READS


class Violations(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # the stub alone is generic
    """Several violations, each with its code."""

    def label_from_instance(self, obj: Violation) -> str:
        """Code and name."""
        return f"{obj.code} {obj.name}"


def _violations(label: str) -> Violations:
    field = Violations(queryset=Violation.objects.order_by("code"), label=label, widget=forms.CheckboxSelectMultiple)
    field.error_messages["invalid_choice"] = "没有这个违法事项。请从列出的事项中选择。"
    return field


class Adding(Fields):
    """Violations to be listed by one title."""

    title = forms.ChoiceField(label="取得方式", choices=Power.Title.choices, widget=forms.RadioSelect)
    document = forms.CharField(
        label="依据文件", max_length=200, help_text="名称和文号；下放的写省级决定，受委托的写委托书。"
    )
    decision_published_on = forms.DateField(
        label="下放决定或者委托书的公布日期", required=False, help_text="法定职权不填。"
    )
    open_cases = forms.ChoiceField(
        label="下放以前已立的案件", choices=[("", "不是下放的事项"), *OpenCases.choices], required=False,
        help_text="按下放决定填写，只有下放的事项填。",
    )  # fmt: skip
    principal = organisation_field("委托机关", required=False, help_text="只有受委托的事项填。")
    until = forms.DateField(label="止期（含当日）", required=False, help_text="受委托的必填；其他事项没有止期的不填。")
    scope = forms.CharField(label="委托范围", max_length=300, required=False, help_text="只有受委托的事项填。")
    violations = _violations("违法事项")

    def prepare(self) -> None:
        """Any authority may be a principal."""
        self.fields["principal"].queryset = Organisation.objects.filter(is_authority=True).order_by("path")  # type: ignore[attr-defined]


class Removing(Fields):
    """Violations to be left out."""

    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    violations = _violations("移出的违法事项")

    def prepare(self) -> None:
        """Those the draft holds."""
        self.fields["violations"].queryset = Violation.objects.filter(powers__power_list=self.subject).order_by("code")  # type: ignore[attr-defined]


class Drafting(published.Drafting):
    """A new version, and what becomes of cases under what it leaves out."""

    open_cases = forms.ChoiceField(
        label="本版本移出的事项，在办案件", choices=OpenCases.choices, widget=forms.RadioSelect, initial="stay",
        help_text="移出的事项在生效日的前一天到期；那一天以前已立的案件按这里办理。",
    )  # fmt: skip


def _draft(call: Call) -> Done:
    given = call.values
    made = lists.draft(
        PowerList, given["organisation"], given["version"], given["document"], given["since"],
        by=call.by, now=call.now, open_cases=given["open_cases"],
    )  # fmt: skip
    return Done("新版本已拟订，现有版本的事项已带入。", made)


def _add(call: Call) -> Done:
    values = dict(call.values)
    count = powers.add(call.subject, values.pop("violations"), values, by=call.by, now=call.now)
    return Done(f"已列入 {count} 项。")


def _remove(call: Call) -> Done:
    count = powers.remove(call.subject, call.values["violations"], call.values["reason"], by=call.by, now=call.now)
    return Done(f"已移出 {count} 项。")


def rows(user: User) -> QuerySet[PowerList]:
    """Lists of the reader's part of the tree and of the organisations above."""
    found = PowerList.objects.filter(organisation_id__in=reaching(user, READS))
    counted = found.annotate(count=Count("entries"))
    return counted.select_related("organisation", "drafted_by", "approved_by")


def power_rows(user: User) -> QuerySet[Power]:
    """Powers in lists the reader may see."""
    found = Power.objects.filter(organisation_id__in=reaching(user, READS))
    return found.select_related("organisation", "violation", "power_list", "principal")


def told(row: Power) -> str:
    """What an entry says, for comparing versions."""
    parts = [row.get_title_display(), row.document, row.scope]
    if row.principal_id is not None:
        parts.append(f"委托机关：{row.principal}")
    if row.title == Power.Title.ENTRUSTMENT:
        parts.append(f"至 {day_words(row.held_until)}")
    if row.open_cases and row.title == Power.Title.TRANSFER:
        parts.append(f"在办案件{row.get_open_cases_display()}")
    return "；".join(filter(None, parts))


def _url(row: Power) -> str:
    return reverse("settings_powers_entry", args=[row.pk])


def _span(row: Power) -> str:
    return f"{day_words(row.held_from)} 起" + (f"，至 {day_words(row.held_until)}" if row.held_until else "")


def _tables(row: Any, user: User) -> list[Table]:
    entries = row.entries.select_related("violation", "principal").order_by("title", "violation__code")
    lines = [
        (
            Link(each.violation.name, _url(each)),
            each.violation.code,
            each.get_title_display(),
            each.document,
            _span(each),
        )
        for each in entries
    ]
    return [
        published.differences(row, lambda each: each.violation.code, told, _url),
        Table(
            f"事项：{len(lines)} 项", ("违法事项", "编码", "取得方式", "依据文件", "时间"), lines, "还没有列入事项。"
        ),
    ]


def _facts(row: Any) -> list[tuple[str, Any]]:
    return [*published.facts(row), ("移出事项的在办案件", row.get_open_cases_display())]


def _held(wanted: str) -> Q:
    day = clock.local_day(clock.now())
    held = Q(power_list__published_on__isnull=False, held_from__lte=day)
    held &= Q(held_until__isnull=True) | Q(held_until__gte=day)
    return held if wanted == "now" else ~held


def _violation_filter() -> Filter:
    def field(user: User) -> forms.Field:
        found = Named(
            lambda each: f"{each.code} {each.name}", queryset=Violation.objects.order_by("code"), label="违法事项"
        )
        found.empty_label = "全部"
        return found

    return Filter("violation", field, lambda rows, value: rows.filter(violation=value))


POWER_LISTS = Sheet(
    slug="power-lists",
    title="权责清单",
    intro="按机构、按版本。拟订的版本由负责人批准、公布后生效，公布后不能修改；案件只能引用行为当天有效的事项。",
    roles=READS,
    rows=rows,
    order="organisation__path",
    kind=lists.KIND,
    subject_of=lists.subject_of,
    search=("version", "document", "organisation__name"),
    looks_for="机构、版本或者文件",
    columns=published.columns(lambda row: str(row.count)),
    filters=(organisation_filter(READS), *published.state_filters(PowerList)),
    facts=_facts,
    tables=_tables,
    name_of=lambda row: f"{row.organisation.short_name} · {row.version}",
    acts=(
        Act(
            "draft", "拟订新版本", "拟订新版本", lists.DRAFTS, _draft, Drafting,
            says="新版本先带入现有版本的全部事项；没有带入或者移出的，从生效日起不再行使。",
        ),
    ),
    on_row=(
        Act(
            "add", "列入事项", "列入事项", lists.DRAFTS, _add, Adding,
            offered=lambda row: row.stage == "draft", bars=published.outside(lists.DRAFTS),
            says="已在本版本的事项按新填写的内容改正。",
        ),
        Act(
            "remove", "移出事项", "移出事项", lists.DRAFTS, _remove, Removing,
            offered=lambda row: row.stage == "draft", bars=published.outside(lists.DRAFTS),
        ),
        *published.life(),
    ),
)  # fmt: skip

POWERS = Sheet(
    slug="powers",
    title="职权事项",
    intro="各机构各版本清单中的每一个事项：从哪一天到哪一天、依据什么可以处罚。",
    roles=READS,
    rows=power_rows,
    order="violation__code",
    search=("violation__name", "violation__code", "violation__initials", "document"),
    looks_for="名称、编码、拼音首字母或者依据文件",
    columns=(
        Column("违法事项", lambda row: row.violation.name, "violation__code"),
        Column("取得方式", lambda row: row.get_title_display(), "title", tone=lambda row: ""),
        Column("编码", lambda row: row.violation.code),
        Column("机构", lambda row: row.organisation.name, "organisation__path"),
        Column("起", lambda row: day_words(row.held_from), "held_from"),
        Column("止", lambda row: day_words(row.held_until)),
        Column("版本", lambda row: row.power_list.version),
        Column("清单状态", lambda row: row.power_list.get_stage_display()),
        Column("依据文件", lambda row: row.document),
    ),
    filters=(
        organisation_filter(READS),
        choice_filter("title", "取得方式", list(Power.Title.choices), lambda title: Q(title=title)),
        choice_filter("held", "今天是否可以行使", [("now", "可以"), ("other", "不可以")], _held),
        _violation_filter(),
    ),
    name_of=lambda row: f"{row.violation.name} · {row.organisation.short_name}",
    facts=lambda row: [
        ("违法事项", f"{row.violation.name}（{row.violation.code}）"),
        ("机构", row.organisation.name),
        ("取得方式", row.get_title_display()),
        ("依据文件", row.document),
        ("下放决定或者委托书的公布日期", day_words(row.decision_published_on)),
        ("委托机关", row.principal.name if row.principal else ""),
        ("委托范围", row.scope),
        ("起", day_words(row.held_from)),
        ("止", day_words(row.held_until) or "未定"),
        ("在办案件", row.get_open_cases_display()),
        ("清单版本", f"{row.power_list.version}，{row.power_list.get_stage_display()}"),
    ],
)
