"""Written records 笔录: inspection, inquiry, statement of the party, collective discussion."""

from __future__ import annotations

from typing import Any

from cases.documents import casewords, wording
from cases.documents.approvals import proposed_lines
from cases.documents.composing import (
    Composed,
    Matter,
    Section,
    Sign,
    Table,
    filled,
    officers_of,
    officers_words,
    party_words,
    post_of,
    row,
    two,
    words,
)
from cases.documents.numbers import chinese_date, chinese_moment
from cases.facts.told import latest_notice, notice_delivered_on
from cases.models import FieldRecord
from enforcement.kernel.clock import local_day
from enforcement.rules.findings import Article
from enforcement.rules.statutes import PENALTY_LAW

SHOWN = "执法人员已经出示执法证件，"
RECUSAL = Article(PENALTY_LAW, 43)
DUTIES = Article(PENALTY_LAW, 55)


def inspection(matter: Matter) -> Composed:
    """The record of an inspection 现场检查（勘验）笔录 (行政处罚法 55条2款; 行政强制法 18条)."""
    return _field(matter, "被检查人（在场人）", "检查（勘验）情况")


def inquiry(matter: Matter) -> Composed:
    """The record of an inquiry 询问笔录; each page is signed by the person asked."""
    return _field(matter, "被询问人", "询问内容")


def _field(matter: Matter, who: str, what: str) -> Composed:
    case, made = matter.case, matter.about
    officers = [{"name": each["name"], "certificate": each["certificate"]} for each in made.officers]
    time = f"{chinese_moment(made.began_at)}至{chinese_moment(made.ended_at)}"
    lines = tuple(wording.sentence(line) for line in made.content.splitlines() if line.strip())
    confirmed = _confirmed(made)
    rows = filled(
        row("time", "时间", time),
        row("place", "地点", made.place),
        row("officers", "执法人员", officers_words(officers)),
        row("person", who, made.person or ("当事人不在场" if made.signed == "absent" else "")),
        row("person_number", "证件号码", made.person_number),
        row("relation", "与案件的关系", made.relation),
        row("violation", "案由", f"涉嫌{case.violation.name}"),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "officers": two(officers),
        "badge": SHOWN if made.badge_shown else "",
        "rights": _rights() if made.rights_told else "",
        "content": "\n".join(lines),
        "confirmed": confirmed,
    }
    sections = (
        Section("told", "告知事项", _told(made)),
        Section("content", what, lines),
        Section("confirmed", "确认", (confirmed,) if confirmed else ()),
    )
    day, signs = local_day(made.ended_at), _signs(made, who)
    return Composed(day, values, sections=sections, rows=rows, signs=signs, officers=officers)


def _rights() -> str:
    asks, answers = wording.cited(RECUSAL), wording.cited(DUTIES)
    return (
        f"告知：您认为执法人员与本案有直接利害关系的，依据{asks}有权申请回避；您有权陈述、申辩；"
        f"依据{answers}，您应当如实回答询问，并协助调查或者检查，不得拒绝或者阻挠。"
    )


def _told(made: FieldRecord) -> tuple[str, ...]:
    shown = f"{SHOWN}说明来意。" if made.badge_shown else ""
    return tuple(filter(None, (shown, _rights() if made.rights_told else "")))


def _confirmed(made: FieldRecord) -> str:
    """How the record was confirmed; a refusal or an absence is told with its reason and witness."""
    if made.signed == "signed":
        return "以上笔录已经本人阅读（向本人宣读），与所述（现场情况）一致。"
    how = "拒绝签名" if made.signed == "refused" else "不在场"
    seen = f"见证人：{wording.clause(made.witness)}。" if made.witness.strip() else ""
    return f"当事人{how}：{wording.sentence(made.note)}{seen}" if made.note.strip() else ""


def _signs(made: FieldRecord, who: str) -> tuple[Sign, ...]:
    first = Sign(f"{who}（签名或者盖章）", made.person if made.signed == "signed" else "")
    rest = tuple(Sign("执法人员（签名）", f"{each['name']}　执法证号{each['certificate']}") for each in made.officers)
    seen = (Sign("见证人（签名）", made.witness),) if made.witness.strip() else ()
    return ((first,) if made.signed != "absent" else ()) + seen + rest


def statement(matter: Matter) -> Composed:
    """What the party said to the notice, and how it was re-examined 陈述申辩笔录 (行政处罚法 45条)."""
    case, said = matter.case, matter.about
    day = local_day(said.at)
    officers = officers_of(case, day)
    content = tuple(_said(said))
    review = wording.sentence(f"对当事人的意见{said.get_review_display()}。{said.review_reason}") if said.made else ""
    rows = filled(
        row("time", "时间", chinese_moment(said.at)),
        row("party", "当事人", party_words(case)),
        row("violation", "案由", case.violation.name),
        row("notice", "告知情况", _notice(matter)),
        row("officers", "执法人员", officers_words(officers)),
    )
    sections = [Section("content", "陈述申辩内容", content)]
    if said.made:
        sections.append(Section("review", "复核意见", (review,) if said.review_reason.strip() else ()))
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "content": "\n".join(content),
        "review": review if said.review and said.review_reason.strip() else "",
        "made": "yes" if said.made else "",
        "officers": two(officers),
    }
    signs = (
        Sign("当事人（签名或者盖章）"),
        *(Sign("执法人员（签名）", f"{each['name']}　执法证号{each['certificate']}") for each in officers),
    )
    return Composed(day, values, sections=tuple(sections), rows=rows, signs=signs, officers=officers)


def _said(said: Any) -> list[str]:
    if said.made:
        return [wording.sentence(line) for line in said.content.splitlines() if line.strip()]
    if said.waived:
        by = wording.cited(Article(PENALTY_LAW, 62))
        return [f"当事人明确放弃陈述、申辩的权利（{by}），书面材料附卷。"]
    return ["当事人没有提出陈述、申辩意见。"]


def _notice(matter: Matter) -> str:
    row_ = latest_notice(matter.case)
    if row_ is None:
        return ""
    served = notice_delivered_on(matter.case, row_)
    when = f"于{chinese_date(served)}送达" if served else "还没有送达"
    return f"《行政处罚告知书》（{row_.document.number}）{when}。"


def discussion(matter: Matter) -> Composed:
    """The collective discussion of the heads 集体讨论笔录: each opinion, each vote (行政处罚法 57条2款)."""
    case, held = matter.case, matter.about
    day = local_day(held.at)
    members = list(held.members.all())
    posts = [post_of(each.user, case, day) for each in members]
    conclusion, votes, lines = wording.sentence(held.conclusion), _votes(members), proposed_lines(held.proposal)
    rows = filled(
        row("time", "时间", chinese_moment(held.at)),
        row("place", "地点", held.place),
        row("chair", "主持人", f"{held.chair.name}（{post_of(held.chair, case, day)}）"),
        row("members", "参加人", _names(members, posts)),
        row("minutes", "记录人", held.minutes_by),
        row("case", "讨论的案件", f"{party_words(case)}{case.violation.name}案（案号{case.number}）"),
    )
    sections = (
        Section("facts", "案件事实", tuple(casewords.facts(matter, held.proposal.facts))),
        Section("proposal", "提请讨论的处理意见", tuple(lines)),
        Section("conclusion", "讨论结论", (f"{'' if held.agrees else '不'}同意上述处理意见。{conclusion}", votes)),
    )
    values = {
        **casewords.base_values(matter),
        **words(rows),
        "opinions": "\n".join(wording.sentence(each.opinion) for each in members),
        "votes": votes if members else "",
        "conclusion": conclusion,
        "proposal": "\n".join(lines),
    }
    signs = (*(Sign("参加人（签名）", each.user.name) for each in members), Sign("记录人（签名）", held.minutes_by))
    return Composed(day, values, sections=sections, rows=rows, tables=(_opinions(members, posts),), signs=signs)


def _names(members: list[Any], posts: list[str]) -> str:
    return "、".join(f"{each.user.name}（{post}）" for each, post in zip(members, posts, strict=True))


def _opinions(members: list[Any], posts: list[str]) -> Table:
    """Each member with his opinion and his vote."""
    rows = tuple(
        (each.user.name, post, wording.sentence(each.opinion), "赞成" if each.agrees else "反对")
        for each, post in zip(members, posts, strict=True)
    )
    heads, widths = ("姓名", "职务", "意见", "表决"), ("name", "post", "wide", "mark")
    return Table("opinions", "各自意见和表决", heads, widths, rows, after="proposal")


def _votes(members: list[Any]) -> str:
    yes = sum(each.agrees for each in members)
    return f"参加{len(members)}人，赞成{yes}人，反对{len(members) - yes}人。"
