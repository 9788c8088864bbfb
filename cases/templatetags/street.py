"""Filters of the street form."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.phrases import BLANK, PENALTY

register = template.Library()


@register.filter
def plain(amount: Decimal) -> str:
    """An amount as a number field takes it: no separators, no exponent."""
    return f"{amount:f}"


@register.filter
def with_penalty(line: str) -> SafeString:
    """The words to read aloud with a place where the script writes the penalty chosen; without it, a blank."""
    before, mark, after = line.partition(PENALTY)
    if not mark:
        return format_html("{}", line)
    return format_html("{}<b data-penalty-words>{}</b>{}", before, BLANK, after)
