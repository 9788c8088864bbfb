"""The street form through the browser's door: filled, refused, mended, done; and what is kept whatever happens."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.urls import reverse

from cases.models import Case, Delivery, Document, Draft, DraftPhoto, Evidence
from tests import cast
from tests.street.telephone import Moment, Telephone, photo

pytestmark = pytest.mark.django_db

Hands = Callable[[str], Telephone]


def body(reply: object) -> str:
    return reply.content.decode()  # type: ignore[attr-defined]


def test_a_whole_kerb_act(officer: Telephone) -> None:
    officer.filled("evidence", "party", "amount")
    assert not Case.objects.exists()
    shown = officer.client.get(officer.url("issue"))
    assert "不得办理" not in body(shown)
    assert "罚款 ￥30.00" in body(shown)
    assert "叁拾元整" in body(shown)
    assert "先向云川市澄湖区人民政府申请行政复议" in body(shown)
    reply = officer.issue()
    assert reply.status_code == 302, body(reply)
    case = Case.objects.get(pk=officer.draft)
    assert (case.state, case.decision.fine) == ("decided", Decimal("30.00"))
    assert case.order.requirement == "当场收摊，把物品移出人行道。"
    assert case.rechecks.get().result == "refused"
    assert (case.statement.made, case.statement.content) == (False, "")
    assert case.party.name == "刘大山"
    assert [each.officer.name for each in case.handlings.order_by("place")] == ["周明远", "林晓岚"]
    evidence = Evidence.objects.get(case=case)
    assert evidence.file == DraftPhoto.objects.get(draft_id=officer.draft).file
    assert Delivery.objects.get(case=case).recipient == "刘大山"
    done = officer.client.get(officer.url("done"))
    paper = Document.objects.get(case=case)
    assert paper.number in body(done)
    assert paper.check_code in body(done)
    assert reverse("document_page", args=[paper.pk]) in body(done)
    assert reverse("document_roll", args=[paper.pk]) in body(done)


def test_the_draft_is_emptied_when_it_is_a_case(officer: Telephone) -> None:
    officer.filled("evidence", "party", "amount", "issue")
    draft = Draft.objects.get(pk=officer.draft)
    assert (draft.payload, draft.case_id) == ({}, officer.draft)
    again = officer.client.get(officer.url("evidence"))
    assert again["Location"] == officer.url("done")
    assert officer.issue()["Location"] == officer.url("done")
    assert Case.objects.count() == 1


def test_the_same_client_id_is_one_draft_and_one_case(officer: Telephone) -> None:
    officer.filled("evidence", "party", "amount", "issue")
    officer.client.post(reverse("street_new"), {"draft": str(officer.draft)})
    assert officer.issue()["Location"] == officer.url("done")
    assert Case.objects.count() == Document.objects.count() == Draft.objects.count() == 1


def test_over_the_limit_is_refused_with_everything_kept_and_mended(officer: Telephone) -> None:
    officer.filled("evidence", "party")
    reply = officer.amount(penalty="other", other="260")
    assert reply.status_code == 400
    assert "须在" in body(reply)
    assert 'value="260"' in body(reply)
    assert Draft.objects.get(pk=officer.draft).payload["amount"]["other"] == ["260"]
    assert officer.client.get(officer.url("issue"))["Location"] == officer.url("amount")
    assert officer.amount(penalty="other", other="40").status_code == 302
    assert officer.issue().status_code == 302
    assert Case.objects.get().decision.fine == Decimal("40.00")


@pytest.mark.parametrize("penalty", ["5000", "0", "-30", "abc", "49.999", "warning"])
def test_no_amount_is_taken_that_the_page_did_not_offer(officer: Telephone, penalty: str) -> None:
    officer.filled("evidence", "party")
    assert officer.amount(penalty=penalty).status_code == 400


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("zhoumingyuan", "这就是您本人"),
        ("hewentao", "执法证已被暂扣"),
    ],
)
def test_who_may_not_stand_beside_is_greyed_with_the_reason_and_refused(
    officer: Telephone, second: str, words: str
) -> None:
    officer.filled("evidence")
    page = body(officer.client.get(officer.url("party")))
    assert words in page
    assert f'value="{cast.officer(second).pk}"' not in page
    reply = officer.party(second_officer=cast.officer(second).pk)
    assert reply.status_code == 400
    assert words in body(reply)
    assert "刘大山" in body(reply)
    assert officer.party().status_code == 302


def test_an_expired_certificate_is_refused(telephone: Hands) -> None:
    phone = telephone("jiangyining")
    phone.start()
    assert phone.evidence(organisation=cast.organisation("yc-ch-2").pk).status_code == 302
    reply = phone.party(second_officer=cast.officer("shenguoliang").pk)
    assert reply.status_code == 400
    assert "到期" in body(reply)


def test_an_auxiliary_never_stands_beside(officer: Telephone) -> None:
    officer.filled("evidence")
    auxiliary = cast.user("chenafu")
    assert auxiliary.name not in body(officer.client.get(officer.url("party")))
    reply = officer.party(second_officer=9_999_999)
    assert reply.status_code == 400
    assert "协管人员不能担任" in body(reply)


def test_what_must_not_be_punished_is_refused_at_the_end_and_mended_to_no_penalty(officer: Telephone) -> None:
    officer.start()
    officer.evidence(violation="SR-016-ZJ", order="corrected", facts="当事人丢弃烟头一枚，当场捡起。")
    officer.party()
    assert officer.amount(penalty="20").status_code == 400
    assert officer.amount(penalty="20", harm="none_minor").status_code == 302
    reply = officer.issue()
    assert reply.status_code == 422
    assert "LEN-01" in body(reply)
    assert officer.url("amount") in body(reply)
    assert not Case.objects.exists()
    officer.amount(penalty="none", harm="none_minor", ground="minor", education="已讲明乱扔烟头的后果。")
    asked = officer.issue()
    assert asked.status_code == 422
    assert 'name="reason-LEN-03"' in body(asked)
    reply = officer.issue(**{"reason-LEN-03": "情节轻微，当场捡起，没有后果。"})
    assert reply.status_code == 302, body(reply)
    case = Case.objects.get()
    assert (case.state, case.documents.get().kind) == ("not_punished", "no_penalty")
    assert case.decision.reasons == {"LEN-03": "情节轻微，当场捡起，没有后果。"}


def test_the_highest_fine_asks_for_a_reason_and_keeps_it(officer: Telephone) -> None:
    officer.start()
    officer.evidence(violation="SR-016-ZJ", order="corrected", facts="当事人丢弃烟头一枚，劝告后又丢一枚。")
    officer.party()
    assert officer.amount(penalty="50", harm="grave").status_code == 302
    refused = officer.issue(**{"reason-LEN-02": "不是 LEN-08 的理由"})
    assert refused.status_code == 422
    assert "LEN-08" in body(refused)
    assert officer.issue(**{"reason-LEN-08": "一小时内两次，劝告后仍犯。"}).status_code == 302
    assert Case.objects.get().decision.reasons["LEN-08"] == "一小时内两次，劝告后仍犯。"


def test_an_order_by_a_day_ends_the_act_without_a_paper(officer: Telephone) -> None:
    officer.start()
    officer.evidence(order="by_day", due_on="2026-09-12")
    officer.party()
    assert officer.amount(penalty="order", statement="").status_code == 302
    assert "立案并责令限期改正" in body(officer.client.get(officer.url("issue")))
    assert officer.send("issue", {}).status_code == 302
    case = Case.objects.get()
    assert (case.state, case.order.due_on.isoformat()) == ("found", "2026-09-12")
    assert not case.documents.exists()


def test_a_dispute_turns_to_the_ordinary_procedure(officer: Telephone) -> None:
    officer.filled("evidence", "party")
    officer.amount(statement="dispute", convert_reason="当事人否认占道。")
    assert officer.send("issue", {}).status_code == 302
    assert Case.objects.get().state == "registered"


def test_what_the_party_says_is_written_and_answered(officer: Telephone) -> None:
    officer.filled("evidence", "party")
    assert officer.amount(statement="made").status_code == 400
    officer.amount(statement="made", said="刚摆出来。", review="rejected", review_reason="录像显示已摆放 40 分钟。")
    officer.issue()
    statement = Case.objects.get().statement
    assert (statement.content, statement.review) == ("刚摆出来。", "rejected")


def test_cash_needs_a_ground_and_a_receipt(officer: Telephone) -> None:
    officer.filled("evidence", "party", "amount")
    assert officer.issue(cash="on").status_code == 400
    assert officer.issue(cash="on", cash_ground="hard_to_collect", receipt_number="ZJ-7").status_code == 422
    assert not Case.objects.exists()
    assert officer.issue(cash="on", cash_ground="up_to_100", receipt_number="ZJ-7").status_code == 302
    assert Case.objects.get().cash.receipt_number == "ZJ-7"


def test_a_refused_signature_needs_its_note(officer: Telephone) -> None:
    officer.filled("evidence", "party", "amount")
    assert officer.issue(delivery="refused").status_code == 400
    officer.issue(delivery="refused", refusal_note="当事人看过后离开。", witness="社区工作人员")
    delivery = Delivery.objects.get()
    assert (delivery.refused, delivery.refusal_note, delivery.recipient) == (True, "当事人看过后离开。", "")


def test_a_unit_is_told_by_its_credit_code_and_signed_for_by_its_people(officer: Telephone) -> None:
    officer.filled("evidence")
    reply = officer.party(kind="", name="云川演示商贸有限公司", representative="赵一", id_number=cast.CREDIT)
    assert reply.status_code == 302, body(reply)
    page = body(officer.client.get(officer.url("amount")))
    assert "单位当场上限" in page or "不能当场罚款" in page


@pytest.mark.parametrize(
    ("number", "words"),
    [("330000198503070013", "校验码不对"), ("33000019850307", "应为 18 位"), ("", "请填写证件号码")],
)
def test_a_wrong_number_is_refused_unless_it_is_explained(officer: Telephone, number: str, words: str) -> None:
    officer.filled("evidence")
    reply = officer.party(id_number=number)
    assert reply.status_code == 400
    assert words in body(reply)
    explained = officer.party(id_number=number, born="1985-03-07", id_override_reason="旧式证件，已与本人核对。")
    assert explained.status_code == 302


def test_a_number_is_checked_while_it_is_typed_and_never_in_an_address(officer: Telephone) -> None:
    officer.start()
    url = officer.url("number")
    assert "校验通过：居民身份证" in body(officer.client.post(url, {"id_number": cast.RESIDENT}))
    assert "校验通过：单位" in body(officer.client.post(url, {"id_number": cast.CREDIT}))
    assert "校验码不对" in body(officer.client.post(url, {"id_number": "330000198503070013", "kind": "individual"}))
    assert officer.client.get(url, {"id_number": cast.RESIDENT}).status_code == 405


def test_a_file_that_is_no_picture_is_refused_and_the_rest_is_kept(officer: Telephone) -> None:
    officer.start()
    false = photo("现场.jpg")
    false.file.seek(0)
    from django.core.files.uploadedfile import SimpleUploadedFile

    script = SimpleUploadedFile("现场.jpg", b"<html><script>alert(1)</script></html>", "image/jpeg")
    empty = SimpleUploadedFile("空.jpg", b"", "image/jpeg")
    reply = officer.evidence(photos=[photo(seed=2), script, empty])
    assert reply.status_code == 422
    assert "现场.jpg：" in body(reply)
    assert "空.jpg：" in body(reply)
    assert DraftPhoto.objects.filter(draft_id=officer.draft).count() == 1
    assert "云川市澄湖区湖滨路36号门前" in body(reply)
    assert officer.evidence(photos=[]).status_code == 302


def test_the_same_picture_twice_is_one_and_one_can_be_taken_out(officer: Telephone) -> None:
    officer.start()
    for _ in range(2):
        assert officer.client.post(officer.url("photo_add"), {"photos": photo(seed=3)}).status_code == 200
    kept = DraftPhoto.objects.get(draft_id=officer.draft)
    picture = officer.client.get(reverse("street_photo", args=[kept.pk]))
    assert picture["Content-Type"] == "image/jpeg"
    assert "sandbox" in picture["Content-Security-Policy"]
    officer.client.post(officer.url("photo_drop", kept.pk), {"place": "仍在"})
    assert not DraftPhoto.objects.filter(draft_id=officer.draft).exists()
    assert Draft.objects.get(pk=officer.draft).payload["evidence"]["place"] == ["仍在"]


def test_without_a_picture_the_first_page_is_not_left(officer: Telephone) -> None:
    officer.start()
    reply = officer.evidence(photos=[])
    assert reply.status_code == 422
    assert "还没有照片" in body(reply)


def test_what_is_typed_is_kept_when_the_login_expires(officer: Telephone, moment: Moment) -> None:
    officer.start()
    officer.client.post(officer.url("keep", "evidence"), {"place": "湖滨路 40 号", "facts": "写到一半"})
    moment.later(hours=13)
    asked = officer.client.post(officer.url("evidence"), {"place": "湖滨路 41 号"}, headers={"HX-Request": "true"})
    assert asked.status_code == 401
    plain = officer.client.post(officer.url("evidence"), {"place": "湖滨路 41 号"})
    assert plain.status_code == 401
    assert 'name="kept"' in body(plain)
    officer.sign_in()
    page = body(officer.client.get(officer.url("evidence")))
    assert "湖滨路 40 号" in page
    assert "写到一半" in page
    assert officer.url("evidence") in body(officer.client.get(reverse("street_new")))


def test_a_keeping_that_arrives_after_the_page_itself_changes_nothing(officer: Telephone) -> None:
    officer.filled("evidence", "party")
    page, kept = uuid.uuid4(), officer.url("keep", "amount")
    assert officer.client.post(kept, {"penalty": "30", "showing": page, "turn": "1"}).status_code == 200
    assert officer.amount(showing=page, turn="3").status_code == 302
    assert officer.client.post(kept, {"penalty": "30", "showing": page, "turn": "2"}).status_code == 200
    assert Draft.objects.get(pk=officer.draft).payload["amount"] == {"penalty": ["30"], "statement": ["none"]}
    assert "签名与交付" in body(officer.client.get(officer.url("issue")))
    # The same page shown again is another showing, and what is typed there is kept.
    officer.client.post(kept, {"penalty": "40", "showing": uuid.uuid4(), "turn": "1"})
    assert Draft.objects.get(pk=officer.draft).payload["amount"] == {"penalty": ["40"]}
    officer.client.post(kept, {"penalty": "50", "showing": page, "turn": "4"})
    assert Draft.objects.get(pk=officer.draft).payload["amount"] == {"penalty": ["50"]}


@pytest.mark.parametrize("turn", ["", "-1", "x", "１", "9" * 12])
def test_a_crafted_turn_loses_nothing(officer: Telephone, turn: str) -> None:
    officer.start()
    sent = {"place": "湖滨路 40 号", "showing": "x" * 99, "turn": turn}
    assert officer.client.post(officer.url("keep", "evidence"), sent).status_code == 200
    assert Draft.objects.get(pk=officer.draft).payload["evidence"] == {"place": ["湖滨路 40 号"]}


def test_who_cannot_say_when_he_was_born_has_an_age_group(officer: Telephone) -> None:
    officer.filled("evidence")
    papers = {"id_number": "AB12345", "id_other": "other", "id_override_reason": "外国护照"}
    reply = officer.party(**papers)
    assert reply.status_code == 400
    assert "选择年龄段" in body(reply)
    assert officer.party(**papers, age_group="adult").status_code == 302
    officer.amount()
    assert officer.issue().status_code == 302
    party = Case.objects.get().party
    assert (party.born, party.age_group) == (None, "adult")


def test_a_child_without_a_birthday_is_not_punished(officer: Telephone) -> None:
    officer.filled("evidence")
    officer.party(id_number="AB12345", id_other="other", id_override_reason="外国护照", age_group="under_14")
    officer.amount()
    reply = officer.issue()
    assert reply.status_code == 422
    assert "不满十四周岁" in body(reply)
    assert not Case.objects.exists()


def test_a_birthday_that_is_known_counts_instead_of_the_group(officer: Telephone) -> None:
    officer.filled("evidence")
    officer.party(age_group="under_14")
    officer.amount()
    assert officer.issue().status_code == 302
    assert Case.objects.get().party.age_group == ""


def test_the_draft_rests_encrypted(officer: Telephone) -> None:
    from django.db import connection

    officer.filled("evidence", "party")
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM cases_draft WHERE id = %s", [officer.draft])
        stored = bytes(cursor.fetchone()[0])
    assert cast.RESIDENT.encode() not in stored
    assert "刘大山".encode() not in stored


def test_a_draft_is_its_owner_s_alone(officer: Telephone, telephone: Hands) -> None:
    officer.filled("evidence")
    other = telephone("linxiaolan")
    other.draft = officer.draft
    for name in ("evidence", "party", "amount", "issue", "done"):
        assert other.client.get(other.url(name)).status_code == 404
    assert other.client.post(other.url("discard")).status_code == 404
    kept = DraftPhoto.objects.get(draft_id=officer.draft)
    assert other.client.get(reverse("street_photo", args=[kept.pk])).status_code == 404
    assert other.client.post(reverse("street_new"), {"draft": str(officer.draft)}).status_code == 404


def test_a_draft_is_given_up_whole(officer: Telephone) -> None:
    officer.filled("evidence")
    officer.client.post(officer.url("discard"))
    assert not Draft.objects.filter(pk=officer.draft).exists()
    assert officer.client.get(officer.url("evidence")).status_code == 404


def test_violations_are_found_by_words_and_initials_and_the_chosen_one_stays(officer: Telephone) -> None:
    officer.start()
    found = officer.client.get(
        reverse("violation_search"), {"q": "lrgp", "draft": str(officer.draft), "violation": "SR-011-ZJ"}
    )
    assert 'value="SR-016-ZJ"' in body(found)
    assert 'value="SR-011-ZJ" checked' in body(found)
    nothing = officer.client.get(reverse("violation_search"), {"q": "没有这样的事", "draft": str(officer.draft)})
    assert "没有找到" in body(nothing)
    assert officer.client.get(reverse("violation_search"), {"q": "x", "draft": "no"}).status_code == 400


def test_the_search_button_works_without_script_and_keeps_the_page(officer: Telephone) -> None:
    officer.start()
    page = body(officer.send("evidence", {"q": "烟蒂", "find": "1", "place": "湖滨路"}))
    assert 'value="SR-016-ZJ"' in page
    assert 'value="湖滨路"' in page


def test_pages_out_of_order_lead_back_to_what_is_missing(officer: Telephone) -> None:
    officer.start()
    for name in ("party", "amount", "issue"):
        assert officer.client.get(officer.url(name))["Location"] == officer.url("evidence")


def test_the_same_act_is_not_fined_twice(officer: Telephone, telephone: Hands, moment: Moment) -> None:
    officer.filled("evidence", "party", "amount", "issue")
    moment.later(minutes=20)
    again = telephone("zhoumingyuan")
    again.start()
    again.evidence(photos=[photo(seed=9)])
    again.party()
    again.amount()
    reply = again.issue()
    assert reply.status_code == 422
    assert "DEC-09" in body(reply)
    assert Case.objects.count() == 1


def test_an_htmx_answer_is_the_region_and_leads_on_by_a_header(officer: Telephone) -> None:
    officer.start()
    refused = officer.send("evidence", {"place": ""}, headers={"HX-Request": "true"})
    assert refused.status_code in {400, 422}
    assert "<html" not in body(refused)
    assert "data-summary" in body(refused)
    officer.evidence()
    sent = officer.client.post(
        officer.url("party"),
        {
            "kind": "individual",
            "name": "刘大山",
            "address": "云川市澄湖区东桥路3号",
            "id_number": cast.RESIDENT,
            "second_officer": cast.officer("linxiaolan").pk,
        },
        headers={"HX-Request": "true"},
    )
    assert sent["HX-Redirect"] == officer.url("amount")


def test_somebody_nobody_can_identify_is_ordered_to_correct_on_a_reason_and_a_picture(officer: Telephone) -> None:
    officer.start()
    officer.evidence(order="by_day", due_on="2026-09-12")
    assert officer.party(kind="unknown", name="", id_number="").status_code == 400
    reply = officer.party(
        kind="unknown", name="", id_number="", unidentified_reason="当事人留下物品离开，周边无人认识。"
    )
    assert reply.status_code == 302, body(reply)
    officer.amount(penalty="order", statement="")
    sent = officer.send("issue", {})
    assert sent.status_code == 302, body(sent)
    case = Case.objects.get()
    assert (case.state, case.party.kind) == ("found", "unknown")
    assert case.party.unidentified_reason
