"""A management command on this tree alone: no installation, no database, keys that protect nothing."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.databases import environment

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="casefile-manage-") as folder:
        os.environ.update(environment(Path(folder)))
        from django.core.management import execute_from_command_line

        execute_from_command_line(["manage.py", *sys.argv[1:]])
