"""Articles, penalty clauses and waiver lists that still await the legal office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from discretion.actions.confirming import REFERENCE, confirm_reference, outside, subject_of
from discretion.configuration.parameter_forms import Confirming
from discretion.models import StatuteArticle, ViolationVersion, WaiverEntry
from discretion.models.violation import Status
from enforcement.configuration.fields import choice_filter, organisation_filter, reaching, region_words
from enforcement.configuration.places import REVIEWS
from enforcement.configuration.sheet import Act, Call, Column, Done, Filter, Sheet
from enforcement.wording import day_words, money_words

OPEN_FIRST: Callable[[str], Q] = lambda wanted: ~Q(status="verified") if wanted == "open" else Q(status=wanted)  # noqa: E731
STANDING = Column(
    "核对", lambda row: row.get_status_display(), "status", tone=lambda row: "" if row.status == "verified" else "tbc"
)


def _standing_filter() -> Filter:
    return choice_filter("standing", "核对", [("open", "待法制机构确认"), *Status.choices], OPEN_FIRST)


def _confirm(call: Call) -> Done:
    confirm_reference(call.subject, call.values["source"], by=call.by, now=call.now)
    return Done("已核对，不再标注“待法制机构确认”。")


def _confirming(what: str) -> tuple[Act, ...]:
    return (
        Act(
            "confirm", "确认与原文一致", "确认与原文一致", REVIEWS, _confirm, Confirming,
            offered=lambda row: row.status != "verified",
            bars=outside,
            warns=f"{what}与公布的原文一致。不一致的不要确认，请通知系统管理员更正后再核对。",
        ),
    )  # fmt: skip


def _range(low: Any, high: Any) -> str:
    if high is None:
        return "不处罚款"
    return f"{money_words(low or 0)} 至 {money_words(high)}"


def _article(cited: Any) -> str:
    if isinstance(cited, dict):
        return " ".join(str(each) for each in cited.values() if each)
    return "；".join(_article(each) for each in cited) if isinstance(cited, list) else str(cited)


def _version_facts(row: Any) -> list[tuple[str, Any]]:
    return [
        ("违法事项", f"{row.violation.name}（{row.violation.code}）"),
        ("适用地域", region_words(row.violation.region)),
        ("违反条款", _article(row.defining_article)),
        ("处罚条款", _article(row.penalty_article)),
        ("个人罚款", _range(row.individual_min, row.individual_max)),
        ("单位罚款", _range(row.unit_min, row.unit_max)),
        ("处罚种类", "、".join(str(each) for each in row.kinds)),
        ("施行", f"{day_words(row.valid_from)} 至 {day_words(row.valid_until) or '未定'}"),
        ("说明", row.note),
        ("来源", row.source),
        ("核对状态", row.get_status_display()),
    ]


VIOLATIONS = Sheet(
    slug="violations",
    title="违法事项核对",
    intro="处罚条款和罚款幅度须与公布的原文核对。没有核对的，办案页面标注“待法制机构确认”。",
    roles=REVIEWS,
    rows=lambda user: ViolationVersion.objects.select_related("violation"),
    order="violation__code",
    kind=REFERENCE,
    subject_of=subject_of,
    search=("violation__name", "violation__code", "violation__initials", "source"),
    looks_for="名称、编码、拼音首字母或者来源",
    columns=(
        Column("违法事项", lambda row: row.violation.name),
        STANDING,
        Column("编码", lambda row: row.violation.code, "violation__code"),
        Column("个人", lambda row: _range(row.individual_min, row.individual_max)),
        Column("单位", lambda row: _range(row.unit_min, row.unit_max)),
        Column("处罚条款", lambda row: _article(row.penalty_article)),
        Column("施行", lambda row: day_words(row.valid_from), "valid_from"),
    ),
    filters=(_standing_filter(),),
    name_of=lambda row: row.violation.name,
    facts=_version_facts,
    on_row=_confirming("处罚条款和罚款幅度"),
)

WAIVERS = Sheet(
    slug="waivers",
    title="免罚清单核对",
    intro="清单事项须与公布的清单核对。清单只是指引，行政处罚法第三十三条不以清单为限。",
    roles=REVIEWS,
    rows=lambda user: WaiverEntry.objects.filter(organisation_id__in=reaching(user, REVIEWS)).select_related(
        "violation", "organisation"
    ),
    order="violation__code",
    kind=REFERENCE,
    subject_of=subject_of,
    search=("violation__name", "violation__code", "words", "source"),
    looks_for="名称、编码、清单原文或者来源",
    columns=(
        Column("违法事项", lambda row: row.violation.name, "violation__code"),
        STANDING,
        Column("类别", lambda row: row.get_kind_display(), "kind"),
        Column("清单原文", lambda row: row.words),
        Column("公布机构", lambda row: row.organisation.name, "organisation__path"),
        Column("起", lambda row: day_words(row.valid_from), "valid_from"),
        Column("来源", lambda row: row.source),
    ),
    filters=(organisation_filter(REVIEWS), _standing_filter()),
    name_of=lambda row: f"{row.violation.name} · {row.get_kind_display()}",
    on_row=_confirming("清单事项"),
)

ARTICLES = Sheet(
    slug="articles",
    title="条文核对",
    intro="系统引用的条文须与公布的文本核对。",
    roles=REVIEWS,
    rows=lambda user: StatuteArticle.objects.all(),
    order="law",
    kind=REFERENCE,
    subject_of=subject_of,
    search=("law", "number", "text", "source"),
    looks_for="法律名称、条文或者来源",
    columns=(
        Column("条文", lambda row: f"{row.law} 第{row.number}条", "law"),
        STANDING,
        Column("版本", lambda row: row.version, "version"),
        Column("原文", lambda row: row.text[:80] + ("…" if len(row.text) > 80 else "")),
        Column("来源", lambda row: row.source),
    ),
    filters=(_standing_filter(),),
    name_of=lambda row: f"{row.law} 第{row.number}条",
    facts=lambda row: [
        ("法律", row.law),
        ("条", row.number),
        ("条文", row.text),
        ("版本", row.version),
        ("施行", day_words(row.in_force_from)),
        ("来源", row.source),
        ("核对状态", row.get_status_display()),
    ],
    on_row=_confirming("条文"),
)
