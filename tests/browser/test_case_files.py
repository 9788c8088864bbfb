"""A supervisor drops a case file on the page, reads the findings, mends the file and drops it again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_desk import keep, sign_in
from tests.databases import PROJECT

pytestmark = pytest.mark.browser
CASE = PROJECT / "tests" / "exchange" / "files" / "P19.json"


def test_a_file_is_dropped_read_and_mended(desk: Any, tmp_path: Path) -> None:
    _drop(desk, CASE)
    assert "不合法" in desk.inner_text("#verdict")
    assert "对公民当场罚款不得超过" in desk.inner_text("main")
    keep(desk, "case-file-check-1440")
    mended = json.loads(CASE.read_text(encoding="utf-8"))
    mended["procedure"] = "ordinary"
    path = tmp_path / "mended.json"
    path.write_text(json.dumps(mended, ensure_ascii=False), encoding="utf-8")
    _drop(desk, path)
    assert "未发现问题" in desk.inner_text("#verdict")


def test_a_broken_file_says_where_it_is_broken(phone: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"acts": [{"kind": "dance"}]}', encoding="utf-8")
    _drop(phone, path)
    assert "/acts/0/kind" in phone.inner_text("#faults")
    keep(phone, "case-file-faults-390")
    _drop(phone, CASE)
    keep(phone, "case-file-check-390")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def _drop(page: Any, path: Path) -> None:
    page.goto("/case-files/")
    if "/login" in page.url:
        sign_in(page, "qinliyan")
        page.goto("/case-files/")
    page.set_input_files("[name=file]", path)
    page.click("form.panel .btn--primary")
