"""Recording meetings that were held, inside an open operation."""

from collections.abc import Iterator, Sequence
from typing import TypeVar
from uuid import UUID, uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.meetings.models import (
    Conclusion,
    Meeting,
    MeetingMinutes,
    MeetingPaper,
    MeetingRemark,
    MeetingTask,
    MeetingVote,
    RollException,
)
from bontot.domain.meetings.types import HeldMeeting, MeetingState


Part = TypeVar("Part")


def add_held_meetings(write: Write, meetings: Sequence[HeldMeeting]) -> None:
    """
    Insert meetings with their roll, papers, tasks, remarks, minutes, conclusions and votes.

    Queries: 8 for each 2,000 rows.
    """
    write.create_many([_meeting(new) for new in meetings])
    write.create_many(
        [
            RollException(meeting_id=new.id, member_id=mark.member_id, mark=mark.mark)
            for new in meetings
            for mark in new.marks
        ]
    )
    write.create_many(
        [
            MeetingPaper(
                id=uuid5(new.id, f"paper {paper.title}"),
                meeting_id=new.id,
                title=paper.title,
                posted_at=paper.posted_at,
                paper_only=paper.posted_at is None,
            )
            for new in meetings
            for paper in new.papers
        ]
    )
    write.create_many(
        [
            MeetingTask(
                meeting_id=new.id, task_id=task.task_id, part=task.part, result=task.result or ""
            )
            for new in meetings
            for task in new.tasks
        ]
    )
    write.create_many(
        [
            MeetingRemark(
                meeting_id=new.id, kind=remark.kind, about=remark.about, member_id=remark.member_id
            )
            for new in meetings
            for remark in new.remarks
        ]
    )
    write.create_many(
        [
            MeetingMinutes(meeting_id=new.id, adopted_at=new.adopted_at, locked_at=new.locked_at)
            for new in meetings
            if new.adopted_at is not None
        ]
    )
    _add_decisions(write, meetings)
    write.touch_many((new.organization_id, new.month) for new in meetings)


def _add_decisions(write: Write, meetings: Sequence[HeldMeeting]) -> None:
    write.create_many(
        [
            Conclusion(
                id=part_id,
                meeting_id=new.id,
                content=conclusion.content,
                resolution_number=conclusion.resolution_number,
            )
            for new in meetings
            for part_id, conclusion in _numbered(new.id, "conclusion", new.conclusions)
        ]
    )
    write.create_many(
        [
            MeetingVote(
                id=part_id,
                meeting_id=new.id,
                subject=vote.subject,
                base=vote.base,
                in_favour=vote.in_favour,
                against=vote.against,
                other=vote.other,
            )
            for new in meetings
            for part_id, vote in _numbered(new.id, "vote", new.votes)
        ]
    )


def _numbered(meeting: UUID, word: str, parts: Sequence[Part]) -> Iterator[tuple[UUID, Part]]:
    for number, part in enumerate(parts):
        yield uuid5(meeting, f"{word} {number}"), part


def _meeting(new: HeldMeeting) -> Meeting:
    state = MeetingState.LOCKED if new.locked_at else MeetingState.AWAITING_ADOPTION
    return Meeting(
        id=new.id,
        organization_id=new.organization_id,
        kind=new.kind,
        state=state,
        month=new.month,
        planned_at=new.planned_at,
        notice_given_at=new.notice_given_at,
        started_at=new.started_at,
        ended_at=new.ended_at,
        theme=new.theme,
        about_campaign=new.about_campaign,
        chair_id=new.chair_id,
        meeting_secretary_id=new.meeting_secretary_id,
        expected=new.expected,
        present=new.present,
        excused=new.excused,
        unexcused=new.unexcused,
        voting_present=new.voting_present,
        guests=new.guests,
        speakers=new.speakers,
        in_charge_attended=new.in_charge_attended,
        steps_expected=new.steps_expected,
        steps_done=new.steps_done,
        final_papers_posted_at=new.final_papers_posted_at,
    )
