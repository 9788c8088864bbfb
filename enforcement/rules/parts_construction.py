"""Parts of the facts about unlawful construction 违法建设 (城乡规划法 64–68条). Money in yuan, None: not stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentOrderFacts:
    """The letter by which a people's government charges a department 责成 (68条)."""

    number: str = ""
    on: date | None = None
    county_or_above: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedRemovalFacts:
    """A building removed by force (行政强制法 44条). `announced_until`: the day by which the party removes it."""

    on: date | None = None
    announced_on: date | None = None
    announced_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSealingFacts:
    """A building site sealed 查封施工现场 (68条); the sealing itself is one of `Facts.seizures`.

    `ordered_on`: told to stop building or to remove; `disobeyed`: goes on building, or does not remove in time.
    """

    on: date | None = None
    ordered_on: date | None = None
    disobeyed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionFacts:
    """The papers of completion (67条): accepted, told to supply them by a day, supplied."""

    accepted_on: date | None = None
    ordered_on: date | None = None
    supply_by: date | None = None
    supplied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructionFacts:
    """The works and what is done about them.

    `kind`: 64条 works, 66条 temporary works, 65条 village, 67条 completion papers. `cost`: of the works in
    yuan, shown by `cost_evidence_ids`. `correctable`: the effect on the plan can be undone by correction;
    `removable`: they can be taken down. `order`: what is ordered.
    """

    kind: Literal["works", "temporary", "village", "completion", ""] = ""
    cost: Decimal | None = None
    cost_evidence_ids: tuple[str, ...] = ()
    correctable: bool | None = None
    removable: bool | None = None
    order: Literal["correct", "remove", "confiscate", ""] = ""
    completion: CompletionFacts | None = None
    government_order: GovernmentOrderFacts | None = None
    removal: ForcedRemovalFacts | None = None
    sealing: SiteSealingFacts | None = None
