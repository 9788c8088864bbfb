"""Evidence: received, hashed, kept, and excluded where it may not be used."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError

from cases import facts as case_facts
from cases.actions.step import take
from cases.models import Case, CustodyEvent, Evidence
from cases.procedure import ADD_EVIDENCE, EXCLUDE_EVIDENCE
from cases.shapes import Act, EvidenceGiven, ExclusionGiven
from enforcement.kernel.errors import Conflict, NotVisible
from enforcement.models import User


def add_evidence(case_id: uuid.UUID, given: EvidenceGiven, act: Act) -> Case:
    """Adds one piece of evidence with its custody. The same bytes stand once in a case (Conflict)."""
    parts = {"new_evidence": case_facts.new_evidence(given)}
    with take(ADD_EVIDENCE, case_id, act, parts) as taken:
        evidence = _write(taken.case, given, by=act.by, now=act.now)
        taken.on_record["evidence"] = {
            "id": str(evidence.pk),
            "kind": evidence.kind,
            "sha256": evidence.sha256,
        }
    return taken.case


def _write(case: Case, given: EvidenceGiven, *, by: User, now: datetime) -> Evidence:
    evidence = Evidence(
        id=given.id,
        case=case,
        kind=given.kind,
        title=given.title,
        element=given.element,
        file=given.file,
        sha256=given.file.sha256,
        taken_at=given.taken_at,
        taken_by=getattr(by, "officer", None),
        received_at=now,
        latitude=given.latitude,
        longitude=given.longitude,
        verified_at=now,
        intact=True,
    )
    try:
        evidence.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict("这份材料已经在本案证据中，没有重复收录。") from error
    CustodyEvent.objects.create(evidence=evidence, verb="received", by=by, at=now, note="上传接收并计算指纹")
    return evidence


def exclude_evidence(case_id: uuid.UUID, given: ExclusionGiven, act: Act) -> Case:
    """Marks evidence that may not carry a finding, with the reason; it stays in the file."""
    with take(EXCLUDE_EVIDENCE, case_id, act) as taken:
        evidence = Evidence.objects.filter(case=taken.case, pk=given.evidence_id).first()
        if evidence is None:
            raise NotVisible("本案没有这份证据。")
        evidence.excluded_reason = given.reason
        evidence.save(update_fields=["excluded_reason"])
        CustodyEvent.objects.create(evidence=evidence, verb="excluded", by=act.by, at=act.at, note=given.reason)
        taken.on_record["evidence"] = {"id": str(evidence.pk), "excluded": True}
    return taken.case
