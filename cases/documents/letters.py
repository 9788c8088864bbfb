"""Decisions under the seal of the authority, and what all letters to the party share."""

from __future__ import annotations

from typing import Any

from cases.below import below
from cases.documents import casewords, wording
from cases.documents.composing import Composed, Matter, Section, officers_of, party_words
from cases.documents.numbers import chinese_date
from cases.facts.told import latest_notice, notice_delivered_on
from cases.models import Decision, Evidence, Proposal
from cases.sheet import GROUND_ARTICLES
from enforcement.kernel.clock import local_day
from enforcement.rules import statutes
from enforcement.rules.findings import Article, chinese_numeral
from enforcement.rules.remedies import ordinary_remedy_text
from enforcement.rules.statutes import PENALTY_LAW, RECONSIDERATION_REVISED
from enforcement.rules.waivers import GROUNDS

NOTE = "一式三份：一份送达当事人，一份归入案卷，一份存本机关。"


def decision(matter: Matter) -> Composed:
    """The decision to punish 行政处罚决定书 with its six items (行政处罚法 59条; DEC-05, 06)."""
    made: Decision = matter.about
    proposal: Any = made.proposal
    day, pieces = local_day(made.decided_at), casewords.usable(matter)
    facts, heard = tuple(casewords.facts(matter, proposal.facts)), tuple(_heard(matter))
    pay = _performance(matter, made)
    sections = (
        Section("facts", "违法事实和证据", (*facts, *casewords.ordered(matter), *casewords.proof(pieces))),
        Section("hearing", "告知和陈述申辩", heard),
        Section("law", "法律依据和裁量理由", _grounds(matter, made)),
        Section("penalty", "处罚决定", _penalty(matter, made)),
        Section("payment", "履行方式和期限", tuple(pay)),
        Section("remedies", "救济途径和期限", remedies(matter)),
    )
    values = {
        **found(matter, proposal, facts, pieces),
        **_decided(matter, made),
        "heard": "\n".join(heard),
        "performance": "\n".join(pay),
        "decided": chinese_date(day),
    }
    return letter(matter, day, values, sections, casewords.cited_evidence(pieces))


def _grounds(matter: Matter, made: Decision) -> tuple[str, ...]:
    """Law, range, discretion, and that the case was reviewed and discussed."""
    law = filter(None, (casewords.breach(matter), casewords.allowed(matter, made.fine)))
    weighed = casewords.discretion(made.proposal, made.reasons) if made.proposal else []
    return (*law, *weighed, *_looked_at(matter))


def _penalty(matter: Matter, made: Decision) -> tuple[str, ...]:
    basis = wording.all_cited((Article(PENALTY_LAW, 57, 1, 1), *matter.violation.penalty))
    opening = f"依据{basis}，本机关决定对当事人给予下列行政处罚："
    return (opening, *casewords.penalties(made), *casewords.still_ordered(matter, local_day(made.decided_at)))


def _performance(matter: Matter, made: Decision) -> list[str]:
    """How to pay; or how a decision without fine is performed."""
    if made.fine is not None:
        return wording.payment(matter.case.authority.payee)
    days = chinese_numeral(statutes.PAYMENT.length)
    if made.illegal_gains is not None:
        return [f"当事人应当自收到本决定书之日起{days}日内，将没收的违法所得缴至指定的银行或者电子支付系统。"]
    return ["本决定自送达当事人之日起生效，当事人应当在本决定规定的期限内履行。"]


def found(matter: Matter, proposal: Proposal, facts: tuple[str, ...], pieces: list[Evidence]) -> dict[str, str]:
    """What every letter about the outcome states: party, act, facts and proof."""
    return {
        **casewords.base_values(matter),
        "party": party_words(matter.case),
        "facts": facts[0] if proposal.facts.strip() else "",
        "evidence": casewords.titles(pieces),
    }


def _decided(matter: Matter, made: Decision) -> dict[str, str]:
    """What the decision states about the penalty, its reasons and the answer to the party."""
    said, proposal = _statement(matter), made.proposal
    return {
        "kinds": "、".join(casewords.kinds(made)),
        "content": "\n".join(casewords.penalties(made)),
        "basis": wording.all_cited(matter.violation.penalty),
        "discretion": "\n".join(casewords.discretion(proposal, made.reasons)) if proposal else "",
        "top_due": "yes" if "LEN-08" in made.reasons else "",
        "top": wording.sentence(made.reasons.get("LEN-08", "")),
        "said_due": "yes" if said is not None and said.made else "",
        "reply": _reply(matter),
        **casewords.fine_values(made),
    }


def no_penalty(matter: Matter) -> Composed:
    """The decision not to punish 不予行政处罚决定书 (行政处罚法 30, 31, 33, 57条)."""
    made: Decision = matter.about
    proposal: Any = made.proposal
    code, day, pieces = made.not_punish_ground, local_day(made.decided_at), casewords.usable(matter)
    article = GROUND_ARTICLES.get(code)
    facts = tuple(casewords.facts(matter, proposal.facts, suspected=code == "not_established"))
    taught = _taught(matter)
    written = [made.reasons[key] for key in sorted(made.reasons) if key.startswith("LEN-")]
    why = (
        f"本案属于“{GROUNDS.get(code, '')}”的情形。依据{wording.cited(article)}，依法不予行政处罚。" if article else ""
    )
    grounds = tuple(filter(None, (why, *(f"具体理由：{wording.sentence(each)}" for each in written))))
    sections = (
        Section("facts", "事实和证据", (*facts, *casewords.ordered(matter), *casewords.proof(pieces))),
        Section("hearing", "陈述申辩", tuple(_heard(matter)) or ("本案不给予行政处罚，没有制作处罚告知书。",)),
        Section("ground", "不予处罚的理由和依据", grounds),
        Section(
            "outcome", "决定", ("本机关决定对当事人不予行政处罚。", *casewords.still_ordered(matter, day), *taught)
        ),
        Section("remedies", "救济途径和期限", remedies(matter)),
    )
    values = {
        **found(matter, proposal, facts, pieces),
        "ground_code": code,
        "ground": GROUNDS.get(code, ""),
        "basis": wording.cited(article) if article else "",
        "education": taught[0] if taught else "",
        "decided": chinese_date(day),
    }
    return letter(matter, day, values, sections, casewords.cited_evidence(pieces))


def letter(
    matter: Matter,
    day: Any,
    values: dict[str, str],
    sections: tuple[Section, ...],
    evidence: list[dict[str, str]] | None = None,
) -> Composed:
    """A letter to the party: sealed, with the handlers and the evidence kept beside it."""
    return Composed(
        day,
        values,
        sections=sections,
        officers=officers_of(matter.case, day),
        sealed=True,
        note=NOTE,
        evidence=evidence or [],
    )


def remedies(matter: Matter) -> tuple[str, ...]:
    """Both remedies; none while the body or the court is not on record, and the rules then refuse."""
    body = matter.organisation
    if not body.reconsideration_body or not body.court:
        return ()
    if matter.today < RECONSIDERATION_REVISED:  # a case told again: the party chose then too
        return (wording.reconsideration_or_court(body),)
    return (ordinary_remedy_text(body, matter.today),)


def _statement(matter: Matter) -> Any:
    return getattr(matter.case, "statement", None)


def _heard(matter: Matter) -> list[str]:
    """That the party was told, what it said, and the answer (行政处罚法 44, 45条)."""
    row = latest_notice(matter.case)
    if row is None:
        return []
    served = notice_delivered_on(matter.case, row)
    rights = "陈述、申辩和要求听证的权利" if row.hearing_told else "陈述、申辩的权利"
    when = f"于{chinese_date(served)}送达" if served else "制作"
    told = f"本机关{when}《行政处罚告知书》（{row.document.number}），告知当事人拟作出行政处罚的内容及事实、理由、依据，以及{rights}。"
    return [told, *filter(None, (_reply(matter), _hearing(matter, row.hearing_told)))]


def _reply(matter: Matter) -> str:
    """What the party said and how it was answered; that it gave up, or said nothing."""
    said = _statement(matter)
    if said is None:
        return "当事人在规定期限内没有提出陈述、申辩意见。"
    if said.waived and not said.made:
        return "当事人书面放弃陈述、申辩。"
    return wording.statement(said.made, said.content, said.get_review_display(), said.review_reason)


def _hearing(matter: Matter, told: bool) -> str:
    asked = next(reversed(below(matter.case).hearing_requests), None)
    if asked is None:
        return "当事人在法定期限内没有要求听证。" if told else ""
    if asked.withdrawn_at:
        return f"当事人要求听证，又于{chinese_date(local_day(asked.withdrawn_at))}撤回。"
    return "" if asked.in_time else "当事人要求听证时已经超过法定期限。"


def _looked_at(matter: Matter) -> list[str]:
    """Whether the case was reviewed and discussed."""
    rows, done = below(matter.case), []
    if any(each.result == "agree" for each in rows.reviews):
        done.append("经法制审核")
    if any(each.agrees for each in rows.discussions):
        done.append("经本机关负责人集体讨论")
    return [f"本案已{'，并'.join(done)}。"] if done else []


def _taught(matter: Matter) -> list[str]:
    rows = below(matter.case).education
    taught = "；".join(wording.clause(each["content"]) for each in rows if each["kind"] == "education")
    signed = "；".join(wording.clause(each["content"]) for each in rows if each["kind"] == "commitment")
    by = wording.cited(Article(PENALTY_LAW, 33, 3))
    said = [f"本机关依据{by}对当事人进行了教育：{taught}。"] if taught else []
    return said + ([f"当事人签署了承诺书：{signed}。"] if signed else [])
