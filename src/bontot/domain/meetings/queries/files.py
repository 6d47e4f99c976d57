"""Files of a meeting: those beside its papers, and the copies signed by hand."""

from uuid import UUID

from bontot.domain.documents.queries import stored_file
from bontot.domain.documents.types import KeptFile
from bontot.domain.meetings.models import MeetingPaper, SignedCopy
from bontot.domain.meetings.types import MeetingKind, MeetingPartUnknown


def paper_file(organization: UUID, paper: UUID, *, announced: bool) -> KeptFile:
    """
    Find the file of a paper that was posted; one who may see the papers of the cell may read it.

    Args:
        organization: The cell.
        paper: Which paper.
        announced: Only of a meeting of the whole cell of which notice was given: what members may read.

    Raises:
        MeetingPartUnknown: The cell has no such paper, or it has no file, or it is not posted.
        FileUnknown: The file is out of sight.

    Queries: 2.
    """
    found = MeetingPaper.objects.filter(
        pk=paper, meeting__organization_id=organization, posted_at__isnull=False
    )
    if announced:
        found = found.filter(meeting__notice_given_at__isnull=False).exclude(
            meeting__kind=MeetingKind.CELL_COMMITTEE
        )
    file = found.values_list("file_id", flat=True).first()
    if file is None:
        raise MeetingPartUnknown(part="papers", row=str(paper))
    return stored_file(file)


def signed_file(organization: UUID, copy: UUID) -> KeptFile:
    """
    Find a copy signed by hand, for those who may see the minutes.

    Raises:
        MeetingPartUnknown: The cell has none such.
        FileUnknown: The file is out of sight.

    Queries: 2.
    """
    found = SignedCopy.objects.filter(pk=copy, meeting__organization_id=organization)
    file = found.values_list("file_id", flat=True).first()
    if file is None:
        raise MeetingPartUnknown(part="signed", row=str(copy))
    return stored_file(file)
