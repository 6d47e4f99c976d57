-- A row a petition the organisation sent in the period, and a row a petition it owes an answer to.
SELECT s.subject_id, s.organization_id, 'petition' AS kind, p.id, p.sent_date AS on_date,
       p.content AS label, p.state AS detail, TRUE AS sent,
       p.answered_date IS NOT NULL OR COALESCE(p.due_date <= @last, FALSE) AS owed,
       COALESCE(p.answered_date <= @as_of, FALSE) AS answered
FROM scope s
JOIN bontot_petition p ON p.organization_id = s.organization_id AND p.sent_date >= @start AND p.sent_date <= @last
UNION ALL
SELECT s.subject_id, s.organization_id, 'petition', p.id, p.sent_date, p.content, p.state, FALSE,
       p.state <> 'forwarded' AND (p.answered_date IS NOT NULL OR COALESCE(p.due_date <= @last, FALSE)),
       COALESCE(p.answered_date <= @as_of, FALSE)
FROM scope s
JOIN bontot_petition p ON p.addressed_to_id = s.organization_id AND p.sent_date >= @start AND p.sent_date <= @last
