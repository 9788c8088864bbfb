"""The calculation sheet: reckoned once, frozen with the decision, shown, answered and printed as its annex."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.urls import reverse

from cases import sheet
from cases.actions.street import issue_on_the_spot
from cases.documents import context as contexts
from cases.documents import render
from cases.models import Case, Decision, Document
from enforcement.kernel.models import Record
from tests import cast
from tests.api.caller import Caller
from tests.ordinary import road
from tests.pages.window import Moment, Window
from tests.papers import looks
from tests.papers.test_issue import waived
from tests.papers.test_pages import signed_in, text

pytestmark = pytest.mark.django_db


def on_the_spot() -> Case:
    return issue_on_the_spot(cast.street(), cast.act())


def ordinary(**more: Any) -> Case:
    case = road.up_to(road.ordered)
    return road.decided(road.stated(road.noticed(road.proposed(road.investigated(case, **more)))))


def entries(case: Case) -> dict[str, sheet.Entry]:
    return {each.what: each for each in sheet.stored(Decision.objects.get(case=case).calculation)}


def test_on_the_spot_every_step_says_how_with_what_result_by_which_article() -> None:
    found = entries(on_the_spot())
    assert list(found) == [
        "适用的规定",
        "法定幅度",
        "当场处罚可选",
        "裁量基准",
        "从轻、减轻情节",
        "罚款数额",
        "加处罚款（告知）",
    ]
    spot = found["当场处罚可选"]
    assert "￥200" in spot.how and spot.articles == ("行政处罚法第五十一条",)
    late = found["加处罚款（告知）"]
    assert "￥30.00 × 3%" in late.how and late.result == "每日 ￥0.90，最多 ￥30.00"
    assert all(each.articles for each in found.values())


def test_the_ordinary_sheet_has_no_limit_of_the_spot_and_places_the_fine_in_the_range() -> None:
    found = entries(ordinary())
    assert "当场处罚可选" not in found
    low, high = Decimal(5000), Decimal(50000)
    assert found["法定幅度"].result == "￥5,000 至 ￥50,000" and found["法定幅度"].how == "对单位的幅度"
    assert f"{(road.FINE - low) * 100 / (high - low):.1f}%" in found["罚款数额"].how
    assert found["罚款数额"].result == "￥8,000.00"


def test_gains_are_reckoned_and_lighter_causes_named_with_their_item() -> None:
    case = road.up_to(road.ordered)
    answers = {**road.ANSWERS, "self_disclosed": True, "lightened": True}
    case = road.investigated(case, circumstances=answers)
    found = {each.what: each for each in sheet.stored(case.proposals.get().calculation)}
    lighter = found["从轻、减轻情节"]
    assert (lighter.how, lighter.result) == ("主动供述尚未掌握的违法行为", "依法从轻")
    assert lighter.articles == ("行政处罚法第三十二条第（三）项",)


@pytest.mark.parametrize("made", [on_the_spot, ordinary])
def test_the_sheet_is_sealed_and_its_digest_is_on_record(made: Any) -> None:
    case = made()
    decision = Decision.objects.get(case=case)
    written = [bytes(row.body) for row in Record.objects.filter(subject_id=case.pk)]
    assert any(sheet.digest(decision.calculation).encode() in body for body in written)
    changed = [{**decision.calculation[0], "result": "￥1"}, *decision.calculation[1:]]
    assert not any(sheet.digest(changed).encode() in body for body in written)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_decision SET calculation = '[]' WHERE id = %s", [decision.pk])


@pytest.mark.parametrize(("made", "kind"), [(on_the_spot, "spot_decision"), (ordinary, "decision")])
def test_it_is_the_annex_of_the_paper_on_a_page_of_its_own(made: Any, kind: str) -> None:
    case = made()
    paper = Document.objects.get(case=case, kind=kind)
    assert [row["what"] for row in paper.context["annex"]] == list(entries(case))
    data = render.pdf(paper.context, identifier=contexts.fingerprint(paper.context))
    with looks.opened(data) as document:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    first = next(place for place, words in enumerate(pages) if "计算说明" in words and "步骤" in words)
    assert first == len(pages) - 1 and pages[first].startswith("计算说明")
    assert not any("步骤" in words for words in pages[:first])
    printed = re.sub(r"\s", "", "".join(pages[first:]))
    for row in paper.context["annex"]:
        for words in (row["what"], row["how"], row["result"], *row["articles"]):
            assert "".join(words.split()) in printed, words
    page = text(signed_in("zhoumingyuan").get(reverse("document_page", args=[paper.pk])))
    assert "计算说明" in page and f"（{paper.number}）附件" in page and "style=" not in page


def test_the_roll_has_the_results_only() -> None:
    paper = Document.objects.get(case=on_the_spot(), kind="spot_decision")
    page = text(signed_in("zhoumingyuan").get(reverse("document_roll", args=[paper.pk])))
    assert "计算说明（简式）" in page and "罚款数额：￥30.00" in page and "￥30.00 × 3%" not in page


def test_the_paper_without_penalty_has_no_annex() -> None:
    act = cast.act(reasons={"LEN-03": "清单没有列出，符合法定条件，已报负责人批准。"})
    case = issue_on_the_spot(cast.street(**waived()), act)
    assert "annex" not in Document.objects.get(case=case).context
    (only,) = sheet.stored(Decision.objects.get(case=case).calculation)
    assert only.articles == ("行政处罚法第三十三条第一款",) and "没有计算罚款" in only.result


def test_a_line_of_an_older_decision_still_shows() -> None:
    (only,) = sheet.stored(["法定幅度：￥50 至 ￥500"])
    assert (only.what, only.line, only.articles) == ("", "法定幅度：￥50 至 ￥500", ())
    assert contexts.fingerprint({"annex": [only.row()]})


def test_pages_and_interface_show_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    case = ordinary()
    monkeypatch.setattr("django.utils.timezone.now", Moment(road.when(road.DECIDED, 17)))
    page = Window("zhoumingyuan").see("case_file", case.pk)
    assert "加处罚款（告知）" in page and "￥8,000.00 × 3%" in page
    caller = Caller("zhoumingyuan", days=90)
    told: Any = caller.get(f"cases/{case.pk}/").json()
    assert [each["what"] for each in told["decision"]["sheet"]] == list(entries(case))
    assert told["decision"]["calculation"][-1].startswith("加处罚款（告知）：")
    (put_up,) = caller.get(f"cases/{case.pk}/proposals/").json()
    assert [each["what"] for each in put_up["sheet"]] == list(entries(case))
