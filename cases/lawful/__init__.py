"""What the law asks at each step: the rules of `enforcement/rules`, bundled by the step that asks them."""

from __future__ import annotations

from cases.lawful.ordinary import *  # noqa: F403  # the bundles are the table
from cases.lawful.simple import *  # noqa: F403
