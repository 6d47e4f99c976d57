-- A row a programme or plan issued for the year; the review of the congress's resolutions counts for five years.
SELECT s.subject_id, s.organization_id, 'plan' AS kind, p.id, p.issued_date AS on_date,
       p.number AS label, p.kind AS detail, p.kind AS plan, p.comments_received AS received,
       p.comments_answered AS answered
FROM scope s
JOIN bontot_plan p ON p.organization_id = s.organization_id AND p.issued_date <= @as_of
WHERE p.year = @year
   OR (p.kind = 'congress_review' AND p.issued_date <= @last AND p.issued_date > @last - interval '5 years')
