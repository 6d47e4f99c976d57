"""The private server in everyday use: shared, counted, gone with its last user."""

import os
import shutil
import signal
import time

import psycopg
import pytest
from tests.support.servers import User, answer, reachable_folder, server_of, wait_until_gone

from bontot.project import embedded


@pytest.fixture(scope="module")
def home():
    """A folder whose server is made once; each test starts and ends it."""
    with reachable_folder() as folder:
        with embedded.running(folder / "home", durable=False):
            pass
        yield folder / "home"


@pytest.fixture
def folder():
    with reachable_folder() as folder:
        yield folder


def test_the_roles_are_what_row_level_security_needs(home):
    with (
        embedded.running(home, durable=False) as server,
        psycopg.connect(server.url()) as connection,
    ):
        rows = connection.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles"
            " WHERE rolname IN ('bontot_app', 'bontot_owner') ORDER BY 1",
        ).fetchall()
        extensions = connection.execute("SELECT extname FROM pg_extension ORDER BY 1").fetchall()
        owned = connection.execute(
            "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = 'bontot_app'",
        ).fetchone()
    assert rows == [("bontot_app", False, False, False), ("bontot_owner", False, False, True)]
    assert {("ltree",), ("btree_gist",), ("unaccent",)} <= set(extensions)
    assert owned == (0,)


def test_who_joins_a_server_whose_start_was_killed_prepares_it(home):
    unprepared = "ALTER DEFAULT PRIVILEGES FOR ROLE bontot_owner IN SCHEMA public REVOKE SELECT ON TABLES FROM bontot_app"
    with embedded.running(home, durable=False) as server:
        with psycopg.connect(server.url("postgres"), autocommit=True) as superuser:
            superuser.execute(unprepared)
        with (
            embedded.running(home, durable=False),
            psycopg.connect(server.url("bontot_owner")) as owner,
        ):
            owner.execute("CREATE TABLE joined (word text)")
            kept = "SELECT has_table_privilege('bontot_app', 'joined', 'SELECT')"
            assert owner.execute(kept).fetchone() == (True,)
            owner.rollback()


def test_what_the_owner_makes_the_application_may_use(home):
    with embedded.running(home, durable=False) as server:
        with psycopg.connect(server.url("bontot_owner")) as owner:
            owner.execute("CREATE TABLE seen (id bigint GENERATED ALWAYS AS IDENTITY, word text)")
        with psycopg.connect(server.url()) as app:
            app.execute("INSERT INTO seen (word) VALUES ('một')")
            assert app.execute("SELECT word FROM seen").fetchall() == [("một",)]
        with (
            psycopg.connect(server.url()) as app,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            app.execute("DROP TABLE seen")
        with psycopg.connect(server.url("bontot_owner")) as owner:
            owner.execute("DROP TABLE seen")


def test_letters_change_case_as_vietnamese_does(home):
    with (
        embedded.running(home, durable=False) as server,
        psycopg.connect(server.url()) as connection,
    ):
        lowered = connection.execute("SELECT lower('ĐẢNG ỦY'), upper('đặng')").fetchone()
    assert lowered == ("đảng ủy", "ĐẶNG")


def test_the_server_listens_on_no_port_and_its_folder_is_its_own(home):
    with embedded.running(home, durable=False) as server:
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert server.socket.stat().st_mode & 0o777 == 0o700
        assert server.socket.stat().st_uid == server.account.pw_uid


def test_the_server_is_gone_when_the_only_user_left(home):
    with embedded.running(home, durable=False) as server:
        assert answer(server) == 44
    assert server.processes() == []


def test_several_commands_share_one_server_and_the_last_one_stops_it(home):
    first, second = User(home), User(home)
    assert first.said() == second.said() == "bontot bontot_app"
    server = server_of(home)
    before = set(server.processes())
    assert first.leave() == 0
    assert answer(server) == 44
    assert set(server.processes()) & before
    assert second.leave() == 0
    wait_until_gone(server)


def test_a_killed_only_user_leaves_no_server_behind(home):
    user = User(home)
    assert user.said() == "bontot bontot_app"
    user.kill()
    wait_until_gone(server_of(home))


def test_a_killed_user_takes_nothing_from_another(home):
    first, second = User(home), User(home)
    assert first.said() == second.said() == "bontot bontot_app"
    first.kill()
    time.sleep(0.3)
    assert answer(server_of(home)) == 44
    assert second.leave() == 0
    wait_until_gone(server_of(home))


def test_a_folder_with_spaces_quotes_and_a_long_path_works(folder):
    home = folder / "của chúng ta's folder" / ("x" * 60)
    with embedded.running(home, durable=False) as server:
        assert answer(server) == 44
        assert not server.socket.is_relative_to(home)
        assert server.socket.stat().st_mode & 0o777 == 0o700
    server.socket.rmdir()


def test_a_socket_folder_of_somebody_else_is_refused(folder):
    home = folder / ("y" * 90)
    home.mkdir()
    server = server_of(home)
    server.socket.symlink_to(folder)
    try:
        with pytest.raises(embedded.EmbeddedFailed), embedded.running(home, durable=False):
            pass
    finally:
        server.socket.unlink()


def test_a_postmaster_killed_while_used_is_replaced_for_the_next_user(home):
    with embedded.running(home, durable=False) as server:
        lock = (server.place / "data" / "postmaster.pid").read_text().split("\n")
        os.kill(int(lock[0]), signal.SIGKILL)
        with embedded.running(home, durable=False) as again:
            assert answer(again) == 44
    wait_until_gone(server)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server a system user")
def test_root_lends_a_place_when_the_servers_user_cannot_reach_the_folder(folder):
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    with embedded.running(closed / "home", durable=False) as server:
        assert answer(server) == 44
        assert server.place == (closed / "home" / "lent").readlink()
        assert server.place.parent.name == "bontot"
    assert closed.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(server.place)
    shutil.rmtree(server.place.with_suffix(".programs"))
