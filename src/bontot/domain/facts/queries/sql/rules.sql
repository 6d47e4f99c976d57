-- The working rules in force at the end of the period: reviewed or issued within it?
SELECT s.subject_id, s.organization_id, 'working_rules' AS kind, r.id,
       COALESCE(r.reviewed_date, r.issued_date) AS on_date, r.number AS label, '' AS detail,
       r.issued_date >= @start OR COALESCE(r.reviewed_date >= @start, FALSE) AS reviewed
FROM scope s
JOIN bontot_workingrules r ON r.organization_id = s.organization_id
 AND r.issued_date <= @last AND (r.ends_date IS NULL OR r.ends_date > @last)
 AND (r.reviewed_date IS NULL OR r.reviewed_date <= @as_of)
