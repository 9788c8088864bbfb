"""Titles: from the clue to the end of the investigation, and what moves the 90 days."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INVESTIGATION: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Order": {
            "told_on": "责令改正之日；不写从办理过程的 order 取得",
            "on_the_spot": "是否责令立即改正",
            "by": "限期改正的最后一日，含当日",
            "corrected_already": "责令时是否已经改正",
        },
        "Recheck": {
            "on": "复查之日；不写从办理过程的 recheck 取得",
            "result": "复查结果：corrected 已改正，not_corrected 没有改正，refused 拒不改正",
        },
        "Clue": {
            "source": "线索来源",
            "registered_on": "发现或者登记线索之日",
            "extended_on": "批准延长核查之日",
            "extended_by": "批准延长核查的负责人",
            "extension_reason_stated": "是否写明延长核查的理由",
            "verified_on": "核查结束之日",
            "result_stated": "是否写明核查结果",
            "real_name_reporter": "是否实名投诉、举报",
            "ours": "是否属于本机关职责",
            "answered_on": "答复实名投诉、举报人之日",
            "passed_on_on": "不属于本机关职责的，转交有权机关之日",
        },
        "Filing": {
            "outcome": "结果：file 立案，not_file 不予立案，transfer 移送其他机关；不写为立案",
            "source_stated": "是否写明案件来源",
            "prima_facie_evidence": "是否有初步证据证明存在违法事实",
            "deserves_penalty": "是否依法应当给予行政处罚",
            "refusal_reason_stated": "不予立案的，是否写明理由",
            "handlers": "承办人员的 id，不少于两人",
            "filed_on": "立案之日（办案期限从次日起算）；不写从办理过程的 filing 取得",
        },
        "Referral": {
            "to": "移送到的机关",
            "letter_no": "移送函文号",
            "materials_listed": "是否附有材料清单",
            "sent_on": "移送之日",
            "receipt_kept": "是否留有送达回执",
        },
        "Investigation": {
            "ended_on": "调查终结之日；不写从办理过程的 investigation_end 取得",
            "report_by_id": "调查终结报告撰写人的 id",
            "inspections": "检查、勘验次数",
            "inquiries": "询问次数",
            "unrecorded": "没有制作笔录的检查、询问次数",
            "states_facts": "报告是否写明违法事实",
            "states_evidence": "报告是否写明证据",
            "states_basis": "报告是否写明法律依据",
            "states_discretion": "报告是否写明裁量理由",
            "states_proposal": "报告是否写明处理意见",
        },
        "Registration": {
            "registered_on": "先行登记保存之日",
            "ground": "理由：may_be_lost 证据可能灭失，hard_to_obtain_later 以后难以取得",
            "approver": "批准的行政机关负责人",
            "approved_on": "批准之日",
            "items_listed": "是否开具登记保存物品清单",
            "settlement": "处理结果（七个工作日内）",
            "settled_on": "作出处理之日",
        },
        "Sampling": {
            "on": "抽样之日",
            "items_listed": "是否开具抽样物品清单",
            "signed": "当事人是否签名或者盖章",
            "refusal_noted": "拒绝签名的，是否注明情况",
        },
        "Extension": {
            "days": "延长的日数（自然日）",
            "decided_on": "批准延长之日",
            "approver": "批准延长的负责人",
            "by_discussion": "是否经负责人集体讨论决定",
            "reason_stated": "是否写明延长的理由",
        },
        "Exclusion": {
            "kind": "不计入期限的事由",
            "first": "开始之日，含当日",
            "last": "结束之日，含当日；不写是仍在进行",
            "paper_no": "委托书、通知书等文书编号",
            "told_on": "告知当事人之日",
        },
        "Suspension": {
            "first": "中止开始之日，含当日",
            "last": "中止结束之日，含当日；不写是仍在中止",
            "reason_stated": "是否写明中止的理由",
            "proved": "中止的事由是否有证据",
            "approver": "批准中止的负责人",
        },
        "Statement": {
            "made": "当事人是否陈述、申辩（false 是表示不陈述申辩）",
            "content_stated": "是否写明陈述申辩的内容；没有意见的写明“无”也算",
            "review": "复核结果：adopted 采纳，partly 部分采纳，rejected 不采纳",
            "review_reason_stated": "是否写明采纳或者不采纳的理由",
            "received_on": "收到陈述申辩之日",
            "posted_on": "邮寄的，邮戳之日",
            "review_on": "复核之日",
        },
    }
)
