"""The words people and programs use in a question, and the keys they stand for."""

from __future__ import annotations

from collections.abc import Mapping

PARTIES: Mapping[str, str] = {
    "individual": "individual",
    "person": "individual",
    "citizen": "individual",
    "natural_person": "individual",
    "个人": "individual",
    "公民": "individual",
    "自然人": "individual",
    "sole_trader": "sole_trader",
    "individual_business": "sole_trader",
    "个体工商户": "sole_trader",
    "个体户": "sole_trader",
    "unit": "unit",
    "company": "unit",
    "organisation": "unit",
    "organization": "unit",
    "legal_person": "unit",
    "单位": "unit",
    "企业": "unit",
    "公司": "unit",
    "法人": "unit",
    "法人或者其他组织": "unit",
    "unknown": "unknown",
    "不明": "unknown",
}

HARMS: Mapping[str, str] = {
    "none": "none",
    "no": "none",
    "false": "none",
    "无": "none",
    "没有": "none",
    "无危害": "none",
    "无危害后果": "none",
    "没有危害后果": "none",
    "没有造成危害后果": "none",
    "未造成危害后果": "none",
    "slight": "slight",
    "minor": "slight",
    "light": "slight",
    "轻微": "slight",
    "较轻": "slight",
    "较小": "slight",
    "危害后果轻微": "slight",
    "some": "some",
    "yes": "some",
    "true": "some",
    "moderate": "some",
    "有": "some",
    "一般": "some",
    "较大": "some",
    "serious": "serious",
    "severe": "serious",
    "grave": "serious",
    "严重": "serious",
    "较重": "serious",
    "重大": "serious",
}

# Words within a longer description of the harm, the first that fits.
HARM_WORDS: tuple[tuple[str, str], ...] = (
    ("轻微", "slight"),
    ("较小", "slight"),
    ("slight", "slight"),
    ("没有", "none"),
    ("未造成", "none"),
    ("无危害", "none"),
    ("严重", "serious"),
    ("重大", "serious"),
    ("serious", "serious"),
)
FIRST = ("初次违法", "首次违法", "初犯", "first_offence", "first offence")
NOT_CORRECTED = ("不改正", "未改正", "没有改正", "拒绝改正", "refuse", "not_corrected", "overdue")
CORRECTED = ("改正", "整改", "corrected")
NOTHING = ("none", "no", "false", "否", "")

# Words that name a statutory cause of 行政处罚法 30, 31, 32条 → its key.
CAUSES: tuple[tuple[str, str], ...] = (
    ("eliminated_harm", "eliminated_harm"),
    ("eliminate_harm", "eliminated_harm"),
    ("reduced_harm", "eliminated_harm"),
    ("主动消除", "eliminated_harm"),
    ("主动减轻", "eliminated_harm"),
    ("消除危害", "eliminated_harm"),
    ("减轻危害", "eliminated_harm"),
    ("消除或者减轻", "eliminated_harm"),
    ("减轻违法行为危害", "eliminated_harm"),
    ("消除违法行为危害", "eliminated_harm"),
    ("coerced", "coerced"),
    ("induced", "coerced"),
    ("胁迫", "coerced"),
    ("诱骗", "coerced"),
    ("self_disclosed", "self_disclosed"),
    ("主动供述", "self_disclosed"),
    ("主动交代", "self_disclosed"),
    ("meritorious", "meritorious"),
    ("立功", "meritorious"),
    ("from_14_to_17", "from_14_to_17"),
    ("minor_age", "from_14_to_17"),
    ("未成年", "from_14_to_17"),
    ("不满十八周岁", "from_14_to_17"),
    ("不满18周岁", "from_14_to_17"),
    ("十四至十八周岁", "from_14_to_17"),
    ("14至18周岁", "from_14_to_17"),
    ("limited_capacity", "limited_capacity"),
    ("限制行为能力", "limited_capacity"),
    ("尚未完全丧失", "limited_capacity"),
    ("间歇性精神病", "limited_capacity"),
    ("by_law", "by_law"),
    ("法律、法规、规章规定", "by_law"),
    ("法律法规规章规定", "by_law"),
)

# unit of the figures → (way of the clause, factor to what the rules count in)
MEASURES: Mapping[str, tuple[str, str]] = {
    "": ("", "1"),
    "元": ("", "1"),
    "yuan": ("", "1"),
    "cny": ("", "1"),
    "rmb": ("", "1"),
    "人民币": ("", "1"),
    "万元": ("", "10000"),
    "percent": ("share", "0.01"),
    "%": ("share", "0.01"),
    "百分比": ("share", "0.01"),
    "share": ("share", "1"),
    "比例": ("share", "1"),
    "multiple": ("multiple", "1"),
    "times": ("multiple", "1"),
    "倍": ("multiple", "1"),
    "倍数": ("multiple", "1"),
    "per_unit": ("per_unit", "1"),
    "每件": ("per_unit", "1"),
    "每处": ("per_unit", "1"),
    "每平方米": ("per_unit", "1"),
    "元/平方米": ("per_unit", "1"),
    "per_day": ("per_day", "1"),
    "每日": ("per_day", "1"),
    "元/日": ("per_day", "1"),
}

KINDS: Mapping[str, str] = {
    "fine": "fine",
    "罚款": "fine",
    "warning": "warning",
    "警告": "warning",
    "confiscation": "confiscation",
    "confiscate": "confiscation",
}

PRECONDITIONS: Mapping[str, str] = {
    "overdue": "overdue",
    "逾期": "overdue",
    "逾期不改正": "overdue",
    "逾期未改正": "overdue",
    "refuse_to_correct": "refuse_to_correct",
    "refuse": "refuse_to_correct",
    "refused": "refuse_to_correct",
    "拒不改正": "refuse_to_correct",
    "拒绝改正": "refuse_to_correct",
}

LEVELS: Mapping[str, str] = {
    "law": "law",
    "法律": "law",
    "administrative_regulation": "administrative_regulation",
    "行政法规": "administrative_regulation",
    "local_regulation": "local_regulation",
    "地方性法规": "local_regulation",
    "rule": "rule",
    "规章": "rule",
    "部门规章": "rule",
    "地方政府规章": "rule",
}

PROCEDURES: Mapping[str, str] = {
    "ordinary": "ordinary",
    "general": "ordinary",
    "普通": "ordinary",
    "普通程序": "ordinary",
    "一般程序": "ordinary",
    "simple": "simple",
    "summary": "simple",
    "on_the_spot": "simple",
    "简易": "simple",
    "简易程序": "simple",
    "当场": "simple",
    "当场处罚": "simple",
}

PLACES = ("省", "市", "自治区", "自治州", "县")


def level_of(law: str) -> str:
    """The rank of a law by its name: 法 and 法典, regulations of the State Council or of a place, rules; else empty."""
    if law.endswith(("法", "法典")):
        return "law"
    if law.endswith("条例"):
        plain = law.replace("城市", "").replace("市容", "").replace("市政", "")
        local = any(place in plain[:12] for place in PLACES)
        return "local_regulation" if local else "administrative_regulation"
    return "rule" if law.endswith(("规定", "办法")) else ""
