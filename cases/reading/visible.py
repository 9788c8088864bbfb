"""The case that a person asked for, or 404."""

from __future__ import annotations

import uuid
from typing import Any

from cases import facts as case_facts
from cases.models import Case
from enforcement.kernel.errors import NotVisible

NOT_FOUND = "没有找到这件案件，或者您无权查看。请核对案号。"


def visible_case(user: Any, case_id: uuid.UUID) -> Case:
    """The case with what stands beside it; NotVisible for outsiders, as if it did not exist."""
    case = Case.objects.visible_to(user).select_related(*case_facts.BESIDE).filter(pk=case_id).first()
    if case is None:
        raise NotVisible(NOT_FOUND)
    case_facts.join_ground(case)
    case.hold()
    return case


def visible_version(user: Any, case_id: uuid.UUID) -> Case:
    """Only what tells whether a form or an ETag is stale; NotVisible for outsiders."""
    case = Case.objects.visible_to(user).only("version").filter(pk=case_id).first()
    if case is None:
        raise NotVisible(NOT_FOUND)
    return case


def name_deciders(case: Case) -> None:
    """Gives the decision its two officers out of the handlers already read; anybody else is read when asked for."""
    decision = getattr(case, "decision", None)
    known = {each.officer_id: each.officer for each in case.handlings.all()}
    if decision is not None:
        for name in ("decided_by", "second"):
            if (officer := known.get(getattr(decision, f"{name}_id"))) is not None:
                setattr(decision, name, officer)
