"""A suspected crime goes to the police (TRF-01…TRF-06): examples, both edges, silence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import terms, transfer
from enforcement.rules.facts import Facts, Local, OfficerFacts, Parameter, ProposalFacts
from enforcement.rules.filing import a_matter_of_others_is_referred
from enforcement.rules.findings import Rule
from enforcement.rules.parts_transfer import CourtFacts, CrimeFacts, PoliceFacts
from tests.rules.beyond import CRIME, POLICE, suspected
from tests.rules.lawful import at, but, d, officer, said, yuan
from tests.rules.ordinary import head, o

NOTHING_YET = CrimeFacts(suspected=True)
SENT = replace(CRIME, police=PoliceFacts(receipt_signed=True), court=CourtFacts())


def c(crime: CrimeFacts | None = None, police: PoliceFacts | None = None, **changes: Any) -> Facts:
    """The lawful transfer with some fields changed; `police` and `court` as wholes."""
    made = replace(crime or CRIME, **changes)
    return replace(suspected(), crime=made if police is None else replace(made, police=police))


def punished(crime: CrimeFacts, **proposed: Any) -> Facts:
    """A penalty proposed in a case of that crime: a fine of 8000 yuan unless told otherwise."""
    return o(crime=crime, proposal=ProposalFacts(**(proposed or {"fine": yuan(8000)})))


instead = transfer.a_suspected_crime_is_not_punished_instead
group = transfer.a_group_of_two_prepares_the_transfer
chief = transfer.the_chief_decides_on_the_transfer
day = transfer.an_approved_transfer_goes_out_within_a_day
materials = transfer.the_transfer_carries_its_materials
contest = transfer.a_refusal_of_the_police_is_contested_in_time
goods = transfer.goods_follow_the_case_to_the_police
running = transfer.earlier_penalties_keep_running
offset = transfer.an_earlier_fine_is_set_off

REFUSED = PoliceFacts(answer="not_filed", told_on=d("2025-10-10"))
TRF01, ASKS01 = "forbids TRF-01 transfer", "asks_reason TRF-01 reasons"
TRF02, TRF04 = "forbids TRF-02 transfer", "forbids TRF-04 transfer"
ONLY_CLOSURE = {"other_kinds": ("责令停业整顿",)}
ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("TRF-01 example: a fine for a suspected crime", instead, punished(NOTHING_YET), [TRF01]),
    ("TRF-01 no penalty at all before the transfer", instead, punished(NOTHING_YET, **ONLY_CLOSURE), [TRF01]),
    ("TRF-01 sent: still no fine", instead, punished(SENT), [TRF01]),
    ("TRF-01 sent: another penalty needs a reason", instead, punished(SENT, **ONLY_CLOSURE), [ASKS01]),
    ("TRF-01 filed by the police", instead, punished(replace(SENT, police=POLICE)), [TRF01]),
    ("TRF-01 the police refused", instead, punished(replace(SENT, police=REFUSED)), []),
    (
        "TRF-01 asked again, no answer yet",
        instead,
        punished(replace(SENT, police=replace(REFUSED, reconsideration_on=d("2025-10-12")))),
        [TRF01],
    ),
    (
        "TRF-01 refused twice",
        instead,
        punished(replace(SENT, police=replace(REFUSED, reconsideration_on=d("2025-10-12"), reconsidered="not_filed"))),
        [],
    ),
    (
        "TRF-01 filed the second time",
        instead,
        punished(replace(SENT, police=replace(REFUSED, reconsideration_on=d("2025-10-12"), reconsidered="filed"))),
        [TRF01],
    ),
    ("TRF-01 passed back", instead, punished(replace(SENT, court=CourtFacts(end="returned"))), []),
    ("TRF-01 exempted", instead, punished(replace(SENT, court=CourtFacts(end="exempted"))), []),
    (
        "TRF-01 filed by the police, then passed back",
        instead,
        punished(replace(SENT, police=POLICE, court=CourtFacts(end="returned"))),
        [],
    ),
    (
        "TRF-01 a criminal fine leaves no other",
        instead,
        punished(replace(SENT, court=CourtFacts(end="fined"))),
        ["forbids TRF-01 amount"],
    ),
    (
        "TRF-01 a criminal fine leaves other penalties",
        instead,
        punished(replace(SENT, court=CourtFacts(end="fined")), **ONLY_CLOSURE),
        [],
    ),
    ("TRF-01 sentenced without a fine", instead, punished(replace(SENT, court=CourtFacts(end="sentenced"))), [ASKS01]),
    (
        "TRF-01 the chief did not agree, with reasons",
        instead,
        punished(replace(NOTHING_YET, result="disagree", reason_stated=True)),
        [],
    ),
    ("TRF-01 not agreed, without reasons", instead, punished(replace(NOTHING_YET, result="disagree")), [TRF01]),
    ("TRF-01 not suspected", instead, punished(CrimeFacts(suspected=False)), []),
    ("TRF-01 not said whether", instead, punished(CrimeFacts()), [TRF01]),
    ("TRF-01 nothing is punished", instead, o(crime=NOTHING_YET, proposal=None), []),
    ("TRF-02 one person", group, c(group=(1,)), ["forbids TRF-02 officers"]),
    ("TRF-02 the same twice", group, c(group=(1, 1)), ["forbids TRF-02 officers"]),
    (
        "TRF-02 an auxiliary does not count",
        group,
        but(c(), officers=(officer(1), OfficerFacts(person_id=2, auxiliary=True))),
        ["forbids TRF-02 officers"],
    ),
    ("TRF-02 three persons", group, c(group=(1, 2, 3)), []),
    ("TRF-02 no report", group, c(report_written=False), [TRF02]),
    ("TRF-02 not suspected needs no group", group, c(CrimeFacts(suspected=False)), []),
    (
        "TRF-02 example: decided on the last day, a holiday",
        chief,
        c(reported_on=d("2025-09-30"), decided_at=at("2025-10-03T23:00")),
        [],
    ),
    (
        "TRF-02 example: a day later",
        chief,
        c(reported_on=d("2025-09-30"), decided_at=at("2025-10-04T00:00")),
        ["asks_reason TRF-02 reasons"],
    ),
    (
        "TRF-02 working days by local value",
        chief,
        but(
            c(reported_on=d("2025-09-30"), decided_at=at("2025-10-11T09:00")),
            local=Local(transfer_working_days=Parameter(True)),
        ),
        [],
    ),
    ("TRF-02 no day of the report", chief, c(reported_on=None), [TRF02]),
    ("TRF-02 decided before the report", chief, c(reported_on=d("2025-10-10")), [TRF02]),
    ("TRF-02 a deputy", chief, c(approver=head(902)), ["forbids TRF-02 approval"]),
    (
        "TRF-02 a deputy who heads the work",
        chief,
        c(approver=head(902, acting=True, acting_document="任〔2025〕1号", until=d("2025-12-31"))),
        [],
    ),
    ("TRF-02 nobody named", chief, c(approver=None), ["forbids TRF-02 approval"]),
    ("TRF-02 not in office", chief, c(approver=head(since=d("2025-10-10"))), ["forbids TRF-02 approval"]),
    ("TRF-02 not agreed, no reasons", chief, c(result="disagree"), [TRF02]),
    ("TRF-02 not agreed, with reasons", chief, c(result="disagree", reason_stated=True), []),
    ("TRF-02 agreed, no moment", chief, c(decided_at=None), ["asks_reason TRF-02 reasons", TRF02]),
    (
        "TRF-02 nothing decided, in time",
        chief,
        but(c(result=None, decided_at=None), at=at("2025-10-11T10:00")),
        ["notes TRF-02 transfer"],
    ),
    (
        "TRF-02 nothing decided, too late",
        chief,
        but(c(result=None, decided_at=None), at=at("2025-10-12T10:00")),
        ["asks_reason TRF-02 reasons"],
    ),
    ("TRF-02 example: sent at the last moment", day, c(sent_at=at("2025-10-10T10:00")), []),
    ("TRF-02 a second later", day, c(sent_at=at("2025-10-10T10:00:01")), ["asks_reason TRF-02 reasons"]),
    ("TRF-02 sent at the moment of approval", day, c(sent_at=at("2025-10-09T10:00")), []),
    ("TRF-02 sent before approval", day, c(sent_at=at("2025-10-09T09:59")), [TRF02]),
    ("TRF-02 sent without approval", day, c(result=None), [TRF02]),
    ("TRF-02 sent against the chief", day, c(result="disagree"), [TRF02]),
    ("TRF-02 approved without a moment", day, c(decided_at=None), [TRF02]),
    ("TRF-02 to nobody", day, c(to=" "), [TRF02]),
    ("TRF-02 not sent, too late", day, c(sent_at=None), ["asks_reason TRF-02 reasons"]),
    (
        "TRF-02 not sent, in time",
        day,
        but(c(sent_at=None), at=at("2025-10-10T10:00")),
        ["notes TRF-02 transfer"],
    ),
    ("TRF-02 no receipt yet", day, c(police=PoliceFacts()), ["notes TRF-02 transfer"]),
    ("TRF-02 not agreed and not sent", day, c(result="disagree", sent_at=None), []),
    (
        "TRF-03 example: no list of goods",
        materials,
        c(materials=frozenset({"letter", "report", "tests"})),
        ["forbids TRF-03 transfer"],
    ),
    ("TRF-03 no letter", materials, c(materials=CRIME.materials - {"letter"}), ["forbids TRF-03 transfer"]),
    ("TRF-03 no report", materials, c(materials=CRIME.materials - {"report"}), ["forbids TRF-03 transfer"]),
    ("TRF-03 tests made, no results", materials, c(materials=CRIME.materials - {"tests"}), ["forbids TRF-03 transfer"]),
    ("TRF-03 no tests made", materials, c(materials=CRIME.materials - {"tests"}, tests_made=False), []),
    ("TRF-03 not said whether tested", materials, c(tests_made=None), ["forbids TRF-03 transfer"]),
    ("TRF-03 about to be sent", materials, c(sent_at=None, materials=frozenset()), ["forbids TRF-03 transfer"]),
    ("TRF-03 not agreed yet", materials, c(NOTHING_YET), []),
    (
        "TRF-04 example: asked again on the last day",
        contest,
        c(police=replace(REFUSED, reconsideration_on=d("2025-10-13"))),
        [],
    ),
    ("TRF-04 a day later", contest, c(police=replace(REFUSED, reconsideration_on=d("2025-10-14"))), [TRF04]),
    ("TRF-04 before it was told", contest, c(police=replace(REFUSED, reconsideration_on=d("2025-10-09"))), [TRF04]),
    ("TRF-04 the day it was told", contest, c(police=replace(REFUSED, reconsideration_on=d("2025-10-10"))), []),
    ("TRF-04 no day", contest, c(police=PoliceFacts(answer="not_filed")), [TRF04]),
    ("TRF-04 may be asked", contest, but(c(police=REFUSED), at=at("2025-10-13")), ["notes TRF-04 transfer"]),
    ("TRF-04 let go", contest, but(c(police=REFUSED), at=at("2025-10-14")), []),
    (
        "TRF-04 supervision on the last day",
        contest,
        c(
            police=replace(
                REFUSED,
                reconsideration_on=d("2025-10-13"),
                reconsidered="not_filed",
                reconsidered_on=d("2025-10-16"),
                supervision_on=d("2025-10-19"),
            )
        ),
        [],
    ),
    (
        "TRF-04 supervision a day later",
        contest,
        c(
            police=replace(
                REFUSED,
                reconsideration_on=d("2025-10-13"),
                reconsidered="not_filed",
                reconsidered_on=d("2025-10-16"),
                supervision_on=d("2025-10-20"),
            )
        ),
        ["asks_reason TRF-04 reasons"],
    ),
    (
        "TRF-04 supervision, no day of the answer",
        contest,
        c(
            police=replace(
                REFUSED,
                reconsideration_on=d("2025-10-13"),
                reconsidered="not_filed",
                supervision_on=d("2025-10-20"),
            )
        ),
        [TRF04],
    ),
    ("TRF-04 goods on the last day", goods, c(police=replace(POLICE, handed_over_on=d("2025-10-16"))), []),
    (
        "TRF-04 goods a day later",
        goods,
        c(police=replace(POLICE, handed_over_on=d("2025-10-17"))),
        ["asks_reason TRF-04 reasons"],
    ),
    ("TRF-04 goods unsigned", goods, c(police=replace(POLICE, handover_signed=False)), [TRF04]),
    ("TRF-04 goods, no day of filing", goods, c(police=replace(POLICE, told_on=None)), [TRF04]),
    (
        "TRF-04 goods after the second answer",
        goods,
        c(
            police=replace(
                REFUSED,
                reconsidered="filed",
                reconsidered_on=d("2025-10-16"),
                handed_over_on=d("2025-10-19"),
                handover_signed=True,
            )
        ),
        [],
    ),
    (
        "TRF-04 goods still here",
        goods,
        but(c(police=replace(POLICE, handed_over_on=None)), at=at("2025-10-16")),
        ["notes TRF-04 transfer"],
    ),
    ("TRF-04 goods of a case not filed", goods, c(police=REFUSED), []),
    ("TRF-05 a closure is stopped", running, c(kinds_stopped=("责令停业整顿",)), ["forbids TRF-05 transfer"]),
    ("TRF-05 a licence revoked", running, c(kinds_stopped=("吊销许可证件",)), ["forbids TRF-05 transfer"]),
    ("TRF-05 a warning", running, c(kinds_stopped=("警告",)), ["forbids TRF-05 transfer"]),
    ("TRF-05 a licence held back", running, c(kinds_stopped=("暂扣许可证件",)), ["forbids TRF-05 transfer"]),
    ("TRF-05 a closure of works", running, c(kinds_stopped=("责令停产",)), ["forbids TRF-05 transfer"]),
    ("TRF-05 the article does not name fines", running, c(kinds_stopped=("罚款",)), []),
    ("TRF-05 example: 2000 of 5000", offset, c(), []),
    (
        "TRF-05 too little set off",
        offset,
        c(court=replace(CRIME.court, offset=yuan("1999.99"))),
        ["forbids TRF-05 transfer"],
    ),
    ("TRF-05 nothing set off", offset, c(court=replace(CRIME.court, offset=None)), ["forbids TRF-05 transfer"]),
    (
        "TRF-05 never more than the criminal fine",
        offset,
        c(court=CourtFacts(end="fined", criminal_fine=yuan(1500), offset=yuan(1500))),
        [],
    ),
    ("TRF-05 no sum", offset, c(court=CourtFacts(end="fined", offset=yuan(2000))), ["forbids TRF-05 transfer"]),
    ("TRF-05 nothing imposed before", offset, c(fined_before=None, court=CourtFacts(end="fined")), []),
    ("TRF-05 no criminal fine", offset, c(court=CourtFacts(end="sentenced")), []),
]


@pytest.mark.parametrize(("name", "rule", "facts", "found"), [pytest.param(*each, id=each[0]) for each in ROWS])
def test_transfers(name: str, rule: Rule, facts: Facts, found: list[str]) -> None:
    assert said(rule, facts) == found


RULES = (instead, group, chief, day, materials, contest, goods, running, offset)


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.__name__) for each in RULES])
def test_a_lawful_transfer_is_let_through(rule: Rule) -> None:
    assert said(rule, suspected()) == []
    assert said(rule, o()) == []


def test_a_suspected_crime_that_is_only_stated_is_refused_where_the_law_demands_more() -> None:
    bare = o(crime=NOTHING_YET, proposal=None)
    refused = {each.__name__ for each in RULES if any(line.startswith("forbids") for line in said(each, bare))}
    assert refused == {group.__name__, chief.__name__}


def test_FIL_06_a_case_for_the_police_is_no_matter_of_another_authority() -> None:
    assert said(a_matter_of_others_is_referred, replace(suspected(), crime=None)) == ["forbids FIL-06 filing"]
    assert said(a_matter_of_others_is_referred, suspected()) == []
    unclear = replace(suspected(), crime=CrimeFacts(suspected=False))
    assert said(a_matter_of_others_is_referred, unclear) == ["forbids FIL-06 filing"]


def test_TRF_05_what_is_set_off() -> None:
    assert transfer.set_off(yuan(2000), yuan(5000)) == 2000
    assert transfer.set_off(yuan(5000), yuan(2000)) == 2000
    assert transfer.set_off(yuan(0), yuan(2000)) == 0


BACK = replace(
    CRIME,
    sent_at=at("2025-10-10T09:00"),
    police=PoliceFacts(answer="filed", told_on=d("2025-10-12")),
    court=CourtFacts(end="returned", on=d("2025-11-20")),
)
UNTIL = d("2025-12-01")
RUNS_ON = Local(pause_on_transfer=Parameter(False))


@pytest.mark.parametrize(
    ("crime", "local", "found"),
    [
        pytest.param(BACK, Local(), ("2025-10-10", "2025-11-20"), id="TRF-06 example: 42 days"),
        pytest.param(BACK, RUNS_ON, None, id="TRF-06 switched off"),
        pytest.param(replace(BACK, court=CourtFacts()), Local(), ("2025-10-10", "2025-12-01"), id="TRF-06 still there"),
        pytest.param(
            replace(BACK, court=CourtFacts(), police=REFUSED),
            Local(),
            ("2025-10-10", "2025-10-10"),
            id="TRF-06 refused",
        ),
        pytest.param(
            replace(
                BACK,
                court=CourtFacts(),
                police=replace(
                    REFUSED,
                    reconsideration_on=d("2025-10-12"),
                    reconsidered="not_filed",
                    reconsidered_on=d("2025-10-15"),
                ),
            ),
            Local(),
            ("2025-10-10", "2025-10-15"),
            id="TRF-06 refused twice",
        ),
        pytest.param(
            replace(BACK, court=CourtFacts(end="exempted", on=d("2026-01-05"))),
            Local(),
            ("2025-10-10", "2026-01-05"),
            id="TRF-06 exempted",
        ),
        pytest.param(
            replace(BACK, court=CourtFacts(end="fined", on=d("2025-11-20"))),
            Local(),
            ("2025-10-10", "2025-12-01"),
            id="TRF-06 sentenced, never back",
        ),
        pytest.param(replace(BACK, sent_at=None), Local(), None, id="TRF-06 never sent"),
    ],
)
def test_the_days_with_the_police(crime: CrimeFacts, local: Local, found: tuple[str, str] | None) -> None:
    made = transfer.transfer_pause(crime, UNTIL, local)
    assert made == (found and (d(found[0]), d(found[1])))


def test_TRF_06_the_days_with_the_police_do_not_count() -> None:
    pause = transfer.transfer_pause(BACK, UNTIL)
    term = o().term
    assert pause is not None and term is not None
    stopped = replace(term, transfers=(pause,))
    assert terms.stopped_count(stopped, UNTIL) == 42
    plain = terms.decision_clock(term, o().calendar, UNTIL).due.due
    moved = terms.decision_clock(stopped, o().calendar, UNTIL).due.due
    assert plain is not None and moved is not None and (moved - plain).days == 42
