"""A question about a penalty as the calculator reads it: the clause with its versions, the facts stated, the proposal.

Money is yuan; the figures of a clause with a `way` are factors of its base. None is "not stated".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import FineBaseFacts, FineRange, Local, OtherBasis, PartyFacts, TierFacts
from enforcement.rules.findings import Article
from enforcement.rules.fine_bases import computed_range
from enforcement.rules.parts import Kind, Level

Way = Literal["multiple", "share", "per_day", "per_unit", ""]
Precondition = Literal["refuse_to_correct", "overdue"]
Harm = Literal["none", "slight", "some", "serious"]

# The causes of 行政处罚法 30, 31, 32条, by the names of the facts.
CAUSES: Mapping[str, str] = MappingProxyType(
    {
        "eliminated_harm": "主动消除或者减轻违法行为危害后果",
        "coerced": "受他人胁迫或者诱骗实施违法行为",
        "self_disclosed": "主动供述行政机关尚未掌握的违法行为",
        "meritorious": "配合行政机关查处违法行为有立功表现",
        "from_14_to_17": "已满十四周岁不满十八周岁",
        "limited_capacity": "尚未完全丧失辨认或者控制自己行为能力",
        "by_law": "法律、法规、规章规定的其他情节",
    }
)
RANGED = ("eliminated_harm", "coerced", "self_disclosed", "meritorious")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One version of a penalty clause; `only_if`: it is for those who did not correct, beside a plain one."""

    name: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    individual: FineRange | None = None
    unit: FineRange | None = None
    way: Way = ""
    kinds: tuple[Kind, ...] = ("fine", "warning")
    warning_required: bool = False
    precondition: Precondition | None = None
    only_if: Precondition | None = None
    defining: tuple[Article, ...] = ()
    penalty: tuple[Article, ...] = ()
    confirmed: bool = True

    def ranges(self, base: Decimal | None) -> tuple[FineRange | None, FineRange | None]:
        """The ranges in yuan for a citizen and for a unit; open where the base is missing."""
        return self._yuan(self.individual, base), self._yuan(self.unit, base)

    def _yuan(self, found: FineRange | None, base: Decimal | None) -> FineRange | None:
        if found is None or not self.way:
            return found
        try:
            factors = FineBaseFacts(way=self.way, base=base, low=found.minimum, high=found.maximum)
            return computed_range(factors)
        except ValueError:
            return FineRange()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A violation with the versions of its clause. `kinds_stated`: which kinds are allowed was said, not assumed."""

    code: str = ""
    name: str = ""
    clauses: tuple[Clause, ...] = ()
    environmental: bool = False
    life_health_finance: bool = False
    level: Level = ""
    kinds_stated: bool = True
    refusal_asked: bool = False

    @property
    def listed(self) -> bool:
        """Whether it comes from the catalogue."""
        return bool(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is stated about the act and the party. `causes` are keys of CAUSES, `others` words of other kinds."""

    first_offence: bool | None = None
    corrected: bool | None = None
    harm: Harm | None = None
    minor: bool | None = None
    cooperates: bool | None = None
    no_fault: bool | None = None
    capacity: Literal["full", "limited", "none"] | None = None
    causes: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    aggravating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What the party was told before the decision."""

    fine: Decimal | None = None
    on: date | None = None
    heavier_ground: str = ""


@dataclass(frozen=True, slots=True)
class EarlierFine:
    """A fine that was imposed for the same act."""

    on: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What is to be imposed. `confiscate` and `warning` None: not stated."""

    fine: Decimal | None = None
    warning: bool | None = None
    confiscate: bool | None = None
    others: tuple[str, ...] = ()
    nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The whole question."""

    matter: Matter
    decided_on: date
    party: PartyFacts
    proposed: Proposed
    act_on: date | None = None
    act_until: date | None = None
    continuing: bool = False
    found_on: date | None = None
    base: Decimal | None = None
    procedure: Literal["simple", "ordinary"] = "ordinary"
    circumstances: Circumstances = field(default_factory=Circumstances)
    tiers: tuple[TierFacts, ...] | None = None
    tier: str = ""
    benchmark_name: str = ""
    benchmark_from: date | None = None
    benchmark_until: date | None = None
    noticed: Noticed | None = None
    earlier: tuple[EarlierFine, ...] = ()
    bases: tuple[OtherBasis, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    reviewed: bool | None = None
    local: Local = field(default_factory=Local)
    calendar: Calendar = field(default_factory=Calendar)

    @property
    def refused(self) -> bool:
        """Whether the clause for those who did not correct is meant."""
        corrected = self.circumstances.corrected
        return corrected is False or (corrected is None and self.matter.refusal_asked)
