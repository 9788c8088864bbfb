"""One named address for each step of the procedure, made from the table; a state is never patched."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.actions.rehearsal import LOOKED_AT, look_at
from cases.actions.table import BY_STEP, DOINGS, Doing
from cases.api import examples
from cases.api.given.acts import ActBody, body_of
from cases.api.shown.cases import CaseOut
from cases.api.shown.file import Look
from cases.api.views.answers import case_answer, look_answer, version_expected
from cases.models import Case
from cases.procedure import Step
from cases.reading.visible import visible_case, visible_version
from enforcement.api.schema import (
    ETAG,
    IDEMPOTENCY_KEY,
    IF_MATCH,
    IF_MATCH_OPTIONAL,
    REPLAYED,
    posting,
    scoped,
)
from enforcement.api.shapes import read_body
from enforcement.api.views import Api
from enforcement.kernel.idempotency import once
from enforcement.kernel.reading import reading_once


class StepView(Api):
    """/cases/{id}/{step}/"""

    doing: ClassVar[Doing]
    body: ClassVar[type[ActBody]]

    def take(self, request: Request, pk: uuid.UUID) -> Response:
        """Takes the step through the one door, and answers the case as it then stands."""
        case = visible_version(request.user, pk)
        body = read_body(self.body, request)
        expects = version_expected(request, case, required=self.doing.step.decides)
        with reading_once():
            self.doing.action(case.pk, body.given(), body.act(request, expects))
            return case_answer(request, case.pk)


def about(step: Step) -> str:
    """What the OpenAPI file says of a step: states, roles, time, article."""
    words = {choice.value: choice.label for choice in Case.State}
    leaves = ", ".join(f"`{state}` ({words[state]})" for state in sorted(step.leaves))
    arrives = f"`{step.arrives}` ({words[step.arrives]})" if step.arrives else "the same state"
    whose = " It is for one of the two handlers." if step.handler_only else ""
    whose += " It is not for a handler of the case." if step.other_than_handlers else ""
    when = " It happens now: it cannot be back-dated." if step.at_now else ""
    only = f" Only in the {step.procedure} procedure." if step.procedure else ""
    text = f"{step.title}.{only} Leaves {leaves}; arrives in {arrives}. Roles: {', '.join(sorted(step.roles))}.{whose}{when}"
    return scoped("cases:write", f"{text}\n\nLaw: {step.article}.")


def described(doing: Doing) -> Any:
    """The decorator that puts a step into the OpenAPI file."""
    step = doing.step
    return extend_schema(
        operation_id=f"step_{step.name.replace('-', '_')}",
        summary=step.title,
        description=about(step),
        tags=["steps"],
        parameters=[IF_MATCH if step.decides else IF_MATCH_OPTIONAL, IDEMPOTENCY_KEY, ETAG, REPLAYED],
        request=body_of(doing),
        responses={200: CaseOut, **posting(404, 412, 428)},
        examples=[*examples.BY_STEP.get(step.name, ())],
    )


def view_of(doing: Doing) -> type[StepView]:
    """The view of one step."""

    @described(doing)  # type: ignore[untyped-decorator]  # the decorator of the library has no types
    @once
    def post(self: StepView, request: Request, pk: uuid.UUID) -> Response:
        """Takes the step."""
        return self.take(request, pk)

    name = "".join(part.capitalize() for part in doing.step.name.split("-"))
    parts = {"doing": doing, "body": body_of(doing), "post": post, "__module__": __name__}
    return type(f"{name}Step", (StepView,), {**parts, "__doc__": f"/cases/{{id}}/{doing.step.name}/"})


STEP_VIEWS = {doing.step.name: view_of(doing) for doing in DOINGS}


class StepPreview(Api):
    """/cases/{id}/{step}/preview/"""

    http_method_names = ("post",)
    doing: ClassVar[Doing]
    body: ClassVar[type[ActBody]]

    def look(self, request: Request, pk: uuid.UUID) -> Response:
        """What the law would say, asked of the case as it stands."""
        case = visible_case(request.user, pk)
        body = read_body(self.body, request)
        act = body.act(request)
        return look_answer(look_at(self.doing.step, case, body.given(), act), act)


def preview_of(doing: Doing) -> type[StepPreview]:
    """The view that looks at one step without taking it."""
    step = doing.step

    @extend_schema(
        operation_id=f"step_{step.name.replace('-', '_')}_preview",
        summary=f"{step.title}（预览）",
        description=scoped(
            "cases:write",
            "What the law would say if this account took the step now; nothing is stored or locked. Whoever sees the "
            "case may ask; the same findings stand in a refusal of the step.",
        ),
        tags=["steps"],
        request=body_of(doing),
        responses={200: Look, **posting(404)},
        examples=[*examples.BY_STEP.get(step.name, ())],
    )
    def post(self: StepPreview, request: Request, pk: uuid.UUID) -> Response:
        """Looks at the step."""
        return self.look(request, pk)

    name = "".join(part.capitalize() for part in step.name.split("-"))
    parts = {"doing": doing, "body": body_of(doing), "post": post, "__module__": __name__}
    return type(f"{name}Preview", (StepPreview,), {**parts, "__doc__": f"/cases/{{id}}/{step.name}/preview/"})


PREVIEWS = {name: preview_of(BY_STEP[name]) for name in LOOKED_AT}
