"""A database of its own for the sample year: it is committed, and nothing else may find it."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from tests.support.database import Database, clone, dropped

from bontot.project.database import use


@pytest.fixture(scope="module")
def empty_database(
    migrated_template: Database, django_db_setup, django_db_blocker
) -> Iterator[Database]:
    """A migrated database that stays for the tests of one module; the one before is used again afterwards."""
    before = {name: os.environ[name] for name in ("DATABASE_URL", "BONTOT_OWNER_URL")}
    with dropped(clone(migrated_template)) as database, django_db_blocker.unblock():
        use(database.app_url, database.owner_url)
        try:
            yield database
        finally:
            connections.close_all()
            use(before["DATABASE_URL"], before["BONTOT_OWNER_URL"])
