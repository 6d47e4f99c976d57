"""
The pages in this process: the sample year behind them, today the demo's day.
"""

import datetime
import os
from collections.abc import Iterator

import pytest
from tests.support.site import sampled

from bontot.interfaces.shared.static_files import prepare_static
from bontot.project.database import use


@pytest.fixture(scope="module")
def site(migrated_template, django_db_blocker, worker_id) -> Iterator[None]:
    """
    The sample year, as the application's role: a copy a module, so that no module reads what another wrote.
    """
    from django.conf import settings  # noqa: PLC0415 - after django.setup()
    from django.db import connections  # noqa: PLC0415 - after django.setup()
    from django.test.utils import override_settings  # noqa: PLC0415 - after django.setup()

    kept = {name: os.environ.get(name) for name in ("DATABASE_URL", "BONTOT_OWNER_URL")}
    before = {alias: dict(settings.DATABASES[alias]) for alias in settings.DATABASES}
    with sampled(migrated_template) as database, django_db_blocker.unblock():
        use(database.app_url, database.owner_url)
        prepare_static()
        # The paths of the catalogues again: Django reads them anew, now that they are compiled
        demo = override_settings(
            DEMO=True,
            TODAY=datetime.date(2024, 12, 31),
            LOCALE_PATHS=list(settings.LOCALE_PATHS),
        )
        with demo:
            yield
        connections.close_all()
    for alias, values in before.items():
        settings.DATABASES[alias].update(values)
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="module")
def visitors(site):
    """
    A client for each account of the sample year, signed in, and one for nobody.
    """
    from django.test import Client  # noqa: PLC0415 - after django.setup()

    from bontot.samples.accounts import ACCOUNTS  # noqa: PLC0415 - after django.setup()

    clients = {"nobody": Client()}
    for account in ACCOUNTS:
        client = Client()
        answer = client.post(
            "/dang-nhap/", {"login": account.username, "password": account.password}
        )
        assert answer.status_code == 302, answer.content.decode()
        clients[account.role.value] = client
    return clients


@pytest.fixture(autouse=True)
def _undone(request) -> Iterator[None]:
    """
    Take back what a test wrote in the sample year: the next one, whichever it is, finds what its module began with.

    A test marked `keeps` commits, for another process to read.
    """
    if "site" not in request.fixturenames or request.node.get_closest_marker("keeps"):
        yield
        return
    from django.db import transaction  # noqa: PLC0415 - after django.setup()

    whole = transaction.atomic()
    whole._from_testcase = True  # as Django's own TestCase: operations ask to be the outermost
    with whole:
        yield
        transaction.set_rollback(True)
