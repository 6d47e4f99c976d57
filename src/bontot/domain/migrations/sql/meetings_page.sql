-- Copies signed by hand are seen where their meeting is; once filed, one stays.
ALTER TABLE bontot_signedcopy ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON bontot_signedcopy
    USING (EXISTS (SELECT FROM bontot_meeting above WHERE above.id = bontot_signedcopy.meeting_id));
GRANT SELECT, INSERT ON bontot_signedcopy TO bontot_app;
REVOKE UPDATE, DELETE ON bontot_signedcopy FROM bontot_app;

SELECT bontot_guard();
