-- Who acts and what they see. Set LOCAL for one transaction by the application; unset means nobody and nothing.

CREATE FUNCTION bontot_scope() RETURNS ltree[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT COALESCE(NULLIF(current_setting('bontot.scope', true), ''), '{}')::ltree[]
$$;

CREATE FUNCTION bontot_actor() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT NULLIF(current_setting('bontot.actor', true), '')::uuid
$$;

-- What an account holds on a day, with every path each organisation has had. It runs as the owner: before it has
-- answered, the account sees nothing.
CREATE FUNCTION bontot_grants_of(account uuid, on_day date)
RETURNS TABLE (role text, organization_id uuid, path text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.role::text, g.organization_id, p.path::text
    FROM bontot_grant g
    JOIN bontot_organizationparent p ON p.organization_id = g.organization_id
    WHERE g.user_id = account AND daterange(g.valid_from, g.valid_until) @> on_day
    ORDER BY g.role, g.organization_id, p.path
$$;

REVOKE EXECUTE ON FUNCTION bontot_grants_of(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bontot_grants_of(uuid, date) TO bontot_app;

-- The account behind the command line, jobs and the sample year: it cannot sign in.
INSERT INTO bontot_user (id, username, password, email, full_name, is_active, version)
VALUES ('00000000-0000-4000-8000-000000000001', 'he-thong', '!', '', 'Hệ thống', false, 1);
