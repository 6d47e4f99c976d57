"""
A member writes a pledge or declines; the keepers of the cell read it, nobody above; no words of it reach the audit.
"""

import datetime as dt
from uuid import UUID

import pytest
from tests.integration.meetings.conftest import cell, secretary  # noqa: F401 - fixtures
from tests.support.own_accounts import account_of
from tests.support.records import ICT

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.models import AuditValue
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import ChangedMeanwhile
from bontot.domain.campaigns.operations import enter_pledge, write_pledge
from bontot.domain.campaigns.queries import own_pledges, pledge_of
from bontot.domain.campaigns.types import PledgeKept, PledgeWrittenByMember, TooManyPromises
from bontot.domain.documents.types import SecrecyMark, TextMissing, TextTooLong
from bontot.domain.members import operations as members
from bontot.domain.members.types import Letter, MemberUnknown, TransferKind
from bontot.domain.privacy.queries import own_data


NOW = dt.datetime(2024, 5, 10, 8, tzinfo=ICT)
TODAY = NOW.date()
LINES = ["Dự đủ các kỳ sinh hoạt", "Giúp một hộ làm vườn"]


@pytest.fixture
def people(request):
    return request.getfixturevalue("cell")


@pytest.fixture
def keeper(request, people):
    return request.getfixturevalue("secretary")


@pytest.fixture
def an(people):
    return account_of(people.an, people.id, on=TODAY)


def write(actor, promises=LINES, *, seen=0, at=NOW, key=None):
    return write_pledge(actor=actor, at=at, key=key, seen=seen, promises=promises)


def own(actor, today=TODAY):
    with reading(actor):
        return own_pledges(actor=actor, today=today)


def kept(actor, people, member=None):
    with reading(actor):
        return pledge_of(organization=people.id, member=member or people.an, year=2024)


def enter(keeper, people, promises=LINES, *, member=None, seen=0):
    return enter_pledge(
        actor=keeper, at=NOW, organization_id=people.id, member_id=member or people.an, seen=seen, promises=promises
    )  # fmt: skip


def test_written_changed_declined(an, keeper, people):
    assert own(an).current is None
    assert write(an)["version"] == 1
    assert own(an).current.promises == tuple(LINES)
    assert kept(keeper, people).promises == tuple(LINES)
    assert write(an, LINES[:1], seen=1)["version"] == 2
    assert write(an, None, seen=2)["version"] == 3
    found = kept(keeper, people)
    assert (found.declined, found.promises) == (True, ())
    with reading(an):
        (copied,) = own_data(actor=an, today=TODAY).parts["pledges"]
    assert (copied["year"], copied["declined"]) == (2024, True)


def test_the_next_year_has_its_own(an):
    write(an)
    later = dt.datetime(2025, 1, 5, 8, tzinfo=ICT)
    found = own(an, later.date())
    assert found.current is None
    assert [one.year for one in found.before] == [2024]
    assert write(an, at=later)["version"] == 1


@pytest.mark.parametrize("role", [Role.CLERK, Role.MEMBER, Role.APPRAISER, Role.VIEWER])
def test_nobody_else_reads_it(an, people, role):
    write(an)
    assert kept(account_of(people.em, people.id, role, on=TODAY), people) is None


def test_a_secretary_above_does_not_read_it(an, people, town, sign_in):
    write(an)
    assert kept(sign_in(Role.SECRETARY, town.my_long), people) is None


def test_no_word_of_it_reaches_the_audit(an):
    write(an)
    with reading(an):
        rows = [row.after for row in AuditValue.objects.filter(subject="Pledge")]
    assert rows
    assert all("promises" not in row and "declined" not in row for row in rows)


def test_from_paper_until_the_member_writes(an, keeper, people):
    assert enter(keeper, people)["version"] == 1
    assert kept(keeper, people).from_paper
    assert enter(keeper, people, LINES[:1], seen=1)["version"] == 2
    assert write(an, seen=2)["version"] == 3
    assert not kept(keeper, people).from_paper
    with pytest.raises(PledgeWrittenByMember):
        enter(keeper, people, seen=3)


def test_where_the_member_was_before_it_is_kept_once(an, keeper, people, town, sign_in):
    write(an)
    there = sign_in(Role.SECRETARY, town.tra_my)
    at = {"at": NOW, "member_id": people.an}
    letter = Letter("3-GT/CB", dt.date(2024, 5, 2))
    sent = members.send_transfer(
        actor=keeper,
        organization_id=people.id,
        kind=TransferKind.OFFICIAL,
        letter=letter,
        to_organization_id=town.tra_my,
        **at,
    )
    members.receive_transfer(
        actor=there,
        at=NOW,
        organization_id=town.tra_my,
        transfer_id=UUID(sent["transfer"]),
        seen=1,
        received_date=dt.date(2024, 5, 6),
    )
    with pytest.raises(PledgeKept):
        enter_pledge(actor=there, organization_id=town.tra_my, seen=0, promises=LINES, **at)


def test_only_keepers_enter_and_only_for_their_own(an, keeper, people):
    clerk = account_of(people.em, people.id, Role.CLERK, on=TODAY)
    for other in (an, clerk):
        with pytest.raises(ActionNotPermitted):
            enter(other, people)
    with pytest.raises(MemberUnknown):
        enter(keeper, people, member=people.id)


def test_what_is_refused_changes_nothing(an):
    write(an)
    for promises, fault in (
        ([], TextMissing),
        (["một"] * 9, TooManyPromises),
        (["a" * 201], TextTooLong),
        (["Tài liệu TỐI MẬT"], SecrecyMark),
    ):
        with pytest.raises(fault):
            write(an, promises, seen=1)
    with pytest.raises(ChangedMeanwhile):
        write(an, LINES[:1], seen=0)
    assert own(an).current.version == 1
