"""Numbers of a cell's papers: taken from the product, or typed from the paper register."""

import datetime as dt
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents import steps as register
from bontot.domain.documents.models import NumberedPaper
from bontot.domain.documents.types import Numbering, NumberUnknown, party_term
from bontot.domain.meetings import steps
from bontot.domain.meetings.queries.people import meeting_day
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.periods import day_of


def take_number(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    paper_type: str,
    body: str = "CB",
    term: str = "",
) -> dict[str, Json]:
    """
    Take the next number for a paper of a meeting from the product.

    Args:
        actor: Who keeps the papers.
        at: The instant.
        key: The idempotency key.
        meeting_id: What the paper is of.
        paper_type: Its letters (`NQ`, `BB`, `BC`, `GM`).
        body: Who issues it, as the number is signed.
        term: Of the committee; the five-year term of the day when left out.

    Returns:
        `number`.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        PaperNumbered: The paper has its number already.

    Queries: about 8 and the frame's.
    """
    with writing("meetings.take_number", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        meeting, path = steps.lock_meeting(write, meeting_id)
        check_can(actor, Action.RECORD_MEETING, path)
        paper = Numbering(
            meeting.organization_id, body, paper_type, term or party_term(meeting_day(meeting)),
            day_of(at), meeting.pk,
        )  # fmt: skip
        number = register.take_number(write, paper)
        steps.note_number(write, meeting, paper, number)
        return write.answer(number=number)


def type_number(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    paper_type: str,
    number: int | None,
    body: str = "CB",
    term: str = "",
) -> dict[str, Json]:
    """
    Write the number the paper register gave a paper of a meeting; None leaves it to the clerk.

    Returns:
        `line` of the register.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        NumberTaken: The register has this number already.
        NumberTooFar: It lies far beyond the last one.
        PaperNumbered: The paper has another number already.

    Queries: about 8 and the frame's.
    """
    with writing("meetings.type_number", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        meeting, path = steps.lock_meeting(write, meeting_id)
        check_can(actor, Action.RECORD_MEETING, path)
        paper = Numbering(
            meeting.organization_id, body, paper_type, term or party_term(meeting_day(meeting)),
            day_of(at), meeting.pk,
        )  # fmt: skip
        line = register.type_number(write, paper, number)
        steps.note_number(write, meeting, paper, number)
        return write.answer(line=line)


def withdraw_number(
    *, actor: Actor, at: dt.datetime, key: UUID | None = None, line_id: UUID, reason: str
) -> dict[str, Json]:
    """
    Withdraw a paper; it keeps its number.

    Raises:
        NumberUnknown: The register has no such line in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        TextMissing: No reason is given.
        TextTooLong: The reason is too long.
        SecrecyMark: The reason bears a mark of secrecy.

    Queries: 3 and the frame's.
    """
    with writing("meetings.withdraw_number", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        found = write.lock(NumberedPaper.objects.filter(pk=line_id))
        if not found:
            raise NumberUnknown(line=str(line_id))
        line = found[0]
        path = known_paths_of([line.organization_id])[line.organization_id]
        check_can(actor, Action.RECORD_MEETING, path)
        register.withdraw_number(write, line, reason, day_of(at))
        write.touch(line.organization_id, line.on_date)
        return write.answer(line=line.pk)


def explain_gap(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    paper_type: str,
    term: str,
    first: int,
    last: int,
    reason: str,
    body: str = "CB",
) -> dict[str, Json]:
    """
    Say what became of a run of numbers that are missing in the register.

    Returns:
        `numbers`: how many.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        NumberTaken: The register has one of these numbers.
        NumbersNotMissing: The run goes backwards, or beyond the last number of the register.
        TextMissing: No reason is given.
        TextTooLong: The reason is too long.
        SecrecyMark: The reason bears a mark of secrecy.

    Queries: 4 and the frame's.
    """
    with writing("meetings.explain_gap", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        path = known_paths_of([organization_id])[organization_id]
        check_can(actor, Action.RECORD_MEETING, path)
        paper = Numbering(organization_id, body, paper_type, term, day_of(at))
        write.touch(organization_id, day_of(at))
        numbers = register.explain_gap(write, paper, first, last, reason)
        return write.answer(numbers=numbers)
