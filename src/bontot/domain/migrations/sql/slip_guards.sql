-- A slip is seen by whoever manages accounts there, and by the account it opens, which marks it as used.
ALTER TABLE bontot_signinslip ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON bontot_signinslip FOR SELECT USING (user_id = bontot_actor());
CREATE POLICY own_use ON bontot_signinslip FOR UPDATE USING (user_id = bontot_actor());
CREATE POLICY in_scope ON bontot_signinslip
    USING (organization_id = ANY (ARRAY(
        SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))));

-- A slip stays; it is used or replaced, and nothing else about it changes.
GRANT SELECT, INSERT ON bontot_signinslip TO bontot_app;
REVOKE UPDATE, DELETE ON bontot_signinslip FROM bontot_app;
GRANT UPDATE (used_at, replaced_at, version) ON bontot_signinslip TO bontot_app;
