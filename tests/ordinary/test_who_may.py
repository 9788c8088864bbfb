"""Who may take which step of an ordinary case: heads by appointment, leaders, reviewers, and never the same person twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from cases import procedure, shapes
from cases.models import Filing, Proposal
from enforcement.kernel.errors import LawNotSatisfied, NotPermitted, NotVisible, WrongState
from enforcement.models import HeadAppointment, ReviewerQualification
from tests import cast
from tests.ordinary import road

pytestmark = pytest.mark.django_db
YES = shapes.ApprovalGiven("同意。")


def refused(*codes: str) -> pytest.RaisesExc[LawNotSatisfied]:
    """The law stands in the way, under one of the codes."""

    def says(error: LawNotSatisfied) -> bool:
        return bool({each.code for each in error.findings if each.force != "notes"} & set(codes))  # type: ignore[attr-defined]  # rules' findings

    return pytest.RaisesExc(LawNotSatisfied, check=says)


def test_only_a_head_files_and_only_after_the_leader_s_opinion() -> None:
    case = road.evidence(road.record(road.registered()))
    day = road.FOUND + timedelta(days=1)
    case = road.take(procedure.SUBMIT_FILING, case, shapes.FilingGiven("照片。"), road.act("zhoumingyuan", day))
    for name in ("zhoumingyuan", "shijingzhi", "xuqinghe", "qinliyan", "chenafu", "huangjianye"):
        with pytest.raises((NotPermitted, NotVisible)):
            road.take(procedure.FILE, case, YES, road.act(name, road.FILED))
    with refused("FIL-02"):
        road.take(procedure.FILE, case, YES, road.act("zhaoqiwen", road.FILED))
    case = road.take(procedure.OPINE, case, shapes.OpinionGiven(True, "同意。"), road.act("shijingzhi", day, 15))
    assert road.filed(case).state == "filed"


def test_a_head_counts_by_his_appointment_on_the_day() -> None:
    case = road.up_to(road.submitted)
    held = HeadAppointment.objects.get(user__username="liangboan")
    assert held.acting
    HeadAppointment.objects.filter(pk=held.pk).update(valid_until=road.FILED - timedelta(days=1))
    with refused("FIL-02"):
        road.take(procedure.FILE, case, YES, road.act("liangboan", road.FILED))
    HeadAppointment.objects.filter(pk=held.pk).update(valid_until=road.FILED)
    assert road.take(procedure.FILE, case, YES, road.act("liangboan", road.FILED)).state == "filed"


def test_an_acting_head_needs_document_and_end() -> None:
    held = HeadAppointment.objects.get(user__username="liangboan")
    for values in ({"document": ""}, {"valid_until": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            HeadAppointment.objects.filter(pk=held.pk).update(**values)


def test_nobody_approves_what_he_submitted_not_even_in_sql() -> None:
    case = road.up_to(road.submitted)
    with pytest.raises(IntegrityError), transaction.atomic():
        Filing.objects.filter(case=case).update(
            outcome="filed", decided_at=road.when(road.FILED), decided_by=cast.user("zhoumingyuan")
        )
    case = road.investigated(road.ordered(road.filed(case)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(case=case).update(
            approved_at=road.when(road.ENDED), approved_by=cast.user("zhoumingyuan")
        )


def test_a_leader_who_handles_the_case_gives_no_opinion_on_it() -> None:
    case = road.registered(second_officer_id=cast.officer("shijingzhi").pk)
    case = road.evidence(road.record(case))
    case = road.take(
        procedure.SUBMIT_FILING, case, shapes.FilingGiven("照片。"), road.act("zhoumingyuan", road.FOUND, 15)
    )
    with pytest.raises(NotPermitted):
        road.take(procedure.OPINE, case, shapes.OpinionGiven(True, "同意。"), road.act("shijingzhi", road.FILED))


def test_a_reviewer_is_qualified_and_no_handler() -> None:
    case = road.stated(road.up_to(road.noticed))
    day = date(2026, 9, 28)
    case = road.take(procedure.ASK_REVIEW, case, shapes.Nothing(), road.act("zhoumingyuan", day))
    points = dict.fromkeys(road.POINTS, ("ok", ""))
    whole = shapes.ReviewGiven(points, "agree", "同意。")
    with pytest.raises((NotPermitted, NotVisible)):
        road.take(procedure.REVIEW, case, whole, road.act("zhoumingyuan", day, 15))
    with refused("REV-04"):
        lacking = shapes.ReviewGiven({key: points[key] for key in points if key != "law"}, "agree", "同意。")
        road.take(procedure.REVIEW, case, lacking, road.act("xuqinghe", day, 15))
    held = ReviewerQualification.objects.get(user__username="xuqinghe")
    for began, number, allowed in (
        (date(2021, 7, 15), "", False),
        (date(2021, 7, 14), "", True),
        (date(2021, 7, 15), "A2021", True),
    ):
        held.first_reviewed_on, held.certificate_number = began, number
        held.obtained_on = began if number else None
        held.save()
        if not allowed:
            with refused("REV-02"):
                road.take(procedure.REVIEW, case, whole, road.act("xuqinghe", day, 15))
    assert road.take(procedure.REVIEW, case, whole, road.act("xuqinghe", day, 15)).state == "noticed"


def test_only_heads_discuss_and_the_others_are_named() -> None:
    case = road.stated(road.up_to(road.noticed))
    with refused("REV-06"):
        road.discussed(case, date(2026, 9, 28), "luweizhen", "shijingzhi")
    with refused("REV-06"):
        road.discussed(case, date(2026, 9, 28), "luweizhen")
    with refused("REV-06"):
        road.discussed(case, date(2026, 9, 28), "luweizhen", "luweizhen", "zhaoqiwen")
    road.discussed(case, date(2026, 9, 28))
    assert case.discussions.get().members.count() == 3


def test_a_case_is_handed_over_and_the_one_who_left_handles_it_no_more() -> None:
    case = road.up_to(road.filed)
    present = ["zhoumingyuan", "linxiaolan", "shijingzhi"]
    squad = cast.Officer.objects.filter(organisation__code="yc-ch-1", certificates__status="valid")
    takes = squad.exclude(user__username__in=present).first()
    assert takes is not None
    given = shapes.HandoverGiven(cast.officer("zhoumingyuan").pk, takes.pk, "调离本中队。")
    with pytest.raises(NotPermitted):
        road.take(procedure.HAND_OVER, case, given, road.act("zhoumingyuan", road.FILED))
    case = road.take(procedure.HAND_OVER, case, given, road.act("shijingzhi", road.FILED))
    with pytest.raises(NotPermitted):
        road.record(case, procedure.INQUIRE, road.FILED)
    present = set(case.handlings.filter(until__isnull=True).values_list("officer_id", flat=True))
    assert present == {takes.pk, cast.officer("linxiaolan").pk}
    left = case.handlings.get(until__isnull=False)
    assert left.reason == "调离本中队。"


def test_an_officer_whose_certificate_ran_out_takes_over_nothing() -> None:
    case = road.up_to(road.filed)
    takes = (
        cast.Officer.objects.filter(organisation__code="yc-ch-1")
        .exclude(user__username__in=["zhoumingyuan", "linxiaolan"])
        .first()
    )
    assert takes is not None
    takes.certificates.update(status="revoked", status_from=road.FOUND)
    given = shapes.HandoverGiven(cast.officer("zhoumingyuan").pk, takes.pk, "调离。")
    with refused("STF-04", "JUR-04"):
        road.take(procedure.HAND_OVER, case, given, road.act("shijingzhi", road.FILED))


def test_a_step_of_one_procedure_is_no_step_of_the_other() -> None:
    case = road.up_to(road.filed)
    with pytest.raises(WrongState):
        decision = shapes.DecisionGiven(fine=road.FINE)
        road.take(procedure.DECIDE, case, decision, road.act("zhoumingyuan", road.FILED))


def test_sql_opens_no_case_and_moves_none() -> None:
    case = road.up_to(road.filed)
    for state in ("proposed", "noticed", "registered"):
        with pytest.raises(DatabaseError, match="record"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE cases_case SET state = %s WHERE id = %s", [state, case.pk])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
