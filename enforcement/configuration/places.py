"""Which configuration pages there are, for whom. Pages of apps above are known by the names of their addresses only."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from enforcement.kernel.errors import NotPermitted
from enforcement.policies import roles

SYSTEM, SECURITY, AUDIT = frozenset({"system_admin"}), frozenset({"security_admin"}), frozenset({"audit_admin"})
LISTS = frozenset({"legal_reviewer", "bureau_head", "disclosure_clerk"})
COUNTS = frozenset({"legal_reviewer", "bureau_head", "supervisor"})
PERSONNEL, REVIEWS = frozenset({"personnel"}), frozenset({"legal_reviewer"})
HEADS = frozenset({"bureau_head"})

PLACES: tuple[tuple[str, str, str, frozenset[str]], ...] = (
    ("settings_organisations", "机构", "名称、文号代字、复议机关、法院、缴款方式和委托期限", SYSTEM),
    ("settings_calendar", "工作日历", "载入放假安排，更正个别日期", SYSTEM),
    ("settings_parameters", "地方参数", "裁量线、报备期限等地方规定：另定新值，确认取值", SYSTEM | REVIEWS),
    ("settings_power-lists", "权责清单", "按版本拟订、批准和公布，比较各版本", LISTS),
    ("settings_powers", "职权事项", "各机构从哪一天到哪一天可以处罚什么", LISTS),
    ("settings_moved-cases", "职权变动涉及的在办案件", "职权到期或者移出清单时，哪些案件留办、哪些移交", COUNTS),
    ("settings_waiver-lists", "免罚清单", "轻微不罚、首违免罚和从轻、减轻清单的拟订、批准和公布", LISTS),
    ("settings_waiver-counts", "免罚清单适用情况", "每一清单事项适用和没有适用的次数、理由和案件", COUNTS),
    ("settings_violations", "违法事项核对", "处罚条款和罚款幅度与原文核对", REVIEWS),
    ("settings_benchmarks", "裁量基准", "起草、审核、公布裁量档次，从表格导入，比较版本", REVIEWS | HEADS),
    ("settings_waivers", "免罚清单核对", "免罚清单事项与公布的原文核对", REVIEWS),
    ("settings_articles", "条文核对", "引用的条文与公布的原文核对", REVIEWS),
    ("settings_accounts", "账号与岗位", "开户、停用、重设密码、解除锁定、授予和撤销岗位", SECURITY),
    ("settings_tokens", "接口令牌", "签发和撤销接口令牌", SECURITY),
    ("settings_reads", "个人信息查看记录", "谁在什么时候为什么看了完整信息", AUDIT),
    ("settings_administration", "管理操作记录", "账号、岗位、执法证、机构、日历和参数的变更", AUDIT),
    ("settings_checkpoints", "记录核对", "签名检查点和办案记录的核对结果", AUDIT),
    ("settings_officers", "执法人员", "入职、停职、离职、关联账号", PERSONNEL),
    ("settings_auxiliaries", "协管人员", "准入、离岗、责任执法人员", PERSONNEL),
    ("settings_certificates", "执法证", "登记、暂扣、吊销、恢复", PERSONNEL),
    ("settings_heads", "负责人任职", "登记任职和代理，终止任职", PERSONNEL),
    ("settings_reviewers", "法制审核资格", "初次从事日期和法律职业资格", PERSONNEL),
)


def places_of(user: Any) -> list[tuple[str, str, str]]:
    """(address, words, what for) of every page the user may open."""
    held = roles(user)
    return [(reverse(name), words, purpose) for name, words, purpose, allowed in PLACES if held & allowed]


def require_place(user: Any, allowed: frozenset[str]) -> None:
    """NotPermitted for whoever holds none of the roles of a page."""
    if not roles(user) & allowed:
        raise NotPermitted("您的岗位没有这一项配置。请从工作台进入您可以办理的事项。")
