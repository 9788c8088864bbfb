"""What the party is told before a decision: the order to correct, and the notice before punishment."""

from __future__ import annotations

from cases.documents import casewords, wording
from cases.documents.composing import Composed, Matter, Section, officers_of, officers_words, party_words
from cases.documents.letters import found, letter
from cases.documents.numbers import chinese_date, chinese_moment
from cases.models import Proposal
from enforcement.kernel.clock import local_day
from enforcement.rules import statutes
from enforcement.rules.findings import Article, chinese_numeral
from enforcement.rules.statutes import PENALTY_LAW

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
    return letter(matter, day, values, sections)


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
    facts, day = tuple(casewords.facts(matter, proposal.facts)), local_day(form.at)
    law = (casewords.breach(matter), casewords.allowed(matter, proposal.fine))
    grounds = (*filter(None, law), *casewords.discretion(proposal, proposal.reasons))
    basis = wording.all_cited(matter.violation.penalty)
    content = tuple(casewords.penalties(proposal))
    right, hearing = _statement_right(form.statement_days), _hearing_right() if form.hearing_told else ""
    sections = [
        Section("facts", "违法事实和证据", (*facts, *casewords.proof(pieces))),
        Section("grounds", "处罚理由和依据", tuple(grounds)),
        Section("content", "拟作出的行政处罚", (f"依据{basis}，本机关拟对当事人作出下列行政处罚：", *content)),
        Section("rights", "陈述和申辩的权利", (right,)),
    ]
    why = (f"本案{'、'.join(form.hearing_why)}。{hearing}",) if hearing else ()
    sections += [Section("hearing", "要求听证的权利", why), Section("contact", "联系方式", (contact(matter),))]
    values = {
        **found(matter, proposal, facts, pieces),
        "grounds": "\n".join(grounds),
        "basis": basis,
        "content": "\n".join(content),
        "statement_right": right if form.statement_days else "",
        "hearing_due": "yes" if form.hearing_told or form.hearing_why else "",
        "hearing_right": hearing,
        "contact": contact(matter),
        **casewords.fine_values(proposal),
    }
    return letter(matter, day, values, tuple(sections), casewords.cited_evidence(pieces))


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
