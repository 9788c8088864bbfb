"""Parts of the facts about what the public sees: the published text, the credit display, the standing lists.

Days are legal days, None and empty mean "not stated". Whether a decision is published at all is PublicationFacts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from enforcement.rules.parts_ordinary import PersonId

CreditClass = Literal["minor", "general", "serious"]

# What tells who a person is; natural persons are never shown with it in full.
PERSONAL: Mapping[str, str] = MappingProxyType(
    {"name": "姓名", "address": "住址", "identity": "证件号码", "phone": "电话"}
)

# What every authority shows before it acts. The first five are demanded by law, the others from memory.
BEFOREHAND: Mapping[str, str] = MappingProxyType(
    {
        "authority": "实施机关",
        "grounds": "立案依据",
        "procedure": "实施程序",
        "remedies": "救济渠道",
        "benchmark": "裁量基准",
        "officers": "执法人员",
        "duties": "职责",
        "lists": "权力和责任清单",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureFacts:
    """The text about to be shown to the public (PUB-07, PUB-08).

    `shown`: which keys of PERSONAL appear in full, None: nobody has looked. `identity_hidden`: nothing in it tells
    who the minor is. `checked_by_id`: who read the masked text once more.
    """

    state_secret: bool | None = None
    secrets_handled: bool | None = None
    shown: frozenset[str] | None = None
    identity_hidden: bool | None = None
    checked_by_id: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFacts:
    """The credit display 信用公示 of one decision (PUB-02, 04, 05).

    `key_field`: a key field of the rules before 2026-04-01. `need_document`: the paper of the department in charge
    that finds showing a minor matter needed. `performed`: all duties done and the conduct corrected. `repair_on`: the
    party asked for repair 信用修复. `ended_on`: the last day it was shown; `end_basis`: the rule of the department in
    charge, where it goes on past its longest day. `withdrawn`: it ended because the decision was overturned.
    """

    decided_on: date | None = None
    stated_class: CreditClass | Literal[""] = ""
    key_field: bool = False
    shown_on: date | None = None
    need_document: str = ""
    performed: bool | None = None
    repair_on: date | None = None
    ended_on: date | None = None
    end_basis: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFacts:
    """One row handed to the credit platform (PUB-06): the keys of disclosure.EXPORTED it fills, its unit of money."""

    filled: frozenset[str] = frozenset()
    money_unit: Literal["yuan", "ten_thousand", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforehandFacts:
    """One of BEFOREHAND: when it was formed or last changed, and when the public could last read it anew."""

    item: str = ""
    changed_on: date | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """The general picture of enforcement in one year, as shown to the public (PUB-10)."""

    year: int | None = None
    published_on: date | None = None
