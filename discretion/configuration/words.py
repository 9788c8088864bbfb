"""What local values are called on the page. A key without words here is shown as it is."""

from __future__ import annotations

from typing import Any

from enforcement.rules.local_keys import KEYS
from enforcement.rules.review import LOCAL_REASONS

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
    return KEYS[key].name if key in KEYS else key


def value_words(value: Any) -> str:
    """One value, or one of several, in words."""
    return VALUES.get(str(value), str(value))


def lines_of(table: dict[str, Any]) -> list[tuple[str, Any]]:
    """The lines of a table by step, in words."""
    return [(STEPS.get(name, name), value) for name, value in table.items()]


def step_of(words: str) -> str:
    """The step that is called so; the words themselves when none is."""
    return next((name for name, said in STEPS.items() if said == words), words)
