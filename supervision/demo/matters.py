"""Ordinary cases of the demo bureau: a restaurant emits fumes, told through the real actions up to a stage."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from cases import procedure, shapes
from cases.actions.opening import register_case
from cases.actions.table import BY_STEP
from cases.facts import element_names
from cases.models import Case
from cases.procedure import Step
from enforcement.kernel.clock import local_day
from enforcement.models import Officer, Organisation, User
from enforcement.rules.calendar import Calendar
from enforcement.rules.facts import POINTS, GravityFacts
from supervision.demo import pictures
from supervision.demo.files import Demo, Row
from supervision.demo.telling import Deed, party
from supervision.demo.timing import at, working_days_after

SQUAD, LEAD, SECOND = "yc-ch-1", "zhoumingyuan", "linxiaolan"
LEADER, DEPUTY, CHIEF, REVIEWER = "shijingzhi", "zhaoqiwen", "luweizhen", "xuqinghe"
FINANCE, ARCHIVIST, MEMBERS = "tangli", "mengshuya", ("luweizhen", "zhaoqiwen", "songlan")
VIOLATION = "DQ-001"
SEEN = "后厨灶台作业时油烟净化设施没有开启，油烟直接排放。"
STAGES = ("registered", "filing", "filed", "investigated", "proposed", "noticed", "reviewing", "decided", "archived")
ANSWERS = dict.fromkeys(("minor", "corrected_in_time", "no_harm", "slight_harm", "no_fault_proved"), False)
YES = shapes.ApprovalGiven("同意。")


@dataclass
class Matter:
    """One script being told: who acts, when, and the case it becomes."""

    demo: Demo
    script: Row
    accounts: dict[str, User]
    found: date
    days: Calendar
    case_id: uuid.UUID = field(default_factory=uuid.uuid4)
    evidence_id: uuid.UUID = field(default_factory=uuid.uuid4)

    def act(self, username: str, moment: datetime) -> shapes.Act:
        """An act of a person, entered at once; the justification of the highest fine goes with each."""
        reasons = {"LEN-08": self.script["top"]} if "top" in self.script else {}
        return shapes.Act(by=self.accounts[username], at=moment, now=moment, reasons=reasons)

    def later(self, working_days: int) -> date:
        """That many working days after the finding."""
        return working_days_after(self.found, working_days, self.days)

    def take(self, step: Step, given: Any, by: str, moment: datetime) -> Deed:
        """One step of the table; `given` may be worked out when the step is due."""

        def do() -> object:
            shape = given() if callable(given) else given
            return BY_STEP[step.name].action(self.case_id, shape, self.act(by, moment))

        return Deed(moment, do)


def deeds(demo: Demo, by_name: dict[str, User], now: datetime, days: Calendar) -> Iterator[Deed]:
    """The deeds of every script up to its stage."""
    for script in demo.matters:
        found = local_day(now) - timedelta(days=script["found_days_ago"])
        matter = Matter(demo, script, by_name, found, days)
        reached = STAGES[: STAGES.index(script["stage"]) + 1]
        for stage in reached:
            yield from TOLD[stage](matter)


def _registered(told: Matter) -> Iterator[Deed]:
    moment = at(told.found, 9, 30)
    yield Deed(moment, lambda: _register(told, moment))
    given = shapes.FieldRecordGiven(
        began_at=moment,
        ended_at=moment + timedelta(minutes=30),
        place=_place(told)["address"],
        content=SEEN,
        badge_shown=True,
        rights_told=True,
        signed="signed",
        person=told.demo.parties[told.script["party"]]["representative"],
        relation="法定代表人",
    )
    yield told.take(procedure.INSPECT, given, LEAD, at(told.found, 10, 10))
    yield told.take(procedure.ADD_EVIDENCE, lambda: _picture(told), LEAD, at(told.found, 10, 20))
    yield told.take(procedure.PROVE, lambda: _proof(told), LEAD, at(told.found, 10, 30))


def _register(told: Matter, moment: datetime) -> Case:
    place = _place(told)
    return register_case(
        shapes.Registration(
            id=told.case_id,
            organisation_id=Organisation.objects.get(code=SQUAD).pk,
            violation_code=VIOLATION,
            place=place["address"],
            facts=SEEN,
            began_at=moment,
            found_at=moment,
            second_officer_id=Officer.objects.get(user__username=SECOND).pk,
            party=party(told.demo.parties[told.script["party"]], told.found),
            latitude=Decimal(place["latitude"]),
            longitude=Decimal(place["longitude"]),
        ),
        told.act(LEAD, moment),
    )


def _place(told: Matter) -> Row:
    own = [row for row in told.demo.places.values() if row["organisation"] == SQUAD]
    return own[int(told.script["ref"][1:]) % len(own)]


def _picture(told: Matter) -> shapes.EvidenceGiven:
    moment = at(told.found, 10, 5)
    content = pictures.street(told.script["ref"], _place(told)["address"], moment)
    kept = pictures.keep(content, "现场照片.jpg", at(told.found, 10, 20))
    return shapes.EvidenceGiven(told.evidence_id, "electronic", "后厨和排口照片", kept, moment)


def _proof(told: Matter) -> shapes.ProofGiven:
    return shapes.ProofGiven(told.evidence_id, element_names(Case.objects.get(pk=told.case_id)))


def _filing(told: Matter) -> Iterator[Deed]:
    given = shapes.FilingGiven("现场检查笔录和照片证明油烟净化设施没有开启。")
    yield told.take(procedure.SUBMIT_FILING, given, LEAD, at(told.later(1), 9))
    yield told.take(procedure.OPINE, shapes.OpinionGiven(True, "同意立案。"), LEADER, at(told.later(1), 10))


def _filed(told: Matter) -> Iterator[Deed]:
    day = told.later(2)
    yield told.take(procedure.FILE, YES, DEPUTY, at(day, 9))
    order = shapes.OrderGiven("立即开启并正常使用油烟净化设施。", due_on=told.later(3))
    yield told.take(procedure.ORDER_CORRECTION, order, LEAD, at(day, 14))
    yield told.take(procedure.DELIVER, lambda: _delivery(told, "correction"), LEAD, at(day, 15))


def _investigated(told: Matter) -> Iterator[Deed]:
    checked = shapes.RecheckGiven("not_corrected", "复查时净化设施仍然没有开启。")
    yield told.take(procedure.RECHECK, checked, LEAD, at(told.later(4), 9))
    given = shapes.ProposalGiven(
        outcome="punish",
        report="经现场检查和复查，事实清楚，证据确实充分，按当事人的情节确定数额。",
        facts=SEEN,
        fine=Decimal(told.script["fine"]),
        circumstances=ANSWERS,
        gravity=dict.fromkeys(GravityFacts.__dataclass_fields__, False),
    )
    yield told.take(procedure.END_INVESTIGATION, given, LEAD, at(told.later(4), 14))
    yield told.take(procedure.OPINE, shapes.OpinionGiven(True, "同意处理意见。"), LEADER, at(told.later(4), 16))


def _proposed(told: Matter) -> Iterator[Deed]:
    yield told.take(procedure.APPROVE_PROPOSAL, YES, DEPUTY, at(told.later(5), 9))


def _noticed(told: Matter) -> Iterator[Deed]:
    yield told.take(procedure.NOTIFY, shapes.Nothing(), LEAD, at(told.later(5), 10))
    yield told.take(procedure.DELIVER, lambda: _delivery(told, "notice"), LEAD, at(told.later(5), 15))


def _reviewing(told: Matter) -> Iterator[Deed]:
    said = shapes.StatementGiven(True, False, None, "请求从轻处罚。", "rejected", "没有从轻的法定情形。")
    yield told.take(procedure.STATE, said, LEAD, at(told.later(8), 10))
    if "top" in told.script:
        yield told.take(procedure.ASK_REVIEW, shapes.Nothing(), LEAD, at(told.later(12), 9))


def _decided(told: Matter) -> Iterator[Deed]:
    if "top" in told.script:
        points = dict.fromkeys(POINTS, ("ok", ""))
        passed = shapes.ReviewGiven(points, "agree", "同意处理意见。")
        yield told.take(procedure.REVIEW, passed, REVIEWER, at(told.later(12), 15))
        yield told.take(procedure.DISCUSS, lambda: _discussion(told), CHIEF, at(told.later(13), 9))
    given = shapes.OrdinaryDecisionGiven("同意。", influential=False)
    yield told.take(procedure.PUNISH, given, CHIEF, at(told.later(14), 9))
    yield told.take(procedure.DELIVER, lambda: _delivery(told, "decision"), LEAD, at(told.later(14), 15))


def _discussion(told: Matter) -> shapes.DiscussionGiven:
    ids = [told.accounts[name].pk for name in MEMBERS]
    members = tuple(shapes.MemberGiven(pk, "同意处理意见。", True) for pk in ids)
    return shapes.DiscussionGiven("局三楼会议室", ids[0], "郑以文", members, "一致同意处理意见。", True)


def _archived(told: Matter) -> Iterator[Deed]:
    day = told.later(18)
    paid = shapes.PaymentGiven(Decimal(told.script["fine"]), day, f"DEMO-{told.script['ref']}-{day:%Y%m%d}")
    yield told.take(procedure.RECORD_PAYMENT, paid, FINANCE, at(day, 16))
    yield told.take(procedure.CLOSE_CASE, shapes.ApprovalGiven("同意结案。"), DEPUTY, at(told.later(20), 9))
    yield told.take(procedure.BIND, shapes.Nothing(), ARCHIVIST, at(told.later(21), 9))


def _delivery(told: Matter, kind: str) -> shapes.DeliveryGiven:
    """The latest paper of the kind, handed to the representative."""
    paper = Case.objects.get(pk=told.case_id).documents.filter(kind=kind).latest("issued_at")
    row = told.demo.parties[told.script["party"]]
    return shapes.DeliveryGiven(
        paper.pk,
        "direct",
        row["address"],
        "page",
        recipient=row["representative"],
        relation="legal_representative",
        seal_affixed=True,
    )


TOLD: dict[str, Callable[[Matter], Iterator[Deed]]] = {
    "registered": _registered,
    "filing": _filing,
    "filed": _filed,
    "investigated": _investigated,
    "proposed": _proposed,
    "noticed": _noticed,
    "reviewing": _reviewing,
    "decided": _decided,
    "archived": _archived,
}
