"""The pages of the calculators: for everybody without script, refusals beside their fields, the sheet of a penalty."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from enforcement.kernel.models import Record
from tests.pages.window import Window

pytestmark = pytest.mark.django_db


def page(path: str, status: int = 200, **asked: str) -> str:
    found = Client().get(path, asked)
    assert found.status_code == status, found.content.decode()[:3000]
    return html.unescape(found.content.decode())


def test_a_due_date_opens_by_its_address_for_everybody() -> None:
    told = page("/law/", code="PRE-06", day="2025-09-26")
    assert '<p class="big">2025-10-10 周五</p>' in told
    assert "行政处罚法第六十四条第（一）项" in told
    assert told.count("<td>计入</td>") == 5
    assert "听证" in told.split("条文</summary>")[1][:300], "the words of the article"
    assert "style=" not in told


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"code": "CMP-01", "day": "2025-10-03", "at": "15:20"}, "2025-10-04 周六 15:20"),
        ({"code": "PRE-07", "day": "2025-09-26"}, "2025-10-14 周二"),
        ({"code": "PRE-07:notice", "day": "2025-10-16"}, "2025-09-29 周一"),
        ({"code": "ENF-04:after_reconsideration", "day": "2025-12-19"}, "2026-04-07 周二"),
        ({"code": "DEC-03", "day": "2025-09-26", "excluded": "2025-10-13/2025-10-22"}, "2026-01-04 周日"),
        ({"code": "CMP-04", "day": "2025-09-26", "extended": "yes"}, "2025-11-25 周二"),
        ({"code": "CAL-05", "day": "2025-04-03", "length": "6", "unit": "months"}, "2025-10-09 周四"),
        ({"code": "PRE-06", "day": "2026-12-29"}, "2027 年放假安排还没有载入"),
    ],
)
def test_terms_with_fields_of_their_own(asked: dict[str, str], words: str) -> None:
    assert words in page("/law/", **asked)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"code": "XX-01", "day": "2025-09-26"}, "期限："),
        ({"code": "PRE-06", "day": "x"}, "没有这个日期"),
        ({"code": "PRE-06", "day": "1800-01-01"}, "1900"),
        ({"code": "CMP-01", "day": "2025-10-03"}, "请填写时刻"),
        ({"code": "PRE-06", "day": "2025-09-26", "at": "9:00"}, "不按小时计算"),
        ({"code": "TRF-06", "day": "2025-09-26"}, "退回的日期"),
        ({"code": "DEC-03", "day": "2025-09-26", "excluded": "2025-10-22/2025-10-13"}, "早于开始日期"),
    ],
)
def test_a_bad_question_is_refused_beside_its_field(asked: dict[str, str], words: str) -> None:
    told = page("/law/", 400, **asked)
    assert "没有计算。" in told
    assert words in told


def test_choosing_a_term_first_shows_its_fields() -> None:
    told = page("/law/", code="DEC-03")
    assert 'name="excluded"' in told
    assert "没有计算。" not in told
    assert page("/law/").count("<optgroup") == 17


def test_the_late_fee_page() -> None:
    told = page("/law/late-fee/", fine="2000", due="2025-10-11", on="2025-12-31", stopped="2025-10-21/2025-12-19")
    assert "￥1,260.00" in told
    assert "21 日" in told
    assert "不是金额" in page("/law/late-fee/", 400, fine="x", due="2025-10-11", on="2025-12-31")


STATED = {
    "name": "外立面不合容貌标准", "low": "500", "high": "5000", "unit": "元", "precondition": "overdue", "party": "unit",
    "act_on": "2025-09-01", "found_on": "2025-09-02", "decided_on": "2025-10-20", "corrected": "no",
    "tiers": "一般 2000-3500\n从重 3500-5000", "tier": "一般", "fine": "3600",
}  # fmt: skip


def judged(officer: Window, **changes: str) -> Any:
    found = officer.client.post("/law/penalty/", {**STATED, **changes})
    return found.status_code, html.unescape(found.content.decode())


def test_the_sheet_of_a_penalty_asks_its_reasons_and_stores_nothing(officer: Window) -> None:
    before = Record.objects.count()
    status, told = judged(officer)
    assert status == 200
    assert "须先写明理由" in told and 'name="reason-REV-07"' in told
    status, told = judged(officer, **{"reason-REV-07": "临近重要活动，多次通知。"})
    assert "可以这样处罚。" in told and "已写理由" in told
    assert "依法不能这样处罚。" in judged(officer, corrected="yes")[1]
    assert "依法不能这样处罚。" in judged(officer, fine="5001")[1]
    assert Record.objects.count() == before


def test_a_violation_of_the_catalogue_and_what_cannot_be_read(officer: Window) -> None:
    stated = {"violation": "DQ-003", "name": "", "low": "", "high": "", "tiers": "", "tier": "", "precondition": ""}
    _, told = judged(
        officer, **stated, fine="5000", act_on="2026-05-10", found_on="2026-05-10", decided_on="2026-09-10"
    )
    assert "2018-10-26 起施行" in told and "2026-08-15 起施行（拒不改正）" in told
    for changes, words in (
        ({"tiers": "一般"}, "写法不对"),
        ({"tier": "特重"}, "没有「特重」这一档次"),
        ({"low": "9000"}, "下限高于上限"),
        ({"fine": "x"}, "不是数字"),
        ({"name": "", "low": "", "high": ""}, "请选择违法行为"),
    ):
        status, told = judged(officer, **changes)
        assert status == 400 and words in told, changes


def test_the_sheet_is_for_who_is_signed_in(window: Callable[[str], Window]) -> None:
    assert Client().get("/law/penalty/")["Location"].startswith("/login/")
    assert window("zhoumingyuan").client.get("/law/penalty/").status_code == 200
