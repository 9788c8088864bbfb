"""The PDF as a reader sees it: whole, unbroken, in the right letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from PIL import Image

from cases.documents import context as contexts
from cases.documents import render
from cases.models import Party
from tests.papers import looks, samples

A4 = (595, 842)
LEFT_MM, RIGHT_MM, POINT_MM = 28, 26, 25.4 / 72
# Letters of names that many fonts lack, and the money sign that some draw as a dollar.
RARE = "￥𬭎㙍䶮堃𫍯𬭸㛃𬀩喆犇燊玥镕〔〕"
LONG_NAME = "某某某某自治州某某某某自治县某某镇综合行政执法和城市管理委员会办公室"


def pdf(context: dict[str, Any]) -> bytes:
    return render.pdf(context, identifier=contexts.fingerprint(context))


@pytest.fixture(scope="module")
def spot() -> bytes:
    """The sample decision, rendered once."""
    return pdf(samples.spot())


def test_it_says_all_of_its_context(spot: bytes) -> None:
    context, said = samples.spot(), looks.text(spot)
    words = [context["authority"], context["number"], context["title"], context["check_code"], context["date"]]
    words += [line["value"] for line in context["party"]]
    words += [part["title"] for part in context["sections"]]
    words += [text for part in context["sections"] for text in part["paragraphs"]]
    words += [officer[key] for officer in context["officers"] for key in ("name", "certificate")]
    # A page break puts the foot of the page into the middle of a paragraph.
    said = re.sub(r"澄城管当罚字〔2026〕第0012号校验码7K3M9-QXF2A共\d页|—\d—", "", said)
    for each in words:
        if each not in (context["number"], context["check_code"]):
            assert "".join(each.split()) in said
    assert context["number"] in looks.text(spot)
    assert context["check_code"] in looks.text(spot)


def test_a_usual_decision_fills_one_sheet_and_pages_are_numbered(spot: bytes) -> None:
    with looks.opened(spot) as document:
        assert len(document) == 2
        assert [round(side) for side in document[0].get_size()] == list(A4)
    assert "—1—" in looks.text(spot)
    assert "—2—" in looks.text(spot)
    assert "共2页" in looks.text(spot)


def test_it_is_an_archive_file_with_its_fonts_inside(spot: bytes) -> None:
    structure = looks.inside(spot)
    assert spot.startswith(b"%PDF-1.7")
    assert b'pdfaid:part="2" pdfaid:conformance="B"' in structure
    assert b"/GTS_PDFA1" in structure
    fonts = structure.count(b"/Type /FontDescriptor")
    assert fonts >= 3
    assert structure.count(b"/FontFile") == fonts
    assert len(spot) < 1_000_000


def test_the_same_context_gives_the_same_bytes(spot: bytes) -> None:
    assert pdf(samples.spot()) == spot


def test_letters_of_rare_names_and_the_money_sign_are_drawn_right() -> None:
    party = Party(kind="individual", name=RARE, id_kind="none", address="某路")
    seen = looks.letters(pdf(samples.spot(samples.ground(of=samples.case(party=party)))), RARE)
    font = render.packaged_fonts()["Paper Serif"]
    assert set(seen) == set(RARE)
    missing = looks.drawn("\U0010fffd", font)
    for letter, picture in seen.items():
        assert looks.likeness(picture, looks.drawn(letter, font)) > 0.75, letter
        assert looks.likeness(picture, missing) < 0.5, letter
    assert looks.likeness(seen["￥"], looks.drawn("$", font)) < 0.5


def test_the_comparison_of_letters_can_fail() -> None:
    font = render.packaged_fonts()["Paper Serif"]
    assert looks.likeness(looks.drawn("堃", font), looks.drawn("堂", font)) < 0.75
    assert looks.likeness(looks.drawn("￥", font), looks.drawn("￥", font)) == 1


def _within_margins(picture: Image.Image) -> bool:
    box = looks.ink(picture)
    assert box is not None
    left, right = LEFT_MM / POINT_MM, A4[0] - RIGHT_MM / POINT_MM
    return box[0] >= left - 2 and box[2] <= right + 2


def _long() -> dict[str, Any]:
    """Everything as long as its column allows, one line without any break."""
    party = Party(
        kind="unit",
        name="某某市某某区" + "某" * 94,
        representative="欧阳某某" * 15,
        id_kind="credit",
        id_number="91330000DEM000001R",
        address="某某省某某市" * 30,
    )
    long_case = samples.case(
        party=party,
        place="某某路" * 60,
        facts="当事人" + "占用城市道路堆放物品" * 150 + "\n" + "A1" * 300 + "\n第三段。",
    )
    of = samples.ground(of=long_case)
    context = samples.spot(of)
    context["authority"] = LONG_NAME
    context["officers"] = [{"name": "阿卜杜热西提·买买提明", "certificate": "33058900101-2026-0000001"}] * 2
    return context


def test_long_names_places_and_facts_stay_inside_the_margins() -> None:
    made = pdf(_long())
    pictures = looks.pages(made)
    assert len(pictures) > 2
    assert all(_within_margins(picture) for picture in pictures)
    assert "第三段。" in looks.text(made)


@pytest.mark.parametrize("lines", range(0, 36, 3))
def test_the_seal_never_stands_on_a_page_without_text(lines: int) -> None:
    facts = samples.case().facts + "\n" + "\n".join(f"第{number}点。" for number in range(lines))
    made = pdf(samples.spot(samples.ground(of=samples.case(facts=facts))))
    with looks.opened(made) as document:
        said = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    sealed = next(text for text in said if "（印章）" in text)
    assert sealed.index("法律另有规定的除外。") < sealed.index("（印章）")


@pytest.mark.parametrize("name", ["市局", *("某" * length for length in (13, 14, 18, 19, 28, 29)), LONG_NAME])
def test_the_head_of_every_bureau_fits(name: str) -> None:
    context = samples.spot()
    context["authority"] = name
    made = pdf(context)
    assert _within_margins(looks.pages(made)[0])
    box = looks.red(made)
    assert box is not None
    # One line of the head and the rule below it, or two lines for a name of more than 28 letters.
    assert box[3] - box[1] < (95 if len(name) <= 28 else 120)


def test_markup_in_typed_words_is_words() -> None:
    nasty = '<script>alert(1)</script><img src="http://example.invalid/x.png"> & <b>粗</b>'
    context = samples.spot(samples.ground(of=samples.case(facts=nasty)))
    assert "<script>" not in render.body(context)
    assert "alert(1)" in looks.text(pdf(context))


def test_rendering_asks_no_network(monkeypatch: pytest.MonkeyPatch, spot: bytes) -> None:
    import socket

    def refuse(*given: Any, **more: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert pdf(samples.spot()) == spot


def test_one_font_configuration_serves_all_papers() -> None:
    pdf(samples.spot())
    first = render._typography()[0]
    pdf(samples.no_penalty())
    assert render._typography()[0] is first


def test_an_official_font_is_taken_by_setting() -> None:
    other = render.packaged_fonts()["Paper Sans"]
    with override_settings(OFFICIAL_FONT_PATH=str(other)):
        render._typography.cache_clear()
        made = pdf(samples.spot())
    render._typography.cache_clear()
    seen = looks.letters(made, "浙")["浙"]
    assert looks.likeness(seen, looks.drawn("浙", other)) > looks.likeness(
        seen, looks.drawn("浙", render.packaged_fonts()["Paper Serif"])
    )


def test_the_square_code_names_number_and_code_and_no_person() -> None:
    context = samples.spot()
    path = render.check_path(context)
    assert path.startswith("/check/?number=")
    assert path.endswith("&code=7K3M9-QXF2A")
    drawing = render.square_code(context, "https://example.invalid/")
    assert "style=" not in drawing
    assert drawing != render.square_code(context)


@pytest.mark.parametrize("make", [samples.spot, samples.no_penalty])
@pytest.mark.parametrize("layout", ["", "_roll"])
def test_every_layout_prints_the_whole_context(make: Any, layout: str) -> None:
    context = make()
    said = render.body(context, layout)
    words = [text for part in context["sections"] for text in (part["title"], *part["paragraphs"])]
    words += [line["value"] for line in context["party"]]
    words += [context[key] for key in ("title", "number", "authority", "date", "check_code", "case_number")]
    words += [officer[key] for officer in context["officers"] for key in ("name", "certificate")]
    for each in words:
        assert each in said
    assert "当场交付当事人" in said
    assert "拒绝签收" in said
    assert "style=" not in said


def test_every_template_in_use_has_its_two_layouts() -> None:
    folder = Path(__file__).resolve().parents[2] / "templates" / "papers"
    from cases.documents.kinds import ROLLS, TEMPLATES

    for name in TEMPLATES:
        assert (folder / f"{name}.html").is_file()
        assert (folder / f"{name}_roll.html").is_file() == (name in ROLLS)
