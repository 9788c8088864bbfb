"""Which amounts may be fined on the spot: what the law, the kind of party and the procedure leave, to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from cases import facts as case_facts
from cases import queries
from cases.facts import rows
from enforcement.models import Organisation
from enforcement.rules import fines
from enforcement.rules.facts import Local, PartyFacts, ViolationFacts
from enforcement.rules.findings import Article
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import spot_limit
from enforcement.rules.track import counts_as_unit

STEPS = tuple(Decimal(each) for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
MOST_CHOICES = 5
ONE_YUAN = Decimal(1)


@dataclass(frozen=True)
class Bounds:
    """What may be imposed for one violation by one kind of party on one day. Yuan, ends included.

    `choices` are round amounts between `low` and `high`; `says` tells why no fine is possible, else empty.
    `tbc`: whether the reading of the law that decided here awaits the legal office.
    """

    statutory_low: Decimal
    statutory_high: Decimal
    limit: Decimal
    low: Decimal
    high: Decimal
    choices: tuple[Decimal, ...]
    says: str
    warning: bool
    warning_required: bool
    as_unit: bool
    tbc: bool
    precondition: str
    penalty: tuple[Article, ...]
    defining: tuple[Article, ...]
    limit_article: Article
    warning_line: Decimal

    @property
    def fine(self) -> bool:
        """Whether any fine may be imposed on the spot."""
        return not self.says


def bounds(violation_code: str, party_kind: str, organisation: Organisation, began_on: date, day: date) -> Bounds:
    """The bounds under the clause in force when the act began, with local values and limits of `day`.

    Raises Invalid for an unknown violation.
    """
    found, version = queries.violation_on(violation_code, began_on)
    violation = rows.violation(found, version, ())
    party = PartyFacts(kind=party_kind)  # type: ignore[arg-type]  # one of the choices of the form
    return _bounds(violation, party, case_facts.local_of(organisation, day), day)


def _bounds(violation: ViolationFacts, party: PartyFacts, local: Local, day: date) -> Bounds:
    statutory = fines.statutory_range(violation, party, local)
    amounts = fines.lawful_amounts(violation, party, local, day)
    high = (statutory and statutory.maximum) or Decimal(0)
    limit = spot_limit(counts_as_unit(party, local), day)
    says = amounts.says if amounts.empty else ""
    if "fine" not in violation.kinds:
        says = "处罚依据没有规定罚款。"
    return Bounds(
        statutory_low=(statutory and statutory.minimum) or Decimal(0),
        statutory_high=high,
        limit=limit.yuan,
        low=amounts.low,
        high=amounts.high,
        choices=() if says else round_amounts(amounts.low, amounts.high),
        says=says,
        warning="warning" in violation.kinds,
        warning_required=violation.warning_required,
        as_unit=counts_as_unit(party, local),
        tbc=party.kind == "sole_trader" and local.sole_trader_as.status != "V",
        precondition=violation.precondition or "",
        penalty=violation.penalty,
        defining=violation.defining,
        limit_article=limit.article,
        warning_line=(high * local.warning_line.value).quantize(CENT),
    )


def round_amounts(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """A few round amounts from `low` to `high`, both ends among them unless the lower is under one yuan."""
    low, high = _whole(low), _whole(high)
    ends = {high} | ({low} if low >= ONE_YUAN else set())
    for step in STEPS:
        first = (max(low, ONE_YUAN) / step).to_integral_value(ROUND_CEILING)
        last = (high / step).to_integral_value(ROUND_FLOOR)
        if last - first < MOST_CHOICES:
            between = {number * step for number in range(int(first), int(last) + 1)}
            return tuple(sorted(ends | between))
    return tuple(sorted(ends))


def _whole(amount: Decimal) -> Decimal:
    """The amount without cents where there are none, so that 50 and 50.00 are one choice."""
    return amount.quantize(ONE_YUAN) if amount == amount.to_integral_value() else amount
