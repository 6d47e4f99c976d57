"""Changes to the tree."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.orgtree.steps import add_organizations, path_rows
from bontot.domain.orgtree.types import NewOrganization


def create_organizations(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    organizations: Sequence[NewOrganization],
) -> dict[str, Json]:
    """
    Add organisations, each with its dated names, codes, forms and parents; parents may be among them, in any order.

    Where a parent's own path changes, the child's path is cut at that day.

    Returns:
        `organizations`: how many were added.

    Raises:
        ParentUnknown: A parent does not exist in the time named.
        NotInScope: An organisation would stand outside what the actor sees.
        ActionNotPermitted: The actor does not manage the tree there.
        LabelTaken: A label was used before.
        NamesOverlap: Two names on one day.
        CodesOverlap: Two codes on one day.
        CodeTaken: Another organisation has the code on one of these days.
        FormsOverlap: Two kinds on one day.
        ParentsOverlap: Two parents on one day.

    Queries: 6 for each 2,000 rows, and the frame's.
    """
    with writing("orgtree.create_organizations", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = path_rows(organizations)
        for path in sorted({str(row.path) for row in rows}):
            check_can(actor, Action.MANAGE_TREE, path)
        add_organizations(write, organizations, rows)
        return write.answer(organizations=len(organizations))
