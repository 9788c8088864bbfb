"""Ways round the ordinary procedure that an opponent's lawyer would look for: each is refused at the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from cases import procedure, shapes
from cases.models import HearingRequest, LegalReview, Proposal, Term
from enforcement.kernel.errors import Conflict, Invalid, NotPermitted
from enforcement.models import HeadAppointment, OrganisationUserObjectPermission
from tests import cast
from tests.ordinary import road
from tests.ordinary.test_who_may import YES, refused

pytestmark = pytest.mark.django_db
BACK = shapes.RefusalGiven("补充调查油烟排放时间。")
WAIVED = {"made": False, "waived": True, "content": "", "review": "", "review_reason": ""}


def test_a_second_proposal_is_the_one_that_counts_whatever_day_is_given() -> None:
    case = road.up_to(road.stated)
    day = date(2026, 9, 28)
    case = road.take(procedure.SUPPLEMENT, case, BACK, road.act("zhoumingyuan", day, 8))
    back_dated = replace(road.act("zhoumingyuan", road.ENDED, 8), now=road.when(day))
    case = road.take(procedure.END_INVESTIGATION, case, road.proposal(fine=Decimal("9000.00")), back_dated)
    assert case.proposals.latest("at").fine == Decimal("9000.00")
    with refused("DEC-04"):
        road.proposed(case, day)


def test_a_filing_put_up_again_needs_the_leader_s_opinion_again() -> None:
    case = road.up_to(road.submitted)
    day = road.FOUND + timedelta(days=2)
    case = road.take(procedure.RETURN_FILING, case, BACK, road.act("zhaoqiwen", day))
    back_dated = replace(road.act("zhoumingyuan", road.FOUND + timedelta(days=1)), now=road.when(day, 15))
    case = road.take(procedure.SUBMIT_FILING, case, shapes.FilingGiven("照片。"), back_dated)
    with refused("FIL-02"):
        road.filed(case)


def test_one_person_gives_no_opinion_and_consent_in_two_offices() -> None:
    case = road.up_to(road.ordered)
    case = road.take(procedure.END_INVESTIGATION, case, road.proposal(), road.act("zhoumingyuan", road.ENDED))
    leader = OrganisationUserObjectPermission.objects.filter(permission__codename="squad_leader").first()
    assert leader is not None
    OrganisationUserObjectPermission.objects.create(
        user=cast.user("zhaoqiwen"), permission=leader.permission, content_object=cast.organisation("yc-ch-1")
    )
    said = shapes.OpinionGiven(True, "同意。")
    case = road.take(procedure.OPINE, case, said, road.act("zhaoqiwen", road.ENDED, 15))
    with refused("DEC-04"):
        road.proposed(case)
    assert road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("luweizhen", road.ENDED, 16)).state == "proposed"


def test_who_handled_the_case_once_judges_nothing_in_it() -> None:
    case = road.registered(second_officer_id=cast.officer("shijingzhi").pk)
    case = road.evidence(road.record(case))
    given = shapes.HandoverGiven(cast.officer("shijingzhi").pk, cast.officer("linxiaolan").pk, "工作调整。")
    case = road.take(procedure.HAND_OVER, case, given, road.act("shijingzhi", road.FOUND, 16))
    with pytest.raises(NotPermitted, match="承办过本案"):
        road.submitted(case)


def test_who_judged_the_case_does_not_take_it_over() -> None:
    case = road.up_to(road.filed)
    given = shapes.HandoverGiven(cast.officer("linxiaolan").pk, cast.officer("shijingzhi").pk, "工作调整。")
    with pytest.raises(Invalid):
        road.take(procedure.HAND_OVER, case, given, road.act("shijingzhi", road.FILED))


def test_review_and_discussion_wait_for_what_the_party_says() -> None:
    case = road.up_to(road.proposed)
    with refused("PRE-02"):
        road.reviewed(case, road.ENDED)
    with refused("PRE-02"):
        road.discussed(case, road.ENDED)
    case = road.noticed(case)
    for day in (road.NOTICED, date(2026, 9, 24)):
        with refused("PRE-02"):
            road.reviewed(case, day)
        with refused("PRE-02", "REV-06"):
            road.discussed(case, day)
    assert road.discussed(road.reviewed(case, date(2026, 9, 28)), date(2026, 9, 28)).reviews.count() == 1


def test_a_handler_is_no_member_of_the_discussion() -> None:
    case = road.stated(road.up_to(road.noticed))
    held = HeadAppointment.objects.get(user__username="songlan")
    HeadAppointment.objects.create(
        user=cast.user("linxiaolan"), organisation=held.organisation, rank=held.rank, valid_from=held.valid_from
    )
    with refused("REV-06"):
        road.discussed(case, date(2026, 9, 28), "luweizhen", "zhaoqiwen", "linxiaolan")


def test_a_waiver_to_one_notice_gives_up_nothing_after_another() -> None:
    day = date(2026, 9, 21)
    case = road.stated(road.up_to(road.noticed), day, **WAIVED)
    case = road.take(procedure.SUPPLEMENT, case, BACK, road.act("zhoumingyuan", day, 11))
    case = road.take(
        procedure.END_INVESTIGATION, case, road.proposal(fine=Decimal("20000.00")), road.act("zhoumingyuan", day, 12)
    )
    case = road.take(procedure.OPINE, case, shapes.OpinionGiven(True, "同意。"), road.act("shijingzhi", day, 12))
    case = road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("zhaoqiwen", day, 13))
    case = road.take(procedure.NOTIFY, case, shapes.Nothing(), road.act("zhoumingyuan", day, 14))
    case = road.delivered(case, day)
    with refused("PRE-02"):
        road.decided(case, date(2026, 9, 22))


def test_silence_is_not_recorded_over_what_the_party_said() -> None:
    case = road.up_to(road.stated)
    with pytest.raises(Conflict):
        road.stated(case, date(2026, 9, 23), **WAIVED)
    other = road.stated(road.up_to(road.noticed, party=road.unit(name="云川市二灶台餐饮有限公司")), **WAIVED)
    assert road.stated(other, date(2026, 9, 23)).statement.made


def test_nothing_is_said_to_a_notice_before_it_reached_the_party() -> None:
    case = road.up_to(road.noticed)
    early = replace(road.act("zhoumingyuan", road.FILED), now=road.when(date(2026, 9, 22)))
    said = shapes.StatementGiven(made=False, waived=True)
    with refused("REC-01"):
        road.take(procedure.STATE, case, said, early)
    asked = shapes.HearingRequestGiven(sent_on=road.FILED)
    with refused("REC-01"):
        road.take(procedure.REQUEST_HEARING, case, asked, early)


def test_a_reason_written_in_advance_is_none() -> None:
    case = road.up_to(road.ordered)
    early = {"DEC-01": "案多人少。", "REV-01": "审核意见不采纳。"}
    case = road.investigated(case, reasons=early)
    assert Proposal.objects.get(case=case).reasons == {}


def test_an_approval_is_not_dated_back_into_the_period_it_extends() -> None:
    case = road.registered()
    late = replace(road.act("zhaoqiwen", road.FOUND), now=road.when(date(2026, 10, 20)))
    more = shapes.ExtensionGiven(10, "complex", "情况复杂。")
    with refused("FIL-01"):
        road.take(procedure.EXTEND_VERIFICATION, case, more, late)


def test_days_that_do_not_count_end_before_the_decision() -> None:
    case = road.up_to(road.stated)
    day = date(2026, 9, 28)
    given = shapes.IntervalGiven("appraisal", date(2026, 9, 23), None, "鉴定委托书1号", "委托鉴定。", told_on=day)
    case = road.take(procedure.EXCLUDE_TIME, case, given, road.act("zhaoqiwen", day))
    with refused("DEC-03"):
        road.decided(case)
    case = road.take(procedure.EXCLUDE_TIME, case, replace(given, until=day), road.act("zhaoqiwen", day))
    assert road.decided(case).state == "decided"


def test_out_of_office_no_time_is_left_out_and_nothing_resumed() -> None:
    case = road.up_to(road.ordered)
    given = shapes.IntervalGiven("appraisal", road.FILED, road.ENDED, "鉴定委托书1号", "委托鉴定。", told_on=road.FILED)
    still = shapes.SuspensionGiven("other_result", "须以另案判决为依据。", "受理通知书")
    case = road.take(procedure.SUSPEND, case, still, road.act("luweizhen", road.ENDED))
    HeadAppointment.objects.filter(user__username="liangboan").update(valid_until=road.ENDED - timedelta(days=1))
    with refused("DEC-03"):
        road.take(procedure.EXCLUDE_TIME, case, given, road.act("liangboan", road.ENDED))
    with refused("DEC-03"):
        road.take(procedure.RESUME, case, shapes.ResumptionGiven("另案已判决。"), road.act("liangboan", road.ENDED))


def test_a_suspended_case_is_not_sent_back_either() -> None:
    case = road.up_to(road.stated)
    still = shapes.SuspensionGiven("other_result", "须以另案判决为依据。", "受理通知书")
    case = road.take(procedure.SUSPEND, case, still, road.act("luweizhen", date(2026, 9, 28)))
    with refused("DEC-03"):
        road.take(procedure.SUPPLEMENT, case, BACK, road.act("zhoumingyuan", date(2026, 9, 28)))


def test_an_officer_sends_back_no_case_of_others() -> None:
    case = road.up_to(road.proposed)
    held = [case.organisation_id, *case.handlings.values_list("officer_id", flat=True)]
    officers = cast.Officer.objects.filter(organisation_id=held[0], user__isnull=False).exclude(pk__in=held[1:])
    other = officers.exclude(user__username="shijingzhi").first()
    assert other is not None
    assert other.user is not None
    with pytest.raises(NotPermitted, match="承办人和负责人"):
        road.take(procedure.SUPPLEMENT, case, BACK, road.act(other.user.username, road.ENDED, 17))
    assert road.take(procedure.SUPPLEMENT, case, BACK, road.act("zhaoqiwen", road.ENDED, 17)).state == "filed"


def test_leniency_is_no_ground_to_dismiss() -> None:
    case = road.up_to(road.ordered)
    with refused("DEC-04"):
        road.take(procedure.DISMISS, case, shapes.DismissalGiven("minor", "轻微。"), road.act("luweizhen", road.ENDED))
    gone = shapes.DismissalGiven("nobody_left", "企业已注销，没有承受人。")
    assert road.take(procedure.DISMISS, case, gone, road.act("luweizhen", road.ENDED)).state == "dismissed"


def test_confiscated_goods_are_valued_so_that_the_hearing_can_be_reckoned() -> None:
    case = road.up_to(road.ordered)
    with refused("PRE-05"):
        road.investigated(case, confiscated="烤炉五台")
    case = road.investigated(case, confiscated="烤炉五台", confiscated_value=Decimal("100000.00"))
    assert road.noticed(road.proposed(case)).notices.get().hearing_told


def test_without_penalty_a_case_closes_once_the_decision_was_delivered() -> None:
    case = road.up_to(road.ordered)
    spared = {"outcome": "not_punish", "fine": None, "not_punish_ground": "not_established"}
    case = road.proposed(road.investigated(case, **spared))
    case = road.take(procedure.SPARE, case, YES, road.act("luweizhen", date(2026, 9, 21)))
    with refused("REC-04"):
        road.take(procedure.CLOSE_CASE, case, YES, road.act("zhaoqiwen", date(2026, 9, 23)))
    case = road.delivered(case, date(2026, 9, 22))
    assert road.take(procedure.CLOSE_CASE, case, YES, road.act("zhaoqiwen", date(2026, 9, 23))).state == "closed"


def test_a_decision_is_made_public_after_it_was_made() -> None:
    case = road.decided(road.up_to(road.stated), influential=True)
    for day in (road.DECIDED - timedelta(days=1), road.DECIDED + timedelta(days=2)):
        with refused("PUB-01"):
            given = shapes.PublicationGiven(day, "区政府网站")
            road.take(procedure.PUBLISH, case, given, road.act("xieanran", road.DECIDED + timedelta(days=1)))


def test_an_older_discussion_gives_no_second_extension() -> None:
    case = road.up_to(road.stated)
    day = date(2026, 9, 28)
    case = road.discussed(case, day)
    first = shapes.ExtensionGiven(30, "complex", "检测报告尚未作出。")
    case = road.take(procedure.EXTEND, case, first, road.act("luweizhen", day, 15))
    second = shapes.ExtensionGiven(60, "very_complex", "案情特别复杂。")
    with refused("DEC-02"):
        road.take(procedure.EXTEND, case, second, road.act("luweizhen", day, 16))
    case = road.discussed(case, day + timedelta(days=1))
    case = road.take(procedure.EXTEND, case, second, road.act("luweizhen", day + timedelta(days=1), 16))
    assert Term.objects.filter(case=case, kind="extension").count() == 2


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE cases_legalreview SET result = 'agree' WHERE case_id = %s",
        "DELETE FROM cases_legalreview WHERE case_id = %s",
        "UPDATE cases_proposal SET approved_at = NULL, approved_by_id = NULL WHERE case_id = %s",
        "UPDATE cases_hearingrequest SET withdrawn_at = NULL WHERE case_id = %s",
        "UPDATE cases_hearingrequest SET in_time = TRUE WHERE case_id = %s",
        "DELETE FROM cases_hearingrequest WHERE case_id = %s",
        "UPDATE cases_term SET days = 60 WHERE case_id = %s",
        "DELETE FROM cases_term WHERE case_id = %s",
        "UPDATE cases_filing SET decided_at = decided_at + interval '30 days' WHERE case_id = %s",
        "DELETE FROM cases_filing WHERE case_id = %s",
        "DELETE FROM cases_statement WHERE case_id = %s",
        "DELETE FROM cases_handling WHERE case_id = %s",
    ],
)
def test_what_was_said_stays_as_it_was_said_in_sql_too(words: str) -> None:
    case = road.up_to(road.stated)
    day = date(2026, 9, 28)
    case = road.reviewed(case, day, result="disagree")
    asked = shapes.HearingRequestGiven(sent_on=day)
    case = road.take(procedure.REQUEST_HEARING, case, asked, road.act("zhoumingyuan", day))
    back = shapes.WithdrawalGiven("书面撤回申请一份。")
    case = road.take(procedure.WITHDRAW_HEARING, case, back, road.act("zhaoqiwen", day, 16))
    more = shapes.ExtensionGiven(30, "complex", "检测报告尚未作出。")
    case = road.take(procedure.EXTEND, case, more, road.act("luweizhen", day, 17))
    assert LegalReview.objects.filter(case=case).exists()
    assert HearingRequest.objects.filter(case=case).exists()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words, [case.pk])
