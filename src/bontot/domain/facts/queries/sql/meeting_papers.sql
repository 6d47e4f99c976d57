-- The paper posted last before each meeting decides; papers handed out on paper only are left out.
SELECT s.subject_id, m.organization_id, 'meeting_paper' AS kind, p.id,
       (p.posted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS on_date, p.title AS label, '' AS detail,
       p.posted_at IS NULL AND m.state <> 'locked' AS open,
       CASE WHEN p.posted_at IS NULL THEN 0 ELSE
           GREATEST((COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                    - (p.posted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 0) END AS days,
       row_number() OVER (PARTITION BY m.id ORDER BY p.posted_at DESC NULLS FIRST, p.title) = 1 AS last
FROM scope s
JOIN bontot_meeting m ON m.id = s.subject_id
JOIN bontot_meetingpaper p ON p.meeting_id = m.id AND NOT p.paper_only
