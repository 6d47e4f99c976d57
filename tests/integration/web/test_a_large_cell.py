"""
The largest cell of the sample year, 116 members: its pages ask no more and weigh no more than those of any other.
"""

import datetime as dt
import gzip

import pytest
from django.test import Client
from tests.integration.web.test_queries_of_the_month import _within
from tests.support.forms import kept

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.types import SYSTEM
from bontot.samples.ids import of_organization


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/sinh-hoat/pl_07/2025-01/"
#: A page with its style sheet and scripts stays below 60 kB; those take 28 kB of it.
MOST_BYTES = 32_000
PASSWORD = "mot-thang-cua-bi-thu"  # noqa: S105 - of an account that lives as long as a test


@pytest.fixture
def secretary(visitors, settings):
    """
    The secretary of the largest cell, in January.
    """
    settings.TODAY = dt.date(2025, 1, 20)
    grant = NewGrant(of_organization("PL-07"), Role.SECRETARY, dt.date(2024, 1, 1))
    create_accounts(
        actor=SYSTEM,
        at=dt.datetime(2025, 1, 20, 8, tzinfo=dt.UTC),
        accounts=[NewAccount("pl07", "Bí thư PL-07", password=PASSWORD, grants=[grant])],
    )
    client = Client()
    assert client.login(username="pl07", password=PASSWORD)
    return client


def _light(client, path):
    _within(client, path)
    assert len(gzip.compress(client.get(path).content, 6)) < MOST_BYTES, path


def test_its_pages_are_as_light_as_any(secretary):
    for path in (
        "/",
        "/dang-vien/pl_07/",
        "/sinh-hoat/pl_07/",
        "/nhiem-vu/pl_07/",
        "/ket-qua/pl_07/2024/",
    ):
        _light(secretary, path)


def test_its_month_is_as_light_as_any_in_every_stage(secretary):
    _light(secretary, f"{MONTH}so-ghi/")
    kept(secretary, MONTH, "lich", kind="regular", day="2025-01-20", time="00:01")
    _light(secretary, MONTH)
    kept(secretary, MONTH, "bat-dau", day="2025-01-20", time="00:01")
    kept(secretary, MONTH, "diem-danh")
    _light(secretary, MONTH)
    kept(secretary, MONTH, "het-gio", day="2025-01-20", time="00:02")
    _light(secretary, MONTH)
