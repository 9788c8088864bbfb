"""The rules about force as a body: a lawful case passes, an empty part is refused, nothing crashes on silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from enforcement.rules import statutes_execution
from enforcement.rules.facts import ExclusionFacts, Facts, RegistrationFacts
from enforcement.rules.findings import MENDS, Article, Force, Rule
from enforcement.rules.parts_construction import (
    CompletionFacts,
    ConstructionFacts,
    ForcedRemovalFacts,
    SiteSealingFacts,
)
from enforcement.rules.parts_execution import (
    AgreementFacts,
    CourtApplicationFacts,
    DemandFacts,
    EnforcementEndFacts,
    EnforcementSuspensionFacts,
    ExecutionFacts,
    OwnEnforcementFacts,
    ReversalFacts,
    ScheduleFacts,
    SetOffFacts,
    StandingFacts,
    SubstituteFacts,
)
from enforcement.rules.parts_measures import (
    HandoverFacts,
    KeepingFacts,
    SaleOfGoodsFacts,
    SceneFacts,
    SeizedItemFacts,
    SeizureExtensionFacts,
    SeizureFacts,
    UnclaimedFacts,
)
from enforcement.rules.statutes import Amount, Period, Share, Unit
from tests.rules.coercion import LIFTED, coerced, held
from tests.rules.every_rule import every_rule
from tests.rules.lawful import d, lawful
from tests.rules.ordinary import ordinary

MODULES = {
    "construction", "construction_force", "court_enforcement", "enforcement_ends", "execution", "force_times",
    "goods_sold", "measures", "performance_by_others", "seized_goods",
}  # fmt: skip
OURS = [each for each in every_rule() if getattr(each, "__module__", "").rpartition(".")[2] in MODULES]
RULES = [pytest.param(each, id=each.__name__) for each in OURS]


@pytest.mark.parametrize("rule", RULES)
def test_lawful_force_is_let_through(rule: Rule) -> None:
    assert rule(coerced()) == ()
    assert rule(held("2025-10-20")) == ()


@pytest.mark.parametrize("rule", RULES)
def test_where_no_force_is_used_the_rule_is_silent(rule: Rule) -> None:
    assert rule(lawful()) == rule(ordinary()) == ()


EMPTY_SEIZURE = SeizureFacts(
    items=(SeizedItemFacts(sale=SaleOfGoodsFacts(on=d("2025-10-01"))),),
    scene=SceneFacts(),
    extension=SeizureExtensionFacts(),
    tests=(ExclusionFacts(),),
    handover=HandoverFacts(),
    unclaimed=UnclaimedFacts(),
    keeping=KeepingFacts(damaged=True),
    ground="expired",
)
# Each part is there, and nothing in it is stated.
EMPTY = replace(
    ordinary(),
    seizures=(EMPTY_SEIZURE, replace(LIFTED, lifted_on=None, refused_at=LIFTED.at)),
    registrations=(RegistrationFacts(settlement="seized"),),
    execution=ExecutionFacts(
        standing=StandingFacts(),
        demand=DemandFacts(party_spoke=True),
        own=OwnEnforcementFacts(),
        schedule=ScheduleFacts(),
        court=CourtApplicationFacts(),
        set_off=SetOffFacts(),
        suspension=EnforcementSuspensionFacts(),
        end=EnforcementEndFacts(),
        agreement=AgreementFacts(),
        substitute=SubstituteFacts(),
        reversal=ReversalFacts(),
    ),
    construction=ConstructionFacts(
        kind="works", completion=CompletionFacts(), removal=ForcedRemovalFacts(), sealing=SiteSealingFacts()
    ),
)
# These judge only what is stated: a figure, a day or a means that makes the wrong.
OF_WHAT_IS_STATED = {
    "a_broken_agreement_is_enforced",
    "completion_papers_are_asked_for_first",
    "enforcement_goes_on_or_is_given_up",
    "money_is_enforced_after_thirty_days_of_late_fee",
    "only_what_the_party_cannot_clear_is_cleared_at_once",
    "performance_by_others_is_demanded_once_more",
    "performance_by_others_is_watched_and_signed",
    "residents_are_not_cut_off",
    "the_court_is_asked_for_no_more_than_is_owed",
    "the_fine_follows_the_cost_of_the_works",
    "village_works_are_never_fined",
}


@pytest.mark.parametrize("rule", RULES)
def test_what_the_law_demands_of_a_part_is_refused_when_it_is_empty(rule: Rule) -> None:
    refused = any(found.force is Force.FORBIDS for found in rule(EMPTY))
    assert refused == (rule.__name__ not in OF_WHAT_IS_STATED)


def _emptied(part: Any) -> Iterator[Any]:
    """The part, each time with one field as it is when nothing is said, at any depth."""
    blank = type(part)() if not isinstance(part, Facts) else None
    for each in fields(part):
        value = getattr(part, each.name)
        if blank is not None:
            yield replace(part, **{each.name: getattr(blank, each.name)})
        if is_dataclass(value) and not isinstance(value, type):
            yield from (replace(part, **{each.name: less}) for less in _emptied(value))
        if isinstance(value, tuple) and value and is_dataclass(value[0]) and type(value[0]).__name__ != "Instalment":
            yield from (replace(part, **{each.name: (less, *value[1:])}) for less in _emptied(value[0]))


def _silenced() -> list[Facts]:
    whole = coerced()
    made = [replace(whole, execution=less) for less in _emptied(whole.execution)]
    made += [replace(whole, construction=less) for less in _emptied(whole.construction)]
    for seizure in (LIFTED, held().seizures[0], EMPTY_SEIZURE):
        made += [replace(whole, seizures=(less,)) for less in _emptied(seizure)]
    return [*made, EMPTY, replace(EMPTY, procedure="simple"), replace(whole, proposal=None, power=None)]


SILENCED = _silenced()


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_crashes_on_silence_and_each_speaks_plainly(rule: Rule) -> None:
    articles = known(rule)
    for found in {found for silent in SILENCED for found in rule(silent)}:
        assert found.code in rule.codes
        assert found.mend in MENDS | {""}
        assert found.says.endswith("。")
        assert not re.search(r"[!！,;]|抱歉|None|False|True", found.says)
        assert {str(article) for article in found.basis} <= articles, found.says


def known(rule: Rule) -> set[str]:
    """The articles of the rule, and their paragraphs and items by the same beginning."""
    whole = {str(article) for article in rule.basis}
    return whole | {
        str(article)
        for base in rule.basis
        if isinstance(base.number, int)
        for paragraph in ("", 1, 2, 3)
        for item in ("", *range(1, 11))
        if str(article := Article(base.law, base.number, paragraph, item)).startswith(str(base))
    }


CONSTANTS = {
    name: value
    for name, value in vars(statutes_execution).items()
    if isinstance(value, (Period, Amount, Share)) and name.isupper()
}


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_every_constant_has_article_standing_and_a_day(name: str) -> None:
    constant = CONSTANTS[name]
    assert isinstance(constant.article, Article)
    assert constant.status in ("V", "M", "D")
    local = name in ("PERISHABLE_CALL", "UNCLAIMED")
    assert (constant.in_force_from is None) == local
    if isinstance(constant, Period) and "行政强制法" in str(constant.article) and constant.unit is not Unit.HOURS:
        short = constant.length <= 10 and constant.unit is not Unit.YEARS
        assert (constant.unit is Unit.WORKING_DAYS) == short, "行政强制法第六十九条"
