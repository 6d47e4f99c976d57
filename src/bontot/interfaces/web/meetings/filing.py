"""The papers that come of a month: to print, to sign, filed back."""

from django.urls import reverse

from bontot.domain.meetings.types import MONTHLY_KINDS, SignedPaper, final_due
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.shared.meeting_papers import BEFORE_MEETING, NUMBERED, PAPERS
from bontot.interfaces.web.meetings.rows import (
    Sheet,
    Signed,
    sheet,
    signed,
)
from bontot.interfaces.web.meetings.shown import Shown
from bontot.interfaces.web.orgtree.board import Choice
from bontot.primitives.periods import day_of


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
    def final_due(self) -> str:
        """By which day the final papers and the report are due above."""
        meeting = self.meeting
        return formats.day(final_due(meeting.ended_at)) if meeting and meeting.ended_at else ""

    @property
    def final_late(self) -> bool:
        """Whether they went out after that day, or did not yet."""
        meeting = self.meeting
        if meeting is None or meeting.ended_at is None:
            return False
        sent = meeting.final_papers_posted_at or clock.now()
        return day_of(sent) > final_due(meeting.ended_at)

    @property
    def papers(self) -> tuple[Sheet, ...]:
        """The papers the rule in force asks of this kind of cell, as far as they are due, and no others."""
        monthly = self.meeting is not None and self.meeting.kind in MONTHLY_KINDS
        asked = self.rule.of(monthly=monthly) if self.rule else tuple(PAPERS)
        return self._sheets(tuple(kind for kind in self._due if kind in asked))

    @property
    def other_papers(self) -> tuple[Sheet, ...]:
        """The papers nobody asks for, for whoever needs one."""
        shown = {one.kind for one in self.papers}
        return self._sheets(tuple(kind for kind in self._due if kind not in shown))

    @property
    def _due(self) -> tuple[str, ...]:
        """The papers that can be written now: before the meeting those to print, afterwards those that come of it."""
        if self.stage in {"none", "session"}:
            return ()
        if self.stage == "before":
            return BEFORE_MEETING
        left_out = {"" if self.resolved else "nghi-quyet", "" if self.score else "phieu-cham"}
        return tuple(one for one in PAPERS if one not in BEFORE_MEETING and one not in left_out)

    def _sheets(self, kinds: tuple[str, ...]) -> tuple[Sheet, ...]:
        numbers = self.meeting.numbers if self.meeting else ()
        address = (self.label, self.slug, self.query)
        return tuple(
            sheet(kind, address, numbers, self._typed(f"so-{NUMBERED.get(kind, '')}", "number", ""))
            for kind in kinds
        )

    @property
    def register_href(self) -> str:
        """The register of the cell's papers."""
        return reverse("register", args=(self.label,))
