"""A case through the one door, from the kerb to the volume, with what the database holds after each step."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from cases.actions import closing, collecting, delivering
from cases.actions.street import issue_on_the_spot
from cases.models import Case, Clock, Decision, Document
from cases.shapes import Nothing, PaymentGiven, ReportGiven
from enforcement.kernel.models import Record
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_case_runs_from_the_kerb_to_the_volume() -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    assert case.state == "decided"
    decision = Decision.objects.get(case=case)
    assert decision.fine == Decimal("30.00")
    paper = Document.objects.get(case=case)
    assert paper.number
    assert {clock.kind for clock in Clock.objects.filter(case=case)} == {
        "report",
        "delivery",
        "payment",
        "reconsideration",
    }
    later = cast.NOON + timedelta(days=1)
    delivering.report(case.pk, ReportGiven(), cast.act(moment=later))
    paid = PaymentGiven(amount=Decimal("30.00"), paid_on=later.date(), transaction="YC-0001")
    collecting.record_payment(case.pk, paid, cast.act("tangli", moment=later))
    closing.close(case.pk, Nothing(), cast.act("shijingzhi", moment=later))
    closing.archive(case.pk, Nothing(), cast.act("mengshuya", moment=later))
    case = Case.objects.get(pk=case.pk)
    assert case.state == "archived"
    assert case.volume is not None
    assert case.volume.count == 1
    steps = list(Record.objects.filter(subject_id=case.pk).order_by("seq").values_list("step", flat=True))
    assert steps == [
        "open",
        "evidence",
        "correction-order",
        "recheck",
        "hearing-of-party",
        "decision",
        "delivery",
        "report",
        "payment",
        "closing",
        "archiving",
    ]
