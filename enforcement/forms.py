"""Forms of the ground floor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class LoginForm(AuthenticationForm):
    """User name and password; the refusal never says which of the two was wrong."""

    error_messages = {
        "invalid_login": "用户名或者密码不对。请核对后再登录；连续 5 次不对，15 分钟内不能登录。",
        "inactive": "这个账号已停用。请联系安全管理员。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "用户名"
        self.fields["password"].label = "密码"
        for name, complete in (("username", "username"), ("password", "current-password")):
            self.fields[name].widget.attrs = {"class": "input", "autocomplete": complete, "autocapitalize": "none"}


class PasswordForm(PasswordChangeForm):
    """A new password, with the present one."""

    error_messages = {
        "password_incorrect": "现在的密码不对。请重新填写。",
        "password_mismatch": "两次填写的新密码不一样。请重新填写。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"old_password": "现在的密码", "new_password1": "新密码", "new_password2": "再填一次新密码"}
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs["class"] = "input"
