"""Reading a question about a penalty: generous in words, strict in dates and amounts, never a trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from discretion.calculators import words
from discretion.calculators.law import Law, Wanted
from discretion.calculators.violation_given import base_of, matter_given, number, tiers_given
from enforcement.rules.facts import OtherBasis, PartyFacts
from enforcement.rules.penalty_parts import Circumstances, EarlierFine, Matter, Noticed, Proposed, Question
from enforcement.rules.questions import BadQuestion, day_of, money, object_of, yes_or_no
from enforcement.rules.track import counts_as_unit

MOST_TEXT = 2000
MOST_ITEMS = 50


def question_of(given: object, law: Law, today: date) -> Question:
    """The question that a JSON object asks. Raises BadQuestion with the field that is wrong."""
    asked = object_of(given, "body")
    decided, (acted, _) = _day(asked, "decided_on") or today, _span(asked)
    if acted is not None and decided < acted:
        raise BadQuestion("decided_on", "决定日期早于违法行为发生的日期。请核对。")
    base = base_of(asked)
    return Question(
        decided_on=decided,
        proposed=proposed_given(asked.get("proposed")),
        found_on=_day(asked, "found_on"),
        base=base,
        procedure=_procedure(asked),  # type: ignore[arg-type]  # one of the two words
        noticed=noticed_given(asked.get("noticed")),
        earlier=tuple(_earlier(each, index) for index, each in enumerate(_list(asked, "earlier_fines_for_same_act"))),
        bases=tuple(_basis(each, f"other_bases.{n}", law, base) for n, each in enumerate(_list(asked, "other_bases"))),
        reasons=reasons_given(asked.get("reasons")),
        reviewed=_flag(asked, "reviewed"),
        local=law.local(_text(asked, "organisation"), decided),
        calendar=law.calendar(),
        **_act(asked),
        **_measured(asked, base, law, decided),
    )


def _act(asked: Mapping[str, object]) -> dict[str, Any]:
    stated = object_of(asked.get("circumstances") or {}, "circumstances")
    acted, until = _span(asked)
    going_on = _flag(asked, "continuing") or _flag(stated, "continuing", "circumstances.")
    return {
        "act_on": acted,
        "act_until": until,
        "continuing": bool(going_on),
        "circumstances": circumstances_given(stated),
    }


def _measured(asked: Mapping[str, object], base: Decimal | None, law: Law, decided: date) -> dict[str, Any]:
    matter = matter_given(asked.get("violation"), law)
    party = _fitting(party_given(asked.get("party")), matter)
    as_unit = counts_as_unit(party, law.local(_text(asked, "organisation"), decided))
    wanted = Wanted(decided, as_unit, matter.code, base)
    tiers = tiers_given(asked.get("benchmark"), asked.get("violation"), matter, wanted, law)
    return {
        "matter": matter,
        "party": party,
        "tiers": tiers.tiers,
        "tier": tiers.named(asked.get("tier")),
        "benchmark_name": tiers.name,
        "benchmark_from": tiers.since,
        "benchmark_until": tiers.until,
    }


def _fitting(party: PartyFacts, matter: Matter) -> PartyFacts:
    """A party of no stated kind is of the kind that the clause fines, where it fines one only."""
    if party.kind == "unknown" and all(each.individual is None for each in matter.clauses):
        return replace(party, kind="unit")
    return party


def _day(given: Mapping[str, object], name: str, at: str = "") -> date | None:
    value = given.get(name)
    return None if value in (None, "") else day_of(value, f"{at}{name}")


def _span(asked: Mapping[str, object]) -> tuple[date | None, date | None]:
    acted = asked.get("act_on")
    if isinstance(acted, Mapping):
        pair = [acted.get("from"), acted.get("to", acted.get("until"))]
    elif isinstance(acted, Sequence) and not isinstance(acted, str):
        pair = list(acted)[:2]
    else:
        pair = [acted, asked.get("act_until")]
    first, last = (None if each in (None, "") else day_of(each, "act_on") for each in (*pair, None, None)[:2])
    if first is not None and last is not None and last < first:
        raise BadQuestion("act_on", "违法行为的结束日期早于开始日期。请核对。")
    return first, last


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name)
    if value in (None, ""):
        return ""
    if not isinstance(value, str):
        raise BadQuestion(name, "须填写文字。")
    return value.strip()[:MOST_TEXT]


def _flag(given: Mapping[str, object], name: str, at: str = "") -> bool | None:
    value = given.get(name)
    return None if value in (None, "") else yes_or_no(value, f"{at}{name}")


def _list(given: Mapping[str, object], name: str) -> Sequence[object]:
    value = given.get(name)
    if value in (None, "", {}, False):
        return ()
    found = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    if len(found) > MOST_ITEMS:
        raise BadQuestion(name, f"最多 {MOST_ITEMS} 项。")
    return found


def word_of(value: object, field: str, known: Mapping[str, str]) -> str:
    """The key that a word stands for. Raises BadQuestion for a word that is not known."""
    text = value.strip().lower() if isinstance(value, str) else ""
    if text not in known:
        named = f"「{str(value)[:40]}」"
        listed = "、".join(dict.fromkeys(known.values()))
        raise BadQuestion(field, f"{named}不在可选范围内。请填写其中之一：{listed}。")
    return known[text]


def _procedure(asked: Mapping[str, object]) -> str:
    proposed = asked.get("proposed")
    inner = proposed.get("procedure") if isinstance(proposed, Mapping) else None
    value = inner or asked.get("procedure")
    return "ordinary" if value in (None, "") else word_of(value, "proposed.procedure", words.PROCEDURES)


def party_given(given: object) -> PartyFacts:
    """The party: a word for its kind, or an object with kind and date of birth."""
    if given in (None, ""):
        return PartyFacts()
    stated = {"kind": given} if isinstance(given, str) else object_of(given, "party")
    kind: Any = "unknown" if not stated.get("kind") else word_of(stated["kind"], "party.kind", words.PARTIES)
    born = _day(stated, "born", "party.")
    return PartyFacts(kind=kind, born=None if kind == "unit" else born, unidentified=kind == "unknown")


def circumstances_given(given: Mapping[str, object]) -> Circumstances:
    """The circumstances; words of a mitigating cause are recognised, others are kept as words."""
    mitigating, aggravating = (
        tuple(str(each) for each in _list(given, name)) for name in ("mitigating", "aggravating")
    )
    causes = {text: cause_of(text) for text in mitigating}
    corrected, first = (_flag(given, name, "circumstances.") for name in ("corrected", "first_offence"))
    capacity: Any = _text(given, "capacity") or None
    if capacity not in (None, "full", "limited", "none"):
        raise BadQuestion("circumstances.capacity", "请填写 full、limited 或者 none。")
    harm: Any = _harm(given.get("harm"))
    return Circumstances(
        first_offence=True if first is None and _said(mitigating, words.FIRST) else first,
        corrected=_corrected(mitigating, aggravating) if corrected is None else corrected,
        harm=harm,
        minor=_flag(given, "minor", "circumstances."),
        cooperates=_flag(given, "cooperates", "circumstances."),
        no_fault=_flag(given, "no_fault", "circumstances."),
        capacity=capacity,
        causes=frozenset(cause for cause in causes.values() if cause),
        others=tuple(text for text, cause in causes.items() if not cause),
        aggravating=aggravating,
    )


def _said(texts: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return any(word in text.lower() for text in texts for word in known)


def _corrected(mitigating: tuple[str, ...], aggravating: tuple[str, ...]) -> bool | None:
    """Whether the act was corrected, where only the lists of circumstances say so."""
    if _said((*mitigating, *aggravating), words.NOT_CORRECTED):
        return False
    return True if _said(mitigating, words.CORRECTED) else None


def _harm(value: object) -> str | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool):
        return "some" if value else "none"
    text = str(value).strip().lower()
    if text in words.HARMS:
        return words.HARMS[text]
    return next((key for word, key in words.HARM_WORDS if word in text), "some")


def cause_of(text: str) -> str:
    """The key of the statutory cause that the words name; empty when they name none."""
    for word, key in words.CAUSES:
        if word in text.strip().lower():
            return key
    return ""


def proposed_given(given: object) -> Proposed:
    """What is proposed; a fine of 0 and nothing else is no penalty."""
    if given is None:
        raise BadQuestion("proposed", "没有写明拟作出的处罚。请填写 proposed。")
    stated = object_of(given, "proposed")
    fine = number(stated.get("fine"), "proposed.fine")
    warning, confiscate = _flag(stated, "warning", "proposed."), _confiscate(stated)
    others = tuple(str(each)[:40] for each in _list(stated, "others"))
    nothing = fine in (None, 0) and not warning and not confiscate and not others
    if nothing and fine is None and "no_penalty" not in stated:
        return Proposed(warning=warning, confiscate=confiscate)
    return Proposed(fine=fine or None, warning=warning, confiscate=confiscate, others=others, nothing=nothing)


def _confiscate(stated: Mapping[str, object]) -> bool | None:
    value = stated.get("confiscate", stated.get("confiscation"))
    if isinstance(value, bool) or value in (None, ""):
        return None if value in (None, "") else bool(value)
    if isinstance(value, str) and value.strip().lower() in ("true", "false", "yes", "no", "是", "否"):
        return yes_or_no(value, "proposed.confiscate")
    return bool(value) and not str(value).strip().startswith(("不", "无", "没有"))


def noticed_given(given: object) -> Noticed | None:
    """What the party was told: fine and day, and the ground for a heavier decision."""
    if not given:
        return None
    stated = object_of(given, "noticed")
    fine, ground = stated.get("fine"), stated.get("heavier_ground")
    return Noticed(
        fine=None if fine in (None, "") else money(fine, "noticed.fine"),
        on=_day(stated, "on", "noticed."),
        heavier_ground=_ground(ground),
    )


def _ground(value: object) -> str:
    text = "已写明新的事实" if value is True else str(value or "").strip()
    return "" if text.lower() in words.NOTHING or text.startswith(("无", "没有")) else text


def _earlier(given: object, index: int) -> EarlierFine:
    field = f"earlier_fines_for_same_act.{index}"
    if isinstance(given, Mapping):
        stated = object_of(given, field)
        day = stated.get("on", stated.get("decided_on", stated.get("date")))
        amount = stated.get("fine", stated.get("amount"))
        return EarlierFine(
            None if day in (None, "") else day_of(day, f"{field}.on"),
            None if amount in (None, "") else money(amount, f"{field}.fine"),
        )
    if isinstance(given, str) and len(given.strip()) == 10 and "-" in given:
        return EarlierFine(day_of(given, field))
    return EarlierFine(None, None if isinstance(given, str) else money(given, field))


def _basis(given: object, field: str, law: Law, base: Decimal | None) -> OtherBasis:
    matter = matter_given(given, law, field)
    level: Any = matter.level
    ranges = [found for found in matter.clauses[-1].ranges(base) if found is not None]
    found = max(ranges, key=lambda each: each.maximum or Decimal(0), default=None)
    if found is None:
        return OtherBasis(_named(matter), level=level)
    return OtherBasis(_named(matter), found.minimum, found.maximum, level)


def _named(matter: Matter) -> str:
    return matter.name or matter.code or "另一规定"


def reasons_given(given: object) -> dict[str, str]:
    """Reasons by code; words without a code are no reason under any."""
    if not given:
        return {}
    stated = object_of(given, "reasons")
    if not all(isinstance(each, str) for each in stated.values()):
        raise BadQuestion("reasons", '理由须按代码填写文字，例如 {"LEN-08": "…"}。')
    return {code.strip().upper(): str(text)[:MOST_TEXT] for code, text in stated.items()}
