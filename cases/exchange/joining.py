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
    _people(found)
    _lists(found, acts)
    _hearing(found, acts)
    _enforcement(found, acts)
    _measures(found, acts)
    return found


# An act of this kind is an entry of this list when the file has none: kind → section, property of its day.
LISTED = {
    "notice": ("notices", "delivered_on"),
    "statement": ("statements", "received_on"),
    "registration": ("registrations", "registered_on"),
}


def _people(found: dict[str, Any]) -> None:
    """Entries of the list of officers are different people, also when the file names none or all alike."""
    names = [each.get("name") for each in found.get("officers") or ()]
    for place, each in enumerate(found.get("officers") or ()):
        if not each.get("id") and (not each.get("name") or names.count(each["name"]) > 1):
            each["id"] = f"（第{place + 1}人）"


def _lists(found: dict[str, Any], acts: list[dict[str, Any]]) -> None:
    for kind, (section, name) in LISTED.items():
        moments = [act["at"][:10] for act in acts if act["kind"] == kind]
        listed = found.get(section)
        if section not in found and moments:
            found[section] = [{name: moment} for moment in moments]
        elif listed and len(moments) == len(listed) == 1 and not _dated(listed[0]):
            listed[0][name] = moments[0]
    _deliveries(found, acts)


def _hearing(found: dict[str, Any], acts: list[dict[str, Any]]) -> None:
    """A hearing that was held was over on its day, unless the file says when."""
    hearing = found.get("hearing")
    if not isinstance(hearing, dict) or hearing.get("held") is False or hearing.get("ended_on"):
        return
    held = hearing.get("held_on") or _last(act["at"][:10] for act in acts if act["kind"] == "hearing")
    if held:
        hearing["ended_on"] = held


def _dated(entry: Mapping[str, Any]) -> bool:
    return any(name.endswith("_on") and entry[name] for name in entry)


def _deliveries(found: dict[str, Any], acts: list[dict[str, Any]]) -> None:
    """A delivery after the decision is one of the decision; an earlier one may be of the notice."""
    decided = _last(act["at"][:10] for act in acts if act["kind"] == "decision") or (found.get("decision") or {}).get(
        "on"
    )
    if "deliveries" in found or not decided:
        return
    after = [act["at"][:10] for act in acts if act["kind"] == "delivery" and act["at"][:10] >= decided[:10]]
    if after:
        found["deliveries"] = [{"paper": "decision", "on": after[0]}]


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
        told["standing"] = {**NO_REMEDY, **_standing(found), **(told.get("standing") or {})}
    found["enforcement"] = told


# A remedy that no file tells of was not used.
NO_REMEDY = {"reconsideration_asked": False, "sued": False}


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
