"""``bontot migrate``: bring the tables to this version."""

import click

from bontot.interfaces.cli.group import Start


@click.command()
@click.pass_context
def command(context: click.Context) -> None:
    """Đưa các bảng của cơ sở dữ liệu về phiên bản này."""
    start = context.ensure_object(Start)
    context.with_resource(start.opened(migrating=True))
    start.migrate()
    click.echo("Cơ sở dữ liệu đã theo phiên bản này.")
