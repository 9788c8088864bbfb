"""Matters whose procedure is not carried here: they can be recorded, they stop the case, they are settled on paper."""

from __future__ import annotations

import uuid

from cases.actions.step import take
from cases.models import Blocker, Case, Clock, ClockLevel, EscalationAnswer
from cases.procedure import ANSWER_ESCALATION, FLAG, SETTLE
from cases.shapes import Act, AnswerGiven, BlockerGiven, SettlementGiven
from enforcement.kernel.errors import Conflict, NotVisible


def flag(case_id: uuid.UUID, given: BlockerGiven, act: Act) -> Case:
    """Records seizure, suspected crime, a remedy filed or a recusal requested; the steps it concerns are refused."""
    with take(FLAG, case_id, act) as taken:
        open_already = Blocker.objects.filter(case=taken.case, kind=given.kind, settled_at__isnull=True)
        if open_already.exists():
            raise Conflict("这一事项已经登记，还没有了结。")
        Blocker.objects.create(case=taken.case, kind=given.kind, since=act.at, note=given.note)
        taken.on_record["blocker"] = given.kind
    return taken.case


def settle(case_id: uuid.UUID, given: SettlementGiven, act: Act) -> Case:
    """Records how the matter was settled on paper; by a leader, who is not the one who recorded it alone."""
    with take(SETTLE, case_id, act) as taken:
        waiting = Blocker.objects.filter(case=taken.case, pk=given.blocker_id, settled_at__isnull=True)
        if not waiting.update(settled_at=act.at, settlement=given.settlement):
            raise NotVisible("没有待了结的这一事项。")
        taken.on_record["settled"] = given.blocker_id
    return taken.case


def answer_escalation(case_id: uuid.UUID, given: AnswerGiven, act: Act) -> Case:
    """A leader or head says what is done about an overdue clock; without it the escalation stays."""
    with take(ANSWER_ESCALATION, case_id, act) as taken:
        level = (
            ClockLevel.objects.filter(
                clock_id=given.clock_id,
                clock__case=taken.case,
                level=Clock.Level.ESCALATED,
                answer__isnull=True,
            )
            .order_by("-pk")
            .first()
        )
        if level is None:
            raise NotVisible("没有待处理的逾期上报。")
        EscalationAnswer.objects.create(clock_level=level, by=act.by, at=act.now, text=given.text)
        taken.on_record["escalation"] = {"clock": level.clock.kind}
    return taken.case
