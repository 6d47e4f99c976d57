"""Two published frameworks and a way to put one in force."""

import datetime as dt
import hashlib

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.operations import assign_frameworks, publish_frameworks
from bontot.domain.catalogue.types import NewAssignment, NewFramework, Subject


def framework(slug, *, subject=Subject.CELL, version="2023.1", canonical=None):
    text = canonical or f'{{"id":"{slug}"}}'
    return NewFramework(
        slug=slug,
        version=version,
        subject=subject,
        canonical=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        valid_from=dt.date(2023, 5, 17),
    )


@pytest.fixture
def published(town, at):
    new = [
        framework("my-long"),
        framework("rieng"),
        framework("my-long-dang-bo", subject=Subject.COMMITTEE),
    ]
    assert publish_frameworks(actor=SYSTEM, at=at, frameworks=new) == {"published": 3}


@pytest.fixture
def put_in_force(published, at):
    def put(
        organization, slug, *, strand="bon-tot", since=dt.date(2023, 5, 31), until=None, types=()
    ):
        new = NewAssignment(organization, slug, "2023.1", strand, since, until, types)
        assign_frameworks(actor=SYSTEM, at=at, assignments=[new])

    return put
