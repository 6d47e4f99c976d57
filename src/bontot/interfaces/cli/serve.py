"""``bontot serve``: serve the pages of an installation."""

import os
from pathlib import Path

import click
from django.conf import settings

from bontot.interfaces.cli.group import Start
from bontot.interfaces.cli.serving import check_free, keep_secret_key, serve_pages
from bontot.interfaces.shared.static_files import prepare_static
from bontot.primitives.errors import Refused


class DatabaseNotNamed(Refused):
    """An installation was to be served without a database of its own."""

    code = "database_not_named"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ để nghe.")
@click.option("--port", default=8000, show_default=True, help="Cổng để nghe.")
@click.option(
    "--workers", default=0, metavar="SỐ", help="Số tiến trình; không ghi thì bằng số nhân của máy."
)
@click.pass_context
def command(context: click.Context, *, host: str, port: int, workers: int) -> None:
    """Mở trang cho người dùng, trên cơ sở dữ liệu ở DATABASE_URL đã theo phiên bản này."""
    _check_database()
    context.with_resource(context.ensure_object(Start).opened())
    check_free(host, port)
    prepare_static()
    keep_secret_key(Path(settings.STATE_FOLDER) / "secret-key")
    click.echo(f"http://{host}:{port}/")
    serve_pages(host, port, workers=workers or len(os.sched_getaffinity(0)))


def _check_database() -> None:
    """
    See that an installation has a database of its own: the private server is for trials.

    Raises:
        DatabaseNotNamed: it has none.
    """
    if "DATABASE_URL" not in os.environ:
        raise DatabaseNotNamed
