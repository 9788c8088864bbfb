"""The sections of an exchanged case file: each is a part of the facts that rules look at.

Whatever a rule can see can be stated in a file, under the name it has in `Facts`; what a file does not state is
not stated. A section given as null or as an empty list says that there was none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from enforcement.rules import facts as parts
from enforcement.rules.parts_construction import ConstructionFacts
from enforcement.rules.parts_disclosure import CreditFacts, DisclosureFacts
from enforcement.rules.parts_execution import ExecutionFacts
from enforcement.rules.parts_measures import SeizureFacts
from enforcement.rules.parts_remedies import ErrorFacts, OverturnedFacts, RemedyFacts
from enforcement.rules.parts_transfer import CrimeFacts

FORMAT = "case-file/1"
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """One property of the document.

    `part`: the class of its facts; `fills`: the field of `Facts`, empty when it is put together by hand; `many`: a
    list; `hidden`: fields of the class that a file does not state because they follow from others.
    """

    name: str
    part: Any
    title: str
    fills: str = ""
    many: bool = False
    hidden: frozenset[str] = NOTHING


def _section(name: str, part: Any, title: str, fills: str = "", **more: Any) -> tuple[str, Section]:
    return name, Section(name, part, title, fills, **more)


IDS = frozenset({"id", "authority_id", "organisation_id"})
SECTIONS: Mapping[str, Section] = MappingProxyType(
    dict(
        (
            _section("organisation", parts.OrganisationFacts, "办案机关", "organisation", hidden=IDS),
            _section("power", parts.PowerFacts, "处罚权", "power"),
            _section("violation", parts.ViolationFacts, "违法行为和处罚依据", "violation"),
            _section("conduct", parts.ActFacts, "违法行为的经过", "act"),
            _section("party", parts.PartyFacts, "当事人", "party", hidden=frozenset({"key"})),
            _section("officers", parts.OfficerFacts, "执法人员", many=True, hidden=IDS),
            _section("checklist", parts.ChecklistFacts, "现场规范", "checklist"),
            _section("evidence", parts.EvidenceFacts, "证据", "evidence", many=True),
            _section("elements", parts.ElementFacts, "构成要件及其证据", "elements", many=True),
            _section("circumstances", parts.LeniencyFacts, "从宽从严的情节", "leniency"),
            _section("history", parts.EarlierPenalty, "当事人以前受到的处罚", many=True),
            _section("order", parts.OrderFacts, "责令改正", "order"),
            _section("recheck", parts.RecheckFacts, "复查", "recheck"),
            _section("clue", parts.ClueFacts, "线索和核查", "clue"),
            _section("filing", parts.FilingFacts, "立案", "filing"),
            _section("referral", parts.ReferralFacts, "移送其他机关", "referral"),
            _section("investigation", parts.InvestigationFacts, "调查终结", "investigation"),
            _section("recusals", parts.RecusalFacts, "回避", "recusals", many=True),
            _section("registrations", parts.RegistrationFacts, "先行登记保存", "registrations", many=True),
            _section("sampling", parts.SamplingFacts, "抽样取证", "sampling"),
            _section("monitoring", parts.MonitoringFacts, "电子技术监控", "monitoring", many=True),
            _section("gains", parts.GainsFacts, "违法所得", "gains"),
            _section("notices", parts.NoticeFacts, "行政处罚告知书", many=True),
            _section("statements", parts.StatementFacts, "陈述申辩", many=True),
            _section("hearing", parts.HearingFacts, "听证", "hearing"),
            _section("gravity", parts.GravityFacts, "是否重大、复杂", "gravity"),
            _section("review", parts.ReviewFacts, "法制审核", "review", hidden=frozenset({"digest", "digest_now"})),
            _section("discussion", parts.DiscussionFacts, "集体讨论", "discussion"),
            _section("benchmark", parts.BenchmarkFacts, "裁量基准", "benchmark"),
            _section("fine_base", parts.FineBaseFacts, "罚款的计算基数", "fine_base"),
            _section("daily_fine", parts.DailyFineFacts, "按日连续处罚", "daily_fine"),
            _section("emergency", parts.EmergencyFacts, "突发事件", "emergency"),
            _section("paper", parts.PaperFacts, "决定书写明的内容", "paper"),
            _section("deliveries", parts.DeliveryFacts, "送达", many=True),
            _section("report", parts.ReportFacts, "当场处罚备案", "report"),
            _section("payments", parts.PaymentFacts, "缴款", "payments", many=True),
            _section("cash", parts.CashFacts, "当场收缴", "cash"),
            _section("deferral", parts.DeferralFacts, "延期、分期缴纳", "deferral"),
            _section("late_fee", parts.LateFeeFacts, "加处罚款", "late_fee"),
            _section("extensions", parts.ExtensionFacts, "延长办案期限", many=True),
            _section("exclusions", parts.ExclusionFacts, "不计入期限的时间", many=True),
            _section("suspensions", parts.SuspensionFacts, "中止", many=True),
            _section("publication", parts.PublicationFacts, "公开", "publication"),
            _section("disposal", parts.DisposalFacts, "没收财物的处置", "disposal"),
            _section("dispute", parts.DisputeFacts, "管辖争议", "dispute"),
            _section("measures", SeizureFacts, "查封、扣押", "seizures", many=True),
            _section("construction", ConstructionFacts, "违法建设", "construction"),
            _section("enforcement", ExecutionFacts, "催告、强制执行、申请法院执行", "execution"),
            _section("transfer", CrimeFacts, "移送涉嫌犯罪案件", "crime"),
            _section("disclosure", DisclosureFacts, "公开的文本", "disclosure"),
            _section("credit", CreditFacts, "信用公示", "credit"),
            _section("remedies", RemedyFacts, "行政复议、行政诉讼", "remedies", many=True),
            _section("overturned", OverturnedFacts, "变更、撤销原决定", "overturned"),
            _section("doubt", ErrorFacts, "对处罚的申诉、检举和自查", "error"),
            _section("closing", parts.ClosingFacts, "结案", "closing"),
        )
    )
)
# What an act may be; the day of an act dates the section of the same kind.
ACT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "clue": "发现、登记线索",
        "filing": "立案",
        "inspection": "现场检查（勘验）",
        "inquiry": "询问",
        "evidence": "取证",
        "registration": "先行登记保存",
        "measure": "查封、扣押",
        "order": "责令改正",
        "recheck": "复查",
        "investigation_end": "调查终结",
        "proposal": "处理意见审批",
        "notice": "处罚告知",
        "statement": "陈述申辩",
        "hearing": "听证",
        "review": "法制审核",
        "discussion": "集体讨论",
        "decision": "作出决定",
        "delivery": "送达",
        "payment": "缴款",
        "cash": "当场收缴",
        "report": "备案",
        "demand": "催告",
        "enforcement": "强制执行",
        "court_application": "申请法院强制执行",
        "publication": "公开",
        "remedy": "复议、诉讼",
        "transfer": "移送",
        "closing": "结案",
        "other": "其他",
    }
)
