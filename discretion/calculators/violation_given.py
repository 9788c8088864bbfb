"""Reading the violation, its base and the tiers of a question: a code of the catalogue, or figures written inline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from discretion.calculators import words
from discretion.calculators.law import Law, Wanted
from enforcement.rules.facts import FineRange, TierFacts
from enforcement.rules.findings import Article
from enforcement.rules.fines import ZERO
from enforcement.rules.penalty_parts import Clause, Matter
from enforcement.rules.periods import CENT
from enforcement.rules.questions import BadQuestion, day_of, object_of, yes_or_no

NO_TOP = Decimal(10) ** 12
ARTICLE = re.compile(r"[第（(]?[0-9零一二三四五六七八九十百千]+.*$")
MOST_TIERS = 20
HUNDRED, TEN_THOUSAND = Decimal(100), Decimal(10000)


def number(value: object, field: str) -> Decimal | None:
    """A figure, or None when it is not stated. Raises BadQuestion for one below zero or no number."""
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise BadQuestion(field, f"「{str(value)[:40]}」不是数字。请改正。")
    text = str(value).strip().replace(",", "").removesuffix("元").removesuffix("%")
    try:
        found = Decimal(text.removesuffix("万")) * (TEN_THOUSAND if text.endswith("万") else 1)
    except InvalidOperation:
        raise BadQuestion(field, f"「{str(value)[:40]}」不是数字。请改正。") from None
    if not found.is_finite() or not ZERO <= found < NO_TOP:
        raise BadQuestion(field, f"「{str(value)[:40]}」不是可以使用的数字。请填写不小于 0 的数字。")
    return found


def measure_of(given: Mapping[str, object], field: str) -> tuple[str, Decimal]:
    """The way of the clause and the factor of its figures, by the unit they are written in."""
    value = given.get("unit")
    text = "" if value is None or isinstance(value, Mapping) else value
    if not isinstance(text, str) or text.strip().lower() not in words.MEASURES:
        listed = "、".join(key for key in words.MEASURES if key)
        raise BadQuestion(f"{field}.unit", f"「{str(text)[:20]}」不是认识的单位。请填写其中之一：{listed}。")
    way, factor = words.MEASURES[text.strip().lower()]
    return way, Decimal(factor)


def base_of(asked: Mapping[str, object]) -> Decimal | None:
    """The base of a computed fine in yuan, units or days, wherever it is written."""
    for place in ("violation", "circumstances", ""):
        stated = asked.get(place) if place else asked
        if not isinstance(stated, Mapping):
            continue
        for name in ("base", "cost"):
            value = stated.get(name)
            if isinstance(value, Mapping):
                value = value.get("amount", value.get("value"))
            if value not in (None, ""):
                return number(value, f"{place}.{name}" if place else name)
    return None


def matter_given(given: object, law: Law, field: str = "violation") -> Matter:
    """The violation: a code of the catalogue, or an object with its figures."""
    if given in (None, ""):
        raise BadQuestion(field, "没有写明违法行为。请填写目录代码，或者写明名称和罚款幅度。")
    if isinstance(given, str):
        return law.matter(given.strip().upper(), field)
    stated = object_of(given, field)
    code = stated.get("code")
    if isinstance(code, str) and code.strip() and not {"min", "max", "individual", "versions"} & set(stated):
        return law.matter(code.strip().upper(), field)
    rows = stated.get("versions")
    listed = rows if isinstance(rows, Sequence) and not isinstance(rows, str) else ()
    clauses = [clause_given({**stated, **object_of(each, f"{field}.versions")}, field) for each in listed]
    level: Any = words.LEVELS.get(str(stated.get("level", "")).strip(), "") or _ranked(stated)
    return Matter(
        name=str(stated.get("name") or "")[:200],
        clauses=tuple(clauses) or (clause_given(stated, field),),
        environmental=_flag(stated, "environmental", field),
        life_health_finance=_flag(stated, "life_health_finance", field),
        level=level,
        kinds_stated=stated.get("kinds") is not None,
    )


def _ranked(stated: Mapping[str, object]) -> str:
    """The rank that the name of the law tells, such as 固体废物污染环境防治法第一百一十一条."""
    text = str(stated.get("article") or stated.get("name") or "").strip()
    return words.level_of(ARTICLE.sub("", text))


def _flag(stated: Mapping[str, object], name: str, field: str) -> bool:
    value = stated.get(name)
    return False if value in (None, "") else yes_or_no(value, f"{field}.{name}")


def clause_given(stated: Mapping[str, object], field: str) -> Clause:
    """One clause with its figures; a single pair counts for every kind of party."""
    way, factor = measure_of(stated, field)
    single = _pair(stated, field, factor) if "min" in stated or "max" in stated else None
    individual, unit = (_own(stated, name, field, factor, single) for name in ("individual", "unit"))
    if individual is None and unit is None:
        individual = unit = FineRange()
    since, until = (_day(stated, name, field) for name in ("from", "until"))
    if since is not None and until is not None and until < since:
        raise BadQuestion(f"{field}.until", "失效日期早于施行日期。请核对。")
    precondition: Any = _precondition(stated, field)
    name = str(stated.get("version") or (f"{since.isoformat()} 起施行" if since else ""))
    only_if: Any = precondition if stated.get("only_if") else None
    return Clause(
        name=name, valid_from=since, valid_until=until, individual=individual, unit=unit, way=way,  # type: ignore[arg-type]
        kinds=kinds_given(stated.get("kinds"), field), precondition=precondition, only_if=only_if,
        warning_required=_flag(stated, "warning_required", field), penalty=_articles(stated),
    )  # fmt: skip


def _own(
    stated: Mapping[str, object], name: str, field: str, factor: Decimal, single: FineRange | None
) -> FineRange | None:
    value = stated.get(name)
    return _pair(value, f"{field}.{name}", factor) if isinstance(value, Mapping) else single


def _day(stated: Mapping[str, object], name: str, field: str) -> date | None:
    value = stated.get(name)
    return None if value in (None, "") else day_of(value, f"{field}.{name}")


def _pair(stated: Mapping[str, object], field: str, factor: Decimal) -> FineRange:
    low, high = number(stated.get("min"), f"{field}.min"), number(stated.get("max"), f"{field}.max")
    if low is not None and high is not None and low > high:
        raise BadQuestion(f"{field}.min", "罚款下限高于上限。请核对。")
    return FineRange(None if low is None else low * factor, None if high is None else high * factor)


def _precondition(stated: Mapping[str, object], field: str) -> str | None:
    value = stated.get("precondition", stated.get("only_if"))
    if value in (None, "", False, "none", "无"):
        return None
    text = str(value).strip().lower()
    if text not in words.PRECONDITIONS:
        raise BadQuestion(
            f"{field}.precondition", "处罚前提请填写 overdue（逾期不改正）或者 refuse_to_correct（拒不改正）。"
        )
    return words.PRECONDITIONS[text]


def _articles(stated: Mapping[str, object]) -> tuple[Article, ...]:
    text = str(stated.get("article") or "").strip()[:80]
    return (Article(text, ""),) if text else ()


def kinds_given(value: object, field: str) -> tuple[Any, ...]:
    """The kinds of penalty a clause allows; a fine and a warning when they are not stated."""
    if value in (None, ""):
        return ("fine", "warning")
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Sequence):
        raise BadQuestion(f"{field}.kinds", '处罚种类须是列表，例如 ["fine", "warning"]。')
    found = []
    for each in value:
        text = str(each).strip().lower()
        found.append("confiscation" if text.startswith("没收") else words.KINDS.get(text, text))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Tiers:
    """The tiers of a benchmark as read, in yuan, with the words that may name them."""

    tiers: tuple[TierFacts, ...] | None = None
    facts: tuple[str, ...] = ()
    name: str = ""
    since: date | None = None
    until: date | None = None

    def named(self, given: object) -> str:
        """The name of the tier meant: by its name, its facts, or its place in the list."""
        if given in (None, ""):
            return self.tiers[0].name if self.tiers is not None and len(self.tiers) == 1 else ""
        if self.tiers is None:
            raise BadQuestion("tier", "写明了档次，没有写明裁量基准。请填写 benchmark。")
        text = str(given.get("name") if isinstance(given, Mapping) else given).strip()
        for tier, facts in zip(self.tiers, self.facts, strict=True):
            if text in (tier.name, facts):
                return tier.name
        near = [tier.name for tier in self.tiers if text and (text in tier.name or tier.name in text)]
        if len(near) == 1 and not isinstance(given, int):
            return near[0]
        if isinstance(given, int) and 0 <= given < len(self.tiers):
            return self.tiers[given].name
        listed = "、".join(tier.name for tier in self.tiers)
        raise BadQuestion("tier", f"裁量基准没有「{text[:40]}」这一档次。请选：{listed}。")


def tiers_given(given: object, violation: object, matter: Matter, wanted: Wanted, law: Law) -> Tiers:
    """The benchmark: a code, a list of tiers, or an object with its tiers, name and dates."""
    if given in (None, "", [], {}):
        return Tiers()
    if isinstance(given, str):
        return law.benchmark(given.strip(), wanted)
    about: Mapping[str, object] = {}
    if isinstance(given, Mapping):
        about = object_of(given, "benchmark")
        given = about.get("tiers")
    if not isinstance(given, Sequence) or not given or len(given) > MOST_TIERS:
        raise BadQuestion("benchmark", f"裁量基准须是代码，或者 1 至 {MOST_TIERS} 个档次的列表。")
    rows = [object_of(each, f"benchmark.{index}") for index, each in enumerate(given)]
    default = _default(violation, matter)
    tiers = tuple(_tier(row, index, default, wanted.base) for index, row in enumerate(rows))
    if len({tier.name for tier in tiers}) < len(tiers):
        raise BadQuestion("benchmark", "裁量档次的名称重复。请分别写明。")
    return Tiers(
        tiers,
        tuple(str(row.get("facts") or "").strip() for row in rows),
        str(about.get("name") or "")[:200],
        _day(about, "from", "benchmark"),
        _day(about, "until", "benchmark"),
    )


def _default(given: object, matter: Matter) -> tuple[str, Decimal]:
    """The measure of tiers that name none: that of the violation."""
    if isinstance(given, Mapping) and not matter.listed:
        return measure_of(given, "violation")
    way = matter.clauses[0].way
    return way, Decimal("0.01") if way == "share" else Decimal(1)


def _tier(row: Mapping[str, object], index: int, default: tuple[str, Decimal], base: Decimal | None) -> TierFacts:
    field = f"benchmark.{index}"
    stated = row.get("unit") is not None
    way, factor = measure_of(row, field) if stated else default
    pair = _pair(row, field, Decimal(1))
    top = pair.maximum or pair.minimum or ZERO
    if way == "share" and not stated:
        way, factor = _share(top, factor)
    scale = factor * ((base or ZERO) if way else Decimal(1))
    low, high = (None if each is None else (each * scale).quantize(CENT) for each in (pair.minimum, pair.maximum))
    return TierFacts(
        name=str(row.get("name") or row.get("facts") or f"第 {index + 1} 档")[:80],
        minimum=ZERO if low is None else low,
        maximum=NO_TOP if high is None else high,
        minimum_included=True if row.get("min_incl") is None else yes_or_no(row["min_incl"], f"{field}.min_incl"),
        maximum_included=True if row.get("max_incl") is None else yes_or_no(row["max_incl"], f"{field}.max_incl"),
    )


def _share(top: Decimal, factor: Decimal) -> tuple[str, Decimal]:
    """Tiers of a share without a unit: up to 1 a share, up to 100 per cent, above that yuan."""
    if top > HUNDRED:
        return "", Decimal(1)
    return "share", Decimal(1) if top <= 1 else Decimal("0.01")
