"""Where silence is not enough: the file itself states what makes the law want a word on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cases.exchange.reading import CaseFile
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Finding
from enforcement.rules.review import review_causes
from enforcement.rules.waivers import NO_FAULT

OF_EVERY_CASE = "then"  # the cause of review that the earlier law had for every decision; it tells nothing of this one


def _warning(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The clause demands a warning beside the fine."""
    return facts.violation is not None and facts.violation.warning_required


def _elements(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The file names an element that has to be proved, or shows none."""
    return bool(file.listed("elements")) or bool(facts.violation is not None and facts.violation.elements)


def _refusal(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The clause punishes only refusal or delay, and the file does not say that there was any."""
    told = facts.order is not None and facts.recheck is not None and facts.recheck.result is not None
    return not told and facts.violation is not None and facts.violation.precondition is not None


def _together(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The case is called grave or complicated, or the file says that nobody discussed it."""
    called = bool(facts.gravity.grave or facts.gravity.complicated)
    return (called and file.told("discussion") is None) or file.denies("discussion")


def _review(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """Something stated makes review due, or the file says that there was none; one that agreed leaves nothing to ask."""
    if (file.told("review") or {}).get("result") == "agree":
        return False
    gravity = facts.gravity
    stated = gravity.public_interest or gravity.difficult or gravity.several_relations or gravity.review_by_law
    due = {cause.key for cause in review_causes(facts)} - {OF_EVERY_CASE}
    return bool(stated) or file.denies("review") or (facts.procedure == "ordinary" and bool(due))


def _hearing(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The file states from which amount a hearing is offered."""
    return facts.local.hearing_citizen.value is not None or facts.local.hearing_unit.value is not None


def _gains(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The file states what was earned."""
    return facts.gains is not None and facts.gains.received is not None


def _fault(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """The party says that it was not at fault."""
    claimed = bool((file.told("circumstances") or {}).get("no_fault_claimed"))
    return claimed and NO_FAULT in finding.basis


def _crime(file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """A crime is suspected: whatever was done instead of the transfer is explained."""
    return facts.crime is not None and facts.crime.suspected is True


WANTED: Mapping[str, Callable[[CaseFile, Facts, Finding], bool]] = {
    "the_penalty_is_of_a_lawful_kind": _warning,
    "each_element_is_proved": _elements,
    "refusal_to_correct_is_proved_first": _refusal,
    "a_grave_case_is_decided_together": _together,
    "whether_the_case_is_grave_is_answered": _together,
    "a_case_due_for_review_has_passed_it": _review,
    "what_makes_review_due_is_answered": _review,
    "a_hearing_is_offered_where_due": _hearing,
    "unlawful_gains_are_taken_whole": _gains,
    "those_not_answerable_are_not_punished": _fault,
    "a_suspected_crime_is_not_punished_instead": _crime,
}


def wants_a_word(rule: str, file: CaseFile, facts: Facts, finding: Finding) -> bool:
    """Whether what the file does not state has to be stated because of what it does (ASKS_REASON, not NOTES)."""
    return rule in WANTED and WANTED[rule](file, facts, finding)
