"""Each table of an organisation has row-level security, and the application's role owns and bypasses nothing."""

import pytest
from django.apps import apps
from django.db import connection


#: Tables without an organisation, each with the reason why everybody may read them.
OPEN = {
    "bontot_user": "sign-in looks accounts up before anybody is known; no duty stands in it",
    "bontot_frameworkversion": "published frameworks are public",
    "bontot_auditseal": "roots of digests; tells nothing about anybody",
    "bontot_outboxmessage": "identifiers for jobs; read by jobs alone",
}


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def tables():
    return sorted(model._meta.db_table for model in apps.get_app_config("bontot").get_models())


def test_the_tests_run_as_the_application(db):
    assert rows("SELECT current_user") == [("bontot_app",)]


def test_the_application_owns_nothing_and_bypasses_nothing(db):
    assert rows(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'bontot_app'"
    ) == [(False, False, False, False)]
    assert (
        rows(
            "SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'bontot_app'"
        )
        == []
    )
    assert (
        rows(
            "SELECT b.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
            " JOIN pg_roles b ON b.oid = m.roleid WHERE r.rolname = 'bontot_app'"
        )
        == []
    )


def test_every_table_is_guarded_or_open_for_a_reason(db):
    guarded = {
        name
        for (name,) in rows("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'")
    }
    with_policy = {name for (name,) in rows("SELECT DISTINCT tablename FROM pg_policies")}
    assert [t for t in tables() if t not in OPEN and t not in guarded & with_policy] == []
    assert [t for t in OPEN if t in guarded] == []


def test_no_open_table_has_an_organisation(db):
    found = rows(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'organization_id' AND table_name = ANY(%s)",
        sorted(OPEN),
    )
    assert found == []


@pytest.mark.parametrize("privilege", ["SELECT", "INSERT"])
def test_the_application_may_use_every_table(db, privilege):
    found = rows(
        "SELECT t FROM unnest(%s::text[]) t WHERE NOT has_table_privilege('bontot_app', t, %s)",
        tables(),
        privilege,
    )
    assert found == []


@pytest.mark.parametrize(
    "table",
    [
        "bontot_auditentry",
        "bontot_auditvalue",
        "bontot_audittouch",
        "bontot_auditseal",
        "bontot_frameworkversion",
    ],
)
@pytest.mark.parametrize("privilege", ["UPDATE", "DELETE", "TRUNCATE"])
def test_what_never_changes_may_not_be_changed(db, table, privilege):
    assert rows("SELECT has_table_privilege('bontot_app', %s, %s)", table, privilege) == [(False,)]


def test_the_scope_is_computed_once_for_a_query(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bontot.scope', '{vn.a}', true)")
        cursor.execute("EXPLAIN (COSTS OFF) SELECT count(*) FROM bontot_meeting")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "InitPlan" in plan
    assert "SubPlan" not in plan.split("InitPlan")[0]
