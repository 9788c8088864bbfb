"""Benchmarks in words: the range of a tier with its ends, what tells it apart, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from discretion.models import Benchmark, BenchmarkTier
from enforcement.wording import day_words

HUNDRED = Decimal(100)
FINES = {"": "元", "share": "%", "multiple": "倍", "per_day": "元/日", "per_unit": "元/平方米（件）"}
UNITS = {
    "amount": "元",
    "area": "平方米",
    "volume": "立方米",
    "count": "处（件、次）",
    "days": "天",
    "share": "",
    "multiple": "倍",
}
HEADS = ("当事人", "档次", "适用情形", "按什么区分", "罚款")


def plain(value: Decimal) -> str:
    """A figure without idle zeros, thousands set apart."""
    return f"{value.normalize():,f}"


def fine_words(tier: BenchmarkTier) -> str:
    """The fine of a tier, its ends explicit."""
    scale = HUNDRED if tier.fine_way == "share" else Decimal(1)
    low, high, unit = tier.fine_minimum * scale, tier.fine_maximum * scale, FINES[tier.fine_way]
    if low == high:
        return f"{plain(low)} {unit}"
    first = "以上" if tier.fine_minimum_included else "以上（不含）"
    last = "以下" if tier.fine_maximum_included else "以下（不含）"
    return f"{plain(low)} {unit}{first} {plain(high)} {unit}{last}" + (
        "；与上一档之间有意不设档" if tier.gap_declared else ""
    )


def measure_words(tier: BenchmarkTier) -> str:
    """What tells the tier apart, its bounds explicit."""
    if not tier.measured:
        return "文字"
    unit, said = UNITS[tier.measured], []
    if tier.measure_from is not None:
        said.append(f"{plain(tier.measure_from)} {unit}以上" + ("" if tier.measure_from_included else "（不含）"))
    if tier.measure_until is not None:
        said.append(f"{plain(tier.measure_until)} {unit}以下" + ("" if tier.measure_until_included else "（不含）"))
    return f"{tier.get_measured_display()}：{'、'.join(said) or '不限'}"


def line(tier: BenchmarkTier) -> tuple[str, ...]:
    """A tier as a line of a table."""
    party = tier.get_party_display()
    return (party, tier.name, tier.circumstance, measure_words(tier), fine_words(tier))


def head_lines(row: Benchmark) -> list[tuple[str, str]]:
    """What a version says about itself."""
    return [
        ("文件名称", row.document),
        ("文号", row.document_number),
        ("公布日期", day_words(row.published_on)),
        ("施行日期", day_words(row.in_force_from)),
        ("施行止（含当日）", day_words(row.in_force_until)),
        ("参照", row.follows),
        ("来源", row.source),
    ]


def differences(old: Benchmark, new: Benchmark) -> list[tuple[str, str, str, str]]:
    """(where, how it was, how it is, what happened), of the head and of each tier; empty when nothing differs."""
    found = [
        (label, before, after, "修改")
        for (label, before), (_, after) in zip(head_lines(old), head_lines(new), strict=True)
        if before != after
    ]
    return found + list(_tiers(list(old.tiers.all()), list(new.tiers.all())))


def _tiers(old: Sequence[BenchmarkTier], new: Sequence[BenchmarkTier]) -> Iterable[tuple[str, str, str, str]]:
    before, after = ({(tier.party, tier.order): tier for tier in tiers} for tiers in (old, new))
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        where = f"{(other or one).get_party_display()} · 第 {key[1]} 档"  # type: ignore[union-attr]  # one of them is there
        if one is None or other is None:
            yield where, _words(one), _words(other), "新增" if one is None else "删除"
        elif line(one) != line(other):
            yield where, _words(one), _words(other), "修改"


def _words(tier: BenchmarkTier | None) -> str:
    return "" if tier is None else "\n".join(line(tier)[1:])
