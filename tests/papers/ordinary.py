"""An ordinary case of the cast, told through the actions: from registration to the archive, with every paper."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cases.actions.opening import register_case
from cases.actions.table import BY_STEP
from cases.facts import element_names
from cases.models import Case, Document
from cases.shapes import (
    ApprovalGiven,
    DeliveryGiven,
    DiscussionGiven,
    EducationGiven,
    ExtensionGiven,
    FieldRecordGiven,
    FilingGiven,
    MemberGiven,
    Nothing,
    OpinionGiven,
    OrderGiven,
    OrdinaryDecisionGiven,
    PaymentGiven,
    ProofGiven,
    ProposalGiven,
    PublicationGiven,
    RecheckGiven,
    RefusalGiven,
    Registration,
    ReviewGiven,
    StatementGiven,
)
from enforcement.rules.facts import POINTS
from tests import cast

FACTS = "当事人没有取得占用城市道路的批准，在滨江路东段212号门前车行道堆放钢管、模板，占用道路48平方米，连续三日。"
GRAVITY = {
    "public_interest": False,
    "third_party_interest": False,
    "difficult": False,
    "several_relations": True,
    "complicated": True,
    "grave": False,
}
BENCHMARK = {
    "name": "云川市城市管理行政处罚裁量基准",
    "published_on": "2025-03-01",
    "in_force_from": "2025-04-01",
    "chosen": "较重",
    "minimum": "10000",
    "maximum": "15000",
    "reason": "占用面积30平方米以上不足60平方米。",
}
UNIT = {
    "kind": "unit",
    "name": "云川宏筑建设工程有限公司",
    "representative": "吴建国",
    "id_kind": "credit",
    "id_number": cast.CREDIT,
    "phone": "16400005678",
    "address": "云川市澄湖区建设路219号",
}


class Story:
    """One case and the moment it has come to; each call takes one step and returns the case."""

    def __init__(self, **more: Any) -> None:
        self.day = cast.TODAY
        given: dict[str, Any] = {
            "id": uuid.uuid4(),
            "organisation_id": cast.organisation("yc-ch-1").pk,
            "violation_code": "DL-001",
            "place": "云川市澄湖区滨江路东段212号门前",
            "facts": "热线转来线索，称施工单位在车行道堆放钢管、模板，现场负责人不能出示占道批准文件。",
            "began_at": self.at(8),
            "found_at": self.at(9),
            "second_officer_id": cast.officer("linxiaolan").pk,
            "party": cast.citizen(**UNIT),
            "source": "hotline",
            "named_reporter": True,
        }
        self.case = register_case(Registration(**{**given, **more}), self.act("zhoumingyuan", 10))

    def at(self, hour: int, minute: int = 0) -> datetime:
        """A moment of the present day of the story."""
        return cast.at(self.day, hour, minute)

    def act(self, username: str, hour: int, minute: int = 0, **more: Any) -> Any:
        return cast.act(username, moment=self.at(hour, minute), **more)

    def on(self, day: date) -> Story:
        """Goes on on another day."""
        self.day = day
        return self

    def take(self, step: str, given: Any, username: str, hour: int, minute: int = 0, **more: Any) -> Case:
        """One step by one person."""
        self.case = BY_STEP[step].action(self.case.pk, given, self.act(username, hour, minute, **more))
        return self.case

    def papers(self, kind: str) -> list[Document]:
        return list(Document.objects.filter(case=self.case, kind=kind).order_by("issued_at", "number"))

    def paper(self, kind: str) -> Document:
        return self.papers(kind)[-1]

    def evidence(self, title: str = "现场照片", hour: int = 10, minute: int = 5) -> None:
        self.take("evidence", cast.evidence(self.at(hour, minute), title=title), "zhoumingyuan", hour, minute)

    def record(self, kind: str = "inspection", hour: int = 10, **more: Any) -> None:
        given: dict[str, Any] = {
            "began_at": self.at(hour, 10),
            "ended_at": self.at(hour, 50),
            "place": "云川市澄湖区滨江路东段212号门前",
            "content": "车行道上堆放钢管、模板，长8米、宽6米，占用道路48平方米。\n现场负责人不能出示占道批准文件。\n拍摄照片4张。",
            "badge_shown": True,
            "rights_told": True,
            "signed": "signed",
            "person": "吴建国",
            "person_number": cast.RESIDENT,
            "relation": "法定代表人",
        }
        self.take(kind, FieldRecordGiven(**{**given, **more}), "zhoumingyuan", hour, 55)

    def filed(self) -> Story:
        """Evidence, a first inspection, the filing asked, the leader's opinion, the head's consent."""
        self.evidence()
        self.record()
        self.take("filing", FilingGiven(prima_facie="现场照片显示车行道上堆放钢管、模板。"), "zhoumingyuan", 14)
        self.take("opinion", OpinionGiven(agrees=True, text="建议立案。"), "shijingzhi", 15)
        self.take("filing-approval", ApprovalGiven(opinion="同意立案。"), "zhaoqiwen", 16)
        return self

    def investigated(self, **more: Any) -> Story:
        """Order, inquiry, re-inspection, proof of every element, and the proposal."""
        if self.case.state == "registered":
            self.filed()
        self.on(self.day + timedelta(days=1))
        order = OrderGiven(
            requirement="把堆放在车行道的钢管、模板移走，恢复道路畅通。", due_on=self.day + timedelta(days=7)
        )
        self.take("correction-order", order, "zhoumingyuan", 9)
        self.record(
            "inquiry", content="问：钢管、模板是谁的？\n答：是我公司的。\n问：有没有占用道路的批准？\n答：没有办。"
        )
        self.evidence("询问录像", 11)
        self.on(self.day + timedelta(days=8))
        self.take("recheck", RecheckGiven(result="not_corrected", note="钢管、模板仍在原处。"), "zhoumingyuan", 9)
        self.prove()
        self.take("investigation-end", proposal(**more), "zhoumingyuan", 16)
        return self

    def prove(self) -> None:
        first = self.case.evidence.order_by("received_at").first()
        elements = tuple(element_names(self.case))
        assert first is not None
        if elements:
            self.take("proof", ProofGiven(evidence_id=first.pk, elements=elements), "zhoumingyuan", 9, 30)

    def approved(self, **more: Any) -> Story:
        self.investigated(**more)
        self.take("opinion", OpinionGiven(agrees=True, text="事实清楚，证据充分。"), "shijingzhi", 16, 30)
        self.take("proposal-approval", ApprovalGiven(opinion="同意处理意见。"), "zhaoqiwen", 17)
        return self

    def noticed(self, **more: Any) -> Story:
        self.approved(**more)
        self.on(self.day + timedelta(days=1))
        self.take("notice", Nothing(), "zhoumingyuan", 9)
        return self

    def delivered(self, kind: str, hour: int = 10, **more: Any) -> Case:
        given: dict[str, Any] = {
            "document_id": self.paper(kind).pk,
            "method": "direct",
            "place": "云川市澄湖区建设路219号",
            "form_handed": "pdf",
            "recipient": "吴建国",
            "seal_affixed": True,
            "relation": "legal_representative",
        }
        return self.take("delivery", DeliveryGiven(**{**given, **more}), "zhoumingyuan", hour)

    def heard(self, **more: Any) -> Story:
        """The notice delivered, the party's statement and its answer, review, discussion."""
        self.noticed(**more)
        self.delivered("notice")
        self.on(self.day + timedelta(days=2))
        said = StatementGiven(
            made=True,
            content="堆放时间短，没有影响通行，请求从轻。",
            review="rejected",
            review_reason="占用车行道连续三日，责令改正后逾期没有改正。",
        )
        self.take("statement", said, "zhoumingyuan", 10)
        self.on(self.day + timedelta(days=14))
        self.take("review-request", Nothing(), "zhoumingyuan", 9)
        self.take("review", review(), "xuqinghe", 11)
        self.take("discussion", discussion(), "luweizhen", 15)
        return self

    def decided(self, **more: Any) -> Story:
        self.heard(**more)
        self.on(self.day + timedelta(days=1))
        self.take("penalty-decision", OrdinaryDecisionGiven(opinion="同意。", influential=True), "luweizhen", 10)
        return self

    def closed(self) -> Story:
        """Delivered, paid, published, closed."""
        self.decided()
        self.delivered("decision", 15)
        self.on(self.day + timedelta(days=5))
        self.take("publication", PublicationGiven(self.day, "云川市政府网站"), "xieanran", 9)
        paid = PaymentGiven(amount=Decimal("12000.00"), paid_on=self.day, transaction=f"T{uuid.uuid4().hex[:12]}")
        self.take("payment", paid, "tangli", 10)
        self.take("education", EducationGiven("education", "讲解占用城市道路须经批准的规定。"), "zhoumingyuan", 11)
        self.take("recheck", RecheckGiven(result="corrected", note="钢管、模板已经移走。"), "zhoumingyuan", 12)
        self.take("closing-approval", ApprovalGiven(opinion="同意结案。"), "zhaoqiwen", 15)
        return self

    def archived(self) -> Story:
        self.closed()
        self.take("binding", Nothing(), "mengshuya", 16)
        return self

    def extended(self) -> Story:
        self.filed()
        self.on(self.day + timedelta(days=20))
        given = ExtensionGiven(days=30, ground="complex", reason="需要向外地核实运输单位资质。")
        self.take("extension", given, "luweizhen", 10)
        return self

    def declined(self) -> Story:
        self.evidence()
        self.take("filing", FilingGiven(prima_facie="现场照片显示货车停在路边。"), "zhoumingyuan", 14)
        self.take("opinion", OpinionGiven(agrees=False, text="不能证明占用道路。"), "shijingzhi", 15)
        self.take("filing-refusal", RefusalGiven(reason="现有材料不能证明有占用道路的行为。"), "zhaoqiwen", 16)
        return self

    def spared(self) -> Story:
        """Approved not to be punished, taught, decided."""
        ground = {"outcome": "not_punish", "fine": None, "not_punish_ground": "no_fault", "benchmark": {}}
        self.approved(**ground, circumstances={"no_fault_proved": True})
        self.on(self.day + timedelta(days=1))
        self.take("education", EducationGiven("education", "讲解占用城市道路须经批准的规定。"), "zhoumingyuan", 9)
        self.take("review-request", Nothing(), "zhoumingyuan", 9, 30)
        self.take("review", review(), "xuqinghe", 10)
        self.take("no-penalty-decision", ApprovalGiven(opinion="同意不予处罚。"), "luweizhen", 11)
        return self


def proposal(**more: Any) -> ProposalGiven:
    """A fine of 12,000 yuan inside the tier."""
    given: dict[str, Any] = {
        "outcome": "punish",
        "report": "接到热线转办后现场检查，询问当事人，调取占道批准信息。证据之间相互印证。\n当事人逾期没有改正，适用较重档次。",
        "facts": FACTS,
        "fine": Decimal("12000.00"),
        "circumstances": {**cast.SERIOUS, "no_fault_proved": False},
        "benchmark": BENCHMARK,
        "gravity": GRAVITY,
    }
    return ProposalGiven(**{**given, **more})


def review(**more: Any) -> ReviewGiven:
    """Consent with nine answers."""
    points = {key: ("ok", f"{name}没有问题。") for key, name in POINTS.items()}
    given: dict[str, Any] = {"points": points, "result": "agree", "opinion": "事实清楚，适用法律正确，同意处理意见。"}
    return ReviewGiven(**{**given, **more})


def discussion(**more: Any) -> DiscussionGiven:
    """Three heads, one of another mind."""
    members = (
        MemberGiven(cast.user("luweizhen").pk, "同意处理意见，金额适当。", True),
        MemberGiven(cast.user("zhaoqiwen").pk, "同意处理意见。", True),
        MemberGiven(cast.user("songlan").pk, "建议罚款一万元。", False),
    )
    given: dict[str, Any] = {
        "place": "局三楼会议室",
        "chair_id": cast.user("luweizhen").pk,
        "minutes_by": "梁书云",
        "members": members,
        "conclusion": "按多数意见，罚款一万二千元。",
        "agrees": True,
    }
    return DiscussionGiven(**{**given, **more})
