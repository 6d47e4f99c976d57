-- A row a target of the year.
SELECT s.subject_id, s.organization_id, 'target' AS kind, t.id, make_date(t.year, 1, 1) AS on_date,
       t.name AS label, t.unit AS detail, t.can_exceed, t.reached IS NULL AS open,
       CASE WHEN t.lower_is_better THEN t.reached <= t.assigned ELSE t.reached >= t.assigned END AS met,
       CASE WHEN t.lower_is_better THEN t.reached < t.assigned ELSE t.reached > t.assigned END AS exceeded
FROM scope s JOIN bontot_target t ON t.organization_id = s.organization_id AND t.year = @year
