"""Writing the party: numbers normalised, encrypted, and findable only by keyed hash."""

from __future__ import annotations

from cases.actions.beside import put
from cases.models import Case, Party
from cases.queries import normal_number, normal_phone
from cases.shapes import PartyGiven
from enforcement.kernel.crypto import lookup


def write(case: Case, given: PartyGiven) -> Party:
    """The one party of the case, new or rewritten before the decision."""
    number, phone = normal_number(given.id_number), normal_phone(given.phone)
    return put(
        case,
        Party,
        kind=given.kind,
        name=given.name.strip(),
        representative=given.representative.strip(),
        id_kind=given.id_kind if number else Party.IdKind.NONE,
        id_number=number,
        id_lookup=lookup(number) if number else None,
        id_override_reason=given.id_override_reason.strip(),
        unidentified_reason=given.unidentified_reason.strip(),
        born=given.born,
        age_group="" if given.born else given.age_group,
        capacity=given.capacity,
        phone=phone,
        phone_lookup=lookup(phone) if phone else None,
        phone_tail_lookup=lookup(f"tail:{phone[-4:]}") if phone else None,
        address=given.address.strip(),
    )
