"""What a committee sets for its cells, and what a cell counts against it."""

import datetime as dt

import pytest
from tests.support.records import ICT

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.members import operations, queries
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import (
    AdmissionsCounted,
    AdmissionSource,
    ChargeNotAfter,
    DayInFuture,
    NewMember,
    NewPost,
    NewSpell,
    NotOnCommittee,
    Post,
    SpellKind,
    Standing,
)
from bontot.domain.orgtree.types import OrganizationUnknown


NOW = dt.datetime(2024, 12, 31, 9, tzinfo=ICT)
SINCE = dt.date(2020, 6, 1)


@pytest.fixture
def committee(town, people, at):
    """Two members of the committee of Mỹ Long, at home at Trà My."""
    new = [
        NewMember(
            full_name=name,
            spells=[NewSpell(town.tra_my, SpellKind.HOME, SINCE, standing=Standing.OFFICIAL)],
            posts=[NewPost(town.my_long, Post.COMMITTEE_MEMBER, SINCE)],
        )
        for name in ("Võ Văn Ba", "Võ Thị Tư")
    ]
    record_members(actor=SYSTEM, at=at, members=new)
    return [one.id for one in new]


@pytest.fixture
def above(town, sign_in):
    return sign_in(Role.SECRETARY, town.my_long)


@pytest.fixture
def assign(town, above, committee):
    def assign(member=None, since=dt.date(2024, 1, 1), actor=None, **more):
        fields = {"organization_id": town.hoa_sen, "committee_id": town.my_long, **more}
        return operations.assign_in_charge(
            actor=actor or above,
            at=NOW,
            member_id=member or committee[0],
            valid_from=since,
            **fields,
        )

    return assign


class TestInCharge:
    def test_the_next_one_takes_over(self, assign, committee):
        first = assign()
        assert assign(since=dt.date(2024, 3, 1)) == first
        assert assign(committee[1], dt.date(2024, 6, 1)) != first
        with pytest.raises(ChargeNotAfter):
            assign(since=dt.date(2024, 6, 1))

    def test_only_members_of_the_committee_above(self, assign, people):
        with pytest.raises(NotOnCommittee):
            assign(people.an)
        with pytest.raises(NotOnCommittee):
            assign(since=dt.date(2019, 1, 1))
        with pytest.raises(DayInFuture):
            assign(since=dt.date(2025, 1, 1))

    def test_a_cell_does_not_choose_who_is_over_it(self, assign, town, sign_in):
        with pytest.raises(ActionNotPermitted):
            assign(actor=sign_in(Role.SECRETARY, town.hoa_sen))
        with pytest.raises(OrganizationUnknown):
            assign(actor=sign_in(Role.SECRETARY, town.my_binh))


class TestAdmissions:
    def test_target_and_counts(self, town, above, sign_in):
        fields = {"organization_id": town.hoa_sen, "year": 2024}
        operations.set_admission_target(actor=above, at=NOW, target=2, **fields)
        with pytest.raises(ChangedMeanwhile):
            operations.set_admission_target(actor=above, at=NOW, target=3, **fields)
        operations.set_admission_target(actor=above, at=NOW, target=3, seen=1, **fields)
        secretary = sign_in(Role.SECRETARY, town.hoa_sen)
        with pytest.raises(ActionNotPermitted):
            operations.set_admission_target(actor=secretary, at=NOW, target=0, seen=2, **fields)
        count = {
            "organization_id": town.hoa_sen,
            "month": dt.date(2024, 5, 19),
            "source": AdmissionSource.FARMERS,
        }
        operations.count_admissions(actor=secretary, at=NOW, admitted=2, **count)
        with pytest.raises(AdmissionsCounted):
            operations.count_admissions(actor=secretary, at=NOW, admitted=1, **count)
        operations.count_admissions(actor=secretary, at=NOW, admitted=1, seen=1, **count)
        with pytest.raises(ChangedMeanwhile):
            operations.count_admissions(actor=secretary, at=NOW, admitted=3, seen=1, **count)
        with pytest.raises(DayInFuture):
            operations.count_admissions(
                actor=secretary, at=NOW, admitted=1, **count | {"month": dt.date(2025, 1, 1)}
            )
        with reading(SYSTEM):
            found = queries.admissions_of(town.hoa_sen, 2024)
        assert (found.target, found.target_version, found.admitted) == (3, 2, 1)
        (line,) = found.lines
        assert (line.month, line.source, line.version) == (dt.date(2024, 5, 1), "farmers", 2)
