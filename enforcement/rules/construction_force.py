"""Force against unlawful construction: removal 强制拆除 and sealing of the site (ILL-03, ILL-06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from enforcement.rules.calendar import written
from enforcement.rules.facts import Facts
from enforcement.rules.finality import loses_its_ground, why_not_final
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.parts_construction import ConstructionFacts, ForcedRemovalFacts, GovernmentOrderFacts
from enforcement.rules.parts_execution import ExecutionFacts
from enforcement.rules.statutes import COERCION_LAW
from enforcement.rules.statutes_execution import PLANNING_LAW

ANNOUNCED = (Article(COERCION_LAW, 44),)
CHARGED = (Article(PLANNING_LAW, 68),)
DECIDED = (Article(COERCION_LAW, 35), Article(COERCION_LAW, 37))
NONE_STATED = ExecutionFacts()


@rule("ILL-03", basis=(*ANNOUNCED, *CHARGED, *DECIDED))
def a_building_is_removed_by_force_on_five_conditions(facts: Facts) -> Iterator[Finding]:
    """Announced with a day, remedies run out unused, charged by the government, demanded, decided (44、35、37条, 68条).

    In villages the town removes by itself, without being charged (城乡规划法 65条).
    """
    works = facts.construction
    removal = None if works is None else works.removal
    if works is None or removal is None:
        return
    if removal.on is None:
        yield forbids("ILL-03", "没有写明强制拆除的日期。请补写。", *ANNOUNCED, mend="construction")
        return
    yield from _announced(removal)
    execution = facts.execution or NONE_STATED
    pending = loses_its_ground(execution.standing) or why_not_final(execution.standing, removal.on, facts)
    if pending:
        yield forbids("ILL-03", f"{pending}，不能强制拆除。", *ANNOUNCED, mend="construction")
    if works.kind != "village":
        yield from _charged("ILL-03", works.government_order, removal.on, "强制拆除")
    yield from _demanded_and_decided(works, execution)


def _announced(removal: ForcedRemovalFacts) -> Iterator[Finding]:
    if removal.announced_on is None or removal.announced_until is None:
        yield forbids("ILL-03", "没有公告限期当事人自行拆除。请先公告。", *ANNOUNCED, mend="construction")
    elif removal.announced_until < removal.announced_on:
        yield forbids("ILL-03", "自行拆除的期限早于公告日期。请核对。", *ANNOUNCED, mend="construction")
    elif removal.on is not None and removal.on <= removal.announced_until:
        yield forbids(
            "ILL-03",
            f"自行拆除的期限到 {written(removal.announced_until)}，届满前不能强制拆除。",
            *ANNOUNCED,
            mend="construction",
        )


def _charged(code: str, order: GovernmentOrderFacts | None, day: date, what: str) -> Iterator[Finding]:
    if order is None or not order.number.strip() or order.on is None or order.on > day:
        yield forbids(
            code, f"{what}前没有县级以上地方人民政府的责成文书。请先报请政府责成。", *CHARGED, mend="construction"
        )
    elif not order.county_or_above:
        yield forbids(code, f"责成{what}的须是县级以上地方人民政府。请核对文书。", *CHARGED, mend="construction")


def _demanded_and_decided(works: ConstructionFacts, execution: ExecutionFacts) -> Iterator[Finding]:
    removal, demand, own = works.removal, execution.demand, execution.own
    if removal is None or removal.on is None:
        return
    if demand is None or demand.delivered_on is None or demand.until is None or removal.on <= demand.until:
        yield forbids(
            "ILL-03", "没有催告，或者催告的期限没有届满，不能强制拆除。请先催告。", DECIDED[0], mend="execution"
        )
    if own is None or own.on is None or own.on > removal.on:
        yield forbids("ILL-03", "没有强制执行决定书，不能强制拆除。请先作出决定。", DECIDED[1], mend="execution")


@rule("ILL-06", basis=CHARGED)
def a_site_is_sealed_when_the_government_charges_it(facts: Facts) -> Iterator[Finding]:
    """Only after an order to stop or remove is disobeyed, on a letter of the government, and as every sealing is (68条)."""
    works = facts.construction
    sealing = None if works is None else works.sealing
    if works is None or sealing is None:
        return
    if sealing.on is None:
        yield forbids("ILL-06", "没有写明查封施工现场的日期。请补写。", *CHARGED, mend="construction")
        return
    if sealing.ordered_on is None or sealing.ordered_on > sealing.on or not sealing.disobeyed:
        yield forbids(
            "ILL-06",
            "责令停止建设或者限期拆除后当事人不履行的，才能查封施工现场。请写明责令日期和不履行的情况。",
            *CHARGED,
            mend="construction",
        )
    yield from _charged("ILL-06", works.government_order, sealing.on, "查封施工现场")
    if not any(seizure.kind == "sealing" for seizure in facts.seizures):
        yield forbids("ILL-06", "查封施工现场须办理查封手续。请补办查封决定书和清单。", *CHARGED, mend="seizure")
