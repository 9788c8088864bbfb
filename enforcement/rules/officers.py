"""Who may act: two qualified officers, shown certificates, never auxiliaries, nobody who must stay away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.facts import AUXILIARY_ACTS, Facts, OfficerFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.statutes import (
    COERCION_LAW,
    GUIDANCE,
    MINISTRY_PROCEDURE,
    OFFICERS_AT_LEAST,
    PENALTY_LAW,
)

TWO_OFFICERS = (Article(PENALTY_LAW, 42, 1), Article(MINISTRY_PROCEDURE, 11, 1))
SHOWN = (Article(PENALTY_LAW, 55, 1), Article(MINISTRY_PROCEDURE, 11, 2))
AVOIDANCE = (Article(PENALTY_LAW, 43),)
GUIDANCE_STAFF = (Article(GUIDANCE, "四（七）"),)
CERTIFIED = (*GUIDANCE_STAFF, Article(PENALTY_LAW, 42, 1))
DRESS = (Article(GUIDANCE, "二（二）"), Article(MINISTRY_PROCEDURE, 11, 2))
CONDUCT = (Article(GUIDANCE, "二（二）"), Article("城市管理执法行为规范", "（建督〔2018〕77号）"))


_LOST = {"suspended": "执法证已被暂扣", "revoked": "执法证已被吊销"}


def qualified(officer: OfficerFacts, day: date) -> str:
    """Why this person may not act as an officer on `day`, in Chinese; empty when he may.

    The last day of a certificate still counts. 行政处罚法 42条1款.
    """
    standing = (
        (officer.auxiliary, "是协管人员，不能计入执法人员"),
        (officer.left, "已经离职"),
        (officer.probation, "在试用期内"),
        (officer.suspended, "处于停职期间"),
        (officer.recused, "已被决定回避"),
    )
    for bars, why in standing:
        if bars:
            return why
    return _certificate_fault(officer, day)


def _certificate_fault(officer: OfficerFacts, day: date) -> str:
    if officer.certificate_status in _LOST:
        return _LOST[officer.certificate_status]
    if not officer.certificate_no or officer.certificate_status != "valid":
        return "没有执法证"
    if officer.certificate_from is None or officer.certificate_until is None:
        return "执法证的有效期没有登记"
    if day < officer.certificate_from:
        return f"执法证自 {officer.certificate_from.isoformat()} 起才有效"
    if day > officer.certificate_until:
        return f"执法证已于 {officer.certificate_until.isoformat()} 到期"
    return ""


def distinct(officers: tuple[OfficerFacts, ...]) -> tuple[OfficerFacts, ...]:
    """The officers, each person and each account once; somebody without an id is nobody."""
    persons: set[object] = set()
    accounts: set[object] = set()
    kept = []
    for officer in officers:
        known = officer.person_id is not None
        same_account = officer.account_id is not None and officer.account_id in accounts
        if known and officer.person_id not in persons and not same_account:
            kept.append(officer)
        persons.add(officer.person_id)
        accounts.add(officer.account_id)
    return tuple(kept)


def _name(officer: OfficerFacts) -> str:
    return officer.name or "所选人员"


@rule("JUR-04", basis=TWO_OFFICERS)
def two_qualified_officers_act(facts: Facts) -> Iterator[Finding]:
    """At least two different officers, each qualified on the day of the act (行政处罚法 42条1款)."""
    people = distinct(facts.officers)
    if len(people) < len(facts.officers):
        yield forbids(
            "JUR-04",
            "同一人员或者同一账号被重复选择，只按一人计算。请另选一名执法人员。",
            *TWO_OFFICERS,
            mend="officers",
        )
    able = [officer for officer in people if not qualified(officer, facts.day)]
    if len(able) < OFFICERS_AT_LEAST:
        yield forbids(
            "JUR-04",
            f"当天具备执法资格的人员只有 {len(able)} 名，不得少于两名。请补选持有效执法证的人员。",
            *TWO_OFFICERS,
            mend="officers",
        )


@rule("STF-04", "JUR-04", basis=CERTIFIED)
def every_officer_holds_a_valid_certificate(facts: Facts) -> Iterator[Finding]:
    """Nobody acts whose certificate is missing, suspended, revoked or out of date that day (STF-04)."""
    for officer in facts.officers:
        fault = "" if officer.auxiliary else qualified(officer, facts.day)
        if fault:
            yield forbids(
                "STF-04",
                f"{_name(officer)}{fault}，不能参加本次执法。请改选其他人员。",
                *CERTIFIED,
                mend="officers",
            )


@rule("STF-01", basis=GUIDANCE_STAFF)
def auxiliaries_never_enforce(facts: Facts) -> Iterator[Finding]:
    """Auxiliaries only publicise, find, gather and dissuade; they take no part as officers (STF-01)."""
    for officer in facts.officers:
        if officer.auxiliary:
            yield forbids(
                "STF-01",
                f"{_name(officer)}是协管人员，不能作为执法人员办理。请改选执法人员。",
                *GUIDANCE_STAFF,
                mend="officers",
            )
    if facts.actor.auxiliary and facts.actor.act not in AUXILIARY_ACTS:
        allowed = "、".join(AUXILIARY_ACTS.values())
        yield forbids(
            "STF-01",
            f"协管人员只能从事{allowed}，不能办理这一步。请交由执法人员办理。",
            *GUIDANCE_STAFF,
            mend="officers",
        )


@rule("JUR-05", basis=SHOWN)
def certificates_are_shown(facts: Facts) -> Iterator[Finding]:
    """Officers show their certificates; the record bears their numbers as registered (行政处罚法 55条1款)."""
    if facts.checklist is None or facts.checklist.badge_shown is not True:
        yield forbids(
            "JUR-05",
            "没有确认已主动出示执法证件，当事人有权拒绝接受检查。请出示后确认。",
            *SHOWN,
            mend="checklist",
        )
    for officer in facts.officers:
        if officer.auxiliary:
            continue
        if not officer.certificate_no or officer.stated_certificate_no == "":
            yield forbids("JUR-05", f"没有写明{_name(officer)}的执法证号。请补写。", *SHOWN, mend="officers")
        elif officer.stated_certificate_no not in (None, officer.certificate_no):
            yield forbids(
                "JUR-05", f"{_name(officer)}的执法证号与人员库不一致。请核对后改正。", *SHOWN, mend="officers"
            )


@rule("SMP-05", basis=(Article(PENALTY_LAW, 44),))
def rights_are_told(facts: Facts) -> Iterator[Finding]:
    """The party is told of content, facts, reasons, basis and his rights before the decision (44条)."""
    if facts.checklist is None or facts.checklist.rights_told is not True:
        yield forbids(
            "SMP-05",
            "没有确认已告知拟处罚的内容、事实、理由、依据和陈述申辩的权利。请告知后确认。",
            Article(PENALTY_LAW, 44),
            mend="checklist",
        )


@rule("JUR-06", basis=(*AVOIDANCE, Article(PENALTY_LAW, 64, "", 4)))
def interested_persons_stay_away(facts: Facts) -> Iterator[Finding]:
    """A recused person takes no further part; a shared address is asked about; nobody chairs the hearing of
    a case he investigated (行政处罚法 43条, 64条4项)."""
    for officer in facts.officers:
        if officer.recused:
            yield forbids(
                "JUR-06",
                f"{_name(officer)}已被决定回避，不能再参加本案。请改选。",
                *AVOIDANCE,
                mend="officers",
            )
    if facts.party.same_address_as_officer:
        yield asks_reason(
            "JUR-06",
            "执法人员与当事人登记的是同一地址。请核实有无利害关系，写明核实结果或者改选。",
            *AVOIDANCE,
        )
    if facts.hearing_chair_id is not None and facts.hearing_chair_id in {o.person_id for o in facts.officers}:
        yield forbids(
            "JUR-06",
            "听证主持人是本案调查人员。请另行指定主持人。",
            Article(PENALTY_LAW, 64, "", 4),
            mend="officers",
        )


@rule("STF-05", basis=DRESS)
def uniform_is_worn_by_officers_only(facts: Facts) -> Iterator[Finding]:
    """Officers wear the uniform on duty; others are never issued one (STF-05)."""
    if facts.auxiliary is not None and facts.auxiliary.uniform_issued:
        yield forbids("STF-05", "协管人员不得领用执法制式服装。请撤销领用登记。", *DRESS, mend="officers")
    if facts.checklist is not None and facts.checklist.uniform is not True:
        yield notes("STF-05", "没有确认按规定着装、佩戴标志标识。", *DRESS, mend="checklist")


@rule("STF-06", basis=CONDUCT)
def conduct_is_checked(facts: Facts) -> Iterator[Finding]:
    """Salute, badge and recorder are reminded of; a memory-marked rule, so it only notes (STF-06)."""
    if facts.checklist is None:
        yield notes("STF-06", "现场规范清单没有填写。", *CONDUCT, mend="checklist")
        return
    asked = (
        (facts.checklist.salute, "敬礼"),
        (facts.checklist.badge_shown, "出示证件"),
        (facts.checklist.recorder_on, "开启执法记录仪"),
    )
    missing = "、".join(name for done, name in asked if done is not True)
    if missing:
        yield notes("STF-06", f"没有勾选：{missing}。", *CONDUCT, mend="checklist")


@rule("STF-02", basis=(Article("中发〔2015〕37号", "（凭记忆，待法制机构确认）"),))
def auxiliaries_do_not_outnumber_officers(facts: Facts) -> Iterator[Finding]:
    """No more auxiliaries than established posts; from memory, so it only notes (STF-02)."""
    staff = facts.staff
    if staff is None or staff.established is None or staff.auxiliaries is None:
        return
    if staff.auxiliaries > staff.established:
        yield notes(
            "STF-02",
            f"协管人员 {staff.auxiliaries} 名，超过在编 {staff.established} 名，应当逐步减少。",
            *auxiliaries_do_not_outnumber_officers.basis,
        )


@rule("STF-03", basis=GUIDANCE_STAFF)
def every_auxiliary_has_an_answerable_officer(facts: Facts) -> Iterator[Finding]:
    """Who uses an auxiliary manages and answers: employer, responsible officer, training (STF-03)."""
    if facts.auxiliary is None:
        return
    if not facts.auxiliary.responsible_officer_stated:
        yield forbids("STF-03", "没有登记责任执法人员，不能派工。请先登记。", *GUIDANCE_STAFF, mend="officers")
    if not facts.auxiliary.employer_stated:
        yield forbids("STF-03", "没有登记用工单位，不能派工。请先登记。", *GUIDANCE_STAFF, mend="officers")
    if not facts.auxiliary.trained:
        yield notes("STF-03", "没有培训记录，请安排培训并登记。", *GUIDANCE_STAFF, mend="officers")


@rule("JUR-07", "JUR-08", basis=(Article(COERCION_LAW, 17),))
def seizure_needs_authority(facts: Facts) -> Iterator[Finding]:
    """Seizing is never entrusted nor done by auxiliaries, and rests on a law or regulation, not on a
    departmental rule (行政强制法 17条)."""
    if facts.measure is None:
        return
    entrusted = facts.organisation.kind == "entrusted"
    if entrusted or facts.actor.auxiliary or any(o.auxiliary for o in facts.officers):
        yield forbids(
            "JUR-07",
            "行政强制措施不得委托，也不得由协管人员实施。请由有权机关的执法人员办理。",
            Article(COERCION_LAW, 17, 1),
            Article(COERCION_LAW, 17, 3),
            mend="officers",
        )
    lawful = ("law", "administrative_regulation", "local_regulation")
    if facts.measure.authorised_by not in lawful or not facts.measure.clause:
        yield forbids(
            "JUR-08",
            "查封、扣押须有法律、行政法规或者地方性法规的授权条款，规章不能授权。请写明条款。",
            Article(COERCION_LAW, 17, 2),
            mend="procedure",
        )
