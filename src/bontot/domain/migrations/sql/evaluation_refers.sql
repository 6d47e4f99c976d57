-- What an evaluation refers to is there: checked once for all the rows a statement adds.
-- It runs as the owner, who sees every row; what is referred to is never deleted by the application's role.
CREATE FUNCTION bontot_evaluation_refers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    lost text;
BEGIN
    SELECT CASE
        WHEN EXISTS (SELECT FROM added a WHERE NOT EXISTS (
            SELECT FROM bontot_organization o WHERE o.id = a.organization_id)) THEN 'organization_id'
        WHEN EXISTS (SELECT FROM (SELECT DISTINCT framework_id FROM added) a WHERE NOT EXISTS (
            SELECT FROM bontot_frameworkversion f WHERE f.id = a.framework_id)) THEN 'framework_id'
        WHEN EXISTS (SELECT FROM added a WHERE a.member_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM bontot_member m WHERE m.id = a.member_id)) THEN 'member_id'
        WHEN EXISTS (SELECT FROM added a WHERE a.meeting_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM bontot_meeting m WHERE m.id = a.meeting_id)) THEN 'meeting_id'
    END INTO lost;
    IF lost IS NOT NULL THEN
        RAISE EXCEPTION 'an evaluation refers to nothing: %', lost
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'evaluation_refers', TABLE = TG_TABLE_NAME, COLUMN = lost;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER evaluation_refers AFTER INSERT ON bontot_evaluation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION bontot_evaluation_refers();

-- The organisations in scope, asked once: it runs as the owner, so that the tree's own policies are not checked for
-- each of 260,000 rows; it tells an account nothing that `bontot_organizationparent` does not show it.
CREATE FUNCTION bontot_organizations_in_scope() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT organization_id FROM bontot_organizationparent WHERE path <@ ANY (bontot_scope())
$$;
REVOKE EXECUTE ON FUNCTION bontot_organizations_in_scope() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bontot_organizations_in_scope() TO bontot_app;

ALTER POLICY in_scope ON bontot_evaluation
    WITH CHECK (organization_id IN (SELECT bontot_organizations_in_scope()));
