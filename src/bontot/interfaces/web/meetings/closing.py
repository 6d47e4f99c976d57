"""The third step of the page of a month: the score, the level, the minutes."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.assessments.types import AskedFact
from bontot.domain.meetings.types import (
    Part,
    QualityLevel,
)
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.amended import lines_of
from bontot.interfaces.web.components.squares import in_language
from bontot.interfaces.web.meetings.rows import (
    Amended,
    Asked,
    Line,
    as_text,
    line_said,
    three,
    values_said,
)
from bontot.interfaces.web.meetings.shown import Shown
from bontot.interfaces.web.orgtree.board import Choice


#: More choices than this become a list.
MOST_SWITCHES = 4
POINTS = (QualityLevel.GOOD, QualityLevel.FAIR, QualityLevel.AVERAGE, QualityLevel.POOR)
PASS_FAIL = (QualityLevel.MET, QualityLevel.NOT_MET)


class Closing(Shown):
    """What Close shows."""

    __slots__ = ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The judged lines, one by one."""
        lines = self.score.lines if self.score else ()
        return tuple(self._asked(one) for line in lines for one in line.asked)

    def _asked(self, one: AskedFact) -> Asked:
        chosen = self._typed(f"cham-{one.fact}", "value", one.value)
        values = values_said(one, self.score.framework) if self.score else ()
        return Asked(
            fact=one.fact,
            name=in_language(one.vi, one.en),
            choices=tuple(Choice(value, said, value == chosen) for value, said in values),
            many=len(values) > MOST_SWITCHES,
            answered=bool(one.value),
        )

    @property
    def score_lines(self) -> tuple[Line, ...]:
        """The lines of the score as they stand."""
        score = self.score
        return tuple(line_said(one, score.framework) for one in score.lines) if score else ()

    @property
    def framework(self) -> str:
        """What scores the meeting: the framework in force on its day."""
        named = self.score.framework.name if self.score else None
        return in_language(named.vi, named.en) if named else ""

    @property
    def levels(self) -> tuple[Choice, ...]:
        """Levels to propose."""
        by_points = bool(self.score and self.score.framework.scale)
        kept = self.meeting.proposed_level if self.meeting else ""
        chosen = self._typed("muc-chat-luong", "level", kept)
        return tuple(
            Choice(one.value, str(one.label), one.value == chosen)
            for one in (POINTS if by_points else PASS_FAIL)
        )

    @property
    def official(self) -> str:
        """The level the committee above gave; empty until it does."""
        level = self.meeting.official_level if self.meeting else ""
        return str(QualityLevel(level).label) if level else ""

    @property
    def level_said(self) -> str:
        """The level so far, or in the end."""
        level = self.meeting.level if self.meeting else ""
        if not level and self.score:
            level = self.score.level or ""
        return str(QualityLevel(level).label) if level else ""

    @property
    def levels_differ(self) -> bool:
        """Whether the level put to the vote is another than the lines give: papers and the committee above go by the lines."""
        put = self.meeting.proposed_level if self.meeting else ""
        known = self.score is not None and self.score.level not in {None, QualityLevel.UNKNOWN}
        return bool(put and known and self.score and put != self.score.level)

    @property
    def level_tone(self) -> str:
        """The tone in which the level is said."""
        low = {str(one.label) for one in (QualityLevel.POOR, QualityLevel.NOT_MET)}
        return "no" if self.level_said in low else ""

    @property
    def amendments(self) -> tuple[Amended, ...]:
        """Corrections after the lock: what was, what is, why, who and when."""
        return tuple(
            Amended(
                part=str(Part(one.part).label),
                at=one.amended_at,
                by=one.by,
                reason=one.reason,
                before=lines_of(one.part, one.before),
                after=lines_of(one.part, one.after),
            )
            for one in (self.meeting.amendments if self.meeting else ())
        )

    @property
    def amend_href(self) -> str:
        """Where locked minutes are corrected."""
        return reverse("month_amend", args=(self.label, self.slug)) + self.query

    @property
    def times(self) -> dict[str, str]:
        """When the meeting began and ended, to be amended."""
        meeting = self.meeting
        began = meeting.started_at if meeting else None
        ended = meeting.ended_at if meeting else None
        kept = {"day": "", "time": "", "end_day": "", "end_time": ""}
        if began and ended:
            first, last = began.astimezone(clock.ZONE), ended.astimezone(clock.ZONE)
            kept = {
                "day": f"{first:%Y-%m-%d}",
                "time": f"{first:%H:%M}",
                "end_day": f"{last:%Y-%m-%d}",
                "end_time": f"{last:%H:%M}",
            }
        return {name: self._typed("gio", name, value) for name, value in kept.items()}

    @property
    def closing(self) -> dict[str, str]:
        """Weakness and remedy."""
        meeting = self.meeting
        return {
            "weakness": self._typed("han-che", "weakness", meeting.weakness if meeting else ""),
            "remedy": self._typed("han-che", "remedy", meeting.remedy if meeting else ""),
        }

    @property
    def agreed(self) -> tuple[Choice, ...]:
        """Whether the cell committee agreed with the level."""
        known = self.meeting.committee_agreed if self.meeting else None
        return three(
            self._typed("muc-chat-luong", "committee_agreed", as_text(known)),
            (_("Chưa ghi"), _("Chi ủy nhất trí"), _("Chi ủy chưa nhất trí")),
        )
