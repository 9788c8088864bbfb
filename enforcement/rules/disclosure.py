"""What the public may and must read: decisions, masked; the standing lists; the year (PUB-01, 06…11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from enforcement.rules.calendar import CalendarMissing, written
from enforcement.rules.deadlines_disclosure import openness_clock, publish_by, year_report_by, year_report_clock
from enforcement.rules.facts import Facts
from enforcement.rules.findings import Article, Finding, asks_reason, forbids, notes, rule
from enforcement.rules.parts_disclosure import BEFOREHAND, PERSONAL, BeforehandFacts
from enforcement.rules.periods import years_old
from enforcement.rules.promptness import kept
from enforcement.rules.statutes import MINISTRY_PROCEDURE, PENALTY_LAW, REVIEW_GUIDANCE
from enforcement.rules.statutes_disclosure import (
    ADULT_AT,
    BEFOREHAND_GUIDANCE,
    EXPORT_PLACES,
    EXPORT_STANDARD,
    LOCAL_OPENNESS,
    MINORS_LAW,
    OPENNESS_RULES,
    PRIVACY_LAW,
    TEN_THOUSAND,
)

PUBLIC = (Article(PENALTY_LAW, 48, 1), Article(MINISTRY_PROCEDURE, 10, 1))
OPEN = (Article(OPENNESS_RULES, 26), LOCAL_OPENNESS)
SECRETS = (Article(PENALTY_LAW, 50), Article(MINISTRY_PROCEDURE, 10, 1))
PRIVATE = (*SECRETS, Article(PRIVACY_LAW, 28, 1), Article(OPENNESS_RULES, 15))
MINORS = (MINORS_LAW, Article(PRIVACY_LAW, 28, 1), Article(PRIVACY_LAW, 31))
SHOWN_BEFORE = (Article(PENALTY_LAW, 39), Article(PENALTY_LAW, 34), Article(MINISTRY_PROCEDURE, 8))
RENEWED = (Article(OPENNESS_RULES, 20, "", 6), Article(OPENNESS_RULES, 26))
NATURAL = ("individual", "sole_trader")
HIDDEN_OF_UNITS = frozenset({"identity", "phone"})  # of the persons who act for a unit
DEMANDED = ("authority", "grounds", "procedure", "remedies", "benchmark")

# The items of one row for the credit platform, from memory (PUB-06): key → name. Money is in 万元.
EXPORTED: Mapping[str, str] = MappingProxyType(
    {
        "party_name": "行政相对人名称",
        "party_kind": "行政相对人类别",
        "party_code": "行政相对人代码",
        "representative": "法定代表人",
        "decision_no": "行政处罚决定书文号",
        "violation": "违法行为类型",
        "facts": "违法事实",
        "basis": "处罚依据",
        "kind": "处罚类别",
        "content": "处罚内容",
        "fine": "罚款金额",
        "confiscated": "没收违法所得、没收非法财物的金额",
        "licence": "暂扣或者吊销证照名称及编号",
        "decided_on": "处罚决定日期",
        "valid_until": "处罚有效期",
        "shown_until": "公示截止期",
        "authority": "处罚机关",
        "authority_code": "处罚机关统一社会信用代码",
        "source": "数据来源单位",
        "source_code": "数据来源单位统一社会信用代码",
    }
)


@rule("PUB-01", "PUB-11", basis=(*PUBLIC, *OPEN))
def a_decision_is_published_in_time(facts: Facts) -> Iterator[Finding]:
    """Whether a decision has social influence is found and recorded; if so it is public in 7 working days (48条1款).

    Local lists of open government name 20 working days for every decision; the shorter of both counts (PUB-11).
    """
    made = facts.publication
    if made is None or made.decided_on is None:
        return
    if made.influential is None:
        yield forbids("PUB-01", "没有认定决定是否具有一定社会影响。请认定并写明理由。", *PUBLIC, mend="publication")
        return
    if not made.judged_reason_stated:
        yield forbids("PUB-01", "没有写明认定是否具有一定社会影响的理由。请补写。", *PUBLIC, mend="publication")
    clock = publish_by(made.decided_on, facts.calendar, influential=made.influential)
    if made.influential:
        yield from kept(clock, made.published_on, facts.day, "publication", PUBLIC[0])
    elif made.published_on is not None and made.published_on > clock.due.day:
        says = f"公开目录要求处罚决定在 {written(clock.due.day)} 前公开，已经逾期。"
        yield notes("PUB-11", says, *OPEN, mend="publication")


@rule("PUB-07", basis=PRIVATE)
def the_public_text_betrays_nobody(facts: Facts) -> Iterator[Finding]:
    """No state secret; business secrets and privacy dealt with; who a natural person is, is masked and checked (50条)."""
    text = facts.disclosure
    if text is None:
        return
    if text.state_secret is not False:
        yield forbids("PUB-07", "没有确认不含国家秘密，不能公开。请先审查。", *SECRETS, mend="publication")
    if text.secrets_handled is not True:
        yield forbids("PUB-07", "没有确认商业秘密、个人隐私已经依法处理。请处理后确认。", *SECRETS, mend="publication")
    if text.shown is None:
        yield forbids("PUB-07", "没有写明公开文本显示哪些个人信息。请先脱敏。", *PRIVATE, mend="publication")
        return
    hidden = frozenset(PERSONAL) if facts.party.kind in (*NATURAL, "unknown") else HIDDEN_OF_UNITS
    if facts.party.kind == "sole_trader":
        hidden -= {"name", "address"}  # a trade name and a place of business
    bare = "、".join(name for key, name in PERSONAL.items() if key in text.shown & hidden)
    if bare:
        yield forbids("PUB-07", f"公开文本完整显示了{bare}。请脱敏。", *PRIVATE, mend="publication")
    if text.checked_by_id is None:
        yield forbids("PUB-07", "脱敏后没有人工复核。请指定复核人员。", *PRIVATE, mend="publication")


def is_minor(facts: Facts) -> bool | None:
    """Whether the party was under 18 at the act or is today; None for a person of unknown age (PUB-08)."""
    party, acted = facts.party, facts.act.began or facts.act.found_on or facts.day
    if party.age_group is not None:
        return party.age_group != "adult"
    if party.born is not None:
        return years_old(party.born, min(acted, facts.day)) < ADULT_AT
    return None if party.kind in ("individual", "unknown") else False


@rule("PUB-08", basis=MINORS)
def no_minor_is_made_known(facts: Facts) -> Iterator[Finding]:
    """Cases of persons under 18 are not published; if they must be, nothing tells who it is (PUB-08, design)."""
    if facts.disclosure is None:
        return
    young = is_minor(facts)
    if young is None:
        says = "没有写明当事人的年龄，不能判断是否未成年。请补写后再公开。"
        yield forbids("PUB-08", says, *MINORS, mend="party")
    elif young and facts.disclosure.identity_hidden is not True:
        says = "当事人是未成年人，不得公开可以识别其身份的信息。请不予公开或者全部隐去。"
        yield forbids("PUB-08", says, *MINORS, mend="publication")
    elif young:
        yield asks_reason("PUB-08", "当事人是未成年人，一般不予公开。确需公开的，请写明理由。", *MINORS)


def in_ten_thousands(yuan: Decimal) -> Decimal:
    """An amount in 万元 with six decimals, as the credit platform takes it: 500 元 → 0.050000 (PUB-06, memory)."""
    return (yuan / TEN_THOUSAND).quantize(EXPORT_PLACES, ROUND_HALF_UP)


@rule("PUB-06", basis=(EXPORT_STANDARD,))
def an_exported_row_is_whole(facts: Facts) -> Iterator[Finding]:
    """A row for the credit platform fills every item, money in 万元; from memory, so it asks and notes (PUB-06)."""
    row = facts.export
    if row is None:
        return
    if row.money_unit != "ten_thousand":
        yield asks_reason("PUB-06", "金额没有换算成万元。请换算；接入规范另有要求的，请写明。", EXPORT_STANDARD)
    missing = "、".join(name for key, name in EXPORTED.items() if key not in row.filled)
    if missing:
        yield notes("PUB-06", f"归集数据缺少：{missing}。", EXPORT_STANDARD, mend="credit")


@rule("PUB-09", basis=(*SHOWN_BEFORE, BEFOREHAND_GUIDANCE, *RENEWED))
def what_is_shown_beforehand_is_there(facts: Facts) -> Iterator[Finding]:
    """Authority, grounds, procedure, remedies and benchmark are public; a change within 20 working days (34, 39条)."""
    if facts.beforehand is None:
        return
    there = {each.item for each in facts.beforehand if each.published_on is not None}
    demanded = "、".join(name for key, name in BEFOREHAND.items() if key in DEMANDED and key not in there)
    others = "、".join(name for key, name in BEFOREHAND.items() if key not in DEMANDED and key not in there)
    if demanded:
        yield forbids("PUB-09", f"没有公示：{demanded}。请先公示。", *SHOWN_BEFORE, mend="parameters")
    if others:
        yield notes("PUB-09", f"还没有公示：{others}。", BEFOREHAND_GUIDANCE, mend="parameters")
    for each in facts.beforehand:
        yield from _renewed(facts, each)


def _renewed(facts: Facts, each: BeforehandFacts) -> Iterator[Finding]:
    if each.changed_on is None:
        return
    since = each.published_on
    done = since if since is not None and since >= each.changed_on else None
    yield from kept(openness_clock(each.changed_on, facts.calendar), done, facts.day, "parameters")


@rule("PUB-10", basis=(REVIEW_GUIDANCE,))
def the_year_is_shown_by_the_end_of_january(facts: Facts) -> Iterator[Finding]:
    """The picture of a year is public by 31 January of the next; from memory, so it only notes (PUB-10)."""
    shown = facts.year
    if shown is None or shown.year is None:
        return
    last = year_report_clock(shown.year, facts.calendar).due.day
    try:
        by = year_report_by(shown.year, facts.calendar)
    except CalendarMissing:
        by = last
    if (shown.published_on or facts.day) > last:
        says = f"{shown.year} 年度行政执法总体情况应当在 {written(last)} 前公开，已经逾期。"
        yield notes("PUB-10", says, REVIEW_GUIDANCE, mend="publication")
    elif shown.published_on is None and facts.day.year > shown.year:
        says = f"请在 {written(by)} 前公开 {shown.year} 年度行政执法总体情况。"
        yield notes("PUB-10", says, REVIEW_GUIDANCE, mend="publication")
