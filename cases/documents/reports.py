"""What officers and reviewers write: the report at the end of the investigation, and the legal review."""

from __future__ import annotations

from cases.below import below
from cases.documents import casewords, wording
from cases.documents.approvals import basis_of, filed_on, ground_words, proposed_lines
from cases.documents.composing import (
    Composed,
    Matter,
    Section,
    Sign,
    Table,
    filled,
    officers_of,
    party_rows,
    party_words,
    post_of,
    row,
    words,
)
from cases.documents.numbers import chinese_date, chinese_moment
from cases.facts import ordinary, told
from cases.models import Evidence, Proposal
from enforcement.kernel.clock import local_day
from enforcement.rules.facts import POINTS

RESULTS = {"ok": "没有问题", "fault": "存在问题"}


def report(matter: Matter) -> Composed:
    """The report at the end of the investigation 案件调查终结报告: course, facts, proof, law, discretion, proposal."""
    case, form = matter.case, matter.about
    day = local_day(form.at)
    pieces, officers = casewords.usable(matter), officers_of(case, local_day(form.at))
    told = tuple(wording.sentence(line) for line in form.report.splitlines() if line.strip())
    facts = tuple(casewords.facts(matter, form.facts, suspected=form.not_punish_ground == "not_established"))
    source, basis, proposed = _source(matter), basis_of(matter, form), tuple(proposed_lines(form))
    values = _reported(matter, source, told, facts, pieces)
    sections = (
        Section("source", "案件来源和调查经过", (source, *told)),
        Section("facts", "违法事实", (*facts, *casewords.ordered(matter))),
        Section("proof", "证据", tuple(casewords.proof(pieces))),
        Section("law", "法律依据", tuple(filter(None, (casewords.breach(matter), basis)))),
        Section("discretion", "裁量理由", tuple(_discretion(form))),
        Section("proposal", "处理建议", proposed),
    )
    return Composed(
        day,
        values,
        sections=sections,
        rows=filled(*party_rows(case), row("violation", "案由", case.violation.name)),
        tables=_elements(matter, pieces),
        signs=_handlers(officers),
        officers=officers,
        evidence=casewords.cited_evidence(pieces),
    )


def _reported(
    matter: Matter, source: str, told: tuple[str, ...], facts: tuple[str, ...], pieces: list[Evidence]
) -> dict[str, str]:
    form = matter.about
    return {
        **casewords.base_values(matter),
        "party": party_words(matter.case),
        "source": source,
        "report": "\n".join(told),
        "facts": facts[0] if form.facts.strip() else "",
        "evidence": casewords.titles(pieces),
        "basis": basis_of(matter, form),
        "discretion": "\n".join(_discretion(form)),
        "proposal": "\n".join(proposed_lines(form)),
        **casewords.fine_values(form),
    }


def _discretion(form: Proposal) -> list[str]:
    if form.outcome == Proposal.Outcome.PUNISH:
        return casewords.discretion(form, form.reasons)
    return [f"本案属于{ground_words(form.not_punish_ground)}。"]


def _source(matter: Matter) -> str:
    form, on = matter.case.filing, filed_on(matter)
    records = [row["kind"] for row in below(matter.case).field_records]
    made = [f"现场检查（勘验）{records.count('inspection')}次", f"询问{records.count('inquiry')}次"]
    since = f"，{chinese_date(on)}立案" if on else ""
    return f"本案来源于{wording.clause(form.get_source_display())}{since}。调查中{'、'.join(made)}。"


def _handlers(officers: list[dict[str, str]]) -> tuple[Sign, ...]:
    return tuple(Sign("承办人（签名）", f"{each['name']}　执法证号{each['certificate']}") for each in officers)


def _elements(matter: Matter, pieces: list[Evidence]) -> tuple[Table, ...]:
    """Which evidence carries which element of the violation (M9)."""
    names = {str(each.pk): wording.clause(each.title) for each in pieces}
    found = ordinary.elements(matter.case)
    if not found:
        return ()
    rows = tuple(
        (str(place), each.name, "、".join(names[key] for key in each.evidence_ids if key in names) or "没有证据")
        for place, each in enumerate(found, 1)
    )
    return (
        Table(
            "elements",
            "违法要件和证据",
            ("序号", "要件", "证明该要件的证据"),
            ("no", "half", "wide"),
            rows,
            after="proof",
        ),
    )


def review(matter: Matter) -> Composed:
    """The legal review 法制审核意见书: why it was due, nine points, the result (行政处罚法 58条; REV-04)."""
    case, row_ = matter.case, matter.about
    day = local_day(row_.done_at)
    reviewer = f"{row_.reviewer.name}（{post_of(row_.reviewer, case, day)}）"
    due = "、".join(row_.due_reasons) or "承办机构送审"
    given = {key: row_.points.get(key, {}) for key in POINTS}
    proposal = told.latest_proposal(case)
    result = f"{row_.get_result_display()}。{wording.sentence(row_.opinion)}"
    rows = filled(
        row("case", "案件", f"{party_words(case)}{case.violation.name}案（案号{case.number}）"),
        row("asked", "送审", f"{row_.asked_by.name}于{chinese_moment(row_.asked_at)}送审"),
        row("due", "审核理由", f"{due}。"),
        row("proposal", "拟处理意见", *(proposed_lines(proposal) if proposal else [])),
        row("reviewer", "审核人", reviewer),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "party": party_words(case),
        "result": result if row_.result else "",
        **{f"point_{key}": _point(name, given[key]) for key, name in POINTS.items()},
    }
    sections, signs = (Section("result", "审核结论", (result,)),), (Sign("法制审核人员（签名）", row_.reviewer.name),)
    return Composed(day, values, sections=sections, rows=rows, tables=(_points(given),), signs=signs)


def _points(given: dict[str, dict[str, str]]) -> Table:
    """The nine points, each with its result and the words of the reviewer."""
    heads, widths = ("序号", "审核事项", "审核结论", "审核意见"), ("no", "name", "post", "wide")
    rows = tuple(
        (str(place), name, RESULTS.get(said.get("result", ""), ""), wording.sentence(said.get("text", "")))
        for place, (name, said) in enumerate(((name, given[key]) for key, name in POINTS.items()), 1)
    )
    return Table("points", "审核事项", heads, widths, rows)


def _point(name: str, given: dict[str, str]) -> str:
    """A point is stated when its cells stand beside each other in the table."""
    result = RESULTS.get(given.get("result", ""), "")
    return f"{name}\t{result}" if result else ""
