-- A row a finding about the member concluded as true and not overturned, in the year it happened.
SELECT s.subject_id, f.organization_id, 'finding' AS kind, f.id, f.concluded_date AS on_date,
       f.conclusion_number AS label, f.found_origin AS detail,
       EXISTS (SELECT FROM bontot_sanction x
               WHERE x.finding_id = f.id AND x.measure <> 'reminder' AND x.decided_date <= @as_of
                 AND (x.overturned_date IS NULL OR x.overturned_date > @as_of)) AS disciplined
FROM scope s
JOIN bontot_finding f ON f.member_id = s.subject_id
WHERE f.state = 'confirmed' AND f.concluded_date <= @as_of
  AND (f.overturned_date IS NULL OR f.overturned_date > @as_of)
  AND f.happened_from < @until AND f.happened_until > @start
  AND EXTRACT(YEAR FROM f.happened_from) = @year
