"""What a paper is composed of, whatever its form: sections, labelled rows, opinions, tables, places to sign.

A composer reads the rows of one case and gives `Composed`; everything in it is printed, and `values` are the
words the law wants stated, as they stand in the printed text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cases import facts as case_facts
from cases import queries
from cases.below import below
from cases.documents.numbers import chinese_date
from cases.documents.partyline import party_lines
from cases.facts import filed, rows
from cases.models import Case, Handling
from enforcement.kernel.clock import local_day
from enforcement.kernel.reading import once
from enforcement.models import User
from enforcement.rules.facts import Local, OrganisationFacts, PartyFacts, ViolationFacts


@dataclass(frozen=True)
class Section:
    """A headed part of a paper."""

    key: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A label with its words, one paragraph a line: the head of a record, or a line of a form."""

    key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Opinion:
    """What one person wrote on a form, with his name, his post and the day."""

    label: str
    text: str
    name: str
    post: str
    day: str


@dataclass(frozen=True)
class Table:
    """Columns and rows of words; `widths` are classes of the style sheet, one a column.

    `after`: the section it follows; without one it stands behind all of them.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    widths: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: str = ""


@dataclass(frozen=True)
class Sign:
    """A place to sign by hand: whose, and what is known of him; a day is filled in without a line."""

    label: str
    name: str = ""
    line: bool = True


@dataclass(frozen=True)
class Composed:
    """All parts of one paper. `day` stands at its end and tells which certificates are printed."""

    day: date
    values: Mapping[str, str]
    sections: tuple[Section, ...] = ()
    rows: tuple[Row, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    tables: tuple[Table, ...] = ()
    signs: tuple[Sign, ...] = ()
    officers: list[dict[str, str]] = field(default_factory=list)
    sealed: bool = False
    note: str = ""
    evidence: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Matter:
    """One case, the row a paper is about, and who issues it when."""

    case: Case
    about: Any
    by: User
    now: datetime

    @cached_property
    def today(self) -> date:
        """The day of issue in China."""
        return local_day(self.now)

    @cached_property
    def organisation(self) -> OrganisationFacts:
        """The authority as rules read it."""
        return rows.organisation(self.case.organisation, self.case.authority)

    @cached_property
    def party(self) -> PartyFacts:
        """The party as rules read it."""
        return rows.party(self.case.party)

    @cached_property
    def local(self) -> Local:
        """Local values of the day of issue."""
        return case_facts.local_of(self.case.organisation, self.today)

    @cached_property
    def violation(self) -> ViolationFacts:
        """The violation in the version of the act."""
        return rows.violation(self.case.violation, self.case.violation_version, (), self.case.fine_base)

    def person(self, user: User, day: date) -> tuple[str, str]:
        """Name and post of a person as on `day`."""
        return user.name, post_of(user, self.case, day)


def post_of(user: User, case: Case, day: date) -> str:
    """The post that lets a person sign: head by appointment, handler, or the role he holds."""
    head = filed.office(user.pk, case.authority_id, day)
    if head is not None:
        return f"{'代理' if head.acting else ''}{head.get_rank_display()}负责人"
    handled = next((row for row in reversed(below(case).handlings) if row["user_id"] == user.pk), None)
    if handled is not None:
        return f"{Handling.Place(handled['place']).label}人"
    roles = user_roles(user)
    return next((name for role, name in POSTS.items() if role in roles), "工作人员")


POSTS = {
    "squad_leader": "中队长",
    "legal_reviewer": "法制审核人员",
    "archivist": "档案员",
    "officer": "执法人员",
}


def user_roles(user: User) -> set[str]:
    """Codenames of the roles a person holds anywhere."""
    from enforcement.models import OrganisationUserObjectPermission

    def read() -> set[str]:
        grants = OrganisationUserObjectPermission.objects.filter(user=user)
        return set(grants.values_list("permission__codename", flat=True))

    return once(("roles", user.pk), read)


def officers_of(case: Case, day: date) -> list[dict[str, str]]:
    """The present handlers, lead first, each with the certificate that counts on `day`."""
    held = [(row.officer.name, row.officer.certificate_on(day)) for row in queries.handlers(case)]
    return [{"name": name, "certificate": each.number if each else ""} for name, each in held]


def officers_words(officers: list[dict[str, str]]) -> str:
    """周明远（执法证号 YC0311027）、林晓岚（执法证号 YC0311093）; whoever has no certificate is left out."""
    return "、".join(f"{each['name']}（执法证号{each['certificate']}）" for each in officers if each["certificate"])


def party_rows(case: Case) -> tuple[Row, ...]:
    """The party as one line of a form: the name, then numbers and address."""
    (first, *rest) = party_lines(case.party)
    others = [f"{line['label']}：{line['value']}" for line in rest]
    return (row("party", first["label"], first["value"], "　".join(others)),)


def party_words(case: Case) -> str:
    """Name of the party, or that nobody can identify it."""
    lines = {line["key"]: line["value"] for line in party_lines(case.party)}
    return lines.get("name") or lines.get("unidentified", "")


def row(key: str, label: str, *lines: str) -> Row:
    """A line of a form; what is empty is left out when the paper is composed."""
    return Row(key, label, tuple(line for line in lines if line.strip()))


def filled(*given: Row) -> tuple[Row, ...]:
    """Only rows that say something: an empty one is missing, not blank."""
    return tuple(each for each in given if each.lines)


def words(rows_: tuple[Row, ...]) -> dict[str, str]:
    """What the lines of a form say, as values: each line must be found in the printed text."""
    return {each.key: "\n".join(each.lines) for each in rows_}


def two(officers: list[dict[str, str]]) -> str:
    """The officers in words, when there are two of them; otherwise nothing, and the paper lacks them."""
    return officers_words(officers) if len(officers) > 1 else ""


def opinion(matter: Matter, label: str, text: str, user: User | None, at: datetime | None) -> Opinion | None:
    """What somebody wrote, with name, post and day; None while nobody wrote."""
    if user is None or at is None:
        return None
    day = local_day(at)
    name, post = matter.person(user, day)
    return Opinion(label, text.strip(), name, post, chinese_date(day))


def opinions(*given: Opinion | None) -> tuple[Opinion, ...]:
    """Those that were written."""
    return tuple(each for each in given if each is not None)


def signed(each: Opinion | None) -> str:
    """Name, post and day of an opinion as the form prints them; empty when nobody wrote."""
    return f"{each.name}（{each.post}）　{each.day}" if each and each.name and each.text else ""
