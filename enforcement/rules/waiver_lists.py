"""Matching the entries of published waiver lists: each condition is met, failed, or not answered (LEN-01, 02, 03, 06)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Literal

from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, notes, rule
from enforcement.rules.parts import WaiverFacts
from enforcement.rules.statutes import PENALTY_LAW, REVISED
from enforcement.rules.waivers import MINOR_ACT, punished_before

LIGHTER = Article(PENALTY_LAW, 32)

Shape = Literal["flag", "most"]
Answer = bool | Decimal | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition a list may set: a yes, or a measured value that is not above a bound."""

    shape: Shape
    words: str
    unit: str = ""


CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        "first_offence": Condition("flag", "期限内初次违法"),
        "minor": Condition("flag", "违法行为轻微"),
        "slight_harm": Condition("flag", "危害后果轻微"),
        "no_harm": Condition("flag", "没有造成危害后果"),
        "corrected_in_time": Condition("flag", "及时改正"),
        "no_damage": Condition("flag", "没有造成设施损坏"),
        "area_max_m2": Condition("most", "面积", "平方米"),
        "volume_max_m3": Condition("most", "体积", "立方米"),
        "distance_max_cm": Condition("most", "超出距离", "厘米"),
        "days_max": Condition("most", "持续时间", "天"),
        "amount_max": Condition("most", "涉案金额", "元"),
        "count_max": Condition("most", "数量", "件"),
    }
)
# What each kind of entry must at least ask, by the article it rests on (行政处罚法 33条1款).
NEEDED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "minor": frozenset({"minor", "no_harm", "corrected_in_time"}),
        "first_offence": frozenset({"first_offence", "slight_harm", "corrected_in_time"}),
        "less": frozenset(),
    }
)
MEASURED = tuple(name for name, each in CONDITIONS.items() if each.shape == "most")


KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {"minor": "轻微不罚", "first_offence": "首违免罚", "less": "从轻、减轻处罚"}
)
# What became of an entry in a decision.
Outcome = Literal["used", "not_used", "other", "failed", "open"]
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "used": "已适用",
        "not_used": "符合而未适用",
        "other": "按其他情形不予处罚",
        "failed": "条件不符",
        "open": "条件没有回答",
    }
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One condition of an entry against the facts; `met` is None while nobody answered."""

    key: str
    met: bool | None
    says: str


@dataclass(frozen=True, slots=True)
class Match:
    """One entry against the facts; `met` is None while an open answer decides."""

    entry: WaiverFacts
    conditions: tuple[Judged, ...]
    met: bool | None


def faults_of(kind: str, conditions: Mapping[str, object]) -> tuple[str, ...]:
    """Why these are no conditions of an entry of this kind, each as a sentence; nothing when they are."""
    found = []
    for key, value in conditions.items():
        known = CONDITIONS.get(key)
        if known is None:
            found.append(f"没有「{key}」这一条件。请从列出的条件中选择。")
        elif known.shape == "flag" and value is not True:
            found.append(f"「{known.words}」只能列为条件或者不列。请改正。")
        elif known.shape == "most" and not _is_bound(value):
            found.append(f"「{known.words}」的上限须是大于 0 的数（{known.unit}）。请改正。")
    lacks = [CONDITIONS[key].words for key in sorted(NEEDED[kind] - set(conditions))]
    if lacks:
        found.append(f"这一类别至少须有的条件还缺：{'、'.join(lacks)}（行政处罚法第三十三条）。请补上。")
    if not conditions:
        found.append("没有写明一个条件。请补上。")
    return tuple(found)


def _is_bound(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return False
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    return number.is_finite() and number > 0


def answers_of(facts: Facts) -> dict[str, Answer]:
    """What the facts of a case answer to each condition: history, correction, harm, and what was measured."""
    told = facts.leniency
    code = facts.violation.code if facts.violation is not None else ""
    first = None if facts.party.unidentified else not punished_before(facts, code, facts.day)
    measured: dict[str, Answer] = dict.fromkeys(MEASURED)
    return {
        **measured,
        **{each.name: each.value for each in told.measured},
        "first_offence": first,
        "minor": told.minor,
        "slight_harm": True if told.no_harm else told.slight_harm,
        "no_harm": told.no_harm,
        "corrected_in_time": told.corrected_in_time,
        "no_damage": told.no_damage,
    }


def matches(facts: Facts) -> tuple[Match, ...]:
    """Every listed entry of the violation against the facts; the law before 2021-07-15 knew no 首违免罚."""
    listed = () if facts.violation is None else facts.violation.waivers
    old, answers = facts.law_of < REVISED, answers_of(facts)
    return tuple(
        match(entry, answers) for entry in listed if entry.conditions and not (old and entry.kind == "first_offence")
    )


def match(entry: WaiverFacts, answers: Mapping[str, Answer]) -> Match:
    """One entry: it fails when one condition fails, and is open while one is not answered."""
    judged = tuple(_judged(each.key, each.bound, answers.get(each.key)) for each in entry.conditions)
    return Match(entry, judged, _all(each.met for each in judged))


def _all(answers: Iterable[bool | None]) -> bool | None:
    told = tuple(answers)
    if any(answer is False for answer in told):
        return False
    return None if any(answer is None for answer in told) else True


def _judged(key: str, bound: Decimal | None, answer: Answer) -> Judged:
    known = CONDITIONS[key]
    if known.shape == "flag" or bound is None:
        met = answer if isinstance(answer, bool) else None
        return Judged(key, met, f"{known.words}：{_words(met)}")
    if answer is None or isinstance(answer, bool):
        return Judged(key, None, f"{known.words}不超过 {bound} {known.unit}：没有填写")
    met = answer <= bound
    return Judged(key, met, f"{known.words}不超过 {bound} {known.unit}：{answer} {known.unit}，{_words(met)}")


def _words(met: bool | None) -> str:
    return "没有回答" if met is None else "符合" if met else "不符合"


def outcome_of(found: Match, facts: Facts) -> Outcome:
    """What a proposal makes of an entry: a match is used by letting off on its ground, or by a lighter amount."""
    if found.met is None:
        return "open"
    if not found.met:
        return "failed"
    proposal = facts.proposal
    if proposal is None:
        return "not_used"
    if proposal.outcome == "not_punish":
        return "used" if proposal.not_punish_ground == found.entry.kind else "other"
    lighter = proposal.lightened or proposal.mitigated
    return "used" if found.entry.kind == "less" and lighter else "not_used"


def said(found: Match) -> str:
    """An entry with every condition, in one sentence."""
    head = f"免罚清单（{found.entry.list_name}）{KIND_WORDS[found.entry.kind]}"
    whole = "全部条件符合" if found.met else "有条件没有回答" if found.met is None else "有条件不符合"
    return f"{head}，{whole}：{'；'.join(each.says for each in found.conditions)}。"


@rule("LEN-03", basis=(MINOR_ACT,))
def the_waiver_list_is_looked_at(facts: Facts) -> Iterator[Finding]:
    """Each listed entry of the violation is answered condition by condition; the list is a guide (33条1款)."""
    if facts.proposal is None or facts.proposal.outcome not in ("punish", "not_punish"):
        return
    for found in matches(facts):
        yield notes("LEN-03", said(found), MINOR_ACT, mend="waiver")


@rule("LEN-03", basis=(MINOR_ACT, LIGHTER))
def a_listed_lighter_penalty_is_given_or_explained(facts: Facts) -> Iterator[Finding]:
    """Where the published list lightens the penalty and its conditions are met, another amount asks a reason."""
    if not facts.punishes:
        return
    for found in matches(facts):
        if found.entry.kind == "less" and outcome_of(found, facts) == "not_used":
            yield asks_reason(
                "LEN-03",
                f"符合清单「{found.entry.name}」，应当按清单从轻、减轻。仍不从轻、减轻的，请写明理由。",
                MINOR_ACT,
                LIGHTER,
            )
