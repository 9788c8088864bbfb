"""Local values: what the statute leaves to the place, each with its standing and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
Status = Literal["V", "M", "D"]  # verified, from memory, design: M and D await the legal office

# Local values that are amounts or shares; rows keep them as text.
DECIMAL_VALUES = frozenset(
    {
        "warning_line", "hearing_citizen", "hearing_unit", "review_citizen", "review_unit",
        "serious_fine", "watch_rise", "watch_low", "watch_concentration",
        "clearly_below_market",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """A local value with its standing; `unit` in words where it has one."""

    value: T
    status: Status = "D"
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """Local parameters resolved for the organisation and the day. None: not set by the legal office yet.

    The defaults are proposals with their standing, for calculations without a place; for a case `missing` names
    the mandatory keys nobody has set, and then nothing is decided (local_keys).
    """

    missing: frozenset[str] = frozenset()
    sole_trader_as: Parameter[str] = Parameter("individual")
    warning_line: Parameter[Decimal] = Parameter(Decimal("0.95"), unit="法定上限的份额")
    first_offence_window: Parameter[int] = Parameter(2, unit="年")
    report_days: Parameter[int] = Parameter(3, unit="工作日")
    simple_volume_cap: Parameter[int] = Parameter(50, unit="案")
    correction_days: Parameter[int] = Parameter(3, unit="自然日")
    due_soon_days: Parameter[int] = Parameter(3, unit="工作日")
    escalation_days: Parameter[int] = Parameter(3, unit="工作日")
    mitigation_needs_review: Parameter[bool] = Parameter(True)
    lateness_hours: Mapping[str, int] = field(default_factory=dict)  # step → longest lateness, in hours
    default_lateness_hours: Parameter[int | None] = Parameter(None, unit="小时")  # of every other step
    # FIL-01, FIL-05: verification of a clue, its extension, the answer to a named reporter, passing on.
    verification_days: Parameter[int] = Parameter(15, "M", unit="工作日")
    verification_extension_days: Parameter[int] = Parameter(10, "M", unit="工作日")
    answer_days: Parameter[int] = Parameter(5, unit="工作日")
    pass_on_days: Parameter[int] = Parameter(3, unit="工作日")
    # PRE-02, PRE-05: statement of the party; from which amount a hearing is offered, bound included or not.
    statement_days: Parameter[int] = Parameter(5, "M", unit="工作日")
    hearing_citizen: Parameter[Decimal | None] = Parameter(None, unit="元")
    hearing_unit: Parameter[Decimal | None] = Parameter(None, unit="元")
    hearing_inclusive: Parameter[bool] = Parameter(True)
    # REV-03, REV-05: what is reviewed besides the statute's cases (keys of review.LOCAL_REASONS), from which
    # amount, and how long a review takes.
    always_reviewed: Parameter[tuple[str, ...]] = Parameter(())
    review_citizen: Parameter[Decimal | None] = Parameter(None, unit="元")
    review_unit: Parameter[Decimal | None] = Parameter(None, unit="元")
    review_inclusive: Parameter[bool] = Parameter(True)
    review_days: Parameter[int] = Parameter(5, "M", unit="工作日")
    # REV-06: how many heads discuss together at least; never fewer than two.
    discussion_members: Parameter[int] = Parameter(2, unit="人")
    # DEC-02: the two extensions of the 90 days. SRV-07: the days of an announcement.
    extension_days: Parameter[int] = Parameter(30, "M", unit="自然日")
    long_extension_days: Parameter[int] = Parameter(60, "M", unit="自然日")
    announcement_days: Parameter[int] = Parameter(30, "V", unit="自然日")
    # A case without any act for so long is found even when nothing is due.
    idle_days: Parameter[int] = Parameter(10, unit="工作日")
    # TRF-02, TRF-04: whether the 3 days are calendar or working days. TRF-06: whether a transfer stops the 90 days.
    transfer_working_days: Parameter[bool] = Parameter(False)
    pause_on_transfer: Parameter[bool] = Parameter(True)
    # PUB-04: from which fine a breach of faith is serious; the text of the definition was not found.
    serious_fine: Parameter[Decimal | None] = Parameter(None, "M", unit="元")
    # FIN-02, FIN-03: from which rise over the year before, how many fines of one party in how many days, up to
    # which fine is low, from which share of one group the fines are concentrated.
    watch_rise: Parameter[Decimal] = Parameter(Decimal("0.30"), unit="份额")
    watch_repeats: Parameter[int] = Parameter(5, unit="次")
    watch_days: Parameter[int] = Parameter(30, unit="自然日")
    watch_low: Parameter[Decimal] = Parameter(Decimal(200), unit="元")
    watch_concentration: Parameter[Decimal] = Parameter(Decimal("0.50"), unit="份额")
    # ENF-09: between which hours it is night. CMP-11: goods that rot, goods nobody takes back.
    night_from: Parameter[int] = Parameter(22, unit="时")
    night_until: Parameter[int] = Parameter(6, unit="时")
    perishable_days: Parameter[int] = Parameter(2, unit="自然日")
    unclaimed_days: Parameter[int] = Parameter(60, unit="自然日")
    # CMP-12: below which share of the market price a sale is clearly too low. ILL-01: a fine beside a removal.
    clearly_below_market: Parameter[Decimal] = Parameter(Decimal("0.70"), unit="市场价的份额")
    removal_may_be_fined: Parameter[bool] = Parameter(False)
