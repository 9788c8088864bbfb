"""Judging a whole case file with the rules and the dates of then; nothing is stored (M30).

Each place is asked twice: as the file stands, and with its silences filled in lawfully. A finding that stays is
real. One that goes away rests on silence: it is noted, or asks for a word where the file itself states what makes
the law want one. A file that calls itself complete leaves no silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from cases.exchange import searching
from cases.exchange.accepting import Accepted, accepted
from cases.exchange.checkpoints import checkpoints
from cases.exchange.filling import filled
from cases.exchange.places import Checkpoint, Reading
from cases.exchange.reading import CaseFile
from cases.exchange.schema import FAULTS_SHOWN, faults, pointer
from cases.exchange.silence import wants_a_word
from cases.exchange.translating import translate
from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import Facts, ViolationFacts, legal_day
from enforcement.rules.findings import Finding, Force, Rule

Verdict = Literal["allow", "warn", "block"]


class NotInFormat(ValueError):
    """The document is not in the exchange format; `faults` says where and what."""

    def __init__(self, found: list[dict[str, str]]) -> None:
        self.faults = found
        super().__init__("不符合案卷交换格式。")


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding about one place of the file; `stated` is False when it rests on what the file does not say."""

    finding: Finding
    at: str
    stated: bool = True
    answered: bool = False

    @property
    def says(self) -> str:
        """The sentence for a reader."""
        return self.finding.says if self.stated else f"案卷没有说明，无法判断：{self.finding.says}"


@dataclass(frozen=True, slots=True)
class Judgment:
    """What comes of a file."""

    findings: tuple[Judged, ...]

    @property
    def verdict(self) -> Verdict:
        """block: something is forbidden; warn: a reason is missing; allow: neither."""
        forces = {each.finding.force for each in self.findings if not each.answered}
        if Force.FORBIDS in forces:
            return "block"
        return "warn" if Force.ASKS_REASON in forces else "allow"

    def as_json(self) -> dict[str, Any]:
        """The published shape: verdict and findings, the gravest first."""
        return {"verdict": self.verdict, "findings": [_shown(each) for each in self.findings]}


def _shown(each: Judged) -> dict[str, Any]:
    article = "；".join(map(str, each.finding.basis))
    shown = {"code": each.finding.code, "force": str(each.finding.force), "says": each.says, "article": article}
    return {**shown, "at": each.at, "stated": each.stated, "reason_given": each.answered}


Catalogue = Callable[[str, date], ViolationFacts | None]


def judge(document: Any, calendar: Calendar, now: datetime, catalogue: Catalogue | None = None) -> Judgment:
    """The judgment on a document of the exchange format. `now`: the day of files that state no day at all.

    `catalogue` knows violations by their code and the day of the act. Raises NotInFormat.
    """
    understood = accepted(document)
    if found := _refused(understood):
        raise NotInFormat(found)
    file = CaseFile(understood.document)
    moment = _moment(file, now)
    known = _known(file, moment, catalogue)
    standing = Reading(file, translate(file, calendar, moment, known, lawful=False), lawful=False)
    lawful = translate(file, calendar, moment, known, lawful=True)
    filled_in = Reading(file, filled(file, lawful), lawful=True)
    judged: dict[tuple[str, str, str], Judged] = {}
    for point in checkpoints(file, standing.facts):
        for each in _at(point, standing, filled_in):
            judged.setdefault((each.finding.code, each.finding.says, each.at if each.stated else ""), each)
    tracks = understood.tracks
    led_back = [replace(each, at=tracks.pointer(each.at)) for each in judged.values()]
    return Judgment(tuple(sorted(led_back, key=_rank)))


def _refused(understood: Accepted) -> list[dict[str, str]]:
    """What was not understood, by pointers into what was sent."""
    tracks = understood.tracks
    unclear = [{"at": pointer(path), "says": says} for path, says in tracks.unclear]
    told = {each["at"] for each in unclear}
    found = [{**each, "at": tracks.pointer(each["at"])} for each in faults(understood.document)]
    once = {(each["at"], each["says"]): each for each in found if each["at"] not in told}
    return [*unclear, *once.values()][:FAULTS_SHOWN]


def _known(file: CaseFile, moment: datetime, catalogue: Catalogue | None) -> ViolationFacts | None:
    """The violation of the file in the catalogue, as of the act."""
    code = str((file.told("violation") or {}).get("code") or "")
    if catalogue is None or not code:
        return None
    acted = file.stated_day("conduct", "ended") or file.stated_day("conduct", "began")
    return catalogue(code, acted or legal_day(moment))


def _moment(file: CaseFile, now: datetime) -> datetime:
    """When the decision was made: its own day, else that of the last act, else today."""
    from cases.exchange.typed import moment

    day = file.stated_day("decision", "on")
    if day is None:
        return file.last_moment() or now
    same = [act.at for act in file.acts if act.kind == "decision" and act.at is not None and act.at.date() == day]
    return same[-1] if same else moment(day.isoformat())


def _rank(each: Judged) -> tuple[int, int, int]:
    order = (Force.FORBIDS, Force.ASKS_REASON, Force.NOTES)
    return order.index(each.finding.force), each.answered, not each.stated


def _at(point: Checkpoint, standing: Reading, filled_in: Reading) -> Iterator[Judged]:
    as_stated, as_filled = point.narrowed(standing), point.narrowed(filled_in)
    for rule in point.rules:
        yield from _asked(rule, point.at, as_stated, _searched(rule, point, as_filled), standing.file)


def _searched(rule: Rule, point: Checkpoint, facts: Facts) -> Facts:
    for field, stated in point.searched:
        if getattr(facts, field) is not None:
            facts = searching.filled(rule, facts, field, stated)
    return facts


def _asked(rule: Rule, at: str, as_stated: Facts, as_filled: Facts, file: CaseFile) -> Iterator[Judged]:
    real = rule(as_filled)
    reasons = as_stated.reasons
    for finding in real:
        yield Judged(finding, at, answered=_answered(finding, reasons))
    said = {finding.says for finding in real}
    for finding in rule(as_stated):
        if finding.says in said:
            continue
        force = _of_silence(finding, rule, file, as_stated)
        softer = replace(finding, force=force)
        yield Judged(softer, at, stated=False, answered=_answered(softer, reasons))


def _of_silence(finding: Finding, rule: Rule, file: CaseFile, facts: Facts) -> Force:
    if file.complete:
        return finding.force
    return Force.ASKS_REASON if wants_a_word(rule.__name__, file, facts, finding) else Force.NOTES


def _answered(finding: Finding, reasons: Mapping[str, str]) -> bool:
    return finding.force is Force.ASKS_REASON and bool(reasons.get(finding.code, "").strip())
