"""Recording campaigns and what was done under them, inside an open operation."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from bontot.domain.audit.steps import Write, check_version
from bontot.domain.campaigns.models import (
    Baseline,
    Campaign,
    CampaignReview,
    Commendation,
    Compact,
    Pilot,
    Plan,
    Pledge,
    WorkingRules,
)
from bontot.domain.campaigns.types import (
    MOST_PROMISE,
    MOST_PROMISES,
    NewBaseline,
    NewCampaign,
    NewCommendation,
    NewCompact,
    NewPilot,
    NewPlan,
    NewReview,
    NewWorkingRules,
    PledgeWrittenByMember,
    TooManyPromises,
)
from bontot.domain.documents.types import words
from bontot.primitives.periods import day_of


def add_campaigns(write: Write, campaigns: Sequence[NewCampaign]) -> None:
    """
    Insert campaigns; one that stands under another comes after it.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Campaign(
                id=new.id,
                organization_id=new.organization_id,
                kind=new.kind,
                name=new.name,
                plan_number=new.plan_number,
                plan_date=new.plan_date,
                launched_date=new.launched_date,
                ends_date=new.ends_date,
                under_id=new.under_id,
            )
            for new in campaigns
        ]
    )
    write.touch_many((new.organization_id, new.launched_date) for new in campaigns)


def add_compacts(write: Write, compacts: Sequence[NewCompact]) -> None:
    """
    Insert signed compacts.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Compact(
                id=uuid5(new.organization_id, f"compact {new.campaign_id} {new.year}"),
                campaign_id=new.campaign_id,
                organization_id=new.organization_id,
                year=new.year,
                signed_date=new.signed_date,
            )
            for new in compacts
        ]
    )
    write.touch_many((new.organization_id, new.signed_date) for new in compacts)


def add_baselines(write: Write, baselines: Sequence[NewBaseline]) -> None:
    """
    Insert first self-assessments.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Baseline(
                id=uuid5(new.organization_id, f"baseline {new.campaign_id} {new.year}"),
                campaign_id=new.campaign_id,
                organization_id=new.organization_id,
                year=new.year,
                done_date=new.done_date,
            )
            for new in baselines
        ]
    )
    write.touch_many((new.organization_id, new.done_date) for new in baselines)


def add_plans(write: Write, plans: Sequence[NewPlan]) -> None:
    """
    Insert programmes and plans.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Plan(
                id=uuid5(new.organization_id, f"plan {new.kind} {new.year}"),
                organization_id=new.organization_id,
                kind=new.kind,
                year=new.year,
                number=new.number,
                issued_date=new.issued_date,
                comments_received=new.comments_received,
                comments_answered=new.comments_answered,
            )
            for new in plans
        ]
    )
    write.touch_many(
        (new.organization_id, day)
        for new in plans
        for day in (new.issued_date, date(new.year, 12, 1))
    )


def add_pilots(write: Write, pilots: Sequence[NewPilot]) -> None:
    """
    Insert cells that go first or took the example over.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Pilot(
                id=uuid5(new.organization_id, f"pilot {new.campaign_id}"),
                campaign_id=new.campaign_id,
                organization_id=new.organization_id,
                state=new.state,
                since_date=new.since_date,
            )
            for new in pilots
        ]
    )
    write.touch_many((new.organization_id, new.since_date) for new in pilots)


def add_reviews(write: Write, reviews: Sequence[NewReview]) -> None:
    """
    Insert interim and final reviews.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            CampaignReview(
                id=uuid5(new.organization_id, f"review {new.campaign_id} {new.held_date}"),
                campaign_id=new.campaign_id,
                organization_id=new.organization_id,
                kind=new.kind,
                held_date=new.held_date,
            )
            for new in reviews
        ]
    )
    write.touch_many((new.organization_id, new.held_date) for new in reviews)


def add_commendations(write: Write, commendations: Sequence[NewCommendation]) -> None:
    """
    Insert commendations, as counts of a decision.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Commendation(
                id=uuid5(new.organization_id, f"commendation {new.decision_number}"),
                campaign_id=new.campaign_id,
                organization_id=new.organization_id,
                decision_number=new.decision_number,
                decided_date=new.decided_date,
                given=new.given,
            )
            for new in commendations
        ]
    )
    write.touch_many((new.organization_id, new.decided_date) for new in commendations)


def add_working_rules(write: Write, rules: Sequence[NewWorkingRules]) -> None:
    """
    Insert working rules with their last review.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            WorkingRules(
                id=uuid5(new.organization_id, f"working rules {new.number}"),
                organization_id=new.organization_id,
                number=new.number,
                issued_date=new.issued_date,
                reviewed_date=new.reviewed_date,
                ends_date=new.ends_date,
            )
            for new in rules
        ]
    )
    write.touch_many(
        (new.organization_id, day)
        for new in rules
        for day in (new.issued_date, new.reviewed_date)
        if day is not None
    )


def keep_pledge(
    write: Write,
    *,
    member_id: UUID,
    organization_id: UUID,
    seen: int,
    promises: Sequence[str] | None,
    from_paper: bool,
) -> Pledge:
    """
    Write or change a member's pledge of the year that runs; None declines it.

    Raises:
        TextMissing: Nothing is promised.
        TooManyPromises: It has too many lines.
        TextTooLong: A line is too long.
        SecrecyMark: A line bears a mark of secrecy.
        ChangedMeanwhile: It was changed after it was shown.
        PledgeWrittenByMember: A keeper would change what the member wrote or declined.
        PledgeKept: The year's pledge is kept already, here or where the member was before.

    Queries: 2.
    """
    kept = [words(line, MOST_PROMISE) for line in promises or ()]
    if promises is not None and not kept:
        words("", MOST_PROMISE)
    if len(kept) > MOST_PROMISES:
        raise TooManyPromises(lines=len(kept), most=MOST_PROMISES)
    year = day_of(write.at).year
    found = write.lock(Pledge.objects.filter(member_id=member_id, year=year))
    values = {
        "organization_id": organization_id,
        "promises": kept,
        "declined": promises is None,
        "from_paper": from_paper,
    }
    if not found:
        identity = uuid5(member_id, f"pledge {year}")
        return write.create(
            Pledge(id=identity, member_id=member_id, year=year, written_at=write.at, **values)
        )
    (row,) = found
    if from_paper and not row.from_paper:
        raise PledgeWrittenByMember(member=str(member_id), year=year)
    check_version(row, seen)
    if any(getattr(row, name) != value for name, value in values.items()):
        write.update(row, **values, written_at=write.at)
    return row
