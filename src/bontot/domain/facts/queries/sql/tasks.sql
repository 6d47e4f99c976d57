-- A row a task due in the period, or to be heard in it.
SELECT s.subject_id, s.organization_id, 'task' AS kind, t.id, t.due_date AS on_date,
       t.content AS label, t.state AS detail, t.source,
       t.due_date >= @start AND t.due_date <= @last AS due,
       t.hear_month >= @start AND t.hear_month < @until
           AND (t.hear_month + interval '1 month')::date <= @as_of + 1 AS to_hear,
       t.state = 'done' AS done, t.state = 'done' AND t.done_date <= t.due_date AS on_time,
       t.state <> 'done' AND t.due_date < LEAST(@as_of, @until) AS overdue,
       EXISTS (
           SELECT FROM bontot_meetingtask heard JOIN bontot_meeting m ON m.id = heard.meeting_id
           WHERE heard.task_id = t.id AND heard.part = 'heard' AND m.state IN ('awaiting_adoption', 'locked')
       ) AS heard
FROM scope s
JOIN bontot_task t ON t.organization_id = s.organization_id
WHERE (t.due_date >= @start AND t.due_date <= @last) OR (t.hear_month >= @start AND t.hear_month < @until)
