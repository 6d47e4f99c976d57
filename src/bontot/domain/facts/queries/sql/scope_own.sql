-- Each subject stands for itself: a cell, or a committee with its own records.
SELECT s.id AS subject_id, s.id AS organization_id, TRUE AS at_end, TRUE AS is_cell
FROM unnest(@subjects::uuid[]) AS s (id)
