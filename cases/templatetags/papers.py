"""Words of a paper that no line end may divide: certificate, case and telephone numbers."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Longer words are divided all the same: a line holds 28 characters and must not leave the margins.
_KEPT = re.compile(
    "执法证号[0-9A-Za-z]{1,18}(?![0-9A-Za-z])"
    "|(?:案号)?(?<![0-9A-Za-z-])[0-9A-Za-z]{1,8}(?:-[0-9A-Za-z普简]{1,10}){1,3}(?![0-9A-Za-z-])"
)


@register.filter
def kept(text: str) -> SafeString:
    """The text with those numbers held together."""
    escaped = str(conditional_escape(text))
    return mark_safe(_KEPT.sub(r'<span class="kept">\g<0></span>', escaped))  # escaped one line above
