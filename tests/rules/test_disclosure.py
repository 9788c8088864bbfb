"""What the public may and must read (PUB-01, 06…11): examples, both edges, silence; names and numbers masked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import disclosure, masking
from enforcement.rules.facts import Facts, PublicationFacts
from enforcement.rules.findings import Rule
from enforcement.rules.parts_disclosure import BEFOREHAND, BeforehandFacts, DisclosureFacts, ExportFacts, YearFacts
from tests.rules.beyond import part, shown
from tests.rules.lawful import at, but, d, official, said, yuan
from tests.rules.ordinary import o

in_time = disclosure.a_decision_is_published_in_time
betrays = disclosure.the_public_text_betrays_nobody
minor = disclosure.no_minor_is_made_known
row = disclosure.an_exported_row_is_whole
before = disclosure.what_is_shown_beforehand_is_there
year = disclosure.the_year_is_shown_by_the_end_of_january


def published(**changes: Any) -> Facts:
    return part(shown(), "publication", **changes)


def text(kind: str = "individual", **changes: Any) -> Facts:
    """The masked text of a citizen's case: nothing of him in full."""
    return but(part(shown(), "disclosure", **{"shown": frozenset(), **changes}), party__kind=kind)


def aged(born: str, acted: str = "2025-09-20", hidden: bool | None = None) -> Facts:
    facts = text(identity_hidden=hidden)
    return but(facts, party__born=d(born), act__began=d(acted), act__ended=d(acted), act__found_on=d(acted))


def listed(item: str, changed: str | None, done: str | None) -> Facts:
    """Everything shown, one item changed and shown on those days."""
    rest = tuple(BeforehandFacts(item=each, published_on=d("2024-01-02")) for each in BEFOREHAND if each != item)
    one = BeforehandFacts(item=item, changed_on=changed and d(changed), published_on=done and d(done))  # type: ignore[arg-type]  # None stays None
    return but(shown(), beforehand=(*rest, one))


def of_year(on: str | None, day: str = "2026-01-20", number: int = 2025) -> Facts:
    made = YearFacts(year=number, published_on=None if on is None else d(on))
    return but(shown(), year=made, at=at(day))


ASKS01, BARE = "asks_reason PUB-01 reasons", "forbids PUB-07 publication"
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("PUB-01 example: on the seventh working day", in_time, published(published_on=d("2025-10-13")), []),
    ("PUB-01 a day later", in_time, published(published_on=d("2025-10-14")), [ASKS01]),
    (
        "PUB-01 example: spring festival, the last day",
        in_time,
        but(published(decided_on=d("2026-02-12"), published_on=d("2026-02-28")), at=at("2026-03-02")),
        [],
    ),
    (
        "PUB-01 spring festival, a day later",
        in_time,
        but(published(decided_on=d("2026-02-12"), published_on=d("2026-03-01")), at=at("2026-03-02")),
        [ASKS01],
    ),
    (
        "PUB-01 not yet, in time",
        in_time,
        but(published(published_on=None), at=at("2025-10-13")),
        ["notes PUB-01 publication"],
    ),
    ("PUB-01 not yet, too late", in_time, but(published(published_on=None), at=at("2025-10-14")), [ASKS01]),
    ("PUB-01 nobody judged its influence", in_time, published(influential=None), ["forbids PUB-01 publication"]),
    ("PUB-01 no reason kept", in_time, published(judged_reason_stated=False), ["forbids PUB-01 publication"]),
    ("PUB-01 no influence, not published", in_time, published(influential=False, published_on=None), []),
    ("PUB-01 no day of decision", in_time, but(shown(), publication=PublicationFacts()), []),
    (
        "PUB-11 no influence, on the twentieth working day",
        in_time,
        but(published(influential=False, published_on=d("2025-10-30")), at=at("2025-11-03")),
        [],
    ),
    (
        "PUB-11 no influence, a day later",
        in_time,
        but(published(influential=False, published_on=d("2025-10-31")), at=at("2025-11-03")),
        ["notes PUB-11 publication"],
    ),
    ("PUB-07 nothing in full", betrays, text(), []),
    ("PUB-07 a name", betrays, text(shown=frozenset({"name"})), [BARE]),
    ("PUB-07 an address", betrays, text(shown=frozenset({"address"})), [BARE]),
    ("PUB-07 a number", betrays, text(shown=frozenset({"identity"})), [BARE]),
    ("PUB-07 a telephone", betrays, text(shown=frozenset({"phone"})), [BARE]),
    ("PUB-07 a unit shows name and address", betrays, text("unit", shown=frozenset({"name", "address"})), []),
    ("PUB-07 a unit's persons stay hidden", betrays, text("unit", shown=frozenset({"identity"})), [BARE]),
    ("PUB-07 a unit's telephone", betrays, text("unit", shown=frozenset({"phone"})), [BARE]),
    ("PUB-07 a trade name", betrays, text("sole_trader", shown=frozenset({"name", "address"})), []),
    ("PUB-07 a trader's number", betrays, text("sole_trader", shown=frozenset({"identity"})), [BARE]),
    ("PUB-07 a trader's telephone", betrays, text("sole_trader", shown=frozenset({"phone"})), [BARE]),
    ("PUB-07 a party of unknown kind", betrays, text("unknown", shown=frozenset({"name"})), [BARE]),
    ("PUB-07 nobody has looked", betrays, text(shown=None), [BARE]),
    ("PUB-07 nobody checked again", betrays, text(checked_by_id=None), [BARE]),
    ("PUB-07 a state secret", betrays, text(state_secret=True), [BARE]),
    ("PUB-07 secrets not asked", betrays, text(state_secret=None), [BARE]),
    ("PUB-07 privacy not dealt with", betrays, text(secrets_handled=None), [BARE]),
    ("PUB-08 example: sixteen years old", minor, aged("2009-06-01"), ["forbids PUB-08 publication"]),
    ("PUB-08 hidden wholly", minor, aged("2009-06-01", hidden=True), ["asks_reason PUB-08 reasons"]),
    ("PUB-08 not hidden", minor, aged("2009-06-01", hidden=False), ["forbids PUB-08 publication"]),
    ("PUB-08 on the eighteenth birthday", minor, aged("2007-09-20"), ["forbids PUB-08 publication"]),
    ("PUB-08 a day after it", minor, aged("2007-09-19"), []),
    ("PUB-08 grown up since the act", minor, aged("2007-10-01"), ["forbids PUB-08 publication"]),
    (
        "PUB-08 by age group",
        minor,
        but(text(), party__born=None, party__age_group="from_14_to_17"),
        ["forbids PUB-08 publication"],
    ),
    ("PUB-08 an adult by age group", minor, but(text(), party__born=None, party__age_group="adult"), []),
    ("PUB-08 of unknown age", minor, but(text(), party__born=None), ["forbids PUB-08 party"]),
    ("PUB-08 of unknown kind", minor, but(text("unknown"), party__born=None), ["forbids PUB-08 party"]),
    ("PUB-08 a unit has no age", minor, text("unit"), []),
    ("PUB-08 a trader without a birthday", minor, but(text("sole_trader"), party__born=None), []),
    ("PUB-06 in yuan", row, part(shown(), "export", money_unit="yuan"), ["asks_reason PUB-06 reasons"]),
    (
        "PUB-06 no fine",
        row,
        part(shown(), "export", filled=frozenset(disclosure.EXPORTED) - {"fine"}),
        ["notes PUB-06 credit"],
    ),
    (
        "PUB-06 nothing filled",
        row,
        but(shown(), export=ExportFacts()),
        ["asks_reason PUB-06 reasons", "notes PUB-06 credit"],
    ),
    (
        "PUB-09 nothing shown",
        before,
        but(shown(), beforehand=()),
        ["forbids PUB-09 parameters", "notes PUB-09 parameters"],
    ),
    ("PUB-09 no authority", before, listed("authority", None, None), ["forbids PUB-09 parameters"]),
    ("PUB-09 no grounds", before, listed("grounds", None, None), ["forbids PUB-09 parameters"]),
    ("PUB-09 no procedure", before, listed("procedure", None, None), ["forbids PUB-09 parameters"]),
    ("PUB-09 no remedies", before, listed("remedies", None, None), ["forbids PUB-09 parameters"]),
    ("PUB-09 no benchmark", before, listed("benchmark", None, None), ["forbids PUB-09 parameters"]),
    ("PUB-09 no officers", before, listed("officers", None, None), ["notes PUB-09 parameters"]),
    (
        "PUB-09 example: renewed on the twentieth working day",
        before,
        but(listed("lists", "2025-09-26", "2025-10-30"), at=at("2025-11-03")),
        [],
    ),
    (
        "PUB-09 a day later",
        before,
        but(listed("lists", "2025-09-26", "2025-10-31"), at=at("2025-11-03")),
        ["asks_reason PUB-09 reasons"],
    ),
    (
        "PUB-09 changed, not renewed, in time",
        before,
        but(listed("lists", "2025-09-26", "2025-01-01"), at=at("2025-10-30")),
        ["notes PUB-09 parameters"],
    ),
    (
        "PUB-09 changed, not renewed, too late",
        before,
        but(listed("lists", "2025-09-26", "2025-01-01"), at=at("2025-10-31")),
        ["asks_reason PUB-09 reasons"],
    ),
    ("PUB-09 renewed on the day of the change", before, listed("lists", "2025-09-26", "2025-09-26"), []),
    ("PUB-10 example: on the last day", year, of_year("2026-01-31", "2026-02-02"), []),
    ("PUB-10 a day later", year, of_year("2026-02-01", "2026-02-02"), ["notes PUB-10 publication"]),
    ("PUB-10 still to come", year, of_year(None), ["notes PUB-10 publication"]),
    ("PUB-10 the year still runs", year, of_year(None, "2025-12-31"), []),
    ("PUB-10 not shown at all", year, of_year(None, "2026-02-01"), ["notes PUB-10 publication"]),
    ("PUB-10 no year", year, but(shown(), year=YearFacts()), []),
]


@pytest.mark.parametrize(("name", "rule", "facts", "found"), [pytest.param(*each, id=each[0]) for each in ROWS])
def test_what_the_public_reads(name: str, rule: Rule, facts: Facts, found: list[str]) -> None:
    assert said(rule, facts) == found


RULES = (in_time, betrays, minor, row, before, year)


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in RULES])
def test_what_is_shown_lawfully_is_let_through(rule: Rule) -> None:
    assert said(rule, shown()) == []
    assert said(rule, o()) == []


def test_a_text_that_is_only_stated_is_refused() -> None:
    bare = but(o(), disclosure=DisclosureFacts())
    assert said(betrays, bare) == [BARE, BARE, BARE]
    assert said(minor, but(bare, party__kind="individual")) == ["forbids PUB-08 party"]


def test_PUB_10_the_sentence_names_the_working_day_before() -> None:
    assert "2026-01-30" in year(of_year(None))[0].says
    unknown = but(of_year(None, "2027-01-02", 2026), calendar=official(2025, 2026))
    assert "2027-01-31" in year(unknown)[0].says


def test_PUB_01_the_duty_and_its_days_are_cited() -> None:
    (found,) = in_time(published(published_on=d("2025-10-14")))
    assert [str(each) for each in found.basis] == [
        "住房和城乡建设行政处罚程序规定第十条第一款",
        "行政处罚法第四十八条第一款",
    ]


def test_PUB_07_the_sentence_names_what_is_bare_and_only_that() -> None:
    (found,) = betrays(text(shown=frozenset({"identity", "name"})))
    assert "姓名、证件号码" in found.says and "住址" not in found.says


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param("500", "0.050000", id="PUB-06 example: 500 yuan"),
        pytest.param("0.01", "0.000001", id="PUB-06 a cent"),
        pytest.param("12345.67", "1.234567", id="PUB-06 to the cent"),
        pytest.param("0", "0.000000", id="PUB-06 nothing"),
    ],
)
def test_money_for_the_platform_is_in_ten_thousands(given: str, wanted: str) -> None:
    assert str(disclosure.in_ten_thousands(yuan(given))) == wanted


MASKS = [
    (masking.mask_name, "张三丰", "张**"),
    (masking.mask_name, "刘山", "刘**"),
    (masking.mask_name, " ", ""),
    (masking.mask_phone, "13800000126", "138****0126"),
    (masking.mask_phone, "138 0000 0126", "138****0126"),
    (masking.mask_phone, "87654321", "****21"),
    (masking.mask_phone, "", ""),
    (masking.mask_identity, "330000198503070012", "330***********0012"),
    (masking.mask_identity, "１２345", "*****"),
    (masking.mask_identity, "1234567890", "123***7890"),
    (masking.mask_identity, "123456789", "*********"),
    (masking.published_identity, "110101199003077758", "110**************8"),
    (masking.published_identity, "11010119900307775x", "110**************X"),
    (masking.published_identity, "123456789", "*********"),
    (masking.published_identity, "1234567890", "123******0"),
]


@pytest.mark.parametrize(("mask", "given", "seen"), [pytest.param(*each, id=f"PUB-07 {each[1]}") for each in MASKS])
def test_masks(mask: Any, given: str, seen: str) -> None:
    assert mask(given) == seen


def test_PUB_07_a_unit_keeps_its_name() -> None:
    assert masking.published_name("云川市食品有限公司", natural=False) == "云川市食品有限公司"
    assert masking.published_name(" 张三丰 ", natural=True) == "张**"


def test_PUB_07_a_text_tells_nobody() -> None:
    facts = "张三丰（110101199003077758，13800000126）住湖滨路张三丰大院 3 号。张三丰占道经营。"
    made = masking.published_text(
        facts, name="张三丰", identity="110101199003077758", phone="13800000126", address="湖滨路张三丰大院 3 号"
    )
    assert made == "张**（110**************8，（电话略））住（住址略）。张**占道经营。"
    assert masking.published_text(facts) == facts
    assert (
        masking.published_text("张三丰大酒店老板娘到场", name="张三丰大酒店老板娘", address="张三丰大酒店")
        == "张**到场"
    )


def test_PUB_08_age_is_judged_on_the_day_of_the_act() -> None:
    assert disclosure.is_minor(aged("2009-06-01")) is True
    later = replace(aged("2007-09-19", acted="2025-12-31"))
    assert disclosure.is_minor(later) is False
