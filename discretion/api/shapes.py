"""What the calculators take and answer, for the OpenAPI file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from enforcement.rules.due_dates import CODES, PARAMS

SCHEMA = Path(__file__).resolve().parents[1] / "static" / "law" / "penalty.schema.json"
MOST = 1000
DAY = {"type": "string", "format": "date"}
MONEY = {"type": ["string", "number"]}


@cache
def penalty_schema() -> dict[str, Any]:
    """The published schema of a question about a penalty, as a part of the OpenAPI file."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return {name: value for name, value in schema.items() if name not in ("$schema", "title")}


DUE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["code", "from"],
    "properties": {
        "code": {"type": "string", "enum": list(CODES), "description": "Code of the rule."},
        "from": {**DAY, "description": "The day it runs from, 1900 to 2100."},
        "at": {"type": ["string", "null"], "description": "15:20 in China, for periods of hours."},
        "organisation": {"type": ["string", "null"], "description": "Whose local lengths count; else the defaults."},
        "params": {
            "type": ["object", "null"],
            "description": "Further values; each term of a code takes its own (see the table).",
            "properties": {name: {"description": words} for name, words in {**PARAMS, "kind": "同 which"}.items()},
        },
    },
}
LATE_FEE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["fine", "due", "on"],
    "properties": {
        "fine": {**MONEY, "description": "The fine in yuan."},
        "due": {**DAY, "description": "The last day of payment."},
        "on": {**DAY, "description": "At the end of this day."},
        "stopped": {
            "type": ["array", "null"],
            "description": "Days of reconsideration or litigation: pairs of days, both included.",
            "items": {"type": "array", "items": DAY, "minItems": 2, "maxItems": 2},
        },
    },
}


def one_or_many(schema: dict[str, Any]) -> dict[str, Any]:
    """A body that is one question or a list of them; what is no question in a list is answered in its place."""
    return {"application/json": {"oneOf": [schema, {"type": "array", "items": {}, "maxItems": MOST}]}}


def misshapen(schema: dict[str, Any], question: object) -> str:
    """The place of a question that the published schema does not take; empty when it takes all of it."""
    found = best_match(Draft202012Validator(schema).iter_errors(question))
    return "" if found is None else ".".join(map(str, found.absolute_path)) or "body"


def answered(schema: dict[str, Any]) -> dict[str, Any]:
    """An answer that is one object, or a list with an error in place of each question that cannot be answered."""
    return {"oneOf": [schema, {"type": "array", "items": {"anyOf": [schema, ERROR]}}]}


def _object(required: dict[str, Any], also: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": {**required, **(also or {})}}


TEXT, FLAG, NUMBER = {"type": "string"}, {"type": "boolean"}, {"type": "integer"}
NULL_DAY = {"type": ["string", "null"], "format": "date"}
TEXTS = {"type": "array", "items": TEXT}
ERROR = _object({"error": _object({"field": TEXT, "says": TEXT})})
DUE_ANSWER = _object(
    {
        "code": TEXT,
        "name": TEXT,
        "which": {**TEXT, "description": "The term of the code that was counted."},
        "what": TEXT,
        "article": TEXT,
        "law": {**_object({"name": TEXT, "number": TEXT}), "description": "Where the article stands."},
        "unit": {"type": "string", "enum": ["working_days", "calendar_days", "months", "years", "hours"]},
        "unit_name": TEXT,
        "length": NUMBER,
        "from": {**TEXT, "description": "A day; with hours the moment with its offset."},
        "from_means": {**TEXT, "description": "Which day it runs from."},
        "due": {
            "type": ["string", "null"],
            "description": "A day; with hours a moment with offset; null while provisional.",
        },
        "meaning": {"type": "string", "enum": ["last_day", "earliest_day", "window"]},
        "rolls": {**FLAG, "description": "Whether a last day that is a day off moves on."},
        "status": {"type": "string", "enum": ["final", "provisional"]},
        "standing": {
            "type": "string",
            "enum": ["V", "M", "D"],
            "description": "Verified, from memory, design: M and D await the legal office.",
        },
        "standing_name": TEXT,
        "arithmetic": {"type": "array", "items": _object({"day": DAY, "counted": FLAG, "why": TEXT})},
        "alternatives": {"type": "array", "items": _object({"due": DAY, "why": TEXT})},
        "notes": TEXTS,
    },
    {
        "nominal": {**DAY, "description": "Before it moves on."},
        "earliest": {**DAY, "description": "While provisional: the earliest it can be."},
        "calendar_missing": {"type": "array", "items": NUMBER, "description": "Years whose holidays are not loaded."},
        "start": {**NULL_DAY, "description": "With a window: its first day."},
        "expires": {**DAY, "description": "With an earliest day: the last day of the period before it."},
        "days": {**NUMBER, "description": "TRF-06: how many days are left out."},
        "age": {**NUMBER, "description": "LEN-01: full years on `until`."},
        "in_time": {**FLAG, "description": "CAL-07: whether the letter kept the period."},
        "shortest": {**DAY, "description": "PUB-04, PUB-05: the end of the shortest time."},
        "longest": {**DAY, "description": "PUB-04, PUB-05: the end of the longest time."},
    },
)
LATE_FEE_ANSWER = _object(
    {
        "fine": {**TEXT, "description": "Yuan."},
        "due": DAY,
        "on": DAY,
        "stopped": {"type": "array", "items": {"type": "array", "items": DAY}},
        "days": NUMBER,
        "amount": {**TEXT, "description": "Yuan, to the cent."},
        "cap_reached": {**FLAG, "description": "Whether it has reached the fine itself."},
        "arithmetic": TEXTS,
        "article": TEXT,
        "notes": TEXTS,
    }
)
SPAN = {
    "type": ["object", "null"],
    "properties": {"min": {"type": ["string", "null"]}, "max": {"type": ["string", "null"]}, "unit": TEXT},
}
FINDING = _object(
    {
        "code": TEXT,
        "force": {"type": "string", "enum": ["forbids", "asks_reason", "notes"]},
        "says": TEXT,
        "article": TEXT,
        "articles": TEXTS,
    },
    {"reason_given": {**FLAG, "description": "With asks_reason: whether `reasons` has a text under the code."}},
)
PENALTY_ANSWER = _object(
    {
        "verdict": {
            "type": "string",
            "enum": ["ok", "needs_reason", "unlawful"],
            "description": "unlawful when anything is forbidden, needs_reason while a reason is missing, else ok.",
        },
        "range": {**SPAN, "description": "The statutory range in yuan; null where the clause does not fine the party."},
        "tier": {"type": ["string", "null"]},
        "calculation": TEXTS,
        "findings": {"type": "array", "items": FINDING},
        "versions": {
            "type": "array",
            "description": "The dated versions of the clause, side by side; `applied` marks the one that counts.",
            "items": _object(
                {
                    "name": TEXT,
                    "from": NULL_DAY,
                    "until": NULL_DAY,
                    "precondition": TEXT,
                    "individual": SPAN,
                    "unit": SPAN,
                    "penalty": TEXTS,
                    "applied": FLAG,
                }
            ),
        },
    }
)


def table_of_codes() -> str:
    """The codes with their terms and what each takes, for the description."""
    lines = ["| code | which | from | takes |", "|---|---|---|---|"]
    for code in CODES.values():
        for term in code.terms:
            takes = ", ".join(sorted(term.takes))
            lines.append(f"| {code.code} {code.name} | `{term.key}` {term.name} | {term.since} | {takes} |")
    return "\n".join(lines)
