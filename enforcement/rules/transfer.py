"""A suspected crime goes to the police and is not bought off with a fine (TRF-01…TRF-06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import written
from enforcement.rules.deadlines_disclosure import (
    chief_clock,
    goods_clock,
    police_again_clock,
    sending_clock,
    supervision_clock,
)
from enforcement.rules.facts import Facts, Local
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.legal_day import legal_day
from enforcement.rules.parts_transfer import MATERIALS, CrimeFacts
from enforcement.rules.periods import Interval
from enforcement.rules.promptness import kept
from enforcement.rules.statutes import PENALTY_LAW
from enforcement.rules.statutes_disclosure import GROUP_AT_LEAST, SENT_TO_POLICE, TRANSFER_RULES

NOT_INSTEAD = (
    Article(PENALTY_LAW, 27, 1),
    Article(TRANSFER_RULES, 11, 1),
    Article(TRANSFER_RULES, 3, 1),
    Article(TRANSFER_RULES, 10),
)
SENTENCED = (Article(PENALTY_LAW, 35, 2),)
PREPARED = (Article(TRANSFER_RULES, 5, 1),)
DECIDED = (Article(TRANSFER_RULES, 5, 2),)
WITH_IT = (Article(TRANSFER_RULES, 6),)
RECEIPT = (Article(TRANSFER_RULES, 7),)
CONTESTED = (Article(TRANSFER_RULES, 9, 1), Article(TRANSFER_RULES, 9, 2))
HANDED_OVER = (Article(TRANSFER_RULES, 12),)
RUNNING = (Article(TRANSFER_RULES, 11, 2),)
SET_OFF = (Article(PENALTY_LAW, 35, 2), Article(TRANSFER_RULES, 11, 3))
# What was imposed before the transfer and keeps running (11条2款), by words of its name.
KEEPS_RUNNING = ("警告", "停产", "停业", "暂扣", "吊销")
ALWAYS = ("letter", "report", "goods")  # a list of goods also says that there are none
ZERO = Decimal(0)


def is_back(crime: CrimeFacts) -> bool:
    """Whether the matter is the authority's again: refused by the chief or the police, or passed back (10条, 27条)."""
    police = crime.police
    refused = police.answer == "not_filed" and police.reconsidered != "filed"
    waits = police.reconsideration_on is not None and not police.reconsidered
    if crime.court.end in ("returned", "exempted"):
        return True
    return (crime.result == "disagree" and crime.reason_stated) or (refused and not waits)


@rule("TRF-01", basis=(*NOT_INSTEAD, *SENTENCED))
def a_suspected_crime_is_not_punished_instead(facts: Facts) -> Iterator[Finding]:
    """While a crime is suspected there is no fine; nothing is imposed instead of the transfer (27条, 移送规定 11条).

    After a criminal fine there is no administrative one (35条2款). Once the police or a judicial organ passed
    the matter back it may be punished (移送规定 10条, 行政处罚法 27条1款).
    """
    crime, proposal = facts.crime, facts.proposal
    if crime is None:
        return
    if crime.suspected is None:
        yield forbids("TRF-01", "没有写明是否涉嫌犯罪。请判断后写明。", *NOT_INSTEAD, mend="transfer")
    if crime.suspected is not True or proposal is None or not facts.punishes:
        return
    fined = proposal.fine is not None
    if crime.court.end == "fined":
        if fined:
            yield forbids("TRF-01", "人民法院已经判处罚金，不再给予罚款。请改正。", *SENTENCED, mend="amount")
    elif crime.court.end == "sentenced":
        yield asks_reason("TRF-01", "人民法院已经判处刑罚。再给予行政处罚的，请写明依据和理由。", *NOT_INSTEAD)
    elif not is_back(crime):
        yield from _while_pending(crime, fined)


def _while_pending(crime: CrimeFacts, fined: bool) -> Iterator[Finding]:
    if crime.sent_at is None:
        says = "本案涉嫌犯罪，不得以行政处罚代替移送。请先移送公安机关。"
        yield forbids("TRF-01", says, *NOT_INSTEAD, mend="transfer")
    elif fined:
        says = "本案已经移送公安机关，没有退回前不能罚款。请等候处理结果。"
        yield forbids("TRF-01", says, *NOT_INSTEAD, mend="transfer")
    else:
        says = "本案已经移送公安机关，没有处理结果。现在给予其他行政处罚的，请写明理由。"
        yield asks_reason("TRF-01", says, *NOT_INSTEAD)


@rule("TRF-02", "TRF-01", basis=PREPARED)
def a_group_of_two_prepares_the_transfer(facts: Facts) -> Iterator[Finding]:
    """At least two officers form a special group, check the matter and report in writing (移送规定 5条1款)."""
    crime = facts.crime
    if crime is None or crime.suspected is not True:
        return
    auxiliaries = {officer.person_id for officer in facts.officers if officer.auxiliary}
    if len(set(crime.group) - auxiliaries) < GROUP_AT_LEAST:
        yield forbids("TRF-02", "没有指定两名以上执法人员组成专案组。请指定。", *PREPARED, mend="officers")
    if not crime.report_written:
        yield forbids("TRF-02", "没有移送涉嫌犯罪案件的书面报告。请先提出报告。", *PREPARED, mend="transfer")


def chief_fault(crime: CrimeFacts, day: date, authority_id: int | None) -> str:
    """Why whoever decided on the transfer was not its chief, in Chinese; empty when he was (5条2款).

    The chief 正职, or whoever heads the work by an acting appointment; another deputy is not enough.
    """
    head = crime.approver
    fault = head_fault(head, day, authority_id)
    if fault or head is None:
        return fault
    return "" if head.rank == "chief" or head.acting else "不是正职负责人或者主持工作的负责人"


@rule("TRF-02", basis=DECIDED)
def the_chief_decides_on_the_transfer(facts: Facts) -> Iterator[Finding]:
    """The chief decides within 3 days of the report; if he does not agree, the reasons are kept (5条2款)."""
    crime = facts.crime
    if crime is None or crime.suspected is not True:
        return
    if crime.reported_on is None:
        yield forbids("TRF-02", "没有写明报告送负责人的日期。请补写。", *DECIDED, mend="transfer")
        return
    decided_on = None if crime.decided_at is None else legal_day(crime.decided_at)
    yield from kept(chief_clock(crime.reported_on, facts.calendar, facts.local), decided_on, facts.day, "transfer")
    if crime.result is None:
        return
    if decided_on is None:
        yield forbids("TRF-02", "没有写明批准或者不批准移送的时间。请补写。", *DECIDED, mend="transfer")
    fault = chief_fault(crime, decided_on or facts.day, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "TRF-02", f"{named(crime.approver)}{fault}，不能决定移送。请报正职负责人。", *DECIDED, mend="approval"
        )
    if crime.result == "disagree" and not crime.reason_stated:
        yield forbids("TRF-02", "不批准移送，没有把理由记录在案。请补写。", *DECIDED, mend="transfer")


@rule("TRF-02", basis=(SENT_TO_POLICE.article, *RECEIPT))
def an_approved_transfer_goes_out_within_a_day(facts: Facts) -> Iterator[Finding]:
    """Within 24 hours of the approval the case is with the police of the same level, who sign for it (5条2款, 7条)."""
    crime = facts.crime
    if crime is None or crime.suspected is not True:
        return
    if crime.sent_at is not None and (crime.result != "agree" or crime.decided_at is None):
        yield forbids("TRF-02", "移送没有经负责人批准。请先报批。", *DECIDED, mend="transfer")
    elif crime.result == "agree" and crime.decided_at is not None:
        yield from _within_a_day(facts, crime)
    if crime.sent_at is not None and not crime.police.receipt_signed:
        yield notes("TRF-02", "公安机关还没有在移送书的回执上签字。收到后请归入案卷。", *RECEIPT, mend="transfer")


def _within_a_day(facts: Facts, crime: CrimeFacts) -> Iterator[Finding]:
    if crime.decided_at is None:
        return
    if not crime.to.strip():
        yield forbids("TRF-02", "没有写明移送给哪个公安机关。请补写。", *DECIDED, mend="transfer")
    last = sending_clock(crime.decided_at, facts.calendar).due.moment
    if last is None:
        return
    until = f"{written(legal_day(last))} {last:%H:%M}"
    if crime.sent_at is not None and crime.sent_at < crime.decided_at:
        yield forbids("TRF-02", "移送时间早于批准时间。请核对。", *DECIDED, mend="transfer")
    elif (crime.sent_at or facts.at) > last:
        yield asks_reason("TRF-02", f"应当在 {until} 前移送公安机关，已经逾期。请写明原因。", *DECIDED)
    elif crime.sent_at is None:
        yield notes("TRF-02", f"应当在 {until} 前移送公安机关。", *DECIDED, mend="transfer")


@rule("TRF-03", basis=WITH_IT)
def the_transfer_carries_its_materials(facts: Facts) -> Iterator[Finding]:
    """The letter, the report and the list of goods, the results of tests that were made, what else there is (6条)."""
    crime = facts.crime
    if crime is None or crime.suspected is not True or (crime.result != "agree" and crime.sent_at is None):
        return
    if crime.tests_made is None:
        yield forbids("TRF-03", "没有写明涉案物品是否经过检验、鉴定。请写明。", *WITH_IT, mend="transfer")
    needed = (*ALWAYS, "tests") if crime.tests_made else ALWAYS
    missing = "、".join(MATERIALS[key] for key in needed if key not in crime.materials)
    if missing:
        yield forbids("TRF-03", f"移送材料缺少：{missing}。请补齐。", *WITH_IT, mend="transfer")


@rule("TRF-04", basis=CONTESTED)
def a_refusal_of_the_police_is_contested_in_time(facts: Facts) -> Iterator[Finding]:
    """A refusal to file may be taken to the same police within 3 days; a second one to the procuratorate (9条)."""
    crime = facts.crime
    if crime is None or crime.police.answer != "not_filed":
        return
    police = crime.police
    if police.told_on is None:
        yield forbids("TRF-04", "没有写明收到不予立案通知书的日期。请补写。", *CONTESTED, mend="transfer")
        return
    last = police_again_clock(police.told_on, facts.calendar, facts.local).due.day
    asked = police.reconsideration_on
    if asked is not None and not police.told_on <= asked <= last:
        says = f"提请复议的期限到 {written(last)} 届满。请核对日期；逾期的可以建议人民检察院依法进行立案监督。"
        yield forbids("TRF-04", says, *CONTESTED, mend="transfer")
    elif asked is None and facts.day <= last:
        says = f"认为应当立案的，可以在 {written(last)} 前提请复议，也可以建议人民检察院进行立案监督。"
        yield notes("TRF-04", says, *CONTESTED, mend="transfer")
    if police.reconsidered == "not_filed" and police.supervision_on is not None:
        yield from _supervised(facts, police.reconsidered_on, police.supervision_on)


def _supervised(facts: Facts, told_on: date | None, asked_on: date) -> Iterator[Finding]:
    if told_on is None:
        yield forbids("TRF-04", "没有写明收到复议决定通知书的日期。请补写。", *CONTESTED, mend="transfer")
    else:
        yield from kept(supervision_clock(told_on, facts.calendar, facts.local), asked_on, facts.day, "transfer")


@rule("TRF-04", basis=HANDED_OVER)
def goods_follow_the_case_to_the_police(facts: Facts) -> Iterator[Finding]:
    """Once the police file the case, goods and materials are handed over within 3 days, against signature (12条)."""
    crime = facts.crime
    if crime is None or "filed" not in (crime.police.answer, crime.police.reconsidered):
        return
    police = crime.police
    told_on = police.told_on if police.answer == "filed" else police.reconsidered_on
    if told_on is None:
        yield forbids("TRF-04", "没有写明收到立案通知书的日期。请补写。", *HANDED_OVER, mend="transfer")
        return
    clock = goods_clock(told_on, facts.calendar, facts.local)
    yield from kept(clock, police.handed_over_on, facts.day, "transfer")
    if police.handed_over_on is not None and not police.handover_signed:
        yield forbids("TRF-04", "移交涉案物品没有办结交接手续。请补签交接清单。", *HANDED_OVER, mend="transfer")


@rule("TRF-05", basis=RUNNING)
def earlier_penalties_keep_running(facts: Facts) -> Iterator[Finding]:
    """Warnings, closures, licences suspended or revoked before the transfer are carried out all the same (11条2款)."""
    crime = facts.crime
    if crime is None:
        return
    stopped = [kind for kind in crime.kinds_stopped if any(word in kind for word in KEEPS_RUNNING)]
    if stopped:
        says = f"移送前已经作出的{'、'.join(stopped)}不停止执行。请恢复执行。"
        yield forbids("TRF-05", says, *RUNNING, mend="transfer")


def set_off(fine: Decimal, criminal_fine: Decimal) -> Decimal:
    """How much of a criminal fine an earlier administrative fine pays: never more than either (35条2款)."""
    return max(min(fine, criminal_fine), ZERO)


@rule("TRF-05", basis=SET_OFF)
def an_earlier_fine_is_set_off(facts: Facts) -> Iterator[Finding]:
    """A fine imposed before the transfer counts towards the criminal fine (行政处罚法 35条2款, 移送规定 11条3款)."""
    crime = facts.crime
    if crime is None or crime.court.end != "fined" or not crime.fined_before:
        return
    if crime.court.criminal_fine is None:
        yield forbids("TRF-05", "没有写明罚金的数额。请补写。", *SET_OFF, mend="transfer")
        return
    expected = set_off(crime.fined_before, crime.court.criminal_fine)
    if crime.court.offset != expected:
        says = f"移送前的罚款应当折抵罚金 {expected} 元。请核对折抵数额，并告知人民法院。"
        yield forbids("TRF-05", says, *SET_OFF, mend="transfer")


def transfer_pause(crime: CrimeFacts, until: date, local: Local | None = None) -> Interval | None:
    """The days the case lay with the police, both ends included; still there: up to `until` (TRF-06, design).

    None while nothing was sent, or where local rows let the 90 days run on. They end when the police refuse for
    good or a judicial organ passes the case back.
    """
    if crime.sent_at is None or not (local or Local()).pause_on_transfer.value:
        return None
    police, court = crime.police, crime.court
    back = court.on if court.end in ("returned", "exempted") else None
    if back is None and is_back(crime):
        back = police.reconsidered_on or police.told_on
    return legal_day(crime.sent_at), back or until
