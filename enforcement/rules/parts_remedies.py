"""Parts of the facts about remedies: reconsideration 复议, suit 诉讼, stays of execution, and decisions overturned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

# Why execution is stayed while a remedy runs → (in words, article in words) (行政复议法 42条, 行政诉讼法 56条).
STAYS: Mapping[str, str] = MappingProxyType(
    {
        "authority": "被申请人（被告）认为需要停止执行",
        "body": "复议机关认为需要停止执行",
        "granted": "申请停止执行，要求合理",
        "public_harm": "执行会给国家利益、社会公共利益造成重大损害",
        "by_law": "法律、法规、规章规定停止执行",
    }
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "upheld": "维持",
        "rejected": "驳回",
        "changed": "变更",
        "revoked": "撤销",
        "unlawful": "确认违法",
        "void": "确认无效",
        "mediated": "调解",
        "withdrawn": "撤回或者终止",
    }
)
Outcome = Literal["upheld", "rejected", "changed", "revoked", "unlawful", "void", "mediated", "withdrawn", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class StayFacts:
    """A stay of execution 停止执行, both ends included; `last` None while it lasts. `ground`: a key of STAYS."""

    first: date | None = None
    last: date | None = None
    ground: str = ""
    paper_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFacts:
    """A remedy the party has taken.

    `received_on`: the day an application handed in through us came (行政复议法 32条); `monitored`: the decision rests on
    a device; `keeps`: whether we hold the decision to be kept; `passed_on_on`. `accepted_on`, `track`, `extended`:
    as the body told. `copy_on`: the day its copy came here, `answered_on`, `evidence_given` our answer.
    `ended_on`: the legal day the remedy was over. `enforced_by`: who enforces or goes to court after it.
    """

    kind: Literal["reconsideration", "suit", ""] = ""
    applied_on: date | None = None
    received_on: date | None = None
    monitored: bool = False
    keeps: bool | None = None
    passed_on_on: date | None = None
    accepted_on: date | None = None
    track: Literal["ordinary", "simple", ""] = ""
    extended: bool = False
    copy_on: date | None = None
    answered_on: date | None = None
    evidence_given: bool | None = None
    outcome: Outcome = ""
    ended_on: date | None = None
    stays: tuple[StayFacts, ...] = ()
    enforced_by: Literal["authority", "reconsideration_body", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverturnedFacts:
    """A decision changed, revoked, or found unlawful or void, and what had to be undone (PUB-03, APP-06, DEC-14).

    `published`: whether it had been made public; `pushed`: also sent to other authorities or platforms.
    `money_settled`: nothing is owed to the party, or all was paid back (the sums: ENF-14). `remake_by`: the last day
    for a new decision, where one was ordered; `same_again`: on the same facts and grounds it says the same;
    `only_procedure`: it was revoked because a procedure was broken.
    """

    by: Literal["authority", "superior", "reconsideration", "court", ""] = ""
    how: Literal["changed", "revoked", "unlawful", "void", ""] = ""
    on: date | None = None
    paper_no: str = ""
    published: bool | None = None
    withdrawn_on: date | None = None
    reason_public: bool = False
    pushed: bool = False
    pushed_mended: bool = False
    money_settled: bool | None = None
    measures_open: int = 0
    remake_by: date | None = None
    remade_on: date | None = None
    same_again: bool = False
    only_procedure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorFacts:
    """A doubt about a penalty: own check, complaint, report or file review (DEC-14, 行政处罚法 75条2款)."""

    source: Literal["own", "complaint", "report", "review", ""] = ""
    raised_on: date | None = None
    examined: bool = False
    wrong: bool | None = None
    answered: bool = False
