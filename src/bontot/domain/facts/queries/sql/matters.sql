-- A row a month of counts; `latest` marks each organisation's last month on record.
SELECT s.subject_id, s.organization_id, 'matters' AS kind, c.id, c.month AS on_date,
       to_char(c.month, 'MM/YYYY') AS label, '' AS detail, c.raised, LEAST(c.resolved, c.raised) AS resolved,
       c.overdue, c.complaints_protracted,
       row_number() OVER (PARTITION BY s.subject_id, c.organization_id ORDER BY c.month DESC) = 1 AS latest
FROM scope s
JOIN bontot_pressingmattercount c ON c.organization_id = s.organization_id AND c.month >= @start AND c.month <= @last
