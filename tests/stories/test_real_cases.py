"""Published cases told again: what a lawful system would have said, and what changes when the decisive fact does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.models import Decision
from tests.stories.run import Telling, verdict_of
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db

STORIES = {path.stem: path for path in sorted((Path(__file__).parent / "data").glob("*.yaml"))}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> Any:
    return yaml.safe_load(STORIES[request.param].read_text(encoding="utf-8"))


def is_decided(telling: Telling) -> bool:
    return Decision.objects.filter(case=telling.case).exists()


def codes(telling: Telling) -> set[str]:
    """What stood in the way."""
    return {finding.code for finding in telling.findings if finding.force != "notes"}


def said(telling: Telling) -> list[str]:
    return [f"{finding.code} {finding.says}" for finding in telling.findings]


def test_the_story_is_judged_by_the_law_of_then_and_shown_by_that_of_today(story: Any) -> None:
    telling = tell(story)
    assert telling.verdict == story["expectation"]["verdict"], said(telling)
    assert set(story["codes"]) <= {finding.code for finding in telling.findings}, said(telling)
    assert is_decided(telling) is (telling.verdict != "block")
    assert verdict_of(telling.today) == story["by_law_of_today"], [str(finding) for finding in telling.today]


def test_the_decisive_fact_flipped_changes_the_verdict(story: Any) -> None:
    flipped = tell(story, story["decisive"]["flipped"])
    assert flipped.verdict == story["decisive"]["verdict"], said(flipped)
    assert flipped.verdict != story["expectation"]["verdict"]
    assert story["decisive"].get("code") in {None, *codes(flipped)}, said(flipped)


FURTHER = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name, path in STORIES.items()
    for number in range(len(yaml.safe_load(path.read_text(encoding="utf-8")).get("also_flipped", ())))
]


@pytest.mark.parametrize(("name", "number"), FURTHER)
def test_every_further_flip_changes_the_verdict_by_the_rule_it_names(name: str, number: int) -> None:
    story = yaml.safe_load(STORIES[name].read_text(encoding="utf-8"))
    further = story["also_flipped"][number]
    flipped = tell(story, further["flipped"])
    assert flipped.verdict == further["verdict"] != story["expectation"]["verdict"], said(flipped)
    assert further["code"] in codes(flipped), said(flipped)


def test_supplied_facts_say_why_and_never_decide(story: Any) -> None:
    assert all(fact["why"] for fact in story["supplied"])
    assert story["decisive"]["fact"] not in {fact["what"] for fact in story["supplied"]}
