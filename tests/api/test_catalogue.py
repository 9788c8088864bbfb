"""The catalogue and the articles over the interface: versions, words, ETags, refusals."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.caller import Caller, Hands

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 8


@pytest.fixture
def caller(hands: Hands) -> Caller:
    """An officer who may read the law."""
    return Caller("zhoumingyuan", ("law:read",))


def read(caller: Caller, path: str, status: int = 200) -> Any:
    reply = caller.get(path)
    assert reply.status_code == status, reply.content.decode()[:1000]
    return reply.json()


def test_a_violation_whole_with_the_version_of_the_day(caller: Caller) -> None:
    told = read(caller, "violations/DQ-003/?on=2026-08-14")
    old, new = told["versions"]
    assert (old["applies"], new["applies"]) == (True, False)
    assert (old["valid_until"], new["valid_from"]) == ("2026-08-14", "2026-08-15")
    assert old["individual"] == {"min": "500.0000", "max": "20000.0000", "says": "￥500 至 ￥20,000"}
    assert new["individual"]["max"] == "5000.0000"
    assert new["penalty"] == [
        {
            "law": "生态环境法典",
            "number": "1132",
            "paragraph": "3",
            "item": "",
            "says": "生态环境法典第一千一百三十二条第三款",
        }
    ]
    assert told["elements"]
    assert told["related"] == ["DQ-003-R"]
    assert any("没收烧烤工具" in each["text"] for each in told["articles"])
    later = read(caller, "violations/DQ-003/?on=2026-08-15")["versions"]
    assert [each["applies"] for each in later] == [False, True]


def test_published_waiver_entries_of_the_day_stand_with_it(caller: Caller) -> None:
    assert read(caller, "violations/DL-001/")["waivers"][0]["conditions"]["area_max_m2"] == 5
    assert read(caller, "violations/DL-001/?on=2019-12-31")["waivers"] == []


@pytest.mark.parametrize(
    "path",
    ["violations/DQ-003/", "catalogue/?q=dwjy", f"articles/{quote('大气污染防治法')}/118/"],
)
def test_an_answer_is_asked_after_by_its_etag(caller: Caller, path: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        first = caller.get(path)
    assert first.status_code == 200
    assert len(asked) <= MOST_STATEMENTS
    assert first["Cache-Control"] == "private, no-cache"
    again = caller.get(path, If_None_Match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert caller.get(path, If_None_Match='"other"').status_code == 200
    connector = "&" if "?" in path else "?"
    other = caller.get(f"{path}{connector}on=2018-01-01", If_None_Match=first["ETag"])
    assert other.status_code == 200


def test_the_etag_follows_what_the_row_says(caller: Caller) -> None:
    from discretion.models import Violation

    tag = caller.get("violations/LH-004/")["ETag"]
    Violation.objects.filter(code="LH-004").update(correction="撤出绿地。")
    assert caller.get("violations/LH-004/", If_None_Match=tag).status_code == 200


def test_the_catalogue_is_found_and_narrowed(caller: Caller) -> None:
    codes = [each["code"] for each in read(caller, f"catalogue/?q={quote('法典1169')}")]
    assert {"SH-002", "JZ-007"} <= set(codes)
    assert codes == sorted(codes)
    key = read(caller, "catalogue/?key_area=true")
    assert key
    assert all(each["key_area"] for each in key)
    assert {each["region"] for each in read(caller, "catalogue/?region=qingdao")} == {"qingdao"}
    assert len(read(caller, "catalogue/")) >= 120
    begun = {each["code"]: each["version"] for each in read(caller, "catalogue/?q=DQ-003&on=2026-08-14")}
    assert begun["DQ-003"]["individual"]["max"] == "20000.0000"
    assert begun["DQ-003-R"] is None


def test_an_article_in_the_version_of_the_day(caller: Caller) -> None:
    path = f"articles/{quote('大气污染防治法')}/118/"
    assert read(caller, f"{path}?on=2018-10-25")["version"] == "2015修订"
    assert read(caller, f"{path}?on=2018-10-26")["version"] == "2018修正"
    both = read(caller, f"articles/?law={quote('大气污染防治法')}&number=118")["results"]
    assert {each["version"] for each in both} == {"2015修订", "2018修正"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("violations/NO-001/", 404),
        ("violations/%00/", 404),
        ("violations/DQ-003/?on=x", 400),
        ("violations/DQ-003/?q=x", 400),
        ("catalogue/?key_area=maybe", 400),
        (f"catalogue/?q={'x' * 81}", 400),
        ("catalogue/?q=%00", 400),
        ("catalogue/?page_size=3", 400),
        (f"articles/{quote('没有这部法')}/1/", 404),
        (f"articles/{quote('行政处罚法')}/999/", 404),
        ("articles/?cursor=!", 400),
    ],
)
def test_what_is_not_there_or_not_asked_rightly(caller: Caller, path: str, status: int) -> None:
    read(caller, path, status)


@pytest.mark.parametrize(
    "path", ["catalogue/", "violations/DQ-003/", "articles/", f"articles/{quote('行政处罚法')}/33/"]
)
def test_reading_the_law_needs_its_scope_and_nothing_is_written_here(hands: Hands, path: str) -> None:
    assert Caller("zhoumingyuan", ("cases:read",)).get(path).status_code == 403
    assert Caller("zhoumingyuan", ("law:read", "cases:write")).post(path, {}).status_code == 405
    assert Caller("zhoumingyuan").client.get(f"/api/v1/{path}").status_code == 401
