"""A paper and its act stand and fall together: no act without its paper, no number lost, nothing changed afterwards."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.urls import reverse

from cases import rendering
from cases.documents import context as contexts
from cases.documents.kinds import ORDINARY
from cases.models import Case, Delivery, Document, Volume
from cases.shapes import ApprovalGiven, DeliveryGiven, Nothing
from enforcement.kernel import files
from enforcement.kernel.errors import Conflict, LawNotSatisfied
from enforcement.kernel.models import IssuedNumber, NumberSeries
from tests import cast
from tests.papers import told
from tests.papers.ordinary import Story
from tests.papers.test_pages import signed_in, text

pytestmark = pytest.mark.django_db

# Which paper each step makes, with the item that is taken out of it first.
MAKES = {
    "inspection": ("inspection", "time"),
    "inquiry": ("inquiry", "rights"),
    "filing-approval": ("filing", "head"),
    "filing-refusal": ("no_filing", "jurisdiction"),
    "correction-order": ("correction", "requirement"),
    "investigation-end": ("report", "basis"),
    "proposal-approval": ("approval", "head"),
    "notice": ("notice", "statement_right"),
    "statement": ("statement", "review"),
    "review": ("review", "point_crime"),
    "discussion": ("discussion", "opinions"),
    "penalty-decision": ("decision", "remedies"),
    "no-penalty-decision": ("no_penalty", "ground"),
    "delivery": ("receipt", "at"),
    "extension": ("extension", "new"),
    "closing-approval": ("closing", "execution"),
    "binding": ("cover", "index"),
}


class Stumbling(Story):
    """A story in which every act that makes a paper is refused first, since the paper lacks one item."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **more: Any) -> None:
        self.patch, self.refused = monkeypatch, {}
        super().__init__(**more)

    def take(self, step: str, given: Any, username: str, hour: int, minute: int = 0, **more: Any) -> Case:
        if step in MAKES:
            self._stumble(step, given, username, hour, minute)
        return super().take(step, given, username, hour, minute, **more)

    def _stumble(self, step: str, given: Any, *when: Any) -> None:
        kind, key = MAKES[step]
        whole, before = contexts.of, self._stands()

        def lacking(*args: Any) -> dict[str, Any]:
            return told.without(whole(*args), key, ORDINARY[kind])

        with self.patch.context() as patch:
            patch.setattr(contexts, "of", lacking)
            with pytest.raises(LawNotSatisfied) as refused:
                super().take(step, given, *when)
        assert self._stands() == before
        self.refused[kind] = {finding.code for finding in refused.value.findings}

    def _stands(self) -> tuple[Any, ...]:
        case = Case.objects.get(pk=self.case.pk)
        rows = (Document, Delivery, IssuedNumber)
        return (case.state, case.version, case.additions, *(table.objects.count() for table in rows))


def test_no_act_of_the_whole_road_stands_without_its_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = (
        Stumbling(monkeypatch).archived(),
        Stumbling(monkeypatch, party=cast.citizen()).declined(),
        Stumbling(monkeypatch, place="云川市澄湖区滨江路2号").extended(),
        Stumbling(monkeypatch, place="云川市澄湖区滨江路3号").spared(),
    )
    refused = {kind: codes for story in stories for kind, codes in story.refused.items()}  # type: ignore[attr-defined]  # a stumbling one
    assert set(refused) == set(ORDINARY)
    for kind, codes in refused.items():
        key = next(key for made, key in MAKES.values() if made == kind)
        assert next(item.code for item in ORDINARY[kind].items if item.key == key) in codes
    _gapless()


def _gapless() -> None:
    """Every series runs from 1 to its last number without a gap, and every number is on a paper."""
    series = NumberSeries.objects.filter(kind__in=[row.series for row in ORDINARY.values()])
    assert series.count() == len(ORDINARY)
    for each in series:
        given = list(each.issued.order_by("number").values_list("number", "subject_id"))
        assert [number for number, _ in given] == list(range(1, each.last + 1))
        papers = Document.objects.in_bulk([subject for _, subject in given])
        word = next(row.word for row in ORDINARY.values() if row.series == each.kind)
        assert [papers[subject].number for _, subject in given] == [
            f"澄城管{word}字〔2026〕第{number:04d}号" for number, _ in given
        ]


def test_papers_are_sealed_open_at_once_and_become_pdf_in_the_worker() -> None:
    story = Story().closed()
    client = signed_in("luweizhen")
    made = list(Document.objects.filter(case=story.case).order_by("issued_at"))
    for paper in made:
        assert contexts.fingerprint(paper.context) == paper.context_sha256
        page = text(client.get(reverse("document_page", args=[paper.pk])))
        assert paper.number in page
        page = re.sub(r'<span class="kept">(.*?)</span>', r"\1", page)
        for part in paper.context["sections"]:
            assert all(words in page for words in part["paragraphs"])
        for row in paper.context["rows"]:
            assert all(words in page for words in row["lines"])
        assert "style=" not in page
        assert "PDF 正在制作" in page
        assert "便携打印" not in page
        assert client.get(reverse("document_roll", args=[paper.pk])).status_code == 404
    first = {paper.template: paper for paper in made}
    assert set(first) == {"form_1", "record_1", "letter_1", "letter_2"}
    for paper in first.values():
        assert rendering.render_paper(paper.pk) is True
        done = Document.objects.select_related("file").get(pk=paper.pk)
        assert b"".join(files.open_plain(done.file)).startswith(b"%PDF-1.7")
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_document SET number = 'x' WHERE id = %s", [made[0].pk])


def test_what_stays_in_the_file_is_not_delivered() -> None:
    story = Story().investigated()
    given = DeliveryGiven(
        story.paper("report").pk, "direct", "某处", "pdf", recipient="吴建国", relation="legal_representative"
    )
    with pytest.raises(Conflict, match="归入案卷，不送达当事人"):
        story.take("delivery", given, "zhoumingyuan", 17)


def test_only_papers_for_the_party_wait_for_delivery() -> None:
    from cases import queries

    story = Story().noticed()
    assert {paper.kind for paper in queries.papers_to_deliver(story.case)} == {"correction", "notice"}
    story.delivered("notice")
    assert {paper.kind for paper in queries.papers_to_deliver(story.case)} == {"correction"}


def test_every_ordinary_case_has_a_volume_of_its_own() -> None:
    made = []
    for place in ("云川市澄湖区滨江路4号", "云川市澄湖区滨江路5号"):
        story = Story(party=cast.citizen(), place=place).declined()
        story.on(story.day + timedelta(days=1))
        story.take("closing-approval", ApprovalGiven(opinion="同意结案。"), "zhaoqiwen", 9)
        made.append(story.take("binding", Nothing(), "mengshuya", 16).volume)
    assert [(volume.procedure, volume.number, volume.count) for volume in made] == [
        ("ordinary", 1, 1),
        ("ordinary", 2, 1),
    ]
    assert Volume.objects.filter(procedure="ordinary").count() == 2
