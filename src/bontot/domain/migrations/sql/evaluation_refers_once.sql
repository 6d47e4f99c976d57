-- What an evaluation refers to is there: all four references in one pass over the rows a statement adds.
CREATE OR REPLACE FUNCTION bontot_evaluation_refers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    lost text;
BEGIN
    SELECT CASE
        WHEN o.id IS NULL THEN 'organization_id'
        WHEN f.id IS NULL THEN 'framework_id'
        WHEN a.member_id IS NOT NULL AND m.id IS NULL THEN 'member_id'
        ELSE 'meeting_id'
    END
    FROM added a
    LEFT JOIN bontot_organization o ON o.id = a.organization_id
    LEFT JOIN bontot_frameworkversion f ON f.id = a.framework_id
    LEFT JOIN bontot_member m ON m.id = a.member_id
    LEFT JOIN bontot_meeting g ON g.id = a.meeting_id
    WHERE o.id IS NULL OR f.id IS NULL
       OR (a.member_id IS NOT NULL AND m.id IS NULL) OR (a.meeting_id IS NOT NULL AND g.id IS NULL)
    LIMIT 1 INTO lost;
    IF lost IS NOT NULL THEN
        RAISE EXCEPTION 'an evaluation refers to nothing: %', lost
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'evaluation_refers', TABLE = TG_TABLE_NAME, COLUMN = lost;
    END IF;
    RETURN NULL;
END
$$;
