"""Fills the template database with the cast; run by `tests.databases` in a process of its own, as the app role."""

from __future__ import annotations

import django

if __name__ == "__main__":
    django.setup()
    from tests import cast

    cast.load()
