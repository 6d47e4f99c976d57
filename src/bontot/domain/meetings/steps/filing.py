"""Filing back the copies of a meeting's papers that were signed by hand."""

from uuid import UUID

from bontot.domain.audit.steps import Write
from bontot.domain.documents.steps import store_file
from bontot.domain.documents.types import media_type_of, words
from bontot.domain.meetings.models import Meeting, MeetingVote, SignedCopy
from bontot.domain.meetings.steps.parts import minutes_of
from bontot.domain.meetings.types import (
    NewFile,
    NotAdoptedYet,
    SignedCopyTypeWrong,
    SignedPaper,
    VotePurpose,
)


def file_signed_copy(write: Write, meeting: Meeting, paper: SignedPaper, file: NewFile) -> UUID:
    """
    Keep the PDF of a paper signed by hand: its digest, who filed it and when. The file is the copy, never a signature.

    Raises:
        NotAdoptedYet: The minutes or the resolution were not adopted.
        SignedCopyTypeWrong: It is no PDF.
        SignedCopyFiled: This very copy is filed already.
        TextTooLong: The name of the file is too long.
        SecrecyMark: The file bears a mark of secrecy.
        FileEmpty: The file has no contents.
        FileTooBig: The file is larger than one upload may be.
        FileTypeWrong: The file is of another type than its name.
        LetterOfComplaint: It is a letter of complaint or denunciation.

    Queries: 2, and those of storing a file.
    """
    if not _adopted(write, meeting, paper):
        raise NotAdoptedYet(paper=str(paper))
    words(file.name, 200)
    media_type = media_type_of(file.name, file.content)
    if media_type != "application/pdf":
        raise SignedCopyTypeWrong(name=file.name)
    stored = store_file(
        write,
        organization_id=meeting.organization_id,
        content=file.content,
        name=file.name,
        media_type=media_type,
    )
    row = SignedCopy(
        meeting=meeting,
        paper=paper,
        file=stored,
        filed_at=write.at,
        filed_by_id=write.actor.user_id,
    )
    return write.create(row).pk


def _adopted(write: Write, meeting: Meeting, paper: SignedPaper) -> bool:
    if paper is SignedPaper.MINUTES:
        return minutes_of(write, meeting).adopted_at is not None
    return MeetingVote.objects.filter(
        meeting=meeting, purpose=VotePurpose.RESOLUTION, adopted=True
    ).exists()
