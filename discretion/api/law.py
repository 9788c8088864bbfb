"""The calculators: questions in, answers out, nothing stored; a list is answered in its order."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from discretion.api import shapes
from discretion.calculators import answering
from discretion.calculators.rows import StoredLaw
from enforcement.api.schema import problems, scoped
from enforcement.api.shapes import only_known_parameters
from enforcement.api.views import Api
from enforcement.kernel import clock
from enforcement.kernel.errors import Invalid
from enforcement.rules.questions import BadQuestion

BATCH = "A list of up to 1,000 questions is answered by a list in the same order, with `error` in place of a bad one."
REFUSED = problems(413, 415)
PENALTY = {
    "violation": {"name": "外立面不合容貌标准", "min": 500, "max": 5000, "precondition": "overdue"},
    "party": {"kind": "unit"},
    "benchmark": [{"name": "一般", "min": 2000, "max": 3500}, {"name": "从重", "min": 3500, "max": 5000}],
    "tier": "从重",
    "circumstances": {"corrected": False},
    "act_on": "2025-09-01",
    "found_on": "2025-09-02",
    "decided_on": "2025-10-20",
    "noticed": {"fine": 4800, "on": "2025-10-09"},
    "proposed": {"fine": 4800},
    "reasons": {},
}


class Calculator(Api):
    """One POST that reads; it asks for the scope of reading."""

    reads = "law:read"
    writes = "law:read"
    http_method_names = ("post",)  # type: ignore[assignment]  # fewer than the base
    ask: ClassVar[Any]
    takes: ClassVar[dict[str, Any]]

    def answered(self, request: Request) -> Response:
        """The answer, or the answers of a list."""
        only_known_parameters(request)
        law, today, ask = StoredLaw(), clock.local_day(clock.now()), type(self).ask
        if not isinstance(request.data, list):
            return Response(self._one(request.data, lambda each: ask(each, law, today)))
        if len(request.data) > shapes.MOST:
            raise Invalid(fields={"body": [f"一次最多 {shapes.MOST} 项。请分批提交。"]})
        answers, _ = answering.batch(request.data, lambda each: ask(each, law, today))
        return Response(answers)

    def _one(self, question: object, ask: answering.Ask) -> answering.Answer:
        """One answer. What could be read although the file does not describe it is refused all the same."""
        try:
            answer = ask(question)
        except BadQuestion as error:
            raise Invalid(fields={error.field: [error.says]}) from None
        if place := shapes.misshapen(self.takes, question):
            raise Invalid(fields={place: ["这一项的写法与接口说明不符。请对照 OpenAPI 文件改正。"]})
        return answer


class DueDates(Calculator):
    """/law/due/"""

    ask = staticmethod(answering.due_date)
    takes = shapes.DUE

    @extend_schema(
        operation_id="law_due",
        description=scoped(
            "law:read", f"The due date of a rule of the catalogue. {BATCH}\n\n{shapes.table_of_codes()}"
        ),
        request=shapes.one_or_many(shapes.DUE),
        responses={200: shapes.answered(shapes.DUE_ANSWER), **REFUSED},
        examples=[
            OpenApiExample(
                "Request for a hearing", {"code": "PRE-06", "from": "2025-09-26", "params": {}}, request_only=True
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """The due date."""
        return self.answered(request)


class LateFees(Calculator):
    """/law/late-fee/"""

    ask = staticmethod(answering.late_fee)
    takes = shapes.LATE_FEE

    @extend_schema(
        operation_id="law_late_fee",
        description=scoped("law:read", f"The late fee 加处罚款 at the end of a day. {BATCH}"),
        request=shapes.one_or_many(shapes.LATE_FEE),
        responses={200: shapes.answered(shapes.LATE_FEE_ANSWER), **REFUSED},
        examples=[
            OpenApiExample(
                "Stopped by a reconsideration",
                {"fine": "2000", "due": "2025-10-11", "on": "2025-12-31", "stopped": [["2025-10-21", "2025-12-19"]]},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        """The late fee."""
        return self.answered(request)


class Penalties(Calculator):
    """/law/penalty/"""

    ask = staticmethod(answering.penalty)
    takes = shapes.penalty_schema()

    @extend_schema(
        operation_id="law_penalty",
        description=scoped(
            "law:read",
            "Judges a proposed penalty by the rules of a case. A finding that asks a reason is answered by a text in "
            f"`reasons` under its code. {BATCH} The schema is also published as `static/law/penalty.schema.json`.",
        ),
        request=shapes.one_or_many(shapes.penalty_schema()),
        responses={200: shapes.answered(shapes.PENALTY_ANSWER), **REFUSED},
        examples=[OpenApiExample("Near the top, inside its tier", PENALTY, request_only=True)],
    )
    def post(self, request: Request) -> Response:
        """The verdict."""
        return self.answered(request)
