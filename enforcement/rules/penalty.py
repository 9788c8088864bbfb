"""The calculator of penalties: what is proposed, judged by the rules of a case, with what is not stated told as such.

Unlawful is what a rule forbids; a reason is needed where a rule asks one and none is written under its code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from enforcement.rules import benchmark, dialogue, fines, limitation, notice, tiers, track, versions, waivers
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, Force, asks_reason, forbids, notes
from enforcement.rules.penalty_facts import REFUSED, Applied, applied, facts_of, version_facts
from enforcement.rules.penalty_parts import Question
from enforcement.rules.penalty_told import answer_of
from enforcement.rules.penalty_unstated import unstated
from enforcement.rules.statutes import DISCRETION_GUIDANCE, PENALTY_LAW

LATE_FEE = "加处罚款"

AMOUNT = (
    fines.the_penalty_is_of_a_lawful_kind,
    fines.the_fine_is_inside_the_statutory_range,
    fines.lenient_causes_show_in_the_amount,
    fines.the_clause_with_the_higher_fine_is_used,
    fines.a_clause_of_higher_rank_is_pointed_out,
    fines.one_act_is_fined_once,
    track.only_small_fines_or_warnings_on_the_spot,
)
PERSON = (
    waivers.those_not_answerable_are_not_punished,
    waivers.limited_capacity_may_be_lightened,
)


def judge(question: Question) -> dict[str, object]:
    """The verdict on the proposal: verdict, range, tier, calculation, findings, as plain values."""
    used = applied(question)
    facts = facts_of(question, used.clause)
    found = list(_deduplicated(_findings(question, used, facts)))
    return answer_of(question, used, facts, found)


def _deduplicated(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for each in findings:
        if (each.code, each.says) not in seen:
            seen.add((each.code, each.says))
            yield each


def _findings(question: Question, used: Applied, facts: Facts) -> Iterator[Finding]:
    yield from _law(question, used, facts)
    if question.proposed.nothing:
        yield from _not_punished(question, facts)
        yield from unstated(question, facts)
        return
    for each in AMOUNT:
        yield from _of_a_question(question, each(facts))
    if LATE_FEE not in question.matter.name:
        yield from fines.the_highest_fine_is_justified(facts)
    if facts.procedure == "simple":
        yield from track.the_sole_trader_figure_is_local(facts)
    yield from _mitigated(facts)
    yield from _lenient(question, facts)
    yield from _too_old(question, facts)
    if question.circumstances.corrected is not None:
        yield from dialogue.refusal_to_correct_is_proved_first(facts)
    yield from _told(question, facts)
    yield from _tiers(question, facts)
    yield from _undated(question)
    yield from unstated(question, facts)


def _of_a_question(question: Question, findings: Iterable[Finding]) -> Iterator[Finding]:
    """A cause that another law names is a cause, to be shown in the reason (32条5项)."""
    for each in findings:
        if each.code == "LEN-07" and "没有法定的减轻情节" in each.says and "by_law" in question.circumstances.causes:
            continue
        yield each


def _law(question: Question, used: Applied, facts: Facts) -> Iterator[Finding]:
    if used.nowhere:
        yield forbids("DEC-11", "行为时没有有效的处罚规定，不能处罚。请核对依据和日期。", *versions.MILDER)
    elif used.unknown:
        yield asks_reason("DEC-11", used.unknown, *versions.MILDER)
    elif used.choice is not None and facts.violation is not None:
        rows = tuple(
            replace(row, in_use=row == used.choice.version)
            for row in (version_facts(each, question) for each in question.matter.clauses)
        )
        compared = replace(facts, violation=replace(facts.violation, versions=rows))
        if question.refused and compared.recheck is None:
            compared = replace(compared, recheck=REFUSED)
        yield from versions.the_law_of_then_or_the_milder_one_is_applied(compared)


def _mitigated(facts: Facts) -> Iterator[Finding]:
    if facts.proposal is not None and facts.proposal.mitigated and facts.procedure == "ordinary":
        yield asks_reason(
            "LEN-07", "罚款低于法定下限，属于减轻处罚，须经法制审核。请写明减轻的情节和审核意见。", *fines.MITIGATION
        )


def _lenient(question: Question, facts: Facts) -> Iterator[Finding]:
    for each in PERSON:
        yield from each(facts)
    stated = question.circumstances
    if stated.minor is not None and waivers.is_minor_act(facts.leniency) is not None:
        yield from waivers.minor_corrected_harmless_acts_are_not_punished(facts)
    answered = stated.first_offence is not None and waivers.is_first_offence(facts) is not None
    if answered and not waivers.is_minor_act(facts.leniency):
        yield from waivers.a_first_offence_may_be_waived(facts)


def _not_punished(question: Question, facts: Facts) -> Iterator[Finding]:
    """Nothing is imposed: one of the grounds of 30, 31, 33条 has to stand on what is stated."""
    stated = question.circumstances
    answers = {
        "under_14": waivers.under_14(facts),
        "no_capacity": facts.party.capacity == "none",
        "no_fault": bool(stated.no_fault),
        "minor": waivers.is_minor_act(facts.leniency),
        "first_offence": waivers.is_first_offence(facts) if stated.first_offence is not None else _open(facts),
        "too_late": any(each.force is Force.FORBIDS for each in _too_old(question, facts, punishes=True)),
    }
    met = [ground for ground, answer in answers.items() if answer]
    if met:
        named = "、".join(waivers.GROUNDS[each] for each in met)
        yield notes("LEN-04", f"不予处罚的情形：{named}。不予处罚的应当教育当事人。", waivers.EDUCATION)
    elif any(answer is None for answer in answers.values()):
        yield asks_reason("LEN-01", "所填事实还不能认定有不予处罚的情形。请写明情形和理由。", *waivers.MUST_NOT)
    else:
        yield forbids("LEN-01", "所填事实不符合不予处罚的情形，不能不予处罚。请核对事实。", *waivers.MUST_NOT)


def _open(facts: Facts) -> bool | None:
    return None if waivers.is_first_offence(facts) else waivers.is_first_offence(facts)


def _too_old(question: Question, facts: Facts, *, punishes: bool = False) -> Iterator[Finding]:
    """The limitation, where the days are stated; a legal review that is not stated asks for its opinion (FIL-04)."""
    if question.found_on is None or (question.act_on is None and not question.continuing):
        return
    looked = (
        replace(facts, proposal=replace(facts.proposal, outcome="punish")) if punishes and facts.proposal else facts
    )
    for each in limitation.the_act_is_not_too_old(looked):
        if each.code == "FIL-04" and each.force is Force.FORBIDS and question.reviewed is None:
            yield asks_reason("FIL-04", f"{each.says}已经审核的，请写明审核意见。", *each.basis)
        else:
            yield each


def _told(question: Question, facts: Facts) -> Iterator[Finding]:
    told = question.noticed
    if told is None or facts.notice is None:
        return
    too_early = told.on is not None and question.decided_on <= told.on
    if too_early and not (question.procedure == "simple" and question.decided_on == told.on):
        yield forbids("PRE-01", "决定日期不晚于告知日期，须先告知、听取陈述申辩，再作决定。请核对。", *notice.TOLD)
    elif told.on is not None and question.procedure == "ordinary":
        for each in notice.the_time_to_speak_has_run(facts):
            yield notes(each.code, f"{each.says}", *each.basis)
    heavier = list(notice.speaking_up_makes_nothing_worse(facts))
    if heavier and told.heavier_ground and not for_speaking_up(told.heavier_ground):
        yield asks_reason(
            "PRE-03",
            "罚款高于告知的数额，有新的事实的须重新告知。请写明重新告知的日期和文号。",
            *notice.NO_WORSE,
            *notice.TOLD,
        )
    else:
        yield from heavier


def for_speaking_up(ground: str) -> bool:
    """Whether the ground named for a heavier penalty is the statement of the party itself (45条2款)."""
    speaking = any(word in ground for word in ("申辩", "陈述", "态度", "statement", "defence", "defense", "attitude"))
    return speaking and not any(word in ground for word in ("新", "另查", "补充查", "new"))


def _tiers(question: Question, facts: Facts) -> Iterator[Finding]:
    found, fine = facts.benchmark, question.proposed.fine
    if found is None:
        yield from benchmark.the_benchmark_is_published_and_in_force(facts)
        return
    fitting = benchmark.the_tiers_fit_the_statute(facts)
    yield from (notes(each.code, each.says, *each.basis) for each in fitting)
    if found.tier is not None:
        yield from benchmark.the_benchmark_is_published_and_in_force(facts)
        yield from benchmark.leaving_the_benchmark_is_reasoned_and_approved(facts)
        if benchmark.leaves_the_tier(facts) is not None:
            yield notes("REV-07", "调整适用裁量基准须经负责人批准或者集体讨论。", DISCRETION_GUIDANCE)
        yield from _shared(facts, fine)
    elif fine is not None and not any(each.holds(fine) for each in found.tiers) and not _mitigates(facts):
        yield asks_reason("REV-07", f"拟罚 {fine} 元不在裁量基准的任何档次以内。请写明理由。", DISCRETION_GUIDANCE)
    elif fine is not None:
        yield notes("LEN-09", "没有写明按事实属于哪一档次，只能按数额对应档次。", *benchmark.PUBLISHED)


def _mitigates(facts: Facts) -> bool:
    return facts.proposal is not None and facts.proposal.mitigated


def _shared(facts: Facts, fine: Decimal | None) -> Iterator[Finding]:
    """An amount that two tiers share belongs to the lower one (LEN-10, design)."""
    found = facts.benchmark
    if found is None or found.tier is None or fine is None or not found.tier.holds(fine):
        return
    lower = tiers.tier_of(found.tiers, fine)
    if lower is not None and lower.name != found.tier.name and lower.minimum < found.tier.minimum:
        yield asks_reason(
            "LEN-10",
            f"{fine} 元同属「{lower.name}」和「{found.tier.name}」，约定归较低的一档。按较高的一档处罚的，请写明理由。",
            *benchmark.FITTING,
        )


def _undated(question: Question) -> Iterator[Finding]:
    if question.proposed.fine is not None and any(each.on is None for each in question.earlier):
        yield forbids("DEC-09", "当事人的同一违法行为已被罚款，不得再次罚款。", Article(PENALTY_LAW, 29))
