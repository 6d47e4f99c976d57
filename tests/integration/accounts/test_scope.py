"""An account sees its own organisation and below, on the days of its grant; the rest does not exist for it."""

import datetime as dt

import pytest
from django.db import connection, transaction

from bontot.domain.accounts.models import Grant
from bontot.domain.accounts.operations import end_grant, grant_role
from bontot.domain.accounts.policies import can, check_can
from bontot.domain.accounts.queries import held_by, scope_of
from bontot.domain.accounts.steps import NewGrant
from bontot.domain.accounts.types import (
    AccountUnknown,
    Action,
    ActionNotPermitted,
    GrantOverlaps,
    NotInScope,
    Role,
)
from bontot.domain.audit.queries import narrow_session, reading, set_session
from bontot.domain.audit.types import SYSTEM, Actor
from bontot.domain.members.models import Member, MembershipSpell
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind, Standing
from bontot.domain.orgtree.models import Organization
from bontot.domain.orgtree.queries import organization_on, organizations_on
from bontot.domain.orgtree.types import OrganizationUnknown


DAY = dt.date(2024, 12, 31)


@pytest.fixture
def populated(town, at):
    for name, cell in (
        ("Lê Văn An", town.hoa_sen),
        ("Lê Văn Bảo", town.tra_my),
        ("Lê Văn Cường", town.ban_mai),
    ):
        home = NewSpell(cell, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
        record_members(actor=SYSTEM, at=at, members=[NewMember(full_name=name, spells=[home])])


def names():
    return sorted(Member.objects.values_list("full_name", flat=True))


def test_a_scope_is_every_path_the_organisation_has_had(town, sign_in):
    actor = sign_in(Role.SECRETARY, town.hoa_sen)
    assert actor.scope == ("vn.an_giang.long_xuyen.my_long.hoa_sen", "vn.an_giang.my_long.hoa_sen")
    assert scope_of(actor.user_id, DAY) == actor.scope


def test_a_grant_holds_on_its_days_alone(town, sign_in):
    actor = sign_in(
        Role.SECRETARY, town.hoa_sen, since=dt.date(2024, 1, 1), until=dt.date(2024, 7, 1)
    )
    assert held_by(actor.user_id, dt.date(2023, 12, 31)) == ()
    assert len(held_by(actor.user_id, dt.date(2024, 6, 30))) == 1
    assert held_by(actor.user_id, dt.date(2024, 7, 1)) == ()


def test_each_sees_its_own_and_below(town, populated, sign_in):
    seen = {}
    for label in ("hoa_sen", "my_long", "long_xuyen", "ban_mai"):
        with reading(sign_in(Role.VIEWER, getattr(town, label))):
            seen[label] = names()
    assert seen == {
        "hoa_sen": ["Lê Văn An"],
        "my_long": ["Lê Văn An", "Lê Văn Bảo"],
        "long_xuyen": ["Lê Văn An", "Lê Văn Bảo", "Lê Văn Cường"],
        "ban_mai": ["Lê Văn Cường"],
    }


def test_without_a_scope_nothing_is_seen(town, populated):
    with transaction.atomic():
        set_session(Actor(user_id=SYSTEM.user_id, name="nobody"))
        assert (names(), list(Organization.objects.all()), list(MembershipSpell.objects.all())) == (
            [],
            [],
            [],
        )


def test_a_session_that_was_never_set_sees_nothing(town, populated):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('bontot.scope', '', true), set_config('bontot.actor', '', true)"
        )
    assert names() == []


def test_the_way_up_is_readable_and_the_neighbour_is_not(town, sign_in):
    with reading(sign_in(Role.SECRETARY, town.hoa_sen)):
        seen = organizations_on(
            [town.vn, town.my_long, town.hoa_sen, town.tra_my, town.my_binh], DAY
        )
        assert {o.label for o in seen.values()} == {"vn", "my_long", "hoa_sen"}
        with pytest.raises(OrganizationUnknown):
            organization_on(town.tra_my, DAY)


def test_a_page_narrows_to_one_organisation(town, populated, sign_in):
    with reading(sign_in(Role.VIEWER, town.my_long)):
        narrow_session("vn.an_giang.long_xuyen.my_long.tra_my")
        assert names() == ["Lê Văn Bảo"]


def test_nobody_writes_outside_their_scope(town, at, sign_in):
    home = NewSpell(town.tra_my, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
    with pytest.raises(OrganizationUnknown):
        record_members(
            actor=sign_in(Role.SECRETARY, town.hoa_sen),
            at=at,
            members=[NewMember(full_name="Lê Văn An", spells=[home])],
        )


def test_seen_and_not_permitted_is_said_and_unseen_is_not_found(town, sign_in):
    viewer = sign_in(Role.VIEWER, town.my_long)
    inside, outside = (
        "vn.an_giang.long_xuyen.my_long.hoa_sen",
        "vn.an_giang.long_xuyen.my_binh.ban_mai",
    )
    assert can(viewer, Action.VIEW_RESULT, inside)
    with pytest.raises(ActionNotPermitted):
        check_can(viewer, Action.RECORD_MEETING, inside)
    with pytest.raises(NotInScope):
        check_can(viewer, Action.VIEW_RESULT, outside)
    with pytest.raises(NotInScope):
        check_can(viewer, Action.VIEW_RESULT, "vn.an_giang.long_xuyen")


def test_a_label_that_begins_alike_is_not_below(sign_in, town):
    secretary = sign_in(Role.SECRETARY, town.hoa_sen)
    assert not can(secretary, Action.VIEW_RESULT, "vn.an_giang.long_xuyen.my_long.hoa_sen2")


def test_a_role_granted_twice_is_refused(town, at, sign_in):
    actor = sign_in(Role.VIEWER, town.my_long)
    again = NewGrant(town.my_long, Role.VIEWER, dt.date(2024, 1, 1))
    with pytest.raises(GrantOverlaps):
        grant_role(actor=SYSTEM, at=at, user_id=actor.user_id, grant=again)


def test_a_grant_for_nobody_is_refused(town, at):
    grant = NewGrant(town.my_long, Role.VIEWER, dt.date(2024, 1, 1))
    with pytest.raises(AccountUnknown):
        grant_role(actor=SYSTEM, at=at, user_id=town.my_long, grant=grant)


def test_an_ended_grant_stays_readable(town, at, sign_in):
    actor = sign_in(Role.VIEWER, town.my_long)
    grant = Grant.objects.get(user_id=actor.user_id)
    end_grant(actor=SYSTEM, at=at, grant_id=grant.pk, seen=1, valid_until=dt.date(2024, 12, 1))
    assert held_by(actor.user_id, DAY) == ()
    assert Grant.objects.filter(pk=grant.pk).exists()


def test_an_appraiser_makes_accounts_below_and_not_beside(town, at, sign_in):
    appraiser = sign_in(Role.APPRAISER, town.my_long)
    user = sign_in(Role.VIEWER, town.hoa_sen).user_id
    grant_role(
        actor=appraiser,
        at=at,
        user_id=user,
        grant=NewGrant(town.tra_my, Role.SECRETARY, dt.date(2024, 1, 1)),
    )
    for place in (town.my_long, town.ban_mai):
        with pytest.raises((ActionNotPermitted, NotInScope)):
            grant_role(
                actor=appraiser,
                at=at,
                user_id=user,
                grant=NewGrant(place, Role.VIEWER, dt.date(2024, 1, 1)),
            )
