"""Whose books an operation writes in."""

from collections.abc import Iterable
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.types import Actor
from bontot.domain.orgtree.queries import known_paths_of


def _check_books(
    actor: Actor, organizations: Iterable[UUID], action: Action = Action.MANAGE_MEMBERS
) -> None:
    """
    Check that the actor may do this at each organisation, by the newest path it has had.

    Raises:
        OrganizationUnknown: One is not there or out of sight.
        NotInScope: One is outside what the actor sees.
        ActionNotPermitted: The actor may not do this there.

    Queries: 1.
    """
    for path in sorted(set(known_paths_of(organizations).values())):
        check_can(actor, action, path)
