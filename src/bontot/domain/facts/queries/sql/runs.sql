-- A row a monthly meeting held; over_three: members whose fourth absence with reason in a row fell on it, each once.
WITH seq AS (
    SELECT m.id, m.organization_id, m.kind,
           (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
           row_number() OVER (PARTITION BY m.organization_id ORDER BY m.month, m.started_at, m.id) AS place
    FROM bontot_meeting m
    WHERE m.organization_id IN (SELECT organization_id FROM scope WHERE is_cell AND at_end)
      AND m.month >= @start AND m.month < @until
      AND m.kind IN ('regular', 'combined') AND m.state IN ('awaiting_adoption', 'locked')
), marks AS (
    SELECT q.id, q.organization_id, q.place, e.member_id,
           q.place - row_number() OVER (PARTITION BY q.organization_id, e.member_id ORDER BY q.place) AS island
    FROM seq q JOIN bontot_rollexception e ON e.meeting_id = q.id AND e.mark = 'excused'
), runs AS (
    SELECT k.*, row_number() OVER (
        PARTITION BY k.organization_id, k.member_id, k.island ORDER BY k.place) AS length
    FROM marks k
), reached AS (
    SELECT DISTINCT ON (r.organization_id, r.member_id) r.id
    FROM runs r WHERE r.length = 4 ORDER BY r.organization_id, r.member_id, r.place
), counted AS (SELECT id, count(*) AS members FROM reached GROUP BY 1)
SELECT s.subject_id, s.organization_id, 'meeting' AS kind, q.id, q.day AS on_date, q.kind AS label,
       '' AS detail, COALESCE(c.members, 0) AS over_three
FROM scope s JOIN seq q ON q.organization_id = s.organization_id LEFT JOIN counted c ON c.id = q.id
