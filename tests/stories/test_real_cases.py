"""Published cases told again: what a lawful system would have said, and what changes when the decisive fact does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.models import Decision
from tests.stories.telling import Telling, tell, verdict_of

pytestmark = pytest.mark.django_db

STORIES = {path.stem: path for path in sorted((Path(__file__).parent / "data").glob("*.yaml"))}


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> Any:
    return yaml.safe_load(STORIES[request.param].read_text(encoding="utf-8"))


def is_decided(telling: Telling) -> bool:
    return Decision.objects.filter(case=telling.case).exists()


def test_the_story_is_judged_as_the_law_of_then_says(story: Any) -> None:
    telling = tell(story)
    said = [f"{finding.code} {finding.says}" for finding in telling.findings]
    assert telling.verdict == story["expectation"]["verdict"], said
    assert set(story["codes"]) <= {finding.code for finding in telling.findings}, said
    assert is_decided(telling) is (telling.verdict != "block")


def test_todays_law_is_shown_beside_the_law_of_then(story: Any) -> None:
    telling = tell(story)
    said = [f"{finding.code} {finding.says}" for finding in telling.today]
    assert verdict_of(telling.today) == story["by_law_of_today"], said


def test_the_decisive_fact_flipped_changes_the_verdict(story: Any) -> None:
    flipped = tell(story, story["decisive"]["flipped"])
    said = [f"{finding.code} {finding.says}" for finding in flipped.findings]
    assert flipped.verdict == story["decisive"]["verdict"], said
    assert flipped.verdict != story["expectation"]["verdict"]


def test_supplied_facts_say_why_and_never_decide(story: Any) -> None:
    assert all(fact["why"] for fact in story["supplied"])
    assert story["decisive"]["fact"] not in {fact["what"] for fact in story["supplied"]}
