"""The one shape of an edit of a part of a meeting: hold, check who and what was seen, change, raise the version."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import Write, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.steps import (
    check_open,
    check_part,
    lock_meeting,
    part_changed,
    version_of,
)
from bontot.domain.meetings.types import Part


@dataclass(frozen=True, slots=True)
class Request:
    """Who edits which part of which meeting, having seen which version."""

    actor: Actor
    at: dt.datetime
    key: UUID | None
    meeting_id: UUID
    seen: int


def _edit(
    name: str,
    request: Request,
    part: Part,
    change: Callable[[Write, Meeting], Mapping[str, object] | None],
) -> dict[str, Json]:
    """
    Run one edit of a part as an operation; its answer names the meeting, the part and the new version.

    Queries: about 8 and those of the change.
    """
    with writing(f"meetings.{name}", actor=request.actor, at=request.at, key=request.key) as write:
        if write.repeat is not None:
            return write.repeat
        meeting, path = lock_meeting(write, request.meeting_id)
        check_can(request.actor, Action.RECORD_MEETING, path)
        check_part(meeting, part, request.seen)
        check_open(meeting)
        more = change(write, meeting) or {}
        version = part_changed(write, meeting, part) if write.changed else version_of(meeting, part)
        return write.answer(meeting=meeting.pk, part=str(part), version=version, **more)
