"""Sealing and seizing 查封、扣押: whether it is needed, who approves, what happens on the spot (CMP-01…03, 08, 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.deadlines_execution import seizure_approval_clock
from enforcement.rules.facts import LEGAL_ZONE, Facts, legal_day
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.officers import distinct, qualified
from enforcement.rules.parts_measures import SEIZURE_ITEMS, SceneFacts, SeizureFacts
from enforcement.rules.statutes import COERCION_LAW, GUIDANCE, OFFICERS_AT_LEAST, PENALTY_LAW

NEEDED = (Article(COERCION_LAW, 5), Article(COERCION_LAW, 16, 2), Article(GUIDANCE, "二（三）"))
BEFORE = (Article(COERCION_LAW, 18, "", 1),)
AFTER = (Article(COERCION_LAW, 19),)
TWO = (Article(COERCION_LAW, 18, "", 2), Article(COERCION_LAW, 17, 3))
SCENE = (Article(COERCION_LAW, 18),)
PAPERS = (Article(COERCION_LAW, 24),)
APART = (Article(PENALTY_LAW, 56), Article(COERCION_LAW, 22))
COPIES = 2  # of the list, 24条3款


def held_from(seizure: SeizureFacts) -> date | None:
    """The legal day of the seizure; None while it is not stated."""
    return None if seizure.at is None else legal_day(seizure.at)


@rule("CMP-08", basis=NEEDED)
def a_seizure_is_needed(facts: Facts) -> Iterator[Finding]:
    """Force is proportionate: not where other means do; left aside for slight cases unless a reason is given (5, 16条)."""
    for seizure in facts.seizures:
        if seizure.other_means_enough is None:
            yield forbids("CMP-08", "没有说明不采取强制措施能不能达到管理目的。请补写。", NEEDED[0], mend="seizure")
        elif seizure.other_means_enough:
            yield forbids(
                "CMP-08",
                "不采取强制措施就可以达到管理目的，不得查封、扣押。请以劝导、责令改正等方式处理。",
                NEEDED[0],
                mend="seizure",
            )
        if not seizure.necessity_stated:
            yield forbids("CMP-08", "没有写明查封、扣押的必要性。请补写。", *NEEDED, mend="seizure")
        if seizure.slight:
            yield asks_reason(
                "CMP-08",
                "违法行为情节显著轻微或者没有明显社会危害，可以不采取强制措施。仍要采取的请写明理由。",
                NEEDED[1],
            )


@rule("CMP-01", basis=(*BEFORE, *AFTER))
def a_head_approves_a_seizure(facts: Facts) -> Iterator[Finding]:
    """Approved by a head before it is done; in an emergency reported and approved within 24 hours (18、19条)."""
    for seizure in facts.seizures:
        if seizure.at is None:
            yield forbids("CMP-01", "没有写明查封、扣押的时间。请补写。", *BEFORE, mend="seizure")
        elif seizure.refused_at is not None:
            continue
        elif seizure.urgent:
            yield from _afterwards(facts, seizure)
        elif seizure.approver is None or seizure.approved_at is None:
            yield forbids("CMP-01", "查封、扣押前须报负责人批准，没有批准记录。请先报批。", *BEFORE, mend="approval")
        elif seizure.approved_at > seizure.at:
            yield forbids(
                "CMP-01",
                "负责人的批准晚于查封、扣押，不符合规定。情况紧急的请选择紧急实施并写明情况。",
                *BEFORE,
                mend="approval",
            )
        yield from _by_a_head(facts, seizure)


def _by_a_head(facts: Facts, seizure: SeizureFacts) -> Iterator[Finding]:
    if seizure.approver is None or seizure.approved_at is None:
        return
    fault = head_fault(seizure.approver, legal_day(seizure.approved_at), facts.organisation.authority_id)
    if fault:
        yield forbids(
            "CMP-01",
            f"{named(seizure.approver)}{fault}，不能批准查封、扣押。请由负责人批准。",
            *BEFORE,
            mend="approval",
        )


def _afterwards(facts: Facts, seizure: SeizureFacts) -> Iterator[Finding]:
    if seizure.at is None:
        return
    if not seizure.urgency_stated:
        yield forbids("CMP-01", "没有写明有什么紧急情况。请补写。", *AFTER, mend="seizure")
    limit = seizure_approval_clock(seizure.at, facts.calendar).due.moment
    if limit is None:
        return
    until = limit.astimezone(LEGAL_ZONE).strftime("%Y-%m-%d %H:%M")
    done = (seizure.reported_at, seizure.approved_at if seizure.approver is not None else None)
    if any(each is not None and each < seizure.at for each in done):
        yield forbids("CMP-01", "报告、批准的时间早于紧急实施的时间。请核对。", *AFTER, mend="seizure")
    if all(each is not None and each <= limit for each in done):
        return
    if facts.at <= limit and None in done:
        yield notes("CMP-01", f"须在 {until} 前报告负责人并补办批准。", *AFTER, mend="approval")
    elif seizure.lifted_on is None:
        yield forbids(
            "CMP-01",
            f"没有在 {until} 前报告负责人并补办批准，应当解除查封、扣押。请先解除。",
            *AFTER,
            mend="seizure",
        )
    else:
        yield asks_reason("CMP-01", f"没有在 {until} 前报告负责人并补办批准。请写明原因。", *AFTER)


@rule("CMP-01", basis=AFTER)
def a_seizure_the_head_refuses_is_lifted(facts: Facts) -> Iterator[Finding]:
    """What the head holds should not have been done is lifted at once (19条); the same day (design)."""
    for seizure in facts.seizures:
        if seizure.refused_at is None:
            continue
        if seizure.lifted_on is None:
            yield forbids("CMP-01", "负责人认为不应当查封、扣押，应当立即解除。请先解除。", *AFTER, mend="seizure")
        elif seizure.lifted_on > legal_day(seizure.refused_at):
            yield asks_reason("CMP-01", "负责人认为不应当查封、扣押后，没有在当天解除。请写明原因。", *AFTER)


@rule("CMP-02", basis=TWO)
def two_officers_seize(facts: Facts) -> Iterator[Finding]:
    """Two or more qualified officers seize, nobody else (17条3款, 18条2项)."""
    for seizure in facts.seizures:
        day = held_from(seizure) or facts.day
        able = [officer for officer in distinct(seizure.officers) if not qualified(officer, day)]
        if len(able) < OFFICERS_AT_LEAST:
            yield forbids(
                "CMP-02",
                f"当天具备资格实施查封、扣押的执法人员只有 {len(able)} 名，不得少于两名。请核对。",
                *TWO,
                mend="officers",
            )


def scene_faults(scene: SceneFacts) -> tuple[tuple[int, str], ...]:
    """What was left out on the spot: the item of 18条 and the words, in the order of the article."""
    absent = not scene.party_present
    asked = (
        (3, scene.badge_shown, "没有出示执法身份证件"),
        (4, scene.party_called, "没有通知当事人到场"),
        (5, scene.told, "没有当场告知理由、依据和当事人的权利、救济途径"),
        (6, scene.heard or absent, "没有听取当事人的陈述和申辩"),
        (7, scene.record_made, "没有制作现场笔录"),
        (8, scene.officers_signed, "现场笔录没有执法人员签名"),
        (8, scene.party_signed or scene.refusal_noted or absent, "现场笔录没有当事人签名，也没有注明拒签"),
        (9, scene.witnesses_signed > 0 or not absent, "当事人没有到场，也没有见证人在笔录上签名"),
    )
    return tuple((item, fault) for item, fine, fault in asked if not fine)


@rule("CMP-02", basis=SCENE)
def a_seizure_is_carried_out_step_by_step(facts: Facts) -> Iterator[Finding]:
    """Badge, call, telling, hearing, record, signatures; a witness where the party is away (18条3–9项)."""
    for seizure in facts.seizures:
        if seizure.scene is None:
            yield forbids("CMP-02", "没有填写查封、扣押的现场情况。请补写。", *SCENE, mend="seizure")
            continue
        for item, fault in scene_faults(seizure.scene):
            yield forbids(
                "CMP-02", f"{fault}。请补正；不能补正的应当解除。", Article(COERCION_LAW, 18, "", item), mend="seizure"
            )


@rule("CMP-03", basis=PAPERS)
def the_decision_and_the_list_are_handed_over(facts: Facts) -> Iterator[Finding]:
    """The decision with its five items and the list, in two copies, are made and handed over on the spot (24条)."""
    for seizure in facts.seizures:
        if not seizure.decision_no.strip():
            yield forbids("CMP-03", "没有查封、扣押决定书。请先制作决定书。", *PAPERS, mend="seizure")
        for key, item in SEIZURE_ITEMS.items():
            if key not in seizure.decision_states:
                yield forbids(
                    "CMP-03", f"查封、扣押决定书没有写明{item}。请补写。", Article(COERCION_LAW, 24, 2), mend="seizure"
                )
        if not seizure.handed_over_on_the_spot:
            yield forbids("CMP-03", "决定书和清单没有当场交付。请核对交付情况。", *PAPERS, mend="seizure")
        if seizure.list_copies < COPIES or not seizure.list_signed or not seizure.items:
            yield forbids(
                "CMP-03",
                "查封、扣押清单须逐项填写，签名后一式二份，由当事人和行政机关分别保存。请补齐。",
                Article(COERCION_LAW, 24, 3),
                mend="seizure",
            )


@rule("CMP-10", basis=APART)
def kept_evidence_becomes_a_seizure_only_by_decision(facts: Facts) -> Iterator[Finding]:
    """Evidence kept in advance is no measure of force: to hold it longer takes a seizure of its own (56条, 22条)."""
    seized_on = [held_from(seizure) for seizure in facts.seizures]
    for kept in facts.registrations:
        if kept.settlement == "seized" and (kept.settled_on is None or kept.settled_on not in seized_on):
            yield forbids(
                "CMP-10",
                "先行登记保存转为查封、扣押的，须在转换当天另行办理查封、扣押手续。没有授权的应当解除。",
                *APART,
                mend="seizure",
            )
