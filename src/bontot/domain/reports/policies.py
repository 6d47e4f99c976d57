"""Whose results of named members an account may see: their own, or those of the cell it keeps the books of."""

from uuid import UUID

from bontot.domain.accounts.policies import relation_of
from bontot.domain.accounts.types import Action, ActionNotPermitted, Relation, Role
from bontot.domain.audit.types import Actor
from bontot.domain.reports.types import MemberNotShown


KEEPERS = frozenset({Role.SECRETARY, Role.DEPUTY})


def can_see_members(actor: Actor, path: str) -> bool:
    """Say whether the actor keeps the books of this very cell."""
    return any(
        relation_of(standing, path) is Relation.OWN
        for held in actor.held
        if held.role in KEEPERS
        for standing in held.paths
    )


def check_can_see_members(actor: Actor, path: str) -> None:
    """
    Refuse the members' results to everybody but the secretary and the deputy of the cell.

    Raises:
        ActionNotPermitted: The actor sees the cell, and not its members' results.
    """
    if not can_see_members(actor, path):
        raise ActionNotPermitted(action=Action.VIEW_MEMBERS.value, path=path)


def check_can_see_member(actor: Actor, path: str, *, own: UUID | None, member: UUID) -> None:
    """
    Refuse one member's result to everybody but that member and those who keep the cell's books.

    Args:
        actor: Who asks.
        path: The cell's.
        own: The member whom the account belongs to.
        member: Whose result is asked for.

    Raises:
        MemberNotShown: Answered as if there were no such member.
    """
    if member != own and not can_see_members(actor, path):
        raise MemberNotShown(member=str(member))
