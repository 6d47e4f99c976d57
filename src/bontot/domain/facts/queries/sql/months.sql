-- A row a month that is over and lay whole within the life of the cell, and the running month (not yet due).
-- held: a regular meeting (or one combined with a theme) was held; known: held or postponed.
WITH calendar AS (
    SELECT m::date AS month, (m + interval '1 month')::date AS next,
           (m + interval '1 month')::date <= @as_of + 1 AS over
    FROM generate_series(@start::timestamp, @last::timestamp, interval '1 month') AS m
), monthly AS (
    SELECT m.organization_id, m.month,
           min(m.id::text) FILTER (WHERE m.state IN ('awaiting_adoption', 'locked')
                                     AND m.kind IN ('regular', 'combined'))::uuid AS id,
           COALESCE(bool_or(m.state IN ('awaiting_adoption', 'locked'))
                    FILTER (WHERE m.kind IN ('regular', 'combined')), FALSE) AS held,
           COALESCE(bool_or(m.state = 'postponed')
                    FILTER (WHERE m.kind IN ('regular', 'combined')), FALSE) AS postponed,
           bool_or(m.state IN ('awaiting_adoption', 'locked') AND m.about_campaign) AS themed
    FROM bontot_meeting m
    WHERE m.organization_id IN (SELECT organization_id FROM scope WHERE is_cell AND at_end)
      AND m.month >= @start AND m.month < @until AND m.kind IN ('regular', 'combined', 'thematic')
    GROUP BY 1, 2
)
SELECT s.subject_id, s.organization_id, 'month' AS kind, m.id, c.month AS on_date,
       to_char(c.month, 'MM/YYYY') AS label,
       CASE WHEN m.held THEN 'held' WHEN m.postponed THEN 'postponed' ELSE 'not_recorded' END AS detail,
       c.over AS due, COALESCE(m.held, FALSE) AS held,
       COALESCE(m.held OR m.postponed, FALSE) AS known, COALESCE(m.themed, FALSE) AS themed
FROM scope s
JOIN bontot_organization o ON o.id = s.organization_id
JOIN calendar c ON o.founded_date <= c.month AND (o.closed_date IS NULL OR o.closed_date >= c.next)
LEFT JOIN monthly m ON m.organization_id = s.organization_id AND m.month = c.month
WHERE s.is_cell AND s.at_end
