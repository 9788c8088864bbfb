"""The catalogue of violations: finding by words, article or pinyin initials; clauses by day; the articles beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from discretion.citing import articles, number_of
from discretion.models import StatuteArticle, Violation, ViolationVersion, WaiverEntry
from discretion.models.violation import Status
from discretion.range_words import range_words
from enforcement.rules.findings import Article

KEYS = ("defining_article", "penalty_article")
# 处罚法33条, 道路管理条例第四十二条第一款, 法典1169: a law, shortened as people do, and a number.
_CITED = re.compile(r"(?P<law>[^\d第]*?)\s*第?(?P<number>\d+|[一二三四五六七八九十百千零〇]+)\s*(?P<article>条.*)?$")
_LAW = re.compile("(法|法典|条例|规定|办法)$")
KINDS = {"fine": "罚款", "warning": "警告", "confiscation": "没收"}
PRECONDITIONS = {
    "refuse_to_correct": "先责令改正，拒不改正的才可以处罚",
    "overdue": "先责令限期改正，逾期不改的才可以处罚",
}


def matching(words: str) -> Q:
    """Violations that fit a few characters of name or keywords, pinyin initials, a code, or a cited article."""
    wanted = words.strip()
    fits = Q(name__icontains=wanted) | Q(keywords__icontains=wanted) | Q(code__iexact=wanted)
    fits |= Q(initials__icontains=wanted.lower()) | Q(code__istartswith=f"{wanted}-")
    cited = _citing(wanted)
    return fits if cited is None else fits | Q(pk__in=cited.values("violation_id"))


def _citing(wanted: str) -> QuerySet[ViolationVersion] | None:
    """Clauses that cite what was typed; None when it does not read like an article or a law."""
    found = _CITED.fullmatch(wanted)
    if found and (found["article"] or found["law"] or found["number"].isdecimal()):
        number, law = number_of(found["number"]), found["law"]
        if number is None or (law and not _LAW.search(law)):
            return None
        return ViolationVersion.objects.filter(_in_either(law, number))
    return ViolationVersion.objects.filter(_in_either(wanted, None)) if _LAW.search(wanted) else None


def _in_either(law: str, number: int | None) -> Q:
    letters = ".*".join(re.escape(sign) for sign in law if not sign.isspace())
    fits = Q()
    for key in KEYS:
        one = Q(**{f"{key}__law__iregex": letters}) if letters else Q()
        if number is not None:
            one &= Q(**{f"{key}__number": number})
        fits |= one
    return fits


def find(words: str = "", *, key_area: bool | None = None, law: str = "", region: str = "") -> QuerySet[Violation]:
    """Violations of the catalogue with their clauses, by code; two statements."""
    rows = Violation.objects.prefetch_related("versions")
    if words.strip():
        rows = rows.filter(matching(words))
    if key_area is not None:
        rows = rows.filter(key_area=key_area)
    if region:
        rows = rows.filter(region=region)
    if law:
        rows = rows.filter(pk__in=ViolationVersion.objects.filter(_law(law)).values("violation_id"))
    return rows.order_by(Collate("code", "C"))


def _law(law: str) -> Q:
    return Q(defining_article__law=law) | Q(penalty_article__law=law)


def places() -> tuple[list[str], list[str]]:
    """The laws that penalise and the regions of the catalogue, for choosing; one statement."""
    rows = ViolationVersion.objects.values_list("penalty_article__law", "violation__region").distinct()
    found = list(rows)
    return sorted({law for law, _ in found if law}), sorted({region for _, region in found})


def version_on(violation: Violation, day: date) -> ViolationVersion | None:
    """The clause in force on `day`, both ends included; reads a prefetch if there is one."""
    return next((row for row in violation.versions.all() if covers(row, day)), None)


def covers(row: ViolationVersion, day: date) -> bool:
    """Whether a clause is in force on `day`."""
    return row.valid_from <= day and (row.valid_until is None or day <= row.valid_until)


@dataclass(frozen=True)
class Clause:
    """One version of a clause in words. `changed`: what is not as in the version before it."""

    row: ViolationVersion
    applies: bool
    defining: tuple[Article, ...]
    penalty: tuple[Article, ...]
    individual: str
    unit: str
    kinds: str
    precondition: str
    other: str
    changed: frozenset[str]

    @property
    def unconfirmed(self) -> bool:
        """Whether its figures still await the legal office."""
        return self.row.status != Status.VERIFIED


COMPARED = ("defining", "penalty", "individual", "unit", "kinds", "precondition", "other")


def clauses(violation: Violation, day: date) -> list[Clause]:
    """Every version of the clause, oldest first, each told against the one before it."""
    told: list[Clause] = []
    for row in sorted(violation.versions.all(), key=lambda each: each.valid_from):
        told.append(clause(row, day, told[-1] if told else None))
    return told


def clause(row: ViolationVersion, day: date, before: Clause | None = None) -> Clause:
    """A version in words."""
    parts = {
        "defining": articles(row.defining_article),
        "penalty": articles(row.penalty_article),
        "individual": range_words(row, "individual"),
        "unit": range_words(row, "unit"),
        "kinds": "、".join(KINDS.get(kind, kind) for kind in row.kinds),
        "precondition": PRECONDITIONS.get(row.precondition, ""),
        "other": "；".join(row.other_sanctions),
    }
    changed = {name for name in COMPARED if before is not None and getattr(before, name) != parts[name]}
    return Clause(row, covers(row, day), changed=frozenset(changed), **parts)  # type: ignore[arg-type]  # same names


@dataclass(frozen=True)
class Text:
    """The words of a cited article in the version that counts for the clause."""

    article: str
    version: str
    text: str
    status: str
    source: str

    @property
    def unconfirmed(self) -> bool:
        """Whether the words were not seen in full."""
        return self.status != Status.VERIFIED


def texts(told: Iterable[Clause]) -> list[Text]:
    """The words of every article that the clauses cite, each once, in the order they are cited; one statement."""
    cited = {
        (each.law, str(each.number), clause.row.valid_from): each
        for clause in told
        for each in (*clause.defining, *clause.penalty)
    }
    wanted = Q(pk__in=[])
    for law, number, _ in cited:
        wanted |= Q(law=law, number=number)
    kept = list(StatuteArticle.objects.filter(wanted))
    found: dict[int, Text] = {}
    for (law, number, day), each in cited.items():
        row = article_on([one for one in kept if (one.law, one.number) == (law, number)], day)
        if row is not None and row.pk not in found:
            found[row.pk] = Text(str(Article(each.law, each.number)), row.version, row.text, row.status, row.source)
    return list(found.values())


def article_on(kept: list[StatuteArticle], day: date) -> StatuteArticle | None:
    """The version of an article in force on `day`; the oldest kept when none had begun."""
    dated = sorted(kept, key=lambda each: each.in_force_from or date.min)
    begun = [each for each in dated if (each.in_force_from or date.min) <= day]
    return next(iter(begun[::-1] or dated), None)


def related(violation: Violation) -> QuerySet[Violation]:
    """Rows of the same kind: of other places, other circumstances, other parties."""
    base = "-".join(violation.code.split("-")[:2])
    rows = Violation.objects.filter(Q(code=base) | Q(code__startswith=f"{base}-")).exclude(pk=violation.pk)
    return rows.order_by(Collate("code", "C"))


def waivers_of(violation: Violation, day: date) -> QuerySet[WaiverEntry]:
    """Published waiver entries for the violation in force on `day`, of every place. One statement."""
    rows: QuerySet[WaiverEntry] = WaiverEntry.objects.in_force_on(day).filter(violation=violation)
    return rows.select_related("organisation", "waiver_list").order_by("organisation__path", "kind")
