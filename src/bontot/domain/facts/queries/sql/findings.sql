-- A row a finding concluded as true and not overturned, at the organisation and in the year where it happened.
-- One still being verified, unfounded or overturned is not here, nor anywhere else.
SELECT s.subject_id, s.organization_id, 'finding' AS kind, f.id, f.concluded_date AS on_date,
       f.conclusion_number AS label, f.found_origin AS detail, f.category,
       f.subject = 'member' AS of_member,
       f.subject = 'member' AND f.found_origin IN ('people', 'press')
           AND (f.own_record_date IS NULL OR f.own_record_date >= f.found_date) AS outside_first,
       (f.found_origin IN ('own', 'self_reported') OR COALESCE(f.own_record_date < f.found_date, FALSE))
           AND COALESCE(f.remedied_date <= @as_of, FALSE) AS self_found_remedied,
       f.handling_due_date IS NOT NULL
           AND (f.handling_due_date <= @as_of OR f.remedied_date IS NOT NULL) AS to_handle,
       COALESCE(f.remedied_date <= f.handling_due_date, FALSE) AS in_time,
       d.measure IS NOT NULL AS disciplined,
       d.measure IS NOT NULL AND row_number() OVER (
           PARTITION BY s.subject_id, f.subject, COALESCE(f.member_id, f.id), d.measure IS NOT NULL
           ORDER BY f.concluded_date, f.id) = 1 AS first_of_member,
       d.measure IS NOT NULL AND row_number() OVER (
           PARTITION BY s.subject_id, f.subject, COALESCE(f.member_id, f.id), d.measure IS NOT NULL,
               (f.found_origin IN ('own', 'self_reported') OR COALESCE(f.own_record_date < f.found_date, FALSE))
               AND COALESCE(f.remedied_date <= @as_of, FALSE)
           ORDER BY f.concluded_date, f.id) = 1 AS first_of_member_there
FROM scope s
JOIN bontot_finding f ON f.organization_id = s.organization_id
LEFT JOIN LATERAL (
    SELECT x.measure FROM bontot_sanction x
    WHERE x.finding_id = f.id AND x.measure <> 'reminder' AND x.decided_date <= @as_of
      AND (x.overturned_date IS NULL OR x.overturned_date > @as_of)
    ORDER BY x.decided_date DESC LIMIT 1
) d ON TRUE
WHERE f.state = 'confirmed' AND f.concluded_date <= @as_of
  AND (f.overturned_date IS NULL OR f.overturned_date > @as_of)
  AND f.happened_from < @until AND f.happened_until > @start
  AND EXTRACT(YEAR FROM f.happened_from) = @year
