"""Titles: unlawful construction, what the public sees, remedies, decisions overturned, values of the place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from enforcement.rules.local_keys import KEYS

PUBLIC: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Construction": {
            "kind": "类别：works 建设工程，temporary 临时建设，village 乡、村庄规划区内的建设，"
            "completion 没有报送竣工验收资料",
            "cost": "建设工程造价（元）；临时建设为临时建设工程造价",
            "cost_evidence_ids": "证明造价的证据编号",
            "correctable": "是否尚可采取改正措施消除对规划实施的影响",
            "removable": "是否能够拆除",
            "order": "责令的内容：correct 限期改正，remove 限期拆除，confiscate 没收实物或者违法收入",
            "completion": "竣工验收资料",
            "government_order": "县级以上人民政府的责成",
            "removal": "强制拆除",
            "sealing": "查封施工现场",
        },
        "Completion": {
            "accepted_on": "竣工验收之日",
            "ordered_on": "责令限期补报之日",
            "supply_by": "补报期限最后一日，含当日",
            "supplied_on": "报送竣工验收资料之日",
        },
        "GovernmentOrder": {
            "number": "责成文书文号",
            "on": "责成之日",
            "county_or_above": "作出责成的是否县级以上地方人民政府",
        },
        "ForcedRemoval": {
            "on": "强制拆除之日",
            "announced_on": "公告之日",
            "announced_until": "公告的自行拆除期限最后一日，含当日",
        },
        "SiteSealing": {
            "on": "查封施工现场之日",
            "ordered_on": "责令停止建设或者限期拆除之日",
            "disobeyed": "当事人是否不停止建设或者逾期不拆除",
        },
        "Disclosure": {
            "state_secret": "公开的文本是否涉及国家秘密",
            "secrets_handled": "涉及的秘密是否已作处理",
            "shown": "文本中完整出现的个人信息；空列表是都已隐去，不写是没有核对",
            "identity_hidden": "涉及未成年人的，是否已隐去能识别其身份的内容",
            "checked_by_id": "再次核对隐去内容的人员的 id",
        },
        "Credit": {
            "decided_on": "处罚决定之日",
            "stated_class": "失信程度：minor 轻微，general 一般，serious 严重",
            "key_field": "是否涉及食品、药品、特种设备、安全生产、消防等重点领域（2026年4月1日前的规定）",
            "shown_on": "开始公示之日",
            "need_document": "主管部门认为轻微失信确需公示的文件",
            "performed": "是否履行完处罚决定的全部义务并纠正违法行为",
            "repair_on": "当事人申请信用修复之日",
            "ended_on": "公示的最后一日，含当日",
            "end_basis": "超过最长公示期继续公示的依据",
            "withdrawn": "是否因决定被撤销、变更而停止公示",
        },
        "Remedy": {
            "kind": "种类：reconsideration 行政复议，suit 行政诉讼",
            "applied_on": "当事人申请复议或者起诉之日",
            "received_on": "通过本机关申请复议的，本机关收到之日",
            "monitored": "决定是否依据电子技术监控设备作出",
            "keeps": "本机关审查后是否认为应当维持原决定",
            "passed_on_on": "转送复议机关之日",
            "accepted_on": "复议机关或者人民法院受理之日",
            "track": "审理程序：ordinary 普通程序，simple 简易程序",
            "extended": "复议期限是否延长",
            "copy_on": "收到复议申请书副本或者起诉状副本之日",
            "answered_on": "提交答复书或者答辩状之日",
            "evidence_given": "是否提交作出决定的证据、依据",
            "outcome": "结果：upheld 维持，rejected 驳回，changed 变更，revoked 撤销，unlawful 确认违法，"
            "void 确认无效，mediated 调解，withdrawn 撤回或者终止",
            "ended_on": "复议决定送达之日或者裁判生效之日",
            "stays": "停止执行的期间",
            "enforced_by": "复议后由谁强制执行或者申请执行：authority 原行政机关，reconsideration_body 复议机关",
        },
        "Stay": {
            "first": "停止执行开始之日，含当日",
            "last": "停止执行结束之日，含当日；不写是仍在停止",
            "ground": "停止执行的理由",
            "paper_no": "停止执行的文书编号",
        },
        "Overturned": {
            "by": "作出者：authority 本机关，superior 上级机关，reconsideration 复议机关，court 人民法院",
            "how": "方式：changed 变更，revoked 撤销，unlawful 确认违法，void 确认无效",
            "on": "变更、撤销或者确认之日",
            "paper_no": "文书编号",
            "published": "原决定是否已公开",
            "withdrawn_on": "撤回公开的处罚决定信息之日（三日内）",
            "reason_public": "是否公开说明理由",
            "pushed": "原决定信息是否已推送其他机关或者平台",
            "pushed_mended": "已推送的信息是否已更正",
            "money_settled": "已缴款项是否都已退还（没有应当退还的也为是）；不写是没有计算",
            "measures_open": "没有解除的查封、扣押件数",
            "remake_by": "责令重新作出决定的期限最后一日，含当日",
            "remade_on": "重新作出决定之日",
            "same_again": "是否以同一事实和理由作出与原决定基本相同的决定",
            "only_procedure": "是否仅因程序违法被撤销",
        },
        "Error": {
            "source": "来源：own 自查，complaint 申诉，report 检举，review 案卷评查",
            "raised_on": "提出之日",
            "examined": "是否已经审查",
            "wrong": "处罚是否有错误（true 须改正）",
            "answered": "是否已经答复",
        },
    }
)
# The values of the place are called as on their own page, with their units.
LOCAL: Mapping[str, str] = MappingProxyType(
    {name: f"{key.name}（{key.unit}）" if key.unit else key.name for name, key in KEYS.items()}
)
