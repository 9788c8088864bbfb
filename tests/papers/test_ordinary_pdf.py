"""Letters, forms, records and the cover as a reader sees them: whole, within the margins, in the right letters."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cases.documents import context as contexts
from cases.documents import render
from tests.papers import looks, told
from tests.papers.test_pdf import RARE, _within_margins

pytestmark = pytest.mark.django_db
KINDS = ("decision", "filing", "discussion", "cover")  # one of each layout
LONG = "某某市某某区" + "某" * 94


def pdf(context: dict[str, Any]) -> bytes:
    return render.pdf(context, identifier=contexts.fingerprint(context))


def plain(data: bytes, context: dict[str, Any]) -> str:
    """The words without what stands at the foot of each page."""
    number, code = re.escape(context["number"]), context["check_code"]
    return re.sub(f"{number}校验码{code}共\\d+页|—\\d+—", "", looks.text(data))


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_all_of_its_context(kind: str) -> None:
    context = told.contexts()[kind]
    said = plain(pdf(context), context)
    words = [context["authority"], *(text for part in context["sections"] for text in part["paragraphs"])]
    words += [text for row in context["rows"] for text in (row["label"], *row["lines"])]
    words += [cell for table in context["tables"] for row in table["rows"] for cell in row]
    words += [each[key] for each in context["opinions"] for key in ("label", "text", "name", "post", "day")]
    words += [each["name"] for each in context["signs"]]
    for each in words:
        assert _bare(each) in _bare(said), each


def _bare(words: str) -> str:
    """Without spaces and hyphens: one at the end of a line is not told apart from one that divides a word."""
    return re.sub(r"[\s\-\x02\xad\ufffe]", "", words)


@pytest.mark.parametrize("kind", KINDS)
def test_letters_of_rare_names_and_the_money_sign_are_drawn_right(kind: str) -> None:
    context = told.contexts()[kind]
    if kind == "decision":
        context["party"][0]["value"] = RARE
    else:
        context["rows"][0]["lines"] = [RARE]
    seen = looks.letters(pdf(context), RARE)
    font = render.packaged_fonts()["Paper Serif"]
    assert set(seen) == set(RARE)
    missing = looks.drawn("\U0010fffd", font)
    for letter, picture in seen.items():
        # Small type is blurred a little; another letter is less alike than 0.6.
        assert looks.likeness(picture, looks.drawn(letter, font)) > 0.7, letter
        assert looks.likeness(picture, missing) < 0.5, letter
    assert looks.likeness(seen["￥"], looks.drawn("$", font)) < 0.5


@pytest.mark.parametrize("kind", KINDS)
def test_long_names_and_texts_stay_inside_the_margins(kind: str) -> None:
    context = told.contexts()[kind]
    for line in context["party"]:
        line["value"] = LONG
    for row in context["rows"]:
        row["lines"] = [LONG, "A1" * 120]
    for part in context["sections"]:
        part["paragraphs"] = [LONG * 12, "A1" * 200]
    for table in context["tables"]:
        table["rows"] = [
            [cell if place == 0 else f"{cell}{LONG}" for place, cell in enumerate(row)] for row in table["rows"]
        ]
    for each in context["opinions"]:
        each["text"] = LONG * 3
    for sign in context["signs"]:
        sign["name"] = LONG
    pictures = looks.pages(pdf(context))
    assert len(pictures) > 1
    assert all(_within_margins(picture) for picture in pictures)


def test_a_long_index_goes_on_under_its_head_and_breaks_no_line() -> None:
    context = told.contexts()["cover"]
    table = context["tables"][0]
    table["rows"] = [
        [str(place), "现场检查（勘验）笔录", f"澄城管检字〔2026〕第{place:04d}号", "2026年10月11日", "", ""]
        for place in range(1, 121)
    ]
    data = pdf(context)
    with looks.opened(data) as document:
        said = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert len(said) >= 4
    assert all("序号文件名称文号日期页次备注" in page for page in said[1:])
    for place in range(1, 121):
        assert sum(f"澄城管检字〔2026〕第{place:04d}号" in page for page in said[1:]) == 1


def test_a_usual_filing_form_fills_one_page() -> None:
    for kind in ("filing", "approval", "closing", "receipt", "review", "extension"):
        assert len(looks.pages(pdf(told.contexts()[kind]))) == 1, kind


def test_every_page_of_an_inquiry_has_a_place_to_sign_and_other_records_have_none() -> None:
    context = told.contexts()["inquiry"]
    context["sections"][1]["paragraphs"] *= 20
    data = pdf(context)
    pages = len(looks.pages(data))
    assert pages > 1
    assert looks.text(data).count("被询问人（逐页签名）") == pages
    assert "逐页签名" not in looks.text(pdf(told.contexts()["inspection"]))


@pytest.mark.parametrize("kind", ["decision", "notice", "correction", "no_penalty"])
@pytest.mark.parametrize("lines", [0, 7, 16])
def test_the_seal_never_stands_on_a_page_without_text(kind: str, lines: int) -> None:
    context = told.contexts()[kind]
    context["sections"][0]["paragraphs"] += [f"第{number}点。" for number in range(lines)]
    last = "".join(context["sections"][-1]["paragraphs"][-1].split())[-6:]
    with looks.opened(pdf(context)) as document:
        said = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    sealed = next(text for text in said if "（印章）" in text)
    assert last in sealed


def test_forms_and_records_carry_no_red_head_and_letters_do() -> None:
    assert looks.red(pdf(told.contexts()["filing"])) is None
    assert looks.red(pdf(told.contexts()["notice"])) is not None


def test_a_correction_names_the_paper_it_replaces() -> None:
    for kind in KINDS:
        context = told.contexts()[kind]
        context["corrects"] = "本文书更正《某文书》（某字〔2026〕第0009号），原文书作废。更正理由：笔误。"
        assert context["corrects"] in looks.text(pdf(context))


def test_no_line_end_divides_a_number_and_long_ones_stay_inside() -> None:
    context = told.contexts()["inspection"]
    for gap in range(12):
        context["sections"][1]["paragraphs"].append(
            f"{'某' * (14 + gap)}林晓岚（执法证号YC0311093）电话0589-80000200。"
        )
        context["sections"][1]["paragraphs"].append(f"{'某' * (14 + gap)}某公司案（案号yc-ch-2026-普0001）。")
    context["sections"][1]["paragraphs"].append("A1-" * 60)
    data = pdf(context)
    with looks.opened(data) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    for number in ("执法证号YC0311093", "0589-80000200", "案号yc-ch-2026-普0001"):
        assert sum(line.count(number) for line in lines) >= 12, number
    assert all(_within_margins(picture) for picture in looks.pages(data))


def test_no_paper_has_a_gap_between_chinese_and_figures() -> None:
    for kind, context in told.contexts().items():
        said = [text for part in context["sections"] for text in part["paragraphs"]]
        said += [text for row in context["rows"] for text in (row["label"], *row["lines"])]
        said += [cell for table in context["tables"] for row in table["rows"] for cell in row]
        said += [f"{each['label']}{each['name']}" for each in context["signs"]]
        for text in said:
            assert not re.search("[\u4e00-\u9fff（）] [0-9A-Za-z]|[0-9A-Za-z] [\u4e00-\u9fff（）]", text), (kind, text)


def test_the_labels_of_a_form_leave_no_single_letter_on_a_line() -> None:
    for kind, context in told.contexts().items():
        for label in [each["label"] for each in (*context["rows"], *context["opinions"])]:
            assert len(label) <= 7 or len(label) % 7 != 1, (kind, label)
