-- An opinion on a meeting whose minutes are never locked goes too, once the meeting lies far enough back. It runs as
-- the owner, for nobody may read them all, and for whoever stands above the whole country alone: the system.
CREATE FUNCTION bontot_forget_old_opinions(planned_before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone integer;
BEGIN
    DELETE FROM bontot_meetingopinion o
    USING bontot_meeting m
    WHERE m.id = o.meeting_id AND m.planned_at < planned_before AND 'vn'::ltree <@ ANY (bontot_scope());
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
REVOKE EXECUTE ON FUNCTION bontot_forget_old_opinions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bontot_forget_old_opinions(timestamptz) TO bontot_app;
