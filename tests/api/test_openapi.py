"""The committed OpenAPI file: what the code gives, and enough to run a case from."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.actions.table import BY_STEP
from cases.api import examples
from cases.api.given.acts import OpeningRequest, body_of
from cases.api.given.street import ClueRequest, StreetRequest
from tests import cast

PROJECT = Path(__file__).resolve().parents[2]


@cache
def _file() -> Any:
    return yaml.safe_load((PROJECT / "docs" / "openapi.yaml").read_text(encoding="utf-8"))


def test_the_committed_file_is_the_one_the_code_gives() -> None:
    made = subprocess.run(
        ["script/openapi"], cwd=PROJECT, env={**os.environ, "PYTHON": sys.executable}, capture_output=True
    )
    assert made.returncode == 0, made.stderr.decode()[-2000:]
    kept = (PROJECT / "docs" / "openapi.yaml").read_text(encoding="utf-8")
    assert made.stdout.decode() == kept, "run: script/openapi --file docs/openapi.yaml"


def test_it_is_openapi_3_1_and_asks_for_a_token_everywhere() -> None:
    assert _file()["openapi"].startswith("3.1")
    paths = dict(_file()["paths"])
    assert "security" not in paths.pop("/api/v1/case-files/schema/")["get"], "it holds no data and is open to all"
    for address, operations in paths.items():
        for method, operation in operations.items():
            assert operation["security"] == [{"bearerAuth": []}], f"{method} {address}"
            assert {"400", "401", "403", "406"} <= set(operation["responses"]), f"{method} {address}"
            assert "Scope" in operation["description"] or "Any valid token" in operation["description"], address


@pytest.mark.parametrize("name", BY_STEP)
def test_every_step_says_its_article_states_roles_and_refusals(name: str) -> None:
    step = BY_STEP[name].step
    operation = _file()["paths"][f"/api/v1/cases/{{id}}/{name}/"]["post"]
    assert step.article in operation["description"]
    for word in (*step.leaves, *step.roles):
        assert word in operation["description"]
    assert {"404", "409", "412", "415", "422", "428", "503"} <= set(operation["responses"])
    parameters = {each["$ref"].rpartition("/")[2] for each in operation["parameters"] if "$ref" in each}
    assert ("If-MatchRequired" in parameters) == step.decides
    assert "Idempotency-Key" in parameters


def test_a_body_takes_no_unknown_field_and_choices_have_names() -> None:
    schemas = _file()["components"]["schemas"]
    bodies = [name for name in schemas if name.endswith(("Request", "In"))]
    assert bodies
    assert all(schemas[name]["additionalProperties"] is False for name in bodies)
    unnamed = [name for name in schemas if name.endswith("Enum") and name not in {"BlankEnum", "NullEnum"}]
    assert unnamed == []


@pytest.mark.django_db
def test_the_examples_are_requests_that_are_taken() -> None:
    stored = cast.picture()
    shown = [(OpeningRequest, examples.OPENING), (StreetRequest, examples.STREET), (ClueRequest, examples.CLUE)]
    shown += [(body_of(BY_STEP[name]), each) for name, some in examples.BY_STEP.items() for each in some]
    for body, example in shown:
        value = _with_a_file(example.value, stored)
        serializer = body(data=value, context={"request": _Request()})
        assert serializer.is_valid(), (example.summary, serializer.errors)


class _Request:
    user = property(lambda self: cast.user("zhoumingyuan"))


def _with_a_file(value: Any, stored: Any) -> Any:
    from cases.api.references import reference_to

    if isinstance(value, dict):
        return {name: _with_a_file(part, stored) for name, part in value.items()}
    if isinstance(value, list):
        return [_with_a_file(part, stored) for part in value]
    return reference_to(stored, cast.user("zhoumingyuan")) if value == examples.FILE else value
