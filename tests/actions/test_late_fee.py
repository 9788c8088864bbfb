"""The late fee: computed, frozen, refused before the last day of payment has passed (PAY-03, PAY-04)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from cases.actions.collecting import settle_late_fee
from cases.actions.street import issue_on_the_spot
from cases.models import LateFee
from cases.shapes import LateFeeGiven
from enforcement.kernel.errors import LawNotSatisfied
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_sum_is_three_per_cent_a_day_from_the_day_after_the_last_day() -> None:
    case = issue_on_the_spot(cast.street(), cast.act())  # delivered 2026-09-09, payable until 2026-09-24
    later = cast.NOON + timedelta(days=19)  # 2026-09-28, a Monday: four days late
    settle_late_fee(case.pk, LateFeeGiven(charged=True), cast.act("luweizhen", moment=later))
    assert LateFee.objects.get(case=case).amount == Decimal("3.60")


def test_nothing_is_added_on_the_last_day() -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    last = cast.NOON + timedelta(days=15)
    with pytest.raises(LawNotSatisfied, match="PAY-03"):
        settle_late_fee(case.pk, LateFeeGiven(charged=True), cast.act("luweizhen", moment=last))


def test_left_out_with_a_reason_it_is_nothing() -> None:
    case = issue_on_the_spot(cast.street(), cast.act())
    later = cast.NOON + timedelta(days=40)
    given = LateFeeGiven(charged=False, reason="当事人突发疾病住院，已核实。")
    settle_late_fee(case.pk, given, cast.act("luweizhen", moment=later))
    assert LateFee.objects.get(case=case).amount == 0
