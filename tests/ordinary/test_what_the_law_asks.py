"""What stands between a proposal and a decision: proof, notice, statement, hearing, review, discussion, amount, term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cases import procedure, shapes
from cases.facts import reviewed
from cases.models import Case, Clock
from tests import cast
from tests.ordinary import road
from tests.ordinary.test_who_may import YES, refused

pytestmark = pytest.mark.django_db
TOP = Decimal("50000.00")
WHY = {"LEN-08": "多次被查处仍不改正，油烟直排居民楼，后果严重。"}


def test_an_unproved_element_ends_no_investigation() -> None:
    case = road.record(road.registered())
    piece = cast.evidence(road.when(road.FOUND, 11))
    case = road.take(procedure.ADD_EVIDENCE, case, piece, road.act("zhoumingyuan", road.FOUND, 12))
    names = road.element_names(case)
    proof = shapes.ProofGiven(piece.id, names[:-1])
    case = road.take(procedure.PROVE, case, proof, road.act("zhoumingyuan", road.FOUND, 12))
    case = road.ordered(road.filed(road.submitted(case)))
    with refused("DEC-10"):
        road.investigated(case)
    rest = shapes.ProofGiven(piece.id, names[-1:])
    case = road.take(procedure.PROVE, case, rest, road.act("zhoumingyuan", road.ENDED, 9))
    assert road.investigated(case).state == "investigated"


def test_excluded_evidence_carries_nothing_any_more() -> None:
    case = road.up_to(road.ordered)
    piece = case.evidence.get()
    out = shapes.ExclusionGiven(piece.pk, "取得方式违法。")
    case = road.take(procedure.EXCLUDE_EVIDENCE, case, out, road.act("zhoumingyuan", road.ENDED, 9))
    with refused("DEC-10"):
        road.investigated(case)


def test_no_decision_before_the_party_s_days_are_over() -> None:
    case = road.up_to(road.noticed)
    clock = Clock.objects.get(case=case, kind="statement")
    assert (clock.start_on, clock.due_on) == (date(2026, 9, 18), date(2026, 9, 24))
    with refused("PRE-02", "PRE-01"):
        road.decided(case, date(2026, 9, 24))
    assert road.decided(case, date(2026, 9, 28)).state == "decided"


def test_the_party_may_give_its_statement_up() -> None:
    case = road.up_to(road.noticed)
    day = date(2026, 9, 21)
    case = road.stated(case, day, made=False, waived=True, content="", review="", review_reason="")
    assert road.decided(case, date(2026, 9, 22)).state == "decided"


def test_an_undelivered_notice_is_no_notice() -> None:
    case = road.up_to(road.proposed)
    case = road.take(procedure.NOTIFY, case, shapes.Nothing(), road.act("zhoumingyuan", road.NOTICED))
    with refused("PRE-01"):
        road.decided(case)


def test_speaking_up_makes_nothing_worse() -> None:
    case = road.up_to(road.stated)
    with refused("PRE-03"):
        road.decided(case, fine=road.FINE + Decimal("0.01"))
    assert road.decided(case, fine=road.FINE - 1).decision.fine == road.FINE - 1


def test_a_statement_is_answered_with_reasons() -> None:
    case = road.up_to(road.noticed)
    with refused("PRE-03"):
        road.stated(case, review="")


def test_a_hearing_is_told_from_the_threshold_on_and_blocks_while_asked_for() -> None:
    below = road.up_to(road.ordered)
    below = road.noticed(
        road.proposed(road.investigated(below, illegal_gains=Decimal("99999.99"), gains_basis="账册。"))
    )
    assert not below.notices.get().hearing_told


def test_a_hearing_asked_for_by_letter_counts_by_its_postmark() -> None:
    case = road.up_to(road.ordered)
    case = road.noticed(
        road.proposed(road.investigated(case, illegal_gains=Decimal("100000.00"), gains_basis="账册。"))
    )
    assert case.notices.get().hearing_told
    clock = Clock.objects.get(case=case, kind="hearing_request")
    assert clock.due_on == date(2026, 9, 24)
    for sent, in_time in ((date(2026, 9, 24), True), (date(2026, 9, 28), False)):
        asked = shapes.HearingRequestGiven(sent_on=sent, by_post=True)
        case = road.take(procedure.REQUEST_HEARING, case, asked, road.act("zhoumingyuan", date(2026, 9, 29)))
        row = case.hearing_requests.latest("pk")
        assert row.in_time is in_time
        if in_time:
            with refused("PRE-06"):
                road.decided(road.discussed(road.reviewed(case, date(2026, 9, 29)), date(2026, 9, 30)))
        back = shapes.WithdrawalGiven("书面撤回申请一份。")
        case = road.take(procedure.WITHDRAW_HEARING, case, back, road.act("zhaoqiwen", date(2026, 9, 30)))


def test_the_highest_fine_takes_justification_review_and_discussion() -> None:
    case = road.up_to(road.ordered)
    with refused("LEN-08"):
        road.investigated(case, fine=TOP)
    case = road.investigated(case, fine=TOP, reasons=WHY)
    case = road.stated(road.noticed(road.proposed(case)))
    with refused("REV-01", "REV-03", "LEN-08"):
        road.decided(case)
    case = road.reviewed(case, date(2026, 9, 28))
    with refused("REV-06", "LEN-08"):
        road.decided(case)
    case = road.discussed(case, date(2026, 9, 28))
    assert road.decided(case).decision.fine == TOP


def test_just_below_the_top_is_caught_by_the_warning_line() -> None:
    case = road.up_to(road.ordered)
    with refused("LEN-08"):
        road.investigated(case, fine=Decimal("49999.99"))
    assert road.investigated(case, fine=Decimal("47499.99")).state == "investigated"


def test_a_change_after_the_review_opens_it_again_and_is_shown() -> None:
    case = road.up_to(road.ordered)
    case = road.investigated(case, fine=TOP, reasons=WHY)
    case = road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("zhaoqiwen", road.ENDED, 16, reasons=WHY))
    case = road.discussed(road.reviewed(road.stated(road.noticed(case)), date(2026, 9, 28)), date(2026, 9, 28))
    piece = cast.evidence(road.when(date(2026, 9, 29)), title="补充检测报告")
    case = road.take(procedure.ADD_EVIDENCE, case, piece, road.act("zhoumingyuan", date(2026, 9, 29), 12))
    with refused("REV-01", "REV-03", "LEN-08"):
        road.decided(case)
    review = case.reviews.get()
    said = list(reviewed.differences(review.seen, reviewed.seen(case)))
    assert len(said) == 1
    assert "补充检测报告" in said[0]
    assert road.decided(road.reviewed(case, date(2026, 9, 30))).state == "decided"


def test_a_review_that_does_not_agree_stops_the_decision() -> None:
    case = road.up_to(road.ordered)
    case = road.investigated(case, gravity={**road.GRAVITY, "public_interest": True})
    case = road.stated(road.noticed(road.proposed(case)))
    for result in ("amend", "disagree"):
        case = road.reviewed(case, date(2026, 9, 28), result=result, law="fault")
        with refused("REV-01"):
            road.decided(case)
    assert road.decided(road.reviewed(case, date(2026, 9, 29))).state == "decided"


def test_what_makes_review_due_is_asked_never_assumed() -> None:
    case = road.up_to(road.ordered)
    with refused("REV-01"):
        road.investigated(case, gravity={**road.GRAVITY, "difficult": None})
    with refused("REV-06"):
        road.investigated(case, gravity={**road.GRAVITY, "grave": None})


def test_a_discussion_before_the_party_spoke_does_not_count() -> None:
    case = road.up_to(road.ordered)
    case = road.investigated(case, gravity={**road.GRAVITY, "grave": True})
    case = road.noticed(road.proposed(case))
    with refused("PRE-02", "PRE-01"):
        road.discussed(case, date(2026, 9, 24))
    early = road.discussed(case, date(2026, 9, 28))
    late = road.stated(early, date(2026, 9, 29))
    with refused("REV-06"):
        road.decided(late)


def test_leaving_the_benchmark_needs_reason_and_approval() -> None:
    tier = {
        "name": "云川市油烟裁量基准",
        "published_on": "2024-01-02",
        "in_force_from": "2024-02-01",
        "chosen": "一般",
        "minimum": "5000.00",
        "maximum": "6000.00",
        "reason": "三台灶同时排放。",
    }
    case = road.investigated(road.up_to(road.ordered), benchmark=tier)
    with refused("REV-07"):
        road.proposed(case)
    why = {"REV-07": "排放时间长，影响大。"}
    case = road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("zhaoqiwen", road.ENDED, 16, reasons=why))
    assert case.state == "proposed"


def test_below_the_minimum_only_as_mitigation() -> None:
    case = road.up_to(road.ordered)
    with refused("DEC-08", "LEN-07"):
        road.investigated(case, fine=Decimal("4999.99"))
    answers = {**road.ANSWERS, "mitigated": True}
    with refused("DEC-08", "LEN-07", "LEN-06"):
        road.investigated(case, fine=Decimal("4999.99"), circumstances=answers)


def test_without_penalty_with_its_education() -> None:
    case = road.up_to(road.ordered)
    answers = {**road.ANSWERS, "minor": True, "corrected_in_time": True, "no_harm": True}
    gone = shapes.RecheckGiven("corrected", "当日已开启净化设施。")
    case = road.take(procedure.RECHECK, case, gone, road.act("zhoumingyuan", road.FILED + timedelta(days=2), 15))
    with refused("LEN-01"):
        road.investigated(case, circumstances=answers)
    reasons = {"LEN-03": "符合法定条件，清单没有列出。"}
    spared = {"outcome": "not_punish", "fine": None, "not_punish_ground": "minor", "circumstances": answers}
    case = road.investigated(case, reasons=reasons, **spared)
    case = road.take(procedure.APPROVE_PROPOSAL, case, YES, road.act("zhaoqiwen", road.ENDED, 16, reasons=reasons))
    made = road.act("luweizhen", date(2026, 9, 21), reasons=reasons)
    with refused("LEN-04"):
        road.take(procedure.SPARE, case, YES, made)
    told = shapes.EducationGiven("education", "已讲明油烟直排的危害和净化设施的使用要求。")
    case = road.take(procedure.EDUCATE, case, told, road.act("zhoumingyuan", date(2026, 9, 18)))
    case = road.take(procedure.SPARE, case, YES, made)
    assert (case.state, case.decision.outcome) == ("not_punished", "not_punish")


def test_more_time_is_given_before_the_end_and_within_its_cap() -> None:
    found, filed = date(2026, 6, 1), date(2026, 6, 8)
    case = road.evidence(road.record(road.registered(found), day=found), found)
    case = road.filed(road.submitted(case, date(2026, 6, 2)), filed)
    assert Clock.objects.get(case=case, kind="decision").due_on == date(2026, 9, 6)
    asked = shapes.ExtensionGiven(30, "complex", "检测报告尚未作出。")
    with refused("DEC-02"):
        road.take(procedure.EXTEND, case, asked, road.act("luweizhen", date(2026, 9, 7)))
    with refused("DEC-02"):
        road.take(procedure.EXTEND, case, replace(asked, days=31), road.act("luweizhen", date(2026, 9, 4)))
    case = road.take(procedure.EXTEND, case, asked, road.act("luweizhen", date(2026, 9, 6)))
    assert Clock.objects.get(case=case, kind="decision").due_on == date(2026, 10, 6)


def test_days_that_do_not_count_are_a_union() -> None:
    case = road.up_to(road.filed)
    for first, last in ((date(2026, 9, 15), date(2026, 9, 24)), (date(2026, 9, 20), date(2026, 9, 26))):
        given = shapes.IntervalGiven("appraisal", first, last, "鉴定委托书1号", "委托鉴定。", told_on=first)
        case = road.take(procedure.EXCLUDE_TIME, case, given, road.act("zhaoqiwen", date(2026, 9, 28)))
    clock = Clock.objects.get(case=case, kind="decision")
    assert clock.due_on == date(2026, 12, 13) + timedelta(days=12)


def test_a_suspended_case_stands_still() -> None:
    case = road.up_to(road.ordered)
    given = shapes.SuspensionGiven("other_result", "须以另案判决为依据。", "（2026）云01行初2号受理通知书")
    case = road.take(procedure.SUSPEND, case, given, road.act("luweizhen", road.ENDED))
    with refused("DEC-03"):
        road.investigated(case, road.ENDED + timedelta(days=1))
    again = shapes.ResumptionGiven("另案已判决。")
    case = road.take(procedure.RESUME, case, again, road.act("luweizhen", date(2026, 9, 20)))
    assert road.investigated(case, date(2026, 9, 21)).state == "investigated"
    assert Clock.objects.get(case=case, kind="decision").due_on == date(2026, 12, 13) + timedelta(days=4)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("seizure", "JUR-08"), ("suspected_crime", "TRF-01"), ("recusal_requested", "JUR-06"), ("transfer", "FIL-06")],
)
def test_seizure_crime_and_remedies_block_until_settled(kind: str, code: str) -> None:
    case = road.up_to(road.stated)
    fact = shapes.BlockerGiven(kind, "按纸质程序办理。")
    case = road.take(procedure.FLAG, case, fact, road.act("zhoumingyuan", date(2026, 9, 28)))
    with refused(code):
        road.decided(case)
    done = shapes.SettlementGiven(case.blockers.get().pk, "已按纸质程序办结，文书在卷。")
    case = road.take(procedure.SETTLE, case, done, road.act("zhaoqiwen", date(2026, 9, 29)))
    assert road.decided(case).state == "decided"


def test_not_filed_and_dismissed_end_the_case() -> None:
    case = road.up_to(road.submitted)
    case = road.take(
        procedure.DECLINE, case, shapes.RefusalGiven("证据不足以证明违法。"), road.act("zhaoqiwen", road.FILED)
    )
    assert case.state == "not_filed"
    other = road.up_to(road.ordered)
    gone = shapes.DismissalGiven("not_established", "经查违法事实不能成立。")
    other = road.take(procedure.DISMISS, other, gone, road.act("luweizhen", road.ENDED))
    assert Case.objects.get(pk=other.pk).state == "dismissed"
    assert Clock.objects.get(case=other, kind="decision").ended_on == road.ENDED
