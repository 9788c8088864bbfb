"""The catalogue of violations with its dated versions, and the articles: read only, each answer under its ETag."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from discretion import catalogue
from discretion.api.catalogue_shapes import ArticleOut, LineOut, WholeOut
from discretion.citing import articles
from discretion.models import StatuteArticle, Violation, ViolationVersion
from enforcement.api.asked import day_asked
from enforcement.api.schema import PAGE, page_of, problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.tagged import TAGS, UNCHANGED, tagged
from enforcement.api.views import Api
from enforcement.kernel.errors import NotVisible

MOST_SIGNS = 80
ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day that counts; today when left out.")
YES_NO = {"true": True, "false": False}


def _cited(rows: Any) -> list[dict[str, str]]:
    parts = [(each, ("law", "number", "paragraph", "item")) for each in articles(rows)]
    return [{**{name: str(getattr(each, name)) for name in names}, "says": str(each)} for each, names in parts]


def _bounds(row: ViolationVersion, kind: str, says: str) -> dict[str, Any] | None:
    low, high = getattr(row, f"{kind}_min"), getattr(row, f"{kind}_max")
    return None if low is None and high is None else {"min": low, "max": high, "says": says}


def version_told(clause: catalogue.Clause) -> dict[str, Any]:
    """A version as it is answered."""
    row = clause.row
    plain = ("valid_from", "valid_until", "way", "kinds", "warning_required", "precondition", "other_sanctions")
    return {
        **{name: getattr(row, name) for name in (*plain, "note", "source", "status")},
        "applies": clause.applies,
        "defining": _cited(row.defining_article),
        "penalty": _cited(row.penalty_article),
        "individual": _bounds(row, "individual", clause.individual),
        "unit": _bounds(row, "unit", clause.unit),
    }


class Catalogue(Api):
    """/catalogue/"""

    reads = "law:read"

    @extend_schema(
        operation_id="catalogue_find",
        description=scoped(
            "law:read",
            "The whole catalogue of violations, whoever may punish them: by a few characters, pinyin initials, code or "
            "a cited article such as 法典1169; by code. `GET /violations/` finds what an organisation may punish.",
        ),
        parameters=[
            OpenApiParameter("q", {"type": "string", "maxLength": MOST_SIGNS}),
            OpenApiParameter("region", {"type": "string", "maxLength": MOST_SIGNS}, description="Such as national."),
            OpenApiParameter(
                "law", {"type": "string", "maxLength": MOST_SIGNS}, description="A law it cites, in full."
            ),
            OpenApiParameter("key_area", OpenApiTypes.BOOL),
            ON,
            *TAGS,
        ],
        responses={200: LineOut(many=True), 304: UNCHANGED, **problems()},
    )
    def get(self, request: Request) -> Response:
        """The violations that fit."""
        only_known_parameters(request, "q", "region", "law", "key_area", "on")
        day = day_asked(request, "on")
        words, region, law = (_text(request, name) for name in ("q", "region", "law"))
        found = catalogue.find(words, region=region, law=law, key_area=_yes_no(request, "key_area"))
        rows = []
        for each in found:
            row = catalogue.version_on(each, day)
            told = None if row is None else version_told(catalogue.clause(row, day))
            same = {name: getattr(each, name) for name in ("code", "name", "region", "key_area", "environmental")}
            rows.append({**same, "version": told})
        answer: Response = tagged(request, LineOut(rows, many=True).data)
        return answer


class ViolationOne(Api):
    """/violations/{code}/"""

    reads = "law:read"

    @extend_schema(
        operation_id="violations_read",
        description=scoped(
            "law:read",
            "One violation: elements to prove, every dated version of its clause, the words of the articles, the "
            "published waiver entries in force on the day.",
        ),
        parameters=[ON, *TAGS],
        responses={200: WholeOut, 304: UNCHANGED, **problems(404)},
    )
    def get(self, request: Request, code: str) -> Response:
        """The violation."""
        only_known_parameters(request, "on")
        day = day_asked(request, "on")
        found = None if "\0" in code else Violation.objects.prefetch_related("versions").filter(code=code).first()
        if found is None:
            raise NotVisible("没有这个违法事项。请从目录中选择。")
        told = catalogue.clauses(found, day)
        names = ("code", "name", "region", "key_area", "environmental", "life_health_finance", "elements", "correction")
        whole = {
            **{name: getattr(found, name) for name in names},
            "versions": [version_told(each) for each in told],
            "articles": catalogue.texts(told),
            "waivers": catalogue.waivers_of(found, day),
            "related": [each.code for each in catalogue.related(found)],
        }
        answer: Response = tagged(request, WholeOut(whole).data)
        return answer


class Articles(Api):
    """/articles/"""

    reads = "law:read"

    @extend_schema(
        operation_id="articles_list",
        description=scoped("law:read", "The words of the articles that are kept, each in its versions."),
        parameters=[
            OpenApiParameter("law", {"type": "string", "maxLength": MOST_SIGNS}, description="The law, in full."),
            OpenApiParameter("number", {"type": "string", "maxLength": MOST_SIGNS}, description="The article, as 33."),
            *PAGE,
        ],
        responses={200: page_of(ArticleOut, "Article"), **problems()},
    )
    def get(self, request: Request) -> Response:
        """A page of articles."""
        only_known_parameters(request, "law", "number", "cursor", "page_size")
        asked = {name: text for name in ("law", "number") if (text := _text(request, name))}
        return self.page(StatuteArticle.objects.filter(**asked), ArticleOut, ("id",))


class ArticleOne(Api):
    """/articles/{law}/{number}/"""

    reads = "law:read"

    @extend_schema(
        operation_id="articles_read",
        description=scoped("law:read", "One article in the version that counts on the day; the law by its full name."),
        parameters=[ON, *TAGS],
        responses={200: ArticleOut, 304: UNCHANGED, **problems(404)},
    )
    def get(self, request: Request, law: str, number: str) -> Response:
        """The article."""
        only_known_parameters(request, "on")
        day = day_asked(request, "on")
        kept = [] if "\0" in law + number else list(StatuteArticle.objects.filter(law=law, number=number))
        row = catalogue.article_on(kept, day)
        if row is None:
            raise NotVisible("没有收入这一条。请核对法律名称的全称和条的序号。")
        answer: Response = tagged(request, ArticleOut(row).data)
        return answer


def _text(request: Request, name: str) -> str:
    text = request.query_params.get(name, "")
    if len(text) > MOST_SIGNS or "\0" in text:
        raise ValidationError({name: [f"最多 {MOST_SIGNS} 个字。"]})
    return text


def _yes_no(request: Request, name: str) -> bool | None:
    text = request.query_params.get(name)
    if text is None:
        return None
    if text not in YES_NO:
        raise ValidationError({name: ["请写 true 或者 false。"]})
    return YES_NO[text]
