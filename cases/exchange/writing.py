"""Writing a case file in the exchange format: what is stated, nothing else, names and numbers left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.exchange.extras import ActPart
from cases.exchange.sections import FORMAT, SECTIONS, Section
from cases.exchange.typed import local_kinds, written
from enforcement.rules import facts as parts
from enforcement.rules.facts import DeliveryFacts, Facts


def document(facts: Facts, acts: Iterable[ActPart], deliveries: Iterable[DeliveryFacts] = ()) -> dict[str, Any]:
    """The file of a case, judged at the moment of `facts`. The acts in the order in which they happened."""
    found: dict[str, Any] = {"format": FORMAT, "procedure": facts.procedure}
    for section in SECTIONS.values():
        stated = _section(section, facts, tuple(deliveries))
        if stated:
            found[section.name] = stated
    _one_id_each(found, facts)
    found["acts"] = [written(act) for act in acts]
    if facts.proposal is not None:
        found["decision"] = _decision(facts)
    if local := _local(facts.local):
        found["parameters"] = local
    return found


def _section(section: Section, facts: Facts, deliveries: tuple[DeliveryFacts, ...]) -> Any:
    by_hand = {
        "officers": facts.officers,
        "history": facts.history.earlier,
        "notices": () if facts.notice is None else (facts.notice,),
        "statements": () if facts.statement is None else (facts.statement,),
        "deliveries": deliveries,
        **_terms(facts),
    }
    if section.name in by_hand:
        return [written(each) for each in by_hand[section.name]]
    if not section.fills:
        return None
    held = getattr(facts, section.fills)
    if section.many:
        return [written(each) for each in held]
    return None if held is None else written(held)


def _one_id_each(found: dict[str, Any], facts: Facts) -> None:
    """In a file a person has one id; register entries of officers take that of their account."""
    accounts = {str(each.person_id): str(each.account_id or each.person_id) for each in facts.officers}

    def renamed(who: Any) -> str:
        return accounts.get(str(who), str(who))

    if handlers := found.get("filing", {}).get("handlers"):
        found["filing"]["handlers"] = [renamed(each) for each in handlers]
    if chair := found.get("hearing", {}).get("chair_id"):
        found["hearing"]["chair_id"] = renamed(chair)
    for recusal in found.get("recusals", []):
        if "person_id" in recusal:
            recusal["person_id"] = renamed(recusal["person_id"])


def _terms(facts: Facts) -> dict[str, tuple[Any, ...]]:
    term = facts.term or parts.TermFacts()
    return {"extensions": term.extensions, "exclusions": term.exclusions, "suspensions": term.suspensions}


def _decision(facts: Facts) -> dict[str, Any]:
    found = written(facts.proposal)
    found |= {"on": facts.day.isoformat(), "facts_established": facts.facts_established}
    if facts.reasons:
        found["reasons"] = dict(facts.reasons)
    if facts.approval is not None:
        found["approval"] = written(facts.approval)
    return found


def _local(local: parts.Local) -> dict[str, Any]:
    """The local values that differ from what the format takes for granted."""
    taken, found = parts.Local(), {}
    for name in local_kinds():
        held = getattr(local, name)
        plain = held.value if isinstance(held, parts.Parameter) else held
        usual = getattr(taken, name)
        if plain is not None and plain != (usual.value if isinstance(usual, parts.Parameter) else usual):
            found[name] = [*plain] if isinstance(plain, tuple) else dict(plain) if hasattr(plain, "items") else plain
    return {name: str(held) if name in parts.DECIMAL_VALUES else held for name, held in found.items()}
