"""From a question about a penalty to the facts that rules read; which version of the clause counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from enforcement.rules.calendar import ONE_DAY
from enforcement.rules.facts import (
    ActFacts,
    BenchmarkFacts,
    DiscussionFacts,
    EarlierPenalty,
    Facts,
    FineBaseFacts,
    FineRange,
    HistoryFacts,
    LeniencyFacts,
    NoticeFacts,
    OrderFacts,
    PartyFacts,
    ProposalFacts,
    RecheckFacts,
    TierFacts,
    VersionFacts,
    ViolationFacts,
)
from enforcement.rules.fines import has_mitigating_cause, statutory_range
from enforcement.rules.legal_day import LEGAL_ZONE
from enforcement.rules.penalty_parts import RANGED, Clause, Matter, Precondition, Question
from enforcement.rules.versions import Choice, choice

NOON = time(12)
ALWAYS, FOREVER = date(1, 1, 1), date(9999, 12, 31)
CONFISCATION = "没收"
REFUSED = RecheckFacts(result="refused")


@dataclass(frozen=True, slots=True)
class Applied:
    """The clause that counts, why, and whether the catalogue knows the law of both days."""

    clause: Clause
    choice: Choice | None = None
    unknown: str = ""
    nowhere: bool = False


def version_facts(clause: Clause, question: Question) -> VersionFacts:
    """A clause as the comparison of then and now reads it (DEC-11)."""
    individual, unit = clause.ranges(question.base)
    return VersionFacts(
        name=clause.name,
        in_force_from=clause.valid_from or ALWAYS,
        in_force_until=clause.valid_until,
        individual=individual,
        unit=unit,
        only_if=clause.only_if,
    )


def applied(question: Question) -> Applied:
    """The clause of then, or the milder one of now (行政处罚法 37条)."""
    clauses = question.matter.clauses
    plain = [each for each in clauses if each.only_if is None] or list(clauses)
    if len(clauses) == 1 and clauses[0].valid_from is None:
        return Applied(clauses[0])
    rows = {version_facts(each, question): each for each in clauses}
    found = choice(_bare(question, tuple(rows)))
    if found is not None:
        # A version that no longer punishes this act is told as not unlawful; its row is the one of the same days.
        return Applied(rows[replace(found.version, unlawful=True)], found)
    acted = question.act_until or question.act_on or question.decided_on
    if all(acted < (each.valid_from or ALWAYS) for each in clauses):
        return Applied(plain[0], unknown="目录没有行为时的处罚规定，暂按最早的一版计算，请核对行为时的法律。")
    then = [each for each in plain if _in_force(each, acted)] or [each for each in clauses if _in_force(each, acted)]
    if then:
        return Applied(then[0], unknown="目录没有决定时的处罚规定，暂按行为时的规定计算，请核对是否已经废止。")
    return Applied(plain[-1], nowhere=True)


def _in_force(clause: Clause, day: date) -> bool:
    return (clause.valid_from or ALWAYS) <= day <= (clause.valid_until or FOREVER)


def _bare(question: Question, rows: tuple[VersionFacts, ...]) -> Facts:
    at = datetime.combine(question.decided_on, NOON, LEGAL_ZONE)
    return Facts(
        at=at,
        now=at,
        local=question.local,
        party=question.party,
        act=ActFacts(began=question.act_on, ended=question.act_until or question.act_on),
        violation=ViolationFacts(versions=rows),
        recheck=REFUSED if question.refused else None,
    )


def facts_of(question: Question, clause: Clause) -> Facts:
    """The facts of the question under one clause."""
    bare = replace(
        _bare(question, ()),
        procedure=question.procedure,
        calendar=question.calendar,
        party=_party(question),
        act=_act(question),
        violation=_violation(question.matter, clause, question.base),
        fine_base=_fine_base(clause, question),
        leniency=_leniency(question),
        history=_history(question),
        reasons=question.reasons,
        discussion=DiscussionFacts() if question.tiers else None,
    )
    facts = replace(bare, proposal=_proposal(question, bare))
    told = _order(question, clause)
    return replace(
        facts, notice=_notice(question, facts), benchmark=_benchmark(question), order=told[0], recheck=told[1]
    )


def _party(question: Question) -> PartyFacts:
    """Who has not told his birth date counts as an adult, unless youth is stated."""
    party = question.party
    if party.kind == "unit" or party.born is not None or party.age_group is not None:
        known = party
    elif "from_14_to_17" in question.circumstances.causes:
        known = replace(party, age_group="from_14_to_17")
    else:
        known = replace(party, age_group="adult")
    limited = "limited_capacity" in question.circumstances.causes
    return replace(known, capacity=question.circumstances.capacity or ("limited" if limited else known.capacity))


def _act(question: Question) -> ActFacts:
    harm = question.circumstances.harm
    return ActFacts(
        began=question.act_on,
        ended=question.act_until or (None if question.continuing else question.act_on),
        continuing=question.continuing,
        found_on=question.found_on,
        harm=None if harm is None else harm != "none",
    )


def _violation(matter: Matter, clause: Clause, base: Decimal | None) -> ViolationFacts:
    individual, unit = clause.ranges(base)
    return ViolationFacts(
        code=matter.code or matter.name,
        name=matter.name,
        defining=clause.defining,
        penalty=clause.penalty,
        individual=individual,
        unit=unit,
        kinds=clause.kinds,
        warning_required=clause.warning_required,
        precondition=_precondition(matter, clause),
        environmental=matter.environmental,
        life_health_finance=matter.life_health_finance,
        level=matter.level,
    )


def _precondition(matter: Matter, clause: Clause) -> Precondition | None:
    return clause.precondition or ("refuse_to_correct" if matter.refusal_asked else None)


def _fine_base(clause: Clause, question: Question) -> FineBaseFacts | None:
    found = clause.unit or clause.individual or FineRange()
    if not clause.way:
        return FineBaseFacts() if found.maximum is None else None
    return FineBaseFacts(way=clause.way, base=question.base, low=found.minimum, high=found.maximum)


def _leniency(question: Question) -> LeniencyFacts:
    stated = question.circumstances
    harm = stated.harm
    causes: dict[str, Any] = {name: True for name in RANGED if name in stated.causes}
    return LeniencyFacts(
        minor=stated.minor,
        corrected_in_time=stated.corrected,
        no_harm=None if harm is None else harm == "none",
        slight_harm=None if harm is None else harm == "slight",
        no_fault_proved=bool(stated.no_fault),
        aggravating=bool(stated.aggravating),
        **causes,
    )


def _history(question: Question) -> HistoryFacts:
    code = question.matter.code or question.matter.name
    same = tuple(
        EarlierPenalty(violation_code="", decided_on=each.on, fined=True, same_facts=True)
        for each in question.earlier
        if each.on is not None
    )
    before = (
        (EarlierPenalty(violation_code=code, decided_on=question.decided_on - ONE_DAY),)
        if question.circumstances.first_offence is False
        else ()
    )
    return HistoryFacts(earlier=(*same, *before))


def _proposal(question: Question, bare: Facts) -> ProposalFacts:
    stated = question.proposed
    if stated.nothing:
        return ProposalFacts(outcome="not_punish", not_punish_ground="")
    others = (*((CONFISCATION,) if stated.confiscate else ()), *stated.others)
    warning = stated.warning
    if warning is None:
        warning = bare.violation is not None and bare.violation.warning_required
    return ProposalFacts(
        fine=stated.fine,
        warning=warning,
        other_kinds=others,
        lightened=True,
        mitigated=_below(bare, stated.fine) and (has_mitigating_cause(bare) or _by_law(question)),
        bases=question.bases,
        review_passed=question.reviewed is True,
    )


def _by_law(question: Question) -> bool:
    return "by_law" in question.circumstances.causes


def _below(bare: Facts, fine: Decimal | None) -> bool:
    found = None if bare.violation is None else statutory_range(bare.violation, bare.party, bare.local)
    return fine is not None and found is not None and found.minimum is not None and fine < found.minimum


def _notice(question: Question, facts: Facts) -> NoticeFacts | None:
    told, proposal = question.noticed, facts.proposal
    if told is None or proposal is None:
        return None
    return NoticeFacts(
        delivered_on=told.on,
        proposed_fine=proposal.fine if told.fine is None else told.fine,
        proposed_warning=proposal.warning,
        proposed_kinds=proposal.other_kinds,
    )


def _order(question: Question, clause: Clause) -> tuple[OrderFacts | None, RecheckFacts | None]:
    corrected = question.circumstances.corrected
    if corrected is None:
        return None, None
    ordered = min(question.act_until or question.act_on or question.decided_on, question.decided_on)
    order = OrderFacts(told_on=ordered, on_the_spot=True, corrected_already=corrected)
    return order, RecheckFacts(on=question.decided_on, result="corrected" if corrected else "refused")


def _benchmark(question: Question) -> BenchmarkFacts | None:
    if question.tiers is None:
        return None
    return BenchmarkFacts(
        name=question.benchmark_name or "裁量基准",
        published_on=question.benchmark_from or ALWAYS,
        in_force_from=question.benchmark_from or ALWAYS,
        in_force_until=question.benchmark_until,
        tiers=question.tiers,
        chosen=question.tier,
        choice_reason_stated=True,
    )


def tier_at(question: Question, amount: Decimal) -> TierFacts | None:
    """The tier of an amount, the lower one where two share it."""
    held = [each for each in question.tiers or () if each.holds(amount)]
    return min(held, key=lambda each: each.minimum, default=None)
