"""What may be fined under the ordinary procedure: the statutory range for the kind of party, computed where the law computes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cases import facts as case_facts
from cases.facts import rows
from cases.models import Case
from enforcement.kernel.clock import local_day
from enforcement.rules.findings import Article
from enforcement.rules.fines import statutory_range
from enforcement.rules.periods import CENT

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


def range_of(case: Case) -> Range:
    """The range of the clause in use for the party of the case, with the local warning line of the day it began."""
    version = case.violation_version
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
