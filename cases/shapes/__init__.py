"""What each act takes, as plain frozen shapes: forms, serializers, jobs and stories all build these."""

from __future__ import annotations

from cases.shapes.acts import *  # noqa: F403  # the shapes are the interface
from cases.shapes.ordinary import *  # noqa: F403
from cases.shapes.papers import *  # noqa: F403
