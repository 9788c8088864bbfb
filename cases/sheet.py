"""The calculation sheet 计算说明 of a penalty: what was reckoned, how, with what result, by which article.

One function makes it for pages before the decision, for the decision that freezes it, and for the annex of its paper.
Yuan.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cases.asked import CIRCUMSTANCES
from enforcement.kernel.canonical import canonical
from enforcement.rules import statutes, waivers
from enforcement.rules.benchmark import PUBLISHED, leaves_the_tier
from enforcement.rules.evidence import GAINS
from enforcement.rules.facts import Facts, FineRange, ProposalFacts, ViolationFacts
from enforcement.rules.findings import Article
from enforcement.rules.fine_bases import NAMES, SHOWN
from enforcement.rules.fines import HIGHER_LAW, ONE_FINE, TOP, WITHIN, higher_basis, lawful_amounts, statutory_range
from enforcement.rules.parts import OtherBasis
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import COERCION_LAW, PENALTY_LAW, REVISED
from enforcement.rules.track import counts_as_unit
from enforcement.rules.versions import MILDER, compared
from enforcement.wording import money_words

ZERO = Decimal(0)
LATE = (Article(PENALTY_LAW, 72, 1, 1), Article(COERCION_LAW, 45, 2))
# The causes that lighten, each with its article; the rest of the answers decides about no penalty at all.
LIGHTER = {
    "eliminated_harm": Article(PENALTY_LAW, 32, "", 1),
    "coerced": Article(PENALTY_LAW, 32, "", 2),
    "self_disclosed": Article(PENALTY_LAW, 32, "", 3),
    "meritorious": Article(PENALTY_LAW, 32, "", 4),
}
GROUND_ARTICLES = {
    "under_14": Article(PENALTY_LAW, 30),
    "no_capacity": Article(PENALTY_LAW, 31),
    "minor": Article(PENALTY_LAW, 33, 1),
    "first_offence": Article(PENALTY_LAW, 33, 1),
    "no_fault": Article(PENALTY_LAW, 33, 2),
    "not_established": Article(PENALTY_LAW, 57, 1, 3),
    "too_late": Article(PENALTY_LAW, 36, 1),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the sheet. A line of an older decision has words in `result` alone."""

    what: str
    how: str
    result: str
    articles: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """As it is stored."""
        return {"what": self.what, "how": self.how, "result": self.result, "articles": list(self.articles)}

    @property
    def line(self) -> str:
        """The step as one line of text."""
        said = "，".join(filter(None, (self.how, self.result)))
        basis = f"（{'、'.join(self.articles)}）" if self.articles else ""
        return f"{self.what}：{said}{basis}" if self.what else f"{said}{basis}"


def stored(rows: Iterable[Any]) -> tuple[Entry, ...]:
    """What a decision or a proposal keeps; decisions from before the sheet keep plain lines."""
    return tuple(
        Entry("", "", row)
        if isinstance(row, str)
        else Entry(row["what"], row["how"], row["result"], tuple(row["articles"]))
        for row in rows
    )


def rows_of(facts: Facts) -> list[dict[str, Any]]:
    """The sheet as it is frozen."""
    return [each.row() for each in sheet(facts)]


def digest(rows: list[dict[str, Any]]) -> str:
    """sha256 of a frozen sheet, in hex, for the record."""
    return hashlib.sha256(canonical(rows)).hexdigest()


def sheet(facts: Facts) -> tuple[Entry, ...]:
    """Every step from the law that applies to the sum; empty while nothing is proposed."""
    proposal, violation = facts.proposal, facts.violation
    if proposal is None:
        return ()
    if not facts.punishes or violation is None:
        return (_spared(proposal),)
    return (
        *_law(facts, violation),
        *_range(facts, violation, proposal),
        *_tier(facts, proposal),
        *_circumstances(facts, proposal),
        *_bases(facts, violation, proposal),
        *_taken(facts, proposal),
        *_sum(facts, violation, proposal),
    )


def _entry(what: str, how: str, result: str, *articles: Article) -> Entry:
    return Entry(what, how, result, tuple(dict.fromkeys(map(str, articles))))


def _spared(proposal: ProposalFacts) -> Entry:
    article = GROUND_ARTICLES.get(proposal.not_punish_ground)
    why = waivers.GROUNDS.get(proposal.not_punish_ground, "")
    return _entry("不予处罚", why, "不予行政处罚，没有计算罚款", *([article] if article else []))


def _law(facts: Facts, violation: ViolationFacts) -> Iterator[Entry]:
    """Both versions side by side and why the one applies; one line while one law governs both days."""
    found = compared(facts)
    if found is None:
        since = f"自 {violation.in_force_from.isoformat()} 起施行" if violation.in_force_from else ""
        yield _entry("适用的规定", since, f"按「{violation.name}」的处罚规定", *violation.defining, *violation.penalty)
        return
    for name, side in (("行为时的规定", found.then), ("决定时的规定", found.now)):
        how = f"{side.on.isoformat()}，{side.version.name}"
        yield _entry(name, how, range_words(side.range), *side.version.articles)
    applies = "行为时" if found.then.applies else "决定时"
    yield _entry("适用的规定", f"{found.why}，待法制机构确认", f"适用{applies}的规定", *MILDER)


def range_words(found: FineRange | None) -> str:
    """A range of fines in words."""
    return "没有规定罚款" if found is None else f"罚款 {_span(found.minimum, found.maximum)}"


def _span(low: Decimal | None, high: Decimal | None) -> str:
    return f"{money_words(low or ZERO)} 至 {'未定上限' if high is None else money_words(high)}"


def _range(facts: Facts, violation: ViolationFacts, proposal: ProposalFacts) -> Iterator[Entry]:
    """The base where the range is computed, the range for this kind of party, the limit on the spot."""
    if proposal.fine is None:
        return
    base, found = facts.fine_base, statutory_range(violation, facts.party, facts.local)
    if base is not None and base.base is not None and base.high is not None:
        name = NAMES.get(base.way, "倍数")
        yield _entry("计罚基数", f"{name} {base.low or 0} 至 {base.high}", f"基数 {base.base}", *SHOWN)
    if found is not None:
        whom = "单位" if counts_as_unit(facts.party, facts.local) else "个人"
        computed = base is not None and base.base is not None and base.high is not None
        how = f"对{whom}的幅度"
        if computed and base is not None:
            how += f"：{base.base} × {base.low or 0} 至 {base.base} × {base.high}"
        yield _entry("法定幅度", how, _span(found.minimum, found.maximum), *violation.penalty)
    if facts.procedure == "simple":
        yield from _on_the_spot(facts, violation, proposal)


def _on_the_spot(facts: Facts, violation: ViolationFacts, proposal: ProposalFacts) -> Iterator[Entry]:
    spot = lawful_amounts(violation, facts.party, facts.local, facts.law_of, mitigated=proposal.mitigated)
    limit = statutes.spot_limit(counts_as_unit(facts.party, facts.local), facts.law_of)
    if not spot.empty:
        how = f"法定幅度与当场处罚限额 {money_words(limit.yuan)} 重合的部分"
        yield _entry("当场处罚可选", how, _span(spot.low, spot.high), limit.article)


def _tier(facts: Facts, proposal: ProposalFacts) -> Iterator[Entry]:
    """The benchmark and the tier chosen, and whether the fine stays in it."""
    if proposal.fine is None:
        return
    found = facts.benchmark
    if found is None or found.tier is None:
        yield _entry("裁量基准", "没有选用裁量基准", "在法定幅度内按情节确定", *WITHIN)
        return
    tier, since = found.tier, found.in_force_from
    name = found.name if found.name.startswith("《") else f"《{found.name}》"
    how = f"{name}{f'，{since.isoformat()} 起施行' if since else ''}，本案属「{tier.name}」档"
    yield _entry("裁量基准", how, f"这一档 {_span(tier.minimum, tier.maximum)}", *PUBLISHED)
    if leaves_the_tier(facts) is not None:
        why = facts.reasons.get("REV-07", "").strip() or "理由见处理意见"
        yield _entry("调整适用基准", f"拟罚 {money_words(proposal.fine)} 不在这一档：{why}", "须经负责人批准或者集体讨论",
                     statutes.DISCRETION_GUIDANCE)  # fmt: skip


def _circumstances(facts: Facts, proposal: ProposalFacts) -> Iterator[Entry]:
    """What lightens or weighs heavier, each with its article; that nothing does is said too."""
    effect = "减轻" if proposal.mitigated else "从轻" if proposal.lightened else ""
    found = [
        (CIRCUMSTANCES[code], article) for code, article in LIGHTER.items() if getattr(facts.leniency, code) is True
    ]
    if waivers.young(facts):
        found.append(("当事人已满十四周岁不满十八周岁", Article(PENALTY_LAW, 30)))
    if facts.party.capacity == "limited":
        found.append(("当事人尚未完全丧失辨认或者控制能力", Article(PENALTY_LAW, 31)))
    for words, article in found:
        yield _entry("从轻、减轻情节", words, f"依法{effect or '应当从轻或者减轻'}", article)
    if not found:
        yield _entry("从轻、减轻情节", "没有认定法定的从轻、减轻情节", effect or "不从轻、不减轻", *WITHIN[:1])


def _bases(facts: Facts, violation: ViolationFacts, proposal: ProposalFacts) -> Iterator[Entry]:
    """The clauses the same act breaks, and which is higher (DEC-09); of higher rank is for the legal office (LEN-13)."""
    found = statutory_range(violation, facts.party, facts.local)
    if not proposal.bases or found is None or facts.law_of < REVISED:
        return
    own = OtherBasis(violation.name, found.minimum, found.maximum, violation.level)
    for each in (own, *proposal.bases):
        yield _entry("同一行为违反的规定", each.name, _span(each.minimum, each.maximum), *ONE_FINE)
    highest = higher_basis((own, *proposal.bases))
    how = "先比上限，上限相同的比下限；效力等级不同的，适用上位法，请法制机构确认"
    yield _entry("按罚款数额高的规定", how, f"按「{highest.name}」", *ONE_FINE, *HIGHER_LAW[:1])


def _taken(facts: Facts, proposal: ProposalFacts) -> Iterator[Entry]:
    """Gains and goods (INV-06)."""
    gains = facts.gains
    if proposal.gains is not None:
        how = ""
        if gains is not None and gains.received is not None:
            parts = [("收入", gains.received), ("− 依法退赔", gains.refunded), ("− 依规定扣除", gains.costs)]
            how = " ".join(f"{words} {money_words(each, exact=True)}" for words, each in parts if each)
        yield _entry("没收违法所得", how, money_words(proposal.gains, exact=True), *GAINS)
    if proposal.goods_value is not None:
        yield _entry("没收非法财物", "财物价值", money_words(proposal.goods_value, exact=True), *GAINS)


def _sum(facts: Facts, violation: ViolationFacts, proposal: ProposalFacts) -> Iterator[Entry]:
    """What is imposed: where the fine stands in the range, and what not paying it costs."""
    if proposal.warning:
        yield _entry("警告", "", "给予警告", *violation.penalty)
    for words in proposal.other_kinds:
        yield _entry("其他处罚", "", words, *violation.penalty)
    fine = proposal.fine
    if fine is None:
        return
    yield from _near_the_top(facts, violation, fine)
    yield _entry("罚款数额", _place(facts, violation, fine), money_words(fine, exact=True), *violation.penalty)
    daily = (fine * statutes.LATE_FEE_DAILY.share).quantize(CENT)
    how = f"到期不缴纳的，每日 {money_words(fine, exact=True)} × 3%，总额不超过罚款数额"
    yield _entry(
        "加处罚款（告知）", how, f"每日 {money_words(daily, exact=True)}，最多 {money_words(fine, exact=True)}", *LATE
    )


def _near_the_top(facts: Facts, violation: ViolationFacts, fine: Decimal) -> Iterator[Entry]:
    found = statutory_range(violation, facts.party, facts.local)
    if found is None or found.maximum is None or found.minimum == found.maximum:
        return
    share = facts.local.warning_line.value
    line = (found.maximum * share).quantize(CENT)
    if fine >= line:
        why = facts.reasons.get("LEN-08", "").strip()
        how = f"{money_words(found.maximum)} × {share * 100:.0f}% = {money_words(line)}，达到的须说明理由"
        yield _entry("接近上限", how, why or "在所选裁量档次以内", *TOP)


def _place(facts: Facts, violation: ViolationFacts, fine: Decimal) -> str:
    """Where the fine stands between the ends of the range, in per cent."""
    found = statutory_range(violation, facts.party, facts.local)
    if found is None or found.maximum is None:
        return ""
    low, high = found.minimum or ZERO, found.maximum
    if low == high:
        return "法定数额固定，没有幅度"
    if fine < low:
        return f"减轻处罚，低于法定下限 {money_words(low)}"
    share = (fine - low) * 100 / (high - low)
    return f"（{money_words(fine)} − {money_words(low)}）÷（{money_words(high)} − {money_words(low)}）= {share:.1f}%，在法定幅度内"
