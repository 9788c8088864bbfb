"""Staying away 回避: asked for by the party, decided by a head, and what goes on meanwhile (JUR-06)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.facts import Facts, RecusalFacts
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.statutes import PENALTY_LAW

ASKED = (Article(PENALTY_LAW, 43, 2), Article(PENALTY_LAW, 43, 3))


def is_open(recusal: RecusalFacts) -> bool:
    """Whether a request waits for the head's decision."""
    return recusal.requested_on is not None and recusal.granted is None


@rule("JUR-06", basis=ASKED)
def the_investigation_goes_on_while_recusal_is_asked(facts: Facts) -> Iterator[Finding]:
    """Before the decision on recusal the investigation does not stop; it is only noted (43条3款)."""
    if any(is_open(each) for each in facts.recusals):
        yield notes("JUR-06", "当事人申请回避，还没有决定。决定以前不停止调查。", *ASKED, mend="recusal")


@rule("JUR-06", basis=ASKED)
def recusal_is_decided_before_the_case(facts: Facts) -> Iterator[Finding]:
    """No decision on the case while a request for recusal is open (43条3款)."""
    if any(is_open(each) for each in facts.recusals):
        yield forbids(
            "JUR-06", "当事人申请回避，负责人还没有决定，不能对案件作出决定。请先决定。", *ASKED, mend="recusal"
        )


@rule("JUR-06", basis=ASKED)
def recusal_is_decided_by_a_head(facts: Facts) -> Iterator[Finding]:
    """Each request has its reason and, when decided, was decided by a head on that day, not by himself (43条3款)."""
    own = {officer.account_id for officer in facts.officers} - {None}
    for each in facts.recusals:
        if each.granted is None:
            continue
        if each.decided_on is None:
            yield forbids("JUR-06", "没有写明决定回避的日期。请补写。", *ASKED, mend="recusal")
            continue
        fault = head_fault(each.decided_by, each.decided_on, facts.organisation.authority_id)
        if fault:
            yield forbids(
                "JUR-06",
                f"回避须由负责人决定，{named(each.decided_by)}{fault}。请由负责人决定。",
                *ASKED,
                mend="recusal",
            )
        if each.decided_by is not None and each.decided_by.account_id in own:
            yield forbids("JUR-06", "承办人不能决定自己案件的回避。请由其他负责人决定。", *ASKED, mend="recusal")
        if each.requested_on is not None and each.decided_on < each.requested_on:
            yield forbids("JUR-06", "决定回避的日期早于申请日期。请核对。", *ASKED, mend="recusal")
