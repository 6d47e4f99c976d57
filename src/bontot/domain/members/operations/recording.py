"""Members, posts, populations and admissions, recorded by those who manage them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.members.models import (
    AdmissionCount,
    AdmissionTarget,
    CommitteeMemberInCharge,
    ProbationReview,
)
from bontot.domain.members.operations._checking import _check_books
from bontot.domain.members.steps import add_members, freeze_populations, months_touched
from bontot.domain.members.types import (
    NewAdmissions,
    NewAdmissionTarget,
    NewCharge,
    NewMember,
    NewProbationReview,
    PopulationKind,
)


def record_members(
    *, actor: Actor, at: datetime, key: UUID | None = None, members: Sequence[NewMember]
) -> dict[str, Json]:
    """
    Add members with their spells and posts.

    Returns:
        `members`: how many were added.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage members there.
        MemberRecorded: A member was recorded already.
        SpellsOverlap: Two spells of a kind on one day.
        StandingMissing: A home without standing, or a standing elsewhere.
        SpellOutsideLife: A spell outside the life of its organisation.
        TwoSecretaries: Two secretaries of one organisation on one day.
        PostHeldTwice: One post held twice on one day.
        PostOutsideLife: A post outside the life of its organisation.

    Queries: 1, 3 for each 2,000 rows, and the frame's.
    """
    with writing("members.record", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(
            actor,
            [s.organization_id for new in members for s in new.spells]
            + [p.organization_id for new in members for p in new.posts],
        )
        add_members(write, members)
        return write.answer(members=len(members))


def put_in_charge(
    *, actor: Actor, at: datetime, key: UUID | None = None, charges: Sequence[NewCharge]
) -> dict[str, Json]:
    """
    Put committee members in charge of cells.

    Returns:
        `charges`: how many were recorded.

    Raises:
        OrganizationUnknown: A cell is not there or out of sight.
        NotInScope: A cell is outside what the actor sees.
        ActionNotPermitted: The actor does not manage members there.
        TwoInCharge: Two people in charge of one cell on one day.
        ChargeOutsideLife: A charge outside the life of its cell.

    Queries: 2 and the frame's.
    """
    with writing("members.put_in_charge", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [charge.organization_id for charge in charges])
        write.create_many(
            [
                CommitteeMemberInCharge(
                    id=uuid5(
                        charge.organization_id, f"charge {charge.member_id} {charge.valid_from}"
                    ),
                    member_id=charge.member_id,
                    organization_id=charge.organization_id,
                    valid_from=charge.valid_from,
                    valid_until=charge.valid_until,
                )
                for charge in charges
            ]
        )
        write.touch_many(
            (charge.organization_id, month)
            for charge in charges
            for month in months_touched(charge.valid_from, charge.valid_until, at.date())
        )
        return write.answer(charges=len(charges))


def freeze_population(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    kind: PopulationKind,
    wanted: Sequence[tuple[UUID, date]],
) -> dict[str, Json]:
    """
    Freeze one of the two populations of organisations, each at its date, listed by reason.

    Returns:
        `populations`: how many were frozen; `counted`: how many members count in all of them together.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage members there.
        PopulationFrozen: One was frozen for its day already.

    Queries: 2, 2 for each 2,000 rows, and the frame's.
    """
    with writing("members.freeze_population", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization for organization, _ in wanted])
        counts = freeze_populations(write, kind, wanted)
        counted = sum(total for total, _ in counts.values())
        return write.answer(populations=len(counts), counted=counted)


def record_admissions(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    targets: Sequence[NewAdmissionTarget] = (),
    admissions: Sequence[NewAdmissions] = (),
    reviews: Sequence[NewProbationReview] = (),
) -> dict[str, Json]:
    """
    Record admission targets, admissions as counts, and decisions on probationary members.

    Returns:
        `rows`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage members there.
        AdmissionsCounted: A month and source were counted already.
        AdmissionTargetSet: A year's target was set already.
        ProbationReviewed: A decision was recorded already.

    Queries: 4 and the frame's.
    """
    with writing("members.record_admissions", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(
            actor,
            [row.organization_id for row in targets]
            + [row.organization_id for row in admissions]
            + [row.organization_id for row in reviews],
        )
        write.create_many([_target_row(target) for target in targets])
        write.create_many([_admission_row(count) for count in admissions])
        write.create_many([_review_row(review) for review in reviews])
        write.touch_many((row.organization_id, date(row.year, 12, 1)) for row in targets)
        write.touch_many((row.organization_id, row.month) for row in admissions)
        write.touch_many((row.organization_id, row.due_date) for row in reviews)
        return write.answer(rows=len(targets) + len(admissions) + len(reviews))


def _target_row(target: NewAdmissionTarget) -> AdmissionTarget:
    return AdmissionTarget(
        id=uuid5(target.organization_id, f"admission target {target.year}"),
        organization_id=target.organization_id,
        year=target.year,
        target=target.target,
    )


def _admission_row(count: NewAdmissions) -> AdmissionCount:
    return AdmissionCount(
        id=uuid5(count.organization_id, f"admissions {count.month} {count.source}"),
        organization_id=count.organization_id,
        month=count.month.replace(day=1),
        source=count.source,
        admitted=count.admitted,
    )


def _review_row(review: NewProbationReview) -> ProbationReview:
    return ProbationReview(
        id=uuid5(review.member_id, f"probation {review.due_date}"),
        member_id=review.member_id,
        organization_id=review.organization_id,
        due_date=review.due_date,
        decided_date=review.decided_date,
    )
