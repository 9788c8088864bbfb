"""Benchmarks in words: the range of a tier with its ends, what tells it apart, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discretion.models import Benchmark, BenchmarkTier
from discretion.tier_words import fine_words, measure_words
from enforcement.wording import day_words

HEADS = ("当事人", "档次", "适用情形", "按什么区分", "罚款")


def line(tier: BenchmarkTier) -> tuple[str, ...]:
    """A tier as a line of a table."""
    fine = fine_words(tier) + ("；与上一档之间有意不设档" if tier.gap_declared else "")
    return (tier.get_party_display(), tier.name, tier.circumstance, measure_words(tier) or "文字", fine)


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
