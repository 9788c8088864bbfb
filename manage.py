#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys


def main() -> None:
    """Run one management command with the project's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enforcement.settings")
    from django.core.management import execute_from_command_line

    import enforcement.celery  # noqa: F401  (makes the broker settings current for everything run here)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
