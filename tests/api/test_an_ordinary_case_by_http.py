"""Clients run an ordinary case from the finding to the archive by HTTP and the OpenAPI file alone, each as himself."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import Case
from enforcement.kernel.models import PersonalRead, Record
from tests.api.by_the_file import Clerk, done, example
from tests.api.caller import Hands

pytestmark = pytest.mark.django_db

FOUND, SUBMITTED, FILED, RECHECKED = date(2026, 9, 9), date(2026, 9, 10), date(2026, 9, 14), date(2026, 9, 16)
ENDED, NOTICED, STATED, DECIDED = date(2026, 9, 17), date(2026, 9, 18), date(2026, 9, 22), date(2026, 10, 9)
OFFICER, LEADER, DEPUTY, CHIEF = "zhoumingyuan", "shijingzhi", "zhaoqiwen", "luweizhen"


def _filed(clerk: Clerk) -> None:
    clerk.on(FOUND).register()
    clerk.on(FOUND, 12).take(OFFICER, "inspection")
    clerk.prove()
    clerk.on(SUBMITTED).take(OFFICER, "filing")
    clerk.on(SUBMITTED, 15).take(LEADER, "opinion")
    assert clerk.on(FILED).take(DEPUTY, "filing-approval")["state"] == "filed"


def _noticed(clerk: Clerk, **proposal: object) -> None:
    _filed(clerk)
    order = {"requirement": "立即开启并正常使用油烟净化设施。", "due_on": "2026-09-15"}
    clerk.on(FILED, 14).take(OFFICER, "correction-order", **order)
    clerk.on(RECHECKED).take(OFFICER, "recheck")
    clerk.on(ENDED).take(OFFICER, "investigation-end", **proposal)
    clerk.on(ENDED, 15).take(LEADER, "opinion", text="同意处理意见。")
    clerk.on(ENDED, 16).take(DEPUTY, "proposal-approval")
    clerk.on(NOTICED).take(OFFICER, "notice")
    clerk.on(NOTICED, 16).deliver("notice")


def test_from_the_finding_to_the_archive(hands: Hands) -> None:
    clerk = Clerk(hands)
    _noticed(clerk)
    clerk.on(STATED).take(OFFICER, "statement")
    case = clerk.on(DECIDED).take(CHIEF, "penalty-decision")
    assert (case["state"], case["decision"]["fine"], case["decision"]["approved_by"]) == (
        "decided",
        "8000.00",
        "陆维桢",
    )
    clerk.on(DECIDED, 16).deliver("decision")
    paid = {"amount": "8000.00", "paid_on": "2026-10-12", "transaction": "BANK-2026-1"}
    clerk.on(date(2026, 10, 12)).take("tangli", "payment", **paid)
    clerk.on(date(2026, 10, 14)).take(DEPUTY, "closing-approval")
    done(clerk.on(date(2026, 10, 15)).caller("mengshuya").step(clerk.case, "binding"))
    stored = Case.objects.get(pk=clerk.case)
    assert (stored.state, stored.procedure) == ("archived", "ordinary")
    took = dict(Record.objects.filter(subject_id=stored.pk).order_by("seq").values_list("step", "by__username"))
    assert took["registration"] == took["notice"] == OFFICER
    assert took["filing-approval"] == took["proposal-approval"] == DEPUTY
    assert (took["penalty-decision"], took["payment"], took["binding"]) == (CHIEF, "tangli", "mengshuya")


def test_every_part_of_the_file_is_read_below_the_case(hands: Hands) -> None:
    clerk = Clerk(hands)
    _noticed(clerk)
    case = done(clerk.caller(OFFICER).get(f"cases/{clerk.case}/"))
    assert (case["procedure"], case["filing"]["outcome"], case["filing"]["decided_by"]) == (
        "ordinary",
        "filed",
        "赵启文",
    )
    assert [each["stage"] for each in clerk.read("opinions")] == ["filing", "proposal"]
    elements = clerk.read("elements")
    assert "超标排放的检测结果" in [each["name"] for each in elements]
    assert all(each["proved"] and each["proofs"] for each in elements)
    proposal = clerk.read("proposals")[0]
    assert (proposal["fine"], proposal["approved_by"], proposal["benchmark"]["chosen"]) == ("8000.00", "赵启文", "一般")
    notice = clerk.read("notices")[0]
    assert notice["proposal"] == proposal["id"]
    assert (notice["delivered_on"], notice["statement_days"]) == ("2026-09-18", 5)
    clocks = {each["kind"]: each["due_on"] for each in clerk.read("clocks")}
    assert notice["statement_until"] == clocks["statement"]
    assert (notice["hearing_told"], notice["hearing_until"]) == (False, None)
    assert clerk.read("reviews") == clerk.read("discussions") == clerk.read("terms") == []


def test_the_content_of_a_record_stands_in_the_single_record_and_its_reading_is_logged(hands: Hands) -> None:
    clerk = Clerk(hands)
    clerk.on(FOUND).register()
    clerk.on(FOUND, 12).take(OFFICER, "inspection", person_number="330000198503070012")
    listed = clerk.read("records")
    assert (listed[0]["person"], listed[0]["person_number"]) == ("马**", "330***********0012")
    assert "content" not in listed[0]
    assert [each["certificate"] for each in listed[0]["officers"]] == ["YC0311027", "YC0311093"]
    assert not PersonalRead.objects.exists()
    whole = clerk.read(f"records/{listed[0]['id']}")
    assert "净化设施电源关闭" in whole["content"]
    assert "330000198503070012" not in str(whole)
    read = PersonalRead.objects.get()
    assert (read.by.username, read.subject_kind, str(read.subject_id)) == (OFFICER, "field_record", listed[0]["id"])
    assert clerk.caller("dingxiaoman").get(f"cases/{clerk.case}/records/{listed[0]['id']}/").status_code == 404
    assert PersonalRead.objects.count() == 1


def test_a_proposal_is_looked_at_before_it_is_put_up(hands: Hands) -> None:
    clerk = Clerk(hands)
    _filed(clerk)
    order = {"requirement": "立即开启并正常使用油烟净化设施。", "due_on": "2026-09-15"}
    clerk.on(FILED, 14).take(OFFICER, "correction-order", **order)
    clerk.on(RECHECKED).take(OFFICER, "recheck")
    before = Record.objects.count()
    said = clerk.on(ENDED).look(OFFICER, "investigation-end", fine="60000.00")
    assert not said["may"]
    assert "DEC-08" in {each["code"] for each in said["findings"]}
    refused = clerk.send(OFFICER, "investigation-end", fine="60000.00")
    assert refused.status_code == 422
    assert refused.json()["findings"] == said["findings"]
    assert clerk.look(OFFICER, "investigation-end")["may"]
    assert clerk.read("proposals") == []
    assert Record.objects.count() == before


def test_a_registration_is_looked_at_before_it_is_made(hands: Hands) -> None:
    clerk = Clerk(hands).on(FOUND)
    caller = clerk.caller(OFFICER)
    second = next(each for each in done(caller.get("officers/?organisation=yc-ch-1")) if each["name"] == "贺文涛")
    body = {**example("cases/ordinary/"), "second_officer": second["id"]}
    said = done(caller.post("cases/ordinary/preview/", body))
    assert not said["may"]
    refused = caller.post("cases/ordinary/", body)
    assert refused.status_code == 422
    assert refused.json()["findings"] == said["findings"]
    assert not Case.objects.exists()


def test_heads_of_an_authority_on_a_day(hands: Hands) -> None:
    caller = Clerk(hands).on(FOUND).caller(OFFICER)
    heads = done(caller.get("heads/?organisation=yc-ch-1"))
    assert [each["name"] for each in heads] == ["陆维桢", "赵启文", "宋兰", "梁伯安"]
    assert {each["organisation"] for each in heads} == {"yc-ch"}
    acting = heads[-1]
    assert (acting["acting"], acting["rank"], acting["valid_until"]) == (True, "deputy", "2026-10-19")
    on = [each["name"] for each in done(caller.get("heads/?organisation=yc-ch-1&on=2026-10-20"))]
    assert on == ["陆维桢", "赵启文", "宋兰"]
    assert [each["name"] for each in done(caller.get("heads/?organisation=yc-ch-1&on=2026-10-19"))][-1] == "梁伯安"
    assert caller.get("heads/").status_code == 400
    assert caller.get("heads/?organisation=yc-np").status_code == 400
