"""Parts of the facts about many cases at once: work orders by their way of ending, fines to be watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

Way = Literal["service", "management", "enforcement"]

WAYS: Mapping[Way, str] = MappingProxyType({"service": "服务", "management": "管理", "enforcement": "执法"})
# What was done about a problem → the way it counts as (建办督〔2025〕12号 三, design).
ACTS: Mapping[str, tuple[Way, str]] = MappingProxyType(
    {
        "facility": ("service", "提供便民设施"),
        "guidance": ("service", "便民指引"),
        "placement": ("service", "疏导点安置"),
        "coordination": ("service", "协调解决"),
        "dissuasion": ("management", "劝导"),
        "correction_order": ("management", "责令改正"),
        "talk": ("management", "约谈"),
        "frontage_duty": ("management", "门前责任告知"),
        "filing": ("enforcement", "立案"),
        "on_the_spot": ("enforcement", "当场处罚"),
        "coercion": ("enforcement", "行政强制"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderFacts:
    """A finished work order about one problem: what was done (keys of ACTS), and what it was counted as.

    `held_back`: a case was not filed so that the shares look better.
    """

    acts: frozenset[str] = frozenset()
    counted_as: Way | Literal[""] = ""
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class FineRow:
    """One fine as the watch sees it: a key of the party, never a name; `group` what concentration is looked for in."""

    party: str
    on: date
    amount: Decimal
    group: str = ""
