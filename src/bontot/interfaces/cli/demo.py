"""
``bontot demo``: enter the sample year, evaluate it, print the results, and serve the pages.

Each part does only what is not done yet, so that a demo killed at any moment is right at the next run.
"""

import hashlib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import click
from django.conf import settings

from bontot.interfaces.cli.evaluate import evaluated, progress_bars
from bontot.interfaces.cli.group import Start
from bontot.interfaces.cli.results import print_results, result_sheet
from bontot.interfaces.cli.serving import (
    check_free,
    keep_secret_key,
    serve_pages,
    start_worker,
)
from bontot.interfaces.shared.static_files import prepare_static
from bontot.primitives.periods import parse_period


ADDRESS = "127.0.0.1"
YEAR = "2024"
STAGES = {"tree": "Tổ chức đảng", "done": "Năm minh họa"}


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
        check_free(ADDRESS, port)
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
        keep_secret_key(Path(settings.STATE_FOLDER) / "secret-key")
        worker = start_worker()
        click.echo(f"\nMở http://{ADDRESS}:{port}/ (Ctrl-C để dừng)")
        serve_pages(ADDRESS, port, workers=1)
        worker.terminate()
        worker.wait()


def sample_digest() -> str:
    """Return the digest of what makes the sample year: its code, its units and the frameworks."""
    digest = hashlib.sha256()
    package = Path(str(files("bontot") / "samples"))
    for folder in (package, package.with_name("frameworks")):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(str(file.relative_to(package.parent)).encode() + file.read_bytes())
    return digest.hexdigest()
