"""Fields that many forms and filters of the configuration share, limited to what their user administers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from enforcement.configuration.sheet import Fields, Filter
from enforcement.kernel.clock import SHANGHAI
from enforcement.models import Organisation, User
from enforcement.policies import subtree_ids

ONE_DAY = timedelta(days=1)


class Named(forms.ModelChoiceField):  # type: ignore[type-arg]  # the stub alone is generic
    """A choice among rows, each named by `words`."""

    def __init__(self, words: Callable[[Any], str], **kwargs: Any) -> None:
        self.words = words
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = "没有这一项，或者不在您管理的范围内。请重新选择。"

    def label_from_instance(self, obj: Any) -> str:
        """How a row is named."""
        return self.words(obj)


def organisations(user: User, wanted: frozenset[str]) -> QuerySet[Organisation]:
    """Organisations under the user's grants of these roles, in the order of the tree."""
    return Organisation.objects.filter(pk__in=subtree_ids(user, wanted)).order_by("path")


def reaching(user: User, wanted: frozenset[str]) -> set[int]:
    """Ids of the organisations under the user's grants and of those above them, whose rules hold there too."""
    paths = organisations(user, wanted).values_list("path", flat=True)
    return {int(part) for path in paths for part in path.strip("/").split("/")}


REGIONS = {
    "national": "全国",
    "anhui": "安徽省",
    "beijing": "北京市",
    "chongqing": "重庆市",
    "fujian": "福建省",
    "guangzhou": "广州市",
    "huainan": "淮南市",
    "hunan": "湖南省",
    "jiangsu": "江苏省",
    "qingdao": "青岛市",
    "quzhou": "衢州市",
    "shandong": "山东省",
    "shanghai": "上海市",
    "shaoxing": "绍兴市",
    "taizhou": "台州市",
    "xian": "西安市",
    "zhejiang": "浙江省",
    "zhengzhou": "郑州市",
}


def region_words(region: str) -> str:
    """The region of a rule or organisation in Chinese."""
    return REGIONS.get(region, region)


def indented(organisation: Organisation) -> str:
    """The name, set in by the depth in the tree."""
    return f"{'　' * (organisation.path.count('/') - 2)}{organisation.name}"


def organisation_field(label: str = "机构", **kwargs: Any) -> Named:
    """A choice of organisation; its rows are given by the form."""
    return Named(indented, queryset=Organisation.objects.none(), label=label, empty_label="请选择", **kwargs)


def organisation_filter(wanted: frozenset[str], path: str = "organisation") -> Filter:
    """Rows of an organisation and everything below it."""

    def field(user: User) -> forms.Field:
        chosen = organisation_field("机构（含下级）", required=False)
        chosen.queryset, chosen.empty_label = organisations(user, wanted), "全部"
        return chosen

    def narrow(rows: QuerySet[Any], value: Organisation) -> QuerySet[Any]:
        return rows.filter(**{f"{path}__path__startswith": value.path})

    return Filter("organisation", field, narrow)


def choice_filter(name: str, label: str, choices: list[tuple[str, str]], meaning: Callable[[str], Q]) -> Filter:
    """One of a few answers, each with its own condition."""

    def field(user: User) -> forms.Field:
        return forms.ChoiceField(label=label, choices=[("", "全部"), *choices])

    return Filter(name, field, lambda rows, value: rows.filter(meaning(value)))


def day_filters(column: str) -> tuple[Filter, Filter]:
    """From a day and until a day, both included, on a column of moments."""

    def midnight(day: Any) -> datetime:
        return datetime.combine(day, time(), SHANGHAI)

    return (
        Filter(
            "since",
            lambda user: forms.DateField(label="从"),
            lambda rows, value: rows.filter(**{f"{column}__gte": midnight(value)}),
        ),
        Filter(
            "until",
            lambda user: forms.DateField(label="至"),
            lambda rows, value: rows.filter(**{f"{column}__lt": midnight(value + ONE_DAY)}),
        ),
    )


class Reasoned(Fields):
    """An act that asks for a reason and nothing else."""

    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明依据和缘由。理由记入记录。",
    )
