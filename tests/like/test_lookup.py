"""The nearest earlier decisions: nine and ten, the order of widening, what counts as earlier, and who may open what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.likeness import BITS, Held, Likeness
from cases.models import Case
from cases.reading.like import MOST, STEPS, Like, like
from tests import cast
from tests.like.practice import earlier
from tests.ordinary import road

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return road.registered()


def likeness(case: Case, **more: Any) -> Likeness:
    return replace(Likeness(case.violation_id, "unit", 0, "一般", "甲|2026-01-01"), **more)


def asked(case: Case, fine: Decimal | None = Decimal(5500), *, by: str = "zhoumingyuan", **more: Any) -> Like:
    return like(Held(likeness(case, **more), fine), cast.user(by))


SAME = {"tier": "一般", "benchmark": "甲|2026-01-01"}


def test_nine_are_too_few_and_ten_tell(case: Case) -> None:
    earlier(9, like=case, **SAME)
    found = asked(case)
    assert found.few
    assert (found.count, found.spread, found.place, found.note, found.rows) == (0, None, None, None, ())
    earlier(1, like=case, fines=(10_000,), **SAME)
    found = asked(case)
    assert not found.few and (found.count, found.step) == (10, 0)
    assert found.spread is not None
    assert (found.spread.minimum, found.spread.median, found.spread.maximum) == (1000, 5500, 10_000)
    assert found.place == (5, 0, 5)


def test_ten_of_whom_nine_were_fined_tell_shares_and_no_amount(case: Case) -> None:
    earlier(10, like=case, fines=(0, *range(1000, 10_000, 1000)), **SAME)
    found = asked(case, Decimal(1_000_000))
    assert (found.count, found.spared, found.spared_share, found.spread) == (10, 1, Decimal("10.0"), None)
    assert found.place is None and found.note is None


OTHERS: tuple[dict[str, Any], ...] = (
    {"tier": "一般", "benchmark": "甲|2025-01-01"},
    {"tier": "较重", "benchmark": "甲|2026-01-01"},
    {"tier": "一般", "benchmark": "甲|2026-01-01", "circumstances": BITS["minor"]},
)


def test_it_is_widened_in_a_fixed_order_that_is_told(case: Case) -> None:
    for step, given in reversed(list(enumerate(OTHERS, start=1))):
        earlier(10, like=case, **given)
        found = asked(case)
        assert (found.step, found.words) == (step, STEPS[step][1])
    # The nearest step holds what the wider ones hold too: version dropped, ten of that tier.
    assert asked(case).count == 10
    earlier(10, like=case, **SAME)
    assert (asked(case).step, asked(case).count) == (0, 10)


def test_another_kind_of_party_or_violation_is_never_like(case: Case) -> None:
    earlier(10, like=case, party_kind="individual", **SAME)
    assert asked(case).few
    assert not asked(case, party_kind="individual").few
    assert asked(case, violation_id=case.violation_id + 1).few


def test_what_nobody_answered_yet_is_not_compared(case: Case) -> None:
    earlier(10, like=case, circumstances=BITS["minor"])
    found = asked(case, None, circumstances=None)
    assert (found.few, found.step, found.place) == (False, len(STEPS) - 1, None)


def test_only_earlier_decisions_of_other_cases_count(case: Case) -> None:
    rows = earlier(11, like=case, **SAME)
    user, mine = cast.user("zhoumingyuan"), rows[3].case_id
    held = Held(likeness(case), Decimal(4000))
    assert like(held, user).count == 11
    assert like(held, user, apart=mine).count == 10
    # A decision is held against what came strictly before it, whatever was decided since.
    assert like(replace(held, before=rows[10].decided_at), user).count == 10
    assert like(replace(held, before=rows[9].decided_at), user).few


def test_a_row_leads_to_its_case_only_for_who_may_see_it(case: Case) -> None:
    rows = earlier(10, like=case, **SAME)
    newest = [each.case_id for each in reversed(rows)][:5]
    assert [each.case_id for each in asked(case).rows] == newest
    # Another squad, an administrator and auxiliary staff read the same figures, and open nothing.
    elsewhere = cast.organisation("yc-ch-2")
    case.organisation = elsewhere
    earlier(1, like=case, fines=(500,), decided_at=cast.NOON, **SAME)
    assert [each.case_id for each in asked(case).rows] == [None, *newest[:4]]
    for stranger in ("huangjianye", "chenafu"):
        found = asked(case, by=stranger)
        assert [each.case_id for each in found.rows] == [None] * 5
        assert found.spread == asked(case).spread


def test_an_unusual_fine_is_a_note(case: Case) -> None:
    earlier(10, like=case, **SAME)
    found = asked(case, Decimal(50_000))
    assert found.note is not None and found.note.force == "notes"
    assert asked(case).note is None


def test_it_is_one_statement_and_reads_the_newest_only(case: Case) -> None:
    earlier(10, like=case, **SAME)
    user = cast.user("zhoumingyuan")
    asked(case)
    with CaptureQueriesContext(connection) as told:
        like(Held(likeness(case, tier="没有"), None), user)
    assert len([each for each in told.captured_queries if "cases_likedecision" in each["sql"]]) == 1
    assert f"LIMIT {MOST}" in told.captured_queries[0]["sql"]
