"""Serving the pages: what the demo and an installation do alike."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from bontot.primitives.errors import Refused


PR_SET_PDEATHSIG = 1  # Linux, <sys/prctl.h>
THREADS = 4


class PortInUse(Refused):
    """Another program answers at the port that the pages were to be served on."""

    code = "port_in_use"


def check_free(address: str, port: int) -> None:
    """
    See that nothing else answers at the port.

    Raises:
        PortInUse: something does.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise PortInUse(port=port, next=port + 1) from error


def serve_pages(address: str, port: int, *, workers: int) -> None:
    """Serve the pages until interrupted; the workers die with this process, and one that dies is replaced."""
    from granian import Granian  # noqa: PLC0415 - only when serving
    from granian.constants import Interfaces  # noqa: PLC0415 - only when serving
    from granian.log import LogLevels  # noqa: PLC0415 - only when serving

    os.register_at_fork(after_in_child=_end_with_parent)
    Granian(
        "bontot.project.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


def start_worker() -> subprocess.Popen[bytes]:
    """Start the worker beside the pages, on the same database; it ends with this process."""
    return subprocess.Popen(
        (sys.executable, "-m", "bontot", "work"),
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - no thread is running yet
    )


def keep_secret_key(path: Path) -> None:
    """Keep the key of this process for all others and all later runs; of two at once, the first to finish wins."""
    if path.is_file() or "SECRET_KEY" in os.environ:
        return
    fresh = path.with_name(f"secret-key.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(settings.SECRET_KEY, encoding="ascii")
    fresh.replace(path)


def _end_with_parent() -> None:
    """Have the system end this process when its parent ends, even killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
