-- Each committee with itself and everything that stood below it, by the last place each organisation had in the
-- period; `at_end` tells what still stands there on the last day.
SELECT s.organization_id AS subject_id, p.organization_id,
       (p.valid_until IS NULL OR p.valid_until > @last) AS at_end,
       COALESCE(f.kind IN ('cell', 'grassroots_cell'), FALSE) AS is_cell
FROM bontot_organizationparent s
JOIN bontot_organizationparent p
  ON p.path <@ s.path AND p.valid_from <= @last AND (p.valid_until IS NULL OR p.valid_until > @start)
LEFT JOIN LATERAL (
    SELECT form.kind FROM bontot_organizationform form
    WHERE form.organization_id = p.organization_id AND form.valid_from <= @last
    ORDER BY form.valid_from DESC LIMIT 1
) f ON TRUE
WHERE s.organization_id = ANY(@subjects::uuid[])
  AND s.valid_from <= @last AND (s.valid_until IS NULL OR s.valid_until > @start)
  AND NOT EXISTS (
    SELECT FROM bontot_organizationparent later
    WHERE later.organization_id = s.organization_id
      AND later.valid_from > s.valid_from AND later.valid_from <= @last)
  AND NOT EXISTS (
    SELECT FROM bontot_organizationparent later
    WHERE later.organization_id = p.organization_id
      AND later.valid_from > p.valid_from AND later.valid_from <= @last)
