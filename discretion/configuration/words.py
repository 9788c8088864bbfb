"""What local values are called on the page. A key without words here is shown as it is."""

from __future__ import annotations

from typing import Any

from enforcement.rules.review import LOCAL_REASONS

PARAMETERS = {
    "sole_trader_as": "个体工商户按哪一档限额",
    "warning_line": "顶格预警线",
    "first_offence_window": "首违查重年限",
    "report_days": "当场处罚报备期限",
    "simple_volume_cap": "简易程序每卷案件数",
    "correction_days": "责令改正的默认期限",
    "due_soon_days": "期限预警提前量",
    "escalation_days": "逾期升级期限",
    "mitigation_needs_review": "减轻处罚须法制审核",
    "lateness_hours": "分步骤的补录时限",
    "default_lateness_hours": "其他步骤的补录时限",
    "statement_days": "陈述申辩期限",
    "hearing_citizen": "听证数额（公民）",
    "hearing_unit": "听证数额（单位）",
    "hearing_inclusive": "听证数额含本数",
    "review_citizen": "法制审核数额（公民）",
    "review_unit": "法制审核数额（单位）",
    "review_inclusive": "法制审核数额含本数",
    "review_days": "法制审核期限",
    "always_reviewed": "一律法制审核的事项",
    "verification_days": "核查期限",
    "verification_extension_days": "核查延长期限",
    "extension_days": "办案期限延长",
    "long_extension_days": "办案期限再次延长",
    "announcement_days": "公告送达期限",
    "answer_days": "答复实名举报人的期限",
    "pass_on_days": "移送他人职责的期限",
    "idle_days": "无人办理的提醒期限",
}
VALUES = {
    "individual": "按个人",
    "unit": "按单位",
    "True": "是",
    "False": "否",
    **LOCAL_REASONS,
}
STEPS = {
    "open": "登记查获",
    "evidence": "证据",
    "correction-order": "责令改正",
    "recheck": "复查",
    "hearing-of-party": "听取陈述申辩",
    "delivery": "送达",
    "cash": "当场收缴",
    "cash-hand-in": "上交收缴款",
    "cash-banking": "缴付银行",
    "payment": "登记缴款",
    "report": "报备",
    "educate": "批评教育",
    "commit": "书面承诺",
}


def parameter_words(key: str) -> str:
    """What a parameter is called."""
    return PARAMETERS.get(key, key)


def value_words(value: Any) -> str:
    """One value, or one of several, in words."""
    return VALUES.get(str(value), str(value))


def lines_of(table: dict[str, Any]) -> list[tuple[str, Any]]:
    """The lines of a table by step, in words."""
    return [(STEPS.get(name, name), value) for name, value in table.items()]


def step_of(words: str) -> str:
    """The step that is called so; the words themselves when none is."""
    return next((name for name, said in STEPS.items() if said == words), words)
