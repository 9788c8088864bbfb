"""The decision at the kerb: punishment, no punishment, or the way to the ordinary procedure."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cases import calculation, on_record, queries, sheet
from cases import facts as case_facts
from cases.actions import papers, waivers
from cases.actions.comparing import compare_later
from cases.actions.step import Parts, Taken, take
from cases.models import Case, Decision, Document, Filing
from cases.procedure import CONVERT, DECIDE, NOT_PUNISH
from cases.shapes import Act, ConversionGiven, DecisionGiven, NoPenaltyGiven

# The ground of an end without penalty because nothing unlawful could be established (行政处罚法 57条1款3项).
NOT_ESTABLISHED = "not_established"


def decide(case_id: uuid.UUID, given: DecisionGiven, act: Act) -> Case:
    """Decides on the spot and issues the numbered paper (行政处罚法 51, 52条). The time of the act is now.

    Raises LawNotSatisfied over the limits, outside the range, at its top without a justification, when the
    act must not be punished, and for whatever else the rules of the step say.
    """

    def parts(case: Case) -> Parts:
        return {
            "proposal": case_facts.proposal(given),
            "leniency": case_facts.leniency(given.circumstances, case),
            "facts_established": given.facts_established,
            "signed": given.signed,
        }

    with take(DECIDE, case_id, act, parts) as taken:
        outcome = {"outcome": "punish", "warning": given.warning, "fine": given.fine}
        decision = _write(taken, given.circumstances, act.now, outcome)
        paper = papers.issue(taken.case, decision, Document.Kind.SPOT_DECISION, by=act.by, now=act.now)
        taken.on_record["decision"] = {
            "warning": given.warning,
            "fine": None if given.fine is None else str(given.fine),
            "document": paper.number,
        }
        taken.on_record["sheet"] = sheet.digest(decision.calculation)
    return taken.case


def end_without_penalty(case_id: uuid.UUID, given: NoPenaltyGiven, act: Act) -> Case:
    """Ends without penalty on a legal ground, with its short paper (行政处罚法 30, 31, 33, 57条)."""

    def parts(case: Case) -> Parts:
        return {
            "proposal": case_facts.no_penalty(given),
            "leniency": case_facts.leniency(given.circumstances, case),
            "facts_established": given.ground != NOT_ESTABLISHED,
            "signed": given.signed,
        }

    with take(NOT_PUNISH, case_id, act, parts) as taken:
        outcome = {"outcome": "not_punish", "not_punish_ground": given.ground}
        decision = _write(taken, given.circumstances, act.now, outcome)
        paper = papers.issue(taken.case, decision, Document.Kind.NO_PENALTY, by=act.by, now=act.now)
        taken.on_record["decision"] = {
            "ground": given.ground,
            "document": paper.number,
        }
        taken.on_record["sheet"] = sheet.digest(decision.calculation)
    return taken.case


def _write(
    taken: Taken, circumstances: Mapping[str, bool | str], now: datetime, outcome: Mapping[str, Any]
) -> Decision:
    case = taken.case
    lead, second = queries.two_handlers(case)
    case.decided_at = now
    waivers.note(taken, now, taken.facts.reasons)
    made = Decision.objects.create(
        case=case,
        decided_at=now,
        entered_at=now,
        circumstances=dict(circumstances),
        calculation=sheet.rows_of(taken.facts),
        findings=on_record.rows(taken.findings),
        reasons=dict(taken.facts.reasons),
        law_of_act=calculation.law_used(case),
        decided_by=lead,
        second=second,
        **outcome,
    )
    compare_later(made)
    return made


def convert(case_id: uuid.UUID, given: ConversionGiven, act: Act) -> Case:
    """Leaves the simple procedure; everything gathered stays, and filing comes next (行政处罚法 54条)."""
    with take(CONVERT, case_id, act) as taken:
        taken.case.procedure = Case.Procedure.ORDINARY
        Filing.objects.create(case=taken.case, source=Filing.Source.CONVERTED)
        taken.on_record["conversion"] = {"reason": given.reason}
    return taken.case
