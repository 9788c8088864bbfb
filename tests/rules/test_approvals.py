"""Heads, acting appointments, internal approval (FIL-02, DEC-04, DEC-02, INV-03, JUR-06, REV-07, REC-04)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import approvals
from enforcement.rules.facts import ApprovalFacts, Facts, HeadFacts
from enforcement.rules.findings import Rule
from tests.rules.lawful import d, officer, said
from tests.rules.ordinary import APPROVAL, head, o

approves = approvals.a_head_of_the_authority_approves
own = approvals.nobody_approves_what_he_submitted
leader = approvals.the_leader_s_opinion_comes_first
reasoned = approvals.a_refusal_is_reasoned
DEC = "forbids DEC-04 approval"
FIL = "forbids FIL-02 approval"


def a(**changes: Any) -> Facts:
    return o(approval=replace(APPROVAL, **changes))


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("DEC-04 approved by a head", approves, a(), []),
    ("DEC-04 no approval", approves, o(approval=None), [DEC]),
    ("DEC-04 no approver", approves, a(approver=None), [DEC]),
    ("DEC-04 not decided yet", approves, a(result=None), [DEC]),
    ("DEC-04 no day", approves, a(decided_on=None), [DEC]),
    ("DEC-04 the head does not agree", approves, a(result="disagree"), [DEC]),
    ("DEC-04 no head", approves, a(approver=head(rank="")), [DEC]),
    ("DEC-04 approved on the day of the act", approves, a(decided_on=d("2025-10-24")), []),
    ("DEC-04 approved after the act", approves, a(decided_on=d("2025-10-25")), [DEC]),
    ("FIL-02 filing without a head", approves, a(of="filing", approver=None), [FIL]),
    ("FIL-02 not filing without a head", approves, a(of="no_filing", approver=None), [FIL]),
    ("INV-03 keeping evidence", approves, a(of="registration", approver=None), ["forbids INV-03 approval"]),
    ("DEC-02 extension", approves, a(of="extension", approver=None), ["forbids DEC-02 approval"]),
    ("DEC-03 suspension", approves, a(of="suspension", approver=None), ["forbids DEC-03 approval"]),
    ("JUR-06 recusal", approves, a(of="recusal", approver=None), ["forbids JUR-06 approval"]),
    ("REV-07 departure", approves, a(of="departure", approver=None), ["forbids REV-07 approval"]),
    ("REC-04 closing", approves, a(of="closing", approver=None), ["forbids REC-04 approval"]),
    ("FIL-06 referral", approves, a(of="referral", approver=None), ["forbids FIL-06 approval"]),
    (
        "FIL-01 extension of the verification",
        approves,
        a(of="verification_extension", approver=None),
        ["forbids FIL-01 approval"],
    ),
    ("DEC-04 an unknown matter is still approved", approves, a(of="?", approver=None), [DEC]),
    ("FIL-02 example: the handler approves himself", own, a(of="filing", approver=head(101)), [FIL]),
    ("FIL-02 the second handler approves", own, a(of="filing", approver=head(102)), [FIL]),
    ("FIL-02 another submitted, he approves his own", own, a(submitted_by_id=901), [DEC]),
    ("FIL-02 the leader signs his own", own, a(submitted_by_id=301), [DEC]),
    ("FIL-02 a handler signs as leader", own, a(leader_id=102), [DEC]),
    ("FIL-02 somebody else", own, a(), []),
    ("FIL-02 nobody known is nobody's own", own, o(approval=ApprovalFacts(approver=HeadFacts())), []),
    (
        "FIL-02 officers without account",
        own,
        o(approval=ApprovalFacts(), officers=(officer(1, account_id=None),)),
        [],
    ),
    ("FIL-02 no approval yet", own, o(approval=None), []),
    ("FIL-02 leader first", leader, a(), []),
    ("FIL-02 no approval asked", leader, o(approval=None), []),
    ("FIL-02 no leader", leader, a(of="filing", leader_id=None), [FIL]),
    ("FIL-02 no opinion", leader, a(of="filing", leader_opinion=None), [FIL]),
    ("FIL-02 no day of the opinion", leader, a(of="filing", leader_opinion_on=None), [FIL]),
    ("FIL-02 opinion after the approval", leader, a(of="filing", leader_opinion_on=d("2025-10-25")), [FIL]),
    ("FIL-02 opinion before it was submitted", leader, a(leader_opinion_on=d("2025-10-20")), [DEC]),
    ("FIL-02 all on one day", leader, a(submitted_on=d("2025-10-24"), leader_opinion_on=d("2025-10-24")), []),
    ("FIL-02 not approved yet", leader, a(decided_on=None), []),
    ("DEC-04 refused with reason", reasoned, a(result="disagree", reason_stated=True), []),
    ("DEC-04 refused without", reasoned, a(result="disagree"), [DEC]),
    ("DEC-04 leader against, without", reasoned, a(leader_opinion="disagree"), [DEC]),
    ("DEC-04 agreed", reasoned, a(), []),
    ("DEC-04 nothing refused", reasoned, o(approval=None), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(r, f, e, id=n) for n, r, f, e in ROWS])
def test_approvals(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


DAY = d("2025-10-24")
FAULTS = [
    (head(), ""),
    (head(902), ""),
    (None, "没有写明是哪一位负责人"),
    (head(account_id=None), "没有写明是哪一位负责人"),
    (head(rank=""), "不是行政机关负责人"),
    (head(authority_id=2), "不是本机关的负责人"),
    (head(authority_id=None), ""),
    (head(since=DAY), ""),
    (head(since=d("2025-10-25")), "在 2025-10-24 还没有任职"),
    (head(since=None), "在 2025-10-24 还没有任职"),
    (head(until=DAY), ""),
    (head(until=d("2025-10-23")), "已于 2025-10-23 卸任"),
    (head(acting=True, acting_document="澄委〔2025〕3号", until=d("2025-12-31")), ""),
    (head(acting=True, acting_document=" ", until=d("2025-12-31")), "是代理负责人，没有登记代理的任命文件"),
    (head(acting=True, acting_document="澄委〔2025〕3号"), "是代理负责人，没有登记代理的截止日期"),
    (head(acting=True, acting_document="澄委〔2025〕3号", until=d("2025-10-23")), "已于 2025-10-23 卸任"),
]


@pytest.mark.parametrize(("who", "fault"), FAULTS)
def test_who_is_a_head_on_the_day(who: HeadFacts | None, fault: str) -> None:
    assert approvals.head_fault(who, DAY, 1) == fault


def test_a_head_without_a_known_authority_is_taken_as_one_of_ours() -> None:
    assert approvals.head_fault(head(authority_id=2), DAY) == ""
    assert approvals.named(None) == approvals.named(head(name="")) == "审批人"
    assert approvals.named(head()) == "负责人901"


def test_the_sentence_names_the_head_and_the_fault() -> None:
    found = approves(a(approver=head(until=d("2025-10-23"))))
    assert [each.says for each in found] == [
        "负责人901已于 2025-10-23 卸任，不能审批行政处罚决定。请由在任的负责人审批。"
    ]
