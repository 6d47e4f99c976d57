-- A row a month and source that admitted, and a row a year's target; unreported: a target with no count beside it.
SELECT s.subject_id, s.organization_id, 'admission' AS kind, a.id, a.month AS on_date,
       a.source AS label, '' AS detail, FALSE AS is_target, a.admitted, 0 AS target, FALSE AS unreported
FROM scope s
JOIN bontot_admissioncount a ON a.organization_id = s.organization_id AND a.month >= @start AND a.month <= @last
UNION ALL
SELECT s.subject_id, s.organization_id, 'admission_target', t.id, make_date(t.year, 1, 1),
       t.year::text, '', TRUE, 0, t.target,
       t.target > 0 AND NOT EXISTS (
           SELECT FROM bontot_admissioncount a
           WHERE a.organization_id = t.organization_id AND a.month >= @start AND a.month <= @last)
FROM scope s JOIN bontot_admissiontarget t ON t.organization_id = s.organization_id AND t.year = @year
