"""Every value the law leaves to the place: its name, its rule, its shape, and whether an authority must have it.

An authority opens and decides nothing while a mandatory value is not set: the defaults of `Local` are for
calculations that show their standing, never for a case (PRE-05: 参数未配置不得上线).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import (
    CIVIL_PROCEDURE_LAW,
    COERCION_LAW,
    EXTENSION,
    GUIDANCE,
    MINISTRY_PROCEDURE,
    PENALTY_LAW,
    REVIEW_GUIDANCE,
    SHANGHAI_ENFORCEMENT,
    VERIFYING,
)
from enforcement.rules.statutes_execution import PLANNING_LAW

if TYPE_CHECKING:
    from enforcement.rules.facts import Facts

# How a value is written: an example of its shape. Amounts and shares are text, so that nothing is rounded.
DAYS, AMOUNT, FLAG = 5, "0", True
ITEMS: tuple[str, ...] = ()
LATENESS_STEPS = (
    "open",
    "evidence",
    "correction-order",
    "recheck",
    "hearing-of-party",
    "delivery",
    "cash",
    "cash-hand-in",
    "cash-banking",
    "payment",
    "report",
    "educate",
    "commit",
)
SPEAK = Article(PENALTY_LAW, 45, 1)
HEARING = Article(PENALTY_LAW, 63, 1)
REVIEWED = Article(PENALTY_LAW, 58, 1, 4)
TRANSFER = Article(PENALTY_LAW, 27, 1)
CREDIT = Article("信用修复管理办法", "（凭摘录，待法制机构确认）")
WATCH = Article("国发〔2024〕5号", "（凭摘要，待法制机构确认）")
RECORDED = Article(MINISTRY_PROCEDURE, 9, 1)
NIGHT = Article(COERCION_LAW, 43, 1)
GOODS = Article(SHANGHAI_ENFORCEMENT, 22)
SOLD = Article(COERCION_LAW, 28, 2)


@dataclass(frozen=True, slots=True)
class Key:
    """One value of the place. `like` shows the shape, `unit` is in Chinese, empty where there is none."""

    name: str
    code: str
    article: Article
    like: object
    unit: str = ""
    mandatory: bool = True


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "sole_trader_as": Key("个体工商户按哪一档限额", "SMP-02", Article(PENALTY_LAW, 51), "individual"),
        "warning_line": Key("顶格预警线", "LEN-08", Article(GUIDANCE, "二（二）"), AMOUNT, "法定上限的份额"),
        "first_offence_window": Key("首违查重年限", "LEN-02", Article(PENALTY_LAW, 33, 1), DAYS, "年"),
        "report_days": Key("当场处罚报备期限", "SMP-06", Article(MINISTRY_PROCEDURE, 14, 2), DAYS, "工作日"),
        "simple_volume_cap": Key("简易程序每卷案件数", "REC-03", Article(PENALTY_LAW, 47), DAYS, "案"),
        "correction_days": Key("责令改正的默认期限", "INV-05", Article(PENALTY_LAW, 28, 1), DAYS, "自然日"),
        "mitigation_needs_review": Key("减轻处罚须法制审核", "REV-03", REVIEWED, FLAG),
        "lateness_hours": Key("分步骤的补录时限", "REC-01", RECORDED, dict.fromkeys(LATENESS_STEPS, 24), "小时"),
        "default_lateness_hours": Key("其他步骤的补录时限", "REC-01", RECORDED, DAYS, "小时"),
        "verification_days": Key("核查期限", "FIL-01", VERIFYING, DAYS, "工作日"),
        "verification_extension_days": Key("核查延长期限", "FIL-01", VERIFYING, DAYS, "工作日"),
        "answer_days": Key("答复实名举报人的期限", "FIL-05", Article(SHANGHAI_ENFORCEMENT, 26, 2), DAYS, "工作日"),
        "pass_on_days": Key("移送他人职责的期限", "FIL-05", Article(SHANGHAI_ENFORCEMENT, 26, 2), DAYS, "工作日"),
        "statement_days": Key("陈述申辩期限", "PRE-02", SPEAK, DAYS, "工作日"),
        "hearing_citizen": Key("听证数额（公民）", "PRE-05", HEARING, AMOUNT, "元"),
        "hearing_unit": Key("听证数额（单位）", "PRE-05", HEARING, AMOUNT, "元"),
        "hearing_inclusive": Key("听证数额含本数", "PRE-05", HEARING, FLAG),
        "always_reviewed": Key("一律法制审核的事项", "REV-03", REVIEWED, ITEMS),
        "review_citizen": Key("法制审核数额（公民）", "REV-03", REVIEWED, AMOUNT, "元", mandatory=False),
        "review_unit": Key("法制审核数额（单位）", "REV-03", REVIEWED, AMOUNT, "元", mandatory=False),
        "review_inclusive": Key("法制审核数额含本数", "REV-03", REVIEWED, FLAG, mandatory=False),
        "review_days": Key("法制审核期限", "REV-05", REVIEW_GUIDANCE, DAYS, "工作日"),
        "discussion_members": Key("集体讨论的最少人数", "REV-06", Article(PENALTY_LAW, 57, 2), DAYS, "人"),
        "extension_days": Key("办案期限延长", "DEC-02", EXTENSION, DAYS, "自然日"),
        "long_extension_days": Key("办案期限再次延长", "DEC-02", EXTENSION, DAYS, "自然日"),
        "announcement_days": Key("公告送达期限", "SRV-07", Article(CIVIL_PROCEDURE_LAW, 95), DAYS, "自然日"),
        # When somebody is reminded: nothing of a case hangs on it, and the page shows what is used.
        "due_soon_days": Key("期限预警提前量", "DEC-01", Article(PENALTY_LAW, 60), DAYS, "工作日", mandatory=False),
        "escalation_days": Key("逾期升级期限", "DEC-01", Article(PENALTY_LAW, 60), DAYS, "工作日", mandatory=False),
        "idle_days": Key("无人办理的提醒期限", "DEC-01", Article(PENALTY_LAW, 60), DAYS, "工作日", mandatory=False),
        # Transfers and credit: what rests on them shows its standing; no case is decided by them.
        "transfer_working_days": Key("移送、核实的三日按工作日计", "TRF-02", TRANSFER, FLAG, mandatory=False),
        "pause_on_transfer": Key("移送公安机关期间停计办案期限", "TRF-06", TRANSFER, FLAG, mandatory=False),
        "serious_fine": Key("严重失信的罚款数额", "PUB-04", CREDIT, AMOUNT, "元", mandatory=False),
        # Seizure, enforcement and construction go on paper yet; what rests on these shows its standing.
        "night_from": Key("夜间的起点", "ENF-09", NIGHT, DAYS, "时", mandatory=False),
        "night_until": Key("夜间的终点", "ENF-09", NIGHT, DAYS, "时", mandatory=False),
        "perishable_days": Key("易腐物品接受处理的期限", "CMP-11", GOODS, DAYS, "自然日", mandatory=False),
        "unclaimed_days": Key("认领公告的期限", "CMP-11", GOODS, DAYS, "自然日", mandatory=False),
        "clearly_below_market": Key("变卖价明显偏低的标准", "CMP-12", SOLD, AMOUNT, "市场价的份额", mandatory=False),
        "removal_may_be_fined": Key("限期拆除可以并处罚款", "ILL-01", Article(PLANNING_LAW, 64), FLAG, mandatory=False),
        # What supervision looks at.
        "watch_rise": Key("罚款同比上升的预警线", "FIN-02", WATCH, AMOUNT, "份额", mandatory=False),
        "watch_repeats": Key("同一当事人多次罚款的预警次数", "FIN-03", WATCH, DAYS, "次", mandatory=False),
        "watch_days": Key("多次罚款的统计期间", "FIN-03", WATCH, DAYS, "自然日", mandatory=False),
        "watch_low": Key("小额罚款的数额", "FIN-03", WATCH, AMOUNT, "元", mandatory=False),
        "watch_concentration": Key("罚款集中于一类对象的预警份额", "FIN-03", WATCH, AMOUNT, "份额", mandatory=False),
    }
)
# Needed as soon as one of the amounts is set: whether the bound itself counts is never guessed.
BOUNDS: Mapping[str, tuple[str, ...]] = MappingProxyType({"review_inclusive": ("review_citizen", "review_unit")})
MANDATORY = tuple(key for key, each in KEYS.items() if each.mandatory)


def missing(there: Iterable[str]) -> tuple[str, ...]:
    """The mandatory keys that are not `there`, in the order of the list."""
    found = frozenset(there)
    needed = {*MANDATORY, *(key for key, amounts in BOUNDS.items() if found & set(amounts))}
    return tuple(key for key in KEYS if key in needed and key not in found)


@rule(
    *dict.fromkeys(each.code for each in KEYS.values()),
    basis=tuple(dict.fromkeys(each.article for each in KEYS.values())),
)
def what_the_law_leaves_to_the_place_is_set(facts: Facts) -> Iterator[Finding]:
    """No case is opened or decided on a value nobody set: each missing one is named (PRE-05)."""
    for key, each in KEYS.items():
        if key in facts.local.missing:
            yield forbids(
                each.code,
                f"没有设定「{each.name}」，不能办理。请系统管理员登记取值，由法制机构确认。",
                each.article,
                mend="parameters",
            )
