"""Publishing frameworks and putting them in force."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can, check_can_anywhere
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.catalogue.models import FrameworkAssignment
from bontot.domain.catalogue.steps import assign, publish
from bontot.domain.catalogue.types import AssignmentUnknown, NewAssignment, NewFramework
from bontot.domain.orgtree.queries import known_paths_of


def _check_places(actor: Actor, organizations: Sequence[UUID]) -> None:
    for path in sorted(set(known_paths_of(organizations).values())):
        check_can(actor, Action.ASSIGN_FRAMEWORK, path)


def publish_frameworks(
    *, actor: Actor, at: datetime, key: UUID | None = None, frameworks: Sequence[NewFramework]
) -> dict[str, Json]:
    """
    Publish framework versions. A published version never changes; publishing the same again changes nothing.

    Returns:
        `published`: how many were new.

    Raises:
        ActionNotPermitted: The actor does not publish frameworks.
        DigestMismatch: A digest is not that of its text.
        VersionPublished: A version was published with other contents.

    Queries: 2 and the frame's.
    """
    with writing("catalogue.publish", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        check_can_anywhere(actor, Action.PUBLISH_FRAMEWORK)
        return write.answer(published=publish(write, frameworks))


def assign_frameworks(
    *, actor: Actor, at: datetime, key: UUID | None = None, assignments: Sequence[NewAssignment]
) -> dict[str, Json]:
    """
    Put published versions in force for organisations and all below them, for a strand and types of cell.

    Returns:
        `assignments`: how many were made.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor assigns no frameworks there.
        FrameworkUnknown: A version was not published.
        AssignedAlready: The same was put in force there from that day already.

    Queries: 3 and the frame's.
    """
    with writing("catalogue.assign", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_places(actor, [new.organization_id for new in assignments])
        assign(write, assignments)
        return write.answer(assignments=len(assignments))


def end_assignment(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    assignment_id: UUID,
    seen: int,
    valid_until: date,
) -> dict[str, Json]:
    """
    End an assignment: from this day the framework is no longer in force there.

    Args:
        actor: Who ends it.
        at: The instant.
        key: The idempotency key.
        assignment_id: Which assignment.
        seen: The version the person saw.
        valid_until: The day after its last.

    Raises:
        AssignmentUnknown: There is none in sight.
        ChangedMeanwhile: Somebody changed it since.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor assigns no frameworks there.

    Queries: 3 and the frame's.
    """
    with writing("catalogue.end_assignment", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = write.lock(FrameworkAssignment.objects.filter(pk=assignment_id))
        if not rows:
            raise AssignmentUnknown(assignment=str(assignment_id))
        _check_places(actor, [rows[0].organization_id])
        check_version(rows[0], seen)
        write.update(rows[0], valid_until=valid_until)
        write.touch(rows[0].organization_id, valid_until)
        return write.answer(assignment=assignment_id)
