"""The case that a person asked for, or 404."""

from __future__ import annotations

import uuid
from typing import Any

from cases.models import Case
from enforcement.kernel.errors import NotVisible

NOT_FOUND = "没有找到这件案件，或者您无权查看。请核对案号。"
# What every page about a case shows, in one statement.
JOINED = (
    "organisation",
    "authority",
    "violation",
    "violation_version",
    "power",
    "opened_by",
    "clue",
    "volume",
    "party",
    "statement",
    "order",
    "decision__decided_by",
    "decision__second",
    "decision__approved_by",
    "cash",
    "report",
    "deferral",
    "late_fee",
    "filing__submitted_by",
    "filing__decided_by",
    "publication__by",
)


def visible_case(user: Any, case_id: uuid.UUID) -> Case:
    """The case with what stands beside it; NotVisible for outsiders, as if it did not exist."""
    case = Case.objects.visible_to(user).select_related(*JOINED).filter(pk=case_id).first()
    if case is None:
        raise NotVisible(NOT_FOUND)
    case.hold()
    return case
