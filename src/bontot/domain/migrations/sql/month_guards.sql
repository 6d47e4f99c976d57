-- Row-level security and privileges of the tables of the month.

-- Guidance binds the cells below, so it is read from below as well.
ALTER TABLE bontot_guidance ENABLE ROW LEVEL SECURITY;
CREATE POLICY way_up ON bontot_guidance FOR SELECT
    USING (organization_id = ANY (ARRAY(SELECT p.organization_id FROM bontot_organizationparent p)));
CREATE POLICY in_scope ON bontot_guidance
    USING (organization_id = ANY (ARRAY(
        SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))))
    WITH CHECK (organization_id = ANY (ARRAY(
        SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))));

-- A notice is read by whoever it is for, wherever they hold a role.
ALTER TABLE bontot_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON bontot_notice FOR SELECT USING (user_id = bontot_actor());
CREATE POLICY in_scope ON bontot_notice
    USING (organization_id = ANY (ARRAY(
        SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))));

DO $$
DECLARE
    child record;
BEGIN
    FOR child IN SELECT * FROM (VALUES
        ('bontot_agendaline', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingspeaker', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingpart', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingamendment', 'meeting_id', 'bontot_meeting'),
        ('bontot_tasknote', 'task_id', 'bontot_task')
    ) AS v (name, reference, above)
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', child.name);
        EXECUTE format(
            'CREATE POLICY in_scope ON %1$I USING (EXISTS (SELECT FROM %3$I above WHERE above.id = %1$I.%2$I))',
            child.name, child.reference, child.above
        );
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON bontot_guidance, bontot_notice, bontot_agendaline, bontot_meetingspeaker,
    bontot_meetingpart, bontot_tasknote, bontot_numberedpaper TO bontot_app;
-- An amendment, once written, stays.
GRANT SELECT, INSERT ON bontot_meetingamendment TO bontot_app;
REVOKE UPDATE, DELETE ON bontot_meetingamendment FROM bontot_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO bontot_app;

SELECT bontot_guard();
