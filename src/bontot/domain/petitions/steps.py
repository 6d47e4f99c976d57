"""Recording petitions and counts of pressing matters, inside an open operation."""

from collections.abc import Sequence
from uuid import uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.petitions.models import Petition, PressingMatterCount
from bontot.domain.petitions.types import NewMatterCount, NewPetition


def add_petitions(write: Write, petitions: Sequence[NewPetition]) -> None:
    """
    Insert petitions with their answers; those carried on come after the ones they carry.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Petition(
                id=new.id,
                organization_id=new.organization_id,
                addressed_to_id=new.addressed_to_id,
                addressed_outside=new.addressed_outside,
                content=new.content,
                paper_number=new.paper_number,
                state=new.state,
                sent_date=new.sent_date,
                due_date=new.due_date,
                answered_date=new.answered_date,
                answer=new.answer,
                carries_on_id=new.carries_on_id,
            )
            for new in petitions
        ]
    )
    write.touch_many(
        (organization, day)
        for new in petitions
        for organization in (new.organization_id, new.addressed_to_id)
        for day in (new.sent_date, new.answered_date)
        if organization is not None and day is not None
    )


def add_matter_counts(write: Write, counts: Sequence[NewMatterCount]) -> None:
    """
    Insert the pressing matters and complaints of months, as counts.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            PressingMatterCount(
                id=uuid5(new.organization_id, f"matters {new.month}"),
                organization_id=new.organization_id,
                month=new.month,
                raised=new.raised,
                resolved=new.resolved,
                overdue=new.overdue,
                complaints_protracted=new.complaints_protracted,
                oldest_days=new.oldest_days,
            )
            for new in counts
        ]
    )
    write.touch_many((new.organization_id, new.month) for new in counts)
