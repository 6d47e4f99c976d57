"""Findings as concluded, and inspections planned and held."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.discipline.steps import add_findings, add_inspections
from bontot.domain.discipline.types import NewFinding, NewInspection
from bontot.domain.orgtree.queries import known_paths_of


def record_findings(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    findings: Sequence[NewFinding] = (),
    inspections: Sequence[NewInspection] = (),
) -> dict[str, Json]:
    """
    Record findings at the organisations where they happened, and the inspections of a plan.

    Returns:
        `rows`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor records no findings there.
        HappenedBackwards: An act ends before it begins.
        ConclusionIncomplete: A conclusion lacks its date or its number.
        CollectiveHasNoMember: A finding about a collective names a member.

    Queries: 1, 3 for each 2,000 rows, and the frame's.
    """
    with writing("discipline.record", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows: tuple[NewFinding | NewInspection, ...] = (*findings, *inspections)
        for path in known_paths_of(row.organization_id for row in rows).values():
            check_can(actor, Action.RECORD_FINDING, path)
        add_findings(write, findings)
        add_inspections(write, inspections)
        return write.answer(rows=len(rows))
