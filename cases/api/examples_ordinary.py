"""Examples of the ordinary procedure for the OpenAPI file: one case told step by step. Names and numbers are invented."""

from __future__ import annotations

from typing import Any

from enforcement.rules.facts import POINTS

PLACE = "云川市澄湖区湖滨路88号"
REGISTERED: dict[str, Any] = {
    "id": "0b7c1f86-5f0e-4a39-8c0b-7c1d0e6a2d55",
    "organisation": "yc-ch-1",
    "violation": "DQ-001",
    "place": PLACE,
    "facts": "后厨三台灶同时作业，油烟净化设施未开启，油烟直接排放。",
    "began_at": "2026-09-09T09:00:00+08:00",
    "found_at": "2026-09-09T09:00:00+08:00",
    "second_officer": 3,
    "party": {
        "kind": "unit",
        "name": "云川市老灶台餐饮有限公司",
        "representative": "马建国",
        "id_kind": "credit",
        "id_number": "91330000DEM000001R",
        "phone": "16400005678",
        "address": PLACE,
    },
    "source": "patrol",
}
EVIDENCE_ID = "5d2f9d0a-3b1a-4c53-9a0e-4f1f0f8a6b21"
RECORD: dict[str, Any] = {
    "began_at": "2026-09-09T10:00:00+08:00",
    "ended_at": "2026-09-09T10:40:00+08:00",
    "place": PLACE,
    "content": "现场见后厨三台灶同时作业，净化设施电源关闭，排口可见油烟。",
    "badge_shown": True,
    "rights_told": True,
    "signed": "signed",
    "person": "马建国",
    "relation": "法定代表人",
}
ANSWERS = {"minor": False, "corrected_in_time": False, "no_harm": False, "slight_harm": False, "no_fault_proved": False}
GRAVITY = dict.fromkeys(
    ("public_interest", "third_party_interest", "difficult", "several_relations", "complicated", "grave"), False
)
BENCHMARK = {
    "name": "浙江省生态环境行政处罚裁量基准",
    "published_on": "2025-06-30",
    "in_force_from": "2025-08-01",
    "chosen": "一般",
    "minimum": "5000.00",
    "maximum": "20000.00",
    "reason": "初次被查，排放时间不足一日。",
}
PROPOSED: dict[str, Any] = {
    "outcome": "punish",
    "report": "经现场检查和询问，事实清楚，证据确实充分；按一般档次裁量。",
    "facts": "2026年9月9日，当事人未开启油烟净化设施，油烟直接排放。",
    "fine": "8000.00",
    "circumstances": ANSWERS,
    "gravity": GRAVITY,
    "benchmark": BENCHMARK,
}
SPARED: dict[str, Any] = {
    "outcome": "not_punish",
    "report": "当事人当场停业检修，次日复查设施正常，没有造成危害后果。",
    "facts": "2026年9月9日，当事人净化设施断电约十分钟。",
    "not_punish_ground": "minor",
    "circumstances": {"minor": True, "corrected_in_time": True, "no_harm": True},
    "gravity": GRAVITY,
}
STATED = {
    "made": True,
    "content": "设施当日检修，请求从轻。",
    "review": "rejected",
    "review_reason": "检修没有停业，也没有检修记录，不予采纳。",
}
REVIEWED: dict[str, Any] = {
    "points": [{"point": point, "result": "ok"} for point in POINTS],
    "result": "agree",
    "opinion": "事实清楚，程序合法，适用法律正确，裁量适当。同意。",
}
DISCUSSED: dict[str, Any] = {
    "at": "2026-09-29T10:00:00+08:00",
    "place": "局三楼会议室",
    "chair": 11,
    "minutes_by": "郑以文",
    "members": [
        {"user": 11, "opinion": "同意按处理意见办理。", "agrees": True},
        {"user": 12, "opinion": "同意。", "agrees": True},
        {"user": 13, "opinion": "同意。", "agrees": True},
    ],
    "conclusion": "一致同意处理意见。",
    "agrees": True,
}
DELIVERED: dict[str, Any] = {
    "document": "0d7a9d2c-0f8b-4d0e-9a57-7f0f52c7a0a1",
    "method": "direct",
    "place": PLACE,
    "form_handed": "pdf",
    "recipient": "马建国",
    "relation": "legal_representative",
    "seal_affixed": True,
}
AGREED = {"opinion": "同意。"}
TESTED = {
    "ground": "testing",
    "since": "2026-09-15",
    "until": "2026-09-18",
    "document": "云环检〔2026〕118号",
    "reason": "油烟排放浓度送检。",
}

# Title and body by step; made into examples of the file by `cases.api.examples`.
BODIES: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "verification-extension": (
        ("Ten working days more", {"days": 10, "ground": "complex", "reason": "涉及两家门店。"}),
    ),
    "inspection": (("An inspection of the kitchen", RECORD),),
    "inquiry": (
        ("The party was asked", {**RECORD, "content": "问：净化设施为什么没有开？答：当天忘了。"}),
        (
            "Who was asked would not sign",
            {**RECORD, "signed": "refused", "note": "阅后拒绝签名，未说明理由。", "witness": "湖滨社区 王秀兰"},
        ),
    ),
    "proof": (
        (
            "What the picture proves",
            {"evidence": EVIDENCE_ID, "elements": ["排放油烟的餐饮经营者"], "note": "招牌和后厨。"},
        ),
    ),
    "filing": (("Put before the head", {"prima_facie": "现场检查笔录和照片证明净化设施未开启。"}),),
    "opinion": (("The leader agrees", {"agrees": True, "text": "同意立案。"}),),
    "filing-return": (("More is to be verified", {"reason": "请补充经营者的主体材料。"}),),
    "filing-approval": (("Filed", {"opinion": "同意立案。"}),),
    "filing-refusal": (("Not filed", {"reason": "经核查，净化设施正常运行，没有违法事实。"}),),
    "reporter-answer": (("The reporter was told", {"text": "电话告知已经立案，正在调查。"}),),
    "investigation-end": (("A fine out of the middle tier", PROPOSED), ("No penalty", SPARED)),
    "supplement": (("Back into the investigation", {"reason": "请补充检测报告。"}),),
    "proposal-approval": (("The head agrees", AGREED),),
    "notice": (("The notice is made", {}),),
    "statement": (
        ("Said, and looked into", STATED),
        ("Given up in writing", {"made": False, "waived": True}),
    ),
    "hearing-request": (
        ("By post; the postmark counts", {"sent_on": "2026-09-23", "by_post": True, "text": "要求举行听证。"}),
    ),
    "hearing-withdrawal": (("Taken back in writing", {"withdrawal": "当事人书面撤回，附撤回申请。"}),),
    "review-request": (("To the legal reviewers", {}),),
    "review": (
        ("The reviewer agrees", REVIEWED),
        (
            "Back with a fault",
            {
                "points": [{**each, "result": "fault", "text": "缺检测报告。"} for each in REVIEWED["points"][:1]]
                + REVIEWED["points"][1:],
                "result": "amend",
                "opinion": "证据不足，退回补充。",
            },
        ),
    ),
    "discussion": (("Three heads agree", DISCUSSED),),
    "penalty-decision": (
        ("As proposed", {**AGREED, "influential": False}),
        ("Lower after the statement", {**AGREED, "fine": "6000.00", "influential": False}),
    ),
    "no-penalty-decision": (("No penalty", AGREED),),
    "extension": (("Thirty days more", {"days": 30, "ground": "complex", "reason": "涉及两家门店，取证困难。"}),),
    "excluded-time": (("Days of a test", TESTED),),
    "suspension": (
        (
            "Another case decides",
            {"ground": "other_result", "reason": "须以另案结果为依据。", "document": "澄法〔2026〕7号"},
        ),
    ),
    "resumption": (("It goes on", {"reason": "另案已经审结。"}),),
    "publication": (("Made public", {"published_on": "2026-10-12", "where": "云川市人民政府网站行政处罚公示栏"}),),
    "dismissal": (("No unlawful fact", {"ground": "not_established", "reason": "经调查，违法事实不能成立。"}),),
    "handover": (("An officer moves", {"leaves": 3, "takes": 4, "reason": "调离本中队。"}),),
    "paper-correction": (
        (
            "A wrong word in a paper",
            {"document": "0d7a9d2c-0f8b-4d0e-9a57-7f0f52c7a0a1", "reason": "当事人名称有误，已按营业执照更正。"},
        ),
    ),
    "binding": (("Bound into its volume", {}),),
    "closing-approval": (("Closed by the head", {"opinion": "执行完毕，同意结案。"}),),
}
