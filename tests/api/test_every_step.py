"""Every step of the table has an address that answers in every state: with the case, or with a refusal in words."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from cases import procedure, shapes
from cases.actions import closing
from cases.actions.opening import open_case
from cases.actions.street import issue_on_the_spot
from cases.actions.table import BY_STEP
from cases.api import examples_ordinary
from cases.facts import element_names
from cases.models import Blocker, Case, Clock, ClockLevel, EscalationAnswer, Evidence
from cases.shapes import NoPenaltyGiven, Nothing, RecheckGiven
from tests import cast
from tests.api.caller import Caller, Hands
from tests.ordinary import road

pytestmark = pytest.mark.django_db

# Every body is one that is well formed at noon of the first day of the cast; of the ordinary ones most are examples.
BODIES: dict[str, dict[str, Any]] = {
    **{name: some[0][1] for name, some in examples_ordinary.BODIES.items()},
    "hearing-request": {"sent_on": "2026-09-09"},
    "excluded-time": {**examples_ordinary.TESTED, "since": "2026-09-09"},
    "publication": {"published_on": "2026-09-09", "where": "云川市人民政府网站"},
    "discussion": {**examples_ordinary.DISCUSSED, "at": "2026-09-09T12:00:00+08:00"},
    "evidence": {"kind": "electronic", "title": "照片"},
    "evidence-exclusion": {"reason": "取得方式不合规定。"},
    "correction-order": {"requirement": "清理占道物品。", "due_on": "2026-09-20"},
    "recheck": {"result": "corrected"},
    "hearing-of-party": {"made": False, "rights_told": True},
    "decision": {"fine": "30.00", "warning": True, "other_kinds": ["没收"], "circumstances": {"minor": None}},
    "no-penalty": {"ground": "too_late"},
    "conversion": {"reason": "对事实异议大。"},
    "delivery": {"method": "left", "place": "住所", "form_handed": "roll", "refused": True},
    "paper-correction": {"reason": "联系电话印错。"},
    "report": {"note": ""},
    "cash": {"amount": "30.00", "ground": "hard_to_collect", "receipt_number": "P-1"},
    "cash-hand-in": {},
    "cash-banking": {"bank_reference": "B-1"},
    "payment": {"amount": "999999999999.99", "paid_on": "2026-09-09", "transaction": "T-1", "towards": "late_fee"},
    "deferral": {
        "applied_on": "2026-09-09",
        "reason": "收入困难。",
        "instalments": [{"due_on": "2026-10-09", "amount": "30.00"}],
    },
    "late-fee": {"charged": False},
    "education": {"kind": "commitment", "content": "承诺不再占道。"},
    "blocker": {"kind": "suspected_crime", "note": "发现违禁物品。"},
    "blocker-settlement": {"settlement": "已移送。"},
    "escalation-answer": {"text": "明天前办结。"},
    "closing": {},
    "archiving": {},
}
# An account for each role of the table; two of the leaders, since one of them may not have handled the case.
ACCOUNTS = {
    "officer": "zhoumingyuan",
    "squad_leader": "shijingzhi",
    "bureau_head": "luweizhen",
    "finance": "tangli",
    "archivist": "mengshuya",
    "legal_reviewer": "xuqinghe",
    "disclosure_clerk": "xieanran",
}


def _found() -> Case:
    return open_case(cast.opening(), cast.act())


def _decided() -> Case:
    return issue_on_the_spot(cast.street(), cast.act())


def _let_off() -> Case:
    minor = {"minor": True, "corrected_in_time": True, "no_harm": True}
    act = cast.street(
        outcome=NoPenaltyGiven("minor", minor), recheck=RecheckGiven("corrected"), education="讲明占道的危害。"
    )
    return issue_on_the_spot(act, cast.act(reasons={"LEN-03": "当场收摊，没有危害后果。"}))


def _closed() -> Case:
    return closing.close(_let_off().pk, Nothing(), cast.act("shijingzhi"))


def _not_filed() -> Case:
    why = shapes.RefusalGiven("经核查，没有违法事实。")
    return road.take(procedure.DECLINE, road.up_to(road.submitted), why, road.act("zhaoqiwen", road.FILED))


def _dismissed() -> Case:
    why = shapes.DismissalGiven("not_established", "违法事实不能成立。")
    return road.take(procedure.DISMISS, road.up_to(road.filed), why, road.act("zhaoqiwen", road.ENDED))


def _bound_next() -> Case:
    case, day = road.delivered(road.up_to(road.decided), road.DECIDED), date(2026, 10, 12)
    paid = shapes.PaymentGiven(road.FINE, day, "BANK-2026-1")
    case = road.take(procedure.RECORD_PAYMENT, case, paid, road.act("tangli", day))
    return road.take(procedure.CLOSE_CASE, case, shapes.ApprovalGiven("同意结案。"), road.act("zhaoqiwen", day))


# How each state is reached, and the day on which the steps are tried.
STATES: dict[tuple[str, str], tuple[Callable[[], Case], date]] = {
    ("simple", "found"): (_found, cast.TODAY),
    ("simple", "decided"): (_decided, cast.TODAY),
    ("simple", "not_punished"): (_let_off, cast.TODAY),
    ("simple", "closed"): (_closed, cast.TODAY),
    ("ordinary", "registered"): (lambda: road.up_to(road.evidence), road.FOUND),
    ("ordinary", "filing"): (lambda: road.up_to(road.submitted), road.FILED),
    ("ordinary", "filed"): (lambda: road.up_to(road.ordered), road.ENDED),
    ("ordinary", "investigated"): (lambda: road.up_to(road.investigated), road.NOTICED),
    ("ordinary", "proposed"): (lambda: road.up_to(road.proposed), road.NOTICED),
    ("ordinary", "noticed"): (lambda: road.up_to(road.stated), road.DECIDED),
    ("ordinary", "decided"): (lambda: road.up_to(road.decided), road.DECIDED),
    ("ordinary", "closed"): (_bound_next, date(2026, 10, 12)),
    ("ordinary", "not_filed"): (_not_filed, road.ENDED),
    ("ordinary", "dismissed"): (_dismissed, road.NOTICED),
}


def test_a_body_is_written_for_every_step() -> None:
    assert set(BODIES) == set(BY_STEP)


def _body(name: str, case: Case, caller: Caller) -> dict[str, Any]:
    """The body, with what it names in this case, or with names that are not there."""
    return {**BODIES[name], **_named(name, case, caller)}


def _named(name: str, case: Case, caller: Caller) -> dict[str, Any]:
    piece, paper = Evidence.objects.filter(case=case).first(), case.documents.filter(deliveries=None).first()
    evidence = str(piece.pk if piece else uuid.uuid4())
    if name == "evidence":
        return {"file": caller.upload().json()["file"]}
    if name == "evidence-exclusion":
        return {"evidence": evidence}
    if name == "proof":
        return {"evidence": evidence, "elements": list(element_names(case)[:1])}
    if name in ("delivery", "paper-correction"):
        return {"document": str(paper.pk if paper else uuid.uuid4())}
    if name == "blocker-settlement":
        flagged = Blocker.objects.filter(case=case).first()
        return {"blocker": flagged.pk if flagged else 1}
    if name == "escalation-answer":
        clock = Clock.objects.filter(case=case).first()
        return {"clock": clock.pk if clock else 1}
    if name == "handover":
        return {"leaves": cast.officer("linxiaolan").pk, "takes": cast.officer("fangjicheng").pk}
    if name == "discussion":
        ids = [cast.user(each).pk for each in ("luweizhen", "zhaoqiwen", "songlan")]
        return {"chair": ids[0], "members": [{"user": pk, "opinion": "同意。", "agrees": True} for pk in ids]}
    return {}


@pytest.mark.parametrize(("procedure_name", "state"), STATES)
def test_every_step_answers_in_every_state(hands: Hands, procedure_name: str, state: str) -> None:
    reach, day = STATES[procedure_name, state]
    case = reach()
    assert (case.procedure, case.state) == (procedure_name, state)
    hands.now = cast.at(day, 12 if procedure_name == "simple" else 18)
    callers = {role: Caller(username, days=90) for role, username in ACCOUNTS.items()}
    tag = callers["officer"].get(f"cases/{case.pk}/")["ETag"]
    for name in BODIES:
        step = BY_STEP[name].step
        fits = step.fits(procedure_name, state)
        roles = sorted(step.roles) if fits else sorted(step.roles)[:1]
        answers = {_tried(name, case, callers[role], tag) for role in roles}
        assert fits or answers <= {403, 409}, name


def _tried(name: str, case: Case, caller: Caller, tag: str) -> int:
    """The status of the answer to one step, which is undone again."""
    with transaction.atomic():
        reply = caller.post(f"cases/{case.pk}/{name}/", _body(name, case, caller), If_Match=tag)
        said = reply.json()
        assert reply.status_code in {200, 403, 404, 409, 422}, (name, said)
        if reply.status_code == 200:
            assert said["id"] == str(case.pk), name
        else:
            assert said["detail"], name
            assert Case.objects.get(pk=case.pk).version == case.version, name
        transaction.set_rollback(True)
    return int(reply.status_code)


def test_a_blocker_is_flagged_by_the_officer_and_settled_by_the_leader(hands: Hands) -> None:
    case, officer = str(_found().pk), Caller("zhoumingyuan")
    flagged = officer.step(case, "blocker", BODIES["blocker"]).json()["blockers"][0]
    body = {"blocker": flagged["id"], "settlement": "公安机关不予立案，文书已收。"}
    assert officer.step(case, "blocker-settlement", body).status_code == 403
    settled = Caller("shijingzhi").step(case, "blocker-settlement", body)
    assert settled.status_code == 200, settled.json()
    assert settled.json()["blockers"][0]["settlement"] == body["settlement"]


def test_evidence_that_may_not_be_used_is_excluded_with_its_reason(hands: Hands) -> None:
    case, officer = str(_found().pk), Caller("zhoumingyuan")
    piece = {**BODIES["evidence"], "id": str(uuid.uuid4()), "file": officer.upload().json()["file"]}
    assert officer.step(case, "evidence", piece).status_code == 200
    excluded = officer.step(case, "evidence-exclusion", {"evidence": piece["id"], "reason": "偷录取得。"})
    assert excluded.status_code == 200, excluded.json()
    assert officer.get(f"cases/{case}/evidence/").json()[0]["excluded_reason"] == "偷录取得。"


def test_an_escalation_is_answered_by_the_leader(hands: Hands) -> None:
    case = _decided()
    clock = Clock.objects.filter(case=case, bears="bureau").first()
    assert clock is not None
    Clock.objects.filter(pk=clock.pk).update(level="escalated")
    ClockLevel.objects.create(
        clock=clock, level="escalated", alarm_on=clock.alarm_on, on=cast.TODAY, entered_at=cast.NOON
    )
    leader = Caller("luweizhen")
    listed = [each for each in leader.get(f"cases/{case.pk}/clocks/").json() if each["level"] == "escalated"]
    reply = leader.step(str(case.pk), "escalation-answer", {"clock": listed[0]["id"], "text": "明天前报备。"})
    assert reply.status_code == 200, reply.json()
    assert EscalationAnswer.objects.get().text == "明天前报备。"
    assert leader.step(str(case.pk), "escalation-answer", {"clock": clock.pk, "text": "再说。"}).status_code == 404


def test_cash_goes_from_the_kerb_to_the_bank(hands: Hands) -> None:
    case = str(_decided().pk)
    taken = {"amount": "30.00", "ground": "up_to_100", "receipt_number": "P-0001"}
    reply = Caller("zhoumingyuan").step(case, "cash", taken)
    assert reply.status_code == 200, reply.json()
    hands.now = cast.NOON + timedelta(hours=20)
    finance = Caller("tangli")
    assert finance.step(case, "cash-hand-in").status_code == 200
    banked = finance.step(case, "cash-banking", {"bank_reference": "B-0001"})
    assert banked.status_code == 200, banked.json()
    assert banked.json()["cash"]["bank_reference"] == "B-0001"
    assert Case.objects.get(pk=case).additions >= 3
