"""What may be punished, by whom and within which bounds."""

from discretion.models.benchmark import Benchmark, BenchmarkTier
from discretion.models.parameter import LocalParameter
from discretion.models.power import Power, PowerList
from discretion.models.violation import StatuteArticle, Violation, ViolationVersion
from discretion.models.waiver import WaiverEntry, WaiverList

__all__ = [
    "Benchmark",
    "BenchmarkTier",
    "LocalParameter",
    "Power",
    "PowerList",
    "StatuteArticle",
    "Violation",
    "ViolationVersion",
    "WaiverEntry",
    "WaiverList",
]
