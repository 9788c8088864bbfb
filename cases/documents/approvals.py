"""Forms of approval 审批表: filing, no filing, handling of the case, more time. Every opinion with name, post, day."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.below import below
from cases.documents import casewords, wording
from cases.documents.composing import (
    Composed,
    Matter,
    Opinion,
    filled,
    officers_of,
    officers_words,
    opinion,
    opinions,
    party_rows,
    party_words,
    row,
    signed,
    two,
    words,
)
from cases.documents.numbers import chinese_date
from cases.facts import filed
from cases.models import Filing, Proposal, Term
from cases.models import Opinion as Said
from cases.sheet import GROUND_ARTICLES
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules.terms import decision_clock


def filing(matter: Matter) -> Composed:
    """The filing of a case 立案审批表 (行政处罚法 54条2款; FIL-02)."""
    return _filing(matter, "建议立案调查。", "负责人审批意见")


def no_filing(matter: Matter) -> Composed:
    """That no case is filed 不予立案审批表, with the reason."""
    return _filing(matter, "呈请审批。", "负责人不予立案的理由")


def _filing(matter: Matter, asks: str, label: str) -> Composed:
    case, form = matter.case, matter.about
    pieces = casewords.usable(matter)
    handlers = officers_of(case, matter.today)
    put_up = opinion(matter, "承办人意见", asks, form.submitted_by, form.submitted_at)
    head = opinion(matter, label, form.opinion, form.decided_by, form.decided_at)
    shown = [line for line in form.prima_facie.splitlines() if line.strip()]
    rows = filled(
        row("source", "案件来源", _source(form)),
        row("case", "案号", case.number),
        *party_rows(case),
        row("violation", "案由", f"涉嫌{case.violation.name}"),
        row("began", "发生时间", wording.when(case.began_at, case.ended_at)),
        row("place", "发生地点", case.place),
        row("clue", "线索情况", *map(wording.sentence, case.facts.splitlines())),
        row("prima_facie", "初步证据", *map(wording.sentence, shown), *_listed(pieces)),
        row("jurisdiction", "管辖", casewords.jurisdiction(matter)),
        row("limitation", "追究期限", casewords.in_time(matter)),
        row("handlers", "拟指派承办人", officers_words(handlers)),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "prima_facie": "\n".join(map(wording.sentence, shown)),
        "handlers": two(handlers),
        "head": signed(head),
    }
    stages = opinions(put_up, *_leaders(matter, Said.Stage.FILING, form.submitted_at), head)
    return Composed(matter.today, values, rows=rows, opinions=stages, evidence=casewords.cited_evidence(pieces))


def _source(form: Filing) -> str:
    return wording.tight(form.get_source_display()) + ("（实名举报）" if form.named_reporter else "")


def _listed(pieces: Any) -> list[str]:
    if not pieces:
        return []
    return [f"附：{'、'.join(f'{wording.clause(each.title)}（{each.get_kind_display()}）' for each in pieces)}。"]


def _leaders(matter: Matter, stage: str, since: Any) -> list[Opinion | None]:
    rows = (each for each in below(matter.case).opinions if each.stage == stage)
    counted = (each for each in rows if not since or each.at >= since)
    return [
        opinion(
            matter, "中队长审核意见", f"{'同意' if each.agrees else '不同意'}。{_more(each.text)}", each.by, each.at
        )
        for each in counted
    ]


def _more(text: str) -> str:
    """What follows the vote: nothing where the words only repeat it."""
    said = wording.sentence(text)
    return "" if said in ("同意。", "不同意。") else said


def approval(matter: Matter) -> Composed:
    """The consent of the head with the proposal 案件处理审批表 (行政处罚法 57条1款)."""
    case, form = matter.case, matter.about
    pieces = casewords.usable(matter)
    proposed = proposed_lines(form)
    put_up = opinion(matter, "承办人意见", "建议按上述意见处理。", form.by, form.at)
    head = opinion(matter, "负责人审批意见", form.opinion, form.approved_by, form.approved_at)
    reasons = casewords.discretion(form, form.reasons) if form.outcome == Proposal.Outcome.PUNISH else []
    rows = filled(
        row("case", "案号", case.number),
        *party_rows(case),
        row("violation", "案由", case.violation.name),
        row("filed", "立案日期", filed_words(matter)),
        row("facts", "认定的事实", *casewords.facts(matter, form.facts)),
        row("evidence", "证据", *casewords.proof(pieces)),
        row("basis", "依据", casewords.breach(matter), basis_of(matter, form)),
        row("discretion", "裁量理由", *reasons),
        row("proposal", "拟处理意见", *proposed),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "facts": wording.sentence(form.facts.splitlines()[0]) if form.facts.strip() else "",
        "basis": basis_of(matter, form),
        "head": signed(head),
        "handler": signed(put_up),
    }
    stages = opinions(put_up, *_leaders(matter, Said.Stage.PROPOSAL, form.at), head)
    return Composed(matter.today, values, rows=rows, opinions=stages, evidence=casewords.cited_evidence(pieces))


def proposed_lines(form: Proposal) -> list[str]:
    """What is proposed, in the words of a decision."""
    if form.outcome == Proposal.Outcome.PUNISH:
        return casewords.penalties(form)
    return [f"不予行政处罚（{ground_words(form.not_punish_ground)}）。"]


def ground_words(code: str) -> str:
    """The ground in words with its article."""
    from enforcement.rules.waivers import GROUNDS

    article = GROUND_ARTICLES.get(code)
    by = f"，依据{wording.cited(article)}" if article else ""
    return f"{GROUNDS.get(code, '')}{by}"


def basis_of(matter: Matter, form: Proposal) -> str:
    """The clause the proposal rests on, with what it allows."""
    if form.outcome != Proposal.Outcome.PUNISH:
        article = GROUND_ARTICLES.get(form.not_punish_ground)
        return f"{wording.cited(article)}。" if article else ""
    penalty = matter.violation.penalty
    return casewords.allowed(matter, form.fine) or (f"{wording.all_cited(penalty)}。" if penalty else "")


def filed_on(matter: Matter) -> date | None:
    """The day the case was filed."""
    form: Any = getattr(matter.case, "filing", None)
    return local_day(form.decided_at) if form and form.outcome == Filing.Outcome.FILED else None


def filed_words(matter: Matter) -> str:
    """The day of filing as papers write it; empty when nothing was filed."""
    on = filed_on(matter)
    return chinese_date(on) if on else ""


def extension(matter: Matter) -> Composed:
    """More time for the case 延期审批表 (DEC-02): the old last day, the new one, and why."""
    case, term = matter.case, matter.about
    day, stored = local_day(term.approved_at), filed.terms(case, below(case).terms)
    before = filed.terms(case, [each for each in below(case).terms if each.pk != term.pk])
    old = new = ""
    if stored.filed_on is not None:
        old = chinese_date(decision_clock(before, calendar(), day).due.day)
        new = chinese_date(decision_clock(stored, calendar(), day).due.day)
    head = opinion(matter, "负责人审批意见", f"同意延长{term.days}日。", term.approved_by, term.approved_at)
    rows = filled(
        row("case", "案号", case.number),
        row("party", "当事人", party_words(case)),
        row("violation", "案由", case.violation.name),
        row("filed", "立案日期", chinese_date(stored.filed_on) if stored.filed_on else ""),
        row("old", "原期限届满日", old),
        row("ground", "延期事由", term.get_ground_display()),
        row("reason", "延期理由", wording.sentence(term.reason)),
        row("days", "延长日数", f"{term.days}日（自然日）"),
        row("new", "延长后届满日", new),
        row("discussed", "集体讨论", _discussed(matter) if term.ground == Term.Ground.VERY_COMPLEX else ""),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "head": signed(head),
        "discussion_due": "yes" if term.ground == Term.Ground.VERY_COMPLEX else "",
    }
    return Composed(matter.today, values, rows=rows, opinions=opinions(head))


def _discussed(matter: Matter) -> str:
    held = next(reversed(below(matter.case).discussions), None)
    return f"{chinese_date(local_day(held.at))}经负责人集体讨论。" if held else ""
