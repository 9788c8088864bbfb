"""The working calendar by year, for system administrators."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet

from enforcement.actions.calendar import SOURCE, mend_day, packaged_days, packaged_years, publish_year
from enforcement.configuration.places import SYSTEM
from enforcement.configuration.sheet import Act, Call, Column, Done, Fields, Sheet, Table
from enforcement.kernel import clock
from enforcement.models import CalendarYear, User
from enforcement.wording import day_words, moment_words

LINE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|—)\s*(\d{4}-\d{2}-\d{2}))?\s+(休|班)\s+(\S.*)")
SAMPLE = "2027-01-01 至 2027-01-03 休 元旦\n2027-02-07 班 春节"
RECOMPUTES = "在走的期限会按新的日历重新计算，变动记入各案的记录。"
LONGEST = 31
WORKS = {"off": False, "work": True, "plain": None}


def rows(user: User) -> QuerySet[CalendarYear]:
    """Every loaded year, with how many days are off and how many weekend days are worked."""
    off, worked = Count("days", filter=Q(days__works=False)), Count("days", filter=Q(days__works=True))
    return CalendarYear.objects.annotate(off=off, worked=worked)


def read_days(text: str) -> dict[date, tuple[bool, str]]:
    """Days off and worked from lines such as `2027-01-01 至 2027-01-03 休 元旦`. ValidationError names the lines."""
    found: dict[date, tuple[bool, str]] = {}
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            days, works, name = _line(line.strip())
        except ValueError as error:
            wrong.append(f"第 {number} 行：{error}")
            continue
        if twice := [day for day in days if day in found]:
            wrong.append(f"第 {number} 行：{twice[0].isoformat()} 前面已经写过。")
        found |= dict.fromkeys(days, (works, name))
    if wrong:
        raise ValidationError(wrong[:8])
    return found


def _line(line: str) -> tuple[list[date], bool, str]:
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError("写法不对。请写成“日期 休 名称”或者“日期 至 日期 休 名称”，上班的写“班”。")
    first_text, last_text, kind, name = match.groups()
    try:
        first = date.fromisoformat(first_text)
        last = date.fromisoformat(last_text or first_text)
    except ValueError:
        raise ValueError("没有这个日期。请核对。") from None
    if not 0 <= (last - first).days < LONGEST:
        raise ValueError("止日早于起日，或者超过一个月。请核对。")
    return [first + timedelta(days=more) for more in range((last - first).days + 1)], kind == "班", name.strip()[:40]


class Publishing(Fields):
    """A year as it was published."""

    year = forms.IntegerField(label="年度", min_value=2004, max_value=2100)
    days = forms.CharField(
        label="放假和调休", widget=forms.Textarea(attrs={"rows": 10, "placeholder": ""}), max_length=8000,
        help_text=f"一行一段，放假写“休”，周末上班写“班”。例如：{SAMPLE.splitlines()[0]}；{SAMPLE.splitlines()[1]}。已载入的年度会被整年替换。",
    )  # fmt: skip
    source = forms.CharField(label="依据", max_length=200, help_text="国务院办公厅通知的名称和文号。")

    def clean_days(self) -> dict[date, tuple[bool, str]]:
        """The lines as days."""
        return read_days(self.cleaned_data["days"])


class Packaged(Fields):
    """A year the packaged calendar knows."""

    year = forms.TypedChoiceField(label="年度", coerce=int)

    def prepare(self) -> None:
        """Years known, those not loaded first."""
        loaded = set(CalendarYear.objects.values_list("year", flat=True))
        years = sorted(packaged_years(), key=lambda year: (year in loaded, -year))
        choices = [(year, f"{year} 年{'（已载入，重新载入会替换更正）' if year in loaded else ''}") for year in years]
        self.fields["year"].choices = [("", "请选择"), *choices]  # type: ignore[attr-defined]  # a choice field


class Mending(Fields):
    """One day."""

    day = forms.DateField(label="日期")
    works = forms.ChoiceField(
        label="这一天", widget=forms.RadioSelect,
        choices=[("off", "放假"), ("work", "调休上班（周末）"), ("plain", "不调整：周一至周五上班，周末休息")],
    )  # fmt: skip
    name = forms.CharField(label="名称", max_length=40, required=False, help_text="节日或者调休的名称；不调整的不填。")
    source = forms.CharField(label="依据", max_length=200, help_text="通知的名称和文号。")

    def clean_day(self) -> date:
        """A day of the year shown."""
        day: date = self.cleaned_data["day"]
        if day.year != self.subject.year:
            raise ValidationError(f"请填写 {self.subject.year} 年的日期，其他年度在该年度的页面更正。")
        return day


def _publish(call: Call) -> Done:
    given = call.values
    count = publish_year(given["year"], given["days"], given["source"], by=call.by, now=call.now)
    year = CalendarYear.objects.get(year=given["year"])
    return Done(f"{year.year} 年已载入 {count} 个调整日。{RECOMPUTES}", year)


def _package(call: Call) -> Done:
    year = call.values["year"]
    count = publish_year(year, packaged_days(year), SOURCE, by=call.by, now=call.now)
    return Done(f"{year} 年已载入 {count} 个调整日。{RECOMPUTES}", CalendarYear.objects.get(year=year))


def _mend(call: Call) -> Done:
    given = call.values
    mend_day(given["day"], WORKS[given["works"]], given["name"], given["source"], by=call.by, now=call.now)
    return Done(f"{given['day'].isoformat()} 已更正。{RECOMPUTES}")


def _notice(user: User) -> str:
    last = CalendarYear.objects.order_by("-year").values_list("year", flat=True).first()
    today = clock.local_day(clock.now())
    if last is None:
        return "还没有载入任何年度，所有以工作日计算的期限都不能确定。请先载入。"
    if last <= today.year and today.month >= 11:
        return f"{last + 1} 年的放假安排通常在 11 月公布。跨年的期限现在是暂定，请在公布后尽快载入。"
    return f"已载入到 {last} 年。以后年度的期限是暂定，按公布的放假安排载入后重新计算。"


def _tables(year: Any, user: User) -> list[Table]:
    lines = [(day_words(each.day), "上班" if each.works else "放假", each.name) for each in year.days.order_by("day")]
    return [Table("调整日", ("日期", "安排", "名称"), lines, "这一年没有调整日。")]


CALENDAR = Sheet(
    slug="calendar",
    title="工作日历",
    intro="按国务院办公厅公布的放假安排逐年载入。没有载入的年度，系统不推测，期限标为暂定。",
    roles=SYSTEM,
    rows=rows,
    order="-year",
    kind="calendar",
    notice=_notice,
    columns=(
        Column("年度", lambda year: f"{year.year} 年", "year"),
        Column("放假", lambda year: f"{year.off} 天"),
        Column("调休上班", lambda year: f"{year.worked} 天"),
        Column("依据", lambda year: year.source),
        Column("最近更新", lambda year: moment_words(year.loaded_at), "loaded_at"),
    ),
    name_of=lambda year: f"{year.year} 年",
    tables=_tables,
    acts=(
        Act("publish", "录入放假安排", "载入全年", SYSTEM, _publish, Publishing, warns=f"整年替换。{RECOMPUTES}"),
        Act("packaged", "从日历库载入", "载入全年", SYSTEM, _package, Packaged, warns=f"整年替换。{RECOMPUTES}"),
    ),
    on_row=(Act("mend", "更正一天", "更正这一天", SYSTEM, _mend, Mending, warns=RECOMPUTES),),
)
