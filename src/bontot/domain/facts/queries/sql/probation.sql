-- A row a probationary member who fell due in the period; nobody is named.
SELECT s.subject_id, s.organization_id, 'probation_review' AS kind, r.id, r.due_date AS on_date,
       to_char(r.due_date, 'DD/MM/YYYY') AS label,
       CASE WHEN r.decided_date IS NULL THEN 'open' WHEN r.decided_date > r.due_date THEN 'late' ELSE 'on_time' END
           AS detail,
       COALESCE(r.decided_date <= r.due_date, FALSE) AS on_time
FROM scope s
JOIN bontot_probationreview r ON r.organization_id = s.organization_id AND r.due_date >= @start AND r.due_date <= @last
