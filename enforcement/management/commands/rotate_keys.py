"""manage.py rotate_keys: after a new key was put first into DATA_KEYS, seals everything with it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from enforcement.kernel.crypto import CannotDecrypt
from enforcement.kernel.rotation import rotate


class Command(BaseCommand):
    """May be stopped and run again; the old keys are needed until it has ended without anything left."""

    help = "用 DATA_KEYS 中的第一把密钥重新加密全部个人信息；可以中断后再次运行。"

    def add_arguments(self, parser: CommandParser) -> None:
        """--database: the connection of the owner."""
        parser.add_argument("--database", default="owner", help="数据库所有者的连接名，默认 owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what was resealed; CommandError when there is no such connection or a key is missing."""
        using = options["database"]
        if using not in connections:
            raise CommandError("没有数据库所有者的连接。请设置 DATABASE_OWNER_URL 后再运行。")
        try:
            total = rotate(using, lambda column, count: self.stdout.write(f"{column}：{count}"))
        except CannotDecrypt as error:
            raise CommandError(f"有内容无法解密：{error}。请把旧密钥保留在 DATA_KEYS 中。") from error
        self.stdout.write(f"重新加密了 {total} 项。现在没有内容使用旧密钥。")
