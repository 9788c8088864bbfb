"""What the audit administrator reads: ids and case numbers, never what a case says; and the record checked now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from enforcement.actions import accounts, verifying
from enforcement.kernel import checkpoints
from enforcement.kernel.errors import Conflict, NotPermitted
from enforcement.kernel.models.jobs import JobRun
from enforcement.kernel.models.record import Record
from enforcement.tasks import verify_record
from tests import cast
from tests.configuration.keeper import AUDIT, SECURITY, SYSTEM, Keeper
from tests.pages.window import Moment, decided

pytestmark = pytest.mark.django_db

Keepers = Callable[[str], Keeper]


def test_a_read_of_a_party_is_listed_by_its_case_number(keeper: Keepers) -> None:
    case = decided()
    officer = keeper("zhoumingyuan")
    officer.client.post(reverse("party_full", args=[case.pk]), {"choice": "other", "other": "核对送达地址"})
    page = keeper(AUDIT).see("settings_reads")
    assert case.number in page and "核对送达地址" in page and "zhoumingyuan" in page
    for secret in ("刘大山", case.place, case.facts, cast.citizen().address):
        assert secret not in page
    text = keeper(AUDIT).csv("settings_reads", "kind=case")
    assert case.number in text and "核对送达地址" in text
    assert case.number not in keeper(AUDIT).listed("settings_reads", "?until=2026-09-08")
    assert case.number in keeper(AUDIT).listed("settings_reads", "?since=2026-09-09&until=2026-09-09")


def test_what_was_configured_is_listed_and_no_row_of_a_case(keeper: Keepers) -> None:
    case = decided()
    by = {"by": cast.user(SECURITY), "now": cast.NOON}
    accounts.switch_account(cast.user("linxiaolan"), active=False, reason="调离。", **by)
    page = keeper(AUDIT).listed("settings_administration")
    assert "停用账号" in page and "理由：调离。" in page and SECURITY in page
    assert str(case.pk) not in page and case.number not in page
    text = keeper(AUDIT).csv("settings_administration")
    assert Record.objects.filter(subject_kind="case").exists() and str(case.pk) not in text
    assert "停用账号" not in keeper(AUDIT).listed("settings_administration", "?kind=certificate")


def test_the_record_is_checked_on_request_by_a_job(
    keeper: Keepers, moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    decided()
    monkeypatch.setattr("enforcement.actions.verifying.jobs.after_commit", sent.append)
    auditor = keeper(AUDIT)
    assert "还没有核对过" in auditor.see("settings_checkpoints")
    auditor.act("settings_checkpoints_verify")
    assert sent == [verifying.TASK] and "还在排队" in auditor.see("settings_checkpoints")
    moment.later(minutes=1)
    checkpoints.make_checkpoint(moment())
    verify_record()
    page = auditor.see("settings_checkpoints")
    assert "全部相符" in page and "第 1 号" in page and ">相符<" in page
    checkpoints.path_of(1).unlink()
    moment.later(minutes=1)
    verify_record()
    page = auditor.see("settings_checkpoints")
    assert "checkpoint-file-missing" in page and "文件缺失" in page


def test_a_check_that_runs_is_not_asked_for_again(moment: Moment) -> None:
    JobRun.objects.create(name=verifying.TASK, started_at=moment())
    with pytest.raises(Conflict, match="还没有结束"):
        verifying.ask_for_verification(by=cast.user(AUDIT), now=moment())
    moment.later(minutes=30)
    verifying.ask_for_verification(by=cast.user(AUDIT), now=moment())


@pytest.mark.parametrize("username", [SYSTEM, SECURITY, "luweizhen"])
def test_only_the_auditor_has_it_checked(moment: Moment, username: str) -> None:
    with pytest.raises(NotPermitted):
        verifying.ask_for_verification(by=cast.user(username), now=cast.NOON)


def test_a_report_of_faults_fits_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from enforcement.kernel.verify import Fault

    faults = [Fault("row-changed", f"case {'x' * 60} #{number}", "改动") for number in range(40)]
    monkeypatch.setattr("enforcement.actions.verifying.verify", lambda progress, subjects: faults)
    said = verifying.verify_now()
    assert "发现 40 处不符" in said and len(said) <= 200
