-- What the application's role may do. Row-level security decides on which rows.

GRANT USAGE ON SCHEMA public TO bontot_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO bontot_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO bontot_app;

-- Append only.
REVOKE UPDATE, DELETE ON bontot_auditentry, bontot_auditvalue, bontot_audittouch, bontot_auditseal FROM bontot_app;
REVOKE UPDATE, DELETE ON bontot_frameworkversion FROM bontot_app;
REVOKE UPDATE, DELETE ON bontot_auditchain FROM bontot_app;
GRANT UPDATE (length, head) ON bontot_auditchain TO bontot_app;

-- An evaluation stays as computed; a newer one takes its place as the current one.
REVOKE UPDATE, DELETE ON bontot_evaluation FROM bontot_app;
GRANT UPDATE (current) ON bontot_evaluation TO bontot_app;

-- Organisations are closed, accounts are switched off; neither is deleted.
REVOKE DELETE ON bontot_organization, bontot_user FROM bontot_app;
