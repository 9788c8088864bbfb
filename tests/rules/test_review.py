"""Legal review (REV-01, REV-02, REV-03, REV-04, REV-05, REV-08; LEN-07, LEN-08, DEC-12 where they make it due)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enforcement.rules import review
from enforcement.rules.facts import (
    POINTS,
    DailyFineFacts,
    Facts,
    HearingFacts,
    Local,
    Parameter,
    ReviewFacts,
    StaffFacts,
)
from enforcement.rules.findings import Rule
from tests.rules.lawful import at, but, d, officer, said, yuan
from tests.rules.ordinary import LOCAL, REVIEW, o

answered = review.what_makes_review_due_is_answered
passed = review.a_case_due_for_review_has_passed_it
exam = review.a_new_reviewer_passed_the_exam
who = review.the_reviewer_is_appointed_and_no_handler
nine = review.the_review_answers_its_nine_points
time = review.the_review_is_given_in_time
enough = review.reviewers_are_enough
DUE = "forbids REV-01 review"
NOT = {"proposal__outcome": "not_punish", "proposal__not_punish_ground": "minor"}
HEARD = HearingFacts(requested=True, held_on=d("2025-10-20"), ended_on=d("2025-10-20"))


def r(**changes: Any) -> Facts:
    return o(review=replace(REVIEW, **changes))


def due(**changes: Any) -> Facts:
    """Due because it is difficult, unless another review is given."""
    return o(gravity__difficult=True, **changes)


def local(**values: Any) -> Local:
    return replace(LOCAL, **{key: Parameter(value, "V") for key, value in values.items()})


def unreviewed(**changes: Any) -> Facts:
    return o(review=None, **changes)


ROWS: list[tuple[str, Rule, Facts, list[str]]] = [
    ("REV-01 answered", answered, o(), []),
    *[
        (f"REV-01 {key} not answered", answered, o(**{f"gravity__{key}": None}), [DUE])
        for key in ("public_interest", "difficult", "several_relations")
    ],
    ("REV-01 third parties need no answer", answered, o(gravity__third_party_interest=None), []),
    ("REV-01 not punished", answered, o(gravity__difficult=None, **NOT), []),
    ("REV-01 due and passed", passed, due(), []),
    ("REV-01 not due, none", passed, unreviewed(), []),
    ("REV-01 due, never asked", passed, due(review=None), [DUE]),
    ("REV-01 due, asked, no answer", passed, due(review=replace(REVIEW, result=None)), [f"{DUE}_awaited"]),
    ("REV-01 due, no day", passed, due(review=replace(REVIEW, on=None)), [DUE]),
    ("REV-01 example: not agreed", passed, due(review=replace(REVIEW, result="disagree")), [DUE]),
    ("REV-01 to be amended", passed, due(review=replace(REVIEW, result="amend")), [DUE]),
    ("REV-01 a fact changed since", passed, due(review=replace(REVIEW, digest_now="x")), [DUE]),
    ("REV-01 reviewed today", passed, due(review=replace(REVIEW, on=d("2025-10-24"))), []),
    ("REV-01 reviewed tomorrow", passed, due(review=replace(REVIEW, on=d("2025-10-25"))), [DUE]),
    ("REV-01 stated as passed", passed, due(review=None, proposal__review_passed=True), []),
    ("REV-01 public interest", passed, unreviewed(gravity__public_interest=True), [DUE]),
    ("REV-01 several relations", passed, unreviewed(gravity__several_relations=True), [DUE]),
    ("REV-01 by another law", passed, unreviewed(gravity__review_by_law=True), [DUE]),
    ("REV-01 example: heard, not reviewed", passed, unreviewed(hearing=HEARD), [DUE]),
    ("REV-01 a third party alone is not enough", passed, unreviewed(gravity__third_party_interest=True), []),
    ("REV-01 not due, against the reviewer", passed, r(result="disagree"), ["asks_reason REV-01 reasons"]),
    ("REV-01 not due, against his amendment", passed, r(result="amend"), ["asks_reason REV-01 reasons"]),
    ("REV-01 not due, not answered", passed, r(result=None), ["notes REV-01 review"]),
    ("REV-01 not due, changed since", passed, r(digest_now="x"), ["notes REV-01 review"]),
    ("REV-01 not due, only drafted", passed, o(review=ReviewFacts()), []),
    (
        "REV-03 a fine at the local bound",
        passed,
        unreviewed(local=local(review_unit=yuan(8000))),
        ["forbids REV-03 review"],
    ),
    ("REV-03 a cent above the fine", passed, unreviewed(local=local(review_unit=yuan("8000.01"))), []),
    (
        "REV-03 bound not included",
        passed,
        unreviewed(local=local(review_unit=yuan(8000), review_inclusive=False)),
        [],
    ),
    (
        "REV-03 a citizen's bound",
        passed,
        unreviewed(local=local(review_citizen=yuan(100)), party__kind="individual"),
        ["forbids REV-03 review"],
    ),
    ("REV-03 a citizen's bound is not a unit's", passed, unreviewed(local=local(review_citizen=yuan(100))), []),
    (
        "REV-03 example: mitigation, after Changzhi",
        passed,
        unreviewed(proposal__mitigated=True, proposal__fine=yuan(3000)),
        ["forbids LEN-07 review"],
    ),
    (
        "REV-03 mitigation, not asked here",
        passed,
        unreviewed(proposal__mitigated=True, local=local(mitigation_needs_review=False)),
        [],
    ),
    ("LEN-08 the highest fine", passed, unreviewed(proposal__fine=yuan(50000)), ["forbids LEN-08 review"]),
    ("LEN-08 a cent below", passed, unreviewed(proposal__fine=yuan("49999.99")), []),
    ("DEC-12 a daily fine", passed, unreviewed(daily_fine=DailyFineFacts()), ["forbids DEC-12 review"]),
]
ALWAYS = {
    "closure": {"proposal__other_kinds": ("责令停业",)},
    "licence": {"proposal__other_kinds": ("吊销许可证件",)},
    "confiscation": {"proposal__goods_value": yuan(5)},
    "hearing_threshold": {"proposal__fine": yuan(45000), "local__hearing_unit": Parameter(yuan(45000), "V")},
    "departure": {"proposal__fine": yuan(20000)},
    "not_punish": NOT,
}
for key, changes in ALWAYS.items():
    listed = {"local": local(always_reviewed=(key,))}
    ROWS += [
        (f"REV-03 always: {key}", passed, unreviewed(**listed, **changes), ["forbids REV-03 review"]),
        (f"REV-03 {key} does not occur", passed, unreviewed(**listed), []),
        (f"REV-03 {key} is not listed here", passed, unreviewed(**changes), []),
    ]
ROWS += [
    (
        "REV-03 confiscated gains",
        passed,
        unreviewed(local=local(always_reviewed=("confiscation",)), proposal__gains=yuan(1)),
        ["forbids REV-03 review"],
    ),
    ("REV-03 an unknown key", passed, unreviewed(local=local(always_reviewed=("?",))), []),
    ("REV-03 no proposal", passed, unreviewed(local=local(always_reviewed=tuple(ALWAYS)), proposal=None), []),
]


def new(**changes: Any) -> Facts:
    assert REVIEW.reviewer is not None
    return r(reviewer=replace(REVIEW.reviewer, **changes))


EXAM = "forbids REV-02 review"
WHO = "forbids REV-04 review"
ROWS += [
    ("REV-02 with the certificate", exam, new(), []),
    ("REV-02 example: began in 2022 without", exam, new(exam_certificate_no=" "), [EXAM]),
    ("REV-02 began on 2021-07-15 without", exam, new(exam_certificate_no="", began_on=d("2021-07-15")), [EXAM]),
    (
        "REV-02 began the day before",
        exam,
        new(exam_certificate_no="", began_on=d("2021-07-14")),
        ["notes REV-02 review"],
    ),
    ("REV-02 began with 2018", exam, new(exam_certificate_no="", began_on=d("2018-01-01")), ["notes REV-02 review"]),
    ("REV-02 began before 2018", exam, new(exam_certificate_no="", began_on=d("2017-12-31")), []),
    ("REV-02 nobody knows when he began", exam, new(exam_certificate_no="", began_on=None), [EXAM]),
    ("REV-02 with certificate, whenever", exam, new(began_on=None), []),
    ("REV-02 no review", exam, o(review=None), []),
    ("REV-02 no reviewer", exam, r(reviewer=None), []),
    ("REV-04 appointed", who, new(), []),
    ("REV-04 no review", who, o(review=None), [WHO]),
    ("REV-04 nobody", who, r(reviewer=None), [WHO]),
    ("REV-04 no account", who, new(account_id=None), [WHO]),
    ("REV-04 the handler himself", who, new(person_id=2), [WHO]),
    ("REV-04 the handler's account", who, new(account_id=101), [WHO]),
    ("REV-04 unknown persons are nobody", who, but(new(person_id=None), officers=(officer(1, person_id=None),)), []),
    ("REV-04 unknown accounts likewise", who, but(new(), officers=(officer(1, account_id=None),)), []),
    ("REV-04 appointed on the day of the review", who, new(appointed_from=d("2025-10-22")), []),
    ("REV-04 appointed the day after", who, new(appointed_from=d("2025-10-23")), [WHO]),
    ("REV-04 never appointed", who, new(appointed_from=None), [WHO]),
    ("REV-04 until that day", who, new(appointed_until=d("2025-10-22")), []),
    ("REV-04 until the day before", who, new(appointed_until=d("2025-10-21")), [WHO]),
    ("REV-04 not reviewed yet: judged today", who, but(new(appointed_from=d("2025-10-24")), review__on=None), []),
    ("REV-04 nine points", nine, r(), []),
    ("REV-04 no review at all", nine, o(review=None), [WHO]),
    ("REV-04 no result", nine, r(result=None), [WHO]),
    *[(f"REV-04 example: {key} empty", nine, r(points={k: "ok" for k in POINTS if k != key}), [WHO]) for key in POINTS],
    (
        "REV-04 agrees in spite of a fault",
        nine,
        r(points={**dict.fromkeys(POINTS, "ok"), "law": "fault"}),
        ["asks_reason REV-04 reasons"],
    ),
    (
        "REV-04 disagrees for a fault",
        nine,
        r(result="disagree", points={**dict.fromkeys(POINTS, "ok"), "law": "fault"}),
        [],
    ),
    ("REV-04 disagrees without a word", nine, r(result="disagree", opinion_stated=False), [WHO]),
    ("REV-04 amends without a word", nine, r(result="amend", opinion_stated=False), [WHO]),
    ("REV-04 agrees without a word", nine, r(opinion_stated=False), []),
    ("REV-04 answered before it was asked", nine, r(on=d("2025-10-20")), [WHO]),
    ("REV-04 answered the day it was asked", nine, r(on=d("2025-10-21")), []),
    ("REV-04 no day yet", nine, r(on=None), []),
    ("REV-04 no day of asking", nine, r(requested_on=None, on=d("2020-01-01")), []),
    ("REV-05 in time", time, r(), []),
    ("REV-05 none asked", time, r(requested_on=None), []),
    ("REV-05 no review", time, o(review=None), []),
    ("REV-05 example: asked 09-26, answered 10-10", time, r(requested_on=d("2025-09-26"), on=d("2025-10-10")), []),
    ("REV-05 a day late", time, r(requested_on=d("2025-09-26"), on=d("2025-10-11")), ["notes REV-05 review"]),
    ("REV-05 not answered, late", time, r(requested_on=d("2025-09-26"), on=None), ["notes REV-05 review"]),
    ("REV-08 example: 46 officers, 3 reviewers", enough, o(staff=StaffFacts(officers=46, reviewers=3)), []),
    ("REV-08 46 officers, 2 reviewers", enough, o(staff=StaffFacts(officers=46, reviewers=2)), ["notes REV-08"]),
    ("REV-08 not stated", enough, o(staff=StaffFacts(officers=46)), []),
    ("REV-08 officers not stated", enough, o(staff=StaffFacts(reviewers=0)), []),
    ("REV-08 no head count", enough, o(), []),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), [pytest.param(a, f, e, id=i) for i, a, f, e in ROWS])
def test_review(rule: Rule, facts: Facts, expected: list[str]) -> None:
    assert said(rule, facts) == expected


def test_REV_08_five_per_cent_rounded_up() -> None:
    assert [review.reviewers_needed(count) for count in (0, 1, 20, 21, 40, 46)] == [0, 1, 1, 2, 2, 3]


def test_REV_01_the_reasons_are_computed_and_listed() -> None:
    facts = unreviewed(gravity__public_interest=True, gravity__difficult=True, proposal__fine=yuan(50000))
    assert [each.key for each in review.review_causes(facts)] == ["public_interest", "difficult", "highest_fine"]
    found = passed(facts)[0]
    assert "（涉及重大公共利益、案件情况疑难复杂、按法定上限罚款）" in found.says
    assert [str(each) for each in found.basis] == [
        "行政处罚法第五十八条第一款第（一）项",
        "行政处罚法第五十八条第一款第（三）项",
        "建办督〔2025〕12号二（二）",
    ]


@pytest.mark.parametrize(
    ("changes", "article"),
    [
        ({"gravity__public_interest": True}, "行政处罚法第五十八条第一款第（一）项"),
        ({"hearing": HEARD}, "行政处罚法第五十八条第一款第（二）项"),
        ({"gravity__difficult": True}, "行政处罚法第五十八条第一款第（三）项"),
        ({"gravity__several_relations": True}, "行政处罚法第五十八条第一款第（三）项"),
        ({"gravity__review_by_law": True}, "行政处罚法第五十八条第一款第（四）项"),
        ({"proposal__mitigated": True}, "行政处罚法第三十二条"),
        ({"daily_fine": DailyFineFacts()}, "生态环境法典第一千零六十条"),
        ({"local": local(review_unit=yuan(8000))}, "行政处罚法第五十八条第一款第（四）项"),
    ],
)
def test_REV_01_each_reason_has_its_article(changes: dict[str, Any], article: str) -> None:
    assert [str(each) for each in passed(unreviewed(**changes))[0].basis] == [article]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"review": None}, "还没有送审"),
        ({"review": ReviewFacts()}, "还没有送审"),
        ({"review": replace(REVIEW, result=None)}, "还没有审核意见"),
        ({"review": replace(REVIEW, result="amend")}, "审核没有通过"),
        ({"review": replace(REVIEW, digest_now="x", differences=("罚款数额",))}, "审核后罚款数额有变化"),
        ({"review": replace(REVIEW, digest_now="x")}, "审核后审核过的事实有变化"),
    ],
)
def test_REV_01_the_sentence_says_where_the_review_stands(changes: dict[str, Any], words: str) -> None:
    assert words in passed(due(**changes))[0].says


def test_REV_01_who_waits_for_the_opinion_is_not_told_to_ask_again() -> None:
    assert passed(due(review=None))[0].mend == "review"
    assert passed(due(review=replace(REVIEW, result=None)))[0].mend == "review_awaited"
    assert passed(due(review=replace(REVIEW, result="amend")))[0].mend == "review"


def test_REV_01_a_change_back_closes_the_review_again() -> None:
    assert replace(REVIEW, digest_now="x").stale
    assert not REVIEW.stale
    assert REVIEW.passed
    assert passed(but(due(), at=at("2025-10-30"))) == ()
