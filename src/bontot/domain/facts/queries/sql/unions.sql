-- A row a Front committee or union led by the organisation, with its level of the year.
SELECT s.subject_id, s.organization_id, 'front_union_rating' AS kind, u.id, make_date(u.year, 12, 31) AS on_date,
       u.body AS label, u.grade AS detail, u.grade IN ('excellent', 'well_completed') AS well
FROM scope s JOIN bontot_frontunionrating u ON u.organization_id = s.organization_id AND u.year = @year
