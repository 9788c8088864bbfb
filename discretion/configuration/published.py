"""What the pages of published lists share: the life of a version, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q

from discretion.actions import lists
from enforcement.configuration.fields import Reasoned, choice_filter, organisation_field, organisations
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Filter, Link, Table
from enforcement.kernel import clock
from enforcement.models import User
from enforcement.policies import holds
from enforcement.wording import day_words

READS = lists.DRAFTS | lists.APPROVES | lists.PUBLISHES
TONES = {"draft": "tbc", "approved": "ask", "published": "now", "succeeded": ""}


class Drafting(Fields):
    """A new version."""

    organisation = organisation_field("机构")
    version = forms.CharField(label="版本", max_length=40, help_text="例如 2026-1。")
    document = forms.CharField(label="清单文件", max_length=200, help_text="文件名称和文号。")
    since = forms.DateField(label="生效日期", help_text="不能早于公布日期。")

    def prepare(self) -> None:
        """Organisations in the drafter's scope."""
        self.fields["organisation"].queryset = organisations(self.user, lists.DRAFTS)  # type: ignore[attr-defined]


class Redating(Fields):
    """Day and document of a draft."""

    document = forms.CharField(label="清单文件", max_length=200)
    since = forms.DateField(label="生效日期", help_text="不能早于公布日期。本版本各事项的起期随之改动。")

    def prepare(self) -> None:
        """As they stand."""
        self.fields["document"].initial = self.subject.document
        self.fields["since"].initial = self.subject.effective_from


class Approving(Fields):
    """The head's opinion."""

    opinion = forms.CharField(label="批准意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class Publishing(Fields):
    """Where it is public."""

    where = forms.CharField(label="公布的载体", max_length=300, help_text="网址、公报期号或者公示栏。记入记录。")


def outside(wanted: frozenset[str]) -> Callable[[User, Any], str]:
    """Why a list is not this user's to act on."""

    def bars(user: User, row: Any) -> str:
        if holds(user, wanted, row.organisation.path):
            return ""
        return f"这份清单由{row.organisation.name}办理。请交由该机构的人员办理。"

    return bars


def _own(user: User, row: Any) -> str:
    if row.drafted_by_id == user.pk:
        return "这份清单是您自己拟订的，不能由您批准。"
    return outside(lists.APPROVES)(user, row)


def _in(*states: str) -> Callable[[Any], bool]:
    return lambda row: row.stage in states


def _approve(call: Call) -> Done:
    lists.approve(call.subject, call.values["opinion"], by=call.by, now=call.now)
    return Done("清单已批准，待公布。")


def _send_back(call: Call) -> Done:
    lists.send_back(call.subject, call.values["reason"], by=call.by, now=call.now)
    return Done("清单已退回拟订。")


def _publish(call: Call) -> Done:
    lists.publish(call.subject, call.values["where"], by=call.by, now=call.now)
    return Done("清单已公布。以前的版本在生效日的前一天到期。")


def _redate(call: Call) -> Done:
    lists.redate(call.subject, call.values["since"], call.values["document"], by=call.by, now=call.now)
    return Done("清单已改定。")


def life() -> tuple[Act, ...]:
    """The acts every list knows."""
    return (
        Act(
            "redate", "改定文件和生效日期", "改定", lists.DRAFTS, _redate, Redating,
            offered=_in("draft"), bars=outside(lists.DRAFTS),
        ),
        Act(
            "approve", "批准清单", "批准清单", lists.APPROVES, _approve, Approving,
            offered=_in("draft"), bars=_own, warns="批准后各事项不能再改，只能退回或者公布。",
        ),
        Act(
            "return", "退回拟订", "退回拟订", lists.APPROVES, _send_back, Reasoned,
            offered=_in("approved"), bars=outside(lists.APPROVES),
        ),
        Act(
            "publish", "公布清单", "公布清单", lists.PUBLISHES, _publish, Publishing,
            offered=_in("approved"), bars=outside(lists.PUBLISHES),
            warns="公布后不能修改或者撤回，只能由后续版本接替。",
        ),
    )  # fmt: skip


def columns(count: Callable[[Any], str]) -> tuple[Column, ...]:
    """Columns of a list of lists."""
    return (
        Column("机构", lambda row: row.organisation.name, "organisation__path"),
        Column("状态", lambda row: row.get_stage_display(), tone=lambda row: TONES[row.stage]),
        Column("版本", lambda row: row.version, "version"),
        Column("生效", lambda row: day_words(row.effective_from), "effective_from"),
        Column("止", lambda row: day_words(row.effective_until)),
        Column("公布", lambda row: day_words(row.published_on)),
        Column("事项数", count),
        Column("文件", lambda row: row.document),
    )


def state_filters(model: Any) -> tuple[Filter, ...]:
    """By stage, and what is in force today."""
    day = clock.local_day
    return (
        choice_filter("stage", "状态", list(model.Stage.choices), lambda stage: Q(stage=stage)),
        choice_filter(
            "force", "今天是否有效", [("now", "今天有效"), ("other", "今天无效")],
            lambda wanted: _in_force(day(clock.now())) if wanted == "now" else ~_in_force(day(clock.now())),
        ),
    )  # fmt: skip


def _in_force(day: Any) -> Q:
    open_end = Q(effective_until__isnull=True) | Q(effective_until__gte=day)
    return open_end & Q(published_on__isnull=False, effective_from__lte=day)


def facts(row: Any) -> list[tuple[str, Any]]:
    """What a version is."""
    return [
        ("机构", row.organisation.name),
        ("版本", row.version),
        ("状态", row.get_stage_display()),
        ("清单文件", row.document),
        ("生效", day_words(row.effective_from)),
        ("止", day_words(row.effective_until) or "未定"),
        ("拟订", row.drafted_by.name if row.drafted_by else ""),
        ("批准", " ".join(filter(None, [row.approved_by.name if row.approved_by else "", day_words(row.approved_on)]))),
        ("公布", day_words(row.published_on) or "没有公布"),
        ("依据", row.source),
    ]


def before(row: Any) -> Any:
    """The published version before this one; None for the first."""
    rows = type(row)._default_manager.filter(organisation_id=row.organisation_id, published_on__isnull=False)
    return rows.filter(effective_from__lt=row.effective_from).order_by("-effective_from").first()


def differences(row: Any, key: Callable[[Any], Any], told: Callable[[Any], str], url: Callable[[Any], str]) -> Table:
    """What this version adds, leaves out or tells otherwise, against the one before."""
    earlier = before(row)
    if earlier is None:
        return Table("与上一版本的差异", ("事项", "变化", "上一版本", "本版本"), (), "这是第一个版本。")
    old = {key(each): each for each in earlier.entries.select_related("violation")}
    new = {key(each): each for each in row.entries.select_related("violation")}
    lines: list[tuple[Any, ...]] = []
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was is not None and now is not None and told(was) == told(now):
            continue
        change = "增加" if was is None else "移出" if now is None else "改动"
        shown: Any = now or was
        lines.append(
            (Link(shown.violation.name, url(shown)), change, told(was) if was else "", told(now) if now else "")
        )
    title = f"与上一版本（{earlier.version}）的差异：{len(lines)} 项"
    return Table(title, ("事项", "变化", "上一版本", "本版本"), lines, "没有差异。")
