"""Credit display (PUB-02, 04, 05): examples, both edges of each time, before and from 2026-04-01, silence."""

from __future__ import annotations

from typing import Any

import pytest

from enforcement.rules import credit
from enforcement.rules.facts import Facts, Local, Parameter, ProposalFacts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_disclosure import CreditFacts
from tests.rules.beyond import shown
from tests.rules.lawful import at, but, d, lawful, said, yuan
from tests.rules.ordinary import o

klass = credit.the_class_follows_the_penalty
minor = credit.minor_matters_are_not_displayed
start = credit.a_display_starts_in_time
end = credit.a_display_ends_after_its_longest_time
repair = credit.repair_waits_for_the_shortest_display

NEW: dict[str, Any] = {"decided_on": "2026-04-10", "shown_on": "2026-04-15", "stated_class": "general"}
OLD: dict[str, Any] = {"decided_on": "2025-09-26", "shown_on": "2025-10-13"}


def c(on: str, given: dict[str, Any], **changes: Any) -> Facts:
    """A case of the ordinary procedure with that display, looked at on a day; days as text."""
    values = {"performed": True, **given, **changes}
    made = {key: d(value) if key.endswith("_on") and value is not None else value for key, value in values.items()}
    return but(o(), credit=CreditFacts(**made), at=at(on))


ASKS02, F04, F05 = "asks_reason PUB-02 reasons", "forbids PUB-04 credit", "forbids PUB-05 credit"
N04, N05 = "notes PUB-04 credit", "notes PUB-05 credit"
ONLY_WARNING = ProposalFacts(warning=True)
REVOKED = ProposalFacts(fine=yuan(8000), other_kinds=("吊销许可证件",))
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("PUB-02 example: on the seventh working day", start, c("2025-10-20", OLD), []),
    ("PUB-02 a day later", start, c("2025-10-20", OLD, shown_on="2025-10-14"), [ASKS02]),
    (
        "PUB-02 example: over the new year",
        start,
        c("2026-01-20", OLD, decided_on="2025-12-30", shown_on="2026-01-09"),
        [],
    ),
    ("PUB-02 not shown, in time", start, c("2025-10-13", OLD, shown_on=None), ["notes PUB-02 credit"]),
    ("PUB-02 not shown, too late", start, c("2025-10-14", OLD, shown_on=None), [ASKS02]),
    ("PUB-02 shown before the decision", start, c("2025-10-14", OLD, shown_on="2025-09-25"), ["forbids PUB-02 credit"]),
    ("PUB-02 minor from 2026-04-01", start, c("2026-06-01", NEW, stated_class="minor", shown_on=None), []),
    (
        "PUB-02 minor before it is shown all the same",
        start,
        c("2026-06-01", NEW, decided_on="2026-03-31", stated_class="minor", shown_on=None),
        [ASKS02],
    ),
    ("PUB-04 no class", klass, c("2026-05-01", NEW, stated_class=""), [F04]),
    ("PUB-04 no class before 2026-04-01", klass, c("2025-10-20", OLD), []),
    ("PUB-04 no class on 2026-04-01", klass, c("2026-04-02", NEW, decided_on="2026-04-01", stated_class=""), [F04]),
    ("PUB-04 no class on 2026-03-31", klass, c("2026-04-02", NEW, decided_on="2026-03-31", stated_class=""), []),
    ("PUB-04 graver than usual", klass, c("2026-05-01", NEW, stated_class="serious"), ["asks_reason PUB-04 reasons"]),
    ("PUB-04 lighter than usual", klass, c("2026-05-01", NEW, stated_class="minor"), ["asks_reason PUB-04 reasons"]),
    ("PUB-04 nothing proposed", klass, but(c("2026-05-01", NEW, stated_class="serious"), proposal=None), []),
    ("PUB-04 no day", klass, c("2026-05-01", NEW, decided_on=None), [F04]),
    (
        "PUB-04 example: a warning on the spot is not displayed",
        minor,
        but(lawful(), proposal=ONLY_WARNING, credit=c("2026-05-01", NEW, stated_class="").credit, at=at("2026-05-01")),
        [F04],
    ),
    ("PUB-04 minor and not shown", minor, c("2026-05-01", NEW, stated_class="minor", shown_on=None), []),
    (
        "PUB-04 minor, found needed",
        minor,
        c("2026-05-01", NEW, stated_class="minor", need_document="建督〔2026〕1号"),
        [],
    ),
    ("PUB-04 minor, no document", minor, c("2026-05-01", NEW, stated_class="minor", need_document=" "), [F04]),
    ("PUB-04 general", minor, c("2026-05-01", NEW), []),
    ("PUB-05 minor is no word yet", minor, c("2026-05-01", NEW, decided_on="2026-03-31", stated_class="minor"), []),
    (
        "PUB-04 minor on the first day of the rules",
        minor,
        c("2026-05-01", NEW, decided_on="2026-04-01", stated_class="minor"),
        [F04],
    ),
    (
        "PUB-02 minor on the first day of the rules",
        start,
        c("2026-06-01", NEW, decided_on="2026-04-01", stated_class="minor", shown_on=None),
        [],
    ),
    ("PUB-05 on the first day of its rules", end, c("2026-05-02", OLD, decided_on="2023-05-01"), [F05]),
    (
        "PUB-05 repair, on the first day of its rules",
        repair,
        c("2023-09-01", OLD, decided_on="2023-05-01", shown_on="2023-05-08", repair_on="2023-08-01"),
        [F05],
    ),
    (
        "PUB-04 repair, on the first day of its rules",
        repair,
        c("2026-07-05", NEW, decided_on="2026-04-01", repair_on="2026-07-02", performed=False),
        [F04],
    ),
    ("PUB-04 general, on its last day", end, c("2027-04-10", NEW), []),
    ("PUB-04 general, a day later", end, c("2027-04-11", NEW), [F04]),
    ("PUB-04 general, ended on its last day", end, c("2028-01-01", NEW, ended_on="2027-04-10"), []),
    ("PUB-04 general, ended a day late", end, c("2028-01-01", NEW, ended_on="2027-04-11"), [F04]),
    (
        "PUB-04 general, duties left",
        end,
        c("2027-04-11", NEW, performed=False),
        ["asks_reason PUB-04 reasons"],
    ),
    (
        "PUB-04 general, duties left, by a rule",
        end,
        c("2027-04-11", NEW, performed=False, end_basis="建督〔2026〕2号"),
        [],
    ),
    ("PUB-04 general, duties not asked", end, c("2027-04-11", NEW, performed=None), [F04]),
    ("PUB-04 serious, on its last day", end, c("2029-04-10", NEW, stated_class="serious"), []),
    ("PUB-04 serious, a day later", end, c("2029-04-11", NEW, stated_class="serious"), [F04]),
    ("PUB-04 minor, on its last day", end, c("2026-07-10", NEW, stated_class="minor"), []),
    ("PUB-04 minor, a day later", end, c("2026-07-11", NEW, stated_class="minor"), [F04]),
    ("PUB-05 on its last day", end, c("2028-09-26", OLD), []),
    ("PUB-05 a day later", end, c("2028-09-27", OLD), [F05]),
    ("PUB-05 rules not known", end, c("2028-09-27", OLD, decided_on="2023-04-30"), []),
    ("PUB-04 never shown", end, c("2028-09-27", OLD, shown_on=None), []),
    ("PUB-04 repair on the last day of the shortest", repair, c("2026-08-01", NEW, repair_on="2026-07-10"), [F04]),
    ("PUB-04 repair a day later", repair, c("2026-08-01", NEW, repair_on="2026-07-11"), []),
    (
        "PUB-04 repair of what is not performed",
        repair,
        c("2026-08-01", NEW, repair_on="2026-07-11", performed=False),
        [F04],
    ),
    (
        "PUB-04 repair, not asked whether performed",
        repair,
        c("2026-08-01", NEW, repair_on="2026-07-11", performed=None),
        [F04],
    ),
    ("PUB-04 repair may be asked for", repair, c("2026-07-11", NEW), [N04]),
    ("PUB-04 not yet", repair, c("2026-07-10", NEW), []),
    ("PUB-04 not performed, nothing to ask for", repair, c("2026-07-11", NEW, performed=False), []),
    ("PUB-04 ended before the shortest", repair, c("2026-08-01", NEW, ended_on="2026-07-09"), [F04]),
    ("PUB-04 ended on the day of the shortest", repair, c("2026-08-01", NEW, ended_on="2026-07-10"), []),
    ("PUB-04 withdrawn before the shortest", repair, c("2026-08-01", NEW, ended_on="2026-05-01", withdrawn=True), []),
    ("PUB-04 serious, a year", repair, c("2027-05-01", NEW, stated_class="serious", repair_on="2027-04-10"), [F04]),
    ("PUB-04 serious, a day later", repair, c("2027-05-01", NEW, stated_class="serious", repair_on="2027-04-11"), []),
    ("PUB-04 minor may at once", repair, c("2026-04-20", NEW, stated_class="minor", repair_on="2026-04-16"), []),
    (
        "PUB-04 minor, not performed",
        repair,
        c("2026-04-20", NEW, stated_class="minor", repair_on="2026-04-16", performed=False),
        [F04],
    ),
    ("PUB-05 example: repair on 2025-12-26", repair, c("2026-01-05", OLD, repair_on="2025-12-26"), [F05]),
    ("PUB-05 a day later", repair, c("2026-01-05", OLD, repair_on="2025-12-27"), []),
    ("PUB-05 may be asked for", repair, c("2026-01-05", OLD), [N05]),
    ("PUB-05 a key field, a year", repair, c("2026-10-05", OLD, key_field=True, repair_on="2026-09-26"), [F05]),
    ("PUB-05 a key field, a day later", repair, c("2026-10-05", OLD, key_field=True, repair_on="2026-09-27"), []),
    ("PUB-05 not performed", repair, c("2026-01-05", OLD, repair_on="2025-12-27", performed=False), [F05]),
    ("PUB-05 rules not known yet", repair, c("2026-01-05", OLD, decided_on="2023-04-30", repair_on="2023-05-05"), []),
    ("PUB-04 never shown, no repair", repair, c("2026-08-01", NEW, shown_on=None, repair_on="2026-07-01"), []),
]


@pytest.mark.parametrize(("name", "rule", "facts", "found"), [pytest.param(*each, id=each[0]) for each in ROWS])
def test_displays(name: str, rule: Rule, facts: Facts, found: list[str]) -> None:
    assert said(rule, facts) == found


RULES = (klass, minor, start, end, repair)


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in RULES])
def test_a_lawful_display_is_let_through(rule: Rule) -> None:
    assert said(rule, shown()) == []
    assert said(rule, o()) == []


def test_a_display_that_is_only_stated_is_refused() -> None:
    bare = but(o(), credit=CreditFacts())
    assert [line for each in RULES for line in said(each, bare)] == [F04]


HUGE = Local(serious_fine=Parameter(yuan(100000), "V", "元"))
CLASSES = [
    ("PUB-04 on the spot", but(lawful()), "minor"),
    ("PUB-04 only a warning", o(proposal=ONLY_WARNING), "minor"),
    ("PUB-04 circulated criticism", o(proposal=ProposalFacts(other_kinds=("通报批评",))), "minor"),
    ("PUB-04 a fine", o(), "general"),
    ("PUB-04 gains", o(proposal=ProposalFacts(gains=yuan(1))), "general"),
    ("PUB-04 goods", o(proposal=ProposalFacts(other_kinds=("没收非法财物",))), "general"),
    ("PUB-04 a licence", o(proposal=REVOKED), "serious"),
    ("PUB-04 a trade forbidden", o(proposal=ProposalFacts(other_kinds=("限制从业",))), "serious"),
    ("PUB-04 a huge fine", o(proposal=ProposalFacts(fine=yuan(100000)), local=HUGE), "serious"),
    ("PUB-04 below it", o(proposal=ProposalFacts(fine=yuan("99999.99")), local=HUGE), "general"),
    ("PUB-04 huge is not set", o(proposal=ProposalFacts(fine=yuan(10**9))), "general"),
    ("PUB-04 no penalty", o(proposal=ProposalFacts(outcome="not_punish")), None),
    ("PUB-04 nothing proposed", o(proposal=None), None),
]


@pytest.mark.parametrize(("name", "facts", "found"), [pytest.param(*each, id=each[0]) for each in CLASSES])
def test_the_class_of_a_penalty(name: str, facts: Facts, found: str | None) -> None:
    assert credit.credit_class(facts) == found


@pytest.mark.parametrize(
    ("decided", "law"),
    [
        pytest.param("2026-03-31", "失信行为纠正后的信用信息修复管理办法（试行）", id="PUB-05 the last day"),
        pytest.param("2026-04-01", "信用修复管理办法", id="PUB-04 the first day"),
    ],
)
def test_a_display_cites_the_rules_of_its_day(decided: str, law: str) -> None:
    (found,) = end(c("2029-12-01", NEW, decided_on=decided))
    assert str(found.basis[0]).startswith(f"{law}（公示期")
