"""Which body may decide: its own name, its powers on that day, its area (JUR-01, 02, 03, 09)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.deadlines import dispute_clock
from enforcement.rules.facts import Facts, OrganisationFacts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.statutes import MINISTRY_PROCEDURE, PENALTY_LAW

OWN_POWER = (Article(PENALTY_LAW, 17), Article(PENALTY_LAW, 18))
ENTRUSTMENT = (Article(PENALTY_LAW, 20), Article(PENALTY_LAW, 21))
TRANSFER = (Article(PENALTY_LAW, 24),)
PLACE = (Article(PENALTY_LAW, 22), Article(PENALTY_LAW, 25))
DISPUTES = (Article(PENALTY_LAW, 25, 2), Article(MINISTRY_PROCEDURE, 6, 2))


@rule("JUR-01", basis=(*OWN_POWER, *ENTRUSTMENT))
def the_entrustment_is_in_force(facts: Facts) -> Iterator[Finding]:
    """An entrusted body acts only while its published entrustment lasts, both ends included (20条)."""
    body = facts.organisation
    if body.kind != "entrusted":
        return
    begins, ends = body.entrusted_from, body.entrusted_until
    if ends is None:
        yield forbids(
            "JUR-01", "委托书没有写明期限，不能以该委托办理。请法制机构补正。", *ENTRUSTMENT, mend="procedure"
        )
    elif facts.day > ends:
        yield forbids(
            "JUR-01",
            f"委托已于 {ends.isoformat()} 到期，不能再以该委托办理。",
            *ENTRUSTMENT,
            mend="procedure",
        )
    elif begins is not None and facts.day < begins:
        yield forbids("JUR-01", f"委托自 {begins.isoformat()} 起才生效。", *ENTRUSTMENT, mend="procedure")
    if not body.entrustment_published:
        yield forbids("JUR-01", "委托书没有向社会公布，不能以该委托办理。", *ENTRUSTMENT, mend="procedure")


@rule("JUR-01", "JUR-09", basis=(*OWN_POWER, *ENTRUSTMENT, *TRANSFER))
def the_paper_bears_the_authority_s_name(facts: Facts) -> Iterator[Finding]:
    """The decision is in the name of the authority; an entrusted body or a squad never signs in its own
    name, a street only for powers transferred to it (行政处罚法 17, 20, 24条)."""
    body = facts.organisation
    if not body.authority_name:
        yield forbids("JUR-01", "没有登记以哪个机关的名义处罚。请法制机构补登。", *OWN_POWER, mend="procedure")
        return
    if facts.paper is None:
        return
    if not facts.paper.authority_name:
        yield forbids("JUR-01", "决定书没有写明行政机关名称。请补写。", *OWN_POWER, mend="procedure")
    elif facts.paper.authority_name != body.authority_name:
        yield forbids(
            "JUR-01",
            f"决定书落款是「{facts.paper.authority_name}」，应当是「{body.authority_name}」。请改正落款。",
            *(ENTRUSTMENT if body.kind == "entrusted" else OWN_POWER),
            mend="procedure",
        )


def acts_in_own_name(body: OrganisationFacts) -> bool:
    """Whether the body is itself the authority it must name."""
    return body.is_authority and body.kind not in ("entrusted", "squad")


@rule("JUR-01", "JUR-09", basis=(*OWN_POWER, *TRANSFER))
def the_power_is_held_that_day(facts: Facts) -> Iterator[Finding]:
    """The body holds the power over this violation on the day of the act; streets and towns only what the
    published provincial decision transfers (行政处罚法 17, 18, 24条). A case begun before the power ended is
    ended by the body that began it, where the list that ended it says so."""
    street = facts.organisation.kind in ("street", "town")
    code, basis = ("JUR-09", TRANSFER) if street else ("JUR-01", OWN_POWER)
    power = facts.power
    if power is None or facts.violation is None or power.violation_code != facts.violation.code:
        what = "不在承接的处罚权清单内" if street else "不在本机关的处罚权清单内"
        yield forbids(code, f"这一违法行为{what}，不能办理。请移送有权机关。", *basis, mend="violation")
        return
    if street and power.by == "own":
        yield forbids(
            code, "街道、乡镇的处罚权须来自公布的省级决定或者委托。请核对权力清单。", *basis, mend="violation"
        )
    if not power.published:
        yield forbids(code, "授予这项处罚权的决定没有公布，不能办理。", *basis, mend="violation")
    if power.held_from is None or facts.day < power.held_from:
        yield forbids(code, "本机关当天尚未取得这项处罚权。请移送有权机关。", *basis, mend="violation")
    if power.held_until is not None and facts.day > power.held_until and not power.open_cases_stay:
        yield forbids(
            code,
            f"本机关的这项处罚权已于 {power.held_until.isoformat()} 终止。请移送有权机关。",
            *basis,
            mend="violation",
        )


@rule("JUR-02", basis=PLACE)
def the_place_is_in_the_area(facts: Facts) -> Iterator[Finding]:
    """The authority of the place of the violation has jurisdiction, unless a law, regulation, departmental
    rule or an appointment says otherwise (行政处罚法 22, 25条)."""
    act = facts.act
    if not act.place.strip():
        yield forbids("JUR-02", "没有写明违法行为发生的地点。请补写。", *PLACE, mend="place")
    if act.place_in_jurisdiction is None:
        yield forbids("JUR-02", "没有确认地点是否在本辖区。请确认。", *PLACE, mend="place")
    elif not act.place_in_jurisdiction and not act.jurisdiction_basis.strip():
        yield forbids(
            "JUR-02",
            "地点不在本辖区。请填写指定管辖文书编号或者另有规定的依据，否则移送有管辖权的机关。",
            *PLACE,
            mend="place",
        )
    if facts.history.open_same_facts:
        yield notes("JUR-02", "同一当事人的同一事实在本局已有未结案件，请考虑合并办理。", *PLACE, mend="violation")


@rule("JUR-03", basis=DISPUTES)
def a_dispute_leaves_minutes(facts: Facts) -> Iterator[Finding]:
    """A dispute over jurisdiction is settled in 7 working days with minutes kept, or goes up (JUR-03)."""
    dispute = facts.dispute
    if dispute is None:
        return
    if dispute.arisen_on is None:
        yield forbids("JUR-03", "没有写明管辖争议发生的日期。请补写。", *DISPUTES, mend="procedure")
        return
    if not dispute.minutes_kept:
        yield forbids("JUR-03", "没有保存管辖争议的协商记录。请上传。", *DISPUTES, mend="procedure")
    if dispute.settled or dispute.referred_up:
        return
    clock = dispute_clock(dispute.arisen_on, facts.calendar)
    if facts.day > clock.due.day:
        yield forbids(
            "JUR-03",
            "七个工作日内没有协商解决。请报请共同的上一级行政机关指定管辖。",
            *DISPUTES,
            mend="procedure",
        )
    else:
        yield asks_reason("JUR-03", "管辖争议尚未解决。继续办理须写明理由。", *DISPUTES)
