"""Amounts and typed words inside the sentences of a page."""

from __future__ import annotations

import pytest

from enforcement.wording import clause, yuan_signed


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("拟罚 50000.00 元是法定上限。", "拟罚 ￥50,000 是法定上限。"),
        ("罚款 1234.50 元。", "罚款 ￥1,234.50。"),
        ("「较重」10000 元至 15000 元以内", "「较重」￥10,000 至 ￥15,000 以内"),
        ("一万元，12 个工作日，单元 3", "一万元，12 个工作日，单元 3"),
    ],
)
def test_an_amount_in_a_sentence_carries_the_sign(said: str, shown: str) -> None:
    assert yuan_signed(said) == shown


def test_a_sentence_inside_another_loses_its_stop() -> None:
    assert clause("立即开启净化设施。") == "立即开启净化设施"
    assert clause("限期清运；") == "限期清运"
    assert clause("清运3.5方") == "清运3.5方"
