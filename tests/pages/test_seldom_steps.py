"""Steps that come up seldom, each through its page: no penalty, conversion, exclusion, deferral, late fee, matters elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions.deciding import decide
from cases.actions.proving import add_evidence
from cases.models import Blocker, Case, Deferral, Evidence, LateFee
from tests import cast
from tests.pages.window import Moment, Window, decided, opened

pytestmark = pytest.mark.django_db

Windows = Callable[[str], Window]
MINOR = {"c_minor": "yes", "c_corrected_in_time": "yes", "c_no_harm": "yes"}


def state(case: Case) -> str:
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def heard(officer: Window, **order: str) -> Case:
    case: Case = opened()
    add_evidence(case.pk, cast.evidence(), cast.act())
    officer.take(case, "correction-order", requirement="收摊。", **(order or {"when": "corrected"}))
    officer.take(case, "hearing-of-party", rights_told="yes", made="no")
    return case


def test_no_penalty_after_education(officer: Window) -> None:
    case = heard(officer)
    typed = {"ground": "minor", "signed": "on", **MINOR}
    reply = officer.take(case, "no-penalty", status=422, **typed)
    assert "教育" in reply.content.decode() and officer.typed(reply)["ground"] == "minor"
    officer.take(case, "education", kind="education", content="讲了占道经营的危害，当事人表示不再违反。")
    reply = officer.take(case, "no-penalty", status=422, **typed)
    kept, page = officer.typed(reply), reply.content.decode()
    assert "须说明理由" in page and "不得办理" not in page
    asked = {name: "情节轻微，当场改正，没有后果。" for name in kept if name.startswith("reason-")}
    officer.send(case, "no-penalty", kept | asked)
    assert state(case) == "not_punished"
    page = officer.see("case_file", case.pk)
    assert "不予行政处罚：违法行为轻微并及时改正" in page and "不予行政处罚决定书" in page


def test_conversion_leaves_everything_and_names_the_reason(officer: Window) -> None:
    case = heard(officer)
    officer.take(case, "conversion", reason="", status=400)
    officer.take(case, "conversion", reason="需要调查取证，不能当场处罚。")
    assert state(case) == "registered"
    page = officer.see("case_file", case.pk)
    assert "简易程序转入" in page and reverse("case_step", args=[case.pk, "filing"]) in page


def test_evidence_is_excluded_with_a_reason_and_stays(officer: Window) -> None:
    case: Case = opened()
    add_evidence(case.pk, cast.evidence(), cast.act())
    evidence = Evidence.objects.get(case=case)
    officer.take(case, "evidence-exclusion", evidence=str(evidence.pk), reason="拍摄地点不是本案现场。")
    evidence.refresh_from_db()
    assert evidence.excluded_reason == "拍摄地点不是本案现场。"
    assert "已排除" in officer.see("case_file", case.pk)
    other: Case = opened(place="云川市澄湖区试验路9号")
    officer.take(other, "evidence-exclusion", evidence=str(evidence.pk), reason="不是本案的。", status=400)


def test_payment_in_parts_adds_up_and_is_approved_by_a_head(officer: Window, window: Windows) -> None:
    case, head = decided(), window("luweizhen")
    first, second = (str(cast.TODAY + timedelta(days=days)) for days in (20, 50))
    typed = {"applied_on": str(cast.TODAY), "reason": "当事人生活困难，已核实。"}
    page = head.take(case, "deferral", status=400, **typed).content.decode()
    assert "请至少填写一期的缴款日和金额。" in page
    page = head.take(case, "deferral", status=400, day_1=first, **typed).content.decode()
    assert "日期和金额都要填写。" in page
    parts = {"day_1": first, "amount_1": "10", "day_2": second, "amount_2": "10"}
    reply = head.take(case, "deferral", status=422, **typed, **parts)
    assert head.typed(reply)["amount_2"] == "10"
    head.send(case, "deferral", head.typed(reply) | {"amount_2": "20"})
    assert Deferral.objects.get(case=case).instalments == [[first, "10"], [second, "20"]]
    officer.see("case_step", case.pk, "deferral", status=403)


def test_the_late_fee_is_charged_or_left_with_a_reason(window: Windows, moment: Moment) -> None:
    case = decided()
    moment.at = cast.at(cast.TODAY + timedelta(days=40), 10)
    head = window("luweizhen")
    page = head.take(case, "late-fee", charged="no", status=400).content.decode()
    assert "不加处罚款的，请写明理由。" in page
    head.take(case, "late-fee", charged="no", reason="当事人突发疾病住院，已核实。")
    assert LateFee.objects.get(case=case).charged is False
    head.take(case, "late-fee", charged="yes")
    assert LateFee.objects.get(case=case).amount > 0


def test_a_matter_elsewhere_stops_the_case_until_it_is_settled(officer: Window, window: Windows) -> None:
    case = heard(officer)
    officer.take(case, "blocker", kind="suspected_crime", note="涉案金额较大，已移送公安机关。")
    typed = {"fine": "30", "chosen": "usual", "facts_established": "on", "signed": "on"}
    officer.take(case, "decision", status=422, **typed)
    officer.see("case_step", case.pk, "blocker-settlement", status=403)
    leader = window("shijingzhi")
    assert leader.step(case, "blocker-settlement")["blocker"] == str(Blocker.objects.get(case=case).pk)
    leader.take(case, "blocker-settlement", settlement="公安机关不予立案通知书〔2026〕12号。")
    assert Blocker.objects.get(case=case).settled_at is not None


def test_a_refused_signature_is_described(officer: Window) -> None:
    case = heard(officer, when="at_once")
    officer.take(case, "recheck", result="refused")
    decide(case.pk, cast.street().outcome, cast.act(moment=cast.at(cast.TODAY, 13)))  # type: ignore[arg-type]  # a punishment
    typed = {"method": "on_the_spot", "form_handed": "roll", "refused": "on"}
    page = officer.take(case, "delivery", status=400, **typed).content.decode()
    assert "当事人拒签的，请写明拒签情况。" in page
    officer.take(case, "delivery", refusal_note="当事人认为罚款过重，拒绝签字。", witness="湖滨社区 王芳", **typed)
    assert "拒签" in officer.see("case_file", case.pk)
