"""Discretion benchmarks 裁量基准: published and in force, tiers that fit, and leaving them (LEN-09, LEN-10, REV-07)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.facts import BenchmarkFacts, Facts, FineRange, TierFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.fines import statutory_range
from enforcement.rules.statutes import DISCRETION_GUIDANCE, PENALTY_LAW
from enforcement.rules.tiers import holds, tier_faults

PUBLISHED = (Article(PENALTY_LAW, 34), Article(PENALTY_LAW, 5, 3))
FITTING = (Article(PENALTY_LAW, 34), DISCRETION_GUIDANCE)


def tier_named(benchmark: BenchmarkFacts) -> TierFacts | None:
    """The tier chosen, or None when none of that name is there."""
    return benchmark.tier


@rule("LEN-09", basis=PUBLISHED)
def the_benchmark_is_published_and_in_force(facts: Facts) -> Iterator[Finding]:
    """What is not published is no basis; the version in force on the day of the act counts (5条3款, 34条)."""
    found = facts.benchmark
    if not facts.punishes or found is None:
        if facts.punishes and facts.proposal is not None and facts.proposal.fine is not None:
            yield notes("LEN-09", "没有适用的裁量基准。请在裁量理由中写明怎样确定数额。", *PUBLISHED, mend="benchmark")
        return
    if found.published_on is None or found.published_on > facts.day:
        yield forbids("LEN-09", f"「{found.name}」没有公布，不能作为依据。请改选。", *PUBLISHED, mend="benchmark")
    if found.in_force_from is None or facts.day < found.in_force_from:
        yield forbids("LEN-09", f"「{found.name}」还没有施行，不能适用。请改选。", *PUBLISHED, mend="benchmark")
    if found.in_force_until is not None and facts.day > found.in_force_until:
        yield forbids(
            "LEN-09",
            f"「{found.name}」已于 {found.in_force_until.isoformat()} 失效，不能适用。请改选。",
            *PUBLISHED,
            mend="benchmark",
        )
    if tier_named(found) is None:
        yield forbids("LEN-09", "没有选定裁量档次。请选定。", *PUBLISHED, mend="benchmark")
    elif not found.choice_reason_stated:
        yield forbids("LEN-09", "没有写明选定这一档次的理由。请补写。", *PUBLISHED, mend="benchmark")


@rule("LEN-10", basis=FITTING)
def the_tiers_fit_the_statute(facts: Facts) -> Iterator[Finding]:
    """Tiers follow one another without gap or overlap, inside the statutory range of this party (LEN-10)."""
    if facts.benchmark is None or facts.violation is None:
        return
    found = statutory_range(facts.violation, facts.party, facts.local)
    for fault in tier_faults(facts.benchmark.tiers, found or FineRange()):
        yield forbids("LEN-10", f"裁量基准的档次有误：{fault}。请法制机构改正。", *FITTING, mend="benchmark")


def leaves_the_tier(facts: Facts) -> TierFacts | None:
    """The tier chosen when the proposed fine lies outside it, else None. Mitigation 减轻 is another matter."""
    proposal, found = facts.proposal, facts.benchmark
    if not facts.punishes or proposal is None or proposal.fine is None or proposal.mitigated or found is None:
        return None
    tier = tier_named(found)
    return tier if tier is not None and not holds(tier, proposal.fine) else None


@rule("REV-07", basis=(DISCRETION_GUIDANCE,))
def leaving_the_benchmark_is_reasoned_and_approved(facts: Facts) -> Iterator[Finding]:
    """A fine outside the tier needs a reason, and a head's approval or a collective discussion (REV-07, memory)."""
    tier, found, proposal = leaves_the_tier(facts), facts.benchmark, facts.proposal
    if tier is None or found is None or proposal is None:
        return
    span = f"「{tier.name}」{tier.minimum} 元至 {tier.maximum} 元"
    yield asks_reason("REV-07", f"拟罚 {proposal.fine} 元不在{span}以内。请写明调整的理由。", DISCRETION_GUIDANCE)
    if facts.discussion is not None:
        return
    if found.departed_by is None or found.departed_on is None:
        yield forbids(
            "REV-07",
            "调整适用裁量基准须经负责人批准或者集体讨论。请先报批。",
            DISCRETION_GUIDANCE,
            mend="approval",
        )
        return
    fault = head_fault(found.departed_by, found.departed_on, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "REV-07",
            f"{named(found.departed_by)}{fault}，不能批准调整裁量基准。请由负责人批准。",
            DISCRETION_GUIDANCE,
            mend="approval",
        )
