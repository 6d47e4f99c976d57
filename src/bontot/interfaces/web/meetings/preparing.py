"""The first step of the page of a month: plan, agenda, papers, invitation."""

import calendar
import datetime as dt

from django.utils.translation import gettext as _

from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    MeetingKind,
)
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.web.meetings.rows import (
    Attached,
    attached,
)
from bontot.interfaces.web.meetings.shown import Shown
from bontot.interfaces.web.orgtree.board import Choice


class Preparing(Shown):
    """What Prepare shows."""

    __slots__ = ()

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """Kinds of meeting."""
        meeting = self.meeting
        proposed = MeetingKind.THEMATIC if self.another else MeetingKind.REGULAR
        chosen = self._typed("lich", "kind", meeting.kind if meeting else proposed)
        return tuple(
            Choice(kind.value, str(kind.label), kind.value == chosen)
            for kind in MeetingKind
            if not (self.another and kind in MONTHLY_KINDS)
        )

    @property
    def plan(self) -> dict[str, str]:
        """The fields of the plan: kept, or like last time."""
        meeting, last = self.meeting, self.last
        if meeting:
            at, place = meeting.planned_at.astimezone(clock.ZONE), meeting.place
        else:
            at, place = self._suggested(), last.place if last else ""
        return {
            "day": self._typed("lich", "day", f"{at:%Y-%m-%d}"),
            "time": self._typed("lich", "time", f"{at:%H:%M}"),
            "place": self._typed("lich", "place", place),
            "theme": self._typed("lich", "theme", meeting.theme if meeting else ""),
        }

    def _suggested(self) -> dt.datetime:
        month, today = self.state.month, clock.today()
        last = self.last.planned_at.astimezone(clock.ZONE) if self.last else None
        last_day = calendar.monthrange(month.year, month.month)[1]
        day = month.replace(day=min(last.day if last else 3, last_day))
        if day < today and today.replace(day=1) == month:
            day = today
        time = last.timetz() if last else dt.time(19, 30, tzinfo=clock.ZONE)
        return dt.datetime.combine(day, time)

    @property
    def own_lines(self) -> str:
        """The cell's own lines of the agenda."""
        lines = self.meeting.agenda if self.meeting else ()
        kept = "\n".join(one.content for one in lines if not one.step and not one.guidance_id)
        return self._typed("muc", "lines", kept)

    @property
    def paper_title(self) -> str:
        """The title typed for a paper that was refused."""
        return self._typed("tai-lieu", "title", "")

    @property
    def attached(self) -> tuple[Attached, ...]:
        """The papers of the meeting with their files."""
        papers = self.meeting.papers if self.meeting else ()
        return tuple(attached(one, self.label, self.slug) for one in papers)

    @property
    def invitation(self) -> str:
        """A text for a group: when and where; no names, nothing of what is on the agenda."""
        meeting = self.meeting
        if meeting is None:
            return ""
        at = meeting.planned_at.astimezone(clock.ZONE)
        said = _(
            "Kính mời các đồng chí dự %(what)s lúc %(time)s ngày %(day)s%(place)s. "
            "Đồng chí đăng nhập hệ thống Bốn Tốt để xem chương trình và tài liệu."
        )
        committee = meeting.kind == MeetingKind.CELL_COMMITTEE
        what = _("họp chi ủy") if committee else _("sinh hoạt chi bộ")
        where = _(", tại %(place)s") % {"place": meeting.place} if meeting.place else ""
        return said % {
            "what": what,
            "time": f"{at:%H:%M}",
            "day": formats.day(at.date()),
            "place": where,
        }
