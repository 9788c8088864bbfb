"""One lawful on-the-spot case to start from, the official calendar, and short ways to change and to read."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import chinese_calendar

from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import (
    LEGAL_ZONE,
    ActFacts,
    ActorFacts,
    ChecklistFacts,
    ClosingFacts,
    DeliveryFacts,
    EvidenceFacts,
    Facts,
    FineRange,
    LeniencyFacts,
    OfficerFacts,
    OrderFacts,
    OrganisationFacts,
    PaperFacts,
    PartyFacts,
    PowerFacts,
    ProposalFacts,
    ReportFacts,
    StatementFacts,
    ViolationFacts,
)
from enforcement.rules.findings import Article, Rule
from enforcement.rules.remedies import remedy_text

HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}


@cache
def official(first: int = 2018, last: int = 2026) -> Calendar:
    """The published calendar of these years; every other year is unknown."""
    off, work, names = set(), set(), {}
    day = date(first, 1, 1)
    while day.year <= last:
        is_holiday, name = chinese_calendar.get_holiday_detail(day)
        if is_holiday and name:
            off.add(day)
            names[day] = HOLIDAYS.get(str(name), "放假")
        elif not is_holiday and day.weekday() >= 5:
            work.add(day)
        day += timedelta(days=1)
    return Calendar(frozenset(off), frozenset(work), frozenset(range(first, last + 1)), names)


def d(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    """A moment in legal time, such as 2025-09-26T10:30; a bare day is its noon."""
    moment = datetime.fromisoformat(text)
    return (moment if "T" in text else moment.replace(hour=12)).replace(tzinfo=LEGAL_ZONE)


def yuan(text: str | int) -> Decimal:
    return Decimal(text)


BUREAU = OrganisationFacts(
    id=1,
    name="云川市澄湖区城市管理局",
    kind="bureau",
    is_authority=True,
    authority_name="云川市澄湖区城市管理局",
    reconsideration_body="云川市澄湖区人民政府",
    court="云川市澄湖区人民法院",
)


def officer(number: int, **changes: Any) -> OfficerFacts:
    made = OfficerFacts(
        person_id=number,
        account_id=number + 100,
        name=f"执法员{number}",
        certificate_no=f"33-{number}",
        certificate_from=d("2010-01-01"),
        certificate_until=d("2030-12-31"),
        certificate_status="valid",
        signed=True,
    )
    return replace(made, **changes)


def lawful() -> Facts:
    """An adult fined 100 yuan on the spot on 2025-09-26 for trading on the pavement, everything in order."""
    day = d("2025-09-26")
    return Facts(
        at=at("2025-09-26T10:30"),
        now=at("2025-09-26T10:40"),
        step="decision",
        calendar=official(),
        actor=ActorFacts(person_id=1),
        organisation=BUREAU,
        power=PowerFacts(violation_code="SR-020", held_from=d("2020-01-01")),
        violation=ViolationFacts(
            code="SR-020",
            name="擅自占用道路设摊经营",
            penalty=(Article("浙江省城市市容和环境卫生管理条例", 16),),
            individual=FineRange(yuan(20), yuan(500)),
            unit=FineRange(yuan(500), yuan(5000)),
            kinds=("fine", "warning"),
        ),
        act=ActFacts(began=day, ended=day, found_on=day, harm=False, place="湖滨路 12 号", place_in_jurisdiction=True),
        party=PartyFacts(
            key="k",
            kind="individual",
            born=d("1980-05-01"),
            name_stated=True,
            address_stated=True,
            number_stated=True,
            id_check="ok",
        ),
        officers=(officer(1), officer(2)),
        checklist=ChecklistFacts(salute=True, badge_shown=True, uniform=True, recorder_on=True, rights_told=True),
        evidence=(EvidenceFacts(id="e1", kind="audio_visual", has_audio_visual=True),),
        facts_established=True,
        legal_basis_stated=True,
        order=OrderFacts(told_on=day, on_the_spot=True),
        statement=StatementFacts(made=False, content_stated=True),
        leniency=LeniencyFacts(
            minor=False, corrected_in_time=False, no_harm=False, slight_harm=False, no_fault_proved=False
        ),
        proposal=ProposalFacts(fine=yuan(100)),
        paper=PaperFacts(
            number="澄城管当罚〔2025〕1号",
            authority_name="云川市澄湖区城市管理局",
            violation=True,
            kind_and_basis=True,
            fine_amount=True,
            time=True,
            place=True,
            remedies=True,
            remedy_text=remedy_text(BUREAU, day),
            payment_terms=True,
            late_fee_rate=True,
            signatures=2,
        ),
        delivery=DeliveryFacts(method="on_the_spot", decided_on=day, on=day, recipient="party"),
        report=ReportFacts(decided_on=day, reported_on=d("2025-09-30")),
        closing=ClosingFacts(fine=yuan(100), paid=yuan(100), reported=True, delivered=True, ended_by="performed"),
    )


def but(facts: Facts | None = None, **changes: Any) -> Facts:
    """The lawful case, changed. `party__born=…` changes one field of a part, `party=…` the whole part."""
    base = facts or lawful()
    whole = {key: value for key, value in changes.items() if "__" not in key}
    made = replace(base, **whole)
    for key, value in changes.items():
        if "__" in key:
            part, field = key.split("__")
            made = replace(made, **{part: _part(made, part, field, value)})
    return made


def _part(facts: Facts, part: str, field: str, value: Any) -> Any:
    old = getattr(facts, part)
    assert is_dataclass(old) and field in {each.name for each in fields(old)}, f"{part}.{field}"
    return replace(old, **{field: value})  # type: ignore[type-var]  # checked above


def on(day: str, facts: Facts | None = None, **changes: Any) -> Facts:
    """The lawful case, all of it on another day, then changed."""
    when = d(day)
    moved = but(
        facts,
        at=at(day),
        now=at(day),
        act__began=when,
        act__ended=when,
        act__found_on=when,
        order__told_on=when,
        delivery__decided_on=when,
        delivery__on=when,
        report__decided_on=when,
        report__reported_on=when,
    )
    return but(moved, **changes)


def said(rule: Rule, facts: Facts) -> list[str]:
    """What the rule finds, as `force code part`: `forbids JUR-04 officers`."""
    return [f"{found.force} {found.code} {found.mend}".strip() for found in rule(facts)]
