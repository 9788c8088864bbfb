"""An ordinary case from the finding to the archive, and what stands in the way of each step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases import procedure, shapes
from cases.models import Case, Clock, Document
from enforcement.kernel.models import Record
from tests.ordinary import road

pytestmark = pytest.mark.django_db


def test_from_the_finding_to_the_archive() -> None:
    case = road.up_to(road.decided)
    assert (case.state, case.decision.fine) == ("decided", Decimal("8000.00"))
    case = road.delivered(case, road.DECIDED)
    paid = shapes.PaymentGiven(road.FINE, date(2026, 10, 12), "BANK-2026-1")
    case = road.take(procedure.RECORD_PAYMENT, case, paid, road.act("tangli", date(2026, 10, 12)))
    approval = shapes.ApprovalGiven("同意结案。")
    case = road.take(procedure.CLOSE_CASE, case, approval, road.act("zhaoqiwen", date(2026, 10, 14)))
    case = road.take(procedure.BIND, case, shapes.Nothing(), road.act("mengshuya", date(2026, 10, 15)))
    assert Case.objects.get(pk=case.pk).state == "archived"
    steps = list(Record.objects.filter(subject_id=case.pk).order_by("seq").values_list("step", flat=True))
    assert steps[0] == "registration"
    assert steps[-1] == "binding"
    kinds = set(Document.objects.filter(case=case).values_list("kind", flat=True))
    assert {"filing", "inspection", "report", "approval", "notice", "statement", "decision", "closing"} <= kinds


def test_the_ninety_days_run_from_the_filing() -> None:
    case = road.up_to(road.filed)
    clock = Clock.objects.get(case=case, kind="decision")
    assert (clock.start_on, clock.due_on) == (date(2026, 9, 14), date(2026, 12, 13))
