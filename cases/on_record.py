"""What one act leaves in the record: ids, digests and sentences of the law; no name or number of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cases.procedure import Step
from cases.shapes import Act
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Finding


def of(facts: Facts, step: Step, act: Act, findings: Iterable[Finding], extra: Mapping[str, Any]) -> dict[str, Any]:
    """The free part of a record row: article, who stood there with which certificate, findings and reasons."""
    return {
        "article": step.article,
        "officers": [{"officer": each.person_id, "certificate": each.certificate_no} for each in facts.officers],
        "findings": rows(findings),
        "reasons": dict(facts.reasons),
        "late_hours": max(int((act.now - act.at).total_seconds() // 3600), 0),
        **extra,
    }


def rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data, for the record, the decision and the API."""
    return [
        {
            "code": each.code,
            "force": str(each.force),
            "says": each.says,
            "articles": [str(article) for article in each.basis],
            "mend": each.mend,
        }
        for each in findings
    ]
