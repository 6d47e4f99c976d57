-- A row a task heard at the meeting, or to be heard in its month and not heard in it.
SELECT s.subject_id, m.organization_id, 'task' AS kind, t.id, t.due_date AS on_date, t.content AS label,
       h.result AS detail, h.result = 'done' AS done, FALSE AS open
FROM scope s
JOIN bontot_meeting m ON m.id = s.subject_id
JOIN bontot_meetingtask h ON h.meeting_id = m.id AND h.part = 'heard'
JOIN bontot_task t ON t.id = h.task_id
UNION ALL
SELECT s.subject_id, m.organization_id, 'task', t.id, t.due_date, t.content, 'not_heard', FALSE, m.state <> 'locked'
FROM scope s
JOIN bontot_meeting m ON m.id = s.subject_id
JOIN bontot_task t ON t.organization_id = m.organization_id AND t.hear_month = m.month
WHERE NOT EXISTS (
    SELECT FROM bontot_meetingtask h JOIN bontot_meeting there ON there.id = h.meeting_id
    WHERE h.task_id = t.id AND h.part = 'heard' AND there.month <= m.month)
