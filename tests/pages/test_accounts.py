"""Logging in, keeping what was typed when the session is over, and one's own page."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case
from tests import cast
from tests.pages.window import Form, Moment, Window, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
RIGHT = {"username": "zhoumingyuan", "password": cast.PASSWORD}


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_login_never_leads_elsewhere(moment: Moment, wanted: str) -> None:
    assert Client().post("/login/", {**RIGHT, "next": wanted})["Location"] == "/"


def test_a_wrong_password_is_refused_without_saying_which(moment: Moment) -> None:
    said = {
        Client()
        .post("/login/", {"username": name, "password": "wrong-Pass-1"})
        .content.decode()
        .split("没有登录。")[1][:60]
        for name in ("zhoumingyuan", "nobody")
    }
    assert len(said) == 1 and "用户名或者密码不对" in said.pop()


def test_after_five_wrong_tries_even_the_right_one_waits() -> None:
    client = Client()
    for _ in range(5):
        reply = client.post("/login/", {**RIGHT, "password": "wrong-Pass-1"})
    assert reply.status_code == 429 and "15 分钟" in reply.content.decode()
    assert client.post("/login/", RIGHT).status_code == 429


def test_a_form_sent_after_the_session_ended_is_kept_and_sent_again(officer: Window, moment: Moment) -> None:
    case = opened()
    fields = officer.step(case, "correction-order") | {"requirement": "收摊，\n“清扫”干净。", "when": "at_once"}
    moment.later(minutes=31)
    reply = officer.send(case, "correction-order", fields, status=401)
    page = reply.content.decode()
    assert "您填写的内容已保留" in page
    kept = html.unescape(page.split('name="kept" value="', 1)[1].split('"', 1)[0])
    again = officer.client.post("/login/", {**RIGHT, "kept": kept}).content.decode()
    form = again.split("<main", 1)[1]
    assert f'action="{reverse("case_step", args=[case.pk, "correction-order"])}"' in form
    resent = Form(form.replace("<form ", '<form id="resend" ', 1), "resend").fields
    assert resent["requirement"] == "收摊，\n“清扫”干净。"
    officer.send(case, "correction-order", resent)
    assert Case.objects.get(pk=case.pk).order.requirement.replace("\r\n", "\n") == "收摊，\n“清扫”干净。"


def test_a_kept_form_that_we_did_not_write_is_refused(moment: Moment) -> None:
    assert Client().post("/login/", {**RIGHT, "kept": "made-up"}).status_code == 400


def test_htmx_gets_401_and_the_dialog_gets_a_new_token(officer: Window, moment: Moment) -> None:
    case = opened()
    fields = officer.step(case, "correction-order") | {"requirement": "收摊。", "when": "at_once"}
    moment.later(minutes=31)
    officer.send(case, "correction-order", fields, status=401, htmx=True)
    dialog = {"Accept": "application/json"}
    wrong = officer.client.post("/login/", {**RIGHT, "password": "wrong-Pass-1"}, headers=dialog)
    assert wrong.status_code == 400 and "不对" in wrong.json()["says"]
    assert officer.client.post("/login/", RIGHT, headers=dialog).json()["csrf"]
    officer.send(case, "correction-order", fields, status=200, htmx=True)
    assert Case.objects.get(pk=case.pk).order.requirement == "收摊。"


def test_my_page_shows_post_and_certificate_and_changes_the_password(officer: Window) -> None:
    page = officer.see("me")
    assert "执法人员 · 云川市澄湖区城市管理局一中队" in page and "YC0311027" in page
    new = {"new_password1": "another-Pass-9", "new_password2": "another-Pass-9"}
    assert officer.client.post(reverse("me"), {"old_password": "wrong", **new}).status_code == 400
    assert officer.client.post(reverse("me"), {"old_password": cast.PASSWORD, **new}).status_code == 302
    assert cast.user("zhoumingyuan").check_password("another-Pass-9")
    officer.see("me")


def test_logging_out_needs_a_post(officer: Window) -> None:
    assert officer.client.get(reverse("logout")).status_code == 405
    assert officer.client.post(reverse("logout"))["Location"] == "/login/"
    assert officer.client.get("/")["Location"].startswith("/login/")


@pytest.mark.parametrize("path", ["/", "/cases/", "/me/", "/login/", "/no-such-page/"])
def test_pages_carry_no_inline_script_or_style(officer: Window, path: str) -> None:
    reply = officer.client.get(path)
    page = reply.content.decode()
    assert " style=" not in page and "<style" not in page and " onclick=" not in page
    assert all("src=" in tag for tag in page.split("<script")[1:])
    assert "unsafe" not in reply["Content-Security-Policy"]
