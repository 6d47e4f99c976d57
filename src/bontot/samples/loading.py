"""Writing the sample year: the operations a person would call, in their order, each once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.queries import account_named, actor_of
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.assessments.operations import record_judgements
from bontot.domain.audit.types import SYSTEM, Actor
from bontot.domain.campaigns.operations import (
    choose_pilots,
    launch_campaigns,
    record_campaign_steps,
    write_pledge,
)
from bontot.domain.catalogue.operations import assign_frameworks, publish_frameworks
from bontot.domain.discipline.operations import record_findings
from bontot.domain.meetings.operations import record_meetings
from bontot.domain.members.operations import (
    freeze_population,
    put_in_charge,
    record_admissions,
    record_members,
)
from bontot.domain.members.types import PopulationKind
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.petitions.operations import record_petitions
from bontot.domain.ratings.operations import record_ratings
from bontot.domain.tasks.operations import record_tasks
from bontot.samples import rules_in_force, tree
from bontot.samples.accounts import ACCOUNTS, SampleAccount
from bontot.samples.calendar import TODAY, YEARS, meets_on, months
from bontot.samples.campaign import PILOTS
from bontot.samples.casts.places import OUTSIDE, PLACES
from bontot.samples.ids import of_campaign, of_organization
from bontot.samples.planning import PlacePlan, people_of, plan
from bontot.samples.streams import ICT, identity
from bontot.samples.yearly import counted_on


#: The instant at which everything was entered: the morning of the demo's day.
ENTERED_AT = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=ICT)

Progress = Callable[[str, int, int], None]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much the sample year holds."""

    places: tuple[str, ...]
    organizations: int
    members: int
    meetings: int
    tasks: int
    ratings: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A committee with its cells, or what stands above: one chain of the audit."""

    name: str
    codes: tuple[str, ...]

    def only(self, rows: Sequence[Row]) -> list[Row]:
        """Keep the rows of this part's organisations, in their order."""
        mine = {of_organization(code) for code in self.codes}
        return [row for row in rows if row.organization_id in mine]  # type: ignore[attr-defined]  # every record has it


def load(
    *,
    actor: Actor = SYSTEM,
    at: datetime = ENTERED_AT,
    places: Sequence[str] = (),
    accounts: bool = False,
    progress: Progress | None = None,
) -> Loaded:
    """
    Enter the sample year: tree, frameworks, and the years of the places.

    Each operation is entered under its own idempotency key, so that a load that was killed goes on where it
    stopped, and a second one writes nothing.

    Args:
        actor: Who enters it.
        at: The instant of every entry.
        places: Slugs; empty for all five.
        accounts: Also make the accounts of the demo, except those of members of places left out.
        progress: Is told the stage, how many places are done, and of how many.

    Raises:
        NotInScope: The actor does not see the whole country.
        ActionNotPermitted: The actor may not enter records everywhere.
        LabelTaken: The tree holds organisations of these names from elsewhere.
        UsernameTaken: An account of the demo's names exists.
    """
    slugs = tuple(places) or tuple(place.slug for place in PLACES)
    tell = progress or (lambda _stage, _done, _of: None)
    entry = _Entry(actor, at)
    tell("tree", 0, len(slugs))
    organizations = list(tree.organizations())
    entry("tree", create_organizations, organizations=organizations)
    entry("publish", publish_frameworks, frameworks=list(rules_in_force.published()))
    entry("assign", assign_frameworks, assignments=list(rules_in_force.assignments_for_all()))
    plans = []
    for done, slug in enumerate(slugs):
        tell(slug, done, len(slugs))
        plans.append(plan(slug))
        _enter_place(entry, plans[-1])
    for account in ACCOUNTS if accounts else ():
        if account.place in {None, *slugs}:
            entry(f"account {account.username}", create_accounts, accounts=[_account(account)])
            _enter_pledge(account, at)
    tell("done", len(slugs), len(slugs))
    return Loaded(
        places=slugs,
        organizations=len(organizations),
        members=sum(len(told.members) for told in plans),
        meetings=sum(len(told.meetings) for told in plans),
        tasks=sum(len(told.tasks) for told in plans),
        ratings=sum(len(told.ratings) for told in plans),
    )


class _Entry:
    """Calls an operation as the actor, under the key its name gives; with nothing to enter it calls none."""

    def __init__(self, actor: Actor, at: datetime) -> None:
        self.actor = actor
        self.at = at

    def __call__(self, name: str, operation: Callable[..., object], **rows: Any) -> None:  # noqa: ANN401 — what each operation takes
        if any(rows.values()):
            key = identity("load", name)
            operation(actor=self.actor, at=self.at, key=key, **rows)


def _parts(told: PlacePlan) -> Iterator[_Part]:
    for committee in told.place.committees:
        yield _Part(committee.code, tuple(dict.fromkeys((committee.code, *committee.cells))))
    above = [tree.district_code(told.place), tree.province_code(told.place)]
    outside = [OUTSIDE.code] if OUTSIDE.code in people_of(told.place.slug).by_cell else []
    yield _Part(f"{told.place.code} above", tuple(above + outside))


def _enter_place(entry: _Entry, told: PlacePlan) -> None:
    slug = told.place.slug
    entry(
        f"{slug} frameworks",
        assign_frameworks,
        assignments=list(rules_in_force.assignments_of(slug)),
    )
    entry(f"{slug} campaigns", launch_campaigns, campaigns=told.campaigns)
    entry(f"{slug} members", record_members, members=told.members)
    for part in _parts(told):
        _enter_people(entry, told, part)
        _enter_records(entry, told, part)
        _enter_steps(entry, told, part)
    for code, (cells, since) in PILOTS.items():
        if any(committee.code == code for committee in told.place.committees):
            entry(
                f"{code} pilots",
                choose_pilots,
                campaign_id=of_campaign(told.place.code),
                committee_id=of_organization(code),
                cells=[of_organization(cell) for cell in cells],
                since_date=since,
            )
    entry(f"{slug} judgements", record_judgements, judgements=told.judgements)


def _enter_people(entry: _Entry, told: PlacePlan, part: _Part) -> None:
    entry(f"{part.name} charges", put_in_charge, charges=part.only(told.charges))
    for kind, wanted in _populations(told, part):
        if wanted:
            entry(f"{part.name} {kind}", freeze_population, kind=kind, wanted=wanted)
    entry(
        f"{part.name} admissions",
        record_admissions,
        targets=part.only(told.admission_targets),
        admissions=part.only(told.admissions),
        reviews=part.only(told.probation_reviews),
    )


def _populations(
    told: PlacePlan, part: _Part
) -> Iterator[tuple[PopulationKind, list[tuple[UUID, date]]]]:
    """Name the populations to freeze: for the rating of both years, and for the last roll call."""
    cells = [cell for cell in told.place.cells if cell.code in part.codes]
    yield (
        PopulationKind.RATED,
        [(of_organization(cell.code), counted_on(year)) for cell in cells for year in YEARS],
    )
    last = months(told.place)[-1]
    yield (
        PopulationKind.ROLL,
        [(of_organization(cell.code), meets_on(cell, last)[0]) for cell in cells],
    )


def _enter_records(entry: _Entry, told: PlacePlan, part: _Part) -> None:
    entry(
        f"{part.name} tasks",
        record_tasks,
        tasks=part.only(told.tasks),
        targets=part.only(told.targets),
        report_duties=part.only(told.report_duties),
    )
    entry(f"{part.name} meetings", record_meetings, meetings=part.only(told.meetings))
    entry(
        f"{part.name} ratings",
        record_ratings,
        ratings=part.only(told.ratings),
        front_unions=part.only(told.front_unions),
    )
    entry(
        f"{part.name} findings",
        record_findings,
        findings=part.only(told.findings),
        inspections=part.only(told.inspections),
    )
    entry(
        f"{part.name} petitions",
        record_petitions,
        petitions=part.only(told.petitions),
        matters=part.only(told.matters),
    )


def _enter_steps(entry: _Entry, told: PlacePlan, part: _Part) -> None:
    entry(
        f"{part.name} steps",
        record_campaign_steps,
        compacts=part.only(told.compacts),
        baselines=part.only(told.baselines),
        plans=part.only(told.plans),
        replicated=part.only(told.replicated),
        reviews=part.only(told.reviews),
        commendations=part.only(told.commendations),
        working_rules=part.only(told.working_rules),
    )


def _enter_pledge(account: SampleAccount, at: datetime) -> None:
    """Write the pledge of a member who signs in: nobody writes it in their place."""
    if account.promises:
        found = account_named(account.username)
        own = actor_of(found.id, found.full_name, at.date())
        _Entry(own, at)(
            f"pledge {account.username}", write_pledge, seen=0, promises=account.promises
        )


def _account(account: SampleAccount) -> NewAccount:
    organization = next(
        new.id for new in tree.organizations() if new.label == account.organization_label
    )
    member = None
    if account.member_code is not None and account.place is not None:
        cell, _, index = account.member_code.partition(":")
        member = people_of(account.place).by_cell[cell][int(index)].id
    return NewAccount(
        username=account.username,
        full_name=account.full_name,
        password=account.password,
        member_id=member,
        grants=(
            NewGrant(
                organization,
                account.role,
                date(2022, 6, 1),
                id=identity("grant", account.username),
            ),
        ),
        id=identity("account", account.username),
    )
