"""The tree an account sees, with a result beside every organisation that has one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.db import connection

from bontot.domain.assessments.queries import results
from bontot.domain.assessments.types import OrganizationResult
from bontot.domain.audit.types import Actor
from bontot.domain.orgtree.queries import descendants_on
from bontot.domain.orgtree.types import CELL_KINDS, OrganizationKind, OrganizationOnDay
from bontot.domain.reports.queries.periods import evaluated
from bontot.domain.reports.types import MAIN_STRAND, Node, Tally, Tree, TreeTooLarge
from bontot.engine import Verdict
from bontot.primitives.periods import Period


_COUNT = """
SELECT count(*), count(*) FILTER (WHERE f.kind = ANY(%(cells)s))
FROM bontot_organizationparent p
LEFT JOIN bontot_organizationform f ON f.organization_id = p.organization_id
    AND daterange(f.valid_from, f.valid_until) @> %(on)s::date
WHERE p.path <@ ANY(%(paths)s::ltree[]) AND daterange(p.valid_from, p.valid_until) @> %(on)s::date
"""

_NO_CELLS = tuple(kind for kind in OrganizationKind if kind not in CELL_KINDS)
_UPPER = (OrganizationKind.CENTRE, OrganizationKind.PROVINCE, OrganizationKind.DISTRICT)


def standing(actor: Actor) -> tuple[str, ...]:
    """Give the highest paths an actor sees, without those below another."""
    kept: list[str] = []
    for path in sorted(set(actor.scope), key=lambda one: (one.count("."), one)):
        if not any(path == above or path.startswith(f"{above}.") for above in kept):
            kept.append(path)
    return tuple(kept)


def tree_of(
    *,
    actor: Actor,
    on: dt.date,
    period: Period,
    strand: str = MAIN_STRAND,
    below: str | None = None,
) -> Tree:
    """
    Read everything an actor sees below, or all below one path, with the results of a period.

    A tree of more than `LIST_TREE` organisations is cut above its cells, and says how many are left out.

    Raises:
        TreeTooLarge: Even the upper levels are more than one page may list.

    Queries: 4, and 1 more for each further place the actor stands at.
    """
    paths = (below,) if below else standing(actor)
    kinds, left_out = _kinds(paths, on)
    found = [unit for path in paths for unit in descendants_on(path, on, kinds)]
    by_id = {unit.id: unit for unit in found}
    judged = [unit.id for unit in found if unit.is_cell or unit.is_committee]
    with_result = {
        one.organization_id: one
        for one in results(organizations=judged, period=period, strand=strand)
    }
    return Tree(
        roots=_nodes(by_id, with_result),
        on=on,
        period=period,
        evaluated=evaluated(period),
        cells_left_out=left_out,
    )


def _kinds(paths: Sequence[str], on: dt.date) -> tuple[tuple[OrganizationKind, ...], int]:
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT, {"cells": sorted(map(str, CELL_KINDS)), "on": on, "paths": list(paths)}
        )
        every, cells = cursor.fetchone()
    most: int = settings.LIST_TREE
    if every <= most:
        return (), 0
    if every - cells <= most:
        return _NO_CELLS, cells
    if every > most * most:
        raise TreeTooLarge(organizations=every, most=most)
    return _UPPER, cells


def _nodes(
    by_id: Mapping[UUID, OrganizationOnDay], with_result: Mapping[UUID, OrganizationResult]
) -> tuple[Node, ...]:
    below: dict[UUID | None, list[OrganizationOnDay]] = defaultdict(list)
    for unit in by_id.values():
        below[unit.parent_id if unit.parent_id in by_id else None].append(unit)

    def build(unit: OrganizationOnDay) -> Node:
        children = tuple(build(child) for child in below[unit.id])
        result = with_result.get(unit.id)
        return Node(unit, result, children, _tally(unit, result, children))

    return tuple(build(unit) for unit in below[None])


def _tally(
    unit: OrganizationOnDay, result: OrganizationResult | None, children: Iterable[Node]
) -> Tally:
    parts = [child.tally for child in children]
    if unit.is_cell:
        outcome = result.title_outcome if result else None
        parts.append(
            Tally(
                cells=1,
                evaluated=int(outcome is not None),
                titled=int(outcome == Verdict.ACHIEVED.value),
                unknown=int(outcome == Verdict.UNKNOWN.value),
            )
        )
    return Tally(
        cells=sum(part.cells for part in parts),
        evaluated=sum(part.evaluated for part in parts),
        titled=sum(part.titled for part in parts),
        unknown=sum(part.unknown for part in parts),
    )
