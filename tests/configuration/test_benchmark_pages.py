"""Benchmarks through their pages: drafted with the faults in sight, reviewed, published, compared, imported, exported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from discretion.actions import benchmarks
from discretion.intake import benchmark_table
from discretion.models import Benchmark, Violation
from enforcement.kernel.errors import Invalid
from tests import cast
from tests.configuration import benchmarking as made
from tests.configuration.keeper import Keeper
from tests.pages.window import Form

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]
LIGHT = {
    "party": "all", "order": "1", "name": "轻微", "circumstance": "2 平方米以下", "measured": "area", "measure_until": "2",
    "measure_from_included": "on", "measure_until_included": "on", "fine_minimum": "0", "fine_maximum": "5000",
    "fine_minimum_included": "on", "fine_maximum_included": "on",
}  # fmt: skip
GRAVE = {
    **LIGHT,
    "order": "2",
    "name": "严重",
    "measure_from": "2",
    "measure_until": "",
    "fine_minimum": "5000",
    "fine_maximum": "20001",
}


def latest() -> Benchmark:
    return Benchmark.objects.get(code=f"YC-CH-{made.VIOLATION}")


def test_from_the_draft_to_the_publication_by_pages(keeper: Keepers) -> None:
    drafter = keeper(made.DRAFTER)
    violation = Violation.objects.get(code=made.VIOLATION)
    head = {
        "organisation": cast.organisation("yc-ch").pk,
        "violation": violation.pk,
        "document": "裁量基准",
        "source": "会议",
    }
    drafter.act("settings_benchmarks_draft", **head)
    row = latest()
    drafter.act("settings_benchmarks_tier", row.pk, **LIGHT)
    drafter.act("settings_benchmarks_tier", row.pk, **GRAVE)
    page = drafter.see("settings_benchmarks_entry", row.pk)
    assert "单位：「严重」高于法定上限" in page and "您起草的" in page
    second = keeper(made.REVIEWER)
    reply = second.act("settings_benchmarks_review", row.pk, status=409, opinion="好")
    assert "高于法定上限" in reply.content.decode()
    drafter.act("settings_benchmarks_tier", row.pk, **{**GRAVE, "fine_maximum": "20000"})
    assert "档次相互衔接" in drafter.see("settings_benchmarks_entry", row.pk)
    second.act("settings_benchmarks_review", row.pk, opinion="符合法定幅度")
    chief = keeper(made.HEAD)
    day = cast.TODAY.isoformat()
    chief.act("settings_benchmarks_publish", row.pk, published_on=day, since=day)
    row.refresh_from_db()
    assert (row.stage, row.in_force_from) == ("published", cast.TODAY)
    assert "YC-CH-DL-001" in chief.listed("settings_benchmarks", "?force=now&q=DL-001")
    assert "YC-CH-DL-001" in chief.csv("settings_benchmarks", "stage=published")
    assert reverse("settings_benchmarks_tier", args=[row.pk]) not in drafter.see("settings_benchmarks_entry", row.pk)
    assert "由负责人撤下" in drafter.see("settings_benchmarks_entry", row.pk)
    assert "由负责人撤下" not in chief.see("settings_benchmarks_entry", row.pk)
    drafter.act("settings_benchmarks_tier", row.pk, status=409, **LIGHT)


def test_a_tier_is_changed_with_its_values_in_the_form(keeper: Keepers) -> None:
    row = made.drafted()
    tier = row.tiers.get(order=2)
    page = keeper(made.DRAFTER).see("settings_benchmarks_tier", row.pk, query=f"?tier={tier.pk}")
    fields = Form(page, "act-form").fields
    assert (fields["name"], fields["order"], fields["fine_maximum"]) == ("一般", "2", "10000.0000")
    keeper(made.DRAFTER).act("settings_benchmarks_untier", row.pk, tier=str(tier.pk))
    assert [each.order for each in row.tiers.all()] == [1, 3]


def test_what_a_form_cannot_read_stays_in_it(keeper: Keepers) -> None:
    row, drafter = made.drafted(), keeper(made.DRAFTER)
    for change, says in (
        ({"fine_minimum": "6000"}, "罚款上限不能低于下限"),
        ({"measured": ""}, "请选择按什么区分"),
        ({"fine_minimum": "-1"}, "请填写不小于 0 的数字"),
    ):
        reply = drafter.act("settings_benchmarks_tier", row.pk, status=400, **{**LIGHT, **change})
        assert says in reply.content.decode(), says


@pytest.mark.parametrize("username", ["zhoumingyuan", "huangjianye", "tangli"])
def test_whoever_has_no_part_in_it_sees_nothing(keeper: Keepers, username: str) -> None:
    row, other = made.drafted(), keeper(username)
    for name, args in (
        ("settings_benchmarks", []),
        ("settings_benchmarks_entry", [row.pk]),
        ("settings_benchmark_xlsx", [row.pk]),
        ("settings_benchmark_difference", [row.pk, row.pk]),
        ("settings_benchmark_import", []),
    ):
        other.see(name, *args, status=403)


def test_two_versions_side_by_side(keeper: Keepers) -> None:
    old = made.published()
    by = {"by": cast.user(made.DRAFTER), "now": cast.NOON}
    new = benchmarks.draft_next(old, "修订稿", **by)
    benchmarks.put_tier(new, made.tier(2, "一般", "2", "10", "5000", "9000"), **by)
    benchmarks.remove_tier(new, new.tiers.get(order=3).pk, **by)
    page = keeper(made.DRAFTER).see("settings_benchmark_difference", new.pk, old.pk)
    assert "第 1 版与第 2 版的差异" in page
    assert "￥5,000 以上 ￥10,000 以下" in page and "￥5,000 以上 ￥9,000 以下" in page
    assert "删除" in page and "修订稿" in page
    assert "第 1 档" not in page
    rail = Benchmark.objects.get(violation__code="DL-003")
    keeper(made.DRAFTER).see("settings_benchmark_difference", new.pk, rail.pk, status=404)


def table(*rows: dict[str, Any], heads: list[str] | None = None) -> io.BytesIO:
    """A workbook as somebody would fill it."""
    book = Workbook()
    sheet: Any = book.active
    named = heads or [column.head for column in benchmark_table.COLUMNS]
    sheet.append(named)
    for row in rows:
        sheet.append([row.get(head) for head in named])
    kept = io.BytesIO()
    book.save(kept)
    kept.seek(0)
    return kept


ROW = {
    "机构代码": "yc-ch", "违法事项编码": "DL-001", "文件名称": "裁量基准", "来源": "会议", "当事人": "全部", "次序": 1, "档次": "轻微",
    "适用情形": "5 平方米以下", "按什么区分": "面积（平方米）", "计量上限": 5, "罚款下限": 0, "罚款上限": 5000,
}  # fmt: skip
NEXT = {**ROW, "次序": 2, "档次": "严重", "计量下限": 5, "计量上限": None, "罚款下限": 5000, "罚款上限": 20000}


def test_a_benchmark_comes_back_from_its_table_as_it_was() -> None:
    tiers = [
        made.tier(1, "轻微", None, "2.5", "0", "5000.5", measure_until_included=False, circumstance="=1+1"),
        made.tier(2, "严重", "2.5", None, "6000", "20000", gap_declared=True, fine_minimum_included=False),
        made.tier(1, "个人", None, None, "0.05", "0.1", party="individual", fine_way="share", measured=""),
    ]
    row = made.drafted(tiers=tiers, head={"follows": "某市"})
    lines, faults = benchmark_table.read(io.BytesIO(benchmark_table.write([row])))
    assert faults == []
    kept = [{name: line.values[name] for name in benchmarks.TIER} for line in lines]
    assert kept == [{name: getattr(tier, name) for name in benchmarks.TIER} for tier in row.tiers.all()]
    assert {line.values["follows"] for line in lines} == {"某市"}
    assert {(line.values["organisation"], line.values["violation"]) for line in lines} == {("yc-ch", made.VIOLATION)}
    sheet: Any = load_workbook(io.BytesIO(benchmark_table.write([row]))).active
    assert sheet["J2"].data_type == "s"


def test_a_table_names_row_column_and_what_to_do() -> None:
    wrong = {**ROW, "次序": "一", "罚款上限": "很多", "当事人": "法人", "档次": None, "计量上限": "1.23456"}
    _, faults = benchmark_table.read(table(ROW, wrong, {**NEXT, "罚款下限": 20001}, {**NEXT, "按什么区分": "文字"}))
    assert [(each.row, each.column) for each in faults] == [
        (3, "当事人"), (3, "次序"), (3, "档次"), (3, "计量上限"), (3, "罚款上限"), (4, "罚款上限"), (5, "按什么区分"),
    ]  # fmt: skip
    assert all(each.says.endswith("。") for each in faults)


def packed(**parts: bytes) -> io.BytesIO:
    """A sound workbook with more parts in its package."""
    kept = io.BytesIO(table(ROW).read())
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    kept.seek(0)
    return kept


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (lambda: io.BytesIO(b"a,b,c"), "打不开"),
        (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "打不开"),
        (lambda: io.BytesIO(b"x" * (benchmark_table.BIGGEST + 1)), "超过 2 MB"),
        (lambda: packed(xl__vbaProject_DOT_bin=b"x"), "带有宏"),
        (lambda: packed(xl__externalLinks__externalLink1_DOT_xml=b"x"), "链接或者嵌入"),
        (lambda: packed(bomb=b"\0" * (benchmark_table.UNPACKED + 1)), "解压后过大"),
        (lambda: table(heads=["机构代码"]), "缺少这些列"),
        (lambda: table(), "没有内容"),
        (lambda: table(*[ROW] * (benchmark_table.MOST_ROWS + 1)), "超过 500 行"),
    ],
)
def test_foreign_huge_and_dangerous_files_are_refused_plainly(file: Callable[[], io.BytesIO], says: str) -> None:
    with pytest.raises(Invalid, match=says):
        benchmark_table.read(file())


def upload(window: Keeper, file: io.BytesIO, *, status: int = 200) -> str:
    """The page after a file was tried."""
    sent = SimpleUploadedFile("基准.xlsx", file.read())
    reply = window.client.post(reverse("settings_benchmark_import"), {"file": sent})
    assert reply.status_code == status
    return str(reply.content.decode())


def test_a_dry_run_leaves_nothing_and_then_exactly_that_is_written(keeper: Keepers) -> None:
    drafter = keeper(made.DRAFTER)
    page = upload(drafter, table(ROW, {**NEXT, "罚款上限": 20001}))
    assert "1 个基准，2 档" in page and "高于法定上限" in page
    assert not Benchmark.objects.filter(code="YC-CH-DL-001").exists()
    tried = Form(page, "write-form").fields["tried"]
    drafter.post("settings_benchmark_import", tried=tried)
    row = latest()
    assert (row.stage, row.tiers.count()) == ("draft", 2)
    assert row.tiers.get(order=2).fine_maximum == Decimal(20001)
    again = drafter.post("settings_benchmark_import", tried=tried, status=400)
    assert "已经有一个草稿" in again.content.decode() and Benchmark.objects.filter(code=row.code).count() == 1
    other = keeper(made.REVIEWER).post("settings_benchmark_import", tried=tried, status=400)
    assert "已经过期或者不完整" in other.content.decode()


def test_one_wrong_row_and_nothing_is_written(keeper: Keepers) -> None:
    drafter = keeper(made.DRAFTER)
    page = upload(
        drafter, table(ROW, {**NEXT, "违法事项编码": "XX-1"}, {**ROW, "机构代码": "yc", "违法事项编码": "DL-004"})
    )
    assert "第 3 行" in page and "目录没有「XX-1」" in page and "第 4 行" in page and "不在您管理的范围内" in page
    assert "write-form" not in page
    page = upload(drafter, table(ROW, {**NEXT, "次序": 1, "文号": "另一号"}))
    assert "已经有这一次序" in page and "应当相同" in page
    assert not Benchmark.objects.filter(code="YC-CH-DL-001").exists()
    upload(drafter, io.BytesIO(b"x"), status=400)


def test_a_benchmark_is_handed_out_as_a_table(keeper: Keepers) -> None:
    row = made.published()
    reply = keeper(made.HEAD).client.get(reverse("settings_benchmark_xlsx", args=[row.pk]))
    assert "attachment" in reply["Content-Disposition"]
    lines, faults = benchmark_table.read(io.BytesIO(reply.content))
    assert (len(lines), faults) == (3, [])
