"""Filling in what follows from the rest of a file: days, ranges, people, who proved what, what the party was told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cases.exchange.filling_procedure import approved, handed_on, paper_of, told, weighed, weighed_by
from cases.exchange.presumption import EVIDENCE, NO_LIMIT, TWO_OFFICERS, lawful
from cases.exchange.reading import CaseFile
from cases.exchange.translating import NO_CODE, states_range
from enforcement.rules import facts as parts
from enforcement.rules.delivery import FOR_PERSONS, FOR_UNITS
from enforcement.rules.facts import Facts
from enforcement.rules.fines import has_mitigating_cause, statutory_range
from enforcement.rules.investigation import required_elements, usable
from enforcement.rules.periods import CENT
from enforcement.rules.versions import choice
from enforcement.rules.waivers import must_be_lightened, young

KINDS: tuple[Any, ...] = ("fine", "warning", "confiscation")
ZERO = Decimal(0)


def filled(file: CaseFile, facts: Facts) -> Facts:
    """The facts with every silence filled in lawfully; what the file states or denies stays as it is."""
    for fill in FILLS:
        facts = replace(facts, **fill(file, facts))
    return facts


def _clue(file: CaseFile, facts: Facts) -> dict[str, Any]:
    clue = facts.clue
    if clue is None:
        return {}
    seen = clue.registered_on or clue.verified_on or facts.day
    return {"clue": replace(clue, registered_on=seen, verified_on=clue.verified_on or seen)}


def _investigation(file: CaseFile, facts: Facts) -> dict[str, Any]:
    held = facts.investigation
    return {} if held is None else {"investigation": replace(held, ended_on=held.ended_on or facts.day)}


def _body(file: CaseFile, facts: Facts) -> dict[str, Any]:
    body = facts.organisation if file.states("organisation") else lawful(parts.OrganisationFacts)
    village = facts.construction is not None and facts.construction.kind == "village"
    if village and not (file.told("organisation") or {}).get("kind"):
        body = replace(body, kind="town")  # 城乡规划法 65条: it is theirs
    named = "" if facts.paper is None else facts.paper.authority_name
    if "authority_name" not in (file.told("organisation") or {}):
        body = replace(body, authority_name=named or body.authority_name or body.name)
    local = facts.local
    if local.hearing_citizen.value is None:
        local = replace(local, hearing_citizen=NO_LIMIT)
    if local.hearing_unit.value is None:
        local = replace(local, hearing_unit=NO_LIMIT)
    return {"organisation": body, "local": local}


def _people(file: CaseFile, facts: Facts) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not file.states("officers"):
        found["officers"] = TWO_OFFICERS
    if facts.checklist is None and not file.denies("checklist"):
        found["checklist"] = lawful(parts.ChecklistFacts)
    if facts.party.kind == "unknown" and not (file.told("party") or {}).get("kind"):
        found["party"] = replace(facts.party, kind=_kind_of_party(file, facts))
    return found


def _kind_of_party(file: CaseFile, facts: Facts) -> Any:
    """The kind of party that received the papers, else the one that may be fined so much."""
    received = {each.recipient for each in file.parts("deliveries") if each.recipient}
    if received - FOR_UNITS or received - FOR_PERSONS:
        return "individual" if received - FOR_UNITS else "unit"
    fine = facts.proposal.fine if facts.proposal is not None else None
    range_of = None if facts.violation is None else facts.violation.individual
    if fine is None or range_of is None or range_of.maximum is None:
        return "unit"
    return "individual" if (range_of.minimum or ZERO) <= fine <= range_of.maximum else "unit"


def _act(file: CaseFile, facts: Facts) -> dict[str, Any]:
    act = facts.act
    seen = act.found_on or facts.day
    begun = act.began or min(act.ended or seen, seen)
    return {"act": replace(act, found_on=seen, began=begun)}


def _violation(file: CaseFile, facts: Facts) -> dict[str, Any]:
    found = facts.violation or parts.ViolationFacts(name="违法行为")
    held = facts.power.violation_code if facts.power is not None else ""
    unnamed = held and found.code in ("", NO_CODE)
    found = replace(found, code=held if unnamed else found.code or NO_CODE, kinds=found.kinds or KINDS)
    fine = facts.proposal.fine if facts.proposal is not None else None
    stated = file.told("violation") or {}
    tiers = facts.benchmark.tiers if facts.benchmark is not None else ()
    wide = parts.FineRange(None, max([fine or CENT, *(tier.maximum for tier in tiers)]) * 10)
    unsaid = [name for name in ("individual", "unit") if getattr(found, name) is None and name not in stated]
    ranges: dict[str, Any] = dict.fromkeys(unsaid, wide)
    found = replace(found, **ranges)
    power = facts.power
    if power is None and not file.denies("power"):
        street = facts.organisation.kind in ("street", "town")
        power = lawful(parts.PowerFacts, by="transfer" if street else "own")
    if power is not None:
        power = replace(power, violation_code=power.violation_code or found.code)
    return {"violation": found, "power": power, "legal_basis_stated": True}


def _law_of_then(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """The version the law wants is taken to be the one applied, unless the file states a range of its own."""
    chosen, found = choice(facts), facts.violation
    if chosen is None or found is None or states_range(file):
        return {}
    held = chosen.version
    versions = tuple(replace(each, in_use=each == held) for each in found.versions)
    return {"violation": replace(found, versions=versions, individual=held.individual, unit=held.unit)}


def _leniency(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """Open questions are answered as what was decided needs them: for letting off, or for punishing."""
    proposal, answers = facts.proposal, facts.leniency
    spared = proposal is not None and proposal.outcome == "not_punish"
    names = ("minor", "corrected_in_time", "no_harm", "slight_harm", "no_fault_proved")
    open_names = [name for name in names if getattr(answers, name) is None]
    answers = replace(answers, **dict.fromkeys(open_names, spared))
    history = facts.history
    unanswered = (file.told("circumstances") or {}).get("first_offence") is None and not file.listed("history")
    if not spared and unanswered and facts.violation is not None:
        earlier = parts.EarlierPenalty(violation_code=facts.violation.code, decided_on=facts.day)
        history = replace(history, earlier=(earlier,))
    told = file.told("circumstances") or {}
    done: dict[str, Any] = {name: True for name in ("education_given", "guardian_told") if told.get(name) is None}
    return {"leniency": replace(answers, **done), "history": history}


def _decided(file: CaseFile, facts: Facts) -> dict[str, Any]:
    proposal = facts.proposal
    if proposal is None:
        return {}
    told = file.told("decision") or {}
    found = facts.violation
    suspected = facts.crime is not None and facts.crime.suspected is True
    if suspected and not {"outcome", "fine", "penalties"} & told.keys():
        proposal = replace(proposal, outcome="transfer")
        facts = replace(facts, proposal=proposal)
    if found is not None and found.warning_required and told.get("warning") is None and facts.punishes:
        proposal = replace(proposal, warning=True)
    if facts.punishes and not (proposal.warning or proposal.other_kinds or proposal.fine is not None):
        proposal = replace(proposal, **_some_penalty(facts))
    if told.get("lightened") is None and (must_be_lightened(facts.leniency) or young(facts)):
        proposal = replace(proposal, lightened=True)
    if told.get("mitigated") is None and _below(facts) and has_mitigating_cause(facts):
        proposal = replace(proposal, mitigated=True)
    if proposal.outcome == "not_punish" and not proposal.not_punish_ground:
        first = facts.leniency.first_offence_claimed
        proposal = replace(proposal, not_punish_ground="first_offence" if first else "minor")
    if proposal.outcome == "dismiss" and not proposal.not_punish_ground:
        proposal = replace(proposal, not_punish_ground="not_established")
    if facts.gains is not None and proposal.gains is None and facts.gains.received is not None:
        from enforcement.rules.evidence import unlawful_gains

        proposal = replace(proposal, gains=unlawful_gains(facts.gains))
    if "没收非法财物" in proposal.other_kinds and proposal.goods_value is None:
        proposal = replace(proposal, goods_value=ZERO)
    return {"proposal": proposal, "facts_established": told.get("facts_established") is not False}


def _some_penalty(facts: Facts) -> dict[str, Any]:
    """The penalty that the party was told of or the heads agreed on, else the least the clause allows."""
    for told_fine in (facts.discussion and facts.discussion.fine, facts.notice and facts.notice.proposed_fine):
        if isinstance(told_fine, Decimal):
            return {"fine": told_fine}
    found = None if facts.violation is None else statutory_range(facts.violation, facts.party, facts.local)
    if found is not None and facts.violation is not None and "warning" not in facts.violation.kinds:
        return {"fine": max(found.minimum or ZERO, CENT)}
    return {"warning": True}


def _below(facts: Facts) -> bool:
    if facts.violation is None or facts.proposal is None or facts.proposal.fine is None:
        return False
    found = statutory_range(facts.violation, facts.party, facts.local)
    return found is not None and facts.proposal.fine < (found.minimum or ZERO)


def _waivers(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """A matter let off is taken to stand on a published list, unless the file says what lists there were."""
    found, proposal = facts.violation, facts.proposal
    if found is None or proposal is None or (file.told("violation") or {}).get("waivers") is not None:
        return {}
    if proposal.not_punish_ground not in ("minor", "first_offence"):
        return {}
    listed: Any = proposal.not_punish_ground
    return {"violation": replace(found, waivers=(parts.WaiverFacts(kind=listed),))}


def _proof(file: CaseFile, facts: Facts) -> dict[str, Any]:
    evidence = facts.evidence
    if not file.states("evidence"):
        cited = dict.fromkeys(piece for each in facts.elements for piece in each.evidence_ids)
        evidence = (*EVIDENCE, *(lawful(parts.EvidenceFacts, id=piece) for piece in cited))
    facts = replace(facts, evidence=evidence)
    good = tuple(usable(facts))
    stated = {str(each["name"]): each for each in file.listed("elements") if each.get("name") is not None}
    shown = {each.name: each for each in facts.elements}
    proved = tuple(
        shown[name] if "evidence_ids" in stated.get(name, {}) else parts.ElementFacts(name=name, evidence_ids=good)
        for name in dict.fromkeys((*required_elements(facts), *stated))
    )
    base = facts.fine_base
    if base is not None and not ("base" in (told := file.told("fine_base") or {}) and "high" in told):
        base = None
    elif base is not None and "evidence_ids" not in told:
        base = replace(base, evidence_ids=good)
    return {"evidence": evidence, "elements": () if file.denies("elements") else proved, "fine_base": base}


def _correction(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """An order given and, where the clause wants it, a recheck that found nothing mended."""
    order, recheck = facts.order, facts.recheck
    spared = facts.proposal is not None and facts.proposal.outcome == "not_punish"
    corrected = facts.leniency.corrected_in_time is True and (spared or file.states("circumstances"))
    told_on = min(facts.act.found_on or facts.day, facts.day)
    if order is None and not file.denies("order"):
        order = parts.OrderFacts(told_on=told_on, on_the_spot=True, corrected_already=corrected)
    elif order is not None:
        in_words = order.on_the_spot or order.by is not None
        order = replace(order, told_on=order.told_on or told_on, on_the_spot=order.on_the_spot or not in_words)
    if file.denies("recheck"):
        return {"order": order}
    needed = facts.violation is not None and facts.violation.precondition is not None
    if recheck is None and (needed or corrected):
        recheck = parts.RecheckFacts()
    if recheck is not None:
        result = recheck.result or ("corrected" if corrected else "refused")
        recheck = replace(recheck, on=recheck.on or facts.day, result=result)
    return {"order": order, "recheck": recheck}


FILLS: tuple[Callable[[CaseFile, Facts], dict[str, Any]], ...] = (
    _body, _people, _act, _clue, _investigation, _violation, _law_of_then, _leniency, _decided, _waivers, _proof, _correction, told, weighed, weighed_by, approved,
    paper_of, handed_on,
)  # fmt: skip
