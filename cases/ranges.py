"""What may be fined under the ordinary procedure: the statutory range for the kind of party, computed where the law computes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases import facts as case_facts
from cases.below import below
from cases.facts import rows
from cases.models import Case
from discretion.models import ViolationVersion
from discretion.queries import clauses, own
from enforcement.kernel.clock import local_day
from enforcement.rules import versions
from enforcement.rules.facts import Local, PartyFacts
from enforcement.rules.findings import Article
from enforcement.rules.fines import statutory_range
from enforcement.rules.periods import CENT
from enforcement.rules.track import counts_as_unit

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Range:
    """The range in yuan, ends included; `high` is None when no fine may be imposed, `says` tells why.

    `line` is the amount from which a reason is asked; a range with one amount only has none.
    """

    low: Decimal
    high: Decimal | None
    line: Decimal | None
    says: str
    warning: bool
    warning_required: bool
    confiscation: bool
    penalty: tuple[Article, ...]
    way: str
    base: Decimal | None

    @property
    def fixed(self) -> bool:
        """Whether there is one lawful amount only, so that nothing is the top."""
        return self.high is not None and self.low == self.high


def comparison_of(case: Case, day: date) -> versions.Comparison | None:
    """The law of the act and that of `day`, or of the decision, side by side for the party of the case (DEC-11).

    None while one version governs both days.
    """
    on = local_day(case.decided_at) if case.decided_at else day
    acted = local_day(case.ended_at or case.began_at)
    if not any(acted < row.valid_from <= on for row in clauses(case.violation)):
        return None
    last = next(reversed(below(case).rechecks), None)
    party = PartyFacts(kind=case.party.kind)  # type: ignore[arg-type]  # one of the choices
    sole = case.party.kind == "sole_trader"
    local = case_facts.local_of(case.organisation, on) if sole else Local()
    return versions.comparison(
        rows.violation(case.violation, case.violation_version, (), case.fine_base).versions,
        acted,
        on,
        refused=last is not None and last["result"] in ("refused", "not_corrected"),
        as_unit=counts_as_unit(party, local),
    )


def _in_use(case: Case, day: date) -> ViolationVersion | None:
    """The clause of the case; before anything is proposed the one that would apply if it were on `day`."""
    if case.state != Case.State.FILED:
        return case.violation_version
    found = comparison_of(case, day)
    sides = () if found is None else (found.then, found.now)
    chosen = {side.version.key for side in sides if side.applies and side.version.unlawful}
    return next((row for row in own(case.violation) if row.pk in chosen), case.violation_version)


def range_of(case: Case, day: date | None = None) -> Range:
    """The range of the clause in use for the party of the case, with the local warning line of the day it began.

    `day`: on which it would be proposed, while nothing is.
    """
    version = case.violation_version if day is None else _in_use(case, day)
    violation, party = rows.violation(case.violation, version, (), case.fine_base), rows.party(case.party)
    local = case_facts.local_of(case.organisation, local_day(case.last_act_at))
    low, high, says = ZERO, None, ""
    found = statutory_range(violation, party, local)
    if "fine" in violation.kinds and found is not None and found.maximum is not None:
        low, high = found.minimum or ZERO, found.maximum
    elif "fine" in violation.kinds and found is not None and version is not None and version.way:
        says = "罚款须按基数计算，案卷没有登记计罚基数。请补正登记。"
    else:
        says = "处罚依据没有对这类当事人规定罚款，不能罚款。"
    line = None if high is None or low == high else (high * local.warning_line.value).quantize(CENT)
    return Range(
        low=low,
        high=high,
        line=line,
        says=says,
        warning="warning" in violation.kinds,
        warning_required=violation.warning_required,
        confiscation="confiscation" in violation.kinds,
        penalty=violation.penalty,
        way=version.get_way_display() if version and version.way else "",
        base=case.fine_base,
    )


def band(found: Range, fine: Decimal | None, low: Decimal | None, high: Decimal | None) -> dict[str, str] | None:
    """The range as a bar from zero to its top, with the tier and the fine where they are known.

    Shares of the width in per cent, as SVG takes them; two per cent stay free on each side.
    """
    top = found.high
    if top is None or top <= 0:
        return None
    bar = {"from": _at(found.low, top), "wide": _width(top - found.low, top)}
    if low is not None and high is not None and low <= high <= top:
        bar |= {"tier_from": _at(low, top), "tier_wide": _width(max(high - low, top / 200), top)}
    if fine is not None and 0 < fine <= top:
        bar["fine"] = _at(fine, top)
        bar["anchor"] = "start" if fine * 2 < top else "end"
    return bar


def _at(amount: Decimal, top: Decimal) -> str:
    return f"{2 + amount * 96 / top:.2f}%"


def _width(amount: Decimal, top: Decimal) -> str:
    return f"{max(amount * 96 / top, Decimal('0.5')):.2f}%"


def amount(text: object) -> Decimal | None:
    """A number as it was typed or stored; None when it is none."""
    try:
        return Decimal(str(text).strip())
    except ArithmeticError:
        return None
