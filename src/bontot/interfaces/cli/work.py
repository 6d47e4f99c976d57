"""``bontot work``: do what is to be done beside the pages: mail, papers of a commune."""

import click

from bontot.interfaces.cli.group import Start


@click.command()
@click.option("--once", is_flag=True, help="Làm hết việc đang chờ rồi thôi.")
@click.option("--retry-failed", is_flag=True, help="Trước hết thử lại các việc đã thất bại.")
@click.pass_context
def command(context: click.Context, *, once: bool, retry_failed: bool) -> None:
    """Làm các việc nền: gửi thư báo, lập văn bản của đảng bộ. Dừng bằng Ctrl-C."""
    start = context.ensure_object(Start)
    context.with_resource(start.opened())
    start.work(not once, retry_failed)
