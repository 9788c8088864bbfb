"""The amount: inside the statutory range, on the spot inside its limit, top and bottom only for a cause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from enforcement.rules.facts import Facts, FineRange, Local, OtherBasis, PartyFacts, ViolationFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.periods import CENT
from enforcement.rules.statutes import GUIDANCE, PENALTY_LAW, REVISED, spot_limit
from enforcement.rules.track import counts_as_unit
from enforcement.rules.waivers import must_be_lightened, young

WITHIN = (Article(PENALTY_LAW, 5, 2), Article(PENALTY_LAW, 38, 1))
TOP = (Article(GUIDANCE, "二（二）"),)
MITIGATION = (Article(PENALTY_LAW, 32), Article(PENALTY_LAW, 30), Article(PENALTY_LAW, 31))
ONE_FINE = (Article(PENALTY_LAW, 29),)
HIGHER_LAW = (Article("立法法", "（上位法优先，凭记忆，待法制机构确认）"), Article(PENALTY_LAW, 29))
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts in yuan that may be fined, ends included; `empty` when none may, with `says` why."""

    low: Decimal
    high: Decimal
    empty: bool = False
    says: str = ""


def statutory_range(violation: ViolationFacts, party: PartyFacts, local: Local) -> FineRange | None:
    """The range for this kind of party, no minimum as 0 (LEN-11); None: the law sets no fine for it."""
    found = violation.unit if counts_as_unit(party, local) else violation.individual
    return None if found is None else FineRange(found.minimum or ZERO, found.maximum)


def lawful_amounts(
    violation: ViolationFacts, party: PartyFacts, local: Local, day: date, *, mitigated: bool = False
) -> Amounts:
    """What may be fined on the spot on `day`: the statutory range cut by the limit of 51条.

    With `mitigated` the statutory minimum gives way (LEN-07). Yuan, ends included.
    """
    found = statutory_range(violation, party, local)
    if found is None or found.maximum is None:
        return Amounts(ZERO, ZERO, True, "法律、法规、规章没有对这类当事人规定罚款数额。")
    limit = spot_limit(counts_as_unit(party, local), day).yuan
    low = CENT if mitigated else max(found.minimum or ZERO, CENT)
    high = min(found.maximum, limit)
    if low > high:
        return Amounts(low, high, True, f"法定最低罚款 {low} 元，超过当场处罚限额 {limit} 元，应当转为普通程序。")
    return Amounts(low, high)


def _fine_and_range(facts: Facts) -> tuple[Decimal, FineRange] | None:
    """The proposed fine with its range, when both are stated and a maximum is fixed."""
    if not facts.punishes or facts.proposal is None or facts.proposal.fine is None or facts.violation is None:
        return None
    found = statutory_range(facts.violation, facts.party, facts.local)
    return None if found is None or found.maximum is None else (facts.proposal.fine, found)


@rule("DEC-08", "LEN-11", basis=WITHIN)
def the_penalty_is_of_a_lawful_kind(facts: Facts) -> Iterator[Finding]:
    """Something is imposed, of a kind the clause knows, with the warning it demands (行政处罚法 5条2款)."""
    proposal, violation = facts.proposal, facts.violation
    if proposal is None or not facts.punishes:
        return
    if violation is None:
        yield forbids("DEC-08", "没有选定违法行为和处罚依据。请先选定。", *WITHIN, mend="violation")
        return
    if not proposal.warning and proposal.fine is None and not proposal.other_kinds:
        yield forbids("DEC-08", "没有选定处罚种类。请选择警告或者填写罚款数额。", *WITHIN, mend="amount")
    if proposal.warning and "warning" not in violation.kinds:
        yield forbids("DEC-08", "处罚依据没有规定警告。请改选处罚种类。", *WITHIN, mend="amount")
    if violation.warning_required and not proposal.warning:
        yield forbids("DEC-08", "处罚依据要求给予警告。请同时给予警告。", *WITHIN, mend="amount")
    if proposal.fine is None:
        return
    found = statutory_range(violation, facts.party, facts.local)
    # A range whose base is missing stays open; LEN-11 asks for the base.
    fixed = found is not None and (found.maximum is not None or facts.fine_base is not None)
    if "fine" not in violation.kinds or not fixed:
        yield forbids("DEC-08", "处罚依据没有对这类当事人规定罚款数额，不能罚款。", *WITHIN, mend="amount")


@rule("DEC-08", "LEN-07", basis=(*WITHIN, *MITIGATION))
def the_fine_is_inside_the_statutory_range(facts: Facts) -> Iterator[Finding]:
    """Never above the maximum; below the minimum only as mitigation 减轻 for a stated cause (32条)."""
    proposal = facts.proposal
    if proposal is not None and proposal.fine is not None and _is_no_amount(proposal.fine):
        yield forbids("DEC-08", "罚款数额须大于零，最多到分。请改正。", *WITHIN, mend="amount")
        return
    both = _fine_and_range(facts)
    if both is None or proposal is None:
        return
    fine, found = both
    if found.maximum is not None and fine > found.maximum:
        yield forbids("DEC-08", f"罚款 {fine} 元高于法定上限 {found.maximum} 元。请减少金额。", *WITHIN, mend="amount")
    if fine < (found.minimum or ZERO):
        yield from _below_minimum(facts, fine, found)


def _is_no_amount(fine: Decimal) -> bool:
    return not fine.is_finite() or fine <= ZERO or fine != fine.quantize(CENT)


def _below_minimum(facts: Facts, fine: Decimal, found: FineRange) -> Iterator[Finding]:
    proposal = facts.proposal
    if proposal is None or not proposal.mitigated:
        yield forbids(
            "DEC-08",
            f"罚款 {fine} 元低于法定下限 {found.minimum} 元，又没有选择减轻处罚。请提高金额或者选择减轻。",
            *WITHIN,
            mend="amount",
        )
        return
    if not has_mitigating_cause(facts):
        yield forbids(
            "LEN-07",
            "选择了减轻处罚，但没有法定的减轻情节。请补选情节或者改变金额。",
            *MITIGATION,
            mend="waiver",
        )
    # In the ordinary procedure mitigation is a cause of review (review.review_causes).
    simple = facts.procedure == "simple"
    if simple and facts.local.mitigation_needs_review.value and not facts.review_passed:
        yield forbids("LEN-07", "减轻处罚须经法制审核，不能当场决定。请转为普通程序。", *MITIGATION, mend="procedure")


def has_mitigating_cause(facts: Facts) -> bool:
    """Whether a cause of 30, 31 or 32条 is stated."""
    return must_be_lightened(facts.leniency) or young(facts) or facts.party.capacity == "limited"


def at_the_top(facts: Facts) -> bool:
    """Whether the fine is the statutory maximum, of a range that has one: min = max has no top (LEN-08)."""
    both = _fine_and_range(facts)
    return both is not None and both[1].minimum != both[1].maximum and both[0] == both[1].maximum


def inside_its_tier(facts: Facts, fine: Decimal) -> bool:
    """Whether a benchmark is stated with the tier chosen, and the fine lies in that tier."""
    tier = None if facts.benchmark is None else facts.benchmark.tier
    return tier is not None and tier.holds(fine)


@rule("LEN-08", basis=TOP)
def the_highest_fine_is_justified(facts: Facts) -> Iterator[Finding]:
    """The top of the range is not imposed at will: it needs a reason, and so does a fine at or above the
    local warning line, 95 % of the maximum; inside the chosen tier of a benchmark the line is only pointed out. A
    fixed amount has no top (建办督〔2025〕12号)."""
    both = _fine_and_range(facts)
    if both is None:
        return
    fine, found = both
    if found.maximum is None or found.minimum == found.maximum:
        return
    line = (found.maximum * facts.local.warning_line.value).quantize(CENT)
    if at_the_top(facts):
        yield asks_reason("LEN-08", f"拟罚 {fine} 元是法定上限，不得随意顶格罚款。请写明理由。", *TOP)
    elif line <= fine < found.maximum and inside_its_tier(facts, fine):
        yield notes("LEN-08", f"拟罚 {fine} 元接近法定上限 {found.maximum} 元，在所选裁量档次以内。", *TOP)
    elif line <= fine < found.maximum:
        yield asks_reason(
            "LEN-08",
            f"拟罚 {fine} 元接近法定上限 {found.maximum} 元（达到 {line} 元须说明）。请写明理由。",
            *TOP,
        )


@rule("LEN-05", "LEN-06", basis=MITIGATION)
def lenient_causes_show_in_the_amount(facts: Facts) -> Iterator[Finding]:
    """From 14 to 17 years, or with a cause of 32条, the penalty is lighter or mitigated: never the top, and
    above the middle of the range only for a reason (the middle is design)."""
    both, proposal = _fine_and_range(facts), facts.proposal
    if both is None or proposal is None:
        return
    causes = [("LEN-05", "当事人已满十四周岁不满十八周岁", Article(PENALTY_LAW, 30))] if young(facts) else []
    if must_be_lightened(facts.leniency):
        causes.append(("LEN-06", "有应当从轻或者减轻的情节", Article(PENALTY_LAW, 32)))
    fine, found = both
    middle = ((found.minimum or ZERO) + (found.maximum or ZERO)) / 2
    for code, cause, article in causes:
        if not proposal.lightened and not proposal.mitigated:
            yield forbids(code, f"{cause}，应当从轻或者减轻处罚。请选择从轻或者减轻。", article, mend="waiver")
        if found.maximum is not None and fine >= found.maximum:
            yield forbids(code, f"{cause}，不能按上限 {found.maximum} 元处罚。请减少金额。", article, mend="amount")
        elif fine > middle:
            yield asks_reason(code, f"{cause}，拟罚 {fine} 元高于幅度的中间值 {middle} 元。请写明理由。", article)


def higher_basis(bases: tuple[OtherBasis, ...]) -> OtherBasis:
    """The clause with the higher maximum, then the higher minimum (design); the first of equals (DEC-09).

    Raises ValueError when there is none.
    """
    return max(bases, key=lambda basis: (basis.maximum or ZERO, basis.minimum or ZERO))


@rule("DEC-09", basis=ONE_FINE)
def the_clause_with_the_higher_fine_is_used(facts: Facts) -> Iterator[Finding]:
    """One act against several clauses is fined under the one with the higher fine (行政处罚法 29条, from 2021-07-15)."""
    both, proposal = _fine_and_range(facts), facts.proposal
    if both is None or proposal is None or not proposal.bases or facts.law_of < REVISED:
        return
    own = OtherBasis("", both[1].minimum, both[1].maximum)
    highest = higher_basis((own, *proposal.bases))
    if highest is not own:
        yield forbids(
            "DEC-09",
            f"同一违法行为还违反「{highest.name}」，其罚款数额更高，应当按该规定处罚。请改选依据。",
            *ONE_FINE,
            mend="violation",
        )


RANKS = ("rule", "local_regulation", "administrative_regulation", "law")  # from the lowest


@rule("LEN-13", basis=HIGHER_LAW)
def a_clause_of_higher_rank_is_pointed_out(facts: Facts) -> Iterator[Finding]:
    """Where clauses conflict the higher law goes first; the conflict is shown for the legal office (LEN-13)."""
    violation, proposal = facts.violation, facts.proposal
    if not facts.punishes or proposal is None or violation is None or violation.level not in RANKS:
        return
    own = RANKS.index(violation.level)
    for other in proposal.bases:
        if other.level in RANKS and RANKS.index(other.level) > own:
            yield notes(
                "LEN-13",
                f"同一行为还违反效力更高的「{other.name}」。两者冲突的，应当适用上位法，请法制机构确认。",
                *HIGHER_LAW,
                mend="violation",
            )


@rule("DEC-09", basis=ONE_FINE)
def one_act_is_fined_once(facts: Facts) -> Iterator[Finding]:
    """The same act is never fined twice; an overlapping earlier fine asks for a reason (行政处罚法 29条)."""
    if not facts.punishes or facts.proposal is None or facts.proposal.fine is None:
        return
    for earlier in facts.history.earlier:
        if not earlier.fined:
            continue
        day = earlier.decided_on.isoformat()
        if earlier.same_facts:
            yield forbids("DEC-09", f"当事人的同一违法行为已于 {day} 被罚款，不得再次罚款。", *ONE_FINE, mend="amount")
        elif earlier.overlapping:
            yield asks_reason(
                "DEC-09", f"当事人在重叠的时间已于 {day} 被罚款。请写明为什么不是同一违法行为。", *ONE_FINE
            )
