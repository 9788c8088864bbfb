"""The investigation: a record of every inspection and inquiry, each element proved, a report that says it all."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.facts import EvidenceFacts, Facts, InvestigationFacts, RecordFacts
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.statutes import MINISTRY_PROCEDURE, OFFICERS_AT_LEAST, PENALTY_LAW

RECORDED = (Article(PENALTY_LAW, 55, 2), Article(PENALTY_LAW, 46))
SHOWN = (Article(PENALTY_LAW, 55, 1), Article(MINISTRY_PROCEDURE, 11, 2))
PROVED = (Article(PENALTY_LAW, 40), Article(PENALTY_LAW, 46, 2))
REPORTED = (Article(PENALTY_LAW, 57, 1), Article(PENALTY_LAW, 54, 1))
# Every violation has these; further ones stand with the violation (M9: the threshold is not lowered).
GENERAL_ELEMENTS = ("主体", "时间", "地点", "行为")
NAMES = {"inspection": "现场检查（勘验）笔录", "inquiry": "询问笔录"}


@rule("INV-01", "JUR-05", basis=(*RECORDED, *SHOWN))
def the_record_is_complete(facts: Facts) -> Iterator[Finding]:
    """Each inspection and inquiry is written down: when, where, by whom, badge shown, what, who signed (55条)."""
    record = facts.record
    if record is None:
        yield forbids("INV-01", "检查、询问必须制作笔录。请先制作笔录。", *RECORDED, mend="record")
        return
    name = NAMES[record.kind]
    for item in missing_of_record(record):
        yield forbids("INV-01", f"{name}没有写明{item}。请补写。", *RECORDED, mend="record")
    if record.begun_at is not None and record.ended_at is not None and record.ended_at < record.begun_at:
        yield forbids("INV-01", f"{name}的结束时间早于开始时间。请核对。", *RECORDED, mend="record")
    if record.badge_shown is not True:
        yield forbids("JUR-05", f"{name}没有写明已出示执法证件。请出示后写明。", *SHOWN, mend="record")
    yield from _numbers(facts, record)


def missing_of_record(record: RecordFacts) -> tuple[str, ...]:
    """What the record lacks, in Chinese, in the order of the form (55条2款, workflow §6)."""
    inquiry = record.kind == "inquiry"
    items = (
        (record.begun_at is not None and record.ended_at is not None, "起止时间"),
        (bool(record.place.strip()), "地点"),
        (record.identity_stated or not inquiry, "被询问人的身份"),
        (record.rights_told is True or not inquiry, "已告知被询问人的权利和义务"),
        (record.content_stated, "询问内容" if inquiry else "检查经过"),
    )
    return tuple(name for stated, name in items if not stated)


def _numbers(facts: Facts, record: RecordFacts) -> Iterator[Finding]:
    written = set(record.certificate_numbers) - {""}
    if len(written) < OFFICERS_AT_LEAST:
        yield forbids("JUR-05", f"{NAMES[record.kind]}没有写明两名执法人员的执法证号。请补写。", *SHOWN, mend="record")
    elif not written <= {officer.certificate_no for officer in facts.officers}:
        yield forbids("JUR-05", "笔录上的执法证号与人员库不一致。请核对后改正。", *SHOWN, mend="record")


@rule("INV-01", basis=RECORDED)
def the_record_is_signed_or_the_refusal_noted(facts: Facts) -> Iterator[Finding]:
    """Whoever was present or asked checks the record and signs, an inquiry on each page; a refusal is noted,
    before a witness or on tape (46条1款8项, 55条2款)."""
    record = facts.record
    if record is None:
        return
    if record.refused:
        if not record.refusal_noted:
            yield forbids("INV-01", "当事人拒绝签名，笔录没有注明情况。请注明。", *RECORDED, mend="record")
        if record.witnesses < 1 and record.recordings < 1:
            yield forbids(
                "INV-01", "拒绝签名的，须有见证人签名或者录音录像。请补充其中一项。", *RECORDED, mend="record"
            )
        return
    if not record.signed:
        yield forbids("INV-01", "笔录没有交当事人核对签名。请补签；拒签的注明。", *RECORDED, mend="record")
    elif record.kind == "inquiry" and not record.each_page_signed:
        yield forbids("INV-01", "询问笔录没有逐页签名。请补签。", *RECORDED, mend="record")


def usable(facts: Facts) -> dict[str, EvidenceFacts]:
    """The evidence a decision may rest on, by id: cited and not excluded (46条)."""
    return {piece.id: piece for piece in facts.evidence if piece.cited and not piece.excluded}


def required_elements(facts: Facts) -> tuple[str, ...]:
    """The elements to be proved: the general four and those of the violation, each once (DEC-10)."""
    own = () if facts.violation is None else facts.violation.elements
    return tuple(dict.fromkeys((*GENERAL_ELEMENTS, *own)))


def unproved_elements(facts: Facts) -> tuple[str, ...]:
    """The elements that no usable evidence shows, in Chinese."""
    good = usable(facts)
    proved = {each.name for each in facts.elements if any(piece in good for piece in each.evidence_ids)}
    return tuple(name for name in required_elements(facts) if name not in proved)


@rule("DEC-10", basis=PROVED)
def each_element_is_proved(facts: Facts) -> Iterator[Finding]:
    """Unclear facts and thin evidence allow no penalty: each element has usable evidence, and a clause (40条).

    Evidence excluded since counts no more. Asked unless the end is that nothing can be established.
    """
    if facts.proposal is not None and facts.proposal.outcome != "punish":
        return
    if not facts.evidence:
        yield forbids("DEC-10", "案卷没有证据，不能认定违法事实。请先收集证据。", *PROVED, mend="evidence")
        return
    missing = unproved_elements(facts)
    if missing:
        named = "、".join(missing)
        yield forbids(
            "DEC-10", f"没有证据证明：{named}。请补充证据，或者注明由哪件证据证明。", *PROVED, mend="elements"
        )
    if not facts.legal_basis_stated:
        yield forbids("DEC-10", "没有选定处罚依据，不得处罚。请先选定依据。", *PROVED, mend="violation")


@rule("INV-01", basis=RECORDED)
def the_investigation_ends_with_records(facts: Facts) -> Iterator[Finding]:
    """No end of the investigation while an inspection or inquiry has no record (55条2款)."""
    ended = facts.investigation
    if ended is None:
        yield forbids("INV-01", "没有填写调查终结报告。请先填写。", *RECORDED, mend="investigation")
        return
    if ended.unrecorded > 0:
        yield forbids(
            "INV-01", f"有 {ended.unrecorded} 次检查或者询问没有笔录，不能终结调查。请补齐。", *RECORDED, mend="record"
        )
    if ended.inquiries < 1:
        yield notes("INV-01", "没有询问笔录。当事人能够找到的，请先询问。", *RECORDED, mend="record")


@rule("DEC-04", basis=REPORTED)
def the_report_states_what_was_found(facts: Facts) -> Iterator[Finding]:
    """The report a head examines states facts, evidence, basis, reasons of discretion and a proposal (57条1款)."""
    ended = facts.investigation
    if ended is None or ended.ended_on is None or ended.report_by_id is None:
        yield forbids("DEC-04", "没有写明调查终结日期和报告人。请补写。", *REPORTED, mend="investigation")
        return
    if ended.ended_on > facts.day:
        yield forbids("DEC-04", "调查终结日期晚于办理日期。请核对。", *REPORTED, mend="investigation")
    for item in missing_of_report(ended):
        yield forbids("DEC-04", f"调查终结报告没有写明{item}。请补写。", *REPORTED, mend="investigation")


def missing_of_report(ended: InvestigationFacts) -> tuple[str, ...]:
    """What the report of the investigation lacks, in Chinese (workflow N5)."""
    items = (
        (ended.states_facts, "违法事实"),
        (ended.states_evidence, "证据"),
        (ended.states_basis, "依据"),
        (ended.states_discretion, "裁量理由"),
        (ended.states_proposal, "处理建议"),
    )
    return tuple(name for stated, name in items if not stated)
