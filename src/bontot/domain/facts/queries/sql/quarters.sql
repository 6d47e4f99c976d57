-- A row a quarter that is over and lay whole within the period and the life of the cell.
-- held: a thematic meeting (or a combined one) was held in it; known: held, or every month of it was recorded.
WITH calendar AS (
    SELECT q::date AS quarter, (q + interval '3 months')::date AS next
    FROM generate_series(date_trunc('quarter', @start::timestamp), @last::timestamp, interval '3 months') AS q
    WHERE q::date >= @start AND (q + interval '3 months')::date <= LEAST(@until, @as_of + 1)
), met AS (
    SELECT m.organization_id, date_trunc('quarter', m.month)::date AS quarter,
           min(m.id::text) FILTER (WHERE m.kind IN ('thematic', 'combined')
                                     AND m.state IN ('awaiting_adoption', 'locked'))::uuid AS id,
           bool_or(m.kind IN ('thematic', 'combined') AND m.state IN ('awaiting_adoption', 'locked')) AS held,
           count(DISTINCT m.month) FILTER (WHERE m.kind IN ('regular', 'combined')
                AND m.state IN ('awaiting_adoption', 'locked', 'postponed')) AS months
    FROM bontot_meeting m
    WHERE m.organization_id IN (SELECT organization_id FROM scope WHERE is_cell AND at_end)
      AND m.month >= @start AND m.month < @until AND m.kind IN ('regular', 'combined', 'thematic')
    GROUP BY 1, 2
)
SELECT s.subject_id, s.organization_id, 'quarter' AS kind, m.id, c.quarter AS on_date,
       to_char(c.quarter, 'Q/YYYY') AS label,
       CASE WHEN m.held THEN 'held' WHEN m.months = 3 THEN 'not_held' ELSE 'not_recorded' END AS detail,
       COALESCE(m.held, FALSE) AS held, COALESCE(m.held OR m.months = 3, FALSE) AS known
FROM scope s
JOIN bontot_organization o ON o.id = s.organization_id
JOIN calendar c ON o.founded_date <= c.quarter AND (o.closed_date IS NULL OR o.closed_date >= c.next)
LEFT JOIN met m ON m.organization_id = s.organization_id AND m.quarter = c.quarter
WHERE s.is_cell AND s.at_end
