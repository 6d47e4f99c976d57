"""Ratings of a year, recorded as decided; a later decision supersedes an earlier one."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.orgtree.queries import known_paths_of
from bontot.domain.ratings.models import AnnualRating
from bontot.domain.ratings.steps import add_front_union_ratings, add_ratings
from bontot.domain.ratings.types import Grade, NewFrontUnionRating, NewRating, RatingUnknown


def record_ratings(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    ratings: Sequence[NewRating] = (),
    front_unions: Sequence[NewFrontUnionRating] = (),
) -> dict[str, Json]:
    """
    Record the year's ratings of members and organisations, and of the Front and unions they lead.

    Returns:
        `rows`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor records no ratings there.
        RatingInForce: A rating of the year is in force already.
        FrontUnionRated: A body was rated for the year already.

    Queries: 1, 2 for each 2,000 rows, and the frame's.
    """
    with writing("ratings.record", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows: tuple[NewRating | NewFrontUnionRating, ...] = (*ratings, *front_unions)
        for path in known_paths_of(row.organization_id for row in rows).values():
            check_can(actor, Action.RECORD_RATING, path)
        add_ratings(write, ratings)
        add_front_union_ratings(write, front_unions)
        return write.answer(rows=len(rows))


def rate_again(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    rating_id: UUID,
    seen: int,
    grade: Grade,
    decided_date: date,
    decision_number: str,
    reason: str,
) -> dict[str, Json]:
    """
    Open a rating again: the older one stays readable, the new one is in force.

    Args:
        actor: Who records it.
        at: The instant.
        key: The idempotency key.
        rating_id: The rating in force.
        seen: The version the person saw.
        grade: The grade decided now.
        decided_date: When it was decided.
        decision_number: By which paper.
        reason: Why it was opened again.

    Returns:
        `rating`: the new one.

    Raises:
        RatingUnknown: There is no such rating in force in sight.
        ChangedMeanwhile: Somebody changed it since.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor records no ratings there.

    Queries: 4 and the frame's.
    """
    with writing("ratings.rate_again", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        found = write.lock(AnnualRating.objects.filter(pk=rating_id, superseded_date__isnull=True))
        if not found:
            raise RatingUnknown(rating=str(rating_id))
        old = found[0]
        for path in known_paths_of([old.organization_id]).values():
            check_can(actor, Action.RECORD_RATING, path)
        check_version(old, seen)
        write.update(old, superseded_date=decided_date)
        new = write.create(
            AnnualRating(
                id=uuid5(old.pk, f"again {decided_date} {decision_number}"),
                organization_id=old.organization_id,
                member_id=old.member_id,
                year=old.year,
                grade=grade,
                basis=old.basis,
                decision_number=decision_number,
                decided_date=decided_date,
                reason=reason,
            )
        )
        write.touch(old.organization_id, date(old.year, 12, 1), decided_date)
        return write.answer(rating=new.pk)
