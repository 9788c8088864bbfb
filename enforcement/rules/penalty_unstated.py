"""What a question about a penalty does not state: a note, or a reason asked where the law wants it stated."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules import fines, hearing, limitation, notice, waivers
from enforcement.rules.dialogue import FIRST_ORDER
from enforcement.rules.facts import Facts, FineRange
from enforcement.rules.findings import Finding, asks_reason, forbids, notes
from enforcement.rules.fines import statutory_range
from enforcement.rules.penalty_parts import Question


def unstated(question: Question, facts: Facts) -> Iterator[Finding]:
    """Findings about what is missing; nothing here counts against anybody."""
    yield from _days(question)
    yield from _lenience(question, facts)
    if question.proposed.nothing:
        return
    yield from _correction(question, facts)
    yield from _range(question, facts)
    yield from _warning(question, facts)
    yield from _confiscation(question, facts)
    yield from _notice(question, facts)
    yield from _hearing(facts)


def _days(question: Question) -> Iterator[Finding]:
    if question.act_on is None and not question.continuing:
        yield notes("FIL-03", "没有写明违法行为发生的日期，追责时效和新旧法没有核对。", *limitation.LIMIT)
    elif question.found_on is None:
        yield notes("FIL-03", "没有写明发现违法行为的日期，追责时效没有核对。", *limitation.LIMIT)


def _lenience(question: Question, facts: Facts) -> Iterator[Finding]:
    stated, party = question.circumstances, question.party
    if party.kind == "individual" and party.born is None and facts.party.age_group == "adult":
        yield notes("LEN-01", "没有写明出生日期，按成年人计算。", waivers.AGE)
    for words in stated.others:
        yield notes("LEN-06", f"「{words}」不是法定的从轻、减轻情节，可以在幅度内酌情考虑。", *fines.MITIGATION)
    answers = {"初次违法": stated.first_offence, "及时改正": stated.corrected, "危害后果": stated.harm}
    harmful = stated.harm in ("some", "serious")
    if False in answers.values() or harmful or question.proposed.nothing:
        return
    missing = [name for name, value in answers.items() if value is None]
    if missing:
        named = "、".join(missing)
        yield notes("LEN-02", f"没有写明{named}，能否不予处罚没有核对。", waivers.MINOR_ACT)
    elif stated.minor is None and stated.harm == "none":
        yield notes(
            "LEN-01", "违法行为轻微的，及时改正又没有危害后果，应当不予处罚。请核对是否轻微。", waivers.MINOR_ACT
        )


def _correction(question: Question, facts: Facts) -> Iterator[Finding]:
    violation = facts.violation
    if violation is None or violation.precondition is None or question.circumstances.corrected is not None:
        return
    yield asks_reason(
        "LEN-12",
        "处罚依据以拒不改正或者逾期不改正为前提，没有写明是否改正。请写明责令改正和复查的情况。",
        *FIRST_ORDER,
    )


def _range(question: Question, facts: Facts) -> Iterator[Finding]:
    """A range without a maximum: a fine below its minimum is still unlawful (DEC-08)."""
    fine, violation = question.proposed.fine, facts.violation
    if fine is None or violation is None:
        return
    found = statutory_range(violation, facts.party, facts.local)
    if found is None or found.maximum is not None:
        return
    if facts.fine_base is not None and facts.fine_base.way:
        yield notes("LEN-11", "没有写明计罚基数（例如工程造价），不能计算罚款幅度。请补写 base。", *fines.WITHIN)
    else:
        yield notes("LEN-11", "没有写明法定上限，上限没有核对。", *fines.WITHIN)
    yield from _below(question, facts, found)


def _below(question: Question, facts: Facts, found: FineRange) -> Iterator[Finding]:
    fine, low = question.proposed.fine, found.minimum
    if fine is not None and low is not None and fine < low and facts.proposal and not facts.proposal.mitigated:
        yield forbids("DEC-08", f"罚款 {fine} 元低于法定下限 {low} 元。请提高金额或者写明减轻情节。", *fines.WITHIN)


def _warning(question: Question, facts: Facts) -> Iterator[Finding]:
    violation = facts.violation
    if violation is not None and violation.warning_required and question.proposed.warning is None:
        yield asks_reason("DEC-08", "处罚依据要求给予警告，没有写明是否给予。请写明。", *fines.WITHIN)


def _confiscation(question: Question, facts: Facts) -> Iterator[Finding]:
    violation, confiscate = facts.violation, question.proposed.confiscate
    if violation is None:
        return
    demanded = "confiscation" in violation.kinds
    if demanded and confiscate is False:
        yield asks_reason("DEC-08", "处罚依据规定没收，拟不没收。请写明理由。", *fines.WITHIN)
    elif demanded and confiscate is None:
        yield notes("DEC-08", "处罚依据规定没收，没有写明是否没收。", *fines.WITHIN)
    elif confiscate and not demanded and question.matter.kinds_stated:
        yield asks_reason("DEC-08", "处罚依据没有规定没收非法财物。没收违法所得的，请写明依据。", *fines.WITHIN)


def _notice(question: Question, facts: Facts) -> Iterator[Finding]:
    if facts.procedure == "simple" or question.proposed.fine is None:
        return
    if question.noticed is None:
        yield notes("PRE-01", "没有写明告知的情况。决定前须告知当事人，听取陈述申辩。", *notice.TOLD)
    elif question.noticed.on is None or question.noticed.fine is None:
        yield notes("PRE-01", "没有写明告知的日期或者数额，没有全部核对。", *notice.TOLD)


def _hearing(facts: Facts) -> Iterator[Finding]:
    for cause in hearing.hearing_causes(facts):
        yield notes(cause.code, f"{cause.says}，应当告知听证权利。", cause.article)
