"""A paper is issued with the act that decides: numbered, frozen, complete, or nothing happens at all."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from stdnum.cn import ric

from cases.actions import hearing, papers
from cases.actions.street import issue_on_the_spot
from cases.documents import context as contexts
from cases.documents import stated
from cases.models import Case, Decision, Document, Party
from cases.shapes import DecisionGiven, EducationGiven, NoPenaltyGiven, OrderGiven
from enforcement.kernel import jobs
from enforcement.kernel.errors import Conflict, LawNotSatisfied
from enforcement.kernel.models import IssuedNumber, NumberSeries, Record
from enforcement.models import Officer, Organisation
from tests import cast

pytestmark = pytest.mark.django_db


def issued(**more: Any) -> Document:
    """The paper of a whole kerb act."""
    case = issue_on_the_spot(cast.street(**more), cast.act())
    return Document.objects.get(case=case)


def waived() -> Any:
    """A kerb act that ends without penalty."""
    minor = {"minor": True, "corrected_in_time": True, "no_harm": True, "slight_harm": True}
    return {
        "order": OrderGiven(requirement="当场收摊。", corrected_at=cast.NOON),
        "recheck": None,
        "outcome": NoPenaltyGiven(ground="minor", circumstances=minor),
        "education": "讲解了占道经营的规定。",
        "commitment": "承诺不再占道经营。",
    }


def test_the_paper_is_numbered_and_says_what_was_decided() -> None:
    paper = issued()
    assert paper.number == "澄城管当罚字〔2026〕第0001号"
    assert paper.template == "paper_2"
    assert paper.issued_by == cast.user("zhoumingyuan")
    assert paper.context_sha256 == contexts.fingerprint(paper.context)
    body = stated.body(paper.context)
    assert "罚款人民币叁拾元整（￥30.00）。" in body
    assert "占地约2平方米" in body
    assert [line["value"] for line in paper.context["party"]][:2] == ["刘大山", cast.RESIDENT]
    assert len(paper.context["officers"]) == 2
    assert paper.context["authority"] == "云川市澄湖区城市管理局"


def test_each_kind_has_its_own_series() -> None:
    act = cast.act(reasons={"LEN-03": "情节轻微，已当场改正。"})
    let_off = Document.objects.get(case=issue_on_the_spot(cast.street(**waived()), act))
    assert let_off.number == "澄城管不罚字〔2026〕第0001号"
    assert let_off.kind == "no_penalty"
    assert "不予行政处罚" in stated.section(let_off.context, "outcome")
    assert "讲解了占道经营的规定" in stated.body(let_off.context)
    assert "承诺不再占道经营" in stated.body(let_off.context)


def test_the_context_is_frozen() -> None:
    paper = issued()
    before = copy.deepcopy(paper.context)
    Party.objects.filter(case=paper.case).update(name="改了名", address="别处")
    Organisation.objects.filter(pk=paper.case.authority_id).update(name="改了名的机关")
    Officer.objects.update(name="换了人")
    later = cast.act(moment=cast.NOON + timedelta(days=1))
    hearing.educate(paper.case_id, EducationGiven(kind="education", content="补充教育"), later)
    again = Document.objects.get(pk=paper.pk)
    assert again.context == before
    assert contexts.fingerprint(again.context) == again.context_sha256


@pytest.mark.parametrize(
    "changes", [{"number": "改号"}, {"check_code": "00000-00000"}, {"context": {}}, {"context_sha256": "0" * 64}]
)
def test_the_database_refuses_to_change_an_issued_paper(changes: dict[str, Any]) -> None:
    paper = issued()
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Document.objects.filter(pk=paper.pk).update(**changes)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_document WHERE id = %s", [paper.pk])


Damage = Callable[[dict[str, Any]], None]


def _cut(words: str) -> Damage:
    def damage(context: dict[str, Any]) -> None:
        for part in context["sections"]:
            part["paragraphs"] = [text.replace(words, "") for text in part["paragraphs"]]

    return damage


def _drop(key: str) -> Damage:
    def damage(context: dict[str, Any]) -> None:
        context["sections"] = [part for part in context["sections"] if part["key"] != key]

    return damage


def _set(key: str, value: Any) -> Damage:
    def damage(context: dict[str, Any]) -> None:
        context[key] = value

    return damage


EIGHT: dict[str, Damage] = {
    "违法行为": lambda context: _cut(context["values"]["violation"])(context),
    "种类和依据": _cut("罚款人民币叁拾元整（￥30.00）"),
    "罚款数额": _cut("￥30.00"),
    "时间": _cut("11时20分"),
    "地点": _cut("云川市澄湖区湖滨路36号门前"),
    "行政复议、提起行政诉讼的途径和期限": _drop("remedies"),
    "行政机关名称": _set("authority", ""),
    "执法人员签名": _set("officers", []),
}


@pytest.mark.parametrize("item", EIGHT)
def test_without_one_of_the_eight_items_nothing_is_decided(item: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = contexts.of

    def damaged(case: Case, *more: Any) -> dict[str, Any]:
        context = whole(case, *more)
        EIGHT[item](context)
        return context

    monkeypatch.setattr(contexts, "of", damaged)
    given = cast.street()
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(given, cast.act())
    assert any(item in finding.says for finding in refused.value.findings)
    assert not Case.objects.filter(pk=given.opening.id).exists()
    assert not Decision.objects.exists()
    assert not Document.objects.exists()
    assert not IssuedNumber.objects.filter(series__kind="spot_decision").exists()


def test_an_authority_without_reconsideration_body_issues_nothing() -> None:
    Organisation.objects.filter(code="yc-ch").update(reconsideration_body="")
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(cast.street(), cast.act())
    assert "DEC-06" in {finding.code for finding in refused.value.findings}


def test_an_authority_without_word_for_its_numbers_is_told_so() -> None:
    Organisation.objects.filter(code="yc-ch").update(number_prefix="")
    with pytest.raises(Conflict, match="文号代字"):
        issue_on_the_spot(cast.street(), cast.act())


def test_a_number_used_before_is_refused() -> None:
    first = issued()
    # Another authority may bear the same word by mistake: its own series would give the same number again.
    NumberSeries.objects.filter(kind="spot_decision").update(organisation=cast.organisation("yc"))
    with pytest.raises(LawNotSatisfied) as refused:
        issue_on_the_spot(cast.street(opening=_other()), cast.act())
    assert first.number in refused.value.findings[0].says
    assert refused.value.findings[0].code == "SMP-03"


def test_numbers_have_no_gap_after_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert issued().number.endswith("第0001号")
    with monkeypatch.context() as patch:
        patch.setattr(papers.Document.objects, "create", _fails)
        with pytest.raises(RuntimeError):
            issue_on_the_spot(cast.street(opening=_other()), cast.act())
    assert issued(opening=_other(2)).number.endswith("第0002号")


def _fails(**given: Any) -> Document:
    raise RuntimeError("the worst moment")


def _other(which: int = 1) -> Any:
    """Another party at another place, so that the act is another one."""
    digits = f"3300001990010100{which}"
    party = cast.citizen(name="陈小明", id_number=digits + ric.calc_check_digit(digits + "0"))
    return cast.opening(party=party, place=f"云川市澄湖区湖滨路{which}号门前")


def test_the_worker_is_called_after_commit_and_never_waited_for(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[tuple[str, list[str]]] = []

    def send(name: str, args: list[str], **more: Any) -> None:
        sent.append((name, args))
        raise ConnectionError("the broker is away")

    monkeypatch.setattr(jobs.current_app, "send_task", send)
    with django_capture_on_commit_callbacks(execute=True):
        paper = issued()
        assert sent == []
    assert ("cases.render_paper", [str(paper.pk)]) in sent
    assert Document.objects.get(pk=paper.pk).file is None


def test_the_record_names_the_paper_and_no_person() -> None:
    paper = issued()
    rows = [bytes(row.body).decode() for row in Record.objects.filter(subject_id=paper.case_id)]
    assert any(paper.number in row for row in rows)
    for personal in ("刘大山", cast.RESIDENT, "16400001234", "东桥路3号"):
        assert not any(personal in row for row in rows)


def test_the_stored_context_is_not_readable_in_the_table() -> None:
    paper = issued()
    with connection.cursor() as cursor:
        cursor.execute("SELECT context FROM cases_document WHERE id = %s", [paper.pk])
        stored = bytes(cursor.fetchone()[0])
    for personal in ("刘大山", cast.RESIDENT, "16400001234"):
        assert personal.encode() not in stored


@pytest.mark.serial
@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_get_two_numbers_in_a_row() -> None:
    from django.db import connections

    together, got, wrong = threading.Barrier(2), [], []

    def act(which: int) -> None:
        try:
            given = cast.street(opening=_other(which))
            together.wait(10)
            got.append(Document.objects.get(case=issue_on_the_spot(given, cast.act())).number[-6:])
        except Exception as error:  # a thread tells by hand what went wrong
            wrong.append(error)
        finally:
            connections.close_all()

    both = [threading.Thread(target=act, args=(which,)) for which in (1, 2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    assert not wrong
    assert sorted(got) == ["第0001号", "第0002号"]


def test_a_warning_alone_is_issued_too() -> None:
    warned = DecisionGiven(warning=True, circumstances=cast.SERIOUS)
    given = cast.street(opening=cast.opening(violation_code="SR-005"), outcome=warned)
    case = issue_on_the_spot(given, cast.act())
    assert "警告" in stated.section(Document.objects.get(case=case).context, "penalty")
