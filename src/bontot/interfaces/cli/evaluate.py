"""``bontot evaluate``: gather facts, evaluate, store what changed, and print the results."""

from __future__ import annotations

import contextlib
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from django.utils.translation import gettext, gettext_noop

from bontot.interfaces.cli.group import needs_database, speaks
from bontot.interfaces.cli.results import (
    FORMATS,
    meeting_sheet,
    print_records,
    print_results,
    result_sheet,
)
from bontot.interfaces.shared import clock
from bontot.primitives.errors import Invalid
from bontot.primitives.periods import Period, parse_period


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from uuid import UUID

    from bontot.domain.assessments.types import EvaluationDone, OrganizationResult


#: The strand that scores meetings.
MEETINGS = "sinh-hoat"
STAGES = {
    "meetings": gettext_noop("Chấm kỳ sinh hoạt"),
    "members": gettext_noop("Đảng viên"),
    "cells": gettext_noop("Chi bộ"),
    "committees": gettext_noop("Đảng bộ"),
}


class NothingToEvaluate(Invalid):
    """The command was given neither an organisation, nor a place, nor ``--all``, nor a file of facts."""

    code = "nothing_to_evaluate"


class OptionMissing(Invalid):
    """An option that must stand beside another is missing; field `option`."""

    code = "option_missing"


@click.command()
@click.argument("organizations", nargs=-1, metavar="[TỔ_CHỨC]…")
@click.option("--place", "places", multiple=True, help="Một nơi, ví dụ my-long: mọi tổ chức ở đó.")
@click.option("--all", "everywhere", is_flag=True, help="Mọi tổ chức trong cơ sở dữ liệu.")
@click.option("--period", help="Năm (2024) hoặc tháng (2024-05).")
@click.option(
    "--format",
    "layout",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Bảng trên màn hình, hoặc tệp cho Excel và chương trình khác.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Ghi ra tệp thay vì màn hình.")
@click.option(
    "--facts", type=click.Path(path_type=Path), help="Tệp số liệu YAML, không cần cơ sở dữ liệu."
)
@click.option("--framework", help="Khung tiêu chí cho --facts, ví dụ my-long@2023.1.")
@speaks
def command(
    *,
    organizations: tuple[str, ...],
    places: tuple[str, ...],
    everywhere: bool,
    period: str | None,
    layout: str,
    output: Path | None,
    facts: Path | None,
    framework: str | None,
) -> None:
    """Đánh giá một tổ chức, một nơi hoặc tất cả, từ những gì đã ghi."""
    if facts is not None:
        from bontot.interfaces.cli.offline import evaluate_file  # noqa: PLC0415 - needs no database

        click.echo(evaluate_file(facts, _given(framework, "--framework"), layout=layout))
        return
    named = _named((*organizations, *places), everywhere=everywhere)
    _evaluate(named, parse_period(_given(period, "--period")), layout, output)


def _given(value: str | None, option: str) -> str:
    """
    Give the value of an option that this use of the command needs.

    Raises:
        OptionMissing: it was left out.

    """
    if value is None:
        raise OptionMissing(option=option)
    return value


def _named(named: tuple[str, ...], *, everywhere: bool) -> tuple[str, ...]:
    """
    Give the organisations named; none for the whole tree.

    Raises:
        NothingToEvaluate: neither was asked for.

    """
    if not named and not everywhere:
        raise NothingToEvaluate
    return named


@needs_database
def _evaluate(named: Sequence[str], period: Period, layout: str, output: Path | None) -> None:
    done = evaluated(named, period)
    if not period.is_year:
        meetings = _meetings(named, period)
        if layout == "json":
            print_records(meetings, period, output)
        else:
            print_results(meeting_sheet(meetings, period), layout, output)
        said = gettext("Đã chấm {count} kỳ sinh hoạt: {changed} mới hoặc thay đổi.")
        scored = done.meetings
        click.echo(said.format(count=scored.scored, changed=scored.changed), err=True)
        return
    if layout == "json":
        print_records(done.results, period, output)
    else:
        print_results(result_sheet(done.results, period), layout, output)
    said = gettext(
        "Đã đánh giá {count} tổ chức. Kết quả, kể cả của đảng viên: {written} mới hoặc thay đổi, {unchanged} giữ nguyên."
    )
    click.echo(
        said.format(count=len(done.results), written=done.written, unchanged=done.unchanged),
        err=True,
    )


def _meetings(named: Sequence[str], period: Period) -> list[OrganizationResult]:
    """The meetings of a month as they were scored, below what was named."""
    from bontot.domain.assessments.queries import results  # noqa: PLC0415 - Django first
    from bontot.domain.audit.queries import reading  # noqa: PLC0415 - Django first
    from bontot.domain.audit.types import ROOT, SYSTEM  # noqa: PLC0415 - Django first
    from bontot.domain.orgtree.queries import organization_called  # noqa: PLC0415 - Django first

    on = seen_from(period, clock.today())
    with reading(SYSTEM):
        paths = [organization_called(name, on).path for name in named or [ROOT]]
        return [
            result
            for path in paths
            for result in results(period=period, strand=MEETINGS, below=path, of="meetings")
        ]


def evaluated(
    named: Sequence[str], period: Period, *, at: datetime | None = None
) -> EvaluationDone:
    """
    Evaluate the organisations named, or the whole tree when none is, with progress on the terminal.

    Args:
        named: identifiers, labels, codes or names.
        period: a year or a month.
        at: the instant of the evaluation; now when left out.

    Raises:
        OrganizationUnknown: none answers to a name on the day the period is seen from.
        OrganizationAmbiguous: several do.
        PeriodWithoutData: nothing was recorded for the period.

    """
    from bontot.domain.assessments.operations import evaluate_place  # noqa: PLC0415 - Django first
    from bontot.domain.audit.types import SYSTEM  # noqa: PLC0415 - Django first

    as_of = clock.today()
    roots = _roots(named, seen_from(period, as_of))
    with progress_bars(STAGES) as report:
        return evaluate_place(
            actor=SYSTEM,
            at=at or clock.now(),
            roots=roots,
            period=period,
            as_of=as_of,
            progress=report,
        )


def seen_from(period: Period, today: date) -> date:
    """The day whose tree names are understood by: the period's last day, or today inside it."""
    return max(period.start, min(today, period.until - timedelta(days=1)))


def _roots(named: Sequence[str], on: date) -> list[UUID]:
    from bontot.domain.audit.queries import reading  # noqa: PLC0415 - Django first
    from bontot.domain.audit.types import ROOT, SYSTEM  # noqa: PLC0415 - Django first
    from bontot.domain.orgtree.queries import organization_called  # noqa: PLC0415 - Django first

    with reading(SYSTEM):
        return [organization_called(name, on).id for name in named or [ROOT]]


@contextlib.contextmanager
def progress_bars(stages: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """
    A bar a stage on a terminal, nothing where the output is read by a program.

    Args:
        stages: what to call each stage; one without a name here is called as it is.
    """
    from rich.console import Console  # noqa: PLC0415 - only commands that run long
    from rich.progress import Progress, TaskID  # noqa: PLC0415 - only commands that run long

    bars: dict[str, TaskID] = {}
    quiet = not sys.stderr.isatty()
    with Progress(console=Console(stderr=True), transient=True, disable=quiet) as progress:

        def report(stage: str, done: int, of: int) -> None:
            if stage not in bars:
                bars[stage] = progress.add_task(gettext(stages.get(stage, stage)), total=of)
            progress.update(bars[stage], completed=done, total=of)

        yield report
