"""Findings of a refusal, grouped and with their buttons, for the pages of the kernel's middleware."""

from __future__ import annotations

import uuid
from typing import Any

from django import template

from cases.models import Case
from cases.views import mending

register = template.Library()


@register.simple_tag
def grouped(error: Any, findings: Any) -> list[mending.Group]:
    """The groups of a refusal; the case is named by the refusal itself, if there is one."""
    named = getattr(error, "extra", {}).get("case")
    case = Case.objects.filter(pk=uuid.UUID(named)).only("pk", "procedure", "state").first() if named else None
    return mending.groups(findings or (), mending.place_of(case) if case else mending.NOWHERE)


@register.simple_tag
def headline(findings: Any) -> str:
    """How many conditions are not met."""
    return mending.headline(findings or ())
