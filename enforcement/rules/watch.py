"""Fines watched from above: an unusual rise, many small fines of one party, concentration (FIN-02, FIN-03).

These are alarms over figures, not rules about a case: they stop nothing, somebody looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from enforcement.rules.findings import Article
from enforcement.rules.parts_local import Local
from enforcement.rules.parts_watch import FineRow
from enforcement.rules.statutes import GUIDANCE

RISES = (Article("国发〔2024〕5号", "（摘录）"),)
GREED = (Article(GUIDANCE, "二（二）"), Article(GUIDANCE, "五（十二）"))
TENTH = Decimal("0.1")
FEW = 4  # with fewer fines than these no concentration is spoken of (design)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to look at: `about` is a key of the party or group, empty for the whole organisation."""

    code: str
    about: str
    says: str
    basis: tuple[Article, ...]


def rise(now: Decimal, before: Decimal) -> Decimal | None:
    """The rise over the year before as a share, negative for a fall; None when there was nothing to compare with."""
    return None if before == 0 else (now - before) / before


def rise_alarm(now: Decimal, before: Decimal, local: Local | None = None) -> Alarm | None:
    """Fines of a month against the same month of the year before: at the local share an alarm, bound included (FIN-02).

    Fines after a month without any are an alarm too. Raises ValueError for a negative sum.
    """
    if now < 0 or before < 0:
        raise ValueError("a sum of fines is never negative")
    bound, found = (local or Local()).watch_rise.value, rise(now, before)
    if found is None:
        says = f"本月罚款 {now} 元，上年同月没有罚款。请核实原因。"
        return Alarm("FIN-02", "", says, RISES) if now > 0 else None
    if found < bound:
        return None
    percent = (found * 100).quantize(TENTH, ROUND_HALF_UP)
    return Alarm("FIN-02", "", f"本月罚款 {now} 元，上年同月 {before} 元，上升 {percent}%。请核实原因。", RISES)


def repeat_alarms(fines: Iterable[FineRow], local: Local | None = None) -> Iterator[Alarm]:
    """Whoever was fined so often within so many days, both local values (FIN-03); low fines are named as such."""
    values = local or Local()
    by_party: dict[str, list[FineRow]] = defaultdict(list)
    for fine in sorted(fines, key=lambda each: each.on):
        by_party[fine.party].append(fine)
    for party, rows in sorted(by_party.items()):
        found = _most_within(rows, values.watch_days.value)
        if len(found) < values.watch_repeats.value:
            continue
        low = all(each.amount <= values.watch_low.value for each in found)
        what = f"被罚款 {len(found)} 次" + ("，都是小额罚款" if low else "")
        says = f"同一当事人在 {values.watch_days.value} 日内{what}。请核实是否以罚代管。"
        yield Alarm("FIN-03", party, says, GREED)


def _most_within(rows: list[FineRow], days: int) -> list[FineRow]:
    """The longest run of rows, in order of their days, that lies within so many calendar days, both ends counted."""
    best: list[FineRow] = []
    for index, first in enumerate(rows):
        run = [each for each in rows[index:] if _apart(first.on, each.on) < days]
        best = run if len(run) > len(best) else best
    return best


def _apart(first: date, last: date) -> int:
    return (last - first).days


def concentration_alarms(fines: Iterable[FineRow], local: Local | None = None) -> Iterator[Alarm]:
    """A group (a place, a violation) with the local share of all fines or more (FIN-03, design)."""
    bound = (local or Local()).watch_concentration.value
    counts: dict[str, int] = defaultdict(int)
    for fine in fines:
        counts[fine.group] += 1
    total = sum(counts.values())
    if total < FEW or len(counts) == 1:
        return
    for group, count in sorted(counts.items()):
        share = Decimal(count) / total
        if share >= bound:
            percent = (share * 100).quantize(TENTH, ROUND_HALF_UP)
            yield Alarm("FIN-03", group, f"{total} 次罚款中 {count} 次（{percent}%）集中在一处。请核实。", GREED)
