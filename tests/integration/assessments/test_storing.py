"""A table of results goes in at once: only what changed, the older rows stay, what it refers to must be there."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import numpy as np
import psycopg
import pytest
from psycopg import errors, sql

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.steps.storing import Batch, identifiers, store
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import Subject
from bontot.engine import Table, evaluate_table
from bontot.frameworks import load
from bontot.primitives.errors import Refused
from bontot.primitives.periods import Period


pytestmark = pytest.mark.django_db
YEAR = Period(2024)
TODAY = dt.date(2024, 12, 31)


@pytest.fixture
def cells(my_long):
    return sorted((my_long.hoa_sen, my_long.tra_my, my_long.truong))


@pytest.fixture
def put_away(my_long, cells, at):
    def put_away(facts, organizations=None, **wrong):
        framework = load("my-long")
        ids = organizations or cells
        found = frameworks_in_force([my_long.hoa_sen], subject=Subject.CELL, on=TODAY)
        matrix = np.array(facts, np.int32)
        result = evaluate_table(framework, Table.of(framework, list(matrix.T)))
        raw = identifiers(ids)
        in_force = replace(found[my_long.hoa_sen]["bon-tot"], **wrong)
        batch = Batch(in_force, raw, YEAR, matrix, result)
        with writing("test.store", actor=SYSTEM, at=at):
            return int(store(batch, at=at, position=7).sum())

    return put_away


@pytest.fixture
def facts(my_long):
    """Rows in which everything is unknown, but for one that does not apply."""
    rows = np.full((3, load("my-long").width), -1)
    rows[1] = -2
    return rows.tolist()


def test_every_row_is_stored_as_it_was_evaluated(put_away, facts, cells):
    assert put_away(facts) == 3
    stored = {one.organization_id: one for one in Evaluation.objects.filter(current=True)}
    framework = load("my-long")
    for organization, row in zip(cells, facts, strict=True):
        one = stored[organization]
        assert (one.facts, one.strand, one.audit_position) == (row, "bon-tot", 7)
        assert (one.period_from, one.period_until) == (YEAR.start, YEAR.until)
        assert len(one.points) == len(framework.lines)
        assert len(one.pillars) == len(framework.pillars)


def test_again_writes_nothing(put_away, facts):
    put_away(facts)
    assert put_away(facts) == 0
    assert Evaluation.objects.count() == 3


def test_a_changed_row_takes_the_place_of_the_older_one(put_away, facts, cells):
    put_away(facts)
    facts[2] = [-2] * len(facts[2])
    assert put_away(facts) == 1
    rows = Evaluation.objects.filter(organization_id=cells[2]).order_by("current")
    assert [(one.current, one.facts[0]) for one in rows] == [(False, -1), (True, -2)]
    assert Evaluation.objects.filter(current=True).count() == 3


def test_an_organization_out_of_scope_is_refused(put_away, facts, cells):
    with pytest.raises(Exception, match="row-level security"):
        put_away(facts, [*cells[:2], uuid4()])
    assert not Evaluation.objects.exists()


def test_a_framework_that_is_not_there_is_refused(put_away, facts):
    with pytest.raises(Refused) as refused:
        put_away(facts, framework_id=uuid4())
    assert refused.value.fields["constraint"] == "evaluation_refers"
    assert not Evaluation.objects.exists()


def test_whoever_is_not_bound_by_policies_refers_to_what_is_there_too(fresh_database):
    columns = {
        "id": uuid4(),
        "subject": "cell",
        "organization_id": uuid4(),
        "strand": "bon-tot",
        "period_from": YEAR.start,
        "period_until": YEAR.until,
        "framework_id": uuid4(),
        "framework_digest": "0" * 64,
        "engine_version": "1",
        "audit_position": 0,
        "facts": [],
        "points": [],
        "pillars": [],
        "gates": 0,
        "title": 0,
        "evaluated_at": dt.datetime(2024, 12, 31, tzinfo=dt.UTC),
        "current": True,
    }
    insert = sql.SQL("INSERT INTO bontot_evaluation ({}) VALUES ({})").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
    )
    with psycopg.connect(fresh_database.owner_url, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO bontot_frameworkversion (id, slug, version, subject, digest, canonical, valid_from)"
            " VALUES (%(framework_id)s, 'one', '1', 'cell', '', '{}', '2024-01-01')",
            columns,
        )
        with pytest.raises(errors.ForeignKeyViolation, match="organization_id"):
            owner.execute(insert, columns)
