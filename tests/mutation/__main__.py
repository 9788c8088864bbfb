"""python -m tests.mutation [NAME…]: breaks each rule, runs tests/rules, lists any break that no test saw."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutation.breaks import Break, all_breaks

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds for one broken run, so that an endless loop ends

# A process of its own for each break: the module is replaced before any test imports it.
RUN = """
import importlib.abc, importlib.util, sys
name, source = sys.argv[1], sys.stdin.read()
class Broken(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, full, path=None, target=None):
        return importlib.util.spec_from_loader(full, self) if full == name else None
    def exec_module(self, module):
        exec(compile(source, name, 'exec'), vars(module))
sys.meta_path.insert(0, Broken())
import pytest
sys.exit(pytest.main(['tests/rules', '-x', '-q', '-p', 'no:django', '-p', 'no:cacheprovider', '--no-header']))
"""


def is_seen(broken: Break) -> bool:
    """Whether a test falls. A run that never ends counts as seen."""
    command = [sys.executable, "-c", RUN, f"enforcement.rules.{broken.module}"]
    given = {**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": os.devnull}
    try:
        ran = subprocess.run(
            command, input=broken.source, text=True, cwd=ROOT, env=given, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return True
    return ran.returncode != 0


def main() -> int:
    """Prints each break that went unseen; returns 1 when there is any."""
    assert importlib.util.find_spec("pytest") is not None
    breaks = list(all_breaks(set(sys.argv[1:])))
    print(f"{len(breaks)} breaks", flush=True)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        unseen = [broken for broken, seen in zip(breaks, pool.map(is_seen, breaks), strict=True) if not seen]
    for broken in unseen:
        print(f"unseen  {broken.name}")
    print(f"{len(breaks) - len(unseen)} seen, {len(unseen)} unseen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
