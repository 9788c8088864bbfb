"""What of persons still stands in a text that is to be published: found whatever signs stand between; nothing invented."""

from __future__ import annotations

import pytest

from enforcement.rules.masking import still_told

KNOWN = {"names": ["刘大山", "云川市老灶台餐饮有限公司", ""], "numbers": ["330000198503070012", "16400001234", ""]}
PLACES = ["云川市澄湖区东桥路3号", ""]


@pytest.mark.parametrize(
    "text",
    [
        "刘大山在人行道摆摊。",
        "刘 大 山",
        "云川市老灶台餐饮有限公司",
        "身份证 330000198503070012",
        "３３００００１９８５０３０７００１２",
        "330000-19850307-0012",
        "电话 164 0000 1234",
        "别人的电话 138-0000-1234",
        "别人的号码 11010519491231002X",
        "代码 91330000MA27ABCD1X",
        "云川市澄湖区东桥路3号",
        "湖滨路８８号门前",
        "湖滨路八十八号",
    ],
)
def test_what_tells_of_somebody_is_found(text: str) -> None:
    assert still_told(text, addresses=PLACES, **KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "当事人于 2026-09-09 10:00 在某路段摆摊，占地约 2 平方米，罚款 1,000.00 元。",
        "依据大气污染防治法第一百一十八条第一款，罚款 8000 元。",
        "处 20000 元以上 200000 元以下罚款；刘某没有检修记录。",
    ],
)
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert still_told(text, addresses=PLACES, **KNOWN) == ()
