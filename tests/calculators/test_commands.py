"""The commands of the calculators where no database answers, in a process of their own and in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from discretion.calculators.source import NO_DATABASE

PROJECT = Path(__file__).resolve().parents[2]
FINES = Path(__file__).with_name("fines")


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    given = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        ["script/manage", *arguments],
        cwd=PROJECT,
        env={**given, "PYTHON": sys.executable},
        input=stdin,
        capture_output=True,
        text=True,
    )


def answered(*arguments: str, stdin: str = "") -> Any:
    found = run(*arguments, stdin=stdin)
    assert found.returncode == 0, found.stderr
    assert found.stderr.strip() == NO_DATABASE
    return json.loads(found.stdout)


def test_one_due_date_as_json_and_in_words() -> None:
    told = answered("law_due", "CMP-01", "--from", "2025-10-03", "--at", "15:20", "--json")
    assert told["due"] == "2025-10-04T15:20+08:00"
    words = run("law_due", "ENF-04", "--from", "2025-12-19", "--param", "which=after_reconsideration").stdout
    assert "期间的最后一天：2026-04-07 周二" in words
    assert "另一算法：2026-04-03 周五" in words
    spans = ("--param", "excluded=2025-10-13/2025-10-22", "--param", "excluded=2025-10-20/2025-10-24")
    assert answered("law_due", "DEC-03", "--from", "2025-09-26", *spans, "--json")["due"] == "2026-01-06"
    asked = answered("law_due", "SMP-06", "--from", "2025-09-26", "--organisation", "yc-ch", "--json")
    assert (asked["due"], asked["standing"]) == ("2025-09-30", "V"), "values of the reference file"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (["law_due", "XX-01", "--from", "2025-09-26"], "code"),
        (["law_due", "PRE-06"], "from"),
        (["law_due", "--from", "2025-09-26"], "code"),
        (["law_due", "PRE-06", "--from", "2025-9-26"], "from"),
        (["law_due", "PRE-06", "--from", "2025-09-26", "--param", "days"], "param"),
        (["law_due", "PRE-06", "--from", "2025-09-26", "--param", "days=3"], "params.days"),
        (["law_due", "PRE-06", "--from", "2025-09-26", "--organisation", "nowhere"], "organisation"),
        (["law_late_fee", "--due", "2025-10-11", "--on", "2025-12-31"], "fine"),
        (["law_late_fee", "--fine", "x", "--due", "2025-10-11", "--on", "2025-12-31"], "fine"),
        (["law_penalty"], "file"),
        (["law_penalty", "/nowhere/at.json"], "file"),
        (["law_penalty", "manage.py"], "file"),
        (["law_due", "--batch", "/nowhere/at.json"], "batch"),
    ],
)
def test_a_bad_request_is_one_plain_line(arguments: list[str], field: str) -> None:
    said, stdout = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(*arguments, stdout=stdout, stderr=said)
    assert (ended.value.code, stdout.getvalue()) == (2, "")
    assert said.getvalue().startswith(f"{field}：")
    assert len(said.getvalue().strip().splitlines()) == 1


@pytest.mark.django_db
def test_the_rows_of_a_database_are_used_where_it_answers() -> None:
    said, stdout = StringIO(), StringIO()
    given = ("law_due", "SMP-06", "--from", "2025-09-26", "--organisation", "yc-ch", "--json")
    call_command(*given, stdout=stdout, stderr=said)
    assert (json.loads(stdout.getvalue())["standing"], said.getvalue()) == ("V", "")


def test_a_bad_request_is_exit_code_two_without_a_trace() -> None:
    for arguments in (["law_due", "PRE-06", "--nonsense"], ["law_due", "PRE-06", "--from", "x"]):
        found = run(*arguments)
        assert (found.returncode, found.stdout) == (2, "")
        assert len(found.stderr.strip().splitlines()) == 1
        assert "Traceback" not in found.stderr


def test_a_batch_keeps_its_order_and_its_bad_items() -> None:
    asked = [{"code": "PRE-06", "from": "2025-09-26"}, {"code": "PRE-06"}, 7, {"code": "PAY-02", "from": "2025-09-26"}]
    found = run("law_due", "--batch", "-", stdin=json.dumps(asked))
    told = json.loads(found.stdout)
    assert found.returncode == 1
    assert [each.get("due") for each in told] == ["2025-10-10", None, None, "2025-10-11"]
    assert [each["error"]["field"] for each in told[1:3]] == ["from", "body"]
    assert run("law_due", "--batch", "-", stdin="{}").returncode == 2


def test_late_fees_and_penalties_in_files(tmp_path: Path) -> None:
    late = ("--fine", "2000", "--due", "2025-10-11", "--on", "2025-12-31", "--stopped", "2025-10-21", "2025-12-19")
    told = answered("law_late_fee", *late, "--json")
    assert (told["days"], told["amount"], told["cap_reached"]) == (21, "1260.00", False)
    problems = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FINES.glob("F*.json"))]
    file = tmp_path / "all.json"
    file.write_text(json.dumps([each["question"] for each in problems]), encoding="utf-8")
    verdicts = [each["verdict"] for each in answered("law_penalty", "--batch", str(file))]
    assert verdicts == [each["expected"] for each in problems]
    one = tmp_path / "one.json"
    one.write_text(json.dumps(problems[0]["question"]), encoding="utf-8")
    assert "可以这样处罚（ok）" in run("law_penalty", str(one)).stdout


def test_help_tells_the_codes_and_what_they_take() -> None:
    told = run("law_due", "--help").stdout
    assert "ENF-07" in told
    assert "appeal: 对不予执行申请复议" in told
    assert "excluded" in told
