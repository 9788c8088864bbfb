"""Like decisions and guiding cases beside a form: for what is typed or proposed there."""

from __future__ import annotations

from typing import Any

from cases import ranges
from cases.forms.base import StepForm
from cases.forms.deciding import WithCircumstances
from cases.forms.proposing import ProposalForm
from cases.forms.street_sheet import Sheet
from cases.likeness import Held, likeness_of
from cases.models import Proposal
from cases.reading import guiding, like_of

# Steps that judge a proposal: whoever takes them sees where it stands among like decisions.
JUDGES = frozenset(
    {
        *("opinion", "proposal-approval", "supplement", "notice", "review-request", "review", "discussion"),
        *("penalty-decision", "no-penalty-decision"),
    }
)


def beside(form: StepForm, matter: Any) -> dict[str, Any]:
    """What the page of a step shows; `matter` is the file of an ordinary case where the page has read it."""
    if isinstance(form, WithCircumstances):
        held: Held | None = _typed(form)
    elif form.step.name in JUDGES and matter is not None and matter.proposal is not None:
        row: Proposal = matter.proposal.row
        held = like_of.of_proposal(row, form.case)
    else:
        return {}
    return like_of.shown(held, form.user, apart=form.case.pk) | {"guiding": guiding.beside(form.case.violation_id)}


def _typed(form: WithCircumstances) -> Held:
    """What stands in the form now: typed, or put up before."""
    answers = {name.removeprefix("c_"): form[name].value() for name in form.fields if name.startswith("c_")}
    found: dict[str, object] | None = {code: answer == "yes" for code, answer in answers.items() if answer}
    if not found:
        found = None
    elif (chosen := _value(form, "chosen")) in ("lightened", "mitigated"):
        found[str(chosen)] = True
    benchmark = _benchmark(form) if isinstance(form, ProposalForm) else {}
    likeness = likeness_of(form.case.violation_id, form.case.party.kind, found, benchmark)
    return Held(likeness, _fine(form))


def _benchmark(form: ProposalForm) -> dict[str, object]:
    """The benchmark in force with the tier chosen, or what is typed where none is published."""
    if form.offered is None:
        return {name: _value(form, f"b_{name}") for name in ("name", "in_force_from", "chosen")}
    row = form.offered.row
    return {"name": form.offered.name, "in_force_from": row.in_force_from, "chosen": form.tier}


def _fine(form: WithCircumstances) -> Any:
    fine = ranges.amount(_value(form, "fine"))
    return fine if fine is not None and fine.is_finite() and fine > 0 else None


def _value(form: WithCircumstances, name: str) -> object:
    return form[name].value() if name in form.fields else None


def at_the_kerb(sheet: Sheet, *, chosen: Any = None) -> dict[str, Any]:
    """Like decisions on the pages of the street form; with what was `chosen` once it is."""
    if sheet.violation is None:
        return {}
    kind = sheet.checked("party").cleaned_data["kind"]
    answers, fine = (None, None) if chosen is None else (chosen.answers, chosen.fine)
    found = like_of.shown(Held(likeness_of(sheet.violation.pk, kind, answers), fine), sheet.user)
    return found | {"guiding": guiding.beside(sheet.violation.pk)}
