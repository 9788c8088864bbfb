"""From a complete sheet to the shape the action takes: the whole act at the kerb."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from cases.forms.street_end import DISPUTED, LET_OFF, ORDER_ONLY, REFUSED, SAID
from cases.forms.street_sheet import Sheet
from cases.shapes import (
    Act,
    CashGiven,
    ConductGiven,
    ConversionGiven,
    DecisionGiven,
    EvidenceGiven,
    NoPenaltyGiven,
    Opening,
    OrderGiven,
    PartyGiven,
    RecheckGiven,
    Registration,
    StatementGiven,
    Street,
)
from enforcement.kernel.clock import SHANGHAI, local_day

PLAIN = (
    "kind", "name", "representative", "id_kind", "id_number", "id_override_reason", "unidentified_reason", "born",
    "age_group", "capacity", "phone", "address",
)  # fmt: skip


def act_of(sheet: Sheet, reasons: Mapping[str, str]) -> Act:
    """Who acts, now, with the reasons written."""
    return Act(by=sheet.user, at=sheet.now, now=sheet.now, reasons=dict(reasons))


def street_of(sheet: Sheet, *, signed: bool = True) -> Street:
    """The whole act. Every page of the sheet must be complete; `signed` False is for looking ahead."""
    seen = sheet.checked("evidence").cleaned_data
    ends = _ending(sheet) if signed else {}
    refuses = seen["order"] == "refused"
    return Street(
        opening=_opening(sheet),
        evidence=evidence_of(sheet),
        order=_order(sheet),
        statement=_statement(sheet),
        outcome=_outcome(sheet),
        ordered_at=seen["found_at"],
        recheck=RecheckGiven(result="refused", note="责令后当场拒不改正") if refuses else None,
        education=sheet.checked("amount").cleaned_data["education"] if sheet.lets_off else "",
        commitment=sheet.checked("amount").cleaned_data["commitment"] if sheet.lets_off else "",
        **ends,
    )


def _opening(sheet: Sheet) -> Opening:
    form = sheet.checked("evidence")
    return Opening(
        **_matter(sheet),
        conduct=ConductGiven(**form.done, recorder_number=form.cleaned_data["recorder_number"]),
        harm=sheet.checked("amount").cleaned_data["harm"] in ("slight", "grave"),
    )


def registration_of(sheet: Sheet) -> Registration:
    """The matter as it is registered for filing. Every page of the sheet must be complete."""
    told = sheet.checked("register").cleaned_data
    return Registration(
        **_matter(sheet),
        source=told["source"],
        named_reporter=told["named_reporter"],
        harm=told["harm"],
        fine_base=told.get("fine_base"),
    )


def _matter(sheet: Sheet) -> dict[str, Any]:
    """What both procedures begin with."""
    seen, who = sheet.checked("evidence").cleaned_data, sheet.checked("party").cleaned_data
    return {
        "id": sheet.draft.pk,
        "organisation_id": seen["organisation"],
        "violation_code": seen["violation"],
        "place": seen["place"],
        "facts": seen["facts"],
        "began_at": _began(seen),
        "found_at": seen["found_at"],
        "second_officer_id": who["second_officer"],
        "party": PartyGiven(**{name: who[name] for name in PLAIN}),
        "latitude": seen["latitude"],
        "longitude": seen["longitude"],
        "in_jurisdiction": not seen["outside"],
        "jurisdiction_basis": seen["jurisdiction_basis"],
        "continuing": seen["continuing"],
        "clue_id": sheet.draft.clue_id,
    }


def _began(seen: Mapping[str, Any]) -> datetime:
    found: datetime = seen["found_at"]
    began = seen["began_on"]
    if began is None or began == local_day(found):
        return found
    return datetime.combine(began, time(), SHANGHAI)


def evidence_of(sheet: Sheet) -> tuple[EvidenceGiven, ...]:
    """Each picture once, as electronic data taken at the time the telephone says."""
    place = sheet.checked("evidence").cleaned_data["place"]
    return tuple(
        EvidenceGiven(
            id=photo.pk,
            kind="electronic",
            title=f"现场照片 {number}：{place}"[:100],
            file=photo.file,
            taken_at=photo.taken_at or photo.received_at,
            latitude=photo.latitude,
            longitude=photo.longitude,
        )
        for number, photo in enumerate(sheet.photos, start=1)
    )


def _order(sheet: Sheet) -> OrderGiven:
    seen = sheet.checked("evidence").cleaned_data
    by_day, corrected = seen["order"] == "by_day", seen["order"] == "corrected"
    return OrderGiven(
        requirement=seen["requirement"],
        due_on=seen["due_on"] if by_day else None,
        corrected_at=sheet.now if corrected else None,
    )


def _statement(sheet: Sheet) -> StatementGiven | None:
    said = sheet.checked("amount").cleaned_data
    if said["penalty"] == ORDER_ONLY:
        return None
    if said["statement"] != SAID:
        return StatementGiven(made=False, rights_told=True)
    return StatementGiven(
        made=True, rights_told=True, content=said["said"], review=said["review"], review_reason=said["review_reason"]
    )


def _outcome(sheet: Sheet) -> DecisionGiven | NoPenaltyGiven | ConversionGiven | None:
    form = sheet.checked("amount")
    chosen = form.cleaned_data
    if chosen["penalty"] == ORDER_ONLY:
        return None
    if chosen["statement"] == DISPUTED:
        return ConversionGiven(reason=chosen["convert_reason"])
    if chosen["penalty"] == LET_OFF:
        return NoPenaltyGiven(ground=chosen["ground"], circumstances=form.answers)
    return DecisionGiven(fine=form.fine, warning=form.warning, circumstances=form.answers)


def _ending(sheet: Sheet) -> dict[str, Any]:
    """How the paper reached the party, and whether cash was taken."""
    if not sheet.makes_paper:
        return {}
    end = sheet.checked("issue").cleaned_data
    refused = end["delivery"] == REFUSED
    receiver = (end["handed_to"] or "party") if refused else end["delivery"]
    name = sheet.checked("party").cleaned_data["name"]
    return {
        "handed": end["handed"],
        "refused": refused,
        "refusal_note": end["refusal_note"],
        "witness": end["witness"],
        "relation": "" if receiver == "party" else receiver,
        "recipient": "" if refused else (end["recipient"] or name)[:60],
        "cash": _cash(sheet, end),
    }


def _cash(sheet: Sheet, end: Mapping[str, Any]) -> CashGiven | None:
    fine = sheet.checked("amount").fine
    if not end["cash"] or fine is None:
        return None
    return CashGiven(
        amount=fine,
        ground=end["cash_ground"],
        receipt_number=end["receipt_number"].strip(),
        reason=end["cash_reason"],
        asked_by_party=end["cash_asked"],
    )


def client_id(text: str | None) -> uuid.UUID:
    """The id a client made for its draft, or a new one."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.uuid4()
