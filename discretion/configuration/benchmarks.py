"""Benchmarks: the legal office drafts and reviews them, a head publishes them; each version with its tiers."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html

from discretion import benchmarks as reading
from discretion.actions import benchmarks as acting
from discretion.configuration import benchmark_forms as forms
from discretion.configuration import benchmark_words as words
from discretion.models import Benchmark
from enforcement.configuration.fields import Reasoned, choice_filter, organisation_filter, reaching
from enforcement.configuration.places import HEADS, REVIEWS
from enforcement.configuration.sheet import Act, Call, Column, Done, Link, Sheet, Table
from enforcement.kernel import clock
from enforcement.models import User
from enforcement.policies import holds
from enforcement.wording import day_words

READS = REVIEWS | HEADS
TONES = {"draft": "ask", "reviewed": "ask", "withdrawn": "stop", "succeeded": "stop"}


def rows(user: User) -> QuerySet[Benchmark]:
    """Benchmarks of the user's part of the tree, and those of the organisations above, which hold there too."""
    found = Benchmark.objects.filter(organisation_id__in=reaching(user, READS))
    return found.select_related("organisation", "violation").prefetch_related("tiers")


def _standing(row: Benchmark) -> str:
    return row.get_status_display() if row.status != "verified" else "已核对原文"


def _force(stage: str) -> Q:
    day = clock.local_day(clock.now())
    ends = Q(in_force_until__isnull=True) | Q(in_force_until__gte=day)
    return {
        "now": reading.ever_in_force() & ends & Q(in_force_from__lte=day),
        "coming": reading.ever_in_force() & Q(in_force_from__gt=day),
        "over": reading.ever_in_force() & Q(in_force_until__lt=day),
    }[stage]


def _facts(row: Any) -> list[tuple[str, Any]]:
    return [
        ("代码", f"{row.code}，第 {row.version} 版"),
        ("违法事项", f"{row.violation.code} {row.violation.name}"),
        ("适用机构", f"{row.organisation.name}及其下级，下级另有基准的除外"),
        ("状态", row.get_stage_display()),
        *words.head_lines(row),
        ("核对状态", _standing(row)),
        ("表格文件", Link("导出 XLSX", reverse("settings_benchmark_xlsx", args=[row.pk]))),
    ]


def _tables(row: Any, user: User) -> list[Table]:
    tiers = list(row.tiers.all())
    found = [Table("档次", words.HEADS, [_line(row, tier) for tier in tiers], "还没有登记档次。")]
    if row.stage in ("draft", "reviewed"):
        day = row.in_force_from or clock.local_day(clock.now())
        faults = reading.faults(row, tiers, day)
        sound = f"档次相互衔接，都在 {day_words(day)} 有效的法定幅度以内。"
        found.insert(0, Table("校验：改正以后才能审核", ("问题",), [(each,) for each in faults], sound))
    return [
        *found,
        Table(
            "各版本",
            ("版本", "状态", "施行", "与本版比较"),
            [_version(each, row) for each in reading.versions_of(row.code)],
        ),
    ]


def _line(row: Benchmark, tier: Any) -> tuple[Any, ...]:
    party, name, *rest = words.line(tier)
    if row.stage != "draft":
        return (party, name, *rest)
    return (
        Link(f"{party}（修改）", f"{reverse('settings_benchmarks_tier', args=[row.pk])}?tier={tier.pk}"),
        name,
        *rest,
    )


def _version(each: Benchmark, row: Benchmark) -> tuple[Any, ...]:
    span = f"{day_words(each.in_force_from)} 起" if each.in_force_from else ""
    span += f"，至 {day_words(each.in_force_until)}" if each.in_force_until else ""
    entry = Link(f"第 {each.version} 版", reverse("settings_benchmarks_entry", args=[each.pk]))
    beside = reverse("settings_benchmark_difference", args=[each.pk, row.pk])
    return (entry, each.get_stage_display(), span, "本页" if each.pk == row.pk else Link("看差异", beside))


def _draft(call: Call) -> Done:
    given = dict(call.values)
    body, violation = given.pop("organisation"), given.pop("violation")
    made = acting.draft(body, violation, given, [], by=call.by, now=call.now)
    return Done("草稿已建立。请登记各档次。", made)


def _amend(call: Call) -> Done:
    return Done("草稿已修改。", acting.amend(call.subject, call.values, by=call.by, now=call.now))


def _tier(call: Call) -> Done:
    return Done("档次已登记，校验结果见本页。", acting.put_tier(call.subject, call.values, by=call.by, now=call.now))


def _untier(call: Call) -> Done:
    return Done("档次已删除。", acting.remove_tier(call.subject, int(call.values["tier"]), by=call.by, now=call.now))


def _review(call: Call) -> Done:
    return Done("已审核，待负责人公布。", acting.review(call.subject, call.values["opinion"], by=call.by, now=call.now))


def _send_back(call: Call) -> Done:
    return Done("已退回草稿。", acting.send_back(call.subject, call.values["reason"], by=call.by, now=call.now))


def _publish(call: Call) -> Done:
    days = (call.values["published_on"], call.values["since"])
    return Done("已公布。", acting.publish(call.subject, *days, by=call.by, now=call.now))


def _next(call: Call) -> Done:
    return Done("下一版草稿已建立。", acting.draft_next(call.subject, call.values["source"], by=call.by, now=call.now))


def _withdraw(call: Call) -> Done:
    given = call.values
    return Done("已撤下。", acting.withdraw(call.subject, given["until"], given["reason"], by=call.by, now=call.now))


def _bars(user: User, row: Benchmark) -> str:
    return "这一基准是您起草的，请由另一人办理。" if user.pk in acting.drafted_by(row) else ""


def _withdrawn_by_a_head(user: User, row: Benchmark) -> str:
    mine = row.stage != "published" or holds(user, HEADS, row.organisation.path)
    return "" if mine else "已经公布的版本由负责人撤下。"


def _at(*stages: str) -> Any:
    return lambda row: row.stage in stages


def _notice(user: User) -> Any:
    return format_html('一次录入多个基准的，<a href="{}">从表格导入</a>。', reverse("settings_benchmark_import"))


BENCHMARKS = Sheet(
    slug="benchmarks",
    title="裁量基准",
    intro="起草、审核、公布由不同的人办理。公布以后不能修改，只能由以后施行的新版本接替（行政处罚法第三十四条）。",
    roles=READS,
    rows=rows,
    order="code",
    kind="benchmark",
    search=("code", "document", "document_number", "violation__name", "violation__code", "follows"),
    looks_for="代码、文件、文号或者违法事项",
    notice=_notice,
    columns=(
        Column("代码", lambda row: row.code, "code"),
        Column("状态", lambda row: row.get_stage_display(), tone=lambda row: TONES.get(row.stage, "")),
        Column("违法事项", lambda row: row.violation.name),
        Column("版本", lambda row: f"第 {row.version} 版", "version"),
        Column("适用机构", lambda row: row.organisation.name, "organisation__path"),
        Column("文件", lambda row: f"{row.document} {row.document_number}".strip()),
        Column("施行", lambda row: day_words(row.in_force_from)),
        Column("止", lambda row: day_words(row.in_force_until)),
        Column("参照", lambda row: row.follows),
        Column("核对", _standing),
    ),
    filters=(
        organisation_filter(READS),
        choice_filter("stage", "状态", list(Benchmark.Stage.choices), lambda stage: Q(stage=stage)),
        choice_filter("force", "时间", [("now", "现在施行"), ("coming", "将来施行"), ("over", "已失效")], _force),
    ),
    name_of=lambda row: f"{row.violation.name} 第 {row.version} 版",
    facts=_facts,
    tables=_tables,
    acts=(Act("draft", "起草裁量基准", "建立草稿", REVIEWS, _draft, forms.Drafting),),
    on_row=(
        Act("tier", "登记或者修改一档", "登记这一档", REVIEWS, _tier, forms.Tiering, offered=_at("draft"), prefills=("tier",)),
        Act("untier", "删除一档", "删除这一档", REVIEWS, _untier, forms.Removing, offered=lambda row: row.stage == "draft" and bool(row.tiers.all())),
        Act("amend", "修改文件和日期", "保存", REVIEWS, _amend, forms.Amending, offered=_at("draft")),
        Act("review", "审核", "审核通过", REVIEWS, _review, forms.Reviewing, offered=_at("draft"), bars=_bars),
        Act("back", "退回草稿", "退回", READS, _send_back, Reasoned, offered=_at("reviewed")),
        Act(
            "publish", "公布", "公布", HEADS, _publish, forms.Publishing, offered=_at("reviewed"), bars=_bars,
            warns="文本与公布的文件一致。公布以后不能修改，只能由新版本接替。",
        ),
        Act("next", "起草下一版", "建立下一版草稿", REVIEWS, _next, forms.Continuing, offered=_at("published", "succeeded")),
        Act(
            "withdraw", "撤下", "撤下", READS, _withdraw, forms.Withdrawing, offered=_at("draft", "reviewed", "published"), bars=_withdrawn_by_a_head,
            warns="撤下以后不能恢复。施行中的版本由负责人撤下，以前的案件仍按当时施行的版本。",
        ),
    ),
)  # fmt: skip
