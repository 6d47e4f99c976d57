"""Real users of a private server, in processes of their own, and what they leave behind."""

import contextlib
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from bontot.project import embedded


USER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    import psycopg
    from bontot.project import embedded

    with embedded.running(Path(sys.argv[1]), durable=False) as server:
        with psycopg.connect(server.url(), autocommit=True) as connection:
            name, role = connection.execute("SELECT current_database(), current_user").fetchone()
        print(name, role, flush=True)
        sys.stdin.read()
    """,
)


class User:
    """Another process that uses the server until it is told to leave, or is killed."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def said(self) -> str:
        return self.process.stdout.readline().strip()

    def leave(self) -> int:
        self.process.communicate()
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def server_of(home: Path) -> embedded.Server:
    """What `running` would use, without starting it."""
    return embedded._server(home.resolve())


def wait_until_gone(server: embedded.Server) -> None:
    until = time.monotonic() + 30
    while server.processes():
        assert time.monotonic() < until, "the server still runs"
        time.sleep(0.05)


def answer(server: embedded.Server) -> int:
    with psycopg.connect(server.url()) as connection:
        return connection.execute("SELECT 40 + 4").fetchone()[0]


@contextlib.contextmanager
def reachable_folder() -> Iterator[Path]:
    """A folder that root's system user can reach, as a clone in /srv or /home would be."""
    folder = Path(tempfile.mkdtemp(prefix="bontot-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
