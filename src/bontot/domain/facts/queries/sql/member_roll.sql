-- A row a monthly meeting at which the member was expected: at home, or where attached; with reason or without, no more.
WITH expected AS (
    SELECT s.subject_id, p.organization_id, p.kind, p.valid_from, p.valid_until
    FROM scope s
    JOIN bontot_membershipspell p ON p.member_id = s.subject_id AND p.kind IN ('home', 'attached')
     AND p.valid_from < @until AND (p.valid_until IS NULL OR p.valid_until > @start)
)
SELECT x.subject_id, x.organization_id, 'meeting' AS kind, m.id, d.day AS on_date, m.kind AS label,
       COALESCE(e.mark, '') AS detail,
       COALESCE(e.mark NOT IN ('excused', 'unexcused'), TRUE) AS attended,
       COALESCE(e.mark = 'unexcused', FALSE) AS unexcused
FROM expected x
JOIN bontot_meeting m ON m.organization_id = x.organization_id AND m.month >= @start AND m.month < @until
 AND m.kind IN ('regular', 'combined') AND m.state IN ('awaiting_adoption', 'locked')
CROSS JOIN LATERAL (
    SELECT (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
) d
LEFT JOIN bontot_rollexception e ON e.meeting_id = m.id AND e.member_id = x.subject_id
WHERE x.valid_from <= d.day AND (x.valid_until IS NULL OR x.valid_until > d.day)
  AND COALESCE(e.mark NOT IN ('exempt', 'away'), TRUE)
  AND (x.kind = 'attached' OR NOT EXISTS (
    SELECT FROM bontot_membershipspell off
    WHERE off.member_id = x.subject_id AND off.kind IN ('away', 'exempt', 'suspended')
      AND off.valid_from <= d.day AND (off.valid_until IS NULL OR off.valid_until > d.day)))
