"""Every step through its page: done, refused with everything kept, mended, done; the database is asked afterwards."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cases.actions.street import issue_on_the_spot
from cases.actions.table import BY_STEP
from cases.forms import BY_STEP as FORMS
from cases.models import Blocker, Case, CashReceipt, Evidence, Payment
from cases.procedure import NOWHERE, STEPS
from enforcement.kernel.models import Record, StoredFile
from tests import cast
from tests.pages.window import Moment, Window, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
ANSWERED = {f"c_{code}": "no" for code in ("minor", "corrected_in_time", "no_harm", "no_fault_proved")}
SERIOUS = {**ANSWERED, "c_slight_harm": "yes", "c_first_offence_claimed": "no"}


def picture(seed: int = 7) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16), (seed, 80, 90)).save(buffer, "JPEG", comment=str(seed).encode())
    return SimpleUploadedFile("现场.jpg", buffer.getvalue(), "image/jpeg")


def state(case: Case) -> str:
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def heard(officer: Window) -> Case:
    """A case found, proved, ordered, rechecked and heard, all through the pages."""
    case: Case = opened()
    officer.take(case, "evidence", kind="electronic", title="现场照片", file=picture())
    officer.take(case, "correction-order", requirement="当场收摊。", when="at_once")
    officer.take(case, "recheck", result="refused", note="半小时后仍在售卖。")
    officer.take(case, "hearing-of-party", rights_told="yes", made="no")
    return case


def test_there_is_a_form_for_every_step_and_no_other() -> None:
    assert set(FORMS) == set(BY_STEP) == {step.name for step in STEPS if NOWHERE not in step.leaves}


def test_a_whole_case_goes_through_its_pages(officer: Window, window: Windows, moment: Moment) -> None:
    case = heard(officer)
    assert state(case) == "heard"
    assert Evidence.objects.get(case=case).title == "现场照片"
    reply = officer.take(case, "decision", fine="30", chosen="usual", facts_established="on", signed="on", **SERIOUS)
    assert reply["Location"] == reverse("case_file", args=[case.pk])
    assert state(case) == "decided"
    officer.take(case, "delivery", method="on_the_spot", form_handed="page", relation="party")
    moment.later(minutes=5)
    officer.take(case, "report")
    window("tangli").take(case, "payment", transaction="T-2026-1")
    payment = Payment.objects.get(case=case)
    assert (payment.amount, payment.paid_on) == (Decimal("30.00"), cast.TODAY)
    window("shijingzhi").take(case, "closing")
    window("mengshuya").take(case, "archiving")
    assert state(case) == "archived"
    verbs = list(Record.objects.filter(subject_id=case.pk).order_by("seq").values_list("step", flat=True))
    assert verbs[-5:] == ["delivery", "report", "payment", "closing", "archiving"]


def test_cash_goes_from_the_kerb_to_the_bank(officer: Window, window: Windows) -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    assert officer.step(case, "cash")["amount"] == "30.00"
    officer.take(case, "cash", ground="up_to_100", receipt_number="浙财当 0001")
    cashier = window("tangli")
    cashier.take(case, "cash-hand-in")
    cashier.take(case, "cash-banking", bank_reference="B-1")
    cash = CashReceipt.objects.get(case=case)
    assert (cash.amount, cash.bank_reference, cash.banked_at is not None) == (Decimal("30.00"), "B-1", True)


def test_a_refusal_keeps_everything_typed_and_says_what_mends_it(officer: Window) -> None:
    case = heard(officer)
    before = Record.objects.filter(subject_id=case.pk).count()
    typed: dict[str, Any] = {"fine": "300", "chosen": "usual", "facts_established": "on", "signed": "on", **SERIOUS}
    reply = officer.take(case, "decision", status=422, **typed)
    page = reply.content.decode()
    assert "现在不能当场作出处罚决定" in page and "不得办理" in page
    assert "data-summary" in page and 'href="#f-fine"' in page
    kept = officer.typed(reply)
    assert {name: kept[name] for name in typed} == typed
    assert state(case) == "heard"
    assert Record.objects.filter(subject_id=case.pk).count() == before
    officer.send(case, "decision", {**kept, "fine": "30"})
    assert state(case) == "decided"


def test_the_highest_fine_asks_for_a_reason_under_its_code(officer: Window) -> None:
    case = heard(officer)
    typed = {"fine": "50", "chosen": "usual", "facts_established": "on", "signed": "on", **SERIOUS}
    reply = officer.take(case, "decision", status=422, **typed)
    kept = officer.typed(reply)
    assert kept["reason-LEN-08"] == ""
    officer.send(case, "decision", {**kept, "reason-LEN-08": "当事人一年内第三次在同一地点设摊，前两次已经处罚。"})
    case.refresh_from_db()
    assert case.decision.fine == Decimal("50.00")
    assert "第三次" in case.decision.reasons["LEN-08"]


def test_a_reason_already_written_is_shown_again(officer: Window) -> None:
    case = heard(officer)
    fields = {**officer.step(case, "decision"), "fine": "50", "chosen": "usual", **SERIOUS}  # facts not established
    reply = officer.send(case, "decision", {**fields, "reason-LEN-08": "因为屡次违法"}, status=422)
    assert officer.typed(reply)["reason-LEN-08"] == "因为屡次违法"


def test_what_another_did_meanwhile_is_shown_and_can_be_pressed_again(officer: Window, window: Windows) -> None:
    case = opened()
    fields = officer.step(case, "correction-order") | {"requirement": "收摊。", "when": "at_once"}
    window("linxiaolan").take(case, "blocker", kind="recusal_requested", note="当事人申请周明远回避。")
    reply = officer.send(case, "correction-order", fields, status=412)
    page = reply.content.decode()
    assert "登记另行办理的事项" in page and "林晓岚" in page
    kept = officer.typed(reply)
    assert kept["requirement"] == "收摊。"
    officer.send(case, "correction-order", kept)
    case.refresh_from_db()
    assert case.order.requirement == "收摊。"
    assert Blocker.objects.filter(case=case).count() == 1


def test_what_is_wrong_in_a_field_is_said_at_the_field(officer: Window) -> None:
    case = opened()
    reply = officer.take(case, "correction-order", requirement="收摊。", when="by_day", status=400)
    page = reply.content.decode()
    assert "请填写限期改正的最后一天。" in page and 'href="#f-due_on"' in page
    assert officer.typed(reply)["requirement"] == "收摊。"
    assert not hasattr(Case.objects.get(pk=case.pk), "order")


def test_a_statement_is_written_down_and_answered(officer: Window) -> None:
    case = opened()
    reply = officer.take(case, "hearing-of-party", rights_told="yes", made="yes", content="只卖了十分钟", status=400)
    assert "请选择复核意见。" in reply.content.decode()
    officer.send(
        case, "hearing-of-party", officer.typed(reply) | {"review": "rejected", "review_reason": "不影响认定。"}
    )
    case.refresh_from_db()
    assert case.statement.content == "只卖了十分钟"


def test_a_file_is_received_once_however_often_the_form_is_refused(officer: Window) -> None:
    case = opened()
    reply = officer.take(case, "evidence", kind="", title="照片", file=picture(), status=400)
    assert "文件已接收" in reply.content.decode()
    officer.send(case, "evidence", officer.typed(reply) | {"kind": "electronic"})
    assert Evidence.objects.get(case=case).file_id == StoredFile.objects.get().pk


def test_another_person_s_kept_file_opens_nothing(officer: Window, window: Windows) -> None:
    case = opened()
    kept = officer.typed(officer.take(case, "evidence", kind="", title="照片", file=picture(), status=400))
    reply = window("linxiaolan").send(case, "evidence", kept | {"kind": "electronic"}, status=400)
    assert "请拍照或者选择文件。" in reply.content.decode()
    assert not Evidence.objects.exists()


def test_a_file_that_is_not_what_its_name_says_is_refused(officer: Window) -> None:
    case = opened()
    wrong = SimpleUploadedFile("照片.jpg", b"<html><script>alert(1)</script></html>", "image/jpeg")
    officer.take(case, "evidence", kind="electronic", title="照片", file=wrong, status=400)
    assert not StoredFile.objects.exists()


def test_the_same_sending_twice_adds_once(officer: Window) -> None:
    case = opened()
    fields = officer.step(case, "evidence") | {"kind": "electronic", "title": "照片"}
    officer.send(case, "evidence", {**fields, "file": picture()})
    officer.send(case, "evidence", {**fields, "file": picture()}, status=409)
    assert Evidence.objects.filter(case=case).count() == 1


def test_a_step_of_another_state_says_where_the_case_stands(officer: Window) -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    assert "已决定处罚" in officer.see("case_step", case.pk, "decision", status=409)
    late = officer.send(case, "decision", {"fine": "30", "chosen": "usual", "version": "1"}, status=412)
    assert "案件现在是「已决定处罚」" in late.content.decode()
    assert "再按一次提交" not in late.content.decode()
    case.refresh_from_db()
    fields = {"fine": "30", "chosen": "usual", "version": str(case.version)}
    assert "返回案卷" in officer.send(case, "decision", fields, status=409).content.decode()


def test_whoever_may_not_is_told_why(window: Windows) -> None:
    case = opened()
    assert "岗位不能" in window("tangli").see("case_step", case.pk, "correction-order", status=403)
    assert "只有本案承办人" in window("fangjicheng").see("case_step", case.pk, "correction-order", status=403)
    assert "不能" in window("wenzheng").see("case_step", case.pk, "correction-order", status=403)


@pytest.mark.parametrize("username", ["dingxiaoman", "chenafu", "huangjianye", "baishouyi", "yinmingjian"])
def test_to_an_outsider_the_case_does_not_exist(window: Windows, username: str) -> None:
    case = opened()
    outsider = window(username)
    outsider.see("case_step", case.pk, "correction-order", status=404)
    outsider.see("case_file", case.pk, status=404)
    outsider.see("party_full", case.pk, status=404)
    fields = {"requirement": "收摊。", "when": "at_once"}
    outsider.send(case, "correction-order", fields, status=404)


def test_an_unknown_step_is_not_found(officer: Window) -> None:
    officer.see("case_step", opened().pk, "no-such-step", status=404)


def test_an_act_entered_later_is_marked_and_the_future_is_refused(officer: Window, moment: Moment) -> None:
    case = opened()
    moment.later(hours=2)
    officer.sign_in()
    officer.take(case, "correction-order", requirement="收摊。", when="at_once", at="2026-09-09T12:30")
    row = Record.objects.filter(subject_id=case.pk, step="correction-order").get()
    assert row.at == cast.at(cast.TODAY, 12, 30) and row.entered_at == moment.at
    assert "补录" in officer.see("case_file", case.pk)
    reply = officer.take(case, "recheck", result="refused", at="2026-09-09T23:00", status=400)
    assert "不能晚于现在" in reply.content.decode()


def test_htmx_gets_the_region_and_then_the_address(officer: Window) -> None:
    case = opened()
    reply = officer.take(case, "correction-order", requirement="", when="at_once", status=400, htmx=True)
    assert "<html" not in reply.content.decode() and "请填写这一栏。" in reply.content.decode()
    done = officer.take(case, "correction-order", requirement="收摊。", when="at_once", status=200, htmx=True)
    assert done["HX-Redirect"] == reverse("case_file", args=[case.pk])


def test_closing_says_beforehand_what_is_still_missing(window: Windows) -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    leader = window("shijingzhi")
    assert "不得办理" in leader.see("case_step", case.pk, "closing")
    leader.take(case, "closing", status=422)
    assert state(case) == "decided"
