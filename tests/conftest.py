"""Fixtures for every test. Nothing of Django is imported until a test asks for it: tests/rules runs without."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.databases import Run

_RUN = pytest.StashKey["Run | None"]()
_FOLDER = pytest.StashKey[Path]()


def _uses_django(config: pytest.Config) -> bool:
    return bool(config.pluginmanager.hasplugin("django"))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give Django its settings before its plugin asks for them."""
    config.stash[_RUN] = None
    if not _uses_django(config):
        return
    if "DJANGO_SETTINGS_MODULE" in os.environ and not hasattr(config, "workerinput"):
        raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: tests bring their own settings.")
    from tests.databases import environment

    folder = config.stash[_FOLDER] = Path(tempfile.mkdtemp(prefix="casefile-tests-"))
    os.environ.pop("DATABASE_OWNER_URL", None)
    os.environ.update(environment(folder))
    from django.conf import settings

    import enforcement.celery  # noqa: F401  (as in the web server: jobs are sent through the project's application)

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Parallel workers share the cluster of the process that started them."""
    if _uses_django(node.config):
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        node.workerinput["cluster"] = _run(node.config).described()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the cluster and the folder of this process."""
    if (run := config.stash.get(_RUN, None)) is not None:
        run.end()
    if (folder := config.stash.get(_FOLDER, None)) is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _run(config: pytest.Config) -> Run:
    if (run := config.stash[_RUN]) is None:
        from tests.databases import Run

        run = config.stash[_RUN] = Run.begin(getattr(config, "workerinput", {}).get("cluster"))
    return run


@pytest.fixture(scope="session")
def cluster_run(pytestconfig: pytest.Config) -> Run:
    """The throw-away cluster of this run."""
    return _run(pytestconfig)


@pytest.fixture(scope="session")
def test_database(cluster_run: Run) -> Iterator[str]:
    """The name of this process's own database."""
    name = f"test_{os.getpid()}"
    cluster_run.fresh(name)
    yield name
    cluster_run.cluster.drop_database(name)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, cluster_run: Run, test_database: str
) -> Iterator[None]:
    """Django's database is ours, used as ``app``; a flush makes it again from the migrated template."""
    from django.db import connections
    from django.test import TransactionTestCase

    from tests.databases import point_django_at

    def renew(self: TransactionTestCase) -> None:
        # `app` may not TRUNCATE, and nobody may empty the record: the database is replaced instead.
        connections.close_all()
        cluster_run.fresh(test_database)

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        point_django_at(cluster_run.cluster, test_database)
        patch.setattr(TransactionTestCase, "_fixture_teardown", renew)
        yield
        connections.close_all()


@pytest.fixture
def as_owner(cluster_run: Run, test_database: str) -> Iterator[Any]:
    """A psycopg connection as ``owner`` to this process's database: what whoever migrates could do."""
    import psycopg

    with psycopg.connect(cluster_run.cluster.url("owner", test_database), autocommit=True) as connection:
        yield connection


@pytest.fixture
def as_superuser(cluster_run: Run, test_database: str) -> Iterator[Any]:
    """A psycopg connection as superuser, for tests of tampering: somebody who owns the machine."""
    with cluster_run.cluster.administer(test_database) as connection:
        yield connection
