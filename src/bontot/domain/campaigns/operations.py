"""Movements, models and themes: launching them, what is done under them, choosing who goes first."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.campaigns import steps
from bontot.domain.campaigns.models import Campaign
from bontot.domain.campaigns.policies import check_pilot_count
from bontot.domain.campaigns.types import (
    CampaignUnknown,
    NewBaseline,
    NewCampaign,
    NewCommendation,
    NewCompact,
    NewPilot,
    NewPlan,
    NewReview,
    NewWorkingRules,
    PilotNotBelow,
    PilotState,
)
from bontot.domain.members.queries import own_member, record_of
from bontot.domain.members.types import MemberUnknown
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.periods import day_of


_CampaignStep = (
    NewCompact | NewBaseline | NewPlan | NewPilot | NewReview | NewCommendation | NewWorkingRules
)


def launch_campaigns(
    *, actor: Actor, at: datetime, key: UUID | None = None, campaigns: Sequence[NewCampaign]
) -> dict[str, Json]:
    """
    Launch movements, models or themes for all below the organisations that lead them.

    Returns:
        `campaigns`: how many.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor launches none there.

    Queries: 2 and the frame's.
    """
    with writing("campaigns.launch", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        for path in known_paths_of(new.organization_id for new in campaigns).values():
            check_can(actor, Action.RECORD_CAMPAIGN, path)
        steps.add_campaigns(write, campaigns)
        return write.answer(campaigns=len(campaigns))


def record_campaign_steps(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    compacts: Sequence[NewCompact] = (),
    baselines: Sequence[NewBaseline] = (),
    plans: Sequence[NewPlan] = (),
    replicated: Sequence[NewPilot] = (),
    reviews: Sequence[NewReview] = (),
    commendations: Sequence[NewCommendation] = (),
    working_rules: Sequence[NewWorkingRules] = (),
) -> dict[str, Json]:
    """
    Record compacts, baselines, plans, cells that took an example over, reviews, commendations, working rules.

    Returns:
        `rows`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor records none there.
        CompactSigned: A compact of the year was signed already.
        PlanIssued: A plan of the year was issued already.
        MoreAnswersThanComments: More comments were answered than came in.
        PilotChosen: A cell was chosen under the campaign already.

    Queries: 8 and the frame's.
    """
    with writing("campaigns.record_steps", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows: tuple[_CampaignStep, ...] = (
            *compacts,
            *baselines,
            *plans,
            *replicated,
            *reviews,
            *commendations,
            *working_rules,
        )
        for path in known_paths_of(row.organization_id for row in rows).values():
            check_can(actor, Action.RECORD_CAMPAIGN, path)
        steps.add_compacts(write, compacts)
        steps.add_baselines(write, baselines)
        steps.add_plans(write, plans)
        steps.add_pilots(write, replicated)
        steps.add_reviews(write, reviews)
        steps.add_commendations(write, commendations)
        steps.add_working_rules(write, working_rules)
        return write.answer(rows=len(rows))


def choose_pilots(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    campaign_id: UUID,
    committee_id: UUID,
    cells: Sequence[UUID],
    since_date: date,
) -> dict[str, Json]:
    """
    Choose the cells below a committee that go first under a campaign.

    Args:
        actor: Who records the choice.
        at: The instant.
        key: The idempotency key.
        campaign_id: The campaign.
        committee_id: The committee that chooses.
        cells: One or two cells below it.
        since_date: From when they go first.

    Returns:
        `pilots`: how many were chosen.

    Raises:
        PilotsOutOfRange: Fewer than one or more than two were chosen.
        CampaignUnknown: There is no such campaign in sight.
        OrganizationUnknown: An organisation is not there or out of sight.
        PilotNotBelow: A cell does not stand under the committee.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor chooses none there.
        PilotChosen: A cell was chosen under the campaign already.

    Queries: 3 and the frame's.
    """
    with writing("campaigns.choose_pilots", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        check_pilot_count(len(set(cells)))
        if not Campaign.objects.filter(pk=campaign_id).exists():
            raise CampaignUnknown(campaign=str(campaign_id))
        paths = known_paths_of([committee_id, *cells])
        check_can(actor, Action.RECORD_CAMPAIGN, paths[committee_id])
        for cell in cells:
            if not paths[cell].startswith(f"{paths[committee_id]}."):
                raise PilotNotBelow(cell=str(cell), committee=str(committee_id))
        steps.add_pilots(
            write,
            [
                NewPilot(
                    campaign_id=campaign_id,
                    organization_id=cell,
                    state=PilotState.PILOT,
                    since_date=since_date,
                )
                for cell in cells
            ],
        )
        write.touch(committee_id, since_date)
        return write.answer(pilots=len(cells))


def write_pledge(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    seen: int,
    promises: Sequence[str] | None,
) -> dict[str, Json]:
    """
    Write one's own pledge of the year that runs, change it, or decline; no indicator and no rating reads it.

    Args:
        actor: The account of a member of a cell.
        at: The instant.
        key: The idempotency key.
        seen: The version shown; 0 for a new one.
        promises: At most 8 lines of 200 letters; None declines. The audit keeps that it was done, never the words.

    Returns:
        `pledge` and its `version`.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.
        TextMissing: Nothing is promised.
        TooManyPromises: It has too many lines.
        TextTooLong: A line is too long.
        SecrecyMark: A line bears a mark of secrecy.
        ChangedMeanwhile: It was changed after it was shown.
        PledgeKept: It was written at the same moment elsewhere.

    Queries: 4 and the frame's.
    """
    with writing("campaigns.write_pledge", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        own = own_member(actor.user_id, day_of(at))
        row = steps.keep_pledge(
            write,
            member_id=own.id,
            organization_id=own.organization_id,
            seen=seen,
            promises=promises,
            from_paper=False,
        )
        return write.answer(pledge=row.pk, version=row.version)


def enter_pledge(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    seen: int,
    promises: Sequence[str],
) -> dict[str, Json]:
    """
    Enter the pledge of the year that runs from the paper a member signed, for those who never sign in here.

    Returns:
        `pledge` and its `version`.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep the books of that cell.
        MemberUnknown: The member does not share the life of this cell.
        TextMissing: Nothing is promised.
        TooManyPromises: It has too many lines.
        TextTooLong: A line is too long.
        SecrecyMark: A line bears a mark of secrecy.
        ChangedMeanwhile: It was changed after it was shown.
        PledgeWrittenByMember: The member wrote or declined it themselves.
        PledgeKept: It was written where the member was before.

    Queries: 9 and the frame's.
    """
    with writing("campaigns.enter_pledge", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        path = known_paths_of([organization_id])[organization_id]
        # The keepers of its members alone: an operator reads no minutes, a clerk keeps no members
        check_can(actor, Action.VIEW_MINUTES, path)
        check_can(actor, Action.MANAGE_MEMBERS, path)
        if record_of(organization_id, member_id, day_of(at)).home is None:
            raise MemberUnknown(member=str(member_id))
        row = steps.keep_pledge(
            write,
            member_id=member_id,
            organization_id=organization_id,
            seen=seen,
            promises=promises,
            from_paper=True,
        )
        return write.answer(pledge=row.pk, version=row.version)
