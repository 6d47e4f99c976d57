-- One row a meeting, with what its own record says. A locked record is complete: what is not in it did not happen.
SELECT s.subject_id, m.organization_id, 'meeting' AS kind, m.id, d.day AS on_date, m.kind AS label, m.state AS detail,
       m.state = 'locked' AS locked, m.expected, m.present, m.unexcused, m.speakers, m.steps_expected, m.steps_done,
       floor(extract(epoch FROM m.ended_at - m.started_at) / 60)::int AS minutes,
       m.notice_given_at IS NOT NULL AS notified, m.kind IN ('thematic', 'combined') AS thematic,
       CASE WHEN m.final_papers_posted_at IS NOT NULL THEN
           GREATEST((m.final_papers_posted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - d.day, 0) END AS final_days,
       COALESCE(n.adopted_at IS NOT NULL, FALSE) AS adopted,
       EXISTS (SELECT FROM bontot_meetingremark r WHERE r.meeting_id = m.id) AS remarked,
       EXISTS (SELECT FROM bontot_meetingtask t WHERE t.meeting_id = m.id AND t.part = 'assigned') AS assigned,
       EXISTS (SELECT FROM bontot_conclusion c WHERE c.meeting_id = m.id AND c.resolution_number <> '') AS resolved,
       EXISTS (SELECT FROM bontot_meetingvote v
               WHERE v.meeting_id = m.id AND v.subject = 'Chất lượng kỳ sinh hoạt') AS level_voted,
       EXISTS (SELECT FROM bontot_meeting c
               WHERE c.organization_id = m.organization_id AND c.month = m.month AND c.kind = 'cell_committee'
                 AND c.state IN ('awaiting_adoption', 'locked')) AS committee_met,
       EXISTS (SELECT FROM bontot_position post
               WHERE post.organization_id = m.organization_id AND post.post = 'cell_committee_member'
                 AND post.valid_from <= d.day AND (post.valid_until IS NULL OR post.valid_until > d.day)
       ) AS has_committee
FROM scope s
JOIN bontot_meeting m ON m.id = s.subject_id
LEFT JOIN bontot_meetingminutes n ON n.meeting_id = m.id
CROSS JOIN LATERAL (
    SELECT (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
) d
