"""From a case and its decision to the frozen context of a paper: a plain dict that holds every printed word.

`values` are what the sentences were made of, as they stand in them; `cases.documents.stated` looks for each of
them in the printed text. The context never changes after the paper is issued, whatever happens to the case.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from cases import facts as case_facts
from cases import sheet
from cases.below import below
from cases.documents import sections
from cases.documents.composing import Composed, Matter, Table, officers_of
from cases.documents.kind import Kind
from cases.documents.numbers import chinese_date, chinese_moment
from cases.documents.partyline import party_lines
from cases.documents.sections import Ground
from cases.documents.wording import clause
from cases.facts import rows
from cases.models import Case, Decision, Evidence, OnSiteConduct, Recheck
from enforcement.kernel.canonical import canonical
from enforcement.kernel.clock import local_day
from enforcement.models import User
from enforcement.rules.findings import chinese_numeral

# Papers that punish carry the calculation sheet of the decision as their annex.
WITH_SHEET = frozenset({"spot_decision", "decision"})
SCHEMA = 1
SCHEMA_ORDINARY = 2


def of(
    case: Case, about: Any, kind: Kind, number: str, code: str, by: User, now: datetime, corrects: str = ""
) -> dict[str, Any]:
    """Everything the paper says. The case must hold its party, violation, order and statement as joined rows.

    `about` is the row the paper is about, and its key is kept, so that a correction finds it again. What the file does not hold is left out; whether enough is said is
    for `cases.documents.stated`. `corrects`: the number of the paper that this one replaces.
    """
    if kind.compose is None:
        context = assemble(_ground(case, about), kind, number, code)
    else:
        context = frame(case, kind, number, code, kind.compose(Matter(case, about, by, now)))
    if kind.kind in WITH_SHEET:
        context["annex"] = [each.row() for each in sheet.stored(about.calculation)]
    if corrects:
        context["corrects"] = corrects
    context["about"] = str(getattr(about, "pk", "") or "")
    return context


def frame(case: Case, kind: Kind, number: str, code: str, made: Composed) -> dict[str, Any]:
    """The context of a composed paper; touches no database but for the party."""
    numbered = [
        {**_section(part), "name": part.title, "title": f"{chinese_numeral(place)}、{part.title}"}
        for place, part in enumerate((each for each in made.sections if each.paragraphs), 1)
    ]
    return {
        "schema": SCHEMA_ORDINARY,
        "kind": kind.kind,
        "template": kind.template,
        "title": kind.title,
        "authority": case.authority.name,
        "number": number,
        "check_code": code,
        "case_number": case.number,
        "party": party_lines(case.party),
        "rows": [{"key": each.key, "label": each.label, "lines": list(each.lines)} for each in made.rows],
        "sections": numbered,
        "opinions": [asdict(each) for each in made.opinions],
        "tables": [_table(each) for each in made.tables],
        "signs": [asdict(each) for each in made.signs],
        "date": chinese_date(made.day),
        "issued_on": made.day.isoformat(),
        "officers": made.officers,
        "evidence": made.evidence,
        "sealed": made.sealed,
        "note": made.note,
        "values": dict(made.values),
    }


def _table(table: Table) -> dict[str, Any]:
    heads = zip(table.columns, table.widths, strict=True)
    return {
        "key": table.key,
        "title": table.title,
        "after": table.after,
        "columns": [{"name": name, "width": width} for name, width in heads],
        "rows": [list(cells) for cells in table.rows],
    }


def _section(part: Any) -> dict[str, Any]:
    return {"key": part.key, "title": part.title, "paragraphs": list(part.paragraphs)}


def assemble(ground: Ground, kind: Kind, number: str, code: str) -> dict[str, Any]:
    """The context out of what was read; touches no database."""
    case, decision = ground.case, ground.decision
    composed = sections.punished(ground) if kind.kind == "spot_decision" else sections.not_punished(ground)
    decided_on = local_day(decision.decided_at)
    return {
        "schema": SCHEMA,
        "kind": kind.kind,
        "template": kind.template,
        "title": kind.title,
        "authority": case.authority.name,
        "number": number,
        "check_code": code,
        "case_number": case.number,
        "party": party_lines(case.party),
        "sections": [
            {**_section(part), "title": f"{chinese_numeral(place)}、{part.title}"}
            for place, part in enumerate(composed, 1)
        ],
        "date": chinese_date(decided_on),
        "issued_on": decided_on.isoformat(),
        "officers": ground.officers,
        "evidence": [{"kind": each.kind, "title": clause(each.title)} for each in ground.evidence],
        "values": _values(ground, kind),
    }


def fingerprint(context: dict[str, Any]) -> str:
    """sha256 of the canonical bytes of a context, in hex."""
    return hashlib.sha256(canonical(context)).hexdigest()


def _ground(case: Case, decision: Decision) -> Ground:
    under = below(case)
    return Ground(
        case=case,
        decision=decision,
        organisation=rows.organisation(case.organisation, case.authority),
        party=rows.party(case.party),
        local=case_facts.local_of(case.organisation, local_day(decision.decided_at)),
        violation=rows.violation(case.violation, case.violation_version, (), case.fine_base),
        officers=officers_of(case, local_day(decision.decided_at)),
        evidence=[
            Evidence(kind=row["kind"], title=row["title"]) for row in under.evidence if not row["excluded_reason"]
        ],
        education=list(case.education.order_by("at", "pk")) if decision.not_punish_ground else [],
        conduct=OnSiteConduct(**under.conducts[-1]) if under.conducts else None,
        recheck=Recheck(**under.rechecks[-1]) if under.rechecks else None,
    )


def _values(ground: Ground, kind: Kind) -> dict[str, str]:
    case, decision = ground.case, ground.decision
    values = {
        "violation": case.violation.name,
        "began": chinese_moment(case.began_at),
        "place": case.place,
        "decided": chinese_moment(decision.decided_at),
        "authority": case.authority.name,
    }
    if kind.kind == "spot_decision":
        return values | sections.penalty_values(ground)
    return values | sections.ground_values(ground)
