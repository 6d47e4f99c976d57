"""Findings as concluded, at the organisation where it happened, and inspections of a plan."""

import datetime as dt
from uuid import uuid4

import pytest
from tests.support.records import person

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.discipline.models import Finding, Inspection
from bontot.domain.discipline.operations import record_findings
from bontot.domain.discipline.types import (
    Category,
    CollectiveHasNoMember,
    ConclusionIncomplete,
    FindingState,
    FindingSubject,
    HappenedBackwards,
    InspectionKind,
    Measure,
    NewFinding,
    NewInspection,
    NewSanction,
    Origin,
)
from bontot.domain.members.operations import record_members


def finding(organization, **changes):
    fields = {
        "id": uuid4(),
        "organization_id": organization,
        "subject": FindingSubject.MEMBER,
        "category": Category.CIVIC_ORDER,
        "happened_from": dt.date(2024, 3, 1),
        "happened_until": dt.date(2024, 4, 1),
        "found_date": dt.date(2024, 8, 12),
        "found_origin": Origin.PEOPLE,
        "state": FindingState.CONFIRMED,
        "conclusion_number": "12-KL/UBKT",
        "concluded_date": dt.date(2024, 8, 30),
        **changes,
    }
    return NewFinding(**fields)


def record(at, *findings, actor=SYSTEM, inspections=()):
    return record_findings(actor=actor, at=at, findings=findings, inspections=inspections)


def test_a_finding_keeps_its_conclusion_and_measures(town, at):
    sanction = NewSanction(
        measure=Measure.REPRIMAND,
        decided_date=dt.date(2024, 9, 5),
        decision_number="07-QĐ/UBKT",
    )
    told = finding(town.hoa_sen, sanctions=(sanction,))
    record(at, told)
    with reading(SYSTEM):
        kept = Finding.objects.get(pk=told.id)
        assert (kept.conclusion_number, kept.found_origin) == ("12-KL/UBKT", "people")
        assert kept.sanctions.get().measure == "reprimand"


def test_an_inspection_not_held_stays_open(town, at):
    planned = NewInspection(
        id=uuid4(),
        organization_id=town.my_long,
        kind=InspectionKind.SUPERVISION,
        subject="Giám sát việc thực hiện giao ước",
        planned_date=dt.date(2024, 9, 25),
        inspected_id=town.hoa_sen,
    )
    record(at, inspections=[planned])
    with reading(SYSTEM):
        assert Inspection.objects.get().concluded_date is None


def test_the_secretary_of_the_cell_records_no_conclusion(town, at, sign_in):
    with pytest.raises(ActionNotPermitted):
        record(at, finding(town.hoa_sen), actor=sign_in(Role.SECRETARY, town.hoa_sen))


def test_the_appraiser_above_does(town, at, sign_in):
    appraiser = sign_in(Role.APPRAISER, town.my_long)
    assert record(at, finding(town.hoa_sen), actor=appraiser) == {"rows": 1}


def test_a_confirmed_finding_without_a_number(town, at):
    with pytest.raises(ConclusionIncomplete):
        record(at, finding(town.hoa_sen, conclusion_number=""))


def test_a_conclusion_without_a_day(town, at):
    with pytest.raises(ConclusionIncomplete):
        record(at, finding(town.hoa_sen, concluded_date=None))


def test_an_act_that_ends_before_it_begins(town, at):
    with pytest.raises(HappenedBackwards):
        record(at, finding(town.hoa_sen, happened_until=dt.date(2024, 2, 1)))


def test_a_collective_names_no_member(town, at):
    member = person(town.hoa_sen)
    record_members(actor=SYSTEM, at=at, members=[member])
    with pytest.raises(CollectiveHasNoMember):
        record(
            at,
            finding(town.hoa_sen, subject=FindingSubject.COLLECTIVE, member_id=member.id),
        )
