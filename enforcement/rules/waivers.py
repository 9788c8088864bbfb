"""When not to punish, and when to punish less: LEN-01 to LEN-06 of the catalogue (行政处罚法 30–33条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from enforcement.rules.facts import Facts, LeniencyFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.periods import add_months, years_old
from enforcement.rules.statutes import MINOR_UNTIL, OLD_PENALTY_LAW, PENALTY_LAW, REVISED, YOUTH_UNTIL

AGE = Article(PENALTY_LAW, 30)
CAPACITY = Article(PENALTY_LAW, 31)
MINOR_ACT = Article(PENALTY_LAW, 33, 1)
NO_FAULT = Article(PENALTY_LAW, 33, 2)
EDUCATION = Article(PENALTY_LAW, 33, 3)
OLD_MINOR_ACT = Article(OLD_PENALTY_LAW, 27, 2)
MUST_NOT = (AGE, CAPACITY, MINOR_ACT, NO_FAULT)

GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "under_14": "不满十四周岁",
        "no_capacity": "不能辨认或者不能控制自己行为",
        "minor": "违法行为轻微并及时改正，没有造成危害后果",
        "no_fault": "有证据足以证明没有主观过错",
        "first_offence": "初次违法且危害后果轻微并及时改正",
        "not_established": "违法事实不能成立",
        "too_late": "超过追责期限",
    }
)

# Why a filed case ends without a decision on the act; who is let off for leniency gets a decision (workflow N92).
DISMISSALS: Mapping[str, str] = MappingProxyType(
    {
        "not_established": GROUNDS["not_established"],
        "too_late": GROUNDS["too_late"],
        "nobody_left": "当事人死亡或者终止，没有权利义务承受人",
    }
)


def age_on_act(facts: Facts) -> int | None:
    """Full years of age on the day of the violation; None for a unit or when the birth date is unknown."""
    if facts.party.kind == "unit" or facts.party.born is None:
        return None
    return years_old(facts.party.born, facts.act.ended or facts.act.began or facts.day)


def under_14(facts: Facts) -> bool | None:
    """Whether the party, a natural person, was under 14; None when not stated (LEN-01)."""
    age = age_on_act(facts)
    if age is not None:
        return age < MINOR_UNTIL
    if facts.party.kind in ("unit", "sole_trader"):
        return False  # a registered trader without a stated birth date is taken for an adult
    return None if facts.party.age_group is None else facts.party.age_group == "under_14"


def young(facts: Facts) -> bool:
    """Whether the party was 14 to 17 years old (LEN-05)."""
    age = age_on_act(facts)
    if age is not None:
        return MINOR_UNTIL <= age < YOUTH_UNTIL
    return facts.party.kind != "unit" and facts.party.age_group == "from_14_to_17"


def must_be_lightened(leniency: LeniencyFacts) -> bool:
    """Whether a cause of 行政处罚法 32条 is stated (LEN-06)."""
    causes = (leniency.eliminated_harm, leniency.coerced, leniency.self_disclosed, leniency.meritorious)
    return any(cause is True for cause in causes)


def all_of(*answers: bool | None) -> bool | None:
    """True when all are, False when one is False, None while an open answer decides."""
    if any(answer is False for answer in answers):
        return False
    return None if any(answer is None for answer in answers) else True


def is_minor_act(leniency: LeniencyFacts) -> bool | None:
    """33条1款 first half: slight, corrected in time, no harm; None while an open answer decides."""
    return all_of(leniency.minor, leniency.corrected_in_time, leniency.no_harm)


def is_first_offence(facts: Facts) -> bool | None:
    """33条1款 second half: first offence within the local window, slight harm, corrected in time (LEN-02)."""
    if facts.law_of < REVISED:
        return False
    first = facts.violation is not None and not punished_before(facts, facts.violation.code, facts.day)
    slight = True if facts.leniency.no_harm else facts.leniency.slight_harm
    return all_of(first, slight, facts.leniency.corrected_in_time)


def punished_before(facts: Facts, violation_code: str, day: date) -> bool:
    """Whether the party was punished for the same matter within the local window of years before `day`."""
    since = add_months(day, -12 * facts.local.first_offence_window.value)
    return any(
        earlier.violation_code == violation_code and since <= earlier.decided_on <= day
        for earlier in facts.history.earlier
    )


@rule("LEN-01", basis=MUST_NOT)
def those_not_answerable_are_not_punished(facts: Facts) -> Iterator[Finding]:
    """Under 14, without discernment, or proved without fault: no penalty (行政处罚法 30, 31, 33条2款)."""
    if not facts.punishes:
        return
    child = under_14(facts)
    if child:
        yield forbids(
            "LEN-01", "当事人不满十四周岁，不予行政处罚。请改为不予处罚，责令监护人管教。", AGE, mend="waiver"
        )
    elif child is None and not facts.party.unidentified:
        yield forbids("LEN-01", "没有写明出生日期或者年龄段。请补写。", AGE, mend="party")
    elif child is None:
        yield asks_reason("LEN-01", "身份无法查明，不知道年龄。请写明为什么认定已满十四周岁。", AGE)
    if facts.party.capacity == "none":
        yield forbids(
            "LEN-01",
            "当事人不能辨认或者不能控制自己行为，不予行政处罚。请改为不予处罚。",
            CAPACITY,
            mend="waiver",
        )
    if facts.leniency.no_fault_proved and facts.law_of >= REVISED:
        yield forbids(
            "LEN-01",
            "有证据足以证明当事人没有主观过错，不予行政处罚。请改为不予处罚。",
            NO_FAULT,
            mend="waiver",
        )
    elif facts.leniency.no_fault_proved is None and facts.law_of >= REVISED:
        yield notes("LEN-01", "没有询问当事人能否证明没有主观过错。", NO_FAULT, mend="waiver")


@rule("LEN-01", basis=(MINOR_ACT, OLD_MINOR_ACT))
def minor_corrected_harmless_acts_are_not_punished(facts: Facts) -> Iterator[Finding]:
    """Slight, corrected in time and harmless: must not be punished; each part is asked first (33条1款)."""
    if not facts.punishes:
        return
    article = MINOR_ACT if facts.law_of >= REVISED else OLD_MINOR_ACT
    met = is_minor_act(facts.leniency)
    if met:
        yield forbids(
            "LEN-01",
            "违法行为轻微并及时改正，没有造成危害后果，不予行政处罚。请改为不予处罚。",
            article,
            mend="waiver",
        )
    elif met is None:
        yield forbids(
            "LEN-01",
            "没有逐项回答：是否轻微、是否及时改正、是否没有造成危害后果。请补答。",
            article,
            mend="waiver",
        )


@rule("LEN-02", basis=(MINOR_ACT,))
def a_first_offence_may_be_waived(facts: Facts) -> Iterator[Finding]:
    """First offence, slight, corrected in time: may be let off; punishing asks a reason (33条1款)."""
    if not facts.punishes or is_minor_act(facts.leniency):
        return
    met = is_first_offence(facts)
    if met:
        yield asks_reason(
            "LEN-02",
            "初次违法且危害后果轻微并及时改正，可以不予行政处罚。仍要处罚的，请写明理由。",
            MINOR_ACT,
        )
    elif met is None:
        yield forbids("LEN-02", "没有回答：危害后果是否轻微、是否及时改正。请补答。", MINOR_ACT, mend="waiver")


@rule("LEN-05", basis=(CAPACITY,))
def limited_capacity_may_be_lightened(facts: Facts) -> Iterator[Finding]:
    """A person of limited discernment may be punished less (行政处罚法 31条)."""
    if facts.punishes and facts.party.capacity == "limited":
        yield notes("LEN-05", "当事人尚未完全丧失辨认或者控制能力，可以从轻或者减轻处罚。", CAPACITY, mend="waiver")


def ground_is_met(facts: Facts, ground: str) -> bool | None:
    """Whether the stated ground for not punishing stands on the facts; None while an answer is open.

    Raises KeyError for a ground that is not in GROUNDS.
    """
    GROUNDS[ground]
    leniency = facts.leniency
    answers: dict[str, bool | None] = {
        "under_14": under_14(facts),
        "no_capacity": facts.party.capacity == "none",
        "minor": is_minor_act(leniency),
        "no_fault": leniency.no_fault_proved,
        "first_offence": is_first_offence(facts),
        "not_established": not facts.facts_established,
        "too_late": None,
    }
    return answers[ground]


@rule("LEN-01", "LEN-02", basis=MUST_NOT)
def the_ground_for_not_punishing_is_met(facts: Facts) -> Iterator[Finding]:
    """Ending without penalty names a ground, and the facts carry it (行政处罚法 30, 31, 33条)."""
    proposal = facts.proposal
    if proposal is None or proposal.outcome != "not_punish":
        return
    if proposal.not_punish_ground not in GROUNDS:
        yield forbids("LEN-01", "没有选定不予处罚的情形。请选定。", *MUST_NOT, mend="waiver")
        return
    ground = proposal.not_punish_ground
    if ground != "too_late" and not ground_is_met(facts, ground):
        code = "LEN-02" if ground == "first_offence" else "LEN-01"
        yield forbids(
            code,
            f"所填事实不符合「{GROUNDS[ground]}」，不能按此不予处罚。请核对事实或者改选。",
            *MUST_NOT,
            mend="waiver",
        )


@rule("LEN-03", basis=(MINOR_ACT,))
def the_list_is_not_exhaustive(facts: Facts) -> Iterator[Finding]:
    """A matter outside the waiver list may be let off too, for a written reason (LEN-03, from memory)."""
    proposal = facts.proposal
    if proposal is None or proposal.outcome != "not_punish":
        return
    ground = proposal.not_punish_ground
    if ground not in ("minor", "first_offence"):
        return
    listed = () if facts.violation is None else facts.violation.waivers
    if not any(entry.kind == ground for entry in listed):
        yield asks_reason("LEN-03", "不罚清单没有列出这一事项。符合法定条件的，请写明理由并报负责人批准。", MINOR_ACT)


@rule("LEN-04", basis=(EDUCATION,))
def whoever_is_let_off_is_educated(facts: Facts) -> Iterator[Finding]:
    """Not punishing goes with educating; a child's guardian is told to discipline him (33条3款, 30条)."""
    proposal = facts.proposal
    if proposal is None or proposal.outcome != "not_punish":
        return
    if proposal.not_punish_ground == "not_established":
        return
    if not facts.leniency.education_given:
        yield forbids("LEN-04", "没有教育记录，不能以不予处罚结束。请补录教育记录。", EDUCATION, mend="education")
    if proposal.not_punish_ground == "under_14" and not facts.leniency.guardian_told:
        yield forbids("LEN-01", "没有记录责令监护人管教。请补录。", AGE, mend="education")
