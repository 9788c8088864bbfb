"""Like cases 类案: the nearest earlier decisions, what they imposed, and where a proposal stands among them.

The figures are anonymous and cover the whole system, so that officer, reviewer and head read the same ones; a row
leads to its case only for whoever may see that case. Nothing here stops anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from cases.likeness import Held, Likeness
from cases.models import Decision
from enforcement.policies import case_scope
from enforcement.rules.findings import Finding
from enforcement.rules.like import FEWEST, Place, Spread, outlier, place_among, spread

MOST = 500  # the newest of each kind are a practice; older ones are not read
ROWS = 5
# What is dropped, one after the other, while fewer than ten are found: columns still compared, and words for it.
STEPS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("circumstances", "tier", "benchmark"), "违法事项、当事人类别、情节、裁量档次、裁量基准及其版本都相同"),
    (("circumstances", "tier"), "不限裁量基准及其版本；违法事项、当事人类别、情节、裁量档次相同"),
    (("circumstances",), "不限裁量基准和档次；违法事项、当事人类别、情节相同"),
    ((), "不限裁量基准、档次和情节；违法事项、当事人类别相同"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One earlier decision, without anything that tells whose it was; `case_id` only for who may see the case."""

    decided_at: datetime
    outcome: str
    fine: Decimal | None
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class Like:
    """What like decisions tell. `step` counts from 0, the nearest; `count` is at most MOST.

    Below ten decisions `few` holds and nothing else is told; `spread` is None while fewer than ten were fined.
    """

    few: bool
    step: int
    words: str
    count: int
    spared: int
    warned: int
    fine: Decimal | None
    spread: Spread | None
    place: Place | None
    note: Finding | None
    rows: tuple[Row, ...]

    @property
    def capped(self) -> bool:
        """Whether there are more than were read."""
        return self.count == MOST

    @property
    def spared_share(self) -> Decimal:
        """Per cent of the decisions that punished nobody."""
        return (Decimal(self.spared) * 100 / self.count).quantize(Decimal("0.1"))

    @property
    def fewest(self) -> int:
        """How many like decisions a figure needs."""
        return FEWEST


NONE = Like(True, len(STEPS) - 1, STEPS[-1][1], 0, 0, 0, None, None, None, None, ())


def like(held: Held, user: Any, *, apart: UUID | None = None) -> Like:
    """Like decisions made before; the case `apart` is not held against itself. One statement."""
    found = _nearest(held, apart)
    if len(found) < FEWEST:
        return NONE
    step, scope = found[0][0], frozenset(case_scope(user))
    fines = [fine for _, _, _, _, _, fine in found if fine is not None]
    spared = sum(outcome == Decision.Outcome.NOT_PUNISH for _, _, _, _, outcome, _ in found)
    told = spread(fines)
    return Like(
        few=False,
        step=step,
        words=STEPS[step][1],
        count=len(found),
        spared=spared,
        warned=len(found) - spared - len(fines),
        fine=held.fine,
        spread=told,
        place=place_among(held.fine, fines) if told and held.fine is not None else None,
        note=outlier(held.fine, told),
        rows=tuple(
            Row(at, outcome, fine, case_id if organisation in scope else None)
            for _, case_id, organisation, at, outcome, fine in found[:ROWS]
        ),
    )


def _nearest(held: Held, apart: UUID | None) -> list[tuple[Any, ...]]:
    likeness = held.likeness
    values: dict[str, Any] = {
        "violation": likeness.violation_id,
        "kind": likeness.party_kind,
        "circumstances": likeness.circumstances,
        "tier": likeness.tier,
        "benchmark": likeness.benchmark,
        "before": held.before,
        "apart": apart,
    }
    with connection.cursor() as cursor:
        cursor.execute(_sql(_first(likeness), held.before is not None, apart is not None), values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _first(likeness: Likeness) -> int:
    """The nearest step that can be asked: without answers about circumstances only the last one."""
    return len(STEPS) - 1 if likeness.circumstances is None else 0


@cache
def _sql(first: int, bounded: bool, others: bool) -> str:
    """Each step is read only when all before it found too few, newest first, by its own index."""
    parts, choices = [], []
    for step in range(first, len(STEPS)):
        where = ["violation_id = %(violation)s", "party_kind = %(kind)s"]
        where += [f"{name} = %({name})s" for name in STEPS[step][0]]
        where += ["decided_at < %(before)s"] if bounded else []
        where += ["case_id <> %(apart)s"] if others else []
        where += [f"(SELECT count(*) FROM s{nearer}) < {FEWEST}" for nearer in range(first, step)]
        parts.append(
            f"s{step} AS MATERIALIZED (SELECT case_id, organisation_id, decided_at, outcome, fine FROM"
            f" cases_likedecision WHERE {' AND '.join(where)} ORDER BY decided_at DESC LIMIT {MOST})"
        )
        choices.append(
            f"SELECT {step} AS step, s{step}.* FROM s{step} WHERE (SELECT count(*) FROM s{step}) >= {FEWEST}"
        )
    return f"WITH {', '.join(parts)} {' UNION ALL '.join(choices)} ORDER BY decided_at DESC"
