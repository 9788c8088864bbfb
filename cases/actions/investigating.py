"""Investigation of an ordinary case: records, proof by element, and its end with a proposal."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from cases import facts as case_facts
from cases import on_record, queries, sheet
from cases.actions import papers
from cases.actions.step import Taken, take
from cases.models import Case, Document, ElementProof, Evidence, FieldRecord, Proposal
from cases.procedure import END_INVESTIGATION, INQUIRE, INSPECT, PROVE, SUPPLEMENT, Step
from cases.shapes import Act, FieldRecordGiven, ProofGiven, ProposalGiven, RefusalGiven
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Invalid, NotVisible
from enforcement.rules.findings import Force

# What a proposal and a record take over unchanged from what was given.
SAME = (
    *("outcome", "report", "facts", "fine", "warning", "illegal_gains", "gains_basis"),
    *("confiscated", "confiscated_value", "not_punish_ground"),
)
RECORD = (
    *("began_at", "ended_at", "place", "content", "badge_shown", "rights_told", "signed"),
    *("person", "person_number", "relation", "note", "witness"),
)


def inspect(case_id: uuid.UUID, given: FieldRecordGiven, act: Act) -> Case:
    """An inspection on the spot with its record (行政处罚法 55条2款; INV-01)."""
    return _field_record(case_id, INSPECT, FieldRecord.Kind.INSPECTION, given, act)


def inquire(case_id: uuid.UUID, given: FieldRecordGiven, act: Act) -> Case:
    """An inquiry with its record, signed by the person asked (行政处罚法 55条2款; INV-01)."""
    return _field_record(case_id, INQUIRE, FieldRecord.Kind.INQUIRY, given, act)


def _field_record(case_id: uuid.UUID, step: Step, kind: FieldRecord.Kind, given: FieldRecordGiven, act: Act) -> Case:
    with take(step, case_id, act, lambda case: {"record": case_facts.field_record(case, kind, given, act)}) as taken:
        made = FieldRecord.objects.create(
            case=taken.case,
            kind=kind,
            officers=_present(taken.case, act),
            **{name: getattr(given, name) for name in RECORD},
        )
        paper = papers.issue(taken.case, made, Document.Kind(kind.value), by=act.by, now=act.now)
        taken.on_record["record"] = {"kind": str(kind), "document": paper.number, "signed": given.signed}
    return taken.case


def _present(case: Case, act: Act) -> list[dict[str, Any]]:
    """The two handlers with the certificates that count on the day of the act."""
    day = local_day(act.at)
    found = []
    for each in queries.two_handlers(case):
        held = each.certificate_on(day)
        found.append({"officer": each.pk, "name": each.name, "certificate": held.number if held else ""})
    return found


def prove(case_id: uuid.UUID, given: ProofGiven, act: Act) -> Case:
    """Says which elements of the violation a piece of evidence carries (M9)."""
    with take(PROVE, case_id, act) as taken:
        evidence = Evidence.objects.filter(case=taken.case, pk=given.evidence_id, excluded_reason="").first()
        if evidence is None:
            raise NotVisible("本案没有这份可以采用的证据。")
        known = case_facts.element_names(taken.case)
        foreign = [name for name in given.elements if name not in known]
        if foreign or not given.elements:
            raise Invalid(fields={"elements": [f"请从本案违法事项的要件中选择。{'、'.join(foreign)}"]})
        ElementProof.objects.bulk_create(
            (ElementProof(evidence=evidence, element=name, note=given.note, at=act.at) for name in given.elements),
            ignore_conflicts=True,
        )
        taken.on_record["proof"] = {"evidence": str(evidence.pk), "elements": list(given.elements)}
    return taken.case


def end_investigation(case_id: uuid.UUID, given: ProposalGiven, act: Act) -> Case:
    """Ends the investigation with the report and what the officers propose (workflow N5, N6).

    Raises LawNotSatisfied for whatever the rules say against the proposal, its proof or its amount.
    """
    chosen = given

    def facts(case: Case) -> Mapping[str, Any]:
        nonlocal chosen
        chosen = case_facts.with_its_benchmark(case, given, act)
        return case_facts.proposed(case, chosen, act)

    with take(END_INVESTIGATION, case_id, act, facts) as taken:
        made = _write(taken, chosen, act)
        paper = papers.issue(taken.case, made, Document.Kind.REPORT, by=act.by, now=act.now)
        fine = None if given.fine is None else str(given.fine)
        taken.on_record["proposal"] = {"outcome": given.outcome, "fine": fine, "document": paper.number}
        taken.on_record["sheet"] = sheet.digest(made.calculation)
    return taken.case


def _write(taken: Taken, given: ProposalGiven, act: Act) -> Proposal:
    return Proposal.objects.create(
        case=taken.case,
        at=act.now,
        by=act.by,
        circumstances=dict(given.circumstances),
        benchmark=dict(given.benchmark),
        gravity=dict(given.gravity),
        other_kinds=list(given.other_kinds),
        findings=on_record.rows(taken.findings),
        reasons=_asked_for(taken),
        calculation=sheet.rows_of(taken.facts),
        **{name: getattr(given, name) for name in SAME},
    )


def _asked_for(taken: Taken) -> dict[str, str]:
    """The reasons the law asked for here; one written in advance for a later step does not count there."""
    asked = {each.code for each in taken.findings if each.force is Force.ASKS_REASON}
    return {code: text for code, text in taken.facts.reasons.items() if code in asked}


def supplement(case_id: uuid.UUID, given: RefusalGiven, act: Act) -> Case:
    """Sends the case back into the investigation, with the reason (workflow N11r); the 90 days run on."""
    with take(SUPPLEMENT, case_id, act) as taken:
        taken.on_record["returned"] = given.reason
    return taken.case
