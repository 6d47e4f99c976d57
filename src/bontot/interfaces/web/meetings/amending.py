"""The page of amendments: what was typed and refused stays chosen."""

from django.utils.translation import gettext as _

from bontot.domain.meetings.types import HeardResult
from bontot.interfaces.web.meetings.shown import Shown
from bontot.interfaces.web.orgtree.board import Choice


class Amending(Shown):
    """What Amend shows beside the parts of the month."""

    __slots__ = ()

    @property
    def amended_tasks(self) -> tuple[Choice, ...]:
        """The tasks whose result may be amended."""
        chosen = self._typed("nghe", "task", "")
        return tuple(
            Choice(str(one.task_id), one.content, str(one.task_id) == chosen)
            for one in (self.meeting.hearing if self.meeting else ())
        )

    @property
    def results(self) -> tuple[Choice, ...]:
        """What may come of a task."""
        chosen = self._typed("nghe", "result", "")
        return tuple(Choice(one.value, str(one.label), one.value == chosen) for one in HeardResult)

    @property
    def amended_note(self) -> str:
        """A word on the result."""
        return self._typed("nghe", "note", "")

    @property
    def amended_speakers(self) -> tuple[Choice, ...]:
        """Who was there and may have spoken."""
        chosen = self._typed("phat-bieu", "member", "")
        return tuple(
            Choice(str(one.member_id), one.full_name, str(one.member_id) == chosen)
            for one in self.present
        )

    @property
    def spoke(self) -> tuple[Choice, ...]:
        """Whether they did."""
        chosen = self._typed("phat-bieu", "spoke", "1")
        return (
            Choice("1", _("Đã phát biểu"), chosen == "1"),
            Choice("0", _("Không phát biểu"), chosen == "0"),
        )
