"""The official working calendar, as rows that an administrator can load and mend per year."""

from __future__ import annotations

from django.db import models


class CalendarYear(models.Model):
    """A year whose holidays are published; a year without this row is unknown, never guessed (CAL-08)."""

    year = models.PositiveSmallIntegerField("年度", primary_key=True)
    source = models.CharField("来源", max_length=200)
    loaded_at = models.DateTimeField("载入时间")

    class Meta:
        verbose_name = "工作日历年度"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.year} 年"


class CalendarDay(models.Model):
    """A day that departs from the ordinary week: a holiday off, or a weekend day worked (调休)."""

    day = models.DateField("日期", primary_key=True)
    year = models.ForeignKey(CalendarYear, models.CASCADE, related_name="days")
    works = models.BooleanField("上班")
    name = models.CharField("名称", max_length=40)

    class Meta:
        verbose_name = "调整日"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
