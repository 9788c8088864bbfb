"""A fine by share of the cost: the range in yuan, its proof and its edges, through the real door."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cases import procedure, shapes
from cases.models import Case
from cases.ranges import range_of
from discretion.models import Violation, ViolationVersion
from enforcement.kernel.errors import LawNotSatisfied
from tests import cast
from tests.ordinary import road
from tests.ordinary.test_who_may import YES, refused

pytestmark = pytest.mark.django_db

COST = Decimal("200000.00")  # of the works: 5 to 10 per cent are 10,000 to 20,000 yuan
TOP_WHY = {"LEN-08": "责令停止建设后继续施工，拒不改正。"}


def built(base: Decimal | None = COST, *, proves_cost: bool = True, **more: object) -> Case:
    """A building without permission, investigated up to the order to correct."""
    case = road.record(road.registered(violation_code="WJ-001", fine_base=base, **more))
    piece = cast.evidence(road.when(road.FOUND, 11), title="工程造价鉴定意见")
    case = road.take(procedure.ADD_EVIDENCE, case, piece, road.act("zhoumingyuan", road.FOUND, 12))
    names = tuple(name for name in road.element_names(case) if proves_cost or name != "计罚基数")
    case = road.take(
        procedure.PROVE, case, shapes.ProofGiven(piece.id, names), road.act("zhoumingyuan", road.FOUND, 12)
    )
    return road.ordered(road.filed(road.submitted(case)))


def ended(case: Case, fine: str, reasons: dict[str, str] | None = None) -> Case:
    return road.investigated(case, fine=Decimal(fine), reasons=reasons)


def test_the_base_is_one_more_thing_to_prove() -> None:
    assert "计罚基数" in road.element_names(road.registered(violation_code="WJ-001", fine_base=COST))
    assert "计罚基数" not in road.element_names(road.registered())


def test_the_range_shown_is_the_range_judged() -> None:
    found = range_of(road.registered(violation_code="WJ-001", fine_base=COST))
    assert (found.low, found.high, found.line) == (Decimal("10000.00"), Decimal("20000.00"), Decimal("19000.00"))


@pytest.mark.parametrize("fine", ["9999.99", "20000.01"])
def test_outside_the_computed_range_is_refused(fine: str) -> None:
    with refused("DEC-08"):
        ended(built(), fine)


@pytest.mark.parametrize("fine", ["10000.00", "18999.99"])
def test_inside_the_computed_range_nothing_is_asked(fine: str) -> None:
    case = ended(built(), fine)
    assert case.state == "investigated"
    assert any(row["result"] == "基数 200000.00" for row in case.proposals.get().calculation)


@pytest.mark.parametrize("fine", ["19000.00", "19999.99", "20000.00"])
def test_from_the_warning_line_to_the_computed_top_a_reason_is_asked(fine: str) -> None:
    case = built()
    with refused("LEN-08"):
        ended(case, fine)
    assert ended(case, fine, TOP_WHY).state == "investigated"


def test_the_computed_top_takes_review_and_discussion() -> None:
    case = ended(built(), "20000.00", TOP_WHY)
    case = road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("zhaoqiwen", road.ENDED, 16, reasons=TOP_WHY))
    with refused("LEN-08"):
        road.decided(road.stated(road.noticed(case)))


def test_a_cent_below_the_computed_top_takes_none() -> None:
    case = ended(built(), "19999.99", TOP_WHY)
    case = road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("zhaoqiwen", road.ENDED, 16, reasons=TOP_WHY))
    assert road.decided(road.stated(road.noticed(case))).decision.fine == Decimal("19999.99")


def test_a_base_that_nothing_proves_is_refused() -> None:
    with refused("LEN-11"):
        ended(built(proves_cost=False), "15000.00")


def test_without_a_base_only_the_base_is_asked_for() -> None:
    case = built(None)
    assert "基数" in range_of(case).says
    with pytest.raises(LawNotSatisfied) as said:
        ended(case, "15000.00")
    assert {each.code for each in said.value.findings if each.force != "notes"} == {"LEN-11"}  # type: ignore[attr-defined]  # rules' findings


def clause(low: str, high: str, way: str) -> None:
    """Sets another computed clause for the same violation."""
    ViolationVersion.objects.filter(violation=Violation.objects.get(code="WJ-001"), valid_until=None).update(
        unit_min=Decimal(low), unit_max=Decimal(high), way=way
    )


def test_a_computed_range_of_one_amount_has_no_top() -> None:
    clause("0.10", "0.10", "share")
    case = built()
    assert range_of(case).fixed
    assert ended(case, "20000.00").state == "investigated"


def test_so_much_a_square_metre_is_computed_too() -> None:
    clause("30", "50", "per_unit")
    case = built(Decimal("12.5"))
    with refused("DEC-08"):
        ended(case, "625.01")
    assert ended(case, "500.00").state == "investigated"


def test_the_top_of_a_tier_is_not_the_top_of_the_statute() -> None:
    tier = {
        "name": "违法建设裁量基准",
        "published_on": "2024-01-02",
        "in_force_from": "2024-02-01",
        "chosen": "规模较小",
        "minimum": "10000",
        "maximum": "14000",
        "reason": "规模较小，积极改正。",
    }
    case = built()
    case = road.investigated(case, fine=Decimal("14000.00"), benchmark=tier)
    assert case.state == "investigated"


def test_the_calculation_speaks_of_the_spot_only_on_the_spot() -> None:
    case = road.investigated(road.up_to(road.ordered))
    lines = case.proposals.get().calculation
    assert [row["what"] for row in lines][-2:] == ["罚款数额", "加处罚款（告知）"]
    assert not any("当场" in row["what"] for row in lines)
