"""The secretary's month in three steps: prepare, hold, close, each with what is done and what is not."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bontot.domain.meetings.types import MONTHLY_KINDS, MeetingState, QualityLevel, final_due
from bontot.domain.reports.types import MeetingLine, Month, TaskLine
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.tasks.blocks import owners_said, task_tag


HELD = {MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED}


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing of a step: done, not done, or still to come."""

    text: str
    state: str

    @property
    def icon(self) -> str:
        """Name the icon of its state."""
        return {"ok": "circle-check", "no": "circle-x"}.get(self.state, "circle")


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three steps."""

    name: str
    said: str
    state: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as the table shows it."""

    content: str
    owners: str
    due: str
    tag: Tag
    href: str = ""


def monthly_meeting(month: Month) -> MeetingLine | None:
    """Give the meeting that fulfils the month's duty; the last one planned when there are two."""
    duty = [one for one in month.meetings if one.kind in MONTHLY_KINDS]
    return duty[-1] if duty else None


def owes_minutes(month: Month, founded: dt.date) -> bool:
    """
    Say whether the month before still lacks locked minutes.

    Args:
        month: This month, with the meetings of the one before.
        founded: The first day of the cell: a month it did not live in owes nothing.
    """
    if founded >= month.period.start:
        return False
    return not any(one.kind in MONTHLY_KINDS and one.locked for one in month.before)


def steps(month: Month) -> tuple[Step, ...]:
    """Say where the month stands."""
    meeting = monthly_meeting(month)
    due = _due(meeting)
    names = (_("Chuẩn bị"), _("Tiến hành"), _("Kết thúc"))
    ticks = (_prepared(meeting), _held(meeting, month), _closed(meeting))
    return tuple(
        Step(
            name=name,
            said=_said(place, due),
            state="done" if place < due else "now" if place == due else "",
            ticks=inside,
        )
        for place, (name, inside) in enumerate(zip(names, ticks, strict=True), 1)
    )


def _due(meeting: MeetingLine | None) -> int:
    if meeting is None or meeting.state in {MeetingState.NOT_PREPARED, MeetingState.PREPARING}:
        return 1
    if meeting.state in {MeetingState.NOTIFIED, MeetingState.IN_SESSION, MeetingState.POSTPONED}:
        return 2
    return 4 if meeting.state == MeetingState.LOCKED and meeting.final_posted else 3


def _said(place: int, due: int) -> str:
    if place == due:
        return _("Bước %(place)s · việc cần làm") % {"place": place}
    if place < due:
        return _("Bước %(place)s · đã xong") % {"place": place}
    return _("Bước %(place)s") % {"place": place}


def _tick(text: str, *, done: bool, past: bool) -> Tick:
    return Tick(text, "ok" if done else "no" if past else "")


def _prepared(meeting: MeetingLine | None) -> tuple[Tick, ...]:
    if meeting is None:
        return (Tick(_("Chưa lên lịch sinh hoạt tháng này"), "no"),)
    past = meeting.state in HELD
    posted = _("Đã gửi tài liệu") if meeting.papers_posted else _("Gửi tài liệu")
    given = (
        _("Đã thông báo ngày %(day)s") % {"day": formats.day(_local(meeting.notice_given_at))}
        if meeting.notice_given_at
        else _("Thông báo sinh hoạt")
    )
    return (
        Tick(_("Lịch: %(at)s") % {"at": formats.instant(meeting.planned_at)}, "ok"),
        _tick(given, done=meeting.notice_given_at is not None, past=past),
        _tick(posted, done=meeting.papers_posted > 0 or meeting.papers == 0, past=past),
    )


def _held(meeting: MeetingLine | None, month: Month) -> tuple[Tick, ...]:
    if meeting is None or meeting.state not in HELD:
        return (
            Tick(_("Điểm danh %(count)s đồng chí") % {"count": month.on_roll}, ""),
            Tick(_("Nghe kết quả nhiệm vụ"), ""),
            Tick(_("Kết luận, giao việc mới"), ""),
        )
    return (
        _tick(
            _("Có mặt %(present)s/%(expected)s đảng viên")
            % {"present": meeting.present, "expected": meeting.expected},
            done=meeting.present is not None,
            past=True,
        ),
        _tick(
            _("Đã nghe %(count)s nhiệm vụ") % {"count": meeting.heard},
            done=meeting.heard > 0,
            past=True,
        ),
        _tick(
            _("Đã giao %(count)s nhiệm vụ mới") % {"count": meeting.assigned},
            done=meeting.assigned > 0,
            past=True,
        ),
    )


def _closed(meeting: MeetingLine | None) -> tuple[Tick, ...]:
    past = meeting is not None and meeting.state == MeetingState.LOCKED
    level = QualityLevel(meeting.level).label if meeting and meeting.level else ""
    return (
        _tick(
            _("Chất lượng sinh hoạt: %(level)s") % {"level": level}
            if level
            else _("Chấm chất lượng sinh hoạt"),
            done=bool(level),
            past=past,
        ),
        _tick(_("Thông qua biên bản"), done=bool(meeting and meeting.adopted), past=past),
        _tick(_("Khóa biên bản"), done=bool(meeting and meeting.locked), past=past),
        _final(meeting),
    )


def _final(meeting: MeetingLine | None) -> Tick:
    if meeting is None or meeting.ended_at is None:
        return Tick(_("Gửi văn bản lên cấp trên"), "")
    if meeting.final_posted:
        return Tick(_("Đã gửi văn bản lên cấp trên"), "ok")
    due = final_due(meeting.ended_at)
    said = _("Gửi văn bản lên cấp trên: hạn %(due)s") % {"due": formats.day(due)}
    return _tick(said, done=False, past=clock.today() > due)


def _local(at: dt.datetime | None) -> dt.date | None:
    return at.date() if at else None


def task_rows(
    tasks: tuple[TaskLine, ...], href: Callable[[TaskLine], str] = lambda _: ""
) -> tuple[TaskRow, ...]:
    """Write tasks as the table shows them, each leading to its page."""
    return tuple(
        TaskRow(
            content=task.content,
            owners=owners_said(task.owners),
            due=formats.day(task.due_date),
            tag=task_tag(task.state, task.overdue_days),
            href=href(task),
        )
        for task in tasks
    )
