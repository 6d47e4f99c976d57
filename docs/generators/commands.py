"""Every command of the command line, as it explains itself."""

import click

from bontot.interfaces.cli.group import cli


PATH = "reference/commands.md"


def _section(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=80)
    lines = [f"## {context.command_path}", "", "```", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            if found := command.get_command(context, each):
                lines += _section(found, each, context)
    return lines


def text() -> str:
    """Write each command's own help."""
    root = click.Context(cli, info_name="bontot", terminal_width=80)
    lines = ["# Commands", "", "`./run bontot …` passes its words to these.", ""]
    for name in cli.list_commands(root):
        if command := cli.get_command(root, name):
            lines += _section(command, name, root)
    return "\n".join(lines)
