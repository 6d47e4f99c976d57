"""Fifty issuers at once take 1 to 50; a rollback leaves no gap."""

import datetime as dt
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.integration.conftest import AT, name_id, town_units

from bontot.domain.audit.queries import reading
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.documents.queries import numbers_of
from bontot.domain.documents.steps import take_number
from bontot.domain.documents.types import Numbering
from bontot.domain.orgtree.operations import create_organizations
from bontot.project.database import use


ISSUERS = 50
PAPER = Numbering(name_id("hoa_sen"), "CB", "NQ", "2020-2025", dt.date(2024, 5, 3))


class GivenUp(Exception):
    """Somebody changes their mind before the paper is issued."""


@pytest.fixture(autouse=True)
def _own_database(fresh_database, django_db_setup, django_db_blocker):
    names = ("DATABASE_URL", "BONTOT_OWNER_URL")
    before = [os.environ[name] for name in names]
    with django_db_blocker.unblock():
        use(fresh_database.app_url, fresh_database.owner_url)
        create_organizations(actor=SYSTEM, at=AT, organizations=town_units())
        yield
        use(*before)


def issue(number: int | None = None, *, give_up: bool = False) -> int:
    with writing("test.issue", actor=SYSTEM, at=AT) as write:
        given = take_number(write, PAPER)
        if give_up:
            raise GivenUp(number)
        return given


def at_once(do):
    start = threading.Barrier(ISSUERS)

    def run(number):
        try:
            start.wait()
            return do(number)
        except GivenUp:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(ISSUERS) as pool:
        return list(pool.map(run, range(ISSUERS)))


def book():
    with reading(SYSTEM):
        return numbers_of(PAPER.organization_id, "CB", "NQ", "2020-2025")


def test_fifty_at_once_take_one_to_fifty():
    assert sorted(at_once(issue)) == list(range(1, ISSUERS + 1))
    assert (book().gaps, book().next) == ((), ISSUERS + 1)


def test_those_who_give_up_leave_no_gap():
    given = at_once(lambda number: issue(number, give_up=number % 2 == 0))
    issued = sorted(number for number in given if number is not None)
    assert issued == list(range(1, ISSUERS // 2 + 1))
    assert (book().gaps, book().next) == ((), ISSUERS // 2 + 1)
