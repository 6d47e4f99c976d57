-- The rating of the organisation the member leads as secretary on the last day.
SELECT s.subject_id, p.organization_id, 'rating' AS kind, r.id, COALESCE(r.decided_date, p.valid_from) AS on_date,
       COALESCE(r.grade, '') AS label, '' AS detail, r.id IS NULL AS open,
       CASE r.grade WHEN 'excellent' THEN 3 WHEN 'well_completed' THEN 2 WHEN 'completed' THEN 1 ELSE 0 END AS grade
FROM scope s
JOIN bontot_position p ON p.member_id = s.subject_id AND p.post = 'secretary'
 AND p.valid_from <= @last AND (p.valid_until IS NULL OR p.valid_until > @last)
LEFT JOIN bontot_annualrating r ON r.organization_id = p.organization_id AND r.member_id IS NULL AND r.year = @year
 AND r.superseded_date IS NULL AND r.decided_date <= @as_of
