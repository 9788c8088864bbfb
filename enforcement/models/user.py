"""Accounts."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes accounts; nobody is made a superuser, since no door looks at that flag."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        """An active account with an Argon2 password (unusable when None)."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person who logs in or an integrating system. What he may do is in his roles, nowhere here."""

    username = models.CharField("用户名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=40)
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, verbose_name="所属机构")
    is_active = models.BooleanField("启用", default=True)
    date_joined = models.DateTimeField("开户时间", auto_now_add=True)

    objects = UserManager()

    # What almost every request asks of the account, read together with it.
    BESIDE = ("organisation", "officer", "auxiliary")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "账号"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """No built-in admin is mounted; asked for by libraries."""
        return False
