"""How passwords are kept."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with OWASP's figures: 19 MiB, two passes, one lane.

    Django's own (100 MiB, eight lanes) cost most of a second on a machine with two cores, which one person
    trying passwords could use to stop the work of all others.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
