"""Titles: the organisation and its power, the violation, the conduct, the party, proof, circumstances."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LEVEL = "law 法律，administrative_regulation 行政法规，local_regulation 地方性法规，rule 规章"
PRECONDITION = "refuse_to_correct 拒不改正才罚，overdue 逾期不改正才罚，不写是没有这样的前提"

MATTER: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Organisation": {
            "name": "办案机构名称",
            "kind": "机构类别：province 省级，city 市级，bureau 县（区）级主管部门，street 街道，town 乡镇，"
            "entrusted 受委托组织，squad 执法队伍",
            "is_authority": "是否能以自己名义处罚的行政机关",
            "authority_name": "以其名义作出决定的行政机关名称，与决定书落款核对",
            "authority_basis": "取得行政处罚权的依据",
            "entrusted_from": "委托开始之日，含当日",
            "entrusted_until": "委托届满之日，含当日",
            "entrustment_published": "委托书是否已向社会公布",
            "in_public_list": "是否列入公布的执法主体名单",
            "reconsideration_body": "行政复议机关名称",
            "court": "有管辖权的人民法院名称",
        },
        "Power": {
            "violation_code": "违法行为编码，与 violation.code 相同",
            "by": "处罚权的来源：own 本机关固有，transfer 省级决定下放，entrustment 委托",
            "held_from": "取得这项处罚权之日，含当日",
            "held_until": "这项处罚权终止之日，含当日；不写是没有终止",
            "published": "授予处罚权的决定是否已公布；不写为已公布",
        },
        "Violation": {
            "code": "违法行为编码；已在本系统目录中的，没有写的内容从目录取得",
            "name": "违法行为名称",
            "defining": "认定依据：违反的条款",
            "penalty": "处罚依据：罚则的条款",
            "individual": "对公民的罚款幅度（元）",
            "unit": "对法人或者其他组织的罚款幅度（元）",
            "kinds": "罚则规定的处罚种类：fine 罚款，warning 警告，confiscation 没收",
            "warning_required": "罚则是否规定必须同时警告（“警告，并处罚款”）",
            "precondition": f"处罚的前提：{PRECONDITION}",
            "in_force_from": "罚则施行之日，含当日",
            "in_force_until": "罚则失效前最后一日，含当日；不写是仍然有效",
            "versions": "罚则的历次版本，用于新旧规定从旧兼从轻",
            "elements": "须逐项证明的特别构成要件名称（主体、时间、地点、行为以外）",
            "environmental": "是否生态环境违法行为（追责期限另有规定）",
            "life_health_finance": "是否涉及公民生命健康安全、金融安全（有危害后果的，追责期限延长至五年）",
            "waivers": "符合的轻微不罚、首违免罚清单事项",
            "level": f"罚则的效力层级：{LEVEL}",
        },
        "FineRange": {
            "minimum": "最低罚款额（元），含本数；不写为没有下限",
            "maximum": "最高罚款额（元），含本数；不写为没有固定上限",
        },
        "Version": {
            "name": "版本名称，如法规名称和修订年份",
            "in_force_from": "该版本施行之日，含当日",
            "in_force_until": "该版本失效前最后一日，含当日；不写是仍然有效",
            "individual": "该版本对公民的罚款幅度（元）",
            "unit": "该版本对法人或者其他组织的罚款幅度（元）",
            "other_kinds": "该版本规定的罚款、警告以外的处罚种类，用中文写",
            "only_if": f"该版本处罚的前提：{PRECONDITION}",
            "unlawful": "该版本是否仍认定为违法行为；不写为是",
            "in_use": "决定是否适用该版本",
        },
        "Waiver": {
            "kind": "清单事项类别：minor 轻微不罚，first_offence 首违免罚",
            "name": "清单事项名称",
            "list_name": "清单名称",
        },
        "Conduct": {
            "began": "违法行为开始之日",
            "ended": "违法行为终了之日；仍在继续的不写",
            "continuing": "违法行为是否有连续或者继续状态",
            "found_on": "违法行为被发现之日；不写从办理过程推出",
            "harm": "是否有危害后果（影响追责期限）；circumstances.harm 优先",
            "place": "违法行为发生地",
            "place_in_jurisdiction": "发生地是否在本机关辖区",
            "jurisdiction_basis": "不在辖区时的管辖依据，如指定管辖文书编号",
        },
        "Party": {
            "kind": "当事人类别：individual 公民，sole_trader 个体工商户，unit 法人或者其他组织，unknown 尚不清楚",
            "born": "出生日期",
            "age_group": "不知道出生日期时的年龄段：under_14 不满十四周岁，from_14_to_17 已满十四不满十八周岁，"
            "adult 已满十八周岁",
            "capacity": "责任能力：full 完全，limited 尚未完全丧失辨认或者控制能力，none 不能辨认或者不能控制自己行为",
            "name_stated": "案卷中是否写明姓名或者名称（填写 name 即为是）",
            "address_stated": "案卷中是否写明住址或者住所（填写 address 即为是）",
            "number_stated": "案卷中是否写明身份号码或者统一社会信用代码（填写 number 即为是）",
            "id_check": "号码核对结果：ok 相符，bad 不符，not_checked 没有核对；填写 number 时自动核对",
            "id_override_reason": "没有号码或者号码不符而继续办理的说明",
            "unidentified": "当事人身份是否无法查明",
            "same_address_as_officer": "当事人与办案人员登记的是否同一地址",
        },
        "EarlierPenalty": {
            "violation_code": "以前处罚的违法行为编码；不写为与本案相同",
            "decided_on": "以前处罚决定之日",
            "fined": "以前是否给予罚款",
            "same_facts": "是否与本案同一违法行为（一事不再罚）",
            "overlapping": "是否与本案的违法行为部分重合",
        },
        "Evidence": {
            "id": "证据编号，供 elements 等引用",
            "kind": "证据种类",
            "excluded": "是否已作为非法证据排除",
            "cited": "是否作为认定事实的依据引用；不写为是",
            "has_audio_visual": "是否有照片、录音或者录像",
        },
        "Element": {
            "name": "构成要件名称，如主体、时间、地点、行为",
            "evidence_ids": "证明该要件的证据编号；空列表是说明没有证据证明",
        },
        "Leniency": {
            "minor": "违法行为是否轻微",
            "corrected_in_time": "是否及时改正",
            "no_harm": "是否没有造成危害后果；也可以只写 harm",
            "slight_harm": "危害后果是否轻微；也可以只写 harm",
            "no_fault_proved": "是否有证据足以证明没有主观过错",
            "coerced": "是否受他人胁迫或者诱骗实施",
            "self_disclosed": "是否主动供述行政机关尚未掌握的违法行为",
            "meritorious": "是否配合查处违法行为有立功表现",
            "eliminated_harm": "是否主动消除或者减轻危害后果",
            "first_offence_claimed": "是否初次违法；也可以只写 first_offence",
            "education_given": "不予处罚的，是否已对当事人进行教育",
            "guardian_told": "不满十四周岁的，是否已责令监护人加以管教",
            "commitment_signed": "当事人是否签署了改正承诺",
            "aggravating": "是否有从重情节",
        },
        "OtherBasis": {
            "name": "同一行为违反的另一法律规范名称",
            "minimum": "该规范的最低罚款额（元），含本数",
            "maximum": "该规范的最高罚款额（元），含本数",
            "level": f"该规范的效力层级：{LEVEL}",
        },
        "Monitoring": {
            "evidence_id": "设备记录的证据编号",
            "device": "设备名称或者编号",
            "legal_review": "设备是否经过法制审核",
            "technical_review": "设备是否经过技术审核",
            "meets_standard": "设备是否符合标准",
            "sign_visible": "设备标志是否明显",
            "place_published": "设置地点是否向社会公布",
            "calibrated_until": "检定有效的最后一日，含当日",
            "captured_on": "记录违法事实之日",
            "record_reviewed": "记录内容是否经过审核",
            "party_told": "是否及时告知当事人违法事实",
        },
        "Gains": {
            "received": "实施违法行为取得的全部款项（元）",
            "refunded": "已依法退赔的款项（元）",
            "costs": "扣除的成本（元）；须另有规定",
            "other_rule": "法律、行政法规、部门规章对计算另有规定的，其名称和条款",
            "calculation_stated": "是否写明计算过程",
        },
    }
)
