"""The procedure, whole: the simple and the ordinary one, and the steps they share. Start here.

`simple` and `ordinary` each tell the life of a case on one screen; `step` says what a row means.
"""

from __future__ import annotations

from cases.procedure import ordinary, shared, simple
from cases.procedure.ordinary import *  # noqa: F403  # the rows are the table
from cases.procedure.shared import *  # noqa: F403
from cases.procedure.simple import *  # noqa: F403
from cases.procedure.step import *  # noqa: F403
from cases.procedure.step import NOWHERE, Step


def _rows(module: object) -> list[Step]:
    return [value for value in vars(module).values() if isinstance(value, Step)]


# In the order of a case's life: simple, ordinary, shared.
STEPS: tuple[Step, ...] = (*_rows(simple), *_rows(ordinary), *_rows(shared))
BY_NAME = {step.name: step for step in STEPS}
FIRST_STATES = tuple(sorted(step.arrives for step in STEPS if NOWHERE in step.leaves))
