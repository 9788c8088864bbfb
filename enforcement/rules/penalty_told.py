"""The answer of the penalty calculator as plain values: verdict, range, tier, calculation, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from enforcement.rules.facts import Facts, FineRange, TierFacts
from enforcement.rules.findings import Finding, Force
from enforcement.rules.fine_bases import NAMES
from enforcement.rules.fines import statutory_range
from enforcement.rules.penalty_facts import Applied, tier_at
from enforcement.rules.penalty_parts import CAUSES, Clause, Question
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import ECO_CODE, ECO_CODE_FROM, OLD_PENALTY_LAW, PENALTY_LAW, REVISED, spot_limit
from enforcement.rules.track import counts_as_unit

Lines = Iterator[str]


def answer_of(question: Question, used: Applied, facts: Facts, findings: Sequence[Finding]) -> dict[str, object]:
    """The contract: {"verdict","range","tier","calculation","findings"}, with what helps to read them beside."""
    found = range_of(facts)
    tier = _tier(question)
    return {
        "verdict": verdict(findings, facts),
        "range": None if found is None else {"min": _money(found.minimum), "max": _money(found.maximum), "unit": "元"},
        "tier": None if tier is None else tier.name,
        "calculation": list(_lines(question, used, facts, found, tier)),
        "findings": [finding_of(each, facts) for each in _ordered(findings)],
        "versions": [_version(each, used, question) for each in _dated(question)],
    }


def verdict(findings: Sequence[Finding], facts: Facts) -> str:
    """unlawful when anything is forbidden, needs_reason when a reason is asked and not written, else ok."""
    if any(each.force is Force.FORBIDS for each in findings):
        return "unlawful"
    asked = any(each.force is Force.ASKS_REASON and not _reason_given(each, facts) for each in findings)
    return "needs_reason" if asked else "ok"


def _reason_given(finding: Finding, facts: Facts) -> bool:
    return bool(facts.reasons.get(finding.code, "").strip())


def _ordered(findings: Sequence[Finding]) -> list[Finding]:
    order = list(Force)
    return sorted(findings, key=lambda each: order.index(each.force))


def finding_of(finding: Finding, facts: Facts) -> dict[str, object]:
    """One finding; one that asks for a reason says whether it was given."""
    told: dict[str, object] = {
        "code": finding.code,
        "force": str(finding.force),
        "says": finding.says,
        "article": "、".join(map(str, finding.basis)),
        "articles": [str(each) for each in finding.basis],
    }
    if finding.force is Force.ASKS_REASON:
        told["reason_given"] = _reason_given(finding, facts)
    return told


def range_of(facts: Facts) -> FineRange | None:
    """The statutory range for the party; None when the clause does not fine it."""
    violation = facts.violation
    if violation is None or "fine" not in violation.kinds:
        return None
    return statutory_range(violation, facts.party, facts.local)


def _tier(question: Question) -> TierFacts | None:
    named = next((each for each in question.tiers or () if each.name == question.tier), None)
    if named is not None or question.proposed.fine is None:
        return named
    return tier_at(question, question.proposed.fine)


def _lines(question: Question, used: Applied, facts: Facts, found: FineRange | None, tier: TierFacts | None) -> Lines:
    yield from _law_lines(question, used)
    yield from _range_lines(question, used.clause, facts, found)
    if tier is not None:
        stated = "所选档次" if tier.name == question.tier else "按数额对应的档次"
        yield f"{stated}「{tier.name}」：{_span(tier.minimum, tier.maximum)}"
    causes = [CAUSES[key] for key in CAUSES if key in question.circumstances.causes]
    if causes:
        yield f"法定从轻、减轻情节：{'、'.join(causes)}"
    if facts.procedure == "simple":
        limit = spot_limit(counts_as_unit(facts.party, facts.local), facts.law_of)
        yield f"当场处罚限额：{_money(limit.yuan)} 元（{limit.article}）"
    yield from _proposed_lines(question)


def _law_lines(question: Question, used: Applied) -> Lines:
    acted = question.act_until or question.act_on
    if acted is not None:
        statute = PENALTY_LAW if acted >= REVISED else OLD_PENALTY_LAW
        yield f"行为日 {acted.isoformat()}，决定日 {question.decided_on.isoformat()}，行为时的{statute}"
        if question.matter.environmental:
            yield f"{ECO_CODE}自 {ECO_CODE_FROM.isoformat()} 起施行，行为在此{'以后' if acted >= ECO_CODE_FROM else '以前'}"
    for clause in _dated(question):
        ranges = clause.ranges(question.base)
        shown = "；".join(
            f"{who} {_span(each.minimum, each.maximum)}"
            for who, each in zip(("个人", "单位"), ranges, strict=True)
            if each is not None
        )
        mark = "，适用" if clause is used.clause else ""
        yield f"「{clause.name}」{_condition(clause)}：{shown or '不处罚款'}{mark}"
    if used.choice is not None:
        yield f"适用「{used.choice.version.name}」：{used.choice.why}"


def _condition(clause: Clause) -> str:
    words = {"refuse_to_correct": "（拒不改正）", "overdue": "（逾期不改正）"}
    told = words.get(clause.precondition or "", "")
    return "" if told in clause.name else told


def _range_lines(question: Question, clause: Clause, facts: Facts, found: FineRange | None) -> Lines:
    factors = clause.unit or clause.individual
    if clause.way and factors is not None:
        low, high = factors.minimum or 0, factors.maximum
        base = "没有写明" if question.base is None else f"{question.base} "
        yield f"计罚基数{base}，{NAMES[clause.way]} {low} 至 {high}"
    if found is None:
        yield "处罚依据没有对这类当事人规定罚款"
        return
    who = "单位" if counts_as_unit(facts.party, facts.local) else "个人"
    basis = "、".join(map(str, clause.penalty))
    yield f"法定幅度（{who}）：{_span(found.minimum, found.maximum)}{f'（{basis}）' if basis else ''}"


def _proposed_lines(question: Question) -> Lines:
    stated = question.proposed
    if stated.nothing:
        yield "拟不予处罚"
        return
    if stated.fine is not None:
        yield f"拟罚款 {_money(stated.fine)} 元"
    for given, words in ((stated.warning, "警告"), (stated.confiscate, "没收")):
        if given:
            yield f"拟{words}"
    for words in stated.others:
        yield f"拟{words}"


def _dated(question: Question) -> tuple[Clause, ...]:
    return tuple(each for each in question.matter.clauses if each.valid_from is not None)


def _version(clause: Clause, used: Applied, question: Question) -> dict[str, object]:
    individual, unit = clause.ranges(question.base)
    return {
        "name": clause.name,
        "from": clause.valid_from and clause.valid_from.isoformat(),
        "until": clause.valid_until and clause.valid_until.isoformat(),
        "precondition": clause.precondition or "",
        "individual": individual and {"min": _money(individual.minimum), "max": _money(individual.maximum)},
        "unit": unit and {"min": _money(unit.minimum), "max": _money(unit.maximum)},
        "penalty": [str(each) for each in clause.penalty],
        "applied": clause is used.clause,
    }


def _span(low: Decimal | None, high: Decimal | None) -> str:
    upper = "未定上限" if high is None else f"{_money(high)} 元"
    return f"{_money(low or Decimal(0))} 元至 {upper}"


def _money(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    return str(amount.quantize(CENT) if amount == amount.quantize(CENT) else amount)
