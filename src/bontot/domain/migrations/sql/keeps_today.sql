-- Who kept the books of a cell and does so no more, but still sees it from above, reads no more of what members write
-- to its keepers. The day turns where the product is used.
CREATE OR REPLACE FUNCTION bontot_keeps(at_organization uuid, in_roles text[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM bontot_grant g
        WHERE g.user_id = bontot_actor() AND g.organization_id = at_organization AND g.role = ANY (in_roles)
          AND (g.valid_until IS NULL OR g.valid_until > (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
    )
$$;
