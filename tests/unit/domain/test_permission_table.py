"""Every action is decided, no role does more than it should, and asking and checking are one."""

import uuid

import pytest

from bontot.domain.accounts.policies import can, check_can
from bontot.domain.accounts.types import (
    PERMISSIONS,
    Action,
    ActionNotPermitted,
    NotInScope,
    Relation,
    Role,
)
from bontot.domain.audit.types import Actor, Held


PLACES = {Relation.OWN: "vn.a.b", Relation.BELOW: "vn.a.b.c", None: "vn.a.d"}


def holder(role):
    return Actor(uuid.UUID(int=1), "x", (Held(role, uuid.UUID(int=2), ("vn.a.b",)),))


def test_every_action_stands_in_the_table():
    assert set(PERMISSIONS) == set(Action)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("relation", [*Relation, None])
def test_the_table_is_what_is_asked_and_checked(action, role, relation):
    allowed = relation in PERMISSIONS[action].get(role, frozenset())
    assert can(holder(role), action, PLACES[relation]) is allowed
    if allowed:
        check_can(holder(role), action, PLACES[relation])
    else:
        with pytest.raises(NotInScope if relation is None else ActionNotPermitted):
            check_can(holder(role), action, PLACES[relation])


def test_who_only_looks_writes_nothing():
    seen = {Action.VIEW_TREE, Action.VIEW_RESULT}
    for role, more in ((Role.MEMBER, {Action.VIEW_PAPERS}), (Role.VIEWER, set())):
        assert {action for action in Action if PERMISSIONS[action].get(role)} == seen | more


def test_minutes_stay_with_the_cell():
    assert dict(PERMISSIONS[Action.VIEW_MINUTES]) == {
        Role.SECRETARY: {Relation.OWN},
        Role.DEPUTY: {Relation.OWN},
        Role.CLERK: {Relation.OWN},
    }
    assert {action for action in Action if PERMISSIONS[action].get(Role.CLERK)} == {
        Action.VIEW_TREE,
        Action.VIEW_RESULT,
        Action.VIEW_ENTRIES,
        Action.VIEW_MEMBERS,
        Action.VIEW_MINUTES,
        Action.VIEW_PAPERS,
        Action.RECORD_MEETING,
        Action.RECORD_TASK,
    }
