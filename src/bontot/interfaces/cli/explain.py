"""``bontot explain``: why one organisation came out as it did, and the least that would change it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click
from django.conf import settings
from django.utils.translation import gettext

from bontot.interfaces.cli.evaluate import MEETINGS, seen_from
from bontot.interfaces.cli.explained import SHOWN, explanation_lines
from bontot.interfaces.cli.group import needs_database, speaks
from bontot.interfaces.cli.results import sample_notice
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.formats import day
from bontot.interfaces.shared.wording import detail_of, worded
from bontot.primitives.periods import parse_period


if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bontot.domain.assessments.types import ExplainedResult
    from bontot.domain.orgtree.types import OrganizationOnDay
    from bontot.primitives.periods import Period


@click.command()
@click.argument("organization", metavar="TỔ_CHỨC")
@click.option(
    "--period", required=True, help="Năm (2024), hoặc tháng (2024-05) cho các kỳ sinh hoạt."
)
@click.option(
    "--strand", default="bon-tot", show_default=True, help="Bộ tiêu chí nào: bon-tot, 3-khong…"
)
@click.option(
    "--entries",
    "shown",
    type=click.IntRange(min=0),
    default=SHOWN,
    show_default=True,
    help="Số căn cứ hiện cho mỗi số liệu; 0 là hiện hết.",
)
@speaks
@needs_database
def command(*, organization: str, period: str, strand: str, shown: int) -> None:
    """Giải thích kết quả của một tổ chức: quy định, số liệu, cách tính, căn cứ, còn thiếu gì."""
    from bontot.domain.audit.queries import reading  # noqa: PLC0415 - after Django is ready
    from bontot.domain.audit.types import SYSTEM  # noqa: PLC0415 - as above
    from bontot.domain.orgtree.queries import organization_called  # noqa: PLC0415 - as above

    asked, today = parse_period(period), clock.today()
    with reading(SYSTEM):
        place = organization_called(organization, seen_from(asked, today))
        explained = _explained(place, asked, today, strand)
    if settings.DEMO:
        click.echo(f"{sample_notice()}\n")
    for found in explained:
        for line in _lines(place, asked, found, shown):
            click.echo(line)


def _explained(
    place: OrganizationOnDay, period: Period, today: date, strand: str
) -> list[ExplainedResult]:
    """A year's result of an organisation; of a month, those of its meetings."""
    from bontot.domain.assessments.queries import explain_one, results  # noqa: PLC0415 - as above

    if period.is_year:
        one = explain_one(
            organization=place.id, period=period, as_of=today, strand=strand, with_entries=True
        )
        return [one]
    scored = results(period=period, strand=MEETINGS, organizations=[place.id], of="meetings")
    # One without a meeting is refused by the same words as one without a result
    return [
        explain_one(
            organization=place.id,
            period=period,
            as_of=today,
            strand=MEETINGS,
            meeting=meeting,
            with_entries=True,
        )
        for meeting in [result.meeting_id for result in scored] or [None]
    ]


def _lines(
    place: OrganizationOnDay, period: Period, found: ExplainedResult, shown: int
) -> Iterator[str]:
    details = {fact: detail_of(fact, behind) for fact, behind in found.entries.items()}
    known = {fact: text for fact, text in details.items() if text}
    said = worded(found.explanation, known, level=found.result.level)
    yield gettext("{name} ({code}), kỳ {period}: tính từ {first} đến hết {last}").format(
        name=place.name,
        code=place.code or place.label,
        period=period,
        first=day(found.counted_from),
        last=day(found.counted_until - timedelta(days=1)),
    )
    yield from explanation_lines(said, found.framework, found.entries, shown=shown)
