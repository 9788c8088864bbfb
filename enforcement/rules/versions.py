"""The law of then or the milder law of now (DEC-11, 行政处罚法 37条)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from enforcement.rules.facts import Facts, FineRange, VersionFacts
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.statutes import ECO_CODE, PENALTY_LAW
from enforcement.rules.track import counts_as_unit

MILDER = (Article(PENALTY_LAW, 37), Article(ECO_CODE, 1057))
ZERO = Decimal(0)
UNBOUNDED = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Choice:
    """The version to apply, and in Chinese why."""

    version: VersionFacts
    why: str


def version_of(versions: tuple[VersionFacts, ...], day: date, refused: bool) -> VersionFacts | None:
    """The version in force on `day`; if `refused`, the one for those who did not correct."""
    there = [
        version
        for version in versions
        if version.in_force_from <= day and (version.in_force_until is None or day <= version.in_force_until)
    ]
    fitting = [version for version in there if refused and version.only_if is not None]
    plain = [version for version in there if version.only_if is None]
    return next(iter(fitting or plain), None)


def lighter(old: VersionFacts, new: VersionFacts, as_unit: bool) -> Choice:
    """The version to apply: that of the act, unless the new one is milder.

    Compared in order (design): no violation any more, maximum, minimum, number of other sanctions.
    """
    if not new.unlawful:
        return Choice(new, "新规定不认为是违法行为")
    low, high = _weight(old, as_unit), _weight(new, as_unit)
    for index, what in enumerate(("上限", "下限", "其他处罚")):
        if high[index] < low[index]:
            return Choice(new, f"新规定的{what}较轻")
        if high[index] > low[index]:
            return Choice(old, f"新规定的{what}较重，适用行为时的规定")
    return Choice(old, "新旧规定轻重相同，适用行为时的规定")


def _weight(version: VersionFacts, as_unit: bool) -> tuple[Decimal, Decimal, Decimal]:
    found = version.unit if as_unit else version.individual
    if found is None:
        found = FineRange(ZERO, ZERO)
    top = UNBOUNDED if found.maximum is None else found.maximum
    return top, found.minimum or ZERO, Decimal(len(version.other_kinds))


SAME = "行为时与决定时的规定相同"
ONLY_REFUSERS = "新规定只处罚拒不改正、逾期不改正的，本案没有这一情形"


def _both(
    versions: tuple[VersionFacts, ...], acted: date, day: date, refused: bool
) -> tuple[VersionFacts, VersionFacts] | None:
    """The versions of the act and of the decision; None when one is not known.

    A new version that punishes only those who did not correct does not call anybody else's act unlawful.
    """
    old, new = version_of(versions, acted, refused), version_of(versions, day, refused)
    if old is not None and new is None:
        only = version_of(versions, day, True)
        new = None if only is None else replace(only, unlawful=False)
    return None if old is None or new is None else (old, new)


def _refused(facts: Facts) -> bool:
    return facts.recheck is not None and facts.recheck.result in ("refused", "not_corrected")


def choice(facts: Facts) -> Choice | None:
    """The version that must be applied to this act; None when no version then or now is known."""
    violation = facts.violation
    if violation is None or not violation.versions:
        return None
    acted = facts.act.ended or facts.act.began or facts.day
    found = _both(violation.versions, acted, facts.day, _refused(facts))
    return None if found is None else _chosen(*found, counts_as_unit(facts.party, facts.local))


def _chosen(old: VersionFacts, new: VersionFacts, as_unit: bool) -> Choice:
    if old == new:
        return Choice(old, SAME)
    made = lighter(old, new, as_unit)
    return Choice(new, ONLY_REFUSERS) if not new.unlawful and new.only_if is not None else made


@dataclass(frozen=True, slots=True)
class Side:
    """One version as it stands beside the other: for this kind of party, and whether it is the one that applies."""

    version: VersionFacts
    range: FineRange | None
    on: date
    applies: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The law of the act and that of the decision side by side, in Chinese why the one applies."""

    then: Side
    now: Side
    why: str


def comparison(
    versions: tuple[VersionFacts, ...], acted: date, day: date, *, refused: bool, as_unit: bool
) -> Comparison | None:
    """Both versions for showing; None while one and the same version governs the act and the decision."""
    found = _both(versions, acted, day, refused)
    if found is None or found[0] == found[1]:
        return None
    old, new = found
    made = _chosen(old, new, as_unit)
    then, now = (_side(each, on, made.version == each, as_unit) for each, on in ((old, acted), (new, day)))
    return Comparison(then, now, made.why)


def compared(facts: Facts) -> Comparison | None:
    """The comparison for a case as a step sees it."""
    violation = facts.violation
    acted = facts.act.ended or facts.act.began or facts.day
    as_unit = counts_as_unit(facts.party, facts.local)
    versions = () if violation is None else violation.versions
    return comparison(versions, acted, facts.day, refused=_refused(facts), as_unit=as_unit)


def _side(version: VersionFacts, on: date, applies: bool, as_unit: bool) -> Side:
    return Side(version, version.unit if as_unit else version.individual, on, applies)


@rule("DEC-11", basis=MILDER)
def the_law_of_then_or_the_milder_one_is_applied(facts: Facts) -> Iterator[Finding]:
    """The law of the act, unless the law at decision is milder or knows no violation (行政处罚法 37条)."""
    if not facts.punishes or facts.violation is None or not facts.violation.versions:
        return
    found = choice(facts)
    if found is None:
        yield forbids(
            "DEC-11",
            "没有行为时或者决定时有效的处罚规定，不能处罚。请核对依据的版本。",
            *MILDER,
            mend="violation",
        )
        return
    if not found.version.unlawful:
        yield forbids("DEC-11", f"{found.why}，不能处罚。请改为不予处罚。", *MILDER, mend="violation")
        return
    yield from _right_version_used(found, [v for v in facts.violation.versions if v.in_use])


def _right_version_used(found: Choice, used: list[VersionFacts]) -> Iterator[Finding]:
    if used != [found.version]:
        yield forbids(
            "DEC-11",
            f"应当适用「{found.version.name}」：{found.why}。请改选依据。",
            *MILDER,
            mend="violation",
        )
    elif found.why != SAME:
        yield notes(
            "DEC-11",
            f"适用「{found.version.name}」：{found.why}，待法制机构确认。",
            *MILDER,
            mend="violation",
        )
