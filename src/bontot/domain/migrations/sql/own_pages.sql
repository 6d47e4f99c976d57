-- What a member writes to those who keep the books of the cell: seen by its author and by those it is for.

CREATE FUNCTION bontot_keeps(at_organization uuid, in_roles text[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM bontot_grant g
        WHERE g.user_id = bontot_actor() AND g.organization_id = at_organization AND g.role = ANY (in_roles)
    )
$$;

ALTER TABLE bontot_meetingopinion ENABLE ROW LEVEL SECURITY;
CREATE POLICY author ON bontot_meetingopinion
    USING (member_id = (SELECT u.member_id FROM bontot_user u WHERE u.id = bontot_actor()));
CREATE POLICY addressed ON bontot_meetingopinion FOR SELECT
    USING (EXISTS (
        SELECT FROM bontot_meeting m
        WHERE m.id = meeting_id AND bontot_keeps(
            m.organization_id,
            CASE audience WHEN 'secretary' THEN ARRAY['secretary'] ELSE ARRAY['secretary', 'deputy'] END
        )
    ));

-- Opinions go when the minutes are locked, those on earlier meetings of the cell with them. Whoever locks need not be
-- allowed to read them all, so it runs as the owner: on a locked meeting in scope and no other.
CREATE FUNCTION bontot_forget_opinions(of_meeting uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone integer;
BEGIN
    DELETE FROM bontot_meetingopinion o
    USING bontot_meeting m, bontot_meeting locked
    WHERE locked.id = of_meeting AND locked.state = 'locked'
      AND m.id = o.meeting_id AND m.organization_id = locked.organization_id AND m.planned_at <= locked.planned_at
      AND EXISTS (
        SELECT FROM bontot_organizationparent p
        WHERE p.organization_id = locked.organization_id AND p.path <@ ANY (bontot_scope())
      );
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
REVOKE EXECUTE ON FUNCTION bontot_forget_opinions(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bontot_forget_opinions(uuid) TO bontot_app;

ALTER TABLE bontot_correctionrequest ENABLE ROW LEVEL SECURITY;
CREATE POLICY author ON bontot_correctionrequest
    USING (member_id = (SELECT u.member_id FROM bontot_user u WHERE u.id = bontot_actor()));
CREATE POLICY keepers ON bontot_correctionrequest
    USING (
        bontot_keeps(organization_id, ARRAY['secretary', 'deputy'])
        AND organization_id = ANY (ARRAY(
            SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope())))
    );

GRANT SELECT, INSERT, UPDATE, DELETE ON bontot_meetingopinion, bontot_correctionrequest TO bontot_app;
