"""Special evidence: kept in advance, sampled, recorded by a device; and the gains of the violation (INV-03, 04, 06)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from enforcement.rules.approvals import head_fault, named
from enforcement.rules.calendar import written
from enforcement.rules.deadlines_ordinary import registration_clock
from enforcement.rules.facts import SETTLEMENTS, Facts, GainsFacts, MonitoringFacts, RegistrationFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, rule
from enforcement.rules.statutes import PENALTY_LAW

KEPT = (Article(PENALTY_LAW, 56),)
DEVICES = (Article(PENALTY_LAW, 41),)
GAINS = (Article(PENALTY_LAW, 28, 2),)
ZERO = Decimal(0)


@rule("INV-03", basis=KEPT)
def evidence_is_kept_in_advance_with_approval(facts: Facts) -> Iterator[Finding]:
    """Evidence that may be lost or be hard to obtain later is registered and kept, once a head approves (56条)."""
    for kept in facts.registrations:
        if not kept.ground:
            yield forbids(
                "INV-03", "没有写明证据可能灭失还是以后难以取得。不符合的不能登记保存。", *KEPT, mend="evidence"
            )
        if not kept.items_listed:
            yield forbids("INV-03", "没有登记保存物品的清单。请补列。", *KEPT, mend="evidence")
        if kept.registered_on is None:
            yield forbids("INV-03", "没有写明登记保存的日期。请补写。", *KEPT, mend="evidence")
        yield from _approved(facts, kept)


def _approved(facts: Facts, kept: RegistrationFacts) -> Iterator[Finding]:
    if kept.approver is None or kept.approved_on is None:
        yield forbids("INV-03", "先行登记保存须经负责人批准。请先报负责人批准。", *KEPT, mend="approval")
        return
    fault = head_fault(kept.approver, kept.approved_on, facts.organisation.authority_id)
    if fault:
        yield forbids(
            "INV-03", f"{named(kept.approver)}{fault}，不能批准登记保存。请由负责人批准。", *KEPT, mend="approval"
        )
    if kept.registered_on is not None and kept.approved_on > kept.registered_on:
        yield forbids("INV-03", "登记保存在批准之前，不符合规定。请核对日期。", *KEPT, mend="approval")


@rule("INV-03", "CMP-10", basis=KEPT)
def evidence_kept_in_advance_is_settled_in_time(facts: Facts) -> Iterator[Finding]:
    """Within 7 working days it is decided what becomes of it; unsettled longer it has to be given back (56条)."""
    for kept in facts.registrations:
        if kept.registered_on is None:
            continue
        last = registration_clock(kept.registered_on, facts.calendar).due.day
        if kept.settled_on is None:
            if facts.day > last:
                yield forbids(
                    "INV-03",
                    f"登记保存应当在 {written(last)} 前作出处理决定，已经逾期，应当解除。请先处理。",
                    *KEPT,
                    mend="evidence",
                )
            continue
        if kept.settlement not in SETTLEMENTS:
            yield forbids("CMP-10", "没有写明登记保存的证据怎样处理。请选定。", *KEPT, mend="evidence")
        if kept.settled_on < kept.registered_on:
            yield forbids("INV-03", "处理日期早于登记保存的日期。请核对。", *KEPT, mend="evidence")
        elif kept.settled_on > last:
            yield asks_reason("INV-03", f"登记保存应当在 {written(last)} 前处理，已经逾期。请写明原因。", *KEPT)


@rule("INV-03", basis=KEPT)
def a_sample_is_listed_and_signed(facts: Facts) -> Iterator[Finding]:
    """Samples are listed, and the party signs the list or the refusal is noted (56条, 55条2款)."""
    sample = facts.sampling
    if sample is None:
        return
    if sample.on is None or not sample.items_listed:
        yield forbids("INV-03", "没有写明抽样日期和样品清单。请补写。", *KEPT, mend="evidence")
    if not sample.signed and not sample.refusal_noted:
        yield forbids("INV-03", "抽样清单没有当事人签名，也没有注明拒签。请补充。", *KEPT, mend="evidence")


def device_faults(record: MonitoringFacts) -> tuple[str, ...]:
    """Why what the device recorded is no evidence, in Chinese (41条)."""
    captured, until = record.captured_on, record.calibrated_until
    tested = captured is not None and until is not None and captured <= until
    items = (
        (record.legal_review, "设备没有经过法制审核"),
        (record.technical_review, "设备没有经过技术审核"),
        (record.meets_standard, "设备不符合标准"),
        (record.sign_visible, "设置地点没有明显标志"),
        (record.place_published, "设置地点没有向社会公布"),
        (tested, "记录时设备不在检定有效期内"),
        (record.record_reviewed, "记录内容没有审核是否真实、清晰、完整、准确"),
    )
    return tuple(fault for fine, fault in items if not fine)


@rule("INV-04", basis=DEVICES)
def what_a_device_recorded_is_reviewed(facts: Facts) -> Iterator[Finding]:
    """A device is reviewed, up to standard, marked and published, its record is reviewed, the party told (41条)."""
    cited = {piece.id for piece in facts.evidence if piece.cited and not piece.excluded}
    for record in facts.monitoring:
        if record.evidence_id not in cited:
            continue
        for fault in device_faults(record):
            yield forbids("INV-04", f"{fault}，监控记录不能作为处罚的证据。请排除这件证据。", *DEVICES, mend="evidence")
        if not record.party_told:
            yield forbids(
                "INV-04", "没有及时告知当事人监控记录的违法事实。请先告知。", Article(PENALTY_LAW, 41, 3), mend="notice"
            )


def unlawful_gains(gains: GainsFacts) -> Decimal:
    """The gains to be confiscated in yuan: all received less what was refunded; costs stay in (28条2款).

    Costs go off only where `other_rule` names a law, regulation or departmental rule. Never below 0.
    Raises ValueError when nothing is stated as received.
    """
    if gains.received is None:
        raise ValueError("nothing is stated as received")
    costs = gains.costs if gains.other_rule.strip() else ZERO
    return max(gains.received - gains.refunded - costs, ZERO)


@rule("INV-06", basis=GAINS)
def unlawful_gains_are_taken_whole(facts: Facts) -> Iterator[Finding]:
    """Gains are confiscated whole, less what was refunded, and the calculation is written down (28条2款)."""
    gains, proposal = facts.gains, facts.proposal
    if gains is None or gains.received is None or not facts.punishes or proposal is None:
        return
    if not gains.calculation_stated:
        yield forbids("INV-06", "没有写明违法所得的计算依据。请补写。", *GAINS, mend="amount")
    if gains.costs > ZERO and not gains.other_rule.strip():
        yield forbids(
            "INV-06",
            "违法所得是取得的全部款项，不扣除成本。法律、行政法规、部门规章另有规定的请写明依据。",
            *GAINS,
            mend="amount",
        )
    due = unlawful_gains(gains)
    if (proposal.gains or ZERO) != due:
        yield forbids("INV-06", f"违法所得 {due} 元应当全部没收，与拟没收的数额不一致。请改正。", *GAINS, mend="amount")
