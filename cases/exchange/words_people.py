"""Titles: the people of a case, what they did on the spot, acts and records, internal approvals."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

AGREE = "agree 同意，disagree 不同意"

PEOPLE_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Officer": {
            "name": "姓名",
            "certificate_no": "登记的执法证件号码",
            "stated_certificate_no": "文书上写的执法证件号码，与登记的核对",
            "certificate_from": "执法证件有效期开始之日，含当日",
            "certificate_until": "执法证件有效期届满之日，含当日",
            "certificate_status": "执法证件在办理当日的状态：valid 有效，suspended 暂扣，revoked 吊销，missing 没有证件",
            "auxiliary": "是否协管（辅助）人员",
            "probation": "是否试用期人员",
            "suspended": "是否已暂停执法",
            "signed": "是否在文书上签名或者盖章",
            "recused": "是否应当回避或者已决定回避",
            "left": "是否已调离或者离职",
        },
        "Head": {
            "name": "负责人姓名",
            "rank": "职务：chief 正职，deputy 副职；不写的不作为负责人",
            "field": "分管领域",
            "since": "任职开始之日，含当日",
            "until": "任职届满之日，含当日；不写是仍在任",
            "acting": "是否代理职务",
            "acting_document": "代理职务的任命文件文号",
        },
        "Reviewer": {
            "name": "法制审核人员姓名",
            "began_on": "在行政机关初次从事法制审核之日",
            "exam_certificate_no": "法律职业资格证书号码",
            "appointed_from": "担任审核人员开始之日，含当日",
            "appointed_until": "担任审核人员届满之日，含当日",
        },
        "Checklist": {
            "salute": "是否敬礼",
            "badge_shown": "是否出示执法证件",
            "uniform": "是否按规定着装",
            "recorder_on": "是否开启执法记录仪",
            "rights_told": "是否告知事实、理由、依据和陈述申辩等权利",
        },
        "Act": {
            "kind": "做了什么",
            "at": "发生的时间；只知道年月的写 2025-09，视为没有写明哪一日",
            "entered": "录入的时间；不写视为当时录入",
            "officers": "参加人员：officers 的 id；没有写 id 的用姓名",
            "record": "这一次检查或者询问的笔录",
            "checklist": "这一次的现场规范；不写用 checklist 部分",
        },
        "Record": {
            "kind": "笔录种类：inspection 检查、勘验，inquiry 询问",
            "begun_at": "开始的时间",
            "ended_at": "结束的时间",
            "place": "地点",
            "certificate_numbers": "笔录上写的执法证件号码，每人一个",
            "badge_shown": "是否出示执法证件",
            "rights_told": "是否告知权利和义务",
            "identity_stated": "是否写明被询问人的身份",
            "person_kind": "被询问人：party 当事人，witness 证人，other 其他人",
            "content_stated": "是否写明检查或者询问的内容",
            "signed": "被询问人或者在场人是否签名或者盖章",
            "each_page_signed": "是否逐页签名",
            "refused": "是否拒绝签名",
            "refusal_noted": "拒绝签名的，是否注明情况",
            "witnesses": "见证人人数",
            "recordings": "录音录像件数",
        },
        "Approval": {
            "of": "审批事项",
            "submitted_by_id": "提交人员的 id",
            "submitted_on": "提交之日",
            "leader_id": "承办机构负责人的 id",
            "leader_opinion": f"承办机构负责人意见：{AGREE}",
            "leader_opinion_on": "承办机构负责人签署意见之日",
            "approver": "批准的行政机关负责人",
            "result": f"审批结果：{AGREE}；不写是尚未审批",
            "decided_on": "审批之日",
            "reason_stated": "是否写明理由",
        },
        "Recusal": {
            "person_id": "被申请回避的执法人员的 id",
            "requested_on": "申请回避之日",
            "reason_stated": "是否写明回避的理由",
            "decided_on": "决定是否回避之日",
            "decided_by": "决定回避的行政机关负责人",
            "granted": "是否准许回避（true 准许，false 驳回）",
        },
        "Disposal": {
            "way": "没收财物的处置方式",
            "destruction_required": "是否属于依法应当销毁的物品",
            "persons": "经手人的 id 或者姓名，不少于两人",
        },
        "Dispute": {
            "arisen_on": "管辖争议发生之日",
            "minutes_kept": "协商是否留有纪要",
            "settled": "是否协商一致",
            "referred_up": "协商不成的，是否已报请共同的上一级行政机关指定管辖",
        },
    }
)
