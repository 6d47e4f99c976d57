-- A row an inspection or supervision the organisation itself planned in the period.
SELECT s.subject_id, s.organization_id, 'inspection' AS kind, i.id, i.planned_date AS on_date,
       i.subject AS label, i.kind AS detail, COALESCE(i.concluded_date <= @as_of, FALSE) AS concluded
FROM scope s
JOIN bontot_inspection i ON i.organization_id = s.organization_id
 AND i.planned_date >= @start AND i.planned_date <= @last
