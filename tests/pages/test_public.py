"""Public pages: what they say, as of which day, to whom, how often, and that nothing of a party stands on them."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from discretion.models import Violation
from enforcement.models import Certificate
from enforcement.views import guessing
from tests import cast
from tests.pages.window import Moment

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/public/",
    "/public/authorities/",
    "/public/officer/",
    "/public/violations/",
    "/public/violations/DQ-003/",
    "/public/procedures/",
    "/public/remedies/",
    "/public/powers/",
    "/public/waivers/",
    "/public/benchmarks/",
]
OF_ONE = {"public_violation", "public_benchmark"}
MOST_STATEMENTS = 6


@pytest.fixture(autouse=True)
def _present(moment: Moment) -> None:
    cache.clear()


def see(path: str, status: int = 200, **asked: str) -> str:
    reply = Client().get(path, asked)
    assert reply.status_code == status, reply.content.decode()[:2000]
    return html.unescape(re.sub(r"<[^>]+>", "", reply.content.decode()))


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_public_page_is_kept_by_caches_costs_little_and_knows_no_session(path: str) -> None:
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        reply = client.get(path)
    assert reply.status_code == 200
    assert len(asked) <= MOST_STATEMENTS, [each["sql"][:120] for each in asked]
    assert reply["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in reply.get("Vary", "")
    assert not reply.cookies
    body = reply.content.decode()
    assert "csrfmiddlewaretoken" not in body
    assert "<script" not in body
    assert "style=" not in body
    assert body.count("<h1") == 1
    again = client.get(path, headers={"If-None-Match": reply["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    client.force_login(cast.user("zhoumingyuan"))
    inside = client.get(path)
    assert inside.content.decode() == body
    assert not inside.cookies
    assert inside["Cache-Control"] == "public, max-age=300"
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", [each for each in ADDRESSES if each not in ("/public/", "/public/officer/")])
def test_a_day_that_is_none_is_refused_and_not_kept(path: str) -> None:
    for day in ("x", "2026-02-30", "1800-01-01"):
        reply = Client().get(path, {"on": day})
        assert reply.status_code == 400
        assert reply["Cache-Control"] == "no-store"


def test_the_authorities_with_their_addresses_and_those_entrusted_on_the_day() -> None:
    told = see("/public/authorities/")
    bureau = cast.organisation("yc-ch")
    for words in (bureau.name, bureau.address, bureau.reconsideration_body, bureau.court):
        assert words in told
    entrusted = cast.organisation("yc-ch-ws")
    assert entrusted.entrusted_from and entrusted.entrusted_until
    for day, shown in (
        (entrusted.entrusted_from - timedelta(days=1), False),
        (entrusted.entrusted_from, True),
        (entrusted.entrusted_until, True),
        (entrusted.entrusted_until + timedelta(days=1), False),
    ):
        assert (f"委托：{entrusted.name}" in see("/public/authorities/", on=day.isoformat())) is shown, day
    assert cast.organisation("yc-ch-1").name not in told, "a squad decides nothing in its own name"


def certificate(username: str = "zhoumingyuan") -> Certificate:
    found = cast.officer(username).certificate_on(cast.TODAY)
    assert found is not None
    return found


def test_an_officer_by_the_whole_number_and_only_so() -> None:
    held = certificate()
    told = see("/public/officer/", number=held.number)
    assert "证件有效" in told
    assert held.officer.name in told
    assert held.valid_until.isoformat() in told
    assert held.officer.organisation.name in told
    for part in (held.number[:-1], held.number[1:], "%", f"{held.number}\0"):
        assert "没有这个证号" in see("/public/officer/", number=part)
    others = Certificate.objects.exclude(officer=held.officer).values_list("officer__name", flat=True)
    assert not any(name in told for name in others)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"valid_until": cast.TODAY}, "证件有效"),
        ({"valid_until": cast.TODAY - timedelta(days=1)}, "已经过期"),
        ({"valid_from": cast.TODAY + timedelta(days=1)}, "还没有生效"),
        ({"status": "revoked", "status_from": cast.TODAY, "changes": []}, "已经吊销"),
        ({"status": "suspended", "status_from": cast.TODAY, "changes": []}, "已经暂扣"),
        ({"status": "suspended", "status_from": cast.TODAY + timedelta(days=1), "changes": []}, "证件有效"),
    ],
)
def test_whether_a_certificate_counts_today(change: dict[str, Any], words: str) -> None:
    held = certificate()
    Certificate.objects.filter(pk=held.pk).update(**change)
    assert words in see("/public/officer/", number=held.number)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"left_on": cast.TODAY}, "已经离职"),
        ({"left_on": cast.TODAY + timedelta(days=1)}, "证件有效"),
        ({"suspended_from": cast.TODAY}, "不在执法岗位"),
        ({"probation_until": cast.TODAY}, "试用期"),
        ({"probation_until": cast.TODAY - timedelta(days=1)}, "证件有效"),
    ],
)
def test_whether_its_holder_may_act_today(change: dict[str, Any], words: str) -> None:
    held = certificate()
    type(held.officer).objects.filter(pk=held.officer.pk).update(**change)
    assert words in see("/public/officer/", number=held.number)


def test_officers_cannot_be_listed_by_trying_numbers_right_or_wrong() -> None:
    held = certificate()
    client = Client()
    for _ in range(guessing.MOST):
        reply = client.get("/public/officer/", {"number": held.number})
        assert reply.status_code == 200
        assert reply["Cache-Control"] == "no-store"
    tired = client.get("/public/officer/", {"number": held.number})
    assert tired.status_code == 429
    assert held.officer.name not in tired.content.decode()
    assert client.get("/public/officer/").status_code == 200


def test_the_procedures_show_the_times_of_the_statutes_and_of_the_place() -> None:
    told = see("/public/procedures/")
    for words in ("90 日", "5 个工作日", "7 个工作日", "15 日", "行政处罚法第六十条", "对公民罚款 200 元以下"):
        assert words in told, words
    before = see("/public/procedures/", on="2021-07-14")
    assert "对公民罚款 50 元以下" in before
    assert "3 日" in before
    assert see("/public/procedures/", body="nobody") == told


def test_a_local_value_of_the_chosen_body_sets_the_time() -> None:
    from discretion.models import LocalParameter

    body = cast.organisation("yc-ch-hb")
    LocalParameter.objects.create(
        organisation=body, key="report_days", value=1, valid_from=cast.TODAY, source="测试", status="verified"
    )
    assert "从作出决定起 1 个工作日" in see("/public/procedures/", body=body.code)
    assert "从作出决定起 1 个工作日" not in see("/public/procedures/", body="yc-ch")


def test_the_remedies_of_the_day() -> None:
    told = see("/public/remedies/")
    for words in ("60 日", "6 个月", "15 日", "1 年", "当场作出的处罚，先申请复议", "云川市澄湖区人民政府"):
        assert words in told, words
    then = see("/public/remedies/", on="2023-12-31")
    assert "当场作出的处罚，先申请复议" not in then
    assert "不是今天的规定" in then


FINDS = [
    ("dwjy", {"SR-012-ZJ", "SR-012-BJ"}),
    ("店外经营", {"SR-012-ZJ"}),
    ("道路管理条例第四十二条", {"DL-001", "DL-002"}),
    ("道路管理条例42条", {"DL-001"}),
    ("法典1169", {"SH-002", "JZ-007"}),
    ("第一千一百六十九条", {"SH-002", "JZ-007"}),
    ("1169", {"SH-002"}),
    ("噪声污染防治法", {"ZS-001", "ZS-002"}),
    ("SR-009", {"SR-009", "SR-009-ZJ", "SR-009-QD"}),
    ("sr-009-zj", {"SR-009-ZJ"}),
]


@pytest.mark.parametrize(("words", "expected"), FINDS)
def test_violations_are_found_by_words_article_code_and_initials(words: str, expected: set[str]) -> None:
    told = see("/public/violations/", q=words)
    assert all(f"{code} ·" in told for code in expected), words
    assert "YQ-001-TZ ·" not in told


@pytest.mark.parametrize("words", ["没有这样的事", "第九千条", "qqqqq", "%", "第条"])
def test_what_is_not_there_is_said(words: str) -> None:
    assert "没有符合条件的事项" in see("/public/violations/", q=words)


def test_violations_are_narrowed_by_area_law_and_region() -> None:
    told = see("/public/violations/", key_area="yes")
    assert "RQ-001 ·" in told
    assert "SR-001 ·" not in told
    assert "RQ-001 ·" not in see("/public/violations/", key_area="no")
    told = see("/public/violations/", region="beijing", law="北京市生活垃圾管理条例")
    assert "SH-001-BJ ·" in told
    assert "SR-002-BJ ·" not in told
    for wrong in ({"region": "x"}, {"law": "x"}, {"key_area": "x"}, {"q": "长" * 61}, {"q": "a\0"}):
        see("/public/violations/", 400, **wrong)


def test_the_day_chooses_the_range_that_is_shown() -> None:
    before = see("/public/violations/", q="DQ-003", on="2026-08-14")
    after = see("/public/violations/", q="DQ-003", on="2026-08-15")
    assert "￥500 至 ￥20,000" in before
    assert "￥500 至 ￥5,000" in after
    assert "￥500 至 ￥20,000" not in after


def test_a_violation_with_its_versions_elements_and_articles() -> None:
    told = see("/public/violations/DQ-003/")
    for words in ("2018-10-26", "2026-08-14", "2026-08-15", "有变化", "要证明的要件", "第一千一百三十二条第三款"):
        assert words in told, words
    assert "没收烧烤工具和违法所得" in told, "the words of the article stand beside"
    assert "DQ-003-R" in told
    assert "这一天没有有效的处罚条款" in see("/public/violations/DQ-003/", on="2018-10-25")
    assert see("/public/violations/NO-001/", 404)


def test_shares_fixed_amounts_and_open_amounts_in_words() -> None:
    assert "基数（工程造价等）的 5% 至 10%" in see("/public/violations/WJ-001/")
    assert "基数的 1 倍以下" in see("/public/violations/WJ-003/")
    assert "￥1,000" in see("/public/violations/SH-001-BJ/")
    assert "数额条文未定" in see("/public/violations/SR-008/")
    assert "不处罚款" in see("/public/violations/DQ-006/")


def test_the_catalogue_inside_says_the_same_and_asks_to_sign_in() -> None:
    assert Client().get("/law/violations/").status_code == 302
    assert Client().get("/law/violations/DQ-003/").status_code == 302
    client = Client()
    client.force_login(cast.user("zhoumingyuan"))
    for part in ("", "DQ-003/"):
        inside = client.get(f"/law/violations/{part}").content.decode()
        outside = Client().get(f"/public/violations/{part}").content.decode()
        rows = re.compile(r"<dd>.*?</dd>|<td.*?</td>", re.S)
        assert rows.findall(inside) == rows.findall(outside)
        assert 'href="/law/violations/' in inside
        assert 'href="/public/violations/' not in inside


def test_every_violation_opens() -> None:
    for code in Violation.objects.values_list("code", flat=True):
        see(f"/public/violations/{code}/")


def test_every_region_has_words() -> None:
    from enforcement.configuration.fields import REGIONS

    assert set(Violation.objects.values_list("region", flat=True)) <= set(REGIONS)


def test_no_public_address_is_forgotten_here() -> None:
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("public_")}
    tried = {reverse(name) for name in named - OF_ONE}
    assert tried <= set(ADDRESSES)
