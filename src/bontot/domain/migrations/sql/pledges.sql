-- A pledge is seen by the member who gave it and by those who keep the books of their cell; by nobody above.
ALTER TABLE bontot_pledge ENABLE ROW LEVEL SECURITY;
CREATE POLICY author ON bontot_pledge
    USING (member_id = (SELECT u.member_id FROM bontot_user u WHERE u.id = bontot_actor()));
CREATE POLICY keepers ON bontot_pledge
    USING (
        bontot_keeps(organization_id, ARRAY['secretary', 'deputy'])
        AND organization_id = ANY (ARRAY(
            SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope())))
    );

GRANT SELECT, INSERT, UPDATE ON bontot_pledge TO bontot_app;
