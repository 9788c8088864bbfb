"""Delivery in other ways: electronic, by post, by announcement, and of demands (SRV-05…08)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.calendar import Calendar, written
from enforcement.rules.deadlines_ordinary import announcement_clock
from enforcement.rules.facts import DeliveryFacts, Facts, Local, legal_day
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import CIVIL_PROCEDURE_LAW, COERCION_LAW, PENALTY_LAW

ELECTRONIC = (Article(PENALTY_LAW, 61, 2), Article(CIVIL_PROCEDURE_LAW, 90))
POST = (Article(CIVIL_PROCEDURE_LAW, 91),)
PUBLIC = (Article(CIVIL_PROCEDURE_LAW, 95),)
DIRECT = (Article(COERCION_LAW, 38),)
OTHER_WAYS = ("direct", "left", "post")  # each tried in vain before an announcement; electronic only if agreed


def delivered_on(delivery: DeliveryFacts, calendar: Calendar, local: Local) -> date | None:
    """The day that counts as delivery, by its way; None while it is not known (SRV-02…07).

    Post: the day on the return receipt, never for a returned letter. Electronic: the arrival. Announcement:
    the last of its days. Otherwise the day written on the receipt.
    """
    if delivery.method == "post":
        return None if delivery.returned else delivery.receipt_on
    if delivery.method == "electronic":
        return None if delivery.arrived_at is None else legal_day(delivery.arrived_at)
    if delivery.method == "notice":
        found = delivery.announced_on
        return None if found is None else announcement_clock(found, calendar, local).due.day
    return delivery.on


@rule("SRV-05", "SRV-06", "SRV-07", "SRV-02", basis=(*ELECTRONIC, *POST, *PUBLIC))
def the_day_follows_the_way(facts: Facts) -> Iterator[Finding]:
    """The day of delivery is that of the receipt, the arrival or the last day of the announcement (87–95条)."""
    delivery = facts.delivery
    if delivery is None or delivery.on is None or delivery.method not in ("post", "electronic", "notice"):
        return
    found = delivered_on(delivery, facts.calendar, facts.local)
    code, basis = {"post": ("SRV-06", POST), "electronic": ("SRV-05", ELECTRONIC)}.get(
        delivery.method, ("SRV-07", PUBLIC)
    )
    if found is None:
        yield forbids(
            code, "没有可以认定送达的日期，不能登记送达。请补写回执、到达或者公告日期。", *basis, mend="delivery"
        )
    elif found != delivery.on:
        yield forbids(code, f"按这种方式，送达日期应当是 {written(found)}。请改正。", *basis, mend="delivery")


@rule("SRV-05", basis=ELECTRONIC)
def electronic_delivery_was_agreed_to(facts: Facts) -> Iterator[Finding]:
    """Electronic delivery needs the party's signed confirmation, given before (61条2款)."""
    delivery = facts.delivery
    if delivery is None or delivery.method != "electronic":
        return
    if delivery.confirmed_on is None:
        yield forbids(
            "SRV-05", "当事人没有签订电子送达确认书，不能电子送达。请改用其他方式。", *ELECTRONIC, mend="delivery"
        )
    elif delivery.arrived_at is not None and delivery.confirmed_on > legal_day(delivery.arrived_at):
        yield forbids("SRV-05", "确认书的日期晚于送达日期。请核对。", *ELECTRONIC, mend="delivery")


@rule("SRV-06", basis=POST)
def post_is_proved_by_its_receipt(facts: Facts) -> Iterator[Finding]:
    """A letter counts by its return receipt; one that came back is no delivery (民事诉讼法 91条)."""
    delivery = facts.delivery
    if delivery is None or delivery.method != "post":
        return
    if not delivery.tracking_no.strip():
        yield forbids("SRV-06", "没有写明邮件编号。请补写。", *POST, mend="delivery")
    if delivery.returned:
        yield forbids("SRV-06", "邮件被退回，不算送达。请改用留置或者公告等方式。", *POST, mend="delivery")


@rule("SRV-07", basis=PUBLIC)
def an_announcement_is_the_last_way(facts: Facts) -> Iterator[Finding]:
    """An announcement needs proof that nobody knows where the party is, or that every other way failed (95条)."""
    delivery = facts.delivery
    if delivery is None or delivery.method != "notice":
        return
    if not delivery.whereabouts_unknown_proved and not set(OTHER_WAYS) <= set(delivery.failed_ways):
        yield forbids(
            "SRV-07",
            "没有下落不明的证据，也没有直接、留置、邮寄都无法送达的记录，不能公告送达。请补充。",
            *PUBLIC,
            mend="delivery",
        )
    if not delivery.reasons_in_file:
        yield forbids("SRV-07", "没有在案卷中记明公告送达的原因和经过。请补写。", *PUBLIC, mend="delivery")


@rule("SRV-08", basis=DIRECT)
def demands_are_handed_over_directly_first(facts: Facts) -> Iterator[Finding]:
    """Demands and enforcement decisions are delivered directly; otherwise only when refused or not possible (38条)."""
    delivery = facts.delivery
    if delivery is None or delivery.paper not in ("demand", "enforcement"):
        return
    if delivery.method in ("on_the_spot", "direct") or delivery.refused or "direct" in delivery.failed_ways:
        return
    yield forbids(
        "SRV-08",
        "催告书、强制执行决定书应当直接送达；拒收或者无法直接送达的才可以用其他方式。",
        *DIRECT,
        mend="delivery",
    )
