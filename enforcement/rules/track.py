"""Which procedure: what may be decided on the spot, and what blocks it (SMP-01, SMP-02)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from enforcement.rules.facts import Facts, Local, PartyFacts
from enforcement.rules.findings import Article, Finding, forbids, notes, rule
from enforcement.rules.statutes import (
    COERCION_LAW,
    PENALTY_LAW,
    SPOT_LIMIT_CITIZEN,
    SPOT_LIMIT_UNIT,
    spot_limit,
)

ON_THE_SPOT = (Article(PENALTY_LAW, 51),)

# Procedures that go on paper as yet: key → (code, what is due, article).
BLOCKERS: Mapping[str, tuple[str, str, Article]] = MappingProxyType(
    {
        "ordinary_procedure": ("SMP-01", "本案应当适用普通程序", Article(PENALTY_LAW, 54)),
        "seizure": ("JUR-08", "本案涉及查封、扣押", Article(COERCION_LAW, 18)),
        "registration_of_evidence": ("INV-03", "本案涉及先行登记保存", Article(PENALTY_LAW, 56)),
        "suspected_crime": ("TRF-01", "本案涉嫌犯罪，应当移送司法机关", Article(PENALTY_LAW, 27, 1)),
        "remedy_filed": ("APP-05", "当事人已申请行政复议或者提起诉讼", Article(PENALTY_LAW, 73)),
        "recusal_requested": ("JUR-06", "当事人申请回避，还没有决定", Article(PENALTY_LAW, 43)),
        "hearing_requested": ("PRE-06", "当事人要求听证", Article(PENALTY_LAW, 64)),
        "legal_review": ("REV-01", "本案须经法制审核", Article(PENALTY_LAW, 58)),
        "confiscated_goods": ("PAY-07", "没收的财物须依法处理", Article(PENALTY_LAW, 74, 1)),
        "transfer": ("FIL-06", "本案应当移送有管辖权的机关", Article(PENALTY_LAW, 22)),
        "revocation": ("DEC-14", "原处罚决定须变更或者撤销", Article(PENALTY_LAW, 75, 2)),
        "court_enforcement": ("ENF-04", "本案须申请人民法院强制执行", Article(COERCION_LAW, 53)),
        "other_delivery": ("SRV-01", "须以邮寄、电子或者公告方式送达", Article(PENALTY_LAW, 61, 1)),
    }
)


def counts_as_unit(party: PartyFacts, local: Local) -> bool:
    """Whether the party falls under the figures for units; a sole trader by local value (SMP-02).

    An unknown kind counts as a citizen: the narrower limit.
    """
    if party.kind == "sole_trader":
        return local.sole_trader_as.value == "unit"
    return party.kind == "unit"


@rule("SMP-01", basis=ON_THE_SPOT)
def the_facts_are_established(facts: Facts) -> Iterator[Finding]:
    """Conclusive facts and a legal basis, both confirmed; otherwise the ordinary procedure (51条)."""
    if not facts.facts_established:
        yield forbids("SMP-01", "没有确认违法事实确凿。不能确认的，请转为普通程序。", *ON_THE_SPOT, mend="evidence")
    if not facts.legal_basis_stated:
        yield forbids("SMP-01", "没有确认有法定依据。不能确认的，请转为普通程序。", *ON_THE_SPOT, mend="violation")


@rule("SMP-01", "SMP-02", basis=(*ON_THE_SPOT, SPOT_LIMIT_CITIZEN[0].article, SPOT_LIMIT_UNIT[0].article))
def only_small_fines_or_warnings_on_the_spot(facts: Facts) -> Iterator[Finding]:
    """On the spot only a warning or a fine up to 200 yuan (citizen) or 3000 yuan (unit), bounds included;
    before 2021-07-15 50 and 1000 yuan (行政处罚法 51条)."""
    proposal = facts.proposal
    if proposal is None or not facts.punishes or facts.procedure != "simple":
        return
    taken = [word for word, sum_taken in (("没收违法所得", proposal.gains),) if sum_taken is not None]
    if kinds := dict.fromkeys((*proposal.other_kinds, *taken)):
        named = "、".join(kinds)
        yield forbids(
            "SMP-01",
            f"当场只能处以罚款或者警告，不能{named}。请转为普通程序。",
            *ON_THE_SPOT,
            mend="procedure",
        )
    if facts.party.kind == "unknown" and not facts.party.unidentified:
        yield forbids(
            "SMP-01",
            "没有写明当事人是公民还是单位，不能确定当场处罚限额。请补选。",
            *ON_THE_SPOT,
            mend="party",
        )
    if proposal.fine is not None:
        yield from _above_limit(facts, proposal.fine)


def _above_limit(facts: Facts, fine: Decimal) -> Iterator[Finding]:
    as_unit = counts_as_unit(facts.party, facts.local)
    limit = spot_limit(as_unit, facts.law_of)
    if fine > limit.yuan:
        who = "单位" if as_unit else "公民"
        yield forbids(
            "SMP-01",
            f"对{who}当场罚款不得超过 {limit.yuan} 元，拟罚 {fine} 元。请减少金额或者转为普通程序。",
            limit.article,
            mend="amount",
        )


@rule("SMP-02", basis=ON_THE_SPOT)
def the_sole_trader_figure_is_local(facts: Facts) -> Iterator[Finding]:
    """The law does not say whether a sole trader counts as citizen or unit; a local value does (SMP-02)."""
    if facts.party.kind != "sole_trader":
        return
    value = facts.local.sole_trader_as
    if value.value not in ("individual", "unit"):
        yield forbids(
            "SMP-02",
            "没有设定个体工商户适用公民还是单位的限额。请法制机构设定。",
            *ON_THE_SPOT,
            mend="parameters",
        )
    elif value.status != "V":
        name = "单位" if value.value == "unit" else "公民"
        yield notes("SMP-02", f"个体工商户按{name}的限额计算，待法制机构确认。", *ON_THE_SPOT, mend="parameters")


@rule(
    *dict.fromkeys(code for code, _, _ in BLOCKERS.values()),
    basis=tuple(article for _, _, article in BLOCKERS.values()),
)
def what_is_not_built_goes_on_paper(facts: Facts) -> Iterator[Finding]:
    """A procedure that is due but not offered here blocks; it never passes in silence."""
    for key in facts.blockers:
        code, what, article = BLOCKERS.get(key, ("SMP-01", "本案须适用其他程序", Article(PENALTY_LAW, 51)))
        yield forbids(code, f"{what}，本系统尚不能办理这一程序。请按纸质程序办理。", article, mend="procedure")
