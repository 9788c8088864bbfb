"""721 and the watch over fines (S721-01, S721-02, FIN-01…03): examples, both edges, silence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.rules import collection, mix, watch
from enforcement.rules.facts import Facts, FigureFacts, Local, Parameter
from enforcement.rules.findings import Rule
from enforcement.rules.parts_watch import ACTS, FineRow, Way, WorkOrderFacts
from tests.rules.beyond import shown
from tests.rules.lawful import d, said, yuan
from tests.rules.ordinary import o

once = mix.a_work_order_counts_once_as_its_strongest_act
never = mix.no_case_is_held_back_for_the_shares


def order(acts: Sequence[str], counted: Way, held_back: bool = False) -> Facts:
    return o(work_order=WorkOrderFacts(acts=frozenset(acts), counted_as=counted, held_back=held_back))


F2 = "forbids S721-02 procedure"
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    (
        "S721-02 example: dissuasion and a fine on the spot",
        once,
        order(["dissuasion", "on_the_spot"], "enforcement"),
        [],
    ),
    ("S721-02 counted as management", once, order(["dissuasion", "on_the_spot"], "management"), [F2]),
    ("S721-02 example: only a map", once, order(["guidance"], "service"), []),
    ("S721-02 only a map, counted as management", once, order(["guidance"], "management"), [F2]),
    ("S721-02 nothing done", once, order([], "service"), [F2]),
    ("S721-02 an act nobody knows", once, order(["tea"], "service"), [F2]),
    ("S721-02 not counted", once, o(work_order=WorkOrderFacts(acts=frozenset({"guidance"}))), [F2]),
    ("S721-01 a case held back", never, order(["filing"], "enforcement", True), ["forbids S721-01 filing"]),
    ("S721-01 no case held back", never, order(["filing"], "enforcement"), []),
]


@pytest.mark.parametrize(("name", "rule", "facts", "found"), [pytest.param(*each, id=each[0]) for each in ROWS])
def test_work_orders(name: str, rule: Rule, facts: Facts, found: list[str]) -> None:
    assert said(rule, facts) == found


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in (once, never)])
def test_a_lawful_work_order_is_let_through(rule: Rule) -> None:
    assert said(rule, shown()) == []
    assert said(rule, o()) == []


WAYS = [
    ("S721-02 facilities", ["facility"], "service"),
    ("S721-02 a place for vendors", ["placement", "guidance"], "service"),
    ("S721-02 an order to correct", ["correction_order", "facility"], "management"),
    ("S721-02 a talk", ["talk"], "management"),
    ("S721-02 told of the frontage", ["frontage_duty"], "management"),
    ("S721-02 filed", ["filing", "talk", "facility"], "enforcement"),
    ("S721-02 force", ["coercion"], "enforcement"),
]


@pytest.mark.parametrize(("name", "acts", "way"), [pytest.param(*each, id=each[0]) for each in WAYS])
def test_a_work_order_counts_as_its_strongest_act(name: str, acts: list[str], way: Way) -> None:
    assert mix.way_of(acts) == way


@given(st.sets(st.sampled_from(sorted(ACTS)), min_size=1), st.sampled_from(sorted(ACTS)))
def test_S721_02_another_act_never_makes_it_weaker(acts: set[str], more: str) -> None:
    strength = list(reversed(mix.STRONGEST_FIRST))
    assert strength.index(mix.way_of(acts | {more})) >= strength.index(mix.way_of(acts))


def test_S721_01_the_shares_of_a_quarter() -> None:
    made = mix.shares({"enforcement": 9, "service": 72, "management": 19})
    assert [(each.way, each.count, str(each.share), str(each.drift)) for each in made] == [
        ("service", 72, "72.0", "2.0"),
        ("management", 19, "19.0", "-1.0"),
        ("enforcement", 9, "9.0", "-1.0"),
    ]


def test_S721_01_nothing_finished_has_no_shares() -> None:
    assert mix.shares({}) == ()
    assert mix.shares({"service": 0}) == ()
    assert [str(each.share) for each in mix.shares({"service": 2, "management": 1})] == ["66.7", "33.3", "0.0"]
    with pytest.raises(ValueError, match="negative"):
        mix.shares({"service": -1})


def test_FIN_01_fines_are_no_measure_of_anybody() -> None:
    target = collection.fines_are_never_a_target
    assert "FIN-01" in target.codes
    assert said(target, o(figure=FigureFacts(of="fines", for_appraisal=True))) == ["forbids PAY-06 parameters"]
    assert said(target, o(figure=FigureFacts(of="fines", per="person"))) == ["forbids PAY-06 parameters"]


RISES = [
    ("FIN-02 example: 100000 after 60000", "100000", "60000", "66.7%"),
    ("FIN-02 at the bound", "130", "100", "30.0%"),
    ("FIN-02 below it", "129.99", "100", None),
    ("FIN-02 a fall", "50", "100", None),
    ("FIN-02 after nothing", "1", "0", "没有罚款"),
    ("FIN-02 nothing after nothing", "0", "0", None),
]


@pytest.mark.parametrize(("name", "now", "before", "told"), [pytest.param(*each, id=each[0]) for each in RISES])
def test_a_rise_of_fines_is_seen(name: str, now: str, before: str, told: str | None) -> None:
    found = watch.rise_alarm(yuan(now), yuan(before))
    assert (found is None) == (told is None)
    if found is not None and told is not None:
        assert told in found.says and found.code == "FIN-02" and found.basis and found.about == ""


def test_FIN_02_the_bound_is_a_local_value() -> None:
    assert watch.rise_alarm(yuan(140), yuan(100), Local(watch_rise=Parameter(Decimal("0.5")))) is None
    assert watch.rise(yuan(10), yuan(6)) == Decimal(4) / 6
    for now, before in ((-1, 0), (0, -1)):
        with pytest.raises(ValueError, match="negative"):
            watch.rise_alarm(yuan(now), yuan(before))


def fines(days: Sequence[str], amount: str = "50", party: str = "p") -> list[FineRow]:
    return [FineRow(party, d(day), yuan(amount)) for day in days]


FIVE = ["2025-09-01", "2025-09-05", "2025-09-10", "2025-09-20", "2025-09-30"]
REPEATS = [
    ("FIN-03 example: five fines in thirty days", fines(FIVE), ["5 次，都是小额罚款"]),
    ("FIN-03 on the thirty-first day", fines([*FIVE[:4], "2025-10-01"]), []),
    ("FIN-03 four fines", fines(FIVE[:4]), []),
    ("FIN-03 five parties", [each for n in range(5) for each in fines(FIVE[:1], party=str(n))], []),
    ("FIN-03 not low", [*fines(FIVE[:4]), *fines(FIVE[4:], "200.01")], ["5 次。"]),
    ("FIN-03 low with its bound", [*fines(FIVE[:4]), *fines(FIVE[4:], "200")], ["5 次，都是小额罚款"]),
    (
        "FIN-03 of two runs the first is told",
        [*fines(FIVE), *fines([day.replace("-09-", "-11-") for day in FIVE], "500")],
        ["5 次，都是小额罚款"],
    ),
    ("FIN-03 in any order", fines(list(reversed(FIVE))), ["5 次，都是小额罚款"]),
    ("FIN-03 the densest run", fines(["2025-01-01", *FIVE, "2025-09-02"]), ["6 次，都是小额罚款"]),
    ("FIN-03 two parties", [*fines(FIVE, party="b"), *fines(FIVE, party="a")], ["5 次", "5 次"]),
]


@pytest.mark.parametrize(("name", "rows", "told"), [pytest.param(*each, id=each[0]) for each in REPEATS])
def test_many_fines_of_one_party_are_seen(name: str, rows: list[FineRow], told: list[str]) -> None:
    found = list(watch.repeat_alarms(rows))
    assert len(found) == len(told)
    assert all(words in each.says for each, words in zip(found, told, strict=True))
    assert [each.about for each in found] == sorted({each.party for each in rows} if found else set())
    assert all(each.code == "FIN-03" and each.basis for each in found)


def test_FIN_03_the_figures_are_local_values() -> None:
    looser = Local(watch_repeats=Parameter(6))
    assert list(watch.repeat_alarms(fines(FIVE), looser)) == []
    shorter = Local(watch_days=Parameter(29))
    assert list(watch.repeat_alarms(fines(FIVE), shorter)) == []
    assert len(list(watch.repeat_alarms(fines(FIVE), Local(watch_low=Parameter(yuan(10)))))) == 1


def grouped(**counts: int) -> list[FineRow]:
    return [FineRow("p", d("2025-09-01"), yuan(50), group) for group, count in counts.items() for _ in range(count)]


GROUPS = [
    ("FIN-03 half in one place", grouped(a=2, b=1, c=1), ["a"]),
    ("FIN-03 less than half", grouped(a=4, b=3, c=2), []),
    ("FIN-03 two halves", grouped(a=2, b=2), ["a", "b"]),
    ("FIN-03 too few to tell", grouped(a=2, b=1), []),
    ("FIN-03 only one place", grouped(a=9), []),
    ("FIN-03 nothing", [], []),
]


@pytest.mark.parametrize(("name", "rows", "about"), [pytest.param(*each, id=each[0]) for each in GROUPS])
def test_concentration_is_seen(name: str, rows: list[FineRow], about: list[str]) -> None:
    found = list(watch.concentration_alarms(rows))
    assert [each.about for each in found] == about
    assert all("%" in each.says and each.code == "FIN-03" and each.basis for each in found)


def test_FIN_03_the_sentence_tells_the_share() -> None:
    (found,) = watch.concentration_alarms(grouped(a=2, b=1, c=1))
    assert "4 次罚款中 2 次（50.0%）" in found.says


def test_FIN_03_the_share_of_concentration_is_local() -> None:
    assert (
        list(watch.concentration_alarms(grouped(a=2, b=1, c=1), Local(watch_concentration=Parameter(Decimal("0.51")))))
        == []
    )
