"""Copies of a meeting's papers signed by hand, filed back."""

import datetime as dt
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.meetings import steps
from bontot.domain.meetings.types import MeetingState, NewFile, Part, SignedPaper


def file_signed_copy(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    paper: SignedPaper,
    file: NewFile,
) -> dict[str, Json]:
    """
    File the copy of a paper signed by hand, before or after the lock; a copy once filed stays.

    Returns:
        `copy` beside the meeting.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        MeetingNotDue: The meeting has not ended.
        NotAdoptedYet: The minutes or the resolution were not adopted.
        SignedCopyTypeWrong: It is no PDF.
        SignedCopyFiled: This very copy is filed already.
        TextTooLong: The name of the file is too long.
        SecrecyMark: The file bears a mark of secrecy.
        FileEmpty: The file has no contents.
        FileTooBig: The file is larger than one upload may be.
        FileTypeWrong: The file is of another type than its name.
        LetterOfComplaint: It is a letter of complaint or denunciation.

    Queries: about 8 and the frame's.
    """
    with writing("meetings.file_signed_copy", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        meeting, path = steps.lock_meeting(write, meeting_id)
        check_can(actor, Action.RECORD_MEETING, path)
        steps.check_state(meeting, MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED)
        copy = steps.file_signed_copy(write, meeting, paper, file)
        version = steps.part_changed(write, meeting, Part.PAPERS)
        return write.answer(meeting=meeting.pk, copy=copy, version=version)
