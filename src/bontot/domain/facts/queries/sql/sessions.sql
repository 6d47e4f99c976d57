-- A row a meeting held: regular, thematic or both.
WITH held AS (
    SELECT m.*, (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
    FROM bontot_meeting m
    WHERE m.organization_id IN (SELECT organization_id FROM scope WHERE is_cell AND at_end)
      AND m.month >= @start AND m.month < @until
      AND m.kind IN ('regular', 'combined', 'thematic') AND m.state IN ('awaiting_adoption', 'locked')
), papers AS (
    SELECT p.meeting_id, bool_and(p.posted_at < h.started_at) AS before, bool_or(p.posted_at IS NULL) AS open
    FROM bontot_meetingpaper p JOIN held h ON h.id = p.meeting_id
    WHERE NOT p.paper_only GROUP BY 1
), levels AS (
    SELECT DISTINCT ON (l.meeting_id) l.meeting_id, l.level
    FROM bontot_meetinglevel l JOIN held h ON h.id = l.meeting_id
    ORDER BY l.meeting_id, l.source = 'above' DESC
), committees AS (
    SELECT m.organization_id, m.month FROM bontot_meeting m
    WHERE m.organization_id IN (SELECT organization_id FROM scope WHERE is_cell AND at_end)
      AND m.month >= @start AND m.month < @until
      AND m.kind = 'cell_committee' AND m.state IN ('awaiting_adoption', 'locked')
    GROUP BY 1, 2
)
SELECT s.subject_id, s.organization_id, 'meeting' AS kind, h.id, h.day AS on_date,
       h.kind AS label, COALESCE(l.level, '') AS detail,
       h.kind IN ('regular', 'combined') AS monthly, h.kind IN ('thematic', 'combined') AS thematic,
       h.state = 'locked' AS locked, h.expected, h.present, h.unexcused, h.in_charge_attended,
       p.meeting_id IS NOT NULL AS had_papers, COALESCE(p.before, FALSE) AS papers_before,
       COALESCE(p.open, FALSE) AS papers_open,
       n.adopted_at IS NOT NULL AS adopted, l.level,
       c.organization_id IS NOT NULL AS committee_met,
       EXISTS (
           SELECT FROM bontot_position post
           WHERE post.organization_id = h.organization_id AND post.post = 'cell_committee_member'
             AND post.valid_from <= h.day AND (post.valid_until IS NULL OR post.valid_until > h.day)
       ) AS has_committee,
       EXISTS (
           SELECT FROM bontot_committeememberincharge charge
           WHERE charge.organization_id = h.organization_id
             AND charge.valid_from <= h.day AND (charge.valid_until IS NULL OR charge.valid_until > h.day)
       ) AS has_in_charge
FROM scope s
JOIN held h ON h.organization_id = s.organization_id
LEFT JOIN papers p ON p.meeting_id = h.id
LEFT JOIN levels l ON l.meeting_id = h.id
LEFT JOIN bontot_meetingminutes n ON n.meeting_id = h.id
LEFT JOIN committees c ON c.organization_id = h.organization_id AND c.month = h.month
WHERE s.is_cell AND s.at_end
