-- A row a compact, baseline, review or commendation of the organisation.
SELECT s.subject_id, s.organization_id, 'compact' AS kind, c.id, c.signed_date AS on_date,
       c.year::text AS label, '' AS detail, 1 AS given
FROM scope s JOIN bontot_compact c ON c.organization_id = s.organization_id
WHERE c.year = @year AND c.signed_date <= @last
UNION ALL
SELECT s.subject_id, s.organization_id, 'baseline', b.id, b.done_date, b.year::text, '', 1
FROM scope s JOIN bontot_baseline b ON b.organization_id = s.organization_id
WHERE b.year = @year AND b.done_date <= @last
UNION ALL
SELECT s.subject_id, s.organization_id, r.kind || '_review', r.id, r.held_date, r.kind, '', 1
FROM scope s JOIN bontot_campaignreview r ON r.organization_id = s.organization_id
WHERE r.held_date >= @start AND r.held_date <= @last
UNION ALL
SELECT s.subject_id, s.organization_id, 'commendation', g.id, g.decided_date, g.decision_number, '', g.given
FROM scope s JOIN bontot_commendation g ON g.organization_id = s.organization_id
WHERE g.decided_date >= @start AND g.decided_date <= @last
