"""Reading the permission table: one truth, asked by buttons and checked by operations."""

from collections.abc import Iterable, Mapping

from bontot.domain.accounts.types import (
    PERMISSIONS,
    Action,
    ActionNotPermitted,
    NotInScope,
    Relation,
    Role,
    RoleNotGiven,
)
from bontot.domain.audit.types import Actor


def relation_of(standing: str, path: str) -> Relation | None:
    """Say where a path stands seen from another: the same, below it, or elsewhere (None)."""
    if path == standing:
        return Relation.OWN
    return Relation.BELOW if path.startswith(f"{standing}.") else None


def in_scope(actor: Actor, path: str) -> bool:
    """Say whether the actor holds any role at this organisation or above it."""
    return any(relation_of(standing, path) for standing in actor.scope)


def can(actor: Actor, action: Action, path: str) -> bool:
    """
    Say whether the permission table lets the actor do this at an organisation.

    Args:
        actor: Who asks.
        action: What they want to do.
        path: The organisation's path in the tree on the day.
    """
    allowed = PERMISSIONS.get(action, {})
    return any(
        relation_of(standing, path) in roles
        for held in actor.held
        if (roles := _relations(allowed, held.role))
        for standing in held.paths
    )


def check_can(actor: Actor, action: Action, path: str) -> None:
    """
    Refuse unless the permission table lets the actor do this at an organisation.

    Raises:
        NotInScope: The actor sees nothing there: answered as not found.
        ActionNotPermitted: The actor sees it and may not do this.
    """
    if can(actor, action, path):
        return
    if not in_scope(actor, path):
        raise NotInScope(path=path)
    raise ActionNotPermitted(action=action.value, path=path)


def can_anywhere(actor: Actor, action: Action) -> bool:
    """Say whether the actor may do this at some organisation: for what has no place in the tree."""
    allowed = PERMISSIONS.get(action, {})
    return any(held.paths and _relations(allowed, held.role) for held in actor.held)


def check_can_anywhere(actor: Actor, action: Action) -> None:
    """
    Refuse unless the actor may do this at some organisation.

    Raises:
        ActionNotPermitted: No role of the actor allows it.
    """
    if not can_anywhere(actor, action):
        raise ActionNotPermitted(action=action.value)


def can_give(actor: Actor, role: str, path: str) -> bool:
    """Say whether the actor may give, end or reset a role at an organisation; operators alone make operators."""
    if role == Role.OPERATOR and not any(held.role == Role.OPERATOR for held in actor.held):
        return False
    return can(actor, managing(role), path)


def check_can_give(actor: Actor, role: str, path: str) -> None:
    """
    Refuse unless the actor may give, end or reset this role at an organisation.

    Raises:
        NotInScope: The actor sees nothing there.
        ActionNotPermitted: The actor does not manage accounts there.
        RoleNotGiven: The actor may not give this role.
    """
    check_can(actor, managing(role), path)
    if not can_give(actor, role, path):
        raise RoleNotGiven(role=role, path=path)


def check_can_manage(actor: Actor, roles: Iterable[tuple[str, str]]) -> None:
    """
    Refuse unless the actor manages every role an account holds today: no reset reaches above oneself.

    Args:
        actor: Who asks.
        roles: Each role the account holds, with the organisation's path today; empty where it is out of sight.

    Raises:
        NotInScope: A role stands where the actor sees nothing, or the account holds none.
        ActionNotPermitted: A role is one whose account the actor does not manage.
        RoleNotGiven: The account keeps the system.
    """
    held = tuple(roles)
    if not held:
        raise NotInScope(path="")
    for role, path in held:
        check_can_give(actor, role, path)


def managing(role: str) -> Action:
    """Name the action that managing an account of a role takes."""
    return Action.MANAGE_MEMBER_ACCOUNTS if role == Role.MEMBER else Action.MANAGE_ACCOUNTS


def _relations(allowed: Mapping[Role, frozenset[Relation]], role: str) -> frozenset[Relation]:
    return allowed.get(Role(role), frozenset())
