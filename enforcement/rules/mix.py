"""721: how problems were solved, by service, management or enforcement; shares are shown, never a limit (S721-01, 02)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.parts_watch import ACTS, WAYS, Way
from enforcement.rules.statutes import GUIDANCE, PENALTY_LAW

METHOD = (Article(GUIDANCE, "三（四）"),)
COUNTED = (Article(GUIDANCE, "三（四）"), Article(GUIDANCE, "三（五）"))
FILED = (Article(PENALTY_LAW, 54, 2), *METHOD)
STRONGEST_FIRST: tuple[Way, ...] = ("enforcement", "management", "service")
# What the guidance points to, in per cent; a direction for all work orders together, of no single one.
DIRECTION: Mapping[Way, Decimal] = MappingProxyType(
    {"service": Decimal(70), "management": Decimal(20), "enforcement": Decimal(10)}
)
TENTH = Decimal("0.1")


def way_of(acts: Iterable[str]) -> Way:
    """The one way a work order counts as: the strongest of what was done (S721-02, design).

    Raises ValueError when nothing was done or an act is not one of ACTS.
    """
    done = set(acts)
    unknown = done - set(ACTS)
    if unknown or not done:
        raise ValueError(f"cannot be counted: {', '.join(sorted(unknown)) or 'nothing was done'}")
    ways = {ACTS[act][0] for act in done}
    return next(way for way in STRONGEST_FIRST if way in ways)


@dataclass(frozen=True, slots=True)
class Share:
    """One way: how many work orders, their share in per cent to a tenth, and how far that is from the direction."""

    way: Way
    count: int
    share: Decimal
    drift: Decimal


def shares(counts: Mapping[Way, int]) -> tuple[Share, ...]:
    """The shares of finished work orders, service first; empty when none is finished (S721-01, design).

    Raises ValueError for a negative count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is never negative")
    total = sum(counts.values())
    if total == 0:
        return ()
    made = []
    for way in WAYS:
        count = counts.get(way, 0)
        share = (Decimal(count) * 100 / total).quantize(TENTH, ROUND_HALF_UP)
        made.append(Share(way, count, share, share - DIRECTION[way]))
    return tuple(made)


@rule("S721-02", basis=COUNTED)
def a_work_order_counts_once_as_its_strongest_act(facts: Facts) -> Iterator[Finding]:
    """One work order, one way: enforcement before management before service (S721-02, design)."""
    order = facts.work_order
    if order is None:
        return
    try:
        expected = way_of(order.acts)
    except ValueError:
        yield forbids("S721-02", "没有写明怎样处置，不能归类。请选定处置措施。", *COUNTED, mend="procedure")
        return
    if order.counted_as != expected:
        says = f"本工单应当计入「{WAYS[expected]}」：一单只计一类，取最强的处置措施。请改正。"
        yield forbids("S721-02", says, *COUNTED, mend="procedure")


@rule("S721-01", basis=FILED)
def no_case_is_held_back_for_the_shares(facts: Facts) -> Iterator[Finding]:
    """The shares are a direction and never a reason not to file what must be filed (54条2款)."""
    if facts.work_order is not None and facts.work_order.held_back:
        says = "721 比例只是导向，不得因比例不立案。符合立案标准的应当及时立案。"
        yield forbids("S721-01", says, *FILED, mend="filing")
