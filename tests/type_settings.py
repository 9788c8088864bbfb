"""Settings for the type checker's plugin, which has to load some."""

import os
import tempfile
from pathlib import Path

from tests.databases import environment

os.environ.update(environment(Path(tempfile.gettempdir()) / "casefile-types"))

from enforcement.settings import *  # noqa: F403  (the environment has to be there first)
