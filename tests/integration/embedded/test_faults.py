"""Everything that can be left behind or killed: the next start is right. Real processes, real kill -9."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from tests.support.servers import User, answer, reachable_folder, server_of, wait_until_gone

from bontot.project import embedded


pytestmark = pytest.mark.faults


@pytest.fixture
def folder():
    with reachable_folder() as folder:
        yield folder


@pytest.fixture
def home(folder):
    """A server's folder with one row in it, so that a lost database shows."""
    home = folder / "home"
    with (
        embedded.running(home) as server,
        psycopg.connect(server.url("bontot_owner")) as owner,
    ):
        owner.execute("CREATE TABLE kept AS SELECT 2024 AS year")
    yield home
    server_of(home).end()


def kept(server) -> int:
    with psycopg.connect(server.url("bontot_owner")) as owner:
        return owner.execute("SELECT year FROM kept").fetchone()[0]


def lock_file(home):
    return server_of(home).place / "data" / "postmaster.pid"


def restarted(home) -> None:
    with embedded.running(home) as server:
        assert kept(server) == 2024
        assert answer(server) == 44
    wait_until_gone(server)


def parts(server) -> dict[str, int]:
    """Name each process of the server by its title."""
    found = {}
    for number in server.processes():
        words = Path(f"/proc/{number}/cmdline").read_bytes().rstrip(b"\0 ").decode()
        title = words.rpartition(": ")[2].split("\0")[0] if server.name in words else "postmaster"
        found[title.split(" [")[0].strip()] = number
    return found


PARTS = ("postmaster", "checkpointer", "background writer", "walwriter", "autovacuum launcher")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_killed_while_in_use(home, part):
    with embedded.running(home) as server:
        os.kill(parts(server)[part], signal.SIGKILL)
        until = time.monotonic() + 30
        while True:
            # Another command comes along: it gets a server that answers, restarted or recovered
            with embedded.running(home) as again:
                try:
                    assert kept(again) == 2024
                    break
                except psycopg.OperationalError:
                    assert time.monotonic() < until
                    time.sleep(0.1)
    restarted(home)


def test_a_backend_killed_in_the_middle_of_a_transaction(home):
    with embedded.running(home) as server:
        connection = psycopg.connect(server.url("bontot_owner"))
        connection.execute("UPDATE kept SET year = 1930")
        os.kill(connection.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
        connection.close()
    restarted(home)


def test_every_process_killed_at_once(home):
    user = User(home)
    assert user.said()
    server = server_of(home)
    for number in server.processes():
        os.kill(number, signal.SIGKILL)
    user.kill()
    wait_until_gone(server)
    restarted(home)


def test_our_process_and_its_watcher_killed(home):
    user = User(home)
    assert user.said()
    server = server_of(home)
    found = subprocess.run(
        ["pgrep", "-f", f"bontot.project.embedded {home.resolve()}$"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    for number in found.stdout.split():
        os.kill(int(number), signal.SIGKILL)
    user.kill()
    assert answer(server) == 44  # nobody was left to stop it
    restarted(home)  # the next one uses it, and stops it


def test_a_lock_file_with_the_number_of_a_zombie(home):
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    while Path(f"/proc/{zombie.pid}/stat").read_text().split()[2] != "Z":
        time.sleep(0.01)
    write_lock(home, zombie.pid)
    restarted(home)
    zombie.wait()


def test_a_lock_file_with_the_number_of_an_innocent_process(home):
    innocent = subprocess.Popen(["sleep", "600"])
    write_lock(home, innocent.pid)
    restarted(home)
    assert innocent.poll() is None
    innocent.kill()
    innocent.wait()


def test_a_lock_file_with_the_number_of_another_folders_server(home, folder):
    with embedded.running(folder / "other", durable=False) as other:
        number = int((other.place / "data" / "postmaster.pid").read_text().split("\n")[0])
        write_lock(home, number)
        restarted(home)
        assert answer(other) == 44


def write_lock(home, number: int) -> None:
    place = server_of(home).place
    lines = [
        number,
        place / "data",
        1_700_000_000,
        5432,
        place / "run",
        "",
        "     12345         7",
        "ready   ",
    ]
    lock_file(home).write_text("\n".join(map(str, lines)) + "\n")


@pytest.mark.parametrize("left", ["", "12", "not a number\n", "\0\0\0\0"])
def test_a_truncated_lock_file_of_a_dead_server(home, left):
    lock_file(home).write_text(left)
    restarted(home)


def test_a_truncated_lock_file_of_a_live_server(home):
    user = User(home)
    assert user.said()
    lock_file(home).write_text("")
    with embedded.running(home) as server:
        assert kept(server) == 2024
    user.kill()
    wait_until_gone(server)


def first_start_killed(home, after: float) -> None:
    home.mkdir()
    user = User(home)
    time.sleep(0.3)
    until = time.monotonic() + 10
    while not (server_of(home).place / "data.new").exists() and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(after)
    user.kill()


@pytest.mark.parametrize("after", [0.02, 0.1, 0.3, 0.5])
def test_a_first_start_killed_during_initdb(folder, after):
    home = folder / "home"
    first_start_killed(home, after)
    with embedded.running(home) as server:
        assert answer(server) == 44


@pytest.mark.parametrize("after", [0.02, 0.5, 1.0, 2.0])
def test_a_killed_start_leaves_no_process_behind(folder, after):
    home = folder / "home"
    first_start_killed(home, after)
    wait_until_gone(server_of(home))
    with embedded.running(home) as server:
        assert answer(server) == 44


def test_initdb_itself_killed(folder):
    home = folder / "home"
    home.mkdir()
    user = User(home)
    server, until = server_of(home), time.monotonic() + 10
    while not server.processes() and time.monotonic() < until:
        time.sleep(0.002)
    for number in server.processes():
        os.kill(number, signal.SIGKILL)
    user.process.communicate()
    assert user.process.returncode != 0
    with embedded.running(home) as again:
        assert answer(again) == 44


def test_half_made_files_left_by_a_killed_initdb(folder):
    home = folder / "home"
    home.mkdir()
    server = server_of(home)
    half = server.place / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    if os.geteuid() == 0:
        shutil.chown(server.place, server.account.pw_uid, server.account.pw_gid)
    with embedded.running(home) as again:
        assert answer(again) == 44


def test_four_first_starts_at_once(folder):
    home = folder / "home"
    home.mkdir()
    users = [User(home) for _ in range(4)]
    assert [user.said() for user in users] == ["bontot bontot_app"] * 4
    server = server_of(home)
    assert len(server.processes(children=False)) == 1
    assert [user.leave() for user in users] == [0] * 4
    wait_until_gone(server)


def test_coming_and_going_at_once_for_a_while(folder):
    home = folder / "home"
    home.mkdir()
    for _ in range(6):
        users = [User(home) for _ in range(3)]
        for number, user in enumerate(users):
            assert user.said() == "bontot bontot_app"
            if number % 2:
                user.kill()
            else:
                assert user.leave() == 0
    wait_until_gone(server_of(home))
