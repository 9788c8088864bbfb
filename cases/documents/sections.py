"""The sections of each kind of paper, in the order of the law, out of the rows of one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cases.documents import wording
from cases.documents.composing import Section
from cases.documents.numbers import chinese_moment, figure, money_words
from cases.models import Case, Decision, Education, Evidence, OnSiteConduct, Recheck
from cases.sheet import GROUND_ARTICLES
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import FineRange, Local, OrganisationFacts, PartyFacts, ViolationFacts
from enforcement.rules.findings import Article
from enforcement.rules.fines import statutory_range
from enforcement.rules.remedies import remedy_text
from enforcement.rules.statutes import PENALTY_LAW, RECONSIDERATION_REVISED
from enforcement.rules.track import counts_as_unit
from enforcement.rules.waivers import GROUNDS

ON_THE_SPOT = Article(PENALTY_LAW, 51)
# Reasons about the penalty itself are printed; those about late steps belong to the file.
PRINTED_REASONS = ("LEN-", "DEC-")


@dataclass(frozen=True)
class Ground:
    """What the sections are made of, read once."""

    case: Case
    decision: Decision
    organisation: OrganisationFacts
    party: PartyFacts
    local: Local
    violation: ViolationFacts
    officers: list[dict[str, str]]
    evidence: Sequence[Evidence]
    education: Sequence[Education]
    conduct: OnSiteConduct | None
    recheck: Recheck | None


def punished(ground: Ground) -> list[Section]:
    """The on-the-spot decision (行政处罚法 52条2款, 59条1款)."""
    parts = [
        Section("facts", "违法事实和证据", _facts(ground)),
        Section("hearing", "告知和陈述申辩", _hearing(ground)),
        Section("law", "法律依据和裁量理由", _law(ground)),
        Section("penalty", "处罚决定", _penalty(ground)),
    ]
    if ground.decision.fine is not None:
        payee = ground.case.authority.payee
        parts.append(Section("payment", "履行方式和期限", tuple(wording.payment(payee))))
    return [*parts, Section("remedies", "救济途径和期限", _remedies(ground))]


def not_punished(ground: Ground) -> list[Section]:
    """The decision not to punish (行政处罚法 57条1款, 33条3款)."""
    return [
        Section("facts", "事实和证据", _facts(ground)),
        Section("hearing", "陈述申辩", _hearing(ground)),
        Section("ground", "不予处罚的理由和依据", _reasons_not_to_punish(ground)),
        Section("outcome", "决定", _no_penalty(ground)),
        Section("remedies", "救济途径和期限", _remedies(ground)),
    ]


def penalty_values(ground: Ground) -> dict[str, str]:
    """What the decision must state about the penalty, as its sentences write it."""
    fine = ground.decision.fine
    kinds = [*(["警告"] if ground.decision.warning else []), *(["罚款"] if fine is not None else [])]
    values = {"kinds": "、".join(kinds), "basis": wording.all_cited(ground.violation.penalty)}
    if fine is not None:
        values |= {"fine": str(fine), "fine_words": money_words(fine), "fine_figure": figure(fine)}
    return values


def ground_values(ground: Ground) -> dict[str, str]:
    """What the paper without penalty must state about its ground, as its sentences write it."""
    code = ground.decision.not_punish_ground
    article = GROUND_ARTICLES.get(code)
    return {
        "ground_code": code,
        "ground": GROUNDS.get(code, ""),
        "basis": wording.cited(article) if article else "",
        "education": "教育" if _education(ground) else "",
    }


def _facts(ground: Ground) -> tuple[str, ...]:
    case, order = ground.case, getattr(ground.case, "order", None)
    time = wording.when(case.began_at, case.ended_at)
    suspected = ground.decision.not_punish_ground == "not_established"
    told = wording.found(time, case.place, case.violation.name, case.facts, suspected=suspected)
    after = []
    if order is not None:
        after.append(wording.ordered(order.told_at, order.requirement, order.due_on, order.corrected_at))
    if ground.recheck is not None:
        result = ground.recheck.get_result_display()
        after.append(wording.rechecked(ground.recheck.at, result, ground.recheck.note))
    if after:
        told.append("".join(after))
    pieces = [(each.title, each.get_kind_display()) for each in ground.evidence]
    return (*told, *wording.evidence(pieces))


def _hearing(ground: Ground) -> tuple[str, ...]:
    shown, told = _conduct(ground)
    punishes = ground.decision.outcome == Decision.Outcome.PUNISH
    said = wording.told_and_heard(shown, told, punished=punishes)
    row = getattr(ground.case, "statement", None)
    if row is not None:
        said.append(wording.statement(row.made, row.content, row.get_review_display(), row.review_reason))
    return tuple(said)


def _conduct(ground: Ground) -> tuple[bool, bool]:
    row = ground.conduct
    return (False, False) if row is None else (row.badge_shown is True, row.rights_told is True)


def _law(ground: Ground) -> tuple[str, ...]:
    violation, decision = ground.violation, ground.decision
    told = []
    if violation.defining:
        told.append(f"当事人的上述行为违反了{wording.all_cited(violation.defining)}的规定。")
    if decision.fine is not None:
        as_unit = counts_as_unit(ground.party, ground.local)
        told.append(wording.statutory_range(violation.penalty, _range(ground), as_unit))
    told = ["".join(told)]
    written = {code: text for code, text in decision.reasons.items() if code.startswith(PRINTED_REASONS)}
    told += wording.discretion(decision.circumstances, [written[code] for code in sorted(written)])
    return tuple(filter(None, told))


def _range(ground: Ground) -> FineRange | None:
    return statutory_range(ground.violation, ground.party, ground.local)


def _penalty(ground: Ground) -> tuple[str, ...]:
    decision = ground.decision
    basis = wording.all_cited((ON_THE_SPOT, *ground.violation.penalty))
    return (
        f"依据{basis}，本机关决定对当事人当场给予下列行政处罚：",
        *wording.penalty(decision.warning, decision.fine),
        *_order(ground),
        f"本决定于{chinese_moment(decision.decided_at)}当场作出。",
    )


def _order(ground: Ground) -> list[str]:
    order: Any = getattr(ground.case, "order", None)
    if order is None or order.corrected_at is not None:
        return []
    if ground.recheck is not None and ground.recheck.result == Recheck.Result.CORRECTED:
        return []
    decided_on = local_day(ground.decision.decided_at)
    return [wording.order_in_decision(order.requirement, order.due_on, decided_on)]


def _reasons_not_to_punish(ground: Ground) -> tuple[str, ...]:
    values = ground_values(ground)
    if not values["ground"]:
        return ()
    told = [f"本案属于“{values['ground']}”的情形。依据{values['basis']}，依法不予行政处罚。"]
    reasons = ground.decision.reasons
    written = [reasons[code] for code in sorted(reasons) if code.startswith(PRINTED_REASONS)]
    return (*told, *(f"具体理由：{wording.sentence(reason)}" for reason in written))


def _no_penalty(ground: Ground) -> tuple[str, ...]:
    return (
        "本机关决定对当事人不予行政处罚。",
        *_order(ground),
        *_education(ground),
        f"本决定于{chinese_moment(ground.decision.decided_at)}作出。",
    )


def _education(ground: Ground) -> list[str]:
    told: dict[str, list[str]] = {"education": [], "commitment": []}
    for row in ground.education:
        told[row.kind].append(wording.clause(row.content))
    said = []
    if told["education"]:
        article = wording.cited(Article(PENALTY_LAW, 33, 3))
        said.append(f"本机关依据{article}对当事人进行了教育：{'；'.join(told['education'])}。")
    if told["commitment"]:
        said.append(f"当事人签署了承诺书：{'；'.join(told['commitment'])}。")
    return said


def _remedies(ground: Ground) -> tuple[str, ...]:
    """The paragraph on remedies; none while the body or the court is not on record, and the rules then refuse."""
    body, day = ground.organisation, local_day(ground.decision.decided_at)
    if not body.reconsideration_body or not body.court:
        return ()
    # Before 2024 the party could choose, as he still can when nobody was punished (行政复议法 23条1款1项).
    punishes = ground.decision.outcome == Decision.Outcome.PUNISH
    if punishes and day >= RECONSIDERATION_REVISED:
        return (remedy_text(body, day),)
    return (wording.reconsideration_or_court(body),)
