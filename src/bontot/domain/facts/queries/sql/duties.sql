-- How many kinds of periodic paper the organisation owes a month, on the last day.
SELECT s.subject_id, s.organization_id, 'report_duty' AS kind, d.id, d.valid_from AS on_date,
       d.kinds::text AS label, '' AS detail, d.kinds
FROM scope s
JOIN bontot_reportduty d ON d.organization_id = s.organization_id
 AND d.valid_from <= @last AND (d.valid_until IS NULL OR d.valid_until > @last)
