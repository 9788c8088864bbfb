"""The benchmark that governs a case on a day, its tiers in yuan for the party, and the tier chosen out of it (LEN-09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases import queries
from cases.facts import rows
from cases.models import Case
from cases.shapes import Act, ProposalGiven
from discretion.benchmarks import in_force, tier_facts, tiers_for
from discretion.models import Benchmark, BenchmarkTier
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Invalid
from enforcement.rules.facts import TierFacts
from enforcement.rules.track import counts_as_unit

CHOICE = ("code", "version", "chosen", "reason")


@dataclass(frozen=True, slots=True)
class Offered:
    """A version in force and its tiers for the party of a case, each with its range in yuan."""

    row: Benchmark
    tiers: tuple[tuple[BenchmarkTier, TierFacts], ...]

    @property
    def name(self) -> str:
        """The document with its number and version, as papers name it."""
        number = f"{self.row.document_number}，" if self.row.document_number else ""
        return f"《{self.row.document}》（{number}第 {self.row.version} 版）"

    def named(self, name: str) -> tuple[BenchmarkTier, TierFacts] | None:
        """The tier of that name."""
        return next((each for each in self.tiers if each[0].name == name), None)


def offered(case: Case, day: date) -> Offered | None:
    """The benchmark in force for the case on `day`; None when none is published for its matter and kind of party."""
    row = in_force(case.organisation, case.violation_id, day)
    if row is None:
        return None
    local = rows.local(queries.parameters(case.organisation, day))
    kind: Any = "unit" if counts_as_unit(rows.party(case.party), local) else "individual"
    found = tiers_for(row.tiers.all(), kind)
    if not found or (case.fine_base is None and any(tier.fine_way for tier in found)):
        return None
    return Offered(row, tuple((tier, tier_facts(tier, case.fine_base)) for tier in found))


def with_its_benchmark(case: Case, given: ProposalGiven, act: Act) -> ProposalGiven:
    """The proposal with its tier as the catalogue has it on the day of the act.

    Raises Invalid for a tier that is typed although a benchmark is published, and for one that is not in force.
    """
    found = offered(case, local_day(act.now))
    return replace(given, benchmark=_chosen(found, given.benchmark, given))


def _chosen(found: Offered | None, stated: Mapping[str, Any], given: ProposalGiven) -> Mapping[str, Any]:
    if found is None:
        if stated.get("code"):
            raise _wrong(f"「{stated['code']}」今天没有施行，或者不适用于本案的事项和当事人。请核对裁量基准。")
        return stated
    if given.outcome != "punish" or (given.fine is None and not stated):
        return {}
    if not stated.get("code"):
        if stated:
            raise _wrong(f"本案适用{found.name}。请从它的档次中选择，不能另行填写。")
        return _head(found)
    version = str(stated.get("version") or found.row.version)
    if stated["code"] != found.row.code or version != str(found.row.version):
        raise _wrong(
            f"选用的基准今天没有施行，或者不适用于本案。今天施行的是{found.name}（{found.row.code}），请从中选择。"
        )
    tier = found.named(str(stated.get("chosen", "")))
    if tier is None:
        names = "、".join(each.name for each, _ in found.tiers)
        raise _wrong(f"{found.name}没有「{stated.get('chosen', '')}」这一档。请选：{names}。")
    return {**_head(found), **_tier(*tier), "reason": str(stated.get("reason", ""))}


def _head(found: Offered) -> dict[str, Any]:
    row = found.row
    return {
        "code": row.code,
        "version": row.version,
        "name": found.name,
        "published_on": _iso(row.published_on),
        "in_force_from": _iso(row.in_force_from),
        "in_force_until": _iso(row.in_force_until),
        "status": row.status,
    }


def _tier(row: BenchmarkTier, tier: TierFacts) -> dict[str, Any]:
    return {
        "chosen": row.name,
        "circumstance": row.circumstance,
        "minimum": f"{tier.minimum:.2f}",
        "maximum": f"{tier.maximum:.2f}",
        "minimum_included": tier.minimum_included,
        "maximum_included": tier.maximum_included,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _wrong(says: str) -> Invalid:
    return Invalid(says, fields={"benchmark": [says]})
