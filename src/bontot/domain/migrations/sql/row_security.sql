-- Row-level security for the application's role, which owns nothing.
--
-- A row of an organisation is seen by whoever's scope holds a path that organisation has or had. The list of those
-- organisations is an uncorrelated subquery, so PostgreSQL computes it once for a query and not for each row.
-- `bontot_guard()` is run again by any migration that adds a table: it guards what is not guarded yet.

CREATE FUNCTION bontot_guard() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $guard$
DECLARE
    below constant text := 'organization_id = ANY (ARRAY(SELECT p.organization_id FROM '
        'bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope())))';
    -- The same for rows that are written, where there is no index to use: hashed, so that a country can be stored.
    among constant text := 'organization_id IN (SELECT p.organization_id FROM '
        'bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))';
    at_hand constant text := 'organization_id = ANY (ARRAY(SELECT p.organization_id FROM bontot_organizationparent p))';
    target text;
    child record;
BEGIN
    -- What stands at an organisation and concerns all below it is read from below as well: names and parents for
    -- the way up, frameworks and campaigns because they bind those below.
    FOREACH target IN ARRAY ARRAY[
        'bontot_organizationname', 'bontot_organizationcode', 'bontot_organizationform',
        'bontot_frameworkassignment', 'bontot_campaign'
    ] LOOP
        CONTINUE WHEN EXISTS (SELECT FROM pg_policies WHERE tablename = target);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', target);
        EXECUTE format('CREATE POLICY way_up ON %I FOR SELECT USING (%s)', target, at_hand);
        EXECUTE format('CREATE POLICY in_scope ON %I USING (%s) WITH CHECK (%s)', target, below, among);
    END LOOP;

    FOR target IN
        SELECT c.table_name FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name LIKE 'bontot\_%' AND c.column_name = 'organization_id'
          AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.table_name)
          AND c.table_name NOT IN ('bontot_organizationparent', 'bontot_grant', 'bontot_auditchain')
        ORDER BY 1
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', target);
        EXECUTE format('CREATE POLICY in_scope ON %I USING (%s) WITH CHECK (%s)', target, below, among);
    END LOOP;

    -- Rows that belong to a row that belongs to an organisation.
    FOR child IN SELECT * FROM (VALUES
        ('bontot_rollexception', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingpaper', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingtask', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingremark', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingminutes', 'meeting_id', 'bontot_meeting'),
        ('bontot_conclusion', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetingvote', 'meeting_id', 'bontot_meeting'),
        ('bontot_meetinglevel', 'meeting_id', 'bontot_meeting'),
        ('bontot_taskowner', 'task_id', 'bontot_task'),
        ('bontot_sanction', 'finding_id', 'bontot_finding'),
        ('bontot_populationmember', 'population_id', 'bontot_frozenpopulation'),
        ('bontot_auditvalue', 'entry_id', 'bontot_auditentry')
    ) AS v (name, reference, above)
    LOOP
        CONTINUE WHEN EXISTS (SELECT FROM pg_policies WHERE tablename = child.name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', child.name);
        EXECUTE format(
            'CREATE POLICY in_scope ON %1$I USING (EXISTS (SELECT FROM %3$I above WHERE above.id = %1$I.%2$I))',
            child.name, child.reference, child.above
        );
    END LOOP;
END
$guard$;

ALTER TABLE bontot_organizationparent ENABLE ROW LEVEL SECURITY;
CREATE POLICY way_up ON bontot_organizationparent FOR SELECT
    USING (path <@ ANY (bontot_scope()) OR path @> ANY (bontot_scope()));
CREATE POLICY in_scope ON bontot_organizationparent
    USING (path <@ ANY (bontot_scope())) WITH CHECK (path <@ ANY (bontot_scope()));

-- An organisation is nowhere until it has a parent row, and that row is checked.
ALTER TABLE bontot_organization ENABLE ROW LEVEL SECURITY;
CREATE POLICY way_up ON bontot_organization FOR SELECT
    USING (id = ANY (ARRAY(SELECT p.organization_id FROM bontot_organizationparent p)));
CREATE POLICY founded ON bontot_organization FOR INSERT WITH CHECK (cardinality(bontot_scope()) > 0);
CREATE POLICY in_scope ON bontot_organization FOR UPDATE
    USING (id = ANY (ARRAY(SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))));

-- A person is seen where they belong or belonged, where they are in charge, and by themselves.
ALTER TABLE bontot_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY belongs ON bontot_member
    USING (
        EXISTS (SELECT FROM bontot_membershipspell s WHERE s.member_id = bontot_member.id)
        OR EXISTS (SELECT FROM bontot_committeememberincharge c WHERE c.member_id = bontot_member.id)
        OR id = (SELECT u.member_id FROM bontot_user u WHERE u.id = bontot_actor())
    )
    WITH CHECK (cardinality(bontot_scope()) > 0);

ALTER TABLE bontot_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON bontot_grant FOR SELECT USING (user_id = bontot_actor());
CREATE POLICY in_scope ON bontot_grant
    USING (organization_id = ANY (ARRAY(
        SELECT p.organization_id FROM bontot_organizationparent p WHERE p.path <@ ANY (bontot_scope()))));

-- Whoever writes below or at a commune appends to its chain, so they see its head; the country's chain is everybody's.
ALTER TABLE bontot_auditchain ENABLE ROW LEVEL SECURITY;
CREATE POLICY at_hand ON bontot_auditchain
    USING (
        organization_id IS NULL
        OR organization_id = ANY (ARRAY(SELECT p.organization_id FROM bontot_organizationparent p))
    )
    WITH CHECK (bontot_actor() IS NOT NULL);

-- An entry is seen by who made it, by who sees an organisation it touches, and above the whole country.
ALTER TABLE bontot_auditentry ENABLE ROW LEVEL SECURITY;
CREATE POLICY at_hand ON bontot_auditentry FOR SELECT
    USING (
        actor_id = bontot_actor()
        OR 'vn'::ltree <@ ANY (bontot_scope())
        OR EXISTS (SELECT FROM bontot_audittouch t WHERE t.entry_id = bontot_auditentry.id)
    );
CREATE POLICY own_name ON bontot_auditentry FOR INSERT WITH CHECK (actor_id = bontot_actor());

SELECT bontot_guard();
