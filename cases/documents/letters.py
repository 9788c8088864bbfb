"""What goes to the party under the seal of the authority: order to correct, notice, decision, decision not to punish."""

from __future__ import annotations

from typing import Any

from cases.documents import casewords, wording
from cases.documents.composing import Composed, Matter, Section, officers_of, officers_words, party_words
from cases.documents.numbers import chinese_date, chinese_moment
from cases.facts.ordinary import latest_notice, notice_delivered_on
from cases.models import Decision, Proposal
from enforcement.kernel.clock import local_day
from enforcement.rules import statutes
from enforcement.rules.findings import Article, chinese_numeral
from enforcement.rules.remedies import ordinary_remedy_text
from enforcement.rules.statutes import PENALTY_LAW
from enforcement.rules.waivers import GROUNDS

NOTE = "一式三份：一份送达当事人，一份归入案卷，一份存本机关。"
NOT_HEAVIER = "本机关不因当事人陈述、申辩而给予更重的处罚。"


def correction(matter: Matter) -> Composed:
    """The order to correct 责令改正通知书 (行政处罚法 28条1款): what, by when, and that it will be looked at again."""
    case, order = matter.case, matter.about
    day = local_day(order.told_at)
    basis = wording.cited(Article(PENALTY_LAW, 28, 1))
    by = f"于{chinese_date(order.due_on)}前（含当日）改正" if order.due_on else "立即改正"
    again = "本机关将在期限届满后复查。逾期不改正的，依法处理。" if order.due_on else "本机关将对改正情况进行复查。"
    if order.corrected_at:
        by, again = "立即改正", f"当事人已于{chinese_moment(order.corrected_at)}改正，经当场复查属实。"
    defining = matter.violation.defining
    breach = f"上述行为涉嫌违反{wording.all_cited(defining)}的规定。" if defining else ""
    requirement = wording.sentence(order.requirement)
    sections = (
        Section("facts", "违法行为", tuple(casewords.facts(matter, case.facts, suspected=True))),
        Section("order", "依据和改正要求", (f"{breach}依据{basis}，责令当事人{by}：{requirement}",)),
        Section("recheck", "复查", (again,)),
        Section("contact", "联系方式", (contact(matter),)),
    )
    values = {
        **casewords.base_values(matter),
        "basis": basis,
        "requirement": requirement,
        "due": by,
        "recheck": again,
        "contact": contact(matter),
        "party": party_words(case),
        "officers": officers_words(officers_of(case, day)),
    }
    return _letter(matter, day, values, sections)


def contact(matter: Matter) -> str:
    """Where the party finds the authority and the handlers."""
    body = matter.case.authority
    officers = officers_words(officers_of(matter.case, matter.today))
    where = f"地址：{body.address}。" if body.address else ""
    phone = f"电话：{body.phone}。" if body.phone else ""
    return f"联系人：{officers}。{where}{phone}"


def notice(matter: Matter) -> Composed:
    """The notice before punishment 行政处罚告知书 (行政处罚法 44, 63, 64条): all that is proposed, and the rights."""
    form = matter.about
    proposal: Proposal = form.proposal
    pieces = casewords.usable(matter)
    facts = tuple(casewords.facts(matter, proposal.facts))
    grounds = (
        *filter(None, (casewords.breach(matter), casewords.allowed(matter, proposal.fine))),
        *casewords.discretion(proposal, proposal.reasons),
    )
    basis = wording.all_cited(matter.violation.penalty)
    content = tuple(casewords.penalties(proposal))
    right, hearing = _statement_right(form.statement_days), _hearing_right() if form.hearing_told else ""
    sections = [
        Section("facts", "违法事实和证据", (*facts, *casewords.proof(pieces))),
        Section("grounds", "处罚理由和依据", tuple(grounds)),
        Section("content", "拟作出的行政处罚", (f"依据{basis}，本机关拟对当事人作出下列行政处罚：", *content)),
        Section("rights", "陈述和申辩的权利", (right,)),
    ]
    if hearing:
        why = f"本案{'、'.join(form.hearing_why)}。{hearing}"
        sections.append(Section("hearing", "要求听证的权利", (why,)))
    sections.append(Section("contact", "联系方式", (contact(matter),)))
    values = {
        **casewords.base_values(matter),
        "party": party_words(matter.case),
        "facts": facts[0] if proposal.facts.strip() else "",
        "grounds": "\n".join(grounds),
        "basis": basis,
        "content": "\n".join(content),
        "statement_right": right if form.statement_days else "",
        "hearing_due": "yes" if form.hearing_told or form.hearing_why else "",
        "hearing_right": hearing,
        "contact": contact(matter),
        "evidence": casewords.titles(pieces),
        **casewords.fine_values(proposal),
    }
    return _letter(matter, local_day(form.at), values, tuple(sections), casewords.cited_evidence(pieces))


def _statement_right(days: int) -> str:
    by = f"{wording.cited(Article(PENALTY_LAW, 44))}、第四十五条"
    return (
        f"依据{by}，当事人有权陈述和申辩。可以自收到本告知书之日起{chinese_numeral(days)}个工作日内，"
        f"以书面或者口头方式向本机关提出；逾期没有提出的，视为放弃。{NOT_HEAVIER}"
        if days
        else ""
    )


def _hearing_right() -> str:
    days = chinese_numeral(statutes.HEARING_REQUEST.length)
    by = f"{wording.cited(Article(PENALTY_LAW, 63, 1))}、第六十四条第（一）项"
    return (
        f"依据{by}，当事人有权要求听证。要求听证的，应当自收到本告知书之日起{days}个工作日内向本机关提出；"
        "以邮寄方式提出的，以交邮日期为准。逾期没有提出的，视为放弃。当事人不承担组织听证的费用。"
    )


def decision(matter: Matter) -> Composed:
    """The decision to punish 行政处罚决定书 with its six items (行政处罚法 59条; DEC-05, 06)."""
    made: Decision = matter.about
    proposal: Any = made.proposal
    day, pieces = local_day(made.decided_at), casewords.usable(matter)
    facts, heard = tuple(casewords.facts(matter, proposal.facts)), tuple(_heard(matter))
    grounds = (
        *filter(None, (casewords.breach(matter), casewords.allowed(matter, made.fine))),
        *casewords.discretion(proposal, made.reasons),
        *_looked_at(matter),
    )
    content, money = tuple(casewords.penalties(made)), _money_due(made)
    basis = wording.all_cited((Article(PENALTY_LAW, 57, 1, 1), *matter.violation.penalty))
    sections = [
        Section("facts", "违法事实和证据", (*facts, *casewords.ordered(matter), *casewords.proof(pieces))),
        Section("hearing", "告知和陈述申辩", heard),
        Section("law", "法律依据和裁量理由", tuple(grounds)),
        Section(
            "penalty",
            "处罚决定",
            (f"依据{basis}，本机关决定对当事人给予下列行政处罚：", *content, *casewords.still_ordered(matter, day)),
        ),
    ]
    pay = wording.payment(matter.case.authority.payee) if made.fine is not None else _hand_over(matter, money)
    sections.append(Section("payment", "履行方式和期限", tuple(pay)))
    sections.append(Section("remedies", "救济途径和期限", remedies(matter)))
    values = {
        **casewords.base_values(matter),
        "party": party_words(matter.case),
        "facts": facts[0] if proposal.facts.strip() else "",
        "evidence": casewords.titles(pieces),
        "kinds": "、".join(casewords.kinds(made)),
        "content": "\n".join(content),
        "basis": wording.all_cited(matter.violation.penalty),
        "discretion": "\n".join(casewords.discretion(proposal, made.reasons)),
        "top_due": "yes" if "LEN-08" in made.reasons else "",
        "top": wording.sentence(made.reasons.get("LEN-08", "")),
        "heard": "\n".join(heard),
        "said_due": "yes" if _statement(matter) and _statement(matter).made else "",
        "reply": _reply(matter),
        "performance": "\n".join(pay),
        "money_due": "yes" if made.fine is not None else "",
        "decided": chinese_date(day),
        **casewords.fine_values(made),
    }
    return _letter(matter, day, values, tuple(sections), casewords.cited_evidence(pieces))


def no_penalty(matter: Matter) -> Composed:
    """The decision not to punish 不予行政处罚决定书 (行政处罚法 30, 31, 33, 57条)."""
    made: Decision = matter.about
    proposal: Any = made.proposal
    code, day, pieces = made.not_punish_ground, local_day(made.decided_at), casewords.usable(matter)
    article = wording.GROUND_ARTICLES.get(code)
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
        **casewords.base_values(matter),
        "party": party_words(matter.case),
        "facts": facts[0] if proposal.facts.strip() else "",
        "evidence": casewords.titles(pieces),
        "ground_code": code,
        "ground": GROUNDS.get(code, ""),
        "basis": wording.cited(article) if article else "",
        "education": taught[0] if taught else "",
        "decided": chinese_date(day),
    }
    return _letter(matter, day, values, sections, casewords.cited_evidence(pieces))


def _letter(
    matter: Matter,
    day: Any,
    values: dict[str, str],
    sections: tuple[Section, ...],
    evidence: list[dict[str, str]] | None = None,
) -> Composed:
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
    return (ordinary_remedy_text(body, matter.today),) if body.reconsideration_body and body.court else ()


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
    asked = matter.case.hearing_requests.order_by("-received_at").first()
    if asked is None:
        return "当事人在法定期限内没有要求听证。" if told else ""
    if asked.withdrawn_at:
        return f"当事人要求听证，又于{chinese_date(local_day(asked.withdrawn_at))}撤回。"
    return "" if asked.in_time else "当事人要求听证时已经超过法定期限。"


def _looked_at(matter: Matter) -> list[str]:
    """Whether the case was reviewed and discussed."""
    case, done = matter.case, []
    if case.reviews.filter(result="agree").exists():
        done.append("经法制审核")
    if case.discussions.filter(agrees=True).exists():
        done.append("经本机关负责人集体讨论")
    return [f"本案已{'，并'.join(done)}。"] if done else []


def _money_due(made: Decision) -> bool:
    return made.fine is not None or made.illegal_gains is not None


def _hand_over(matter: Matter, money: bool) -> list[str]:
    """How a decision without fine is performed."""
    days = chinese_numeral(statutes.PAYMENT.length)
    if money:
        return [f"当事人应当自收到本决定书之日起{days}日内，将没收的违法所得缴至指定的银行或者电子支付系统。"]
    return ["本决定自送达当事人之日起生效，当事人应当在本决定规定的期限内履行。"]


def _taught(matter: Matter) -> list[str]:
    rows = list(matter.case.education.order_by("at", "pk"))
    taught = "；".join(wording.clause(each.content) for each in rows if each.kind == "education")
    signed = "；".join(wording.clause(each.content) for each in rows if each.kind == "commitment")
    by = wording.cited(Article(PENALTY_LAW, 33, 3))
    said = [f"本机关依据{by}对当事人进行了教育：{taught}。"] if taught else []
    return said + ([f"当事人签署了承诺书：{signed}。"] if signed else [])
