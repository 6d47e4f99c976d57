-- What is never changed again, for the owner of the tables as well.

CREATE FUNCTION bontot_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is never changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER framework_version_immutable BEFORE UPDATE OR DELETE ON bontot_frameworkversion
    FOR EACH ROW EXECUTE FUNCTION bontot_refuse_change();
CREATE TRIGGER audit_entry_immutable BEFORE UPDATE OR DELETE ON bontot_auditentry
    FOR EACH ROW EXECUTE FUNCTION bontot_refuse_change();
CREATE TRIGGER audit_touch_immutable BEFORE UPDATE OR DELETE ON bontot_audittouch
    FOR EACH ROW EXECUTE FUNCTION bontot_refuse_change();
CREATE TRIGGER audit_seal_immutable BEFORE UPDATE OR DELETE ON bontot_auditseal
    FOR EACH ROW EXECUTE FUNCTION bontot_refuse_change();
CREATE TRIGGER audit_value_kept BEFORE DELETE ON bontot_auditvalue
    FOR EACH ROW EXECUTE FUNCTION bontot_refuse_change();

-- A value may only become its own tombstone, once.
CREATE FUNCTION bontot_only_erase() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL
        OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.salt IS NOT NULL
        OR (NEW.id, NEW.entry_id, NEW.position, NEW.subject, NEW.subject_id, NEW.digest)
            IS DISTINCT FROM (OLD.id, OLD.entry_id, OLD.position, OLD.subject, OLD.subject_id, OLD.digest)
    THEN
        RAISE EXCEPTION 'an audit value may only be erased'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_value_only_erased', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER audit_value_only_erased BEFORE UPDATE ON bontot_auditvalue
    FOR EACH ROW EXECUTE FUNCTION bontot_only_erase();

-- The one way a value leaves the record. It runs as the owner, and only on entries above which the actor stands.
CREATE FUNCTION bontot_erase_audit_value(value_id bigint, erased timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE bontot_auditvalue v
    SET before = NULL, after = NULL, salt = NULL, erased_at = erased
    WHERE v.id = value_id AND v.erased_at IS NULL
      AND (
        'vn'::ltree <@ ANY (bontot_scope())
        OR EXISTS (
            SELECT FROM bontot_auditentry e
            JOIN bontot_auditchain c ON c.id = e.chain_id
            JOIN bontot_organizationparent p ON p.organization_id = c.organization_id
            WHERE e.id = v.entry_id AND p.path <@ ANY (bontot_scope())
        )
      );
    RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION bontot_erase_audit_value(bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bontot_erase_audit_value(bigint, timestamptz) TO bontot_app;
