"""A published version never changes, by an operation or by SQL."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.catalogue.conftest import framework

from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.models import FrameworkVersion
from bontot.domain.catalogue.operations import publish_frameworks
from bontot.domain.catalogue.types import VersionPublished


def test_other_contents_are_refused(published, at):
    with pytest.raises(VersionPublished):
        publish_frameworks(
            actor=SYSTEM, at=at, frameworks=[framework("my-long", canonical='{"id":"khac"}')]
        )


def test_the_same_again_changes_nothing(published, at):
    again = publish_frameworks(actor=SYSTEM, at=at, frameworks=[framework("my-long")])
    assert again == {"published": 0}


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(canonical="{}"),
        lambda rows: rows.delete(),
    ],
)
def test_sql_cannot_change_one(published, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change(FrameworkVersion.objects.filter(slug="my-long"))
    assert connection.is_usable()
