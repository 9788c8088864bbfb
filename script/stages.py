"""The stages of the tests: each has its own exit code and time, and one that ran nothing has failed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROJECT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ARTEFACTS = PROJECT / "artefacts"
TYPED = ("enforcement/rules", "enforcement/kernel", "enforcement/embedded", "*/actions", "*/procedure")
TYPED += ("*/procedure.py", "enforcement/environment.py")
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=5")


@dataclass
class Outcome:
    """What one stage came to."""

    name: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0


def style() -> list[list[str]]:
    """The checks that read the code without running it."""
    typed = sorted({str(path.relative_to(PROJECT)) for pattern in TYPED for path in PROJECT.glob(pattern)})
    return [
        [str(BIN / "ruff"), "check", "--quiet", "."],
        [str(BIN / "mypy"), *typed],
        [str(BIN / "lint-imports")],
    ]


STAGES: dict[str, list[str]] = {
    "rules": ["tests/rules", "-p", "no:django"],
    "parallel": ["-n", "2", "--ignore=tests/rules", "-m", "not serial and not browser and not drill"],
    "serial": ["--ignore=tests/rules", "-m", "serial and not browser and not drill"],
    "browser": ["--ignore=tests/rules", "-m", "browser and not drill"],
    "drill": ["--ignore=tests/rules", "-m", "drill"],
}
WITH_CLUSTER = {"parallel", "serial", "browser"}
# What runs side by side: one process each, on databases of their own; what they say is printed one after the other.
SIDE_BY_SIDE = (("style", "rules"), ("parallel",), ("serial", "browser"), ("drill",))


def main(wanted: list[str]) -> int:
    """Run the wanted stages, or all of them; 0 only if each one ran and passed."""
    names = wanted or ["style", *STAGES]
    if unknown := set(names) - {"style", *STAGES}:
        print(f"No such stage: {', '.join(sorted(unknown))}. Stages: style, {', '.join(STAGES)}")
        return 2
    ARTEFACTS.mkdir(exist_ok=True)
    os.chdir(PROJECT)
    with throwaway_cluster() if WITH_CLUSTER & set(names) else nothing() as given:
        outcomes = [each for group in SIDE_BY_SIDE for each in together([n for n in group if n in names], given)]
    print("\n" + "\n".join(map(line, outcomes)))
    print(f"{sum(o.passed for o in outcomes)} passed, {sum(o.failed for o in outcomes)} failed")
    return 1 if any(outcome.code for outcome in outcomes) else 0


def together(names: list[str], given: dict[str, str]) -> list[Outcome]:
    """Stages side by side, and then what each of them said; a single one says it at once."""
    if len(names) < 2:
        return [run(name, given, None) for name in names]
    said = {name: ARTEFACTS / f"{name}.log" for name in names}
    with ThreadPoolExecutor(len(names)) as pool:
        outcomes = list(pool.map(lambda name: run(name, given, said[name]), names))
    for name in names:
        print(f"\n== {name}\n{said[name].read_text(encoding='utf-8', errors='replace')}", flush=True)
    return outcomes


def run(name: str, given: dict[str, str], said: Path | None) -> Outcome:
    """One stage; what it says goes to the file `said`, else to the screen."""
    print(f"\n== {name}" if said is None else f"-- {name} begins", flush=True)
    with said.open("wb") if said else nullcontext() as out:
        return _run(name, given, out)


def _run(name: str, given: dict[str, str], out: Any) -> Outcome:
    began = time.monotonic()
    told = {"stdout": out, "stderr": subprocess.STDOUT if out else None}
    if name == "style":
        codes = [subprocess.run(command, check=False, **told).returncode for command in style()]
        bad = sum(map(bool, codes))
        return Outcome(name, int(bad > 0), time.monotonic() - began, len(codes) - bad, bad)
    report = ARTEFACTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    environment = {**os.environ, **(given if name in WITH_CLUSTER else {})}
    command = [*PYTEST, f"--junit-xml={report}", *STAGES[name]]
    code = subprocess.run(command, env=environment, check=False, **told).returncode
    passed, failed = counted(report)
    if code == 0 and not passed:
        code = 5
    return Outcome(name, code, time.monotonic() - began, passed, failed + int(bool(code) and not failed))


def counted(report: Path) -> tuple[int, int]:
    """How many tests passed and failed; a skipped test did not pass."""
    if not report.exists():
        return 0, 0
    passed = failed = 0
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0)) + int(suite.get("skipped", 0))
        failed += bad
        passed += int(suite.get("tests", 0)) - bad
    return passed, failed


def line(outcome: Outcome) -> str:
    """One line of the summary."""
    counts = f"{outcome.passed} passed, {outcome.failed} failed"
    told = "ok" if outcome.code == 0 else f"FAILED (exit code {outcome.code})"
    return f"{outcome.name:10} {outcome.seconds:6.1f} s  {counts}  {told}"


@contextmanager
def throwaway_cluster() -> Iterator[dict[str, str]]:
    """One cluster for all stages that want one, so that the migrations run once."""
    with tempfile.TemporaryDirectory(prefix="casefile-stages-") as folder:
        note = Path(folder) / "cluster.json"
        child = subprocess.Popen([sys.executable, "-m", "enforcement.embedded", "throwaway", str(note)])
        try:
            end = time.monotonic() + 60
            while not note.exists():
                if child.poll() is not None or time.monotonic() > end:
                    raise SystemExit("The test cluster did not start.")
                time.sleep(0.05)
            yield {"TEST_CLUSTER": str(note)}
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait(60)


@contextmanager
def nothing() -> Iterator[dict[str, str]]:
    """No cluster."""
    yield {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
