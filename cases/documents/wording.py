"""The sentences of papers, composed of plain values. What they say is frozen with the paper.

Dates, money and law names stand as on paper: 2026年11月23日, in capital characters, in full and in 《》.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from cases.documents.numbers import chinese_date, chinese_moment, figure, money_words, plain
from enforcement.rules import statutes
from enforcement.rules.facts import FineRange, OrganisationFacts
from enforcement.rules.findings import Article, chinese_numeral
from enforcement.rules.statutes import PENALTY_LAW

_CJK = "[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]"
_GAP = re.compile(f"(?<={_CJK})[ \t]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \t]+(?={_CJK})")
_END = "。！？；"
_STATE = "中华人民共和国"
_OF_THE_STATE = frozenset({"政府信息公开条例"})  # regulations that bear the name of the state as laws do
_OLD_VERSION = re.compile(r"（[^）]*）$")

LIGHTER: Mapping[str, str] = {
    "eliminated_harm": "主动消除或者减轻违法行为危害后果",
    "coerced": "受他人胁迫或者诱骗实施违法行为",
    "self_disclosed": "主动供述行政机关尚未掌握的违法行为",
    "meritorious": "配合行政机关查处违法行为有立功表现",
}


def sentence(text: str) -> str:
    """Typed words as one sentence: no gaps between Chinese and figures, one full stop at the end."""
    said = _GAP.sub("", " ".join(text.split())).rstrip("。．. ")
    return said if not said or said[-1] in _END else f"{said}。"


def tight(text: str) -> str:
    """Words of a page as they stand on a paper: no gaps between Chinese and figures."""
    return _GAP.sub("", text)


def clause(text: str) -> str:
    """Typed words inside a sentence: without the stop at the end."""
    return sentence(text).rstrip("。；")


def law(name: str) -> str:
    """The law in full: 行政处罚法 → 《中华人民共和国行政处罚法》; regulations bear their full name already."""
    bare = _OLD_VERSION.sub("", name)
    national = bare in _OF_THE_STATE or (bare.endswith(("法", "法典")) and not bare.endswith("办法"))
    return f"《{_STATE if national and not bare.startswith(_STATE) else ''}{bare}》"


def cited(article: Article) -> str:
    """《中华人民共和国行政处罚法》第三十三条第一款."""
    return law(article.law) + str(article).removeprefix(article.law)


def all_cited(articles: Iterable[Article]) -> str:
    """Several articles, a law named once: 《甲》第一条、第二条和《乙》第三条."""
    by_law: dict[str, list[str]] = {}
    for article in articles:
        places = by_law.setdefault(article.law, [])
        place = str(article).removeprefix(article.law)
        if place not in places:
            places.append(place)
    return "和".join(f"{law(name)}{'、'.join(places)}" for name, places in by_law.items())


def when(began: datetime, ended: datetime | None) -> str:
    """The time of the violation, a moment or a span."""
    if ended is None or ended <= began:
        return chinese_moment(began)
    return f"{chinese_moment(began)}至{chinese_moment(ended)}"


def found(time: str, place: str, violation: str, facts: str, *, suspected: bool = False) -> list[str]:
    """What was found, one paragraph for each line that was typed; `suspected` when it is not established."""
    told = [sentence(line) for line in facts.splitlines() if line.strip()]
    act = f"涉嫌有“{violation}”的行为" if suspected else f"有“{violation}”的违法行为"
    opening = f"经查，{time}，当事人在{place}{act}"
    return [f"{opening}：{told[0]}", *told[1:]] if told else [f"{opening}。"]


def evidence(pieces: Sequence[tuple[str, str]]) -> list[str]:
    """The evidence by title and kind; equal ones are counted."""
    if not pieces:
        return []
    counted = Counter((clause(title), kind) for title, kind in pieces)
    told = (
        f"{title}{f'{many}份' if many > 1 else ''}{'' if title in kind else f'（{kind}）'}"
        for (title, kind), many in counted.items()
    )
    return [f"以上事实有下列证据证实：{'、'.join(told)}。"]


def ordered(told_at: datetime, requirement: str, due_on: date | None, corrected_at: datetime | None) -> str:
    """What the party was ordered to do (行政处罚法 28条1款), and whether it was done at once."""
    by = "当场改正" if due_on is None else f"于{chinese_date(due_on)}前（含当日）改正"
    told = f"{chinese_moment(told_at)}，本机关执法人员责令当事人{by}：{clause(requirement)}"
    return f"{told}。当事人已于{chinese_moment(corrected_at)}改正。" if corrected_at else f"{told}。"


def rechecked(at: datetime, result: str, note: str) -> str:
    """The result of a re-inspection."""
    added = f"：{clause(note)}" if note.strip() else ""
    return f"{chinese_moment(at)}复查，当事人{result}{added}。"


def told_and_heard(badge_shown: bool, rights_told: bool, *, punished: bool = True) -> list[str]:
    """What the officers said and showed; only what is on file is written."""
    said = []
    if badge_shown:
        said.append("本机关执法人员向当事人出示了执法证件")
    if rights_told:
        what = "拟作出行政处罚决定的内容及事实、理由、依据" if punished else "认定的事实、理由和依据"
        said.append(f"当场告知当事人{what}，并告知当事人依法享有的陈述、申辩等权利")
    return [f"{'，'.join(said)}。"] if said else []


def statement(made: bool, content: str, review: str, reason: str) -> str:
    """What the party said, and how it was re-examined (行政处罚法 45条)."""
    if not made:
        return "当事人未提出陈述、申辩意见。"
    return f"当事人陈述、申辩称：{clause(content)}。经复核，对该意见{review}，理由是：{sentence(reason)}"


def statutory_range(penalty: Sequence[Article], range_: FineRange | None, as_unit: bool) -> str:
    """The fine the clause allows for this kind of party; empty when it fixes none."""
    if range_ is None or range_.maximum is None:
        return ""
    whom, high = "单位" if as_unit else "个人", plain(range_.maximum)
    low = f"{plain(range_.minimum)}元以上" if range_.minimum else ""
    return f"{all_cited(penalty)}规定，对{whom}的罚款幅度为{low}{high}元以下。"


def discretion(circumstances: Mapping[str, bool | str], reasons: Iterable[str]) -> list[str]:
    """Why this much: lighter circumstances with their article, and the written reasons."""
    told = []
    known = [words for code, words in LIGHTER.items() if circumstances.get(code)]
    lighter = "减轻" if circumstances.get("mitigated") else "从轻" if circumstances.get("lightened") else ""
    if known and lighter:
        article = cited(Article(PENALTY_LAW, 32))
        told.append(f"当事人{'，'.join(known)}，依据{article}，依法{lighter}处罚。")
    elif lighter:
        told.append(f"综合本案情节，依法{lighter}处罚。")
    return told + [f"裁量理由：{sentence(reason)}" for reason in reasons]


def penalty(warning: bool, fine: Decimal | None) -> list[str]:
    """The penalties, numbered when there are several."""
    items = ["警告"] if warning else []
    if fine is not None:
        items.append(f"罚款{money_words(fine)}（{figure(fine)}）")
    if len(items) == 1:
        return [f"{items[0]}。"]
    marks = [f"（{chinese_numeral(place)}）{item}" for place, item in enumerate(items, 1)]
    return [f"{mark}{'。' if mark is marks[-1] else '；'}" for mark in marks]


def order_in_decision(requirement: str, due_on: date | None, decided_on: date) -> str:
    """The order to correct as part of the decision, while it is not yet obeyed."""
    by = "立即改正" if due_on is None or due_on <= decided_on else f"于{chinese_date(due_on)}前（含当日）改正"
    return f"依据{cited(Article(PENALTY_LAW, 28, 1))}，责令当事人{by}违法行为：{sentence(requirement)}"


def payment(payee: str) -> list[str]:
    """How and until when to pay, what follows otherwise, what may be asked for (行政处罚法 66, 67, 72条)."""
    days = chinese_numeral(statutes.PAYMENT.length)
    where = f"（{clause(payee)}）" if payee.strip() else ""
    share = chinese_numeral(int(statutes.LATE_FEE_DAILY.share * 100))
    return [
        f"当事人应当自收到本决定书之日起{days}日内，到指定的银行或者通过电子支付系统缴纳罚款{where}。"
        f"到期不缴纳的，每日按罚款数额的百分之{share}加处罚款，加处罚款的数额不超出罚款的数额。"
        "确有经济困难，需要延期或者分期缴纳罚款的，可以向本机关提出申请。"
    ]


def reconsideration_or_court(organisation: OrganisationFacts) -> str:
    """Reconsideration or court, as the party likes (行政复议法 20条1款; 行政诉讼法 46条1款)."""
    sixty = chinese_numeral(statutes.RECONSIDERATION.length)
    six = chinese_numeral(statutes.COURT_DIRECT.length)
    return (
        f"如不服本决定，可以自收到本决定书之日起{sixty}日内向{organisation.reconsideration_body}申请行政复议，"
        f"也可以自收到本决定书之日起{six}个月内依法向{organisation.court}提起行政诉讼。"
    )


def correction_words(title: str, number: str, reason: str) -> str:
    """What a paper says that replaces another."""
    return f"本文书更正《{title}》（{number}），原文书作废。更正理由：{sentence(reason)}"
