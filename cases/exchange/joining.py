"""What one place of a file says about another: days of acts and deliveries that date enforcement and seizure."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

# An act of this kind dates this property of the enforcement section: kind → part, property.
DATES = {
    "demand": ("demand", "delivered_on"),
    "court_application": ("court", "on"),
}


def joined(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with what follows from its own other places; nothing that it states is changed."""
    found = copy.deepcopy(dict(document))
    acts = [act for act in found["acts"] if act.get("at")]
    _enforcement(found, acts)
    _measures(found, acts)
    return found


def _enforcement(found: dict[str, Any], acts: list[dict[str, Any]]) -> None:
    if found.get("enforcement", {}) is None:
        return
    told = dict(found.get("enforcement") or {})
    for kind, (part, name) in DATES.items():
        last = _last(act["at"] for act in acts if act["kind"] == kind)
        if last is not None and told.get(part, {}) is not None:
            told[part] = {name: last[:10], **(told.get(part) or {})}
    if not told:
        return
    if told.get("standing", {}) is not None:
        standing = {**_standing(found), **(told.get("standing") or {})}
        if standing:
            told["standing"] = standing
    found["enforcement"] = told


def _standing(found: dict[str, Any]) -> dict[str, Any]:
    """How far the remedies have run, as far as deliveries and remedies tell."""
    delivered = _last(
        each["on"]
        for each in found.get("deliveries") or ()
        if each.get("on") and each.get("paper") in (None, "decision")
    )
    standing: dict[str, Any] = {} if delivered is None else {"delivered_on": delivered}
    if found.get("remedies") == []:
        standing |= {"reconsideration_asked": False, "sued": False}
    for each in found.get("remedies") or ():
        if each.get("kind") == "reconsideration":
            standing["reconsideration_asked"] = True
            if each.get("ended_on"):
                standing["reconsidered_on"] = each["ended_on"]
            if each.get("outcome") in ("upheld", "changed", "revoked"):
                standing["reconsidered"] = each["outcome"]
        elif each.get("kind") == "suit":
            standing["sued"] = True
            if each.get("ended_on"):
                standing["court_ended_on"] = each["ended_on"]
    return standing


def _measures(found: dict[str, Any], acts: list[dict[str, Any]]) -> None:
    """One seizure happened when the one act of seizing did; an act of seizing is a seizure."""
    moments = [act["at"] for act in acts if act["kind"] == "measure"]
    if "measures" not in found and any(act["kind"] == "measure" for act in found["acts"]):
        found["measures"] = [{"at": moment} for moment in moments] or [{}]
    elif found.get("measures") and len(moments) == len(found["measures"]) == 1:
        found["measures"][0].setdefault("at", moments[0])


def _last(texts: Iterable[str]) -> str | None:
    return max(texts, default=None)
