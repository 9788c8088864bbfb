"""Delivery 送达: on the spot, to whom, when, and what a refusal needs (SMP-03, SRV-01…03, REC-02)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.calendar import written
from enforcement.rules.deadlines import delivery_clock
from enforcement.rules.facts import RECIPIENTS, Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.statutes import CIVIL_PROCEDURE_LAW, MINISTRY_PROCEDURE, PENALTY_LAW

SPOT = (Article(PENALTY_LAW, 52, 1), Article(MINISTRY_PROCEDURE, 13, 1))
IN_TIME = (Article(PENALTY_LAW, 61, 1),)
RECEIPT = (Article(CIVIL_PROCEDURE_LAW, 87),)
RECEIVER = (Article(CIVIL_PROCEDURE_LAW, 88),)
LEFT = (Article(CIVIL_PROCEDURE_LAW, 89),)
RECORDED = (Article(PENALTY_LAW, 47), Article(CIVIL_PROCEDURE_LAW, 89))

FOR_PERSONS = frozenset({"party", "adult_family_living_together", "agent", "designated_receiver"})
FOR_UNITS = frozenset({"legal_representative", "person_in_charge", "receiving_clerk", "agent", "designated_receiver"})


@rule("SMP-03", basis=SPOT)
def a_refused_signature_is_noted(facts: Facts) -> Iterator[Finding]:
    """Whoever refuses to sign still receives the paper; the refusal is written on it (行政处罚法 52条1款)."""
    if facts.delivery is not None and facts.delivery.refused and not facts.delivery.refusal_reason_stated:
        yield forbids("SMP-03", "当事人拒绝签收，没有注明情况。请在决定书上注明。", *SPOT, mend="delivery")


@rule("SRV-02", basis=RECEIPT)
def the_day_of_delivery_is_stated(facts: Facts) -> Iterator[Finding]:
    """No period runs before the day of receipt is on the receipt (民事诉讼法 87条)."""
    delivery = facts.delivery
    if delivery is None or delivery.on is None:
        yield forbids("SRV-02", "没有写明送达日期，后面的期限都不能起算。请补写。", *RECEIPT, mend="delivery")
        return
    if not delivery.method:
        yield forbids("SRV-02", "没有写明送达方式。请选择。", *RECEIPT, mend="delivery")
    if delivery.on > facts.day:
        yield forbids("SRV-02", "送达日期晚于办理日期。请核对。", *RECEIPT, mend="delivery")


@rule("SRV-02", basis=RECEIPT)
def other_ways_of_delivery_go_on_paper(facts: Facts) -> Iterator[Finding]:
    """Post, electronic delivery and announcement are not carried out here yet; they block, they never pass (87条)."""
    if facts.delivery is not None and facts.delivery.method in ("post", "electronic", "notice"):
        yield forbids("SRV-02", "本系统尚不能办理邮寄、电子和公告送达。请按纸质程序办理。", *RECEIPT, mend="procedure")


@rule("SRV-01", basis=IN_TIME)
def delivery_follows_the_decision_in_time(facts: Facts) -> Iterator[Finding]:
    """A decision is handed over on the spot, else within 7 working days; late asks for a reason (61条1款).

    Other papers have no such period.
    """
    delivery = facts.delivery
    if delivery is None or delivery.on is None or delivery.paper != "decision":
        return
    if delivery.decided_on is None:
        yield forbids("SRV-01", "没有作出决定的日期，不能核对送达期限。", *IN_TIME, mend="delivery")
        return
    if delivery.on < delivery.decided_on:
        yield forbids("SRV-01", "送达日期早于决定日期。请核对。", *IN_TIME, mend="delivery")
    elif delivery.method == "on_the_spot" and delivery.on != delivery.decided_on:
        yield forbids("SRV-01", "当场交付的，送达日期就是决定日期。请核对送达方式。", *IN_TIME, mend="delivery")
    last = delivery_clock(delivery.decided_on, facts.calendar).due.day
    if delivery.on > last:
        yield asks_reason("SRV-01", f"应当在 {written(last)} 前送达，已经逾期。请写明原因。", *IN_TIME)


def may_receive(recipient: str, party_kind: str) -> bool:
    """Whether this person may receive for the party (民事诉讼法 88条); of an unknown party only itself."""
    if party_kind == "unit":
        return recipient in FOR_UNITS
    if party_kind == "unknown":
        return recipient == "party"
    return recipient in FOR_PERSONS


@rule("SRV-03", basis=RECEIVER)
def the_recipient_may_receive(facts: Facts) -> Iterator[Finding]:
    """The party, an adult relative living with him, a unit's representative or clerk, an agent, or whoever is
    named; neighbours and shop assistants are not (民事诉讼法 88条)."""
    delivery = facts.delivery
    if delivery is None or delivery.method == "left":
        return
    if not delivery.recipient.strip():
        yield forbids("SRV-03", "没有写明由谁签收及其与当事人的关系。请补写。", *RECEIVER, mend="delivery")
    elif not may_receive(delivery.recipient, facts.party.kind):
        who = RECIPIENTS.get(delivery.recipient, delivery.recipient)
        yield forbids(
            "SRV-03",
            f"「{who}」不能代当事人签收。请送交有权签收的人，拒收的可以留置送达。",
            *RECEIVER,
            mend="delivery",
        )


@rule("SRV-04", "REC-02", basis=(*LEFT, *RECORDED))
def leaving_the_paper_is_witnessed_and_recorded(facts: Facts) -> Iterator[Finding]:
    """After a refusal the paper may be left at the domicile, before a witness or on record.

    Pictures of it are always kept (民事诉讼法 89条, 行政处罚法 47条).
    """
    delivery = facts.delivery
    if delivery is None or delivery.method != "left":
        return
    if delivery.place_is_domicile is not True:
        yield forbids(
            "SRV-04",
            "留置送达须把文书留在受送达人的住所。请写明住所或者改用其他方式。",
            *LEFT,
            mend="delivery",
        )
    if not delivery.refused or not delivery.refusal_reason_stated:
        yield forbids("SRV-04", "没有记明拒收事由。请补写。", *LEFT, mend="delivery")
    if delivery.witnesses < 1 and delivery.recordings < 1:
        yield forbids("SRV-04", "没有见证人，也没有拍照、录像。请补充其中一项。", *LEFT, mend="delivery")
    if delivery.recordings < 1:
        yield forbids("REC-02", "留置送达须有全程音像记录。请上传照片或者录像。", *RECORDED, mend="evidence")
