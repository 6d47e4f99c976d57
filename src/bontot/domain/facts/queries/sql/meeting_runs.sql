-- One row a meeting: members absent with reason from it and from at least three monthly meetings just before it.
WITH cells AS (
    SELECT m.organization_id, date_trunc('year', min(m.month))::date AS since, max(m.month) AS upto
    FROM bontot_meeting m WHERE m.id IN (SELECT subject_id FROM scope) GROUP BY 1
), seq AS (
    SELECT m.id, m.organization_id, m.month,
           row_number() OVER (PARTITION BY m.organization_id, date_trunc('year', m.month)
                              ORDER BY m.month, m.started_at, m.id) AS place
    FROM bontot_meeting m
    JOIN cells c ON c.organization_id = m.organization_id AND m.month >= c.since AND m.month <= c.upto
    WHERE m.kind IN ('regular', 'combined') AND m.state IN ('awaiting_adoption', 'locked')
), marks AS (
    SELECT q.*, e.member_id, q.place - row_number() OVER (
        PARTITION BY q.organization_id, e.member_id, date_trunc('year', q.month) ORDER BY q.place) AS island
    FROM seq q JOIN bontot_rollexception e ON e.meeting_id = q.id AND e.mark = 'excused'
), runs AS (
    SELECT k.id, row_number() OVER (
        PARTITION BY k.organization_id, k.member_id, date_trunc('year', k.month), k.island ORDER BY k.place) AS length
    FROM marks k
), counted AS (SELECT id, count(*) AS members FROM runs WHERE length > 3 GROUP BY 1)
SELECT s.subject_id, m.organization_id, 'meeting' AS kind, m.id, m.month AS on_date, m.kind AS label, '' AS detail,
       COALESCE(c.members, 0) AS over_three
FROM scope s JOIN bontot_meeting m ON m.id = s.subject_id LEFT JOIN counted c ON c.id = m.id
WHERE m.state IN ('awaiting_adoption', 'locked')
