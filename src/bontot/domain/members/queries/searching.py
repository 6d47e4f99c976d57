"""The roster of a cell as its page shows it: searched, page by page, with both populations counted."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings

from bontot.domain.members.models import MemberTransfer
from bontot.domain.members.queries.rosters import roster_on
from bontot.domain.members.types import (
    LEAVES_OUT,
    LeftOut,
    Population,
    PopulationKind,
    Roster,
    RosterLine,
    SpellKind,
    Standing,
    TransferState,
)
from bontot.primitives.vietnamese import equal_form, fold


def roster_page(organization_id: UUID, on: dt.date, *, words: str = "", page: int = 1) -> Roster:
    """
    Read a page of the roster of a cell on a day, and count its two populations.

    Args:
        organization_id: The cell.
        on: The day.
        words: Part of a name, with or without its marks; exact matches come first.
        page: Which page; beyond the last is the last.

    Queries: 2.
    """
    lines = roster_on(organization_id, on)
    found = matching(lines, words)
    size = settings.LIST_ROWS
    pages = max(1, -(-len(found) // size))
    page = min(max(page, 1), pages)
    return Roster(
        on=on,
        total=len(lines),
        found=len(found),
        page=page,
        pages=pages,
        lines=tuple(found[(page - 1) * size : page * size]),
        roll=_population(lines, PopulationKind.ROLL),
        rated=_population(lines, PopulationKind.RATED),
        arriving=MemberTransfer.objects.filter(
            to_organization=organization_id, state=TransferState.SENT
        ).count(),
    )


def matching(lines: Sequence[RosterLine], words: str) -> list[RosterLine]:
    """
    Choose the lines whose names contain the words: those written just so first, then those that fold alike.

    The order within each is that of the lines.
    """
    folded = fold(words).split()
    if not folded:
        return list(lines)
    exact = equal_form(words)
    close: list[RosterLine] = []
    loose: list[RosterLine] = []
    for line in lines:
        name = fold(line.full_name)
        if all(word in name for word in folded):
            (close if exact in equal_form(line.full_name) else loose).append(line)
    close.sort(key=lambda line: equal_form(line.full_name) != exact)
    return close + loose


def _population(lines: Sequence[RosterLine], kind: PopulationKind) -> Population:
    belongs = (
        {SpellKind.HOME, SpellKind.ATTACHED} if kind is PopulationKind.ROLL else {SpellKind.HOME}
    )
    among = [line for line in lines if line.belongs in belongs]
    counted = [line for line in among if line.left_out not in LEAVES_OUT[kind]]
    reasons = Counter(line.left_out for line in among if line.left_out in LEAVES_OUT[kind])
    return Population(
        counted=len(counted),
        official=sum(line.standing == Standing.OFFICIAL for line in counted),
        left_out=tuple(
            LeftOut(reason, reasons[reason]) for reason in LEAVES_OUT[kind] if reasons[reason]
        ),
    )
