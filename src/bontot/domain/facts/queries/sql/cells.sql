-- A row a cell that stands below the committee on the last day, and what it did under the campaign. `any_…` tells
-- whether a single cell has it on record: where none has, nothing is known.
SELECT c.*, bool_or(c.compact) OVER whole AS any_compact, bool_or(c.plan) OVER whole AS any_plan,
       bool_or(c.themed) OVER whole AS any_themed
FROM (
SELECT s.subject_id, s.organization_id, 'cell' AS kind, s.organization_id AS id, @last AS on_date,
       COALESCE(n.name, '') AS label, '' AS detail,
       EXISTS (SELECT FROM bontot_compact c
               WHERE c.organization_id = s.organization_id AND c.year = @year AND c.signed_date <= @last) AS compact,
       EXISTS (SELECT FROM bontot_plan p
               WHERE p.organization_id = s.organization_id AND p.year = @year AND p.kind = 'own_plan'
                 AND p.issued_date <= @as_of) AS plan,
       EXISTS (SELECT FROM bontot_meeting m
               WHERE m.organization_id = s.organization_id AND m.month >= @start AND m.month < @until
                 AND m.about_campaign AND m.state IN ('awaiting_adoption', 'locked')) AS themed,
       EXISTS (SELECT FROM bontot_pilot p
               WHERE p.organization_id = s.organization_id AND p.state = 'pilot' AND p.since_date <= @last) AS pilot,
       EXISTS (SELECT FROM bontot_pilot p
               WHERE p.organization_id = s.organization_id AND p.state = 'replicated' AND p.since_date <= @last)
           AS replicated,
       e.title
FROM scope s
LEFT JOIN bontot_organizationname n ON n.organization_id = s.organization_id
 AND n.valid_from <= @last AND (n.valid_until IS NULL OR n.valid_until > @last)
LEFT JOIN bontot_evaluation e ON e.organization_id = s.organization_id AND e.subject = 'cell'
 AND e.strand = 'bon-tot' AND e.current AND e.member_id IS NULL AND e.meeting_id IS NULL
 AND e.period_from = make_date(@year, 1, 1) AND e.period_until = make_date(@year + 1, 1, 1)
WHERE s.is_cell AND s.at_end AND s.organization_id <> s.subject_id
) c
WINDOW whole AS (PARTITION BY c.subject_id)
