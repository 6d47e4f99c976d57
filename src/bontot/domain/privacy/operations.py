"""Asking to correct one's own data, and answering."""

from datetime import datetime
from typing import Final
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.types import words
from bontot.domain.members.queries import own_member
from bontot.domain.notices.steps import KEEPERS, tell_cells, tell_members
from bontot.domain.notices.types import NoticeKind
from bontot.domain.orgtree.queries import known_paths_of
from bontot.domain.privacy.models import CorrectionRequest
from bontot.domain.privacy.types import (
    About,
    RequestAnswered,
    RequestState,
    RequestUnknown,
    TooManyRequests,
    answer_due,
)
from bontot.primitives.periods import day_of


#: How many requests of one member may wait at once.
MOST_WAITING: Final = 5


def ask_correction(
    *, actor: Actor, at: datetime, key: UUID | None = None, about: About, text: str
) -> dict[str, Json]:
    """
    Ask those who keep the books of one's cell to correct one's own data; they are told, and answer in two working days.

    Returns:
        `request`.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.
        TooManyRequests: Five requests wait for an answer already.
        TextMissing: It does not say what is wrong.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 3, those of telling and the frame's.
    """
    with writing("privacy.ask_correction", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        day = day_of(at)
        own = own_member(actor.user_id, day)
        waiting = CorrectionRequest.objects.filter(member_id=own.id, state=RequestState.OPEN)
        if waiting.count() >= MOST_WAITING:
            raise TooManyRequests(most=MOST_WAITING)
        row = write.create(
            CorrectionRequest(
                organization_id=own.organization_id,
                member_id=own.id,
                about=about,
                asked=words(text, 500),
                asked_at=at,
                due_date=answer_due(day),
            )
        )
        tell_cells(
            write, kind=NoticeKind.ASKED, about=[(own.organization_id, row.pk)], roles=KEEPERS
        )
        write.touch(own.organization_id, day)
        return write.answer(request=row.pk)


def withdraw_correction(
    *, actor: Actor, at: datetime, key: UUID | None = None, request_id: UUID, seen: int
) -> dict[str, Json]:
    """
    Take one's own request back while it waits.

    Returns:
        `request` and its `version`.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.
        RequestUnknown: There is no such request of one's own.
        ChangedMeanwhile: It was answered after it was shown.
        RequestAnswered: It was answered or taken back already.

    Queries: 3 and the frame's.
    """
    with writing("privacy.withdraw_correction", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        own = own_member(actor.user_id, day_of(at))
        row = _open_request(write, request_id, seen)
        if row.member_id != own.id:
            raise RequestUnknown(request=str(request_id))
        write.update(row, state=RequestState.WITHDRAWN, answered_at=at)
        return write.answer(request=row.pk, version=row.version)


def answer_correction(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    request_id: UUID,
    seen: int,
    accepted: bool,
    text: str,
) -> dict[str, Json]:
    """
    Accept a request, or decline it, with a word; the member is told. The correction itself is made in the books.

    Returns:
        `request` and its `version`.

    Raises:
        RequestUnknown: There is no such request in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep the books of that cell.
        ChangedMeanwhile: Somebody answered it after it was shown.
        RequestAnswered: It was answered or taken back already.
        TextMissing: The word is missing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 3, those of telling and the frame's.
    """
    with writing("privacy.answer_correction", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        row = _open_request(write, request_id, seen, keeper=actor)
        state = RequestState.ACCEPTED if accepted else RequestState.DECLINED
        write.update(row, state=state, answer=words(text, 300), answered_at=at)
        tell_members(
            write,
            organization_id=row.organization_id,
            kind=NoticeKind.ANSWERED,
            about=row.pk,
            members=[row.member_id],
        )
        write.touch(row.organization_id, day_of(at))
        return write.answer(request=row.pk, version=row.version)


def _open_request(
    write: Write, request_id: UUID, seen: int, *, keeper: Actor | None = None
) -> CorrectionRequest:
    """
    Hold a request that waits; for a keeper, only of a cell whose books they keep.

    Raises:
        RequestUnknown: There is no such request in sight.
        RequestAnswered: It was answered or taken back already.
    """
    found = write.lock(CorrectionRequest.objects.filter(pk=request_id))
    if not found:
        raise RequestUnknown(request=str(request_id))
    row = found[0]
    if keeper is not None:
        path = known_paths_of([row.organization_id])[row.organization_id]
        check_can(keeper, Action.MANAGE_MEMBERS, path)
    check_version(row, seen)
    if row.state != RequestState.OPEN:
        raise RequestAnswered(request=str(request_id))
    return row
