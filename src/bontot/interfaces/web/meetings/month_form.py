"""What a form of a month carries besides: files, and which paper it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bontot.domain.documents.types import MOST_BYTES, FileTooBig
from bontot.domain.meetings.types import NewFile
from bontot.interfaces.shared.meeting_papers import NUMBERED
from bontot.interfaces.web.components.posted import Posted, UnreadableChoice
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class FileNotChosen(Invalid):
    """A form that sends a file came without one."""

    code = "file_not_chosen"


class FileWithPaperCopy(Invalid):
    """A file was chosen for a paper that is said to be handed out on paper only."""

    code = "file_with_paper_copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthForm(Posted):
    """One form of a month sent in: besides, the files with it."""

    files: Mapping[str, "UploadedFile[bytes]"] = field(default_factory=dict)
    #: Names of files too big to take.
    dropped: tuple[str, ...] = ()

    def file(self, name: str) -> NewFile | None:
        """
        Read a file; None where none was chosen.

        Raises:
            FileTooBig: One was, and is larger than one upload may be.
        """
        if self.dropped:
            raise FileTooBig(name=self.dropped[0], most=MOST_BYTES // (1024 * 1024))
        sent = self.files.get(name)
        return None if sent is None else NewFile(sent.name or "", sent.read())


def paper_type(posted: Posted) -> str:
    """
    Read the letters of a type of paper.

    Raises:
        UnreadableChoice: No paper of a meeting has them.
    """
    letters = posted.text("paper_type")
    if letters not in NUMBERED.values():
        raise UnreadableChoice(name="paper_type", text=letters)
    return letters
