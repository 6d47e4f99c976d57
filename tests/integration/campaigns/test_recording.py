"""Launching a movement, what is done under it, and choosing who goes first."""

import datetime as dt
from uuid import uuid4

import pytest

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.campaigns.models import Campaign, Pilot, Plan
from bontot.domain.campaigns.operations import (
    choose_pilots,
    launch_campaigns,
    record_campaign_steps,
)
from bontot.domain.campaigns.types import (
    CampaignKind,
    CampaignUnknown,
    CompactSigned,
    MoreAnswersThanComments,
    NewCampaign,
    NewCompact,
    NewPlan,
    PilotChosen,
    PilotNotBelow,
    PilotsOutOfRange,
    PlanIssued,
    PlanKind,
)


LAUNCHED = dt.date(2023, 5, 31)


@pytest.fixture
def movement(town, at):
    campaign = NewCampaign(
        id=uuid4(),
        organization_id=town.my_long,
        kind=CampaignKind.MOVEMENT,
        name="Phong trào thi đua xây dựng “Chi bộ bốn tốt”",
        launched_date=LAUNCHED,
    )
    launch_campaigns(actor=SYSTEM, at=at, campaigns=[campaign])
    return campaign.id


def plan(organization, **changes):
    fields = {
        "organization_id": organization,
        "kind": PlanKind.OWN_PLAN,
        "year": 2024,
        "issued_date": dt.date(2024, 4, 10),
        **changes,
    }
    return NewPlan(**fields)


def choose(at, town, campaign, *cells, actor=SYSTEM):
    return choose_pilots(
        actor=actor,
        at=at,
        campaign_id=campaign,
        committee_id=town.my_long,
        cells=cells,
        since_date=dt.date(2023, 7, 1),
    )


def test_a_movement_nests_under_the_plan_above(town, at, movement):
    nested = NewCampaign(
        id=uuid4(),
        organization_id=town.hoa_sen,
        kind=CampaignKind.MOVEMENT,
        name="Phong trào của chi bộ",
        launched_date=LAUNCHED,
        under_id=movement,
    )
    launch_campaigns(actor=SYSTEM, at=at, campaigns=[nested])
    with reading(SYSTEM):
        assert Campaign.objects.get(pk=movement).nested.get().pk == nested.id


@pytest.mark.parametrize("count", [1, 2])
def test_a_committee_chooses_one_or_two(town, at, movement, count):
    assert choose(at, town, movement, *[town.hoa_sen, town.tra_my][:count]) == {"pilots": count}
    with reading(SYSTEM):
        assert Pilot.objects.count() == count


def test_three_pilots_are_refused_then_two_are_chosen(town, at, movement):
    with pytest.raises(PilotsOutOfRange) as refused:
        choose(at, town, movement, town.hoa_sen, town.tra_my, town.truong)
    assert refused.value.fields == {"chosen": 3, "at_least": 1, "at_most": 2}
    assert choose(at, town, movement, town.hoa_sen, town.truong) == {"pilots": 2}


def test_choosing_none_is_refused(town, at, movement):
    with pytest.raises(PilotsOutOfRange):
        choose(at, town, movement)


def test_a_cell_of_another_committee(town, at, movement):
    with pytest.raises(PilotNotBelow):
        choose(at, town, movement, town.ban_mai)


def test_a_cell_chosen_twice(town, at, movement):
    choose(at, town, movement, town.hoa_sen)
    with pytest.raises(PilotChosen):
        choose(at, town, movement, town.hoa_sen)


def test_a_campaign_nobody_launched(town, at):
    with pytest.raises(CampaignUnknown):
        choose(at, town, uuid4(), town.hoa_sen)


def test_a_viewer_chooses_nobody(town, at, movement, sign_in):
    with pytest.raises(ActionNotPermitted):
        choose(at, town, movement, town.hoa_sen, actor=sign_in(Role.VIEWER, town.my_long))


def test_comments_on_a_draft_are_counts(town, at):
    told = plan(town.hoa_sen, comments_received=14, comments_answered=14)
    record_campaign_steps(actor=SYSTEM, at=at, plans=[told])
    with reading(SYSTEM):
        kept = Plan.objects.get()
        assert (kept.comments_received, kept.comments_answered) == (14, 14)


def test_more_answers_than_comments(town, at):
    with pytest.raises(MoreAnswersThanComments):
        record_campaign_steps(actor=SYSTEM, at=at, plans=[plan(town.hoa_sen, comments_answered=1)])


def test_a_plan_issued_twice(town, at):
    with pytest.raises(PlanIssued):
        record_campaign_steps(actor=SYSTEM, at=at, plans=[plan(town.hoa_sen)] * 2)


def test_a_compact_signed_twice(town, at, movement):
    compact = NewCompact(
        campaign_id=movement, organization_id=town.hoa_sen, year=2024, signed_date=LAUNCHED
    )
    with pytest.raises(CompactSigned):
        record_campaign_steps(actor=SYSTEM, at=at, compacts=[compact, compact])
