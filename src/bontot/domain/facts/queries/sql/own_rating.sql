-- The organisation's own rating of the year in force.
SELECT s.subject_id, s.organization_id, 'rating' AS kind, r.id, r.decided_date AS on_date,
       r.grade AS label, r.decision_number AS detail,
       CASE r.grade WHEN 'excellent' THEN 3 WHEN 'well_completed' THEN 2 WHEN 'completed' THEN 1 ELSE 0 END AS grade
FROM scope s
JOIN bontot_annualrating r ON r.organization_id = s.organization_id AND r.member_id IS NULL AND r.year = @year
 AND r.superseded_date IS NULL AND r.decided_date <= @as_of
