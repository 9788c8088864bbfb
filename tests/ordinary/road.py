"""An ordinary case of the cast, taken through its steps by the people whose steps they are.

A restaurant emits fumes without a working filter (大气污染防治法 118条1款). Each function takes one step; `up_to` takes
all before a given one. Days are days of September and October 2026.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cases import procedure, shapes
from cases.actions.opening import register_case
from cases.actions.table import BY_STEP
from cases.facts import element_names
from cases.models import Case
from cases.procedure import Step
from enforcement.models import User
from enforcement.rules.facts import POINTS
from tests import cast

FOUND = date(2026, 9, 9)
FILED, ENDED, NOTICED, DECIDED = date(2026, 9, 14), date(2026, 9, 17), date(2026, 9, 18), date(2026, 10, 9)
VIOLATION = "DQ-001"
FINE = Decimal("8000.00")
ANSWERS = {"minor": False, "corrected_in_time": False, "no_harm": False, "slight_harm": False, "no_fault_proved": False}
GRAVITY = dict.fromkeys(
    ("public_interest", "third_party_interest", "difficult", "several_relations", "complicated", "grave"), False
)


def when(day: date, hour: int = 10) -> datetime:
    """A moment of a day, in China."""
    return cast.at(day, hour)


def act(username: str, day: date, hour: int = 10, *, entered: datetime | None = None, **more: Any) -> shapes.Act:
    """An act of somebody of the cast."""
    moment = when(day, hour)
    return shapes.Act(by=cast.user(username), at=moment, now=entered or moment, **more)


def take(step: Step, case: Case, given: Any, made: shapes.Act) -> Case:
    """One step by the table of actions."""
    return BY_STEP[step.name].action(case.pk, given, made)


def unit(**more: Any) -> shapes.PartyGiven:
    """A restaurant with a sound credit number."""
    given: dict[str, Any] = {
        "kind": "unit",
        "name": "云川市老灶台餐饮有限公司",
        "representative": "马建国",
        "id_kind": "credit",
        "id_number": cast.CREDIT,
        "phone": "16400005678",
        "address": "云川市澄湖区湖滨路88号",
    }
    return shapes.PartyGiven(**{**given, **more})


def registration(day: date = FOUND, **more: Any) -> shapes.Registration:
    """What the first squad found."""
    moment = when(day)
    given: dict[str, Any] = {
        "id": uuid.uuid4(),
        "organisation_id": cast.organisation("yc-ch-1").pk,
        "violation_code": VIOLATION,
        "place": "云川市澄湖区湖滨路88号",
        "facts": "后厨三台灶同时作业，油烟净化设施未开启，油烟直接排放。",
        "began_at": moment - timedelta(hours=1),
        "found_at": moment - timedelta(hours=1),
        "second_officer_id": cast.officer("linxiaolan").pk,
        "party": unit(),
    }
    return shapes.Registration(**{**given, **more})


def registered(day: date = FOUND, **more: Any) -> Case:
    """The matter, registered on the day it was found."""
    return register_case(registration(day, **more), act("zhoumingyuan", day))


def record(case: Case, step: Step = procedure.INSPECT, day: date = FOUND, **more: Any) -> Case:
    """A record of an inspection or an inquiry."""
    given: dict[str, Any] = {
        "began_at": when(day, 10),
        "ended_at": when(day, 11),
        "place": "云川市澄湖区湖滨路88号",
        "content": "现场见后厨三台灶同时作业，净化设施电源关闭，排口可见油烟。",
        "badge_shown": True,
        "rights_told": True,
        "signed": "signed",
        "person": "马建国",
        "relation": "法定代表人",
    }
    return take(step, case, shapes.FieldRecordGiven(**{**given, **more}), act("zhoumingyuan", day, 12))


def evidence(case: Case, day: date = FOUND) -> Case:
    """A picture that carries every element of the violation."""
    piece = cast.evidence(when(day, 11))
    case = take(procedure.ADD_EVIDENCE, case, piece, act("zhoumingyuan", day, 12))
    names = element_names(case)
    return take(procedure.PROVE, case, shapes.ProofGiven(piece.id, names), act("zhoumingyuan", day, 12))


def submitted(case: Case, day: date = FOUND + timedelta(days=1)) -> Case:
    """Put before the head, with the leader's opinion."""
    words = "现场检查笔录和照片证明净化设施未开启。"
    case = take(procedure.SUBMIT_FILING, case, shapes.FilingGiven(words), act("zhoumingyuan", day))
    return take(procedure.OPINE, case, shapes.OpinionGiven(True, "同意立案。"), act("shijingzhi", day, 15))


def filed(case: Case, day: date = FILED) -> Case:
    """Filed by the deputy head."""
    return take(procedure.FILE, case, shapes.ApprovalGiven("同意立案。"), act("zhaoqiwen", day))


def ordered(case: Case, day: date = FILED) -> Case:
    """Ordered to correct within days, rechecked, not corrected."""
    given = shapes.OrderGiven("立即开启并正常使用油烟净化设施。", due_on=day + timedelta(days=1))
    case = take(procedure.ORDER_CORRECTION, case, given, act("zhoumingyuan", day, 14))
    result = shapes.RecheckGiven("not_corrected", "复查时净化设施仍未开启。")
    return take(procedure.RECHECK, case, result, act("zhoumingyuan", day + timedelta(days=2)))


def proposal(**more: Any) -> shapes.ProposalGiven:
    """A fine in the middle of the range."""
    given: dict[str, Any] = {
        "outcome": "punish",
        "report": "经现场检查和询问，事实清楚，证据确实充分；按一般档次裁量。",
        "facts": "2026年9月9日，当事人未开启油烟净化设施，油烟直接排放。",
        "fine": FINE,
        "circumstances": ANSWERS,
        "gravity": GRAVITY,
    }
    return shapes.ProposalGiven(**{**given, **more})


def investigated(case: Case, day: date = ENDED, *, reasons: dict[str, str] | None = None, **more: Any) -> Case:
    """The end of the investigation, with the leader's opinion."""
    made = act("zhoumingyuan", day, reasons=reasons or {})
    case = take(procedure.END_INVESTIGATION, case, proposal(**more), made)
    return take(procedure.OPINE, case, shapes.OpinionGiven(True, "同意处理意见。"), act("shijingzhi", day, 15))


def proposed(case: Case, day: date = ENDED) -> Case:
    """The head agrees with the proposal."""
    return take(procedure.APPROVE_PROPOSAL, case, shapes.ApprovalGiven("同意。"), act("zhaoqiwen", day, 16))


def noticed(case: Case, day: date = NOTICED) -> Case:
    """The notice, made and delivered."""
    case = take(procedure.NOTIFY, case, shapes.Nothing(), act("zhoumingyuan", day))
    return delivered(case, day)


def delivered(case: Case, day: date) -> Case:
    """The latest paper, delivered directly."""
    paper = case.documents.exclude(kind__in=["receipt"]).latest("issued_at")
    given = shapes.DeliveryGiven(
        paper.pk,
        "direct",
        "云川市澄湖区湖滨路88号",
        "page",
        recipient="马建国",
        relation="legal_representative",
        seal_affixed=True,
    )
    return take(procedure.DELIVER, case, given, act("zhoumingyuan", day, 16))


def stated(case: Case, day: date = date(2026, 9, 22), **more: Any) -> Case:
    """The party said something, which was looked into."""
    given: dict[str, Any] = {
        "made": True,
        "content": "设施当日检修，请求从轻。",
        "review": "rejected",
        "review_reason": "检修没有停业，也没有检修记录，不予采纳。",
    }
    return take(procedure.STATE, case, shapes.StatementGiven(**{**given, **more}), act("zhoumingyuan", day))


def decided(case: Case, day: date = DECIDED, **more: Any) -> Case:
    """The chief decides as proposed."""
    given = shapes.OrdinaryDecisionGiven(**{"opinion": "同意。", "influential": False, **more})
    return take(procedure.PUNISH, case, given, act("luweizhen", day))


def reviewed(case: Case, day: date, *, result: str = "agree", by: str = "xuqinghe", **points: str) -> Case:
    """Asked for and given: the nine points and the result."""
    case = take(procedure.ASK_REVIEW, case, shapes.Nothing(), act("zhoumingyuan", day))
    found = {key: (points.get(key, "ok"), "") for key in POINTS}
    given = shapes.ReviewGiven(found, result, "审核意见如上。")
    return take(procedure.REVIEW, case, given, act(by, day, 15))


def discussed(case: Case, day: date, *members: str, agrees: bool = True) -> Case:
    """The heads discuss; the chief leads."""
    ids = [User.objects.get(username=name).pk for name in members or ("luweizhen", "zhaoqiwen", "songlan")]
    given = shapes.DiscussionGiven(
        place="局三楼会议室",
        chair_id=ids[0],
        minutes_by="郑以文",
        members=tuple(shapes.MemberGiven(pk, "同意按处理意见办理。", agrees) for pk in ids),
        conclusion="一致同意处理意见。",
        agrees=agrees,
    )
    return take(procedure.DISCUSS, case, given, act("luweizhen", day))


STAGES: tuple[Callable[[Case], Case], ...] = (record, evidence, submitted, filed, ordered, investigated, proposed)
STAGES += (noticed, stated, decided)


def up_to(last: Callable[[Case], Case], **more: Any) -> Case:
    """A fresh case taken through every stage up to and including `last`."""
    case = registered(**more)
    for stage in STAGES:
        case = stage(case)
        if stage is last:
            return case
    raise ValueError(f"{last} is no stage of the road")
