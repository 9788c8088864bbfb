"""What stands in the way of an ordinary case, asked by HTTP: who, when, on which version, and under which law."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest

from cases.actions.opening import open_case
from cases.api.views.ordinary import PARTS
from cases.models import Case, Document, FieldRecord
from cases.procedure import APPROVE_PROPOSAL
from cases.shapes import ApprovalGiven
from enforcement.kernel.models import Record
from tests import cast
from tests.api.by_the_file import Clerk, done, example
from tests.api.caller import Hands
from tests.ordinary import road

pytestmark = pytest.mark.django_db

OFFICER, LEADER, DEPUTY, CHIEF, REVIEWER = "zhoumingyuan", "shijingzhi", "zhaoqiwen", "luweizhen", "xuqinghe"
REASONS = {"LEN-08": "一年内三次被查，拒不改正，群众反映强烈。"}


def _refused(reply: Any, status: int, code: str) -> Any:
    said = reply.json()
    assert (reply.status_code, said["status"], said["code"]) == (status, status, code), said
    assert said["detail"]
    return said


def _unlawful(reply: Any, code: str, words: str = "") -> dict[str, Any]:
    """Refused by the law under this code and with these words; the finding that says so."""
    said = _refused(reply, 422, "law-not-satisfied")
    found = [each for each in said["findings"] if each["code"] == code and words in each["says"]]
    assert found, said["findings"]
    assert found[0]["articles"]
    return dict(found[0])


def _clerk(hands: Hands, case: Case, day: date, hour: int = 10) -> Clerk:
    return Clerk(hands, str(case.pk)).on(day, hour)


@pytest.mark.parametrize(
    ("username", "step"),
    [
        (OFFICER, "filing-approval"),
        (LEADER, "filing-approval"),
        (REVIEWER, "filing-approval"),
        ("linxiaolan", "filing-refusal"),
        (CHIEF, "opinion"),
        ("fangjicheng", "filing-return"),
        ("tangli", "filing-approval"),
        ("qinliyan", "filing-approval"),
    ],
)
def test_whoever_has_not_the_role_is_refused(hands: Hands, username: str, step: str) -> None:
    clerk = _clerk(hands, road.up_to(road.submitted), road.FILED)
    _refused(clerk.send(username, step), 403, "not-permitted")
    assert Case.objects.get(pk=clerk.case).state == "filing"


def test_a_handler_may_not_decide_even_as_a_head(hands: Hands) -> None:
    case = road.up_to(road.submitted)
    clerk = _clerk(hands, case, road.FILED)
    possible = {each["step"]: each for each in clerk.read("possible", OFFICER)}
    assert not possible["filing-approval"]["may"]
    assert {each["step"]: each["may"] for each in clerk.read("possible", DEPUTY)}["filing-approval"]


@pytest.mark.parametrize("step", ["penalty-decision", "notice", "investigation-end", "review-request", "publication"])
def test_a_step_before_its_time_is_409_and_names_the_state(hands: Hands, step: str) -> None:
    clerk = _clerk(hands, road.up_to(road.submitted), road.FILED)
    who = {"penalty-decision": CHIEF, "publication": "xieanran"}.get(step, OFFICER)
    more = {"published_on": "2026-09-10"} if step == "publication" else {}
    said = _refused(clerk.send(who, step, **more), 409, "wrong-state")
    assert "立案审批中" in said["detail"]


def test_a_step_of_the_other_procedure_is_409_and_names_it(hands: Hands) -> None:
    simple = _clerk(hands, open_case(cast.opening(), cast.act()), cast.TODAY, 13)
    assert "简易程序" in _refused(simple.send(OFFICER, "filing"), 409, "wrong-state")["detail"]
    assert "简易程序" in _refused(simple.send(OFFICER, "inspection"), 409, "wrong-state")["detail"]
    ordinary = _clerk(hands, road.up_to(road.noticed), road.DECIDED)
    reply = ordinary.caller(OFFICER).step(ordinary.case, "decision", {"fine": "8000.00"})
    assert "普通程序" in _refused(reply, 409, "wrong-state")["detail"]
    look = simple.caller(OFFICER).post(
        f"cases/{simple.case}/investigation-end/preview/", example("cases/{id}/investigation-end/")
    )
    _refused(look, 409, "wrong-state")


def test_a_step_names_the_version_it_was_decided_on(hands: Hands) -> None:
    clerk = _clerk(hands, road.up_to(road.submitted), road.FILED)
    deputy, path = clerk.caller(DEPUTY), f"cases/{clerk.case}/filing-approval/"
    body = example("cases/{id}/filing-approval/")
    _refused(deputy.post(path, body), 428, "precondition-required")
    read = deputy.get(f"cases/{clerk.case}/")["ETag"]
    clerk.take(LEADER, "opinion", text="再看了一遍，同意。")
    _refused(deputy.post(path, body, If_Match=read), 412, "stale")
    now = deputy.get(f"cases/{clerk.case}/")["ETag"]
    assert done(deputy.post(path, body, If_Match=now))["state"] == "filed"


def test_a_repeated_registration_and_a_repeated_step_are_one_act(hands: Hands) -> None:
    clerk = Clerk(hands).on(road.FOUND, 12)
    caller, key = clerk.caller(OFFICER), str(uuid.uuid4())
    body = {**example("cases/ordinary/"), "second_officer": cast.officer("linxiaolan").pk}
    first, again = (caller.post("cases/ordinary/", body, Idempotency_Key=key) for _ in range(2))
    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert again["Idempotency-Replayed"] == "true"
    _refused(caller.post("cases/ordinary/", body), 409, "conflict")
    assert Case.objects.count() == 1
    path, tag, key = f"cases/{body['id']}/inspection/", first["ETag"], str(uuid.uuid4())
    record = example("cases/{id}/inspection/")
    made, replayed = (caller.post(path, record, If_Match=tag, Idempotency_Key=key) for _ in range(2))
    assert (made.status_code, replayed.status_code, replayed.json()) == (200, 200, made.json())
    assert FieldRecord.objects.count() == Document.objects.filter(kind="inspection").count() == 1
    _refused(caller.post(path, {**record, "place": "另一处"}, If_Match=tag, Idempotency_Key=key), 422, "key-reused")


def test_an_outsider_is_told_that_there_is_no_such_case(hands: Hands) -> None:
    clerk = _clerk(hands, road.up_to(road.record), road.FOUND, 15)
    record = FieldRecord.objects.get()
    for username in ("dingxiaoman", "chenafu", "huangjianye"):
        outsider = clerk.caller(username)
        for part in (*PARTS, f"records/{record.pk}"):
            _refused(outsider.get(f"cases/{clerk.case}/{part}/"), 404, "not-found")
        body = example("cases/{id}/investigation-end/")
        _refused(outsider.post(f"cases/{clerk.case}/investigation-end/preview/", body), 404, "not-found")
        _refused(outsider.post(f"cases/{clerk.case}/filing/", {"prima_facie": "有"}, If_Match='"2m"'), 404, "not-found")
    other = road.registered(id=uuid.uuid4())
    reply = clerk.caller(OFFICER).get(f"cases/{other.pk}/records/{record.pk}/")
    _refused(reply, 404, "not-found")


def test_a_part_takes_no_parameter_and_a_mistyped_field_is_named(hands: Hands) -> None:
    clerk = _clerk(hands, road.up_to(road.record), road.FOUND, 15)
    assert "page" in _refused(clerk.caller(OFFICER).get(f"cases/{clerk.case}/terms/?page=2"), 400, "invalid")["fields"]
    for more, field in (({"opinon": "同意"}, "opinon"), ({"text": ""}, "text"), ({"agrees": "yes"}, "agrees")):
        body = {**example("cases/{id}/opinion/"), **more}
        assert field in _refused(clerk.caller(LEADER).step(clerk.case, "opinion", body), 400, "invalid")["fields"]
    later = {**example("cases/{id}/inspection/"), "began_at": "2026-09-09T10:00:00"}
    assert "began_at" in _refused(clerk.caller(OFFICER).step(clerk.case, "inspection", later), 400, "invalid")["fields"]


def test_the_law_refuses_with_findings_and_the_way_to_mend(hands: Hands) -> None:
    clerk = _clerk(hands, road.up_to(road.ordered), road.ENDED)
    found = _unlawful(clerk.send(OFFICER, "investigation-end", fine="50000.01"), "DEC-08")
    assert found["force"] == "forbids"
    asked = _unlawful(clerk.send(OFFICER, "investigation-end", fine="50000.00"), "LEN-08")
    assert (asked["force"], asked["mend"]) == ("asks_reason", "reasons")
    assert clerk.read("proposals") == []
    assert Case.objects.get(pk=clerk.case).state == "filed"


def test_no_decision_before_the_notice_is_made_delivered_and_its_days_have_run(hands: Hands) -> None:
    case = road.up_to(road.proposed)
    clerk = _clerk(hands, case, road.NOTICED)
    _refused(clerk.send(CHIEF, "penalty-decision"), 409, "wrong-state")
    clerk.take(OFFICER, "notice")
    _unlawful(clerk.send(CHIEF, "penalty-decision"), "PRE-01")
    clerk.on(road.NOTICED, 16).deliver("notice")
    _unlawful(clerk.on(road.NOTICED, 17).send(CHIEF, "penalty-decision"), "PRE-02")
    assert Case.objects.get(pk=case.pk).state == "noticed"
    clerk.on(road.DECIDED).take(CHIEF, "penalty-decision")


def test_nothing_is_decided_but_what_was_proposed(hands: Hands) -> None:
    clerk = _clerk(hands, road.up_to(road.stated), road.DECIDED)
    said = clerk.send(CHIEF, "no-penalty-decision")
    assert said.status_code in {409, 422}
    assert Case.objects.get(pk=clerk.case).state == "noticed"
    assert clerk.take(CHIEF, "penalty-decision")["decision"]["outcome"] == "punish"


def _noticed(hands: Hands, **proposal: Any) -> Clerk:
    """Told to the party, with the written reasons where the law asks for them."""
    case = road.ordered(road.filed(road.submitted(road.evidence(road.record(road.registered())))))
    case = road.investigated(case, reasons=REASONS, **proposal)
    approved = road.act(DEPUTY, road.ENDED, 16, reasons=REASONS)
    case = road.take(APPROVE_PROPOSAL, case, ApprovalGiven("同意。"), approved)
    return _clerk(hands, road.noticed(case), road.NOTICED, 17)


def _at_the_top(hands: Hands) -> Clerk:
    """With the highest fine, for which review and discussion are due."""
    return _noticed(hands, fine=cast.Decimal("50000.00"))


def test_no_decision_while_a_request_for_a_hearing_stands(hands: Hands) -> None:
    clerk = _noticed(hands, illegal_gains=cast.Decimal("100000.00"), gains_basis="账册。")
    notice = clerk.read("notices")[0]
    assert notice["hearing_told"]
    assert notice["hearing_why"]
    assert notice["hearing_until"] == "2026-09-24"
    clerk.on(date(2026, 9, 29)).take(OFFICER, "hearing-request", sent_on="2026-09-24", by_post=True)
    shown = done(clerk.caller(OFFICER).get(f"cases/{clerk.case}/"))["hearing_requests"]
    assert [(each["sent_on"], each["in_time"], each["withdrawn_at"]) for each in shown] == [("2026-09-24", True, None)]
    _refused(clerk.send(OFFICER, "hearing-request"), 409, "conflict")
    _unlawful(clerk.on(road.DECIDED).send(CHIEF, "penalty-decision"), "PRE-06")
    _refused(clerk.send(OFFICER, "hearing-withdrawal"), 403, "not-permitted")
    assert clerk.take(LEADER, "hearing-withdrawal")["hearing_requests"][0]["withdrawal"]
    stops = [each["code"] for each in clerk.look(CHIEF, "penalty-decision")["findings"] if each["force"] == "forbids"]
    assert "PRE-06" not in stops


def test_no_decision_before_the_review_that_is_due_has_passed_and_the_heads_have_discussed(hands: Hands) -> None:
    clerk = _at_the_top(hands)
    clerk.on(date(2026, 9, 22)).take(OFFICER, "statement")
    found = _unlawful(clerk.on(road.DECIDED, 9).send(CHIEF, "penalty-decision"), "LEN-08", "还没有送审")
    assert (found["force"], found["mend"]) == ("forbids", "review")
    clerk.on(date(2026, 9, 28)).take(OFFICER, "review-request")
    waiting = clerk.read("reviews", REVIEWER)[0]
    assert any("上限" in reason for reason in waiting["due_reasons"])
    assert (waiting["result"], waiting["points"], waiting["differences"]) == ("", [], [])
    assert waiting["seen"]["罚款"] == "50000.00 元"
    _refused(clerk.send(OFFICER, "review"), 403, "not-permitted")
    _unlawful(clerk.send(CHIEF, "penalty-decision"), "LEN-08", "还没有审核意见")
    clerk.on(date(2026, 9, 28), 15).take(REVIEWER, "review", "Back with a fault")
    assert clerk.read("reviews")[0]["points"][0]["text"] == "缺检测报告。"
    _unlawful(clerk.send(CHIEF, "penalty-decision"), "LEN-08", "审核没有通过")
    clerk.on(date(2026, 9, 29)).take(OFFICER, "review-request")
    clerk.on(date(2026, 9, 29), 15).take(REVIEWER, "review")
    passed = clerk.read("reviews")[-1]
    assert (len(passed["points"]), passed["result"], passed["reviewer"]) == (9, "agree", "许清和")
    _unlawful(clerk.on(road.DECIDED, 9).send(CHIEF, "penalty-decision"), "LEN-08", "集体讨论")
    heads = [each["user"] for each in done(clerk.caller(CHIEF).get("heads/?organisation=yc-ch")) if not each["acting"]]
    members = [{"user": each, "opinion": "同意。", "agrees": True} for each in heads]
    held = {"at": "2026-10-09T09:00:00+08:00", "chair": heads[0], "members": members}
    clerk.on(road.DECIDED, 10).take(CHIEF, "discussion", **held)
    shown = clerk.read("discussions")[0]
    assert [each["name"] for each in shown["members"]] == ["陆维桢", "赵启文", "宋兰"]
    assert {each["rank"] for each in shown["members"]} == {"chief", "deputy"}
    decided = clerk.on(road.DECIDED, 11).take(CHIEF, "penalty-decision", influential=True)
    assert (decided["state"], decided["decision"]["influential"]) == ("decided", True)
    published = clerk.on(date(2026, 10, 12)).take("xieanran", "publication")
    assert published["publication"]["published_on"] == "2026-10-12"


def test_a_fact_that_changed_after_the_review_is_shown_and_opens_it_again(hands: Hands) -> None:
    clerk = _at_the_top(hands)
    clerk.on(date(2026, 9, 22)).take(OFFICER, "statement")
    clerk.on(date(2026, 9, 28)).take(OFFICER, "review-request")
    clerk.on(date(2026, 9, 28), 15).take(REVIEWER, "review")
    assert clerk.read("reviews")[0]["differences"] == []
    file = done(clerk.caller(OFFICER).upload(), 201)["file"]
    piece = {"file": file, "title": "新的检测报告", "taken_at": "2026-09-29T09:00:00+08:00"}
    clerk.on(date(2026, 9, 29)).take(OFFICER, "evidence", **piece)
    assert ["新的检测报告" in each for each in clerk.read("reviews")[0]["differences"]] == [True]
    _unlawful(clerk.on(road.DECIDED).send(CHIEF, "penalty-decision"), "LEN-08", "新的检测报告")


def test_a_discussion_names_people_who_are_there(hands: Hands) -> None:
    clerk = _at_the_top(hands)
    clerk.on(date(2026, 9, 22)).take(OFFICER, "statement")
    before, chief = Record.objects.count(), cast.user(CHIEF).pk
    held = {"at": "2026-10-09T09:00:00+08:00", "chair": chief}
    nobody = [{"user": 999_999, "opinion": "同意。", "agrees": True}]
    clerk.on(road.DECIDED)
    assert clerk.send(CHIEF, "discussion", **held, members=nobody).status_code in {400, 422}
    here = [{"user": chief, "opinion": "同意。", "agrees": True}]
    assert clerk.send(CHIEF, "discussion", **{**held, "chair": 999_999}, members=here).status_code in {400, 422}
    assert clerk.send(CHIEF, "discussion", **held, members=here * 2).status_code in {400, 422}
    assert Record.objects.count() == before


def test_terms_move_and_are_told(hands: Hands) -> None:
    clerk = _clerk(hands, road.up_to(road.filed), road.FILED, 11)
    clerk.on(date(2026, 9, 18), 17).take(DEPUTY, "excluded-time")
    clerk.on(date(2026, 11, 2)).take(DEPUTY, "extension")
    _refused(clerk.send(OFFICER, "extension"), 403, "not-permitted")
    clerk.take(DEPUTY, "suspension")
    found = _unlawful(clerk.send(OFFICER, "inspection"), "DEC-03", "中止")
    assert found["force"] == "forbids"
    clerk.on(date(2026, 11, 5)).take(DEPUTY, "resumption")
    terms = clerk.read("terms")
    assert [(each["kind"], each["days"], each["until"]) for each in terms] == [
        ("exclusion", None, "2026-09-18"),
        ("extension", 30, None),
        ("suspension", None, "2026-11-05"),
    ]
    ninety = next(each for each in clerk.read("clocks") if each["kind"] == "decision")
    # 90 calendar days from 14 September, 30 more, 4 of a test and 4 of the suspension not counted.
    assert ninety["due_on"] == "2027-01-20"
