-- The policy on new rows has found the organisation of each one in the tree, so nothing looks for it again: of a
-- country that is a sixth of the time. Whoever is not bound by policies is asked for all four references.
CREATE OR REPLACE FUNCTION bontot_evaluation_refers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    lost text;
BEGIN
    SELECT CASE
        WHEN f.id IS NULL THEN 'framework_id'
        WHEN a.member_id IS NOT NULL AND m.id IS NULL THEN 'member_id'
        ELSE 'meeting_id'
    END
    FROM added a
    LEFT JOIN bontot_frameworkversion f ON f.id = a.framework_id
    LEFT JOIN bontot_member m ON m.id = a.member_id
    LEFT JOIN bontot_meeting g ON g.id = a.meeting_id
    WHERE f.id IS NULL
       OR (a.member_id IS NOT NULL AND m.id IS NULL) OR (a.meeting_id IS NOT NULL AND g.id IS NULL)
    LIMIT 1 INTO lost;
    IF lost IS NOT NULL THEN
        RAISE EXCEPTION 'an evaluation refers to nothing: %', lost
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'evaluation_refers', TABLE = TG_TABLE_NAME, COLUMN = lost;
    END IF;
    RETURN NULL;
END
$$;

-- It runs as whoever inserts, for the question is whether policies bind them.
CREATE FUNCTION bontot_evaluation_refers_to_organization() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT row_security_active(TG_RELID) AND EXISTS (
        SELECT FROM added a WHERE NOT EXISTS (SELECT FROM bontot_organization o WHERE o.id = a.organization_id)
    ) THEN
        RAISE EXCEPTION 'an evaluation refers to nothing: organization_id'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'evaluation_refers', TABLE = TG_TABLE_NAME,
                  COLUMN = 'organization_id';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER evaluation_refers_to_organization AFTER INSERT ON bontot_evaluation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION bontot_evaluation_refers_to_organization();
