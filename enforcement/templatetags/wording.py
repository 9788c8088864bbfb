"""The filters of `enforcement.wording`, for templates; and the icons."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from enforcement import wording
from enforcement.rules import masking

register = template.Library()

register.filter("day", wording.day_words)
register.filter("moment", wording.moment_words)
register.filter("short_day", wording.short_day)
register.filter("yuan_signed", wording.yuan_signed)
register.filter("clause", wording.clause)
register.filter("mask_name", masking.mask_name)
register.filter("mask_phone", masking.mask_phone)
register.filter("mask_identity", masking.mask_identity)

ICONS = {
    "desk": '<path d="M3 11 12 4l9 7M5.5 9.5V20h13V9.5"/>',
    "case": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "camera": '<path d="M4 7h4l1.5-2h5L16 7h4v12H4z"/><circle cx="12" cy="13" r="3.5"/>',
    "bell": '<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/>',
    "eye": '<path d="M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7z"/><circle cx="12" cy="12" r="3"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "file": '<path d="M6 3h8l4 4v14H6zM14 3v4h4"/>',
    "sum": '<path d="M6 3h12v18H6zM9 7h6M9 12h1M14 12h1M9 16h1M14 16h1"/>',
    "tick": '<path d="m4.5 12.5 5 5 10-11"/>',
    "gear": '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2'
    'M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"/>',
}


@register.filter
def money(value: Any) -> str:
    """`￥100,000`; cents only when there are any."""
    return wording.money_words(value)


@register.filter
def money_exact(value: Any) -> str:
    """`￥100,000.00`, where it is decided or paid."""
    return wording.money_words(value, exact=True)


@register.filter
def iso_day(value: str) -> str:
    """A day stored as text, `2026-11-23`, with its weekday."""
    return wording.day_words(date.fromisoformat(value))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; words must stand beside it, visible or hidden."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', mark_safe(ICONS[name])
    )  # our own constants
