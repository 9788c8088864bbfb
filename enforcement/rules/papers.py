"""The on-the-spot decision paper: fixed form, number, eight items, rate of the late fee."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.facts import Facts, PaperFacts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import COERCION_LAW, MINISTRY_PROCEDURE, OFFICERS_AT_LEAST, PENALTY_LAW

FORM = (Article(PENALTY_LAW, 52, 1), Article(MINISTRY_PROCEDURE, 13, 1))
ITEMS = (Article(PENALTY_LAW, 52, 2), Article(MINISTRY_PROCEDURE, 14, 1))
CONTENT = (Article(PENALTY_LAW, 59, 1),)
LATE_FEE_TOLD = (Article(COERCION_LAW, 45, 1), Article(PENALTY_LAW, 72, 1, 1))


@rule("SMP-03", basis=FORM)
def the_paper_is_numbered_and_of_fixed_form(facts: Facts) -> Iterator[Finding]:
    """A fixed form with a number of its own, filled before it is signed (行政处罚法 52条1款)."""
    if facts.paper is None:
        yield forbids("SMP-03", "没有填写决定书，不能当场处罚。请先填写。", *FORM, mend="number")
        return
    if not facts.paper.number.strip():
        yield forbids("SMP-03", "决定书没有编号，不能签发。请取号。", *FORM, mend="number")
    elif facts.paper.number_used_before:
        yield forbids("SMP-03", f"编号 {facts.paper.number} 已经用过，不能重复签发。请重新取号。", *FORM, mend="number")
    if not facts.paper.fixed_form:
        yield forbids("SMP-03", "没有使用预定格式的决定书。请使用预定格式。", *FORM, mend="number")
    if facts.paper.blank_when_signed:
        yield forbids("SMP-03", "不得让当事人在空白文书上签名。请填写完整后再签。", *FORM, mend="delivery")


def missing_items(paper: PaperFacts, fined: bool) -> tuple[str, ...]:
    """The items of 行政处罚法 52条2款 that the paper lacks, in Chinese, in the order of the article."""
    items = (
        (paper.violation, "违法行为"),
        (paper.kind_and_basis, "处罚的种类和依据"),
        (paper.fine_amount or not fined, "罚款数额"),
        (paper.time, "时间"),
        (paper.place, "地点"),
        (paper.remedies, "申请行政复议、提起行政诉讼的途径和期限"),
        (bool(paper.authority_name), "行政机关名称"),
        (paper.signatures > 0, "执法人员签名或者盖章"),
    )
    return tuple(name for stated, name in items if not stated)


@rule("SMP-04", basis=ITEMS)
def the_paper_states_the_eight_items(facts: Facts) -> Iterator[Finding]:
    """Violation, kind and basis, amount, time, place, remedies, authority, both signatures (52条2款)."""
    paper = facts.paper
    if paper is None:
        return
    for item in missing_items(paper, _is_fined(facts)):
        yield forbids("SMP-04", f"决定书没有写明{item}。请补写。", *ITEMS, mend=_mend_of(item))
    if 0 < paper.signatures < OFFICERS_AT_LEAST:
        yield forbids(
            "SMP-04",
            f"决定书只有 {paper.signatures} 名执法人员签名，须有两名。请补签。",
            *ITEMS,
            Article(PENALTY_LAW, 42, 1),
            mend="officers",
        )


def _is_fined(facts: Facts) -> bool:
    return facts.proposal is not None and facts.proposal.fine is not None


def _mend_of(item: str) -> str:
    parts = {"违法行为": "violation", "处罚的种类和依据": "violation", "罚款数额": "amount", "地点": "place"}
    return parts.get(item, "officers" if item.startswith("执法人员") else "procedure")


@rule("DEC-05", basis=CONTENT)
def party_and_evidence_are_stated(facts: Facts) -> Iterator[Finding]:
    """The decision names the party and his address, the facts and the evidence, how to pay (59条).

    A party whom nobody can identify is described instead, with pictures (STD-01).
    """
    if not facts.party.unidentified:
        if not facts.party.name_stated:
            yield forbids("DEC-05", "没有写明当事人的姓名或者名称。请补写。", *CONTENT, mend="party")
        if not facts.party.address_stated:
            yield forbids("DEC-05", "没有写明当事人的住址。请补写。", *CONTENT, mend="party")
    if not any(piece.cited and not piece.excluded for piece in facts.evidence):
        yield forbids("DEC-05", "没有可以作为依据的证据。请上传至少一件证据。", *CONTENT, mend="evidence")
    if facts.paper is not None and _is_fined(facts) and not facts.paper.payment_terms:
        yield forbids("DEC-05", "没有写明罚款的缴纳方式和期限。请补写。", *CONTENT, mend="payment")


@rule("DEC-08", basis=LATE_FEE_TOLD)
def the_rate_of_the_late_fee_is_told(facts: Facts) -> Iterator[Finding]:
    """A fine is told together with the 3 % a day that follow when it is not paid (行政强制法 45条1款)."""
    if facts.paper is not None and _is_fined(facts) and not facts.paper.late_fee_rate:
        yield forbids(
            "DEC-08",
            "决定书没有告知加处罚款的标准：每日按罚款数额的百分之三加处，不超过罚款数额。请补写。",
            *LATE_FEE_TOLD,
            mend="payment",
        )
