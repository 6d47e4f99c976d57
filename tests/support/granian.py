"""
The site as an installation serves it: its own processes, which can be killed and started again at the same address.
"""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.database import ROOT


class Site:
    """
    A server on a port of its own.
    """

    def __init__(self, variables: dict[str, str], log: Path, *, workers: int = 1) -> None:
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            self.port: int = held.getsockname()[1]
        self.variables, self.log, self.workers = variables, log, workers
        self.process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, program: str) -> str:
        """
        Run a few lines of Python beside the server, on its database.
        """
        command = (sys.executable, "-c", f"import django; django.setup(); {program}")
        done = subprocess.run(
            command, cwd=ROOT, env=self.variables, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout.strip()

    def start(self) -> None:
        """
        Start it and wait until it answers.
        """
        command = (
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(self.port), "--workers", str(self.workers), "--blocking-threads", "4"),
            "bontot.project.wsgi:application",
        )
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.variables,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        until = time.monotonic() + 30
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.1)

    def answers(self) -> bool:
        with (
            contextlib.suppress(OSError, http.client.HTTPException),
            contextlib.closing(
                http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            ) as asked,
        ):
            asked.request("GET", "/readyz")
            return asked.getresponse().status == 200
        return False

    def kill(self) -> None:
        """
        Kill every process of it at once: no request is finished, nothing is said.
        """
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


@contextlib.contextmanager
def site(variables: dict[str, str], log: Path, *, workers: int = 1) -> Iterator[Site]:
    """
    Serve a database for as long as the block lasts.
    """
    served = Site(variables, log, workers=workers)
    served.run("from bontot.interfaces.shared.static_files import prepare_static as p; p()")
    served.start()
    try:
        yield served
    finally:
        if served.process.poll() is None:
            served.stop()
