"""Petitions sent upward with their answers, and pressing matters as counts."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.orgtree.queries import known_paths_of
from bontot.domain.petitions.steps import add_matter_counts, add_petitions
from bontot.domain.petitions.types import NewMatterCount, NewPetition


def record_petitions(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    petitions: Sequence[NewPetition] = (),
    matters: Sequence[NewMatterCount] = (),
) -> dict[str, Json]:
    """
    Record petitions with their answers, and the pressing matters of months as counts and age.

    Returns:
        `rows`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor records no petitions there.
        AnsweredBeforeSent: An answer is older than its petition.
        AnswerWithoutDate: A petition is answered without a day, or has one without an answer.
        MattersCounted: A month was counted already.

    Queries: 1, 2 for each 2,000 rows, and the frame's.
    """
    with writing("petitions.record", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows: tuple[NewPetition | NewMatterCount, ...] = (*petitions, *matters)
        for path in known_paths_of(row.organization_id for row in rows).values():
            check_can(actor, Action.RECORD_PETITION, path)
        add_petitions(write, petitions)
        add_matter_counts(write, matters)
        return write.answer(rows=len(rows))
