"""What is kept about a person, and requests to correct it."""

import datetime as dt
import json
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import connection

from bontot.domain.audit.types import Actor
from bontot.domain.members.queries import own_member
from bontot.domain.orgtree.queries import organizations_on
from bontot.domain.privacy.models import CorrectionRequest
from bontot.domain.privacy.types import CorrectionItem, OwnData, RequestState


#: How far back the own attendance goes.
MONTHS: Final = 12

_OWN = """
SELECT json_build_object(
  'account', (SELECT json_build_object('username', u.username, 'email', u.email, 'created_at', u.created_at)
              FROM bontot_user u WHERE u.id = %(account)s),
  'member', (SELECT json_build_object('full_name', m.full_name, 'sex', m.sex) FROM bontot_member m WHERE m.id = %(member)s),
  'spells', (SELECT json_agg(json_build_object('kind', s.kind, 'standing', s.standing, 'organization', n.name,
                 'valid_from', s.valid_from, 'valid_until', s.valid_until) ORDER BY s.valid_from, s.kind)
             FROM bontot_membershipspell s
             LEFT JOIN bontot_organizationname n ON n.organization_id = s.organization_id
                 AND daterange(n.valid_from, n.valid_until) @> LEAST(%(today)s::date, s.valid_until - 1)
             WHERE s.member_id = %(member)s),
  'posts', (SELECT json_agg(json_build_object('post', p.post, 'valid_from', p.valid_from, 'valid_until', p.valid_until)
                ORDER BY p.valid_from, p.post) FROM bontot_position p WHERE p.member_id = %(member)s),
  'attendance', (SELECT json_agg(json_build_object('month', g.month, 'kind', g.kind, 'held_on',
                     (g.started_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'mark', COALESCE(e.mark, 'present'))
                     ORDER BY g.started_at DESC)
                 FROM bontot_meeting g
                 LEFT JOIN bontot_rollexception e ON e.meeting_id = g.id AND e.member_id = %(member)s
                 WHERE g.organization_id = %(cell)s AND g.state IN ('awaiting_adoption', 'locked')
                   AND g.kind <> 'cell_committee' AND g.month > %(since)s::date AND g.expected IS NOT NULL
                   AND EXISTS (SELECT FROM bontot_membershipspell s WHERE s.member_id = %(member)s
                       AND s.organization_id = g.organization_id AND s.kind IN ('home', 'attached')
                       AND daterange(s.valid_from, s.valid_until)
                           @> (g.started_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)),
  'tasks', (SELECT json_agg(json_build_object('content', t.content, 'assigned_date', t.assigned_date,
                'due_date', t.due_date, 'state', t.state, 'done_date', t.done_date) ORDER BY t.due_date DESC, t.content)
            FROM bontot_task t JOIN bontot_taskowner o ON o.task_id = t.id WHERE o.member_id = %(member)s),
  'ratings', (SELECT json_agg(json_build_object('year', r.year, 'grade', r.grade, 'basis', r.basis,
                  'decision_number', r.decision_number, 'decided_date', r.decided_date,
                  'superseded_date', r.superseded_date, 'reason', r.reason) ORDER BY r.year DESC, r.decided_date DESC)
              FROM bontot_annualrating r WHERE r.member_id = %(member)s),
  'results', (SELECT json_agg(json_build_object('framework', f.slug || '@' || f.version, 'from', v.period_from,
                  'until', v.period_until, 'title', v.title) ORDER BY v.period_from DESC, f.slug)
              FROM bontot_evaluation v JOIN bontot_frameworkversion f ON f.id = v.framework_id
              WHERE v.member_id = %(member)s AND v.current),
  'conclusions', (SELECT json_agg(json_build_object('category', c.category, 'state', c.state,
                      'conclusion_number', c.conclusion_number, 'concluded_date', c.concluded_date,
                      'remedied_date', c.remedied_date, 'overturned_number', c.overturned_number)
                      ORDER BY c.concluded_date DESC)
                  FROM bontot_finding c WHERE c.member_id = %(member)s AND c.concluded_date IS NOT NULL),
  'opinions', (SELECT json_agg(json_build_object('meeting', g.month, 'audience', o.audience, 'opinion', o.opinion,
                   'sent_at', o.sent_at) ORDER BY o.sent_at)
               FROM bontot_meetingopinion o JOIN bontot_meeting g ON g.id = o.meeting_id
               WHERE o.member_id = %(member)s),
  'pledges', (SELECT json_agg(json_build_object('year', p.year, 'promises', p.promises, 'declined', p.declined,
                  'from_paper', p.from_paper, 'written_at', p.written_at) ORDER BY p.year DESC)
              FROM bontot_pledge p WHERE p.member_id = %(member)s),
  'notices', (SELECT json_agg(json_build_object('kind', k.kind, 'told_at', k.told_at, 'emailed_at', k.emailed_at)
                  ORDER BY k.told_at DESC) FROM bontot_notice k WHERE k.user_id = %(account)s)
)::text
"""


def own_data(*, actor: Actor, today: dt.date) -> OwnData:
    """
    Read everything that is kept about the member an account belongs to; attendance of the last twelve months.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.

    Queries: 4.
    """
    own = own_member(actor.user_id, today)
    since = today.replace(year=today.year - 1, day=1)
    with connection.cursor() as cursor:
        cursor.execute(
            _OWN,
            {
                "account": actor.user_id,
                "member": own.id,
                "cell": own.organization_id,
                "today": today,
                "since": since,
            },
        )
        (text,) = cursor.fetchone()
    parts: dict[str, Any] = {name: rows or [] for name, rows in json.loads(text).items()}
    mine = CorrectionRequest.objects.filter(member_id=own.id).order_by("-asked_at", "id")
    parts["requests"] = [_item(row, "", today) for row in mine[: settings.LIST_ROWS]]
    cells = organizations_on([own.organization_id], today)
    return OwnData(own, cells.get(own.organization_id), parts)


def corrections_of(*, organization: UUID, today: dt.date) -> tuple[CorrectionItem, ...]:
    """
    List the requests of the members of a cell, those that wait first, the oldest of them on top.

    The page has checked that the actor keeps the books of the cell; the database shows them to nobody else.

    Queries: 1.
    """
    rows = CorrectionRequest.objects.filter(organization_id=organization).select_related("member")
    found = [
        _item(row, row.member.full_name, today)
        for row in rows.order_by("-asked_at", "id")[: settings.LIST_ROWS]
    ]
    waiting = sorted(
        (one for one in found if one.state == RequestState.OPEN), key=lambda one: one.asked_at
    )
    return (*waiting, *(one for one in found if one.state != RequestState.OPEN))


def _item(row: CorrectionRequest, name: str, today: dt.date) -> CorrectionItem:
    return CorrectionItem(
        id=row.pk,
        name=name,
        about=row.about,
        asked=row.asked,
        asked_at=row.asked_at,
        due_date=row.due_date,
        state=row.state,
        answer=row.answer,
        answered_at=row.answered_at,
        overdue=row.state == RequestState.OPEN and row.due_date < today,
        version=row.version,
    )
