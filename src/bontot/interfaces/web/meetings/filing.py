"""The papers that come of a month: to print, to sign, filed back."""

from bontot.domain.meetings.types import (
    SignedPaper,
)
from bontot.interfaces.shared.meeting_papers import BEFORE_MEETING, PAPERS
from bontot.interfaces.web.meetings.rows import (
    Sheet,
    Signed,
    sheet,
    signed,
)
from bontot.interfaces.web.meetings.shown import Shown
from bontot.interfaces.web.orgtree.board import Choice


class Filing(Shown):
    """The papers of the meeting."""

    __slots__ = ()

    @property
    def signed(self) -> tuple[Signed, ...]:
        """Copies signed by hand, the newest first."""
        copies = self.meeting.signed if self.meeting else ()
        return tuple(signed(one, self.label, self.slug) for one in copies)

    @property
    def signable(self) -> tuple[Choice, ...]:
        """Papers whose signed copy may be filed: those adopted."""
        meeting = self.meeting
        adopted = {
            SignedPaper.MINUTES: bool(meeting and meeting.adopted_at),
            SignedPaper.RESOLUTION: self.resolved,
        }
        chosen = self._typed("ban-ky", "paper", "")
        return tuple(
            Choice(one.value, str(one.label), one.value == chosen)
            for one, yes in adopted.items()
            if yes
        )

    @property
    def papers(self) -> tuple[Sheet, ...]:
        """The papers called for now: before the meeting those to print, afterwards those that come of it."""
        if self.stage in {"none", "session"}:
            return ()
        if self.stage == "before":
            kinds: tuple[str, ...] = BEFORE_MEETING
        else:
            left_out = {"" if self.resolved else "nghi-quyet", "" if self.score else "phieu-cham"}
            kinds = tuple(
                one for one in PAPERS if one not in BEFORE_MEETING and one not in left_out
            )
        return tuple(sheet(kind, self.label, self.slug, self.query) for kind in kinds)
