"""The whole sample year of a place, worked out without a database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from bontot.domain.assessments.types import NewJudgement
from bontot.domain.campaigns.types import (
    NewBaseline,
    NewCampaign,
    NewCommendation,
    NewCompact,
    NewPilot,
    NewPlan,
    NewReview,
    NewWorkingRules,
)
from bontot.domain.discipline.types import NewFinding, NewInspection
from bontot.domain.meetings.types import HeldMeeting
from bontot.domain.members.types import (
    NewAdmissions,
    NewAdmissionTarget,
    NewCharge,
    NewMember,
    NewPost,
    NewProbationReview,
    NewSpell,
)
from bontot.domain.petitions.types import NewMatterCount, NewPetition
from bontot.domain.ratings.types import NewFrontUnionRating, NewRating
from bontot.domain.tasks.types import NewReportDuty, NewTarget, NewTask
from bontot.samples import asks, campaign, findings, judged, minutes, yearly
from bontot.samples.casts.places import place
from bontot.samples.casts.shape import Cell, Place
from bontot.samples.ids import of_organization
from bontot.samples.people import People, Person
from bontot.samples.scenario import MODEL_THEME
from bontot.samples.work import CellWork, what_goes_wrong, work_of


@dataclass(frozen=True, slots=True)
class PlacePlan:
    """Everything recorded of one place in 2023 and 2024, in the shape the operations take it."""

    place: Place
    members: tuple[NewMember, ...]
    charges: tuple[NewCharge, ...]
    probation_reviews: tuple[NewProbationReview, ...]
    admission_targets: tuple[NewAdmissionTarget, ...]
    admissions: tuple[NewAdmissions, ...]
    tasks: tuple[NewTask, ...]
    targets: tuple[NewTarget, ...]
    report_duties: tuple[NewReportDuty, ...]
    meetings: tuple[HeldMeeting, ...]
    ratings: tuple[NewRating, ...]
    front_unions: tuple[NewFrontUnionRating, ...]
    findings: tuple[NewFinding, ...]
    inspections: tuple[NewInspection, ...]
    petitions: tuple[NewPetition, ...]
    matters: tuple[NewMatterCount, ...]
    campaigns: tuple[NewCampaign, ...]
    compacts: tuple[NewCompact, ...]
    baselines: tuple[NewBaseline, ...]
    plans: tuple[NewPlan, ...]
    replicated: tuple[NewPilot, ...]
    reviews: tuple[NewReview, ...]
    commendations: tuple[NewCommendation, ...]
    working_rules: tuple[NewWorkingRules, ...]
    judgements: tuple[NewJudgement, ...]


@cache
def people_of(slug: str) -> People:
    """Draw the people of a place, once."""
    return People(place(slug))


@cache
def plan(slug: str) -> PlacePlan:
    """Work out the whole year of a place, once; the same every time."""
    where, people = place(slug), people_of(slug)
    works = {c.code: work_of(where, c, people, what_goes_wrong()) for c in where.cells}
    return PlacePlan(
        place=where,
        members=_members(people),
        charges=tuple(
            NewCharge(c.member, of_organization(c.cell), c.since) for c in people.charges()
        ),
        probation_reviews=tuple(
            NewProbationReview(r.member, of_organization(r.cell), r.due, r.decided)
            for r in people.reviews
        ),
        admission_targets=tuple(yearly.admission_targets(where)),
        admissions=tuple(yearly.admissions(where)),
        tasks=_tasks(where, works),
        targets=tuple(yearly.targets(where, people)),
        report_duties=tuple(yearly.report_duties(where)),
        meetings=_meetings(where, people, works),
        ratings=(*yearly.member_ratings(where, people), *yearly.own_ratings(where)),
        front_unions=tuple(yearly.front_unions(where)),
        findings=tuple(findings.findings(where, people)),
        inspections=tuple(findings.inspections(where)),
        petitions=tuple(asks.petitions(where)),
        matters=tuple(asks.matters(where)),
        campaigns=tuple(campaign.campaigns(where)),
        compacts=tuple(campaign.compacts(where)),
        baselines=tuple(campaign.baselines(where)),
        plans=tuple(campaign.plans(where)),
        replicated=tuple(campaign.replicated(where)),
        reviews=tuple(campaign.reviews(where)),
        commendations=tuple(campaign.commendations(where)),
        working_rules=tuple(campaign.working_rules(where)),
        judgements=tuple(judged.judgements(where)),
    )


def _members(people: People) -> tuple[NewMember, ...]:
    posts = defaultdict[UUID, list[NewPost]](list)
    for held in people.holders():
        post = NewPost(of_organization(held.organization), held.post, held.since)
        posts[held.member].append(post)
    return tuple(_member(person, posts.get(person.id, ())) for person in people.everybody())


def _member(person: Person, posts: Sequence[NewPost]) -> NewMember:
    return NewMember(
        full_name=person.name,
        spells=tuple(
            NewSpell(of_organization(s.cell), s.kind, s.since, s.until, s.standing)
            for s in person.spells
        ),
        posts=tuple(posts),
        sex=person.sex,
        id=person.id,
    )


def _tasks(where: Place, works: dict[str, CellWork]) -> tuple[NewTask, ...]:
    tasks = [task for work in works.values() for task in work.tasks]
    tasks += campaign.session_tasks(where)
    extra = {MODEL_THEME[0]: minutes.model_theme_task, "HK-06": campaign.remedy_task}
    tasks += [make() for code, make in extra.items() if code in works]
    return tuple(tasks)


def _meetings(where: Place, people: People, works: dict[str, CellWork]) -> tuple[HeldMeeting, ...]:
    in_charge = {charge.cell for charge in people.charges()}

    def told(cell: Cell) -> minutes.CellMeetings:
        return minutes.CellMeetings(where, cell, people, works[cell.code], cell.code in in_charge)

    return tuple(meeting for cell in where.cells for meeting in minutes.meetings_of(told(cell)))
