-- Rules over several rows, checked at commit. Each raises a check violation under its own name. They run as the
-- owner of the tables: a rule holds whatever the actor sees.

CREATE FUNCTION bontot_broken(rule text, detail text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', detail USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END
$$;

-- A meeting: its day within the life of its organisation, all counts or none, exceptions and votes that agree.
CREATE FUNCTION bontot_check_meeting(checked uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    m bontot_meeting;
    unit bontot_organization;
    day date;
    named record;
    base int;
BEGIN
    SELECT * INTO m FROM bontot_meeting WHERE id = checked;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    day := (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
    SELECT * INTO unit FROM bontot_organization WHERE id = m.organization_id;
    IF NOT daterange(unit.founded_date, unit.closed_date) @> day THEN
        PERFORM bontot_broken('meeting_within_life', format('meeting on %s outside the life of %s', day, unit.label));
    END IF;
    IF num_nulls(m.expected, m.present, m.excused, m.unexcused) NOT IN (0, 4)
        OR (m.expected IS NULL AND m.state IN ('awaiting_adoption', 'locked') AND m.kind <> 'cell_committee')
    THEN
        PERFORM bontot_broken('meeting_counts_complete', format('meeting of %s on %s lacks counts', unit.label, day));
    END IF;
    IF m.expected IS NULL THEN
        RETURN;
    END IF;
    SELECT count(*) FILTER (WHERE mark = 'excused') AS excused,
           count(*) FILTER (WHERE mark = 'unexcused') AS unexcused
    INTO named FROM bontot_rollexception WHERE meeting_id = checked;
    IF named.excused <> m.excused OR named.unexcused <> m.unexcused THEN
        PERFORM bontot_broken('meeting_roll_matches', format(
            'meeting of %s on %s counts %s excused and %s unexcused, the roll names %s and %s',
            unit.label, day, m.excused, m.unexcused, named.excused, named.unexcused));
    END IF;
    SELECT max(v.base) INTO base FROM bontot_meetingvote v WHERE v.meeting_id = checked;
    IF base > COALESCE(m.voting_present, 0) THEN
        PERFORM bontot_broken('meeting_vote_base_present', format(
            'a vote of %s on %s has a base of %s, %s could vote', unit.label, day, base, m.voting_present));
    END IF;
END
$$;

CREATE FUNCTION bontot_meeting_checked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bontot_check_meeting(NEW.id);
    RETURN NULL;
END
$$;
CREATE FUNCTION bontot_meeting_part_checked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bontot_check_meeting(CASE TG_OP WHEN 'DELETE' THEN OLD.meeting_id ELSE NEW.meeting_id END);
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER meeting_checked AFTER INSERT OR UPDATE ON bontot_meeting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_meeting_checked();
CREATE CONSTRAINT TRIGGER meeting_roll_checked AFTER INSERT OR UPDATE OR DELETE ON bontot_rollexception
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_meeting_part_checked();
CREATE CONSTRAINT TRIGGER meeting_vote_checked AFTER INSERT OR UPDATE ON bontot_meetingvote
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_meeting_part_checked();

-- Spells, posts and charges within the life of their organisation.
CREATE FUNCTION bontot_within_life() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    unit bontot_organization;
BEGIN
    SELECT * INTO unit FROM bontot_organization WHERE id = NEW.organization_id;
    IF NOT daterange(unit.founded_date, unit.closed_date) @> daterange(NEW.valid_from, NEW.valid_until) THEN
        PERFORM bontot_broken(TG_NAME, format('%s %s–%s outside the life of %s',
            TG_TABLE_NAME, NEW.valid_from, NEW.valid_until, unit.label));
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER spell_within_life AFTER INSERT OR UPDATE ON bontot_membershipspell
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_within_life();
CREATE CONSTRAINT TRIGGER position_within_life AFTER INSERT OR UPDATE ON bontot_position
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_within_life();
CREATE CONSTRAINT TRIGGER in_charge_within_life AFTER INSERT OR UPDATE ON bontot_committeememberincharge
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_within_life();

-- An organisation is not closed, nor founded later, over what it has already done.
CREATE FUNCTION bontot_life_holds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    outside int;
BEGIN
    SELECT count(*) INTO outside FROM bontot_meeting m
    WHERE m.organization_id = NEW.id
      AND NOT daterange(NEW.founded_date, NEW.closed_date)
          @> (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
    IF outside > 0 THEN
        PERFORM bontot_broken('meeting_within_life', format('%s meetings outside the life of %s', outside, NEW.label));
    END IF;
    SELECT count(*) INTO outside FROM bontot_membershipspell s
    WHERE s.organization_id = NEW.id
      AND NOT daterange(NEW.founded_date, NEW.closed_date) @> daterange(s.valid_from, s.valid_until);
    IF outside > 0 THEN
        PERFORM bontot_broken('spell_within_life', format('%s spells outside the life of %s', outside, NEW.label));
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER organization_life_holds AFTER UPDATE OF founded_date, closed_date ON bontot_organization
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_life_holds();

-- A path ends in the label of its organisation, below a path its parent has in that time, and never turns back.
CREATE FUNCTION bontot_path_true() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own text;
    labels text[] := string_to_array(NEW.path::text, '.');
BEGIN
    SELECT label INTO own FROM bontot_organization WHERE id = NEW.organization_id;
    IF labels[array_length(labels, 1)] <> own
        OR (SELECT count(DISTINCT l) FROM unnest(labels) l) <> array_length(labels, 1)
        OR (NEW.parent_id IS NULL) <> (array_length(labels, 1) = 1)
        OR (NEW.parent_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM bontot_organizationparent above
            WHERE above.organization_id = NEW.parent_id
              AND above.path = subpath(NEW.path, 0, nlevel(NEW.path) - 1)
              AND daterange(above.valid_from, above.valid_until) @> NEW.valid_from))
    THEN
        PERFORM bontot_broken('organization_path_true', format('path %s is not that of %s', NEW.path, own));
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER organization_path_true AFTER INSERT OR UPDATE ON bontot_organizationparent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bontot_path_true();
