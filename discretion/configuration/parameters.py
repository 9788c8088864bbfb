"""Local values: system administrators have them succeeded, the legal office confirms them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from discretion.actions.confirming import confirm_parameter, outside
from discretion.actions.parameters import enter, succeed
from discretion.configuration import words
from discretion.configuration.parameter_forms import Confirming, Entering, Succeeding
from discretion.models import LocalParameter
from discretion.queries import in_force, lacking
from enforcement.configuration.fields import (
    choice_filter,
    organisation_field,
    organisation_filter,
    organisations,
    reaching,
)
from enforcement.configuration.places import REVIEWS, SYSTEM
from enforcement.configuration.sheet import Act, Call, Column, Done, Filter, Link, Sheet, Table
from enforcement.kernel import clock
from enforcement.models import Organisation, User
from enforcement.policies import roles
from enforcement.rules.local_keys import KEYS
from enforcement.wording import day_words

STATES = [("now", "现在有效"), ("coming", "将来生效"), ("over", "已被接替")]


def rows(user: User) -> QuerySet[LocalParameter]:
    """Values of the user's part of the tree, and those of the organisations above, which hold there too."""
    found = LocalParameter.objects.filter(organisation_id__in=reaching(user, SYSTEM | REVIEWS))
    return found.select_related("organisation")


def name_of(row: LocalParameter) -> str:
    """What a parameter is called."""
    return words.parameter_words(row.key)


def value_words(row: LocalParameter) -> str:
    """A value with its unit."""
    if isinstance(row.value, dict):
        return "；".join(f"{name} {each}" for name, each in words.lines_of(row.value)) + f"（{row.unit}）"
    if isinstance(row.value, list):
        return "、".join(words.value_words(each) for each in row.value)
    return f"{words.value_words(row.value)} {row.unit}".strip()


def _standing(row: LocalParameter) -> str:
    return "已确认" if row.confirmed or row.status == "verified" else "待法制机构确认"


def _need(key: str) -> str:
    if key not in KEYS:
        return "否"
    return "是。没有取值的机构不能立案、告知和决定。" if KEYS[key].mandatory else "否"


def _condition(state: str) -> Q:
    day = clock.local_day(clock.now())
    return {
        "now": Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day)),
        "coming": Q(valid_from__gt=day),
        "over": Q(valid_until__lt=day),
    }[state]


def _holds_for() -> Filter:
    def field(user: User) -> forms.Field:
        chosen = organisation_field("今天对哪个机构有效（含继承自上级的）", required=False)
        chosen.queryset, chosen.empty_label = organisations(user, SYSTEM | REVIEWS), "不限"
        return chosen

    def narrow(rows: QuerySet[Any], value: Organisation) -> QuerySet[Any]:
        found = in_force(value, clock.local_day(clock.now()))
        return rows.filter(pk__in=[row.pk for row in found.values()])

    return Filter("holds_for", field, narrow)


def missing_words(user: User) -> SafeString | str:
    """What each authority of the reader lacks by name, each a link to its form for whoever may enter it."""
    enters = bool(roles(user) & SYSTEM)
    found = lacking(organisations(user, SYSTEM | REVIEWS), clock.local_day(clock.now()))
    lines = [
        (body.name, format_html_join("、", "{}", ((_named(key, body, enters),) for key in keys)))
        for body, keys in found
    ]
    if not lines:
        return ""
    says = "没有设定以前，不能立案、告知和决定。" + ("" if enters else "请系统管理员登记。")
    return format_html("{}<p>{}</p>", format_html_join("", "<p><b>{}</b>还没有设定：{}。</p>", lines), says)


def _named(key: str, body: Organisation, enters: bool) -> SafeString | str:
    if not enters:
        return KEYS[key].name
    address = f"{reverse('settings_parameters_enter')}?key={key}&organisation={body.pk}"
    return format_html('<a href="{}">{}</a>', address, KEYS[key].name)


def _others(row: LocalParameter, user: User) -> list[Table]:
    """The values of the same key before and after, here, above and below."""
    same = rows(user).filter(key=row.key).order_by("organisation__path", "valid_from")
    lines = [
        (
            Link(each.organisation.name, reverse("settings_parameters_entry", args=[each.pk])),
            value_words(each) + ("（本页）" if each.pk == row.pk else ""),
            f"{day_words(each.valid_from)} 起" + (f"，至 {day_words(each.valid_until)}" if each.valid_until else ""),
            _standing(each),
        )
        for each in same
    ]
    return [Table("各机构、各时期的取值", ("机构", "取值", "时间", "核对"), lines)]


def _enter(call: Call) -> Done:
    given = call.values
    made = enter(
        given["key"], given["organisation"], given["value"], given["since"], given["source"], by=call.by, now=call.now
    )
    return Done("取值已登记，待法制机构确认。", made)


def _succeed(call: Call) -> Done:
    given = call.values
    made = succeed(
        call.subject, given["organisation"], given["value"], given["since"], given["source"], by=call.by, now=call.now
    )
    return Done("新的取值已登记，待法制机构确认。", made)


def _confirm(call: Call) -> Done:
    confirm_parameter(call.subject, call.values["source"], by=call.by, now=call.now)
    return Done("取值已确认。")


def _facts(row: Any) -> list[tuple[str, Any]]:
    value = value_words(row)
    if isinstance(row.value, dict):
        value = "\n".join(f"{name} {each} {row.unit}" for name, each in words.lines_of(row.value))
    return [
        ("参数", f"{name_of(row)}（{row.key}）"),
        ("取值", value),
        ("依据的规则", f"{KEYS[row.key].code}，{KEYS[row.key].article}" if row.key in KEYS else ""),
        ("是否必须设定", _need(row.key)),
        ("适用机构", f"{row.organisation.name}及其下级，下级另有取值的除外"),
        ("起", day_words(row.valid_from)),
        ("止", day_words(row.valid_until) or "未定"),
        ("来源", row.source),
        ("核对状态", _standing(row) if row.confirmed else f"{_standing(row)}（{row.get_status_display()}）"),
    ]


PARAMETERS = Sheet(
    slug="parameters",
    title="地方参数",
    intro="法律留给地方规定的取值。登记后不能修改，只能从以后的某一天起另定新值；下级没有另定的，用上级的。必须设定的没有取值，机构不能立案和决定。",
    roles=SYSTEM | REVIEWS,
    rows=lambda user: rows(user).annotate(level=F("organisation__path")),
    order="key",
    kind="parameter",
    search=("key", "source", "organisation__name"),
    looks_for="参数代码、来源或者机构",
    notice=missing_words,
    acts=(
        Act(
            "enter", "登记缺少的参数", "登记取值", SYSTEM, _enter, Entering,
            says="本机构和上级机构都没有取值的参数。已经有取值的，请打开它另定新值。",
            warns="登记后不能修改或者撤回，只能再另定新值。", prefills=("key", "organisation"),
        ),
    ),
    tables=_others,
    columns=(
        Column("参数", name_of, "key"),
        Column("核对", _standing, tone=lambda row: "" if _standing(row) == "已确认" else "tbc"),
        Column("取值", value_words),
        Column("适用机构", lambda row: row.organisation.name, "level"),
        Column("起", lambda row: day_words(row.valid_from), "valid_from"),
        Column("止", lambda row: day_words(row.valid_until)),
        Column("来源", lambda row: row.source),
    ),
    filters=(
        _holds_for(),
        organisation_filter(SYSTEM | REVIEWS),
        choice_filter("key", "参数", [(key, each.name) for key, each in KEYS.items()], lambda key: Q(key=key)),
        choice_filter("state", "时间", STATES, _condition),
        choice_filter(
            "standing", "核对", [("open", "待法制机构确认"), ("done", "已确认")],
            lambda wanted: (Q(confirmed=True) | Q(status="verified")) if wanted == "done"
            else Q(confirmed=False) & ~Q(status="verified"),
        ),
    ),
    name_of=lambda row: f"{name_of(row)} · {row.organisation.short_name}",
    facts=_facts,
    on_row=(
        Act("succeed", "另定新值", "登记新的取值", SYSTEM, _succeed, Succeeding, warns="登记后不能修改或者撤回，只能再另定新值。"),
        Act(
            "confirm", "确认取值", "确认取值", REVIEWS, _confirm, Confirming,
            offered=lambda row: not row.confirmed and row.status != "verified",
            bars=outside,
            warns="取值与所写依据一致。确认后不再标注“待法制机构确认”。",
        ),
    ),
)  # fmt: skip
