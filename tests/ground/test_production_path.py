"""The production path is valid, and made by the same steps as the rest."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import compose
import pytest
import yaml
from django.test import Client, override_settings

from enforcement import environment as reading
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


def test_the_health_check_asks_by_a_name_that_is_allowed() -> None:
    web = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]["web"]
    allowed = re.sub(r"\$\{[^}]*\}", "a.example", web["environment"]["ALLOWED_HOSTS"])
    address = re.search(r"http://([^/']+)(/[^']*)", web["healthcheck"]["test"][-1])
    assert address
    with override_settings(ALLOWED_HOSTS=allowed.split(",")):
        assert Client(raise_request_exception=False).get(address[2], headers={"Host": address[1]}).status_code == 200
        assert Client().get("/livez", headers={"Host": "b.example"}).status_code == 400


def secrets_in(folder: Path) -> dict[str, str]:
    done = subprocess.run([PROJECT / "script" / "secrets", folder], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_the_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    named = yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))["secrets"]
    made = secrets_in(tmp_path / "secrets")
    assert set(made) == set(named)
    assert secrets_in(tmp_path / "secrets") == made, "what is there is never replaced"
    assert set(secrets_in(tmp_path / "others").values()).isdisjoint(made.values())
    assert made["app_password"] == reading.database(made["database_url"])["PASSWORD"]
    assert made["owner_password"] == reading.database(made["database_owner_url"])["PASSWORD"]
    assert reading.secret(made["secret_key"])
    assert reading.keys(made["data_keys"]) and reading.key(made["lookup_key"]) and reading.key(made["checkpoint_key"])
    assert (tmp_path / "secrets").stat().st_mode & 0o077 == 0


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
