"""From the clue to the filing: verification, the answer to the reporter, three conditions, referral."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import written
from enforcement.rules.deadlines_ordinary import answer_clock, pass_on_clock, verification_clock
from enforcement.rules.facts import ClueFacts, Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.statutes import (
    MINISTRY_PROCEDURE,
    OFFICERS_AT_LEAST,
    PENALTY_LAW,
    SHANGHAI_ENFORCEMENT,
    VERIFYING,
)

VERIFIED = (VERIFYING, Article(PENALTY_LAW, 54, 2))
FILED = (Article(PENALTY_LAW, 54, 2), Article(PENALTY_LAW, 76, 2))
ANSWERED = (Article(SHANGHAI_ENFORCEMENT, 26, 2),)
REFERRED = (Article(MINISTRY_PROCEDURE, 6, 1), Article(PENALTY_LAW, 22), Article(PENALTY_LAW, 25))


@rule("FIL-01", basis=VERIFIED)
def a_clue_is_verified_in_time(facts: Facts) -> Iterator[Finding]:
    """A clue is verified within 15 working days, 10 more with a head's approval; later only with a reason.

    Both lengths are local values from memory (FIL-01). The result of the verification is written down.
    """
    clue = facts.clue
    if clue is None or clue.registered_on is None:
        yield forbids("FIL-01", "没有线索登记的日期，不能核查。请先登记线索。", *VERIFIED, mend="clue")
        return
    if not clue.result_stated:
        yield forbids("FIL-01", "没有写明核查结果。请写明查到的情况和处理意见。", *VERIFIED, mend="clue")
    done = clue.verified_on or facts.day
    if done < clue.registered_on:
        yield forbids("FIL-01", "核查日期早于线索登记的日期。请核对。", *VERIFIED, mend="clue")
    extended = clue.extended_on is not None
    last = verification_clock(clue.registered_on, facts.calendar, facts.local, extended=extended).due.day
    if done > last:
        yield asks_reason("FIL-01", f"线索应当在 {written(last)} 前核查完毕，已经逾期。请写明原因。", *VERIFIED)


@rule("FIL-01", basis=VERIFIED)
def verification_is_extended_by_a_head_in_time(facts: Facts) -> Iterator[Finding]:
    """An extension of the verification is approved by a head, for a reason, before the first period ends."""
    clue = facts.clue
    if clue is None or clue.extended_on is None or clue.registered_on is None:
        return
    last = verification_clock(clue.registered_on, facts.calendar, facts.local).due.day
    if clue.extended_on > last:
        yield forbids(
            "FIL-01", f"核查期限已于 {written(last)} 届满，届满后不能再延长。请写明逾期原因。", *VERIFIED, mend="clue"
        )
    fault = head_fault(clue.extended_by, clue.extended_on, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "FIL-01",
            f"延长核查须经负责人批准，{named(clue.extended_by)}{fault}。请报负责人批准。",
            *VERIFIED,
            mend="approval",
        )
    if not clue.extension_reason_stated:
        yield forbids("FIL-01", "没有写明延长核查的理由。请补写。", *VERIFIED, mend="clue")


@rule("FIL-05", basis=ANSWERED)
def a_named_reporter_is_answered(facts: Facts) -> Iterator[Finding]:
    """Who reports under his name is told the result in 5 working days; what concerns others is passed on in 3.

    Both are local values after the Shanghai regulation (26条2款).
    """
    clue = facts.clue
    if clue is None or clue.registered_on is None:
        return
    if clue.real_name_reporter:
        last = answer_clock(clue.registered_on, facts.calendar, facts.local).due.day
        yield from _told(facts, last, clue.answered_on, "把核查情况告知举报人")
    if clue.ours is False:
        last = pass_on_clock(clue.registered_on, facts.calendar, facts.local).due.day
        yield from _told(facts, last, clue.passed_on_on, "把举报移送有关部门")


def _told(facts: Facts, last: date, done: date | None, what: str) -> Iterator[Finding]:
    if (done or facts.day) > last:
        yield asks_reason("FIL-05", f"应当在 {written(last)} 前{what}，已经逾期。请写明原因。", *ANSWERED)
    elif done is None:
        yield notes("FIL-05", f"应当在 {written(last)} 前{what}。", *ANSWERED, mend="clue")


@rule("FIL-02", basis=FILED)
def a_case_is_filed_on_its_conditions(facts: Facts) -> Iterator[Finding]:
    """First evidence, an act that deserves a penalty, two handlers named: then a case is filed (54条2款).

    Jurisdiction and limitation are asked beside this by JUR-02 and FIL-03.
    """
    filing = facts.filing
    if filing is None:
        yield forbids("FIL-02", "没有填写立案审批表。请先填写。", *FILED, mend="filing")
        return
    if filing.outcome != "file":
        return
    if not filing.source_stated:
        yield forbids("FIL-02", "没有写明案件来源。请补写。", *FILED, mend="filing")
    if filing.prima_facie_evidence is not True:
        yield forbids("FIL-02", "没有初步证据证明有违法行为，不能立案。请先收集证据。", *FILED, mend="evidence")
    if filing.deserves_penalty is not True:
        yield forbids("FIL-02", "没有确认依法应当给予行政处罚。请确认，或者不予立案。", *FILED, mend="filing")
    if len(set(filing.handlers)) < OFFICERS_AT_LEAST:
        yield forbids("FIL-02", "没有拟定两名不同的承办人。请补选。", *FILED, mend="officers")


@rule("FIL-02", basis=FILED)
def not_filing_is_reasoned(facts: Facts) -> Iterator[Finding]:
    """Whoever does not file says why: no act, no evidence, too old, too slight (54条2款)."""
    filing = facts.filing
    if filing is not None and filing.outcome == "not_file" and not filing.refusal_reason_stated:
        yield forbids("FIL-02", "没有写明不予立案的理由。请补写。", *FILED, mend="filing")


@rule("FIL-02", "DEC-01", basis=(*FILED, Article(PENALTY_LAW, 60)))
def the_day_of_filing_is_that_of_approval(facts: Facts) -> Iterator[Finding]:
    """The 90 days run from the day the head approved the filing, neither earlier nor later (60条)."""
    filing, approval = facts.filing, facts.approval
    if filing is None or filing.outcome != "file" or approval is None or approval.of != "filing":
        return
    if approval.result == "agree" and filing.filed_on != approval.decided_on:
        yield forbids("FIL-02", "立案日就是负责人批准立案的日期，两者不一致。请核对。", *FILED, mend="filing")


def is_referred(facts: Facts) -> bool:
    """Whether the matter is being handed to another authority; a suspected crime goes to the police (TRF-01)."""
    filing, proposal = facts.filing, facts.proposal
    if facts.crime is not None and facts.crime.suspected:
        return False
    return (filing is not None and filing.outcome == "transfer") or (
        proposal is not None and proposal.outcome == "transfer"
    )


@rule("FIL-06", basis=REFERRED)
def a_matter_of_others_is_referred(facts: Facts) -> Iterator[Finding]:
    """What another authority has to decide goes there with a letter and a list, and the receipt is kept (6条1款)."""
    if not is_referred(facts):
        return
    referral = facts.referral
    if referral is None or not referral.to.strip():
        yield forbids("FIL-06", "没有写明移送给哪个机关。请补写。", *REFERRED, mend="filing")
        return
    if not referral.letter_no.strip() or referral.sent_on is None:
        yield forbids("FIL-06", "没有移送函的编号和日期。请制作移送函。", *REFERRED, mend="filing")
    if not referral.materials_listed:
        yield forbids("FIL-06", "没有移送材料清单。请补列。", *REFERRED, mend="filing")
    if not referral.receipt_kept:
        yield notes("FIL-06", "还没有接收回执。收到后请归入案卷。", *REFERRED, mend="filing")


def clue_needs_answer(clue: ClueFacts) -> bool:
    """Whether somebody still waits for an answer about the clue (FIL-05)."""
    waits = clue.real_name_reporter and clue.answered_on is None
    return waits or (clue.ours is False and clue.passed_on_on is None)
