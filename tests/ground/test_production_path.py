"""The production path is valid, and made by the same steps as the rest."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import compose
import pytest
import yaml

from tests.databases import PROJECT

# The package's own console script returns 0 on failure; the program inside it does not.
COMPOSE = Path(compose.__file__).parent / "docker-compose"


def config(text: str | None = None, **given: str) -> subprocess.CompletedProcess[str]:
    source = ["-f", "-"] if text is not None else []
    command = [str(COMPOSE), *source, "config", "-q"]
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **given}
    return subprocess.run(
        command, cwd=PROJECT, env=environment, input=text, capture_output=True, text=True, check=False
    )


def test_the_compose_file_is_valid() -> None:
    done = config(ALLOWED_HOSTS="casefile.example")
    assert done.returncode == 0, done.stderr


def test_it_stops_with_the_name_of_what_is_not_set() -> None:
    done = config()
    assert done.returncode != 0
    assert "ALLOWED_HOSTS" in done.stderr


def test_a_broken_file_is_found() -> None:
    assert config("services:\n  web:\n    imagee: x\n").returncode != 0


def test_every_program_has_a_health_check_and_no_secret_in_clear() -> None:
    services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    assert set(services) == {"postgres", "redis", "migrate", "web", "worker", "papers", "beat"}
    for name, service in services.items():
        assert name == "migrate" or "healthcheck" in service, name
        for key, value in service.get("environment", {}).items():
            secret = any(word in key for word in ("SECRET", "KEY", "PASSWORD", "DATABASE"))
            assert not secret or str(value).startswith("/run/secrets/"), key


@pytest.mark.parametrize("step", ["script/system", "script/bootstrap", "USER casefile"])
def test_the_image_is_built_by_the_same_steps_and_does_not_run_as_root(step: str) -> None:
    assert step in (PROJECT / "Dockerfile").read_text(encoding="utf-8")


def test_scripts_are_posix_and_locks_carry_no_addresses() -> None:
    for path in [*(PROJECT / "script").iterdir(), PROJECT / "docker" / "roles.sh"]:
        if path.is_file() and path.suffix != ".py":
            assert subprocess.run(["sh", "-n", str(path)], check=False).returncode == 0, path
    for path in PROJECT.glob("requirements*.lock"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
