"""Benchmarks: drafted by one, reviewed and published by others, never edited in force, succeeded from a later day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import Error, connection, transaction

from discretion import benchmarks as reading
from discretion.actions import benchmarks
from discretion.models import Benchmark, Violation
from enforcement.kernel.errors import ActionError, Conflict, Invalid, NotPermitted
from tests import cast
from tests.configuration import benchmarking as made
from tests.configuration.keeper import on_record

pytestmark = pytest.mark.django_db
TOMORROW = cast.TODAY + timedelta(days=1)


def held_on(day: date, organisation: str = "yc-ch-1") -> Benchmark | None:
    """What is in force for an organisation."""
    violation = Violation.objects.get(code=made.VIOLATION)
    return reading.in_force(cast.organisation(organisation), violation.pk, day)


def refused(error: type[ActionError], says: str, act: Callable[..., Any], *args: Any, **more: Any) -> None:
    """The act is refused with that sentence, and nothing is left of it."""
    with pytest.raises(error) as caught, transaction.atomic():
        act(*args, **more)
    told = caught.value.says + "".join(line for lines in getattr(caught.value, "fields", {}).values() for line in lines)
    assert says in told


def test_LEN_09_what_is_published_holds_for_the_subtree_from_its_first_day() -> None:
    row = made.published(TOMORROW)
    assert (row.code, row.version, row.stage) == ("YC-CH-DL-001", 1, "published")
    assert held_on(cast.TODAY) is None
    assert held_on(TOMORROW) == row
    assert held_on(TOMORROW, "yc") is None
    verbs = [verb for verb, _ in on_record("benchmark", row.pk)]
    assert verbs == ["起草裁量基准", "审核裁量基准", "公布裁量基准"]


def test_the_nearest_organisation_wins() -> None:
    above = Benchmark.objects.get(pk=made.published().pk)
    below = benchmarks.write(
        cast.organisation("yc-ch-hb"),
        above.violation,
        {"document": "街道基准", "source": "文本"},
        made.tiers(),
        "design",
    )
    for stage, more in (("reviewed", {}), ("published", {"published_on": cast.TODAY, "in_force_from": cast.TODAY})):
        Benchmark.objects.filter(pk=below.pk).update(stage=stage, **more)
    assert held_on(cast.TODAY, "yc-ch-hb") == below
    assert held_on(cast.TODAY) == above


def test_the_drafter_neither_reviews_nor_publishes() -> None:
    row = made.drafted()
    refused(Conflict, "您起草的", benchmarks.review, row, "好", by=cast.user(made.DRAFTER), now=cast.NOON)
    refused(NotPermitted, "不在您管理的范围内", benchmarks.review, row, "好", by=cast.user(made.HEAD), now=cast.NOON)
    ready = benchmarks.review(row, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    days = (cast.TODAY, cast.TODAY)
    refused(
        NotPermitted, "不在您管理的范围内", benchmarks.publish, ready, *days, by=cast.user(made.REVIEWER), now=cast.NOON
    )
    assert Benchmark.objects.get(pk=row.pk).stage == "reviewed"


def test_whoever_amended_a_draft_is_a_drafter_too() -> None:
    row = made.drafted()
    second = cast.user(made.REVIEWER)
    benchmarks.put_tier(row, made.tier(3, "严重", "10", None, "10000", "19999"), by=second, now=cast.NOON)
    refused(Conflict, "您起草的", benchmarks.review, row, "好", by=second, now=cast.NOON)


@pytest.mark.parametrize("drafter", ["luweizhen", "zhoumingyuan", "huangjianye", "tangli"])
def test_only_the_legal_office_drafts(drafter: str) -> None:
    refused(NotPermitted, "不在您管理的范围内", made.drafted, by=cast.user(drafter))
    refused(NotPermitted, "不在您管理的范围内", made.drafted, organisation="yc")


def test_LEN_10_nothing_unsound_is_reviewed() -> None:
    row = made.drafted()
    by = cast.user(made.DRAFTER)
    benchmarks.put_tier(row, made.tier(3, "严重", "10", None, "10000", "20000.01"), by=by, now=cast.NOON)
    assert reading.faults(row, list(row.tiers.all()), cast.TODAY) == (
        "个人：「严重」高于法定上限",
        "单位：「严重」高于法定上限",
    )
    refused(Conflict, "高于法定上限", benchmarks.review, row, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    benchmarks.put_tier(row, made.tier(3, "严重", "10", None, "10000", "20000"), by=by, now=cast.NOON)
    assert benchmarks.review(row, "好", by=cast.user(made.REVIEWER), now=cast.NOON).stage == "reviewed"


def test_LEN_10_the_statute_is_that_of_the_day_it_comes_into_force() -> None:
    row = made.drafted(head={"in_force_from": date(2018, 1, 1)})
    found = reading.faults(row, list(row.tiers.all()), date(2018, 1, 1))
    assert found == ("这一违法事项在施行日没有有效的处罚条款",)


def test_what_is_reviewed_is_sent_back_before_it_is_mended() -> None:
    row = made.reviewed()
    by = cast.user(made.DRAFTER)
    refused(Conflict, "只有「草稿」可以", benchmarks.put_tier, row, made.tiers()[0], by=by, now=cast.NOON)
    back = benchmarks.send_back(row, "第三档须改", by=cast.user(made.REVIEWER), now=cast.NOON)
    tier = back.tiers.get(order=3)
    benchmarks.remove_tier(back, tier.pk, by=by, now=cast.NOON)
    assert [each.order for each in back.tiers.all()] == [1, 2]
    refused(Conflict, "已经不在草稿中", benchmarks.remove_tier, back, tier.pk, by=by, now=cast.NOON)


def test_publishing_needs_a_review_and_lawful_days() -> None:
    head = {"by": cast.user(made.HEAD), "now": cast.NOON}
    row = made.drafted()
    refused(Conflict, "只有「已审核」可以", benchmarks.publish, row, cast.TODAY, cast.TODAY, **head)
    ready = benchmarks.review(row, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    refused(Invalid, "不能早于公布日期", benchmarks.publish, ready, cast.TODAY, cast.TODAY - timedelta(days=1), **head)
    refused(Invalid, "不能晚于今天", benchmarks.publish, ready, TOMORROW, TOMORROW, **head)
    assert benchmarks.publish(ready, cast.TODAY, cast.TODAY, **head).stage == "published"


def test_a_version_is_succeeded_the_day_before_and_never_for_days_gone_by() -> None:
    old = made.published()
    draft = benchmarks.draft_next(old, "修订稿", by=cast.user(made.DRAFTER), now=cast.NOON)
    assert (draft.version, draft.stage, [tier.name for tier in draft.tiers.all()]) == (
        2,
        "draft",
        ["轻微", "一般", "严重"],
    )
    refused(Conflict, "已经有一个草稿", benchmarks.draft_next, old, "又一稿", by=cast.user(made.DRAFTER), now=cast.NOON)
    ready = benchmarks.review(draft, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    head = {"by": cast.user(made.HEAD), "now": cast.NOON}
    refused(Conflict, "更晚施行的版本", benchmarks.publish, ready, cast.TODAY, cast.TODAY, **head)
    new = benchmarks.publish(ready, cast.TODAY, TOMORROW, **head)
    old.refresh_from_db()
    assert (old.stage, old.in_force_until) == ("succeeded", cast.TODAY)
    assert held_on(cast.TODAY) == old
    assert held_on(TOMORROW) == new
    assert on_record("benchmark", old.pk)[-1][0] == "裁量基准被接替"


def test_a_version_in_force_since_yesterday_is_not_succeeded_today() -> None:
    yesterday = cast.at(cast.TODAY - timedelta(days=1), 12)
    ready = made.reviewed(now=yesterday)
    day = cast.TODAY - timedelta(days=1)
    benchmarks.publish(ready, day, day, by=cast.user(made.HEAD), now=yesterday)
    draft = benchmarks.draft_next(
        Benchmark.objects.get(pk=ready.pk), "修订稿", by=cast.user(made.DRAFTER), now=cast.NOON
    )
    ready = benchmarks.review(draft, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    head = {"by": cast.user(made.HEAD), "now": cast.NOON}
    refused(Invalid, "最早为明天", benchmarks.publish, ready, cast.TODAY, cast.TODAY, **head)


def test_a_version_is_withdrawn_from_today_at_the_earliest() -> None:
    row, head = made.published(), {"by": cast.user(made.HEAD), "now": cast.NOON}
    gone = cast.TODAY - timedelta(days=1)
    refused(Invalid, "最早为今天", benchmarks.withdraw, row, gone, "文件废止", **head)
    refused(Invalid, "最早为今天", benchmarks.withdraw, row, None, "文件废止", **head)
    refused(NotPermitted, "", benchmarks.withdraw, row, cast.TODAY, "x", by=cast.user(made.DRAFTER), now=cast.NOON)
    benchmarks.withdraw(row, cast.TODAY, "文件废止", **head)
    assert held_on(cast.TODAY) == row
    assert held_on(TOMORROW) is None
    refused(Conflict, "不再施行", benchmarks.withdraw, row, TOMORROW, "又", **head)


def test_one_that_never_came_into_force_leaves_its_days_free() -> None:
    row, head = made.published(TOMORROW), {"by": cast.user(made.HEAD), "now": cast.NOON}
    benchmarks.withdraw(row, None, "改期", **head)
    assert held_on(TOMORROW) is None
    assert made.published(TOMORROW).version == 2
    assert held_on(TOMORROW) is not None


def sql(statement: str, *values: Any) -> None:
    """As the application's role."""
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_by_sql_nothing_published_is_changed() -> None:
    row = made.published()
    for change in (
        "document = 'x'",
        "in_force_from = in_force_from - 1",
        "violation_id = violation_id + 1",
        "stage = 'draft'",
    ):
        sql(f"UPDATE discretion_benchmark SET {change} WHERE id = %s", row.pk)
    sql("DELETE FROM discretion_benchmark WHERE id = %s", row.pk)
    sql("UPDATE discretion_benchmarktier SET fine_maximum = 20001 WHERE benchmark_id = %s", row.pk)
    sql("DELETE FROM discretion_benchmarktier WHERE benchmark_id = %s", row.pk)
    sql(
        "INSERT INTO discretion_benchmarktier SELECT 9999999, 9, name, circumstance, measured, measure_from, measure_until,"
        " measure_from_included, measure_until_included, fine_way, fine_minimum, fine_maximum, fine_minimum_included,"
        " fine_maximum_included, gap_declared, benchmark_id, party FROM discretion_benchmarktier LIMIT 1"
    )
    sql("TRUNCATE discretion_benchmarktier")
    assert Benchmark.objects.get(pk=row.pk).tiers.get(order=3).fine_maximum == Decimal(20000)


def test_by_sql_the_end_is_set_once() -> None:
    row = made.published()
    Benchmark.objects.filter(pk=row.pk).update(in_force_until=TOMORROW)
    sql("UPDATE discretion_benchmark SET in_force_until = in_force_until + 1 WHERE id = %s", row.pk)
    sql("UPDATE discretion_benchmark SET in_force_until = NULL WHERE id = %s", row.pk)
    sql(
        "UPDATE discretion_benchmark SET stage = 'succeeded', in_force_until = in_force_until + 1 WHERE id = %s", row.pk
    )
    Benchmark.objects.filter(pk=row.pk).update(stage="succeeded", in_force_until=cast.TODAY)
    sql("UPDATE discretion_benchmark SET in_force_until = %s WHERE id = %s", TOMORROW, row.pk)
    sql("UPDATE discretion_benchmark SET stage = 'published' WHERE id = %s", row.pk)


def test_by_sql_none_is_born_published_and_no_draft_jumps_the_review() -> None:
    row = made.drafted()
    sql(
        "UPDATE discretion_benchmark SET stage = 'published', published_on = %s, in_force_from = %s",
        cast.TODAY,
        cast.TODAY,
    )
    with pytest.raises(Error, match="从草稿开始"), transaction.atomic():
        Benchmark.objects.create(
            code="X", version=1, organisation=row.organisation, violation=row.violation, stage="published",
            published_on=cast.TODAY, in_force_from=cast.TODAY, document="x", source="x", status="design",
        )  # fmt: skip


def test_by_sql_one_benchmark_a_day() -> None:
    first = made.published()
    second = benchmarks.write(
        first.organisation, first.violation, {"document": "x", "source": "x"}, made.tiers(), "design"
    )
    Benchmark.objects.filter(pk=second.pk).update(stage="reviewed")
    days = {"published_on": cast.TODAY, "in_force_from": TOMORROW}
    with pytest.raises(Error, match="benchmark_one_in_force"), transaction.atomic():
        Benchmark.objects.filter(pk=second.pk).update(stage="published", **days)
    Benchmark.objects.filter(pk=first.pk).update(in_force_until=cast.TODAY)
    assert Benchmark.objects.filter(pk=second.pk).update(stage="published", **days) == 1
