-- One row a meeting: the members whose official home the cell was that day; nobody is named.
SELECT s.subject_id, m.organization_id, 'meeting' AS kind, m.id, d.day AS on_date, m.kind AS label, '' AS detail,
       count(p.id) AS members
FROM scope s
JOIN bontot_meeting m ON m.id = s.subject_id
CROSS JOIN LATERAL (
    SELECT (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
) d
LEFT JOIN bontot_membershipspell p ON p.organization_id = m.organization_id AND p.kind = 'home'
 AND p.valid_from <= d.day AND (p.valid_until IS NULL OR p.valid_until > d.day)
GROUP BY s.subject_id, m.organization_id, m.id, d.day, m.kind
