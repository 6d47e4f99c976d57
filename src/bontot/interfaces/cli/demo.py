"""
``bontot demo``: enter the sample year, evaluate it, print the results, and serve the pages.

Each part does only what is not done yet, so that a demo killed at any moment is right at the next run.
"""

import ctypes
import hashlib
import os
import secrets
import signal
import socket
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import click
from django.conf import settings

from bontot.interfaces.cli.evaluate import evaluated, progress_bars
from bontot.interfaces.cli.group import Start
from bontot.interfaces.cli.results import print_results, result_sheet
from bontot.interfaces.shared.static_files import prepare_static
from bontot.primitives.errors import Refused
from bontot.primitives.periods import parse_period


ADDRESS = "127.0.0.1"
YEAR = "2024"
PR_SET_PDEATHSIG = 1  # Linux, <sys/prctl.h>
STAGES = {"tree": "Tổ chức đảng", "done": "Năm minh họa"}


class PortInUse(Refused):
    """Another program answers at the port that the pages were to be served on."""

    code = "port_in_use"


@click.command()
@click.option("--once", is_flag=True, help="Làm mọi việc, trừ mở trang.")
@click.option("--port", default=8000, show_default=True, help="Cổng để mở trang.")
@click.pass_context
def command(context: click.Context, *, once: bool, port: int) -> None:
    """Năm minh họa của năm nơi: nhập, đánh giá, in kết quả, rồi mở trang."""
    context.with_resource(context.ensure_object(Start).opened(sample=sample_digest()))
    from bontot.samples import ENTERED_AT, load  # noqa: PLC0415 - models need Django first
    from bontot.samples.accounts import ACCOUNTS  # noqa: PLC0415 - models need Django first

    if not once:
        check_free(port)
    with progress_bars(STAGES) as report:
        loaded = load(accounts=True, progress=report)
    for place in loaded.places:
        done = evaluated([place], parse_period(YEAR), at=ENTERED_AT)
        sheet = result_sheet(done.results, parse_period(YEAR))
        print_results(replace(sheet, title=f"{sheet.title} · {place}"), "table", None)
    click.echo("\nTài khoản dùng thử:")
    for account in ACCOUNTS:
        click.echo(f"  {account.username:<10} {account.password:<18} {account.full_name}")
    prepare_static()
    if not once:
        serve(port)


def sample_digest() -> str:
    """Return the digest of what makes the sample year: its code, its units and the frameworks."""
    digest = hashlib.sha256()
    package = Path(str(files("bontot") / "samples"))
    for folder in (package, package.with_name("frameworks")):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(package.parent)).encode() + file.read_bytes())
    return digest.hexdigest()


def check_free(port: int) -> None:
    """
    See that nothing else answers at the port.

    Raises:
        PortInUse: something does.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise PortInUse(port=port, next=port + 1) from error


def serve(port: int) -> None:
    """Serve the pages until interrupted; the worker that serves them dies with this process."""
    from granian import Granian  # noqa: PLC0415 - only when serving
    from granian.constants import Interfaces  # noqa: PLC0415 - only when serving
    from granian.log import LogLevels  # noqa: PLC0415 - only when serving

    os.register_at_fork(after_in_child=_end_with_parent)
    _keep_secret_key(Path(settings.STATE_FOLDER) / "secret-key")
    click.echo(f"\nMở http://{ADDRESS}:{port}/ (Ctrl-C để dừng)")
    Granian(
        "bontot.project.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()


def _end_with_parent() -> None:
    """Have the system end this process when its parent ends, even killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _keep_secret_key(path: Path) -> None:
    """Keep one key for all processes and all runs; of two at once, the first to finish wins."""
    if not path.is_file():
        fresh = path.with_name(f"secret-key.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
        fresh.replace(path)
