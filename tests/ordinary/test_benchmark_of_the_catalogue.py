"""The tier comes out of the benchmark in force on the day, at every door; what is typed counts only where none is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases import facts as case_facts
from cases.models import Case
from cases.sheet import stored
from discretion.actions import benchmarks
from discretion.models import Benchmark
from enforcement.kernel.errors import Invalid, LawNotSatisfied
from tests import cast
from tests.configuration import benchmarking as made
from tests.ordinary import road

pytestmark = pytest.mark.django_db

CODE = "YC-CH-DQ-001"
TIERS = [
    made.tier(1, "轻微", None, None, "5000", "10000", measured="", circumstance="排放不足一日"),
    made.tier(2, "一般", None, None, "10000", "30000", measured="", circumstance="排放一日以上不足三日"),
    made.tier(3, "严重", None, None, "30000", "50000", measured="", circumstance="排放三日以上"),
]
CHOICE = {"code": CODE, "version": "1", "chosen": "轻微", "reason": "检查当日开启后关闭，不足一日。"}
TYPED = {
    "name": "别的基准",
    "published_on": "2024-01-02",
    "in_force_from": "2024-02-01",
    "chosen": "一般",
    "minimum": "5000",
    "maximum": "9000",
    "reason": "见报告。",
}


@pytest.fixture
def benchmark() -> Benchmark:
    """In force since the day the case was found."""
    return made.published(violation=road.VIOLATION, tiers=TIERS)


def ready() -> Case:
    return road.up_to(road.ordered)


def refused(code: str, says: str, **more: Any) -> None:
    with pytest.raises(LawNotSatisfied) as caught:
        road.investigated(ready(), **more)
    assert any(each.code == code and says in each.says for each in caught.value.findings)


def invalid(says: str, **more: Any) -> None:
    with pytest.raises(Invalid, match=says):
        road.investigated(ready(), **more)


def test_the_proposal_keeps_benchmark_version_and_tier(benchmark: Benchmark) -> None:
    case = road.investigated(ready(), benchmark=CHOICE)
    row = case.proposals.get()
    assert (row.benchmark["code"], row.benchmark["version"], row.benchmark["chosen"]) == (CODE, 1, "轻微")
    assert (row.benchmark["minimum"], row.benchmark["maximum"]) == ("5000.00", "10000.00")
    assert row.benchmark["circumstance"] == "排放不足一日"
    line = next(each.line for each in stored(row.calculation) if each.what == "裁量基准")
    assert "第 1 版" in line and "「轻微」档" in line and "5,000" in line
    paper = str(case.documents.get(kind="report").context)
    assert "澄湖区城市管理裁量基准" in paper or "澄湖城市管理裁量基准" in paper


def test_what_was_proposed_is_not_moved_by_a_later_version(benchmark: Benchmark) -> None:
    case = road.investigated(ready(), benchmark=CHOICE)
    head = {"by": cast.user(made.HEAD), "now": road.when(road.ENDED)}
    benchmarks.withdraw(benchmark, road.ENDED, "废止", **head)
    case = road.stated(road.noticed(road.proposed(case)))
    assert road.decided(case).decision.fine == road.FINE


def test_LEN_09_a_fine_needs_a_tier_and_its_reason(benchmark: Benchmark) -> None:
    refused("LEN-09", "没有选定裁量档次")
    refused("LEN-09", "没有写明选定这一档次的理由", benchmark={**CHOICE, "reason": " "})


@pytest.mark.parametrize(("fine", "stays"), [("10000.00", True), ("10000.01", False)])
def test_REV_07_the_upper_end_of_the_tier(benchmark: Benchmark, fine: str, stays: bool) -> None:
    case = road.investigated(ready(), benchmark=CHOICE, fine=Decimal(fine))
    if stays:
        assert road.proposed(case).state == "proposed"
        return
    with pytest.raises(LawNotSatisfied) as caught:
        road.proposed(case)
    assert "REV-07" in {each.code for each in caught.value.findings}


def test_only_the_version_in_force_is_chosen(benchmark: Benchmark) -> None:
    invalid("今天没有施行", benchmark={**CHOICE, "code": "YC-DQ-001"})
    invalid("今天没有施行", benchmark={**CHOICE, "version": "2"})
    invalid("没有「特重」这一档", benchmark={**CHOICE, "chosen": "特重"})
    invalid("不能另行填写", benchmark=TYPED)


@pytest.mark.parametrize("stage", ["draft", "reviewed", "withdrawn"])
def test_LEN_09_what_is_not_published_is_chosen_at_no_door(stage: str) -> None:
    row = made.drafted(violation=road.VIOLATION, tiers=TIERS)
    if stage == "reviewed":
        benchmarks.review(row, "好", by=cast.user(made.REVIEWER), now=cast.NOON)
    if stage == "withdrawn":
        benchmarks.withdraw(row, None, "不用了", by=cast.user(made.DRAFTER), now=cast.NOON)
    invalid("今天没有施行", benchmark=CHOICE)
    assert road.investigated(ready(), benchmark=TYPED).proposals.get().benchmark == TYPED


def test_LEN_09_the_first_and_the_last_day_of_its_force() -> None:
    row = made.published(date(2026, 9, 17), violation=road.VIOLATION, tiers=TIERS)
    benchmarks.withdraw(row, road.ENDED, "废止", by=cast.user(made.HEAD), now=road.when(road.ENDED))
    case = ready()
    with pytest.raises(Invalid, match="今天没有施行"):
        road.investigated(case, date(2026, 9, 18), benchmark=CHOICE)
    assert road.investigated(case, benchmark=CHOICE).state == "investigated"


def test_a_tier_for_the_other_kind_of_party_is_not_offered() -> None:
    only = [{**each, "party": "individual"} for each in TIERS]
    row = made.drafted(violation=road.VIOLATION, tiers=only)
    Benchmark.objects.filter(pk=row.pk).update(stage="reviewed")
    days = {"published_on": cast.TODAY, "in_force_from": cast.TODAY}
    Benchmark.objects.filter(pk=row.pk).update(stage="published", **days)
    invalid("不适用于本案的事项和当事人", benchmark=CHOICE)


def test_no_penalty_and_no_fine_choose_no_tier(benchmark: Benchmark) -> None:
    case, act = ready(), road.act("zhoumingyuan", road.ENDED)
    spared = road.proposal(outcome="not_punish", fine=None, not_punish_ground="minor", benchmark=CHOICE)
    warned = road.proposal(fine=None, warning=True)
    assert case_facts.with_its_benchmark(case, spared, act).benchmark == {}
    assert case_facts.with_its_benchmark(case, warned, act).benchmark == {}
    assert case_facts.with_its_benchmark(case, road.proposal(), act).benchmark["code"] == CODE


def test_shares_become_yuan_of_the_base() -> None:
    shares = [
        made.tier(1, "规模较小", None, None, "0.05", "0.07", measured="", fine_way="share"),
        made.tier(2, "规模较大", None, None, "0.07", "0.10", measured="", fine_way="share"),
    ]
    Benchmark.objects.filter(violation__code="WJ-001").update(stage="withdrawn")
    made.published(violation="WJ-001", tiers=shares)
    case = road.registered(violation_code="WJ-001", fine_base=Decimal("333.33"))
    found = case_facts.offered(case, cast.TODAY)
    assert found is not None
    assert [(str(tier.minimum), str(tier.maximum)) for _, tier in found.tiers] == [
        ("16.67", "23.33"),
        ("23.34", "33.33"),
    ]
