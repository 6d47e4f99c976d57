-- A row a member of the population to be rated as last frozen in the period, with the rating in force; and a row
-- without a member where a cell has members of its own and its population was never frozen.
WITH frozen AS (
    SELECT DISTINCT ON (p.organization_id) p.organization_id, p.id, p.on_date
    FROM bontot_frozenpopulation p
    WHERE p.organization_id IN (SELECT organization_id FROM scope WHERE is_cell AND at_end)
      AND p.kind = 'rated' AND p.on_date >= @start AND p.on_date <= @last
    ORDER BY p.organization_id, p.on_date DESC
)
SELECT s.subject_id, s.organization_id, 'rating' AS kind, r.id,
       COALESCE(r.decided_date, f.on_date) AS on_date,
       COALESCE(r.grade, '') AS label, CASE WHEN r.id IS NULL THEN 'not_rated' ELSE '' END AS detail,
       TRUE AS frozen, r.grade
FROM scope s
JOIN frozen f ON f.organization_id = s.organization_id
JOIN bontot_populationmember e ON e.population_id = f.id AND e.counted
LEFT JOIN bontot_annualrating r ON r.member_id = e.member_id AND r.year = @year
    AND r.superseded_date IS NULL AND r.decided_date <= @as_of
UNION ALL
SELECT s.subject_id, s.organization_id, 'population', NULL, @last, '', 'not_frozen', FALSE, NULL
FROM scope s
LEFT JOIN frozen f ON f.organization_id = s.organization_id
WHERE s.is_cell AND s.at_end AND f.id IS NULL
