-- Moves between two cells: each side sees the move, and the second one the name of whom it is asked to receive.

ALTER TABLE bontot_membertransfer ENABLE ROW LEVEL SECURITY;
CREATE POLICY at_either_side ON bontot_membertransfer
    USING (
        from_organization_id = ANY (ARRAY(
            SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope())))
        OR to_organization_id = ANY (ARRAY(
            SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope())))
    );
CREATE POLICY on_the_way ON bontot_member FOR SELECT
    USING (EXISTS (
        SELECT FROM bontot_membertransfer t
        WHERE t.member_id = bontot_member.id AND t.state IN ('sent', 'received')));

CREATE CONSTRAINT TRIGGER term_within_life AFTER INSERT OR UPDATE ON bontot_termofoffice
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_within_life();

GRANT SELECT, INSERT, UPDATE, DELETE ON bontot_termofoffice TO bontot_app;
-- A transfer is decided, never deleted.
GRANT SELECT, INSERT, UPDATE ON bontot_membertransfer TO bontot_app;
REVOKE DELETE ON bontot_membertransfer FROM bontot_app;

-- The other cell of each transfer of an organisation in sight: its name, and the newest path it has or had. It runs
-- as the owner, for each side must name the other, and whoever receives a member ends their spells at the other.
CREATE FUNCTION bontot_transfer_parties(about uuid, on_day date)
RETURNS TABLE (transfer_id uuid, organization_id uuid, path text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, other.id, place.path, COALESCE(called.name, other.label)
    FROM bontot_membertransfer t
    JOIN bontot_organization other
        ON other.id = CASE WHEN t.from_organization_id = about THEN t.to_organization_id ELSE t.from_organization_id END
    CROSS JOIN LATERAL (
        SELECT p.path::text AS path FROM bontot_organizationparent p
        WHERE p.organization_id = other.id ORDER BY p.valid_from DESC LIMIT 1
    ) place
    LEFT JOIN LATERAL (
        SELECT n.name FROM bontot_organizationname n WHERE n.organization_id = other.id
        ORDER BY daterange(n.valid_from, n.valid_until) @> on_day DESC, n.valid_from DESC LIMIT 1
    ) called ON true
    WHERE about IN (t.from_organization_id, t.to_organization_id)
      AND EXISTS (
          SELECT FROM bontot_organizationparent mine
          WHERE mine.organization_id = about AND mine.path <@ ANY (bontot_scope()))
$$;

-- The cells a cell in sight may send a member to: those under the same committee or, where a code was told, the one
-- that has it. It runs as the owner and gives names alone.
CREATE FUNCTION bontot_transfer_destinations(sender uuid, told_code text, on_day date)
RETURNS TABLE (organization_id uuid, name text, above text, sort_key text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS (
        SELECT p.path FROM bontot_organizationparent p
        WHERE p.organization_id = sender AND daterange(p.valid_from, p.valid_until) @> on_day
          AND p.path <@ ANY (bontot_scope())
    ), committee AS (
        SELECT p.path FROM bontot_organizationparent p
        JOIN mine ON p.path @> mine.path AND p.organization_id <> sender
        JOIN bontot_organizationform f ON f.organization_id = p.organization_id
            AND daterange(f.valid_from, f.valid_until) @> on_day AND f.kind IN ('commune', 'grassroots')
        WHERE daterange(p.valid_from, p.valid_until) @> on_day
        ORDER BY nlevel(p.path) DESC LIMIT 1
    )
    SELECT p.organization_id, n.name, COALESCE(up.name, ''), n.sort_key
    FROM bontot_organizationparent p
    JOIN bontot_organizationform f ON f.organization_id = p.organization_id
        AND daterange(f.valid_from, f.valid_until) @> on_day AND f.kind IN ('cell', 'grassroots_cell')
    JOIN bontot_organizationname n ON n.organization_id = p.organization_id
        AND daterange(n.valid_from, n.valid_until) @> on_day
    LEFT JOIN bontot_organizationname up ON up.organization_id = p.parent_id
        AND daterange(up.valid_from, up.valid_until) @> on_day
    WHERE EXISTS (SELECT FROM mine) AND p.organization_id <> sender
      AND daterange(p.valid_from, p.valid_until) @> on_day
      AND (
          (told_code = '' AND p.path <@ (SELECT c.path FROM committee c))
          OR EXISTS (
              SELECT FROM bontot_organizationcode c WHERE c.organization_id = p.organization_id
                AND told_code <> '' AND lower(c.code) = lower(told_code)
                AND daterange(c.valid_from, c.valid_until) @> on_day))
    ORDER BY n.sort_key, p.organization_id
    LIMIT 200
$$;

REVOKE EXECUTE ON FUNCTION bontot_transfer_parties(uuid, date) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION bontot_transfer_destinations(uuid, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bontot_transfer_parties(uuid, date) TO bontot_app;
GRANT EXECUTE ON FUNCTION bontot_transfer_destinations(uuid, text, date) TO bontot_app;

SELECT bontot_guard();
