"""
What all commands share: how they are found, how they open the database, how they fail.

A command is a module of this package with a ``command``; a module is imported when its command is asked
for, so that each starts as fast as it can. A refusal becomes one Vietnamese sentence and an exit code.
"""

import functools
import importlib
import pkgutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import click
from click.exceptions import NoArgsIsHelpError
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from typing_extensions import override

from bontot.interfaces import cli as package
from bontot.primitives.errors import Fault


P = ParamSpec("P")
R = TypeVar("R")


class Opened(Protocol):
    """How a command opens the database for as long as it runs."""

    def __call__(
        self, *, migrating: bool = False, sample: str | None = None
    ) -> AbstractContextManager[None]:
        """Open the database."""
        ...


@dataclass(frozen=True)
class Start:
    """What the program was started with: interfaces do not know where the database comes from."""

    opened: Opened
    migrate: Callable[[], None]
    #: Works the queue (until told to stop, or once through what waits; the failed jobs tried again first, or not)
    work: Callable[[bool, bool], None]


class Commands(click.Group):
    """Commands by the names of this package's modules."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        names = sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(package.__path__))
        return [name for name in names if self.get_command(ctx, name)]

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = f"{package.__name__}.{cmd_name.replace('-', '_')}"
        if not cmd_name.replace("-", "").isalpha() or find_spec(module) is None:
            return None
        found: click.Command | None = getattr(importlib.import_module(module), "command", None)
        return found

    @override
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Fault as fault:
            from bontot.interfaces.shared.sentences import sentence  # noqa: PLC0415 - only when failing

            click.echo(sentence(fault), err=True)
            sys.exit(fault.exit_code)
        except NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            click.echo(_misread(error, ctx), err=True)
            sys.exit(error.exit_code)


def _misread(error: click.UsageError, context: click.Context) -> str:
    """Say which word of a command was not understood, and where its words are listed."""
    name = (error.ctx or context).command_path
    if isinstance(error, click.NoSuchOption):
        what = gettext("Lệnh {command} không có {option}.").format(
            command=name, option=error.option_name
        )
    elif isinstance(error, click.MissingParameter) and error.param:
        what = gettext("Lệnh {command} thiếu {option}.").format(
            command=name, option=error.param.metavar or error.param.opts[0]
        )
    elif isinstance(error, click.BadParameter) and error.param:
        what = gettext("Giá trị của {option} không dùng được.").format(option=error.param.opts[0])
    else:
        what = gettext("Không đọc được lệnh {command}.").format(command=name)
    return f"{what} {gettext('Đồng chí xem: {command} --help.').format(command=name)}"


def needs_database(function: Callable[P, R]) -> Callable[P, R]:
    """Open the database before a command's function and close it after the command."""

    @functools.wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        context = click.get_current_context()
        start = context.ensure_object(Start)
        context.with_resource(start.opened())
        return function(*args, **kwargs)

    return inside


def speaks(function: Callable[P, R]) -> Callable[P, R]:
    """Give a command ``--lang``: everything it prints, refusals included, is in that language."""
    return click.option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        default="vi",
        show_default=True,
        is_eager=True,
        expose_value=False,
        callback=_speak,
        help="Ngôn ngữ của kết quả.",
    )(function)


def _speak(context: click.Context, parameter: click.Parameter, language: str) -> None:  # noqa: ARG001 - click's shape
    if language != settings.LANGUAGE_CODE:
        from bontot.interfaces.shared.catalogues import compile_catalogues  # noqa: PLC0415 - seldom

        compile_catalogues(Path(settings.STATE_FOLDER) / "locale")
    translation.activate(language)
    # A refusal is said after the command has ended, so the language lasts as long as the program
    context.find_root().call_on_close(translation.deactivate)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Bốn Tốt: từ việc ghi một lần đến kết quả có căn cứ."""
