"""Importing a table of benchmarks: tried first without a trace, then written into drafts in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from discretion.actions import benchmarks
from discretion.benchmarks import faults as faults_of
from discretion.intake.benchmark_table import HEAD_FIELDS, Fault, Line, groups
from discretion.models import Benchmark, Violation
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import ActionError, Invalid
from enforcement.models import Organisation, User


@dataclass(frozen=True, slots=True)
class Tried:
    """A benchmark that the table would make: where, how many tiers, and what its draft will still have to mend."""

    code: str
    violation: str
    tiers: int
    notes: tuple[str, ...]


def rehearse(lines: Sequence[Line], *, by: User, now: datetime) -> tuple[list[Tried], list[Fault]]:
    """What the table would make, and every fault of it; nothing is kept."""
    with transaction.atomic():
        made, faults = _written(lines, by, now)
        found = [_tried(row, now) for row in made]
        transaction.set_rollback(True)
    return found, faults


@transaction.atomic
def write(lines: Sequence[Line], *, by: User, now: datetime) -> list[Benchmark]:
    """Every benchmark of the table as a draft, or none. Raises Invalid when a single row is wrong."""
    made, faults = _written(lines, by, now)
    if faults:
        raise Invalid(f"第 {faults[0].row} 行「{faults[0].column}」：{faults[0].says}一行也没有写入。")
    return made


def _written(lines: Sequence[Line], by: User, now: datetime) -> tuple[list[Benchmark], list[Fault]]:
    made: list[Benchmark] = []
    faults: list[Fault] = []
    bodies = Organisation.objects.in_bulk({line.values["organisation"] for line in lines}, field_name="code")
    known = Violation.objects.in_bulk({line.values["violation"] for line in lines}, field_name="code")
    for (code, violation), rows in groups(lines):
        first = rows[0]
        if code not in bodies:
            faults.append(Fault(first.row, "机构代码", f"没有代码为「{code}」的机构。请核对。"))
        elif violation not in known:
            faults.append(Fault(first.row, "违法事项编码", f"目录没有「{violation}」。请核对编码。"))
        else:
            wrong = list(_uneven(rows))
            faults += wrong
            if not wrong:
                faults += _draft(bodies[code], known[violation], rows, made, by, now)
    return made, faults


def _uneven(rows: Sequence[Line]) -> Any:
    """A benchmark says one thing about itself, and each place holds one tier."""
    seen: set[tuple[str, int]] = set()
    for line in rows:
        for name, head in zip(HEAD_FIELDS, ("文件名称", "文号", "参照", "来源"), strict=True):
            if line.values[name] != rows[0].values[name]:
                yield Fault(line.row, head, f"同一基准的各行应当相同，第 {rows[0].row} 行写的不是这个。请统一。")
        place = (line.values["party"], line.values["order"])
        if place in seen:
            yield Fault(line.row, "次序", "同一类当事人已经有这一次序。请改正次序。")
        seen.add(place)


def _draft(
    body: Organisation, violation: Violation, rows: Sequence[Line], made: list[Benchmark], by: User, now: datetime
) -> list[Fault]:
    head = {name: rows[0].values[name] for name in HEAD_FIELDS}
    tiers = [line.values for line in rows]
    try:
        with transaction.atomic():
            made.append(benchmarks.draft(body, violation, head, tiers, by=by, now=now))
    except ActionError as error:
        return [Fault(rows[0].row, "机构代码", error.says)]
    return []


def _tried(row: Benchmark, now: datetime) -> Tried:
    tiers = list(row.tiers.all())
    return Tried(row.code, row.violation.name, len(tiers), faults_of(row, tiers, local_day(now)))
