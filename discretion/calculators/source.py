"""Which law a command answers from: the rows of the database, or what is packaged where no database answers."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from discretion.calculators.law import Law
from discretion.calculators.packaged import PackagedLaw
from discretion.calculators.rows import StoredLaw
from enforcement.models import CalendarYear

NO_DATABASE = "没有可用的数据库：按程序自带的放假安排和参考目录计算。"


def found_law() -> tuple[Law, str]:
    """The law to answer from, and a sentence when it is the packaged one."""
    try:
        connection.ensure_connection()
        CalendarYear.objects.exists()
    except (DatabaseError, ImproperlyConfigured):
        return PackagedLaw(), NO_DATABASE
    return StoredLaw(), ""
