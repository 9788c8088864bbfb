"""The case file of an ordinary case: what it lacks and who mends it, element by element, bounded in its cost."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import policies, procedure
from cases.facts.ordinary import element_names
from cases.reading.file import whole_case
from cases.reading.lacks import lacks
from tests import cast
from tests.ordinary import road
from tests.pages.ordinary import Windows, discussed_by_pages, on, proposed_by_pages
from tests.pages.window import Moment, Window

pytestmark = pytest.mark.django_db

FILE_STATEMENTS = 30
TOP = {"fine": "50000", "reason-LEN-08": "当事人两次被责令改正仍不开启净化设施，周边居民多次投诉，较低数额不足以制止。"}


def wanting(case: object, username: str = "zhoumingyuan") -> list[str]:
    """The steps that bring what the file still lacks."""
    found = whole_case(cast.user(username), case.pk)  # type: ignore[attr-defined]  # a case
    return [each.step for each in lacks(found)]


def test_the_file_tells_the_whole_matter(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.decided)
    on(moment, road.DECIDED, 11)
    page = window("zhoumingyuan").see("case_file", case.pk)
    for words in (
        "日常巡查",
        "现场检查笔录和照片证明净化设施未开启。",
        "同意立案。",
        "现场检查（勘验）笔录",
        "复查时净化设施仍未开启。",
        "罚款 ￥8,000.00",
        "设施当日检修，请求从轻。",
        "检修没有停业",
        "陆维桢决定",
        "作出处理决定",
        "怎么算的",
        *element_names(case),
    ):
        assert words in page, words
    assert cast.CREDIT not in page
    assert "油烟净化设施，期限至" in page and "。，" not in page


def test_the_road_says_where_the_case_stands(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.noticed)
    on(moment, road.NOTICED, 17)
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert "第 6 步，共 11 步：陈述申辩" in page


def test_a_case_sent_back_stands_where_it_was_sent(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.noticed)
    on(moment, road.NOTICED, 17)
    window("zhoumingyuan").take(case, "supplement", reason="补充询问现场负责人。")
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert "第 3 步，共 11 步：调查终结" in page


def test_what_is_lacking_follows_the_case(moment: Moment) -> None:
    case = road.registered()
    assert wanting(case) == ["evidence", "inspection", "filing"]
    assert wanting(road.up_to(road.evidence)) == ["filing"]


def test_each_bare_element_is_named_with_the_step_that_mends_it(window: Windows, moment: Moment) -> None:
    case = road.registered()
    piece = cast.evidence(road.when(road.FOUND, 11))
    road.record(case)
    road.take(road.procedure.ADD_EVIDENCE, case, piece, road.act("zhoumingyuan", road.FOUND, 12))
    road.filed(road.submitted(case))
    on(moment, road.FILED, 11)
    count = len(element_names(case))
    assert wanting(case).count("proof") == count
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert page.count("还没有证据证明") == count
    assert reverse("case_step", args=[case.pk, "proof"]) in page
    names = element_names(case)[1:]
    given = road.shapes.ProofGiven(piece.id, tuple(names))
    road.take(road.procedure.PROVE, case, given, road.act("zhoumingyuan", road.FILED, 11))
    assert wanting(case).count("proof") == 1


def test_who_must_act_next_is_said_to_whoever_may_not(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.submitted)
    on(moment, road.FILED)
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert "立案审批" in page and "您的岗位不能办理“批准立案”。请交由负责人办理。" in page
    page = window("zhaoqiwen").see("case_file", case.pk)
    assert reverse("case_step", args=[case.pk, "filing-approval"]) in page


def test_review_and_discussion_are_lacking_where_the_law_computes_them(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    proposed_by_pages(case, window, moment, **TOP)
    road.noticed(case)
    road.stated(case)
    on(moment, date(2026, 9, 28))
    assert wanting(case) == ["delivery", "review-request", "discussion", "penalty-decision"]
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert "按法定上限罚款" in page
    road.reviewed(case, date(2026, 9, 28))
    on(moment, date(2026, 9, 28), 16)
    discussed_by_pages(case, window)
    assert wanting(case) == ["delivery", "penalty-decision"]


def test_a_review_that_the_file_has_left_behind_does_not_count(window: Windows, moment: Moment) -> None:
    case = road.up_to(road.ordered)
    proposed_by_pages(case, window, moment, **TOP)
    road.noticed(case)
    road.reviewed(case, date(2026, 9, 28))
    assert "review-request" not in wanting(case)
    road.stated(case, date(2026, 9, 29))
    assert "review-request" in wanting(case)
    on(moment, date(2026, 9, 29), 16)
    page = window("zhoumingyuan").see("case_file", case.pk)
    assert "这次审核不再算数" in page and "陈述申辩：送审时「无」，现在「设施当日检修，请求从轻。」" in page


def test_no_penalty_asks_for_education_and_no_notice(moment: Moment) -> None:
    case = road.up_to(road.ordered)
    case = road.investigated(
        case,
        outcome="not_punish",
        fine=None,
        not_punish_ground="no_fault",
        circumstances={**road.ANSWERS, "no_fault_proved": True},
    )
    road.proposed(case)
    found = wanting(case)
    assert "notice" not in found and found[-2:] == ["education", "no-penalty-decision"]


@pytest.mark.parametrize("stage", [road.registered, road.ordered, road.stated, road.decided])
def test_the_file_costs_a_bounded_number_of_statements(window: Windows, moment: Moment, stage: object) -> None:
    case = road.registered() if stage is road.registered else road.up_to(stage)  # type: ignore[arg-type]  # a stage
    on(moment, road.DECIDED, 11)
    officer = window("zhoumingyuan")
    officer.see("case_file", case.pk)
    with CaptureQueriesContext(connection) as asked:
        officer.see("case_file", case.pk)
    assert len(asked) <= FILE_STATEMENTS, "\n".join(each["sql"][:150] for each in asked)


def test_a_simple_case_is_told_as_before(officer: Window) -> None:
    from tests.pages.window import decided

    page = officer.see("case_file", decided().pk)
    assert "立案和调查" not in page and "现场规范" in page


def test_every_step_names_those_whose_it_is() -> None:
    for step in procedure.STEPS:
        assert step.roles <= policies.WHO.keys() and policies.who(step), step.name
