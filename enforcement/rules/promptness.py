"""Whether something was done by the last day the law gives for it: late, still to come, or out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.calendar import written
from enforcement.rules.deadlines import Clock
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes


def kept(clock: Clock, done: date | None, day: date, mend: str, *also: Article) -> Iterator[Finding]:
    """A late act asks for a reason, one still to come is noted, one before its cause or after `day` is refused.

    `day` is the legal day of the act being judged; `also` are articles beside that of the period.
    """
    basis, last = (clock.due.article, *also), clock.due.day
    if done is not None and done < clock.start:
        yield forbids(clock.code, f"{clock.says}的日期早于起算日期。请核对。", *basis, mend=mend)
    elif done is not None and done > day:
        yield forbids(clock.code, f"{clock.says}的日期晚于办理日期。请在办理后登记。", *basis, mend=mend)
    elif (done or day) > last:
        yield asks_reason(
            clock.code, f"应当在 {written(last)} 前{clock.says}，已经逾期。请写明原因。", *basis, mend="reasons"
        )
    elif done is None:
        yield notes(clock.code, f"应当在 {written(last)} 前{clock.says}。", *basis, mend=mend)
