"""Titles: the paper, delivery, money, publication, closing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WAYS = "on_the_spot 当场交付，direct 直接送达，left 留置送达，post 邮寄送达，electronic 电子送达，notice 公告送达"

AFTER: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Paper": {
            "number": "决定书编号（文号）",
            "number_used_before": "该编号是否已用于其他决定书",
            "authority_name": "决定书落款的行政机关名称",
            "violation": "是否写明当事人的违法行为",
            "kind_and_basis": "是否写明处罚的种类和依据",
            "fine_amount": "是否写明罚款数额",
            "time": "是否写明时间",
            "place": "是否写明地点",
            "remedies": "是否写明申请行政复议、提起行政诉讼的途径和期限",
            "remedy_text": "决定书上关于复议、诉讼的原文，核对期限和复议机关",
            "payment_terms": "是否写明处罚的履行方式和期限（罚款的缴纳方式和期限）",
            "late_fee_rate": "是否告知逾期每日按罚款数额的百分之三加处罚款",
            "signatures": "签名或者盖章的执法人员人数",
            "fixed_form": "是否使用预定格式、编有号码的决定书；不写为是",
            "blank_when_signed": "当事人签名时是否空白文书（true 是空白）",
            "party": "是否写明当事人的姓名或者名称、地址",
            "facts_and_evidence": "是否写明违反规定的事实和证据",
            "dated": "是否写明作出决定的日期",
            "sealed": "是否加盖行政机关印章",
        },
        "Delivery": {
            "method": f"送达方式：{WAYS}",
            "decided_on": "所送决定作出之日；不写为 decision 之日",
            "on": "送达之日（受送达人签收或者视为送达之日）",
            "recipient": "收件人",
            "refused": "是否拒绝接收或者拒绝签名",
            "refusal_reason_stated": "拒收的，是否在送达回证上写明事由和日期",
            "witnesses": "见证人人数",
            "recordings": "记录留置过程的照片、录像件数",
            "place_is_domicile": "留置地点是否受送达人的住所",
            "paper": "所送文书：decision 决定书，notice 告知书，demand 催告书，enforcement 强制执行决定书，"
            "other 其他；不写为决定书",
            "confirmed_on": "电子送达：当事人签署送达确认书之日",
            "arrived_at": "电子送达：到达对方系统的时间",
            "tracking_no": "邮寄送达：邮件编号",
            "receipt_on": "邮寄送达：回执上注明的收件之日",
            "returned": "邮寄送达：邮件是否被退回",
            "announced_on": "公告送达：发出公告之日",
            "whereabouts_unknown_proved": "公告送达：是否有证据证明当事人下落不明",
            "failed_ways": f"公告送达：已经试过而不能送达的方式（{WAYS}）",
            "reasons_in_file": "公告送达：案卷是否记明原因和经过",
        },
        "Report": {
            "decided_on": "当场处罚决定之日；不写为 decision 之日",
            "reported_on": "报所属机关备案之日；不写从办理过程的 report 取得",
        },
        "Payment": {
            "on": "银行收款之日",
            "amount": "缴款数额（元）",
            "transaction": "银行交易流水号",
        },
        "Cash": {
            "amount": "当场收缴的数额（元）；不写为罚款数额",
            "ground": "当场收缴的理由：up_to_100 一百元以下罚款，hard_to_collect 不当场收缴事后难以执行，"
            "remote 边远、水上、交通不便地区缴款确有困难",
            "reason_stated": "是否写明当场收缴的理由",
            "party_asked": "交通不便的，是否由当事人提出当场缴纳",
            "receipt_no": "财政部门统一制发的专用票据号码",
            "receipt_used_before": "该票据号码是否已经用过",
            "collected_at": "收缴的时间",
            "on_water": "是否在水上当场收缴",
            "landed_on": "在水上收缴的，抵岸之日",
            "handed_in_at": "执法人员交至行政机关的时间",
            "received_at": "行政机关收到的时间",
            "banked_at": "行政机关缴付指定银行的时间",
        },
        "LateFee": {
            "fine": "罚款数额（元）；不写为决定的罚款数额",
            "delivered_on": "决定书送达之日；不写从 deliveries 取得",
            "put_off_until": "批准延期、分期缴纳的最后一日，含当日",
            "on": "计算到哪一日，含当日",
            "stopped": "不计算加处罚款的期间，每段写 [开始之日, 结束之日]，两端都含，日期写到日",
            "imposed": "加处罚款的数额（元）",
            "rate_told": "是否已将加处罚款的标准告知当事人",
        },
        "Deferral": {
            "applied": "当事人是否提出延期、分期缴纳的申请",
            "approved": "行政机关是否批准",
            "instalments": "各期应缴日期和数额",
            "total": "罚款总额（元）",
        },
        "Instalment": {"due": "该期最后缴纳之日，含当日", "amount": "该期数额（元）"},
        "Publication": {
            "influential": "决定是否具有一定社会影响（true 应当公开）",
            "judged_reason_stated": "是否写明作此判断的理由",
            "decided_on": "处罚决定之日；不写为 decision 之日",
            "published_on": "公开之日；不写从办理过程的 publication 取得",
        },
        "Closing": {
            "fine": "决定的罚款数额（元）",
            "paid": "已缴的罚款数额（元）",
            "late_fee_imposed": "加处罚款数额（元）",
            "late_fee_paid": "已缴的加处罚款数额（元）",
            "open_instalments": "没有完成的分期数",
            "seized_items_open": "没有处理的查封、扣押物品件数",
            "confiscated_items_open": "没有处理的没收物品件数",
            "cash_not_banked": "当场收缴的罚款是否还没有缴付银行（true 还没有）",
            "must_be_published": "决定是否应当公开",
            "published": "决定是否已公开",
            "education_given": "不予处罚的，是否已对当事人进行教育",
            "reported": "当场处罚决定是否已备案",
            "delivered": "决定书是否已送达",
            "recheck_open": "责令改正是否还没有复查（true 还没有）",
            "registrations_open": "没有处理的先行登记保存次数",
            "papers": "案卷中已有的文书；不写是没有核对",
            "ended_by": "结案情形：performed 执行完毕，not_punished 不予处罚，transferred 移送，"
            "court_ended 法院裁定终结执行，terminated 终止调查或者终结执行",
        },
    }
)
