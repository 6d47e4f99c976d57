"""Meetings with all their parts, read together in one query."""

import datetime as dt
import json
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from bontot.domain.meetings.models import Meeting


_PARTS = """
SELECT json_build_object(
  'marks', (SELECT json_object_agg(e.member_id, e.mark) FROM bontot_rollexception e WHERE e.meeting_id = bontot_meeting.id),
  'joined', (SELECT json_agg(json_build_object('id', p.id, 'name', p.full_name) ORDER BY p.sort_key, p.id)
             FROM bontot_rollexception e JOIN bontot_member p ON p.id = e.member_id
             WHERE e.meeting_id = bontot_meeting.id AND e.mark = 'attached'),
  'spoken', (SELECT json_object_agg(s.member_id, s.gist) FROM bontot_meetingspeaker s WHERE s.meeting_id = bontot_meeting.id),
  'agenda', (SELECT json_agg(json_build_object('id', a.id, 'content', a.content, 'step', a.step,
                 'guidance', a.guidance_id, 'done', a.done_at IS NOT NULL) ORDER BY a.position, a.content, a.id)
             FROM bontot_agendaline a WHERE a.meeting_id = bontot_meeting.id),
  'papers', (SELECT json_agg(json_build_object('id', p.id, 'title', p.title, 'posted_at', p.posted_at,
                 'paper_only', p.paper_only, 'file', p.file_id, 'name', COALESCE(f.name, ''), 'size',
                 COALESCE(f.size, 0)) ORDER BY p.title)
             FROM bontot_meetingpaper p LEFT JOIN bontot_storedfile f ON f.id = p.file_id WHERE p.meeting_id = bontot_meeting.id),
  'heard', (SELECT json_object_agg(t.task_id, json_build_object('result', t.result, 'note', t.note))
            FROM bontot_meetingtask t WHERE t.meeting_id = bontot_meeting.id AND t.part = 'heard'),
  'given', (SELECT json_agg(t.task_id) FROM bontot_meetingtask t WHERE t.meeting_id = bontot_meeting.id AND t.part = 'assigned'),
  'opinions', (SELECT json_agg(json_build_object('id', o.id, 'name', p.full_name, 'audience', o.audience,
                   'opinion', o.opinion, 'at', o.sent_at) ORDER BY p.sort_key, o.id)
               FROM bontot_meetingopinion o JOIN bontot_member p ON p.id = o.member_id WHERE o.meeting_id = bontot_meeting.id),
  'remarks', (SELECT json_agg(json_build_object('id', r.id, 'kind', r.kind, 'about', r.about, 'member', r.member_id,
                  'task', r.task_id) ORDER BY r.id) FROM bontot_meetingremark r WHERE r.meeting_id = bontot_meeting.id),
  'votes', (SELECT json_agg(json_build_object('id', v.id, 'purpose', v.purpose, 'subject', v.subject, 'base', v.base,
                'in_favour', v.in_favour, 'against', v.against, 'other', v.other, 'adopted', v.adopted,
                'reserved', v.reserved_opinion) ORDER BY v.purpose, v.subject, v.id)
            FROM bontot_meetingvote v WHERE v.meeting_id = bontot_meeting.id),
  'conclusions', (SELECT json_agg(json_build_object('id', c.id, 'content', c.content, 'number', c.resolution_number)
                      ORDER BY c.position, c.content, c.id) FROM bontot_conclusion c WHERE c.meeting_id = bontot_meeting.id),
  'levels', (SELECT json_object_agg(l.source, json_build_object('level', l.level, 'reason', l.reason))
             FROM bontot_meetinglevel l WHERE l.meeting_id = bontot_meeting.id),
  'versions', (SELECT json_object_agg(p.part, p.version) FROM bontot_meetingpart p WHERE p.meeting_id = bontot_meeting.id),
  'amendments', (SELECT json_agg(json_build_object('id', a.id, 'part', a.part, 'reason', a.reason, 'before', a.before,
                     'after', a.after, 'at', a.amended_at, 'by', u.full_name) ORDER BY a.amended_at, a.id)
                 FROM bontot_meetingamendment a JOIN bontot_user u ON u.id = a.amended_by_id
                 WHERE a.meeting_id = bontot_meeting.id),
  'signed', (SELECT json_agg(json_build_object('id', c.id, 'paper', c.paper, 'sha256', f.sha256, 'at', c.filed_at,
                 'by', u.full_name) ORDER BY c.filed_at DESC, c.id)
             FROM bontot_signedcopy c JOIN bontot_storedfile f ON f.id = c.file_id
             JOIN bontot_user u ON u.id = c.filed_by_id WHERE c.meeting_id = bontot_meeting.id),
  'numbers', (SELECT json_agg(json_build_object('id', n.id, 'number', n.number, 'source', n.source, 'on', n.on_date,
                  'withdrawn', n.withdrawn_date, 'reason', n.reason, 'type', n.paper_type, 'body', n.body)
                  ORDER BY n.paper_type, n.on_date, n.id)
              FROM bontot_numberedpaper n WHERE n.about = bontot_meeting.id),
  'minutes', (SELECT row_to_json(n) FROM bontot_meetingminutes n WHERE n.meeting_id = bontot_meeting.id),
  'committee_met', EXISTS(SELECT 1 FROM bontot_meeting c WHERE c.organization_id = bontot_meeting.organization_id
                     AND c.month = bontot_meeting.month AND c.kind = 'cell_committee'
                     AND c.state IN ('awaiting_adoption', 'locked'))
)::text
"""


def with_parts(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """
    Read each meeting with its marks, agenda, papers, tasks, remarks, votes, conclusions, levels, amendments and versions.

    Queries: none by itself.
    """
    parts = RawSQL(_PARTS, [], output_field=TextField())  # noqa: S611 - our own text, no parameter
    return rows.annotate(read_parts=parts)


def parts_of(meeting: Meeting) -> dict[str, Any]:
    """Give the parts of a meeting read with them."""
    found: dict[str, Any] = json.loads(meeting.__dict__["read_parts"])
    return found


def uuid_of(written: str | None) -> UUID | None:
    """Read an identifier as JSON has it."""
    return UUID(written) if written else None


def instant_of(written: str | None) -> dt.datetime | None:
    """Read an instant as JSON has it."""
    return dt.datetime.fromisoformat(written) if written else None
