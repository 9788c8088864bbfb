"""Sentences that several papers of the ordinary procedure share: facts, proof, law, discretion, penalty, periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from cases.below import below
from cases.documents import wording
from cases.documents.composing import Matter
from cases.documents.numbers import chinese_date, chinese_moment, figure, money_words, plain
from cases.facts import ordinary
from cases.facts.rows import act as act_facts
from cases.models import Case, Evidence, Proposal, Recheck
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules.findings import Article, chinese_numeral
from enforcement.rules.fines import statutory_range
from enforcement.rules.limitation import limitation_period
from enforcement.rules.periods import due
from enforcement.rules.statutes import PENALTY_LAW
from enforcement.rules.track import counts_as_unit

# Reasons about the penalty are printed; those about periods and late steps belong to the file.
PRINTED = ("LEN-", "REV-07", "DEC-")
NOT_PRINTED = frozenset({"DEC-01", "DEC-02", "DEC-03"})
WEIGHED = Article(PENALTY_LAW, 5, 2)


class Penalty(Protocol):
    """A proposal or a decision: what it punishes with. Yuan."""

    warning: bool
    fine: Decimal | None
    illegal_gains: Decimal | None
    confiscated: str
    other_kinds: Any


def usable(matter: Matter) -> list[Evidence]:
    """The evidence that counts, in the order it came in."""
    return [
        Evidence(id=UUID(row["id"]), kind=row["kind"], title=row["title"])
        for row in below(matter.case).evidence
        if not row["excluded_reason"]
    ]


def titles(pieces: Sequence[Evidence]) -> str:
    """What must be found in the text for the evidence to be stated: one title a line."""
    return "\n".join(dict.fromkeys(wording.clause(each.title) for each in pieces))


def cited_evidence(pieces: Sequence[Evidence]) -> list[dict[str, str]]:
    """The evidence as the context keeps it."""
    return [{"kind": each.kind, "title": wording.clause(each.title)} for each in pieces]


def facts(matter: Matter, text: str, *, suspected: bool = False) -> list[str]:
    """The facts as established, with time and place."""
    case = matter.case
    time = wording.when(case.began_at, case.ended_at)
    return wording.found(time, case.place, case.violation.name, text, suspected=suspected)


def proof(pieces: Sequence[Evidence]) -> list[str]:
    """The evidence that carries them."""
    return wording.evidence([(each.title, each.get_kind_display()) for each in pieces])


def last_recheck(case: Case) -> Recheck | None:
    """The latest re-inspection of the order to correct."""
    row = next(reversed(below(case).rechecks), None)
    return Recheck(**row) if row else None


def ordered(matter: Matter) -> list[str]:
    """The order to correct and what came of it."""
    order: Any = getattr(matter.case, "order", None)
    if order is None:
        return []
    told = wording.ordered(order.told_at, order.requirement, order.due_on, order.corrected_at)
    recheck = last_recheck(matter.case)
    if recheck is not None:
        told += wording.rechecked(recheck.at, recheck.get_result_display(), recheck.note)
    return [told]


def still_ordered(matter: Matter, on: date) -> list[str]:
    """The order to correct as part of a decision, while it is not obeyed."""
    order: Any = getattr(matter.case, "order", None)
    if order is None or order.corrected_at is not None:
        return []
    recheck = last_recheck(matter.case)
    if recheck is not None and recheck.result == Recheck.Result.CORRECTED:
        return []
    return [wording.order_in_decision(order.requirement, order.due_on, on)]


def breach(matter: Matter) -> str:
    """Which article was broken."""
    defining = matter.violation.defining
    return f"当事人的上述行为违反了{wording.all_cited(defining)}的规定。" if defining else ""


def allowed(matter: Matter, fine: Decimal | None) -> str:
    """What the clause allows; nothing when no fine is meant."""
    if fine is None:
        return ""
    violation = matter.violation
    range_ = statutory_range(violation, matter.party, matter.local)
    return wording.statutory_range(violation.penalty, range_, counts_as_unit(matter.party, matter.local))


def tier(chosen: Mapping[str, Any]) -> str:
    """The tier of the benchmark; empty when there is none for the matter."""
    found = ordinary.benchmark(chosen)
    if found is None or found.tier is None:
        return ""
    name = found.name if found.name.startswith("《") else f"《{found.name}》"
    each = found.tier
    said = f"依据{name}，本案属于“{each.name}”档次，罚款幅度为{plain(each.minimum)}元至{plain(each.maximum)}元。"
    reason = str(chosen.get("reason", ""))
    return said + (f"适用该档次的理由：{wording.sentence(reason)}" if reason.strip() else "")


def discretion(row: Proposal, reasons: Mapping[str, str]) -> list[str]:
    """Why this much: tier, lighter circumstances, written reasons; the measure of the law where nothing else is."""
    written = [reasons[code] for code in sorted(reasons) if code.startswith(PRINTED) and code not in NOT_PRINTED]
    told = [tier(row.benchmark), *wording.discretion(row.circumstances, written)]
    told = [each for each in told if each]
    if told:
        return told
    return [f"依据{wording.cited(WEIGHED)}，处罚与违法行为的事实、性质、情节以及社会危害程度相当。"]


def kinds(row: Penalty) -> list[str]:
    """The kinds of penalty by name."""
    named = [("警告", row.warning), ("罚款", row.fine is not None), ("没收违法所得", row.illegal_gains is not None)]
    named.append(("没收非法财物", bool(row.confiscated.strip())))
    return [name for name, there in named if there] + [str(each) for each in row.other_kinds]


def penalties(row: Penalty) -> list[str]:
    """The penalties, numbered when there are several."""
    items = ["警告"] if row.warning else []
    if row.fine is not None:
        items.append(f"罚款{amount(row.fine)}")
    if row.illegal_gains is not None:
        items.append(f"没收违法所得{amount(row.illegal_gains)}")
    if row.confiscated.strip():
        items.append(f"没收非法财物：{wording.clause(row.confiscated)}")
    items += [wording.clause(str(each)) for each in row.other_kinds]
    if len(items) < 2:
        return [f"{item}。" for item in items]
    marks = [f"（{chinese_numeral(place)}）{item}" for place, item in enumerate(items, 1)]
    return [*(f"{mark}；" for mark in marks[:-1]), f"{marks[-1]}。"]


def amount(value: Decimal) -> str:
    """人民币玖万元整（￥90,000.00）."""
    return f"{money_words(value)}（{figure(value)}）"


def fine_values(row: Penalty) -> dict[str, str]:
    """Words and figures of the fine; empty marks when none is meant, so that nothing is asked of the paper."""
    if row.fine is None:
        return {}
    return {"fine": str(row.fine), "fine_words": money_words(row.fine), "fine_figure": figure(row.fine)}


def in_time(matter: Matter) -> str:
    """How the time bar stands: from when, how long, until when (行政处罚法 36条)."""
    case = matter.case
    act = act_facts(case)
    start = act.ended or (None if act.continuing else act.began)
    found_on = local_day(case.found_at)
    if start is None:
        return f"违法行为处于连续或者继续状态，{chinese_date(found_on)}发现，没有超过追究期限。"
    period = limitation_period(act, matter.violation, found_on)
    last = due(period, start, calendar()).day
    years, by = chinese_numeral(period.length), wording.cited(period.article)
    said = f"违法行为{'终了' if act.ended else '发生'}于{chinese_date(start)}，于{chinese_date(found_on)}发现；"
    late = "没有超过" if found_on <= last else "已经超过"
    return f"{said}依据{by}，追究期限为{years}年，至{chinese_date(last)}届满，发现时{late}。"


def jurisdiction(matter: Matter) -> str:
    """Why the matter is this authority's."""
    case = matter.case
    where = "违法行为发生地在本机关管辖区域内" if case.in_jurisdiction else "违法行为发生地不在本机关管辖区域内"
    by = wording.cited(Article(PENALTY_LAW, 22))
    told = f"；{wording.clause(case.jurisdiction_basis)}" if case.jurisdiction_basis.strip() else ""
    return f"{where}，依据{by}{'由本机关管辖' if case.in_jurisdiction else ''}{told}。"


def base_values(matter: Matter) -> dict[str, str]:
    """What every paper of a case knows: the violation, its time and place, the authority."""
    case = matter.case
    return {
        "violation": case.violation.name,
        "began": chinese_moment(case.began_at),
        "place": case.place,
        "authority": case.authority.name,
    }
