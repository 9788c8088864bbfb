"""Public look-ups by number are answered a few times to one address and then rest, so that nothing can be tried out."""

from __future__ import annotations

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.http import HttpRequest

MOST, SECONDS = 20, 600
MINUTES = SECONDS // 60


def _key(request: HttpRequest, what: str) -> str:
    return f"{what}:{get_client_ip_address(request)}"


def tired(request: HttpRequest, what: str) -> bool:
    """Whether this address has used up its look-ups for a while."""
    return int(cache.get(_key(request, what), 0)) >= MOST


def count(request: HttpRequest, what: str) -> None:
    """One look-up more."""
    key = _key(request, what)
    if cache.add(key, 1, SECONDS):
        return
    try:
        cache.incr(key)
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, SECONDS)
