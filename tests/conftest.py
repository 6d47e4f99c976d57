"""
The database under the tests: one private server a run, one migrated template, a clone for each worker.
"""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.support.database import ROOT, Database, clone, dropped, served, template


# Playwright keeps a loop running in the thread of the tests after a browser test; the pages stay synchronous
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

_PREPARE = (
    "import django; django.setup();"
    "from bontot.interfaces.shared.static_files import prepare_static; prepare_static()"
)


def pytest_sessionstart(session: pytest.Session) -> None:
    """
    What pages are served with stands before any worker asks for it: a fresh clone has none.
    """
    if not hasattr(session.config, "workerinput"):
        subprocess.run(
            [sys.executable, "-c", _PREPARE],
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "bontot.project.settings"},
            check=True,
        )


@pytest.fixture(scope="session")
def database_server() -> Iterator[Database]:
    """
    A running server with the roles: the one DATABASE_URL names, or a private one shared by the workers.
    """
    with served() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_template(database_server: Database) -> Database:
    """
    A database with every table and nothing in them; clone it, never write to it.
    """
    return template(database_server)


@pytest.fixture(scope="session")
def django_db_setup(migrated_template: Database, django_db_blocker) -> Iterator[None]:
    """
    pytest-django's hook: the clone that `db` works in, as the application's role.
    """
    from django.db import connections  # noqa: PLC0415 - after django.setup()

    from bontot.project.database import use  # noqa: PLC0415 - after django.setup()

    with dropped(clone(migrated_template)) as database, django_db_blocker.unblock():
        before = {name: os.environ.get(name) for name in ("DATABASE_URL", "BONTOT_OWNER_URL")}
        use(database.app_url, database.owner_url)
        yield
        connections.close_all()
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@pytest.fixture
def fresh_database(migrated_template: Database) -> Iterator[Database]:
    """
    A migrated database of this test's own, for several connections or processes.
    """
    with dropped(clone(migrated_template)) as database:
        yield database
