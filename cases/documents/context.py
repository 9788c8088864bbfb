"""From a case and its decision to the frozen context of a paper: a plain dict that holds every printed word.

`values` are what the sentences were made of, as they stand in them; `cases.documents.stated` looks for each of
them in the printed text. The context never changes after the paper is issued, whatever happens to the case.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from cases import facts as case_facts
from cases import queries
from cases.documents import sections
from cases.documents.kinds import Kind
from cases.documents.numbers import chinese_date, chinese_moment
from cases.documents.partyline import party_lines
from cases.documents.sections import Ground
from cases.documents.wording import clause
from cases.facts import rows
from cases.facts.below import below
from cases.models import Case, Decision, Evidence, OnSiteConduct, Recheck
from enforcement.kernel.canonical import canonical
from enforcement.kernel.clock import local_day
from enforcement.rules.findings import chinese_numeral

SCHEMA = 1


def of(case: Case, decision: Decision, kind: Kind, number: str, code: str) -> dict[str, Any]:
    """Everything the paper says. The case must hold its party, violation, order and statement as joined rows.

    What the file does not hold is left out; whether enough is said is for `cases.documents.stated`.
    """
    return assemble(_ground(case, decision), kind, number, code)


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
            {
                "key": part.key,
                "title": f"{chinese_numeral(place)}、{part.title}",
                "paragraphs": list(part.paragraphs),
            }
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
        violation=rows.violation(case.violation, case.violation_version, ()),
        officers=_officers(case, local_day(decision.decided_at)),
        evidence=[
            Evidence(kind=row["kind"], title=row["title"]) for row in under.evidence if not row["excluded_reason"]
        ],
        education=list(case.education.order_by("at", "pk")) if decision.not_punish_ground else [],
        conduct=OnSiteConduct(**under.conducts[-1]) if under.conducts else None,
        recheck=Recheck(**under.rechecks[-1]) if under.rechecks else None,
    )


def _officers(case: Case, day: date) -> list[dict[str, str]]:
    """The present handlers, lead first, each with the certificate that counts on the day of the decision."""
    held = [(row.officer.name, row.officer.certificate_on(day)) for row in queries.handlers(case)]
    return [{"name": name, "certificate": each.number if each else ""} for name, each in held]


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
