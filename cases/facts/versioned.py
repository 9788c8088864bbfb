"""The version that applies: the law of the act unless the law at decision is milder (DEC-11, 行政处罚法 37条).

A case begins under the law of its act. Whoever proposes or decides on the spot does so under the version the law
chooses for that day; the choice is not the officer's. What was proposed is not moved behind anybody's back: when the
law changes between proposal and decision, DEC-11 refuses, and the case goes back to be proposed again.
"""

from __future__ import annotations

from dataclasses import replace

from cases.facts import ordinary, rows
from cases.models import Case
from discretion.queries import own
from enforcement.rules import versions
from enforcement.rules.facts import Facts

CHOOSING = frozenset({"investigation-end", "decision"})


def with_the_version_that_applies(case: Case, stored: Facts) -> Facts:
    """The same facts under the version that applies; the case takes it over and keeps it with the step."""
    found = versions.choice(stored)
    if found is None or not found.version.unlawful or stored.violation is None:
        return stored
    row = next((each for each in own(case.violation) if each.pk == found.version.key), None)
    if row is None or row.pk == case.violation_version_id:
        return stored
    case.violation_version = row
    violation = replace(rows.violation(case.violation, row, (), case.fine_base), waivers=stored.violation.waivers)
    base = ordinary.fine_base(case, stored.local) if case.procedure == Case.Procedure.ORDINARY else stored.fine_base
    return replace(stored, violation=violation, fine_base=base)
