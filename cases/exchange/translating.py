"""From an exchanged file to the facts that rules look at, as it stands or with its silences filled in lawfully."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cases.exchange.afterthoughts import UNBOUNDED
from cases.exchange.extras import DecisionPart
from cases.exchange.presumption import LAWFUL
from cases.exchange.reading import CaseFile
from cases.exchange.sections import SECTIONS
from cases.exchange.typed import NOTHING, Imprecise, Lawful, first_day, local_kinds, properties, read, value
from enforcement.rules import facts as parts
from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import Facts, legal_day
from enforcement.rules.fine_bases import computed_range
from enforcement.rules.fines import statutory_range

FINES, WARNINGS = frozenset({"fine", "罚款"}), frozenset({"warning", "警告"})
GAINS, GOODS = frozenset({"gains", "没收违法所得"}), frozenset({"goods", "confiscation", "没收非法财物"})
SPARED = frozenset({"not_punish", "不予处罚", "不予行政处罚", "免予处罚"})
# What is ordered beside a penalty, or follows it, is none (行政处罚法 9条, 28条).
_CLOSING = ("停产", "停业", "关闭")
_NO_PENALTY = ("责令", "限期改正", "加处", "扣押", "查封", "扣留", "暂扣物品", "当场处罚", "行政处罚（")


def translate(
    file: CaseFile,
    calendar: Calendar,
    moment: datetime,
    known: parts.ViolationFacts | None = None,
    *,
    lawful: bool,
) -> Facts:
    """The facts of the whole file at `moment`; `lawful` fills in what each stated part leaves open.

    `known`: the violation as the catalogue has it.
    """
    filling = LAWFUL if lawful else NOTHING
    decision = file.decision(filling)
    stated = _direct(file, filling)
    found = Facts(
        at=moment,
        now=moment,
        calendar=calendar,
        procedure=file.document.get("procedure") or "ordinary",
        local=local(file),
        violation=violation(file, filling, known),
        party=party(file, filling, moment),
        act=conduct(file, filling, moment),
        officers=file.parts("officers", filling),
        history=history(file, decision, moment),
        leniency=leniency(file, filling),
        legal_basis_stated=bool(file.told("violation")),
        notice=_last(file.parts("notices", filling)),
        statement=_last(file.parts("statements", filling)),
        term=_term(file, filling),
        **_decided(decision),
        **stated,
    )
    return replace(found, benchmark=_benchmark(found, decision))


def _benchmark(facts: Facts, decision: DecisionPart | None) -> parts.BenchmarkFacts | None:
    """The benchmark with the tier the decision names; a tier open above or below ends where the statute does."""
    held = facts.benchmark
    if held is None:
        return None
    statute = None if facts.violation is None else statutory_range(facts.violation, facts.party, facts.local)
    tiers = held.tiers
    if statute is not None and statute.maximum is not None:
        top = statute.maximum
        tiers = tuple(replace(each, maximum=top) if each.maximum == OPEN_ABOVE else each for each in tiers)
    chosen = held.chosen or (decision.tier if decision is not None else "")
    return replace(held, tiers=tiers, chosen=chosen)


OPEN_ABOVE = Decimal(UNBOUNDED)


def _direct(file: CaseFile, filling: Lawful) -> dict[str, Any]:
    """The sections that are a part of the facts as they stand."""
    direct = {
        section.fills: file.parts(section.name, filling) if section.many else file.part(section.name, filling)
        for section in SECTIONS.values()
        if section.fills and section.name not in _BY_HAND
    }
    return {name: part for name, part in direct.items() if part is not None}


def _decided(decision: DecisionPart | None) -> dict[str, Any]:
    if decision is None:
        return {}
    return {
        "proposal": proposal(decision),
        "approval": decision.approval,
        "reasons": dict(decision.reasons),
        "facts_established": bool(decision.facts_established),
    }


def _term(file: CaseFile, filling: Lawful) -> parts.TermFacts:
    return parts.TermFacts(
        filed_on=file.stated_day("filing", "filed_on"),
        extensions=file.parts("extensions", filling),
        exclusions=file.parts("exclusions", filling),
        suspensions=file.parts("suspensions", filling),
    )


_BY_HAND = frozenset({"violation", "party", "conduct", "circumstances"})


def _last(found: tuple[Any, ...]) -> Any:
    return found[-1] if found else None


def local(file: CaseFile) -> parts.Local:
    """The local values that the file states for then and there; they count as verified."""
    told = file.document.get("parameters") or {}
    kinds = local_kinds()
    given: dict[str, Any] = {}
    for each in fields(parts.Local):
        if each.name in kinds and told.get(each.name) is not None:
            held = value(kinds[each.name], told[each.name])
            given[each.name] = parts.Parameter(held, "V") if isinstance(each.default, parts.Parameter) else held
    return parts.Local(**given)


def violation(file: CaseFile, filling: Lawful, known: parts.ViolationFacts | None) -> parts.ViolationFacts | None:
    """The violation: what the file says over what the catalogue knows of its code.

    `range` holds for every kind of party; a computed range follows from its base.
    """
    told = file.told("violation")
    if told is None:
        return None
    found: parts.ViolationFacts = read(parts.ViolationFacts, told, filling)
    if known is not None:
        own: dict[str, Any] = {name: getattr(found, name) for name in properties(parts.ViolationFacts) if name in told}
        found = replace(known, **own)
    found = replace(found, code=found.code or NO_CODE)
    both = _one_range(file, told)
    ranges: dict[str, Any] = {name: both for name in RANGES if name not in told and both is not None}
    if states_range(file):
        ranges["versions"] = found.versions if "versions" in told else ()
    return replace(found, **ranges)


NO_CODE = "（未编码）"
RANGES = ("individual", "unit")


def states_range(file: CaseFile) -> bool:
    """Whether the file says what may be fined, instead of leaving it to the catalogue."""
    told = file.told("violation") or {}
    return any(told.get(name) is not None for name in ("range", *RANGES)) or bool(file.told("fine_base"))


def _one_range(file: CaseFile, told: Mapping[str, Any]) -> parts.FineRange | None:
    if told.get("range"):
        return read(parts.FineRange, told["range"])  # type: ignore[no-any-return]  # read gives the class asked for
    base = file.part("fine_base")
    if base is not None:
        try:
            return computed_range(base)
        except ValueError:
            return None
    return None


def party(file: CaseFile, filling: Lawful, moment: datetime) -> parts.PartyFacts:
    """The party; names and numbers are looked at and left behind."""
    told = file.told("party") or {}
    found: parts.PartyFacts = read(parts.PartyFacts, told, filling)
    given: dict[str, Any] = {
        f"{name}_stated": True for name in ("name", "address") if str(told.get(name) or "").strip()
    }
    number = str(told.get("number") or "").strip()
    if number:
        from cases import identity

        kind = "credit" if found.kind in ("unit", "sole_trader") else "resident"
        given |= {"number_stated": True, "id_check": identity.check(kind, number)}
        given |= {"born": found.born or identity.birthday(kind, number)}
    elif found.id_check == "not_checked" and filling:
        given["id_check"] = "ok"
    return replace(found, **given)


def conduct(file: CaseFile, filling: Lawful, moment: datetime) -> parts.ActFacts:
    """What was done. Found by the day of the first act that is not before it, unless the file says when."""
    found: parts.ActFacts = read(parts.ActFacts, file.told("conduct") or {}, filling)
    days = [legal_day(act.at) for act in file.acts if act.at is not None]
    first = min((day for day in days if found.began is None or day >= found.began), default=found.began)
    harm = (file.told("circumstances") or {}).get("harm")
    return replace(
        found,
        found_on=found.found_on or first,
        harm=harm in ("slight", "serious") if harm is not None else found.harm,
    )


def leniency(file: CaseFile, filling: Lawful) -> parts.LeniencyFacts:
    """The circumstances as answered; `harm` answers both questions about it."""
    told = file.told("circumstances") or {}
    found: parts.LeniencyFacts = read(parts.LeniencyFacts, told, filling)
    harm = told.get("harm")
    if harm is not None:
        found = replace(found, no_harm=harm == "none", slight_harm=harm in ("none", "slight"))
    if told.get("first_offence") is not None:
        found = replace(found, first_offence_claimed=told["first_offence"])
    return found


def history(file: CaseFile, decision: DecisionPart | None, moment: datetime) -> parts.HistoryFacts:
    """Earlier penalties of the party, for this matter unless the file names another; a repeat that is only stated
    counts as one a year before."""
    code = (file.told("violation") or {}).get("code") or NO_CODE
    found = []
    for given in file.listed("history"):
        if given.get("decided_on"):
            given = {**given, "decided_on": first_day(given["decided_on"])}
        try:
            found.append(read(parts.EarlierPenalty, {"violation_code": code, **given}))
        except Imprecise:
            continue
    if (file.told("circumstances") or {}).get("first_offence") is False and not found:
        found.append(parts.EarlierPenalty(violation_code=code, decided_on=_year_before(legal_day(moment))))
    return parts.HistoryFacts(earlier=tuple(found))


def _year_before(day: date) -> date:
    from enforcement.rules.periods import add_months

    return add_months(day, -12)


def proposal(decision: DecisionPart) -> parts.ProposalFacts:
    """What was decided: the listed penalties beside the fields of their own; an order to correct is no penalty."""
    listed = {name: _sum(decision, names) for name, names in (("fine", FINES), ("gains", GAINS), ("goods", GOODS))}
    spared = any(each.kind in SPARED for each in decision.penalties)
    own = {each.name: getattr(decision, each.name) for each in fields(parts.ProposalFacts)}
    own |= {
        "outcome": "not_punish" if spared else decision.outcome,
        "fine": decision.fine if decision.fine is not None else listed["fine"],
        "gains": decision.gains if decision.gains is not None else listed["gains"],
        "goods_value": decision.goods_value if decision.goods_value is not None else listed["goods"],
        "warning": decision.warning or any(each.kind in WARNINGS for each in decision.penalties),
        "other_kinds": tuple(dict.fromkeys((*decision.other_kinds, *_others(decision)))),
    }
    return parts.ProposalFacts(**own)


def _sum(decision: DecisionPart, names: frozenset[str]) -> Decimal | None:
    amounts = [each.amount for each in decision.penalties if each.kind in names and each.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _others(decision: DecisionPart) -> Iterator[str]:
    for each in decision.penalties:
        if each.kind in FINES | WARNINGS | SPARED | GAINS:
            continue
        if each.kind in GOODS:
            yield "没收非法财物"
        elif any(word in each.kind for word in _CLOSING) or not each.kind.startswith(_NO_PENALTY):
            yield each.kind
