"""Recording ratings as decided, inside an open operation."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.ratings.models import AnnualRating, FrontUnionRating
from bontot.domain.ratings.types import NewFrontUnionRating, NewRating


def add_ratings(write: Write, ratings: Sequence[NewRating]) -> None:
    """
    Insert ratings of members and organisations, superseded ones among them.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            AnnualRating(
                id=new.id,
                organization_id=new.organization_id,
                member_id=new.member_id,
                year=new.year,
                grade=new.grade,
                basis=new.basis,
                decision_number=new.decision_number,
                decided_date=new.decided_date,
                superseded_date=new.superseded_date,
                reason=new.reason,
            )
            for new in ratings
        ]
    )
    write.touch_many(
        (new.organization_id, day)
        for new in ratings
        for day in (date(new.year, 12, 1), new.decided_date)
    )


def add_front_union_ratings(write: Write, ratings: Sequence[NewFrontUnionRating]) -> None:
    """
    Insert the year's levels of Front committees and unions.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            FrontUnionRating(
                id=uuid5(new.organization_id, f"front union {new.year} {new.body}"),
                organization_id=new.organization_id,
                body=new.body,
                year=new.year,
                grade=new.grade,
            )
            for new in ratings
        ]
    )
    write.touch_many((new.organization_id, date(new.year, 12, 1)) for new in ratings)
