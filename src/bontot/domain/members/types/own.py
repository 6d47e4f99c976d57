"""The member an account belongs to."""

from dataclasses import dataclass
from uuid import UUID

from bontot.primitives.errors import NotFound


@dataclass(frozen=True, slots=True)
class OwnMember:
    """A member, seen from their own account, with the cell whose life they share."""

    id: UUID
    full_name: str
    organization_id: UUID


class NoOwnMember(NotFound):
    """The account belongs to no member of a cell it sees."""

    code = "no_own_member"
