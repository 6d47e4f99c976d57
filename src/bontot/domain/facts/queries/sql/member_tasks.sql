-- A row a task the member owns, due in the period.
SELECT s.subject_id, t.organization_id, 'task' AS kind, t.id, t.due_date AS on_date, t.content AS label,
       t.state AS detail, t.state = 'done' AS done
FROM scope s
JOIN bontot_taskowner o ON o.member_id = s.subject_id
JOIN bontot_task t ON t.id = o.task_id AND t.due_date >= @start AND t.due_date <= @last
