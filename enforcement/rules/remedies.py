"""The text on remedies: reconsideration first, the right body, the right days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from enforcement.rules import statutes
from enforcement.rules.facts import Facts, OrganisationFacts
from enforcement.rules.findings import Article, Finding, chinese_numeral, forbids, rule
from enforcement.rules.statutes import (
    LITIGATION_LAW,
    PENALTY_LAW,
    RECONSIDERATION_LAW,
    RECONSIDERATION_REVISED,
)

REVIEW_FIRST = (Article(RECONSIDERATION_LAW, 23, 1, 1), Article(RECONSIDERATION_LAW, 23, 2))
BODY = (Article(RECONSIDERATION_LAW, 24, 1), Article(RECONSIDERATION_LAW, 24, 4))
DAYS = (Article(RECONSIDERATION_LAW, 20, 1), Article(LITIGATION_LAW, 45), Article(LITIGATION_LAW, 46, 1))
STATED = (Article(PENALTY_LAW, 52, 2),)

_DIRECT = re.compile(
    r"直接(向[^，。；]*)?(提起(行政)?诉讼|起诉)|6个月内[^。；]*(诉讼|起诉)|六个月内[^。；]*(诉讼|起诉)"
)
_OR_COURT = re.compile(r"申请(行政)?复议[，、]?或者?(也可以)?[^。；]*(诉讼|起诉)")
_FIFTEEN = re.compile(r"(15|十五)(个)?(自然|工作)?日")
_AFTER_REVIEW = re.compile(r"复议决定|复议期满|复议期限届满")
_SIXTY = re.compile(r"(60|六十)(个)?(自然)?日")
_OLD_BODY = re.compile(r"上一?级(主管部门|机关|行政机关|行政主管部门)[^。；]*复议")
_SIX_MONTHS = re.compile(r"(6|六)个月")
_SUIT = re.compile(r"提起(行政)?诉讼|起诉")


def body_by_kind(kind: str) -> str:
    """Who decides on reconsideration, in words, by the kind of the authority that decided (DEC-06).

    Raises ValueError for a body that cannot decide in its own name. 行政复议法 24条.
    """
    names = {
        "bureau": "本级人民政府",
        "city": "本级人民政府",
        "province": "本级人民政府",
        "street": "设立该街道办事处的人民政府",
        "town": "县级人民政府",
    }
    if kind not in names:
        raise ValueError(f"{kind!r} does not decide in its own name")
    return names[kind]


def remedy_text(organisation: OrganisationFacts, on: date) -> str:
    """The paragraph on remedies for an on-the-spot decision made on `on`.

    From 2024-01-01 reconsideration comes first (SMP-07): 60 calendar days, then 15 calendar days to the
    court. Raises ValueError when the reconsideration body or the court is not on record, or for an
    earlier day, whose papers are only read, never written here.
    """
    if on < RECONSIDERATION_REVISED:
        raise ValueError("no paper is written for a day before the reconsideration law of 2024")
    if not organisation.reconsideration_body or not organisation.court:
        raise ValueError("the reconsideration body or the court is not on record")
    sixty = chinese_numeral(statutes.RECONSIDERATION.length)
    fifteen = chinese_numeral(statutes.COURT_AFTER_RECONSIDERATION.length)
    return (
        f"如不服本决定，应当自收到本决定书之日起{sixty}日内先向{organisation.reconsideration_body}申请行政复议；"
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起{fifteen}日内向{organisation.court}提起行政诉讼；"
        f"复议机关逾期不作行政复议决定的，可以自复议期满之日起{fifteen}日内向{organisation.court}提起行政诉讼。"
        "行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。"
    )


def ordinary_remedy_text(organisation: OrganisationFacts, on: date) -> str:
    """The paragraph on remedies for a decision of the ordinary procedure made on `on` (DEC-06).

    The party chooses: reconsideration within 60 calendar days, or a suit within 6 months (行政复议法 20条,
    行政诉讼法 46条). Raises ValueError as `remedy_text` does.
    """
    if on < RECONSIDERATION_REVISED:
        raise ValueError("no paper is written for a day before the reconsideration law of 2024")
    if not organisation.reconsideration_body or not organisation.court:
        raise ValueError("the reconsideration body or the court is not on record")
    sixty = chinese_numeral(statutes.RECONSIDERATION.length)
    six = chinese_numeral(statutes.COURT_DIRECT.length)
    return (
        f"如不服本决定，可以自收到本决定书之日起{sixty}日内向{organisation.reconsideration_body}申请行政复议；"
        f"也可以自收到本决定书之日起{six}个月内直接向{organisation.court}提起行政诉讼。"
        "行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。"
    )


@rule("DEC-06", "APP-04", basis=(DAYS[0], DAYS[2]))
def both_remedies_are_offered(facts: Facts) -> Iterator[Finding]:
    """A decision of the ordinary procedure names both ways: reconsideration, or a suit within 6 months (DEC-06)."""
    if facts.procedure != "ordinary" or facts.paper is None or facts.law_of < RECONSIDERATION_REVISED:
        return
    clauses = _clauses(facts.paper.remedy_text)
    if not any(_SIX_MONTHS.search(each) and _SUIT.search(each) for each in clauses):
        yield forbids(
            "DEC-06",
            "决定书没有写明可以在六个月内直接提起行政诉讼。请改用系统的救济告知内容。",
            DAYS[2],
            mend="procedure",
        )
    if any(re.search(r"先(向|申请)", each) and "复议" in each for each in clauses):
        yield forbids(
            "DEC-06",
            "普通程序的决定不须先申请行政复议。请改用系统的救济告知内容。",
            DAYS[0],
            mend="procedure",
        )


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[；。]", text.replace(" ", "")) if clause]


def untrue_fifteen_days(text: str) -> bool:
    """Whether 15 days are given for anything but the suit after reconsideration (DEC-07)."""
    return any(_FIFTEEN.search(c) and not _court_after_review(c) for c in _clauses(text) if _is_remedy(c))


def _is_remedy(clause: str) -> bool:
    return bool(_SUIT.search(clause) or "复议" in clause)


def _court_after_review(clause: str) -> bool:
    days = _FIFTEEN.search(clause)
    before = clause[: days.start()] if days else ""
    after = clause[days.end() :] if days else ""
    return bool(_AFTER_REVIEW.search(before) and _SUIT.search(after) and "申请" not in after)


def offers_direct_suit(text: str) -> bool:
    """Whether the text lets the party sue without reconsideration first (SMP-07)."""
    flat = text.replace(" ", "")
    return any(_DIRECT.search(c) or _OR_COURT.search(c) for c in _clauses(flat))


@rule("SMP-07", "APP-04", basis=REVIEW_FIRST)
def reconsideration_comes_first(facts: Facts) -> Iterator[Finding]:
    """An on-the-spot decision is first taken to reconsideration, and only then to court (行政复议法 23条)."""
    if facts.paper is None or facts.procedure != "simple" or facts.law_of < RECONSIDERATION_REVISED:
        return
    text = facts.paper.remedy_text
    if not text.strip():
        yield forbids("SMP-07", "决定书没有写明救济途径和期限。请补写。", *REVIEW_FIRST, mend="procedure")
        return
    if offers_direct_suit(text):
        yield forbids(
            "SMP-07",
            "当场处罚须先申请行政复议，决定书不得写可以直接起诉。请改用系统的救济告知内容。",
            *REVIEW_FIRST,
            mend="procedure",
        )
    if "先" not in text or not _SUIT.search(text):
        yield forbids(
            "SMP-07",
            "决定书没有写明先申请行政复议、对复议决定不服再起诉。请补写。",
            *REVIEW_FIRST,
            mend="procedure",
        )


@rule("DEC-07", "APP-01", basis=DAYS)
def the_days_for_remedies_are_true(facts: Facts) -> Iterator[Finding]:
    """60 days for reconsideration; the 15 days of old regulations are never copied (DEC-07)."""
    if facts.paper is None or not facts.paper.remedy_text.strip():
        return
    text = facts.paper.remedy_text
    if untrue_fifteen_days(text):
        yield forbids(
            "DEC-07",
            "申请行政复议的期限是六十日，不得写十五日内申请复议或者起诉。请改用系统的救济告知内容。",
            *DAYS,
            mend="procedure",
        )
    if not any(_SIXTY.search(c) and "复议" in c for c in _clauses(text)):
        yield forbids("APP-01", "没有写明六十日内申请行政复议。请补写。", DAYS[0], mend="procedure")


@rule("DEC-06", "DEC-05", basis=BODY)
def the_reconsideration_body_is_named(facts: Facts) -> Iterator[Finding]:
    """The paper names the body that decides on reconsideration: the people's government, no longer the
    department above (行政复议法 24条)."""
    if facts.paper is None or facts.law_of < RECONSIDERATION_REVISED:
        return
    text, body = facts.paper.remedy_text, facts.organisation.reconsideration_body
    if _OLD_BODY.search(text.replace(" ", "")):
        yield forbids("DEC-06", "复议机关不再是上一级主管部门。请写明有管辖权的人民政府。", *BODY, mend="procedure")
    if not body:
        yield forbids("DEC-06", "没有登记复议机关，无法核对决定书。请法制机构补登。", *BODY, mend="parameters")
    elif body not in text:
        yield forbids("DEC-05", f"决定书没有写明复议机关「{body}」。请补写。", *BODY, mend="procedure")
