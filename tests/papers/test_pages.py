"""Papers in the browser: whoever may read the case reads them, on record; the public only checks."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cases import rendering
from cases.actions.street import issue_on_the_spot
from cases.documents import render, stated
from cases.models import Document
from cases.views import papers as views
from enforcement.kernel.models import PersonalRead
from enforcement.views import guessing
from tests import cast

pytestmark = pytest.mark.django_db
PERSONAL = ("刘大山", cast.RESIDENT, "16400001234", "东桥路3号")


@pytest.fixture(autouse=True)
def _forget_guesses() -> None:
    cache.clear()


@pytest.fixture
def paper() -> Document:
    """A paper just issued, without PDF."""
    return Document.objects.get(case=issue_on_the_spot(cast.street(), cast.act()))


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(cast.user(username), backend="enforcement.policies.Backend")
    return client


def text(response: Any) -> str:
    return response.content.decode()


@pytest.mark.parametrize("name", ["document_page", "document_roll"])
def test_the_printable_page_opens_without_any_worker(paper: Document, name: str) -> None:
    response = signed_in("zhoumingyuan").get(reverse(name, args=[paper.pk]))
    assert response.status_code == 200
    page = text(response)
    for part in paper.context["sections"]:
        for paragraph in part["paragraphs"]:
            assert paragraph in page
    assert paper.number in page
    assert paper.check_code in page
    assert "PDF 正在制作" in page
    assert "style=" not in page
    assert "no-store" in response["Cache-Control"]


def test_reading_a_paper_is_on_record(paper: Document) -> None:
    signed_in("zhoumingyuan").get(reverse("document_page", args=[paper.pk]))
    read = PersonalRead.objects.get(subject_id=paper.pk)
    assert read.by == cast.user("zhoumingyuan")
    assert read.subject_kind == "document"
    assert set(read.fields) == {"name", "number", "address", "phone"}
    assert read.purpose


@pytest.mark.parametrize("name", ["document_page", "document_roll", "document_pdf"])
@pytest.mark.parametrize("username", ["auxiliary", "system_admin", "outsider"])
def test_outsiders_see_nothing(paper: Document, name: str, username: str) -> None:
    response = signed_in(_stranger(username)).get(reverse(name, args=[paper.pk]))
    assert response.status_code == 404
    assert not any(personal in text(response) for personal in (*PERSONAL, paper.number))
    assert not PersonalRead.objects.exists()


def _stranger(kind: str) -> str:
    """Somebody of the cast who may not read the cases of the first squad."""
    from enforcement.models import Auxiliary, OrganisationUserObjectPermission, User

    if kind == "auxiliary":
        return Auxiliary.objects.filter(user__isnull=False)[0].user.username  # type: ignore[union-attr]  # filtered
    grants = OrganisationUserObjectPermission.objects.select_related("user")
    if kind == "system_admin":
        return grants.filter(permission__codename="system_admin")[0].user.username
    path = cast.organisation("yc-ch-1").path
    above = [grant.user_id for grant in grants if path.startswith(grant.content_object.path)]
    return User.objects.exclude(pk__in=above).filter(officer__isnull=False)[0].username


@pytest.mark.parametrize("name", ["document_page", "document_roll", "document_pdf"])
def test_nobody_reads_without_signing_in(paper: Document, name: str) -> None:
    response = Client().get(reverse(name, args=[paper.pk]))
    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


def test_the_pdf_says_that_it_is_not_there_yet(paper: Document) -> None:
    response = signed_in("zhoumingyuan").get(reverse("document_pdf", args=[paper.pk]))
    assert response.status_code == 404
    assert response["Retry-After"] == "5"
    assert reverse("document_page", args=[paper.pk]) in text(response)
    assert not any(personal in text(response) for personal in PERSONAL)


def test_the_pdf_is_sent_when_it_is_there(paper: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "pdf", lambda context, **more: b"%PDF-1.7\nwords\n%%EOF\n")
    rendering.render_paper(paper.pk)
    response = signed_in("zhoumingyuan").get(reverse("document_pdf", args=[paper.pk]))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == b"%PDF-1.7\nwords\n%%EOF\n"
    assert PersonalRead.objects.get(subject_id=paper.pk).purpose == "下载文书 PDF"


def test_an_altered_paper_is_not_shown(paper: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "fingerprint", lambda context: "0" * 64)
    response = signed_in("zhoumingyuan").get(reverse("document_page", args=[paper.pk]))
    assert response.status_code == 500
    assert not any(personal in text(response) for personal in PERSONAL)


def test_the_page_of_a_changed_case_shows_the_paper_as_issued(paper: Document) -> None:
    from cases.models import Party

    Party.objects.filter(case=paper.case).update(name="改了名")
    page = text(signed_in("zhoumingyuan").get(reverse("document_page", args=[paper.pk])))
    assert "刘大山" in page
    assert "改了名" not in page


def test_no_person_is_in_the_logs_of_a_reading(paper: Document, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="enforcement"):
        signed_in("zhoumingyuan").get(reverse("document_page", args=[paper.pk]))
        signed_in("zhoumingyuan").get(reverse("document_pdf", args=[paper.pk]))
    assert not any(personal in caplog.text for personal in PERSONAL)


def check(client: Client | None = None, **asked: str) -> Any:
    """The public check."""
    return (client or Client()).get(reverse("paper_check"), asked)


def test_anybody_can_check_a_paper_and_learns_no_name(paper: Document) -> None:
    response = check(number=paper.number, code=paper.check_code.lower().replace("-", " "))
    page = text(response)
    assert response.status_code == 200
    assert "核验一致" in page
    assert "云川市澄湖区城市管理局" in page
    assert not any(personal in page for personal in (*PERSONAL, "周明远", stated.section(paper.context, "facts")))
    assert not PersonalRead.objects.exists()


def test_the_square_code_leads_to_a_check_that_agrees(paper: Document) -> None:
    path = urlsplit(render.check_path(paper.context))
    assert path.path == reverse("paper_check")
    assert "核验一致" in text(Client().get(f"{path.path}?{path.query}"))


@pytest.mark.parametrize("asked", [{"code": "00000-00000"}, {"number": "某字〔2026〕第0001号"}])
def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(paper: Document, asked: dict[str, str]) -> None:
    response = check(**{"number": paper.number, "code": paper.check_code, **asked})
    assert response.status_code == 200
    assert "核验不一致" in text(response)
    assert "云川市澄湖区城市管理局" not in text(response).split("</header>")[1]


@pytest.mark.parametrize("asked", [{}, {"number": "x"}, {"code": "x"}])
def test_half_a_question_is_only_the_form(asked: dict[str, str]) -> None:
    page = text(check(**asked))
    assert "核验一致" not in page
    assert "核验不一致" not in page


def test_guessing_is_stopped_and_honest_checks_are_not(paper: Document) -> None:
    for _ in range(guessing.MOST + 5):
        assert check(number=paper.number, code=paper.check_code).status_code == 200
    for _ in range(guessing.MOST):
        assert check(number=paper.number, code="00000-00000").status_code == 200
    tired = check(number=paper.number, code=paper.check_code)
    assert tired.status_code == 429
    assert "暂停核验" in text(tired)
    assert check(Client(REMOTE_ADDR="10.0.0.9"), number=paper.number, code=paper.check_code).status_code == 200


@pytest.mark.parametrize("number", ["' OR 1=1 --", "第\x00号", "九" * 500, "<script>"])
def test_crafted_questions_are_answered(number: str) -> None:
    response = check(number=number, code="0" * 10)
    assert response.status_code in (200, 400)
    assert "<script>" not in text(response).split("<main")[1]


@pytest.mark.parametrize("name", ["document_page", "document_roll", "document_pdf"])
def test_papers_are_only_read(paper: Document, name: str) -> None:
    assert signed_in("zhoumingyuan").post(reverse(name, args=[paper.pk])).status_code == 405
