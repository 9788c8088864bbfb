"""Whole request bodies: a shape, the time of the act, and the written reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rest_framework.request import Request

from cases.actions.table import Doing
from cases.api.given import ordinary, steps
from cases.api.given.opening import OpeningIn
from cases.shapes import Act
from enforcement.api.fields import PastMoment, Reasons
from enforcement.api.shapes import Shaped
from enforcement.kernel import clock

OF_THE_ACT = frozenset({"at", "reasons"})


class ActBody(Shaped):
    """A shape with the two fields every act has beside it."""

    at = PastMoment(
        required=False, help_text="When the act happened; now when left out. A late entry is marked in the file."
    )
    reasons = Reasons(required=False, help_text="Written reasons by the code of the finding that asked for them.")

    def parts(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parts of the shape alone."""
        return {name: part for name, part in super().parts(values).items() if name not in OF_THE_ACT}

    def given(self) -> Any:
        """The shape of a valid body."""
        return self.make(self.validated_data)

    def act(self, request: Request, expects: int | None = None) -> Act:
        """Who acts, when, and why; `expects` is the version the client decided on."""
        now = clock.now()
        values = self.validated_data
        return Act(
            by=request.user,
            at=min(values.get("at", now), now),
            now=now,
            reasons=values.get("reasons", {}),
            expects=expects,
        )


class OpeningRequest(ActBody, OpeningIn):
    """Opening a case."""


class RegistrationRequest(ActBody, ordinary.RegistrationIn):
    """Registering a case for filing."""


@cache
def body_of(doing: Doing) -> type[ActBody]:
    """The request body of a step. A step taken now has no `at`: it cannot be back-dated."""
    inner = {**steps.BODIES, **ordinary.BODIES}[doing.shape]
    name = "".join(part.capitalize() for part in doing.step.name.split("-"))
    parts: dict[str, Any] = {"__doc__": inner.__doc__, "__module__": __name__}
    if doing.step.at_now:
        parts["at"] = None
    return type(f"{name}Request", (ActBody, inner), parts)
