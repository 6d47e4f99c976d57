"""Evaluating subjects of one kind under whatever is in force for them, and storing what changed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bontot.domain.assessments.queries._facts import (
    facts_of,
    indicator_names,
    judgements_of,
    sorted_subjects,
)
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.queries._subjects import rated_members
from bontot.domain.assessments.steps.storing_results import Batch, Subjected, store
from bontot.domain.audit.queries import last_position
from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import FrameworkInForce, Subject
from bontot.domain.facts.steps import gather_kept
from bontot.domain.facts.types import Grain, Window, window_of
from bontot.domain.orgtree.queries import committee_of, organizations_on
from bontot.engine import Framework, Standing, cap_cohorts, evaluate
from bontot.primitives.periods import Period


@dataclass(slots=True)
class Tally:
    """How many results were written and how many were the same as before."""

    written: int = 0
    unchanged: int = 0

    def add(self, evaluated: int, written: int) -> None:
        """Count one batch."""
        self.written += written
        self.unchanged += evaluated - written


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, seen from a day; `whole` where every subject of a commune is at hand, as a cap over them needs."""

    period: Period
    as_of: dt.date
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """Organisations under one framework since one day, in one strand."""

    in_force: FrameworkInForce
    organizations: tuple[UUID, ...]


def groups_in_force(organizations: Sequence[UUID], subject: Subject, on: dt.date) -> list[Judged]:
    """
    Put organisations that are judged alike together, strand by strand.

    Raises:
        TwoFrameworksInForce: Two of one strand are equally near to one organisation.

    Queries: 1.
    """
    found: dict[FrameworkInForce, list[UUID]] = {}
    in_force = frameworks_in_force(organizations, subject=subject, on=on)
    for organization in sorted_subjects(organizations):
        for framework in in_force.get(organization, {}).values():
            found.setdefault(framework, []).append(organization)
    return [
        Judged(framework, tuple(those))
        for framework, those in sorted(
            found.items(), key=lambda pair: (pair[0].strand, pair[0].slug, str(pair[0].assigned_at))
        )
    ]


def evaluate_group(
    write: Write, judged: Judged, subject: Subject, asked: Asked, tally: Tally
) -> None:
    """
    Evaluate cells, committees or members that are judged alike, and store what changed.

    A framework with a cap over a commune is left for when the whole commune is evaluated: of a part of the cohort
    nobody can say how many may have the level.

    Queries: at most 27 for the facts, 1 for judgements, 6 to store.
    """
    in_force = judged.in_force
    framework = framework_of(in_force.framework_id, in_force.digest)
    if framework.cap is not None and framework.cap.within != "cell" and not asked.whole:
        return
    period = asked.period
    window = window_of(period, as_of=asked.as_of, launched=in_force.valid_from)
    if subject is Subject.MEMBER:
        results = list(_members(framework, judged.organizations, period, window))
    else:
        results = list(_organizations(framework, judged.organizations, period, window))
    results = _capped(framework, results, window.last)
    written = store(Batch(in_force, results), at=write.at, position=last_position())
    record(write, in_force, written)
    tally.add(len(results), len(written))


def _organizations(
    framework: Framework, organizations: Sequence[UUID], period: Period, window: Window
) -> Iterator[Subjected]:
    values = gather_kept(
        subjects=organizations,
        grain=Grain(framework.subject.value),
        window=window,
        names=indicator_names(framework),
    )
    judged = judgements_of(framework, organizations, of="organization", period=period)
    for organization in organizations:
        facts = facts_of(framework, values[organization], judged.get(organization, {}))
        yield Subjected(organization, evaluate(framework, facts), period)


def _members(
    framework: Framework, organizations: Sequence[UUID], period: Period, window: Window
) -> Iterator[Subjected]:
    rated = rated_members(organizations, window)
    homes = {member: organization for organization in rated for member in rated[organization]}
    members = sorted_subjects(list(homes))
    if not members:
        return
    values = gather_kept(
        subjects=members, grain=Grain.MEMBER, window=window, names=indicator_names(framework)
    )
    judged = judgements_of(framework, members, of="member", period=period)
    for member in members:
        facts = facts_of(framework, values[member], judged.get(member, {}))
        yield Subjected(homes[member], evaluate(framework, facts), period, member_id=member)


def _capped(framework: Framework, results: Sequence[Subjected], on: dt.date) -> list[Subjected]:
    """Apply the framework's cap on its top level within each cohort of the results at hand."""
    if framework.cap is None or not results:
        return list(results)
    keys = _cohorts(framework.cap.within, results, on)
    standings = [
        Standing(key, one.evaluated.level, one.evaluated.score)
        for key, one in zip(keys, results, strict=True)
    ]
    return [
        replace(one, level=now.level, capped=True)
        for one, now in zip(results, cap_cohorts(framework, standings), strict=True)
    ]


def _cohorts(within: str, results: Sequence[Subjected], on: dt.date) -> list[str]:
    """Name each result's cohort: its cell, its base organisation, or those of its type of cell there."""
    if within == "cell":
        return [str(one.organization_id) for one in results]
    organizations = {one.organization_id for one in results}
    committees = committee_of(organizations, on)
    units = organizations_on(organizations, on)
    found = []
    for one in results:
        above = committees.get(one.organization_id)
        key = str(above.id if above else one.organization_id)
        found.append(f"{key} {units[one.organization_id].cell_type}" if within == "group" else key)
    return found


def record(write: Write, in_force: FrameworkInForce, written: Sequence[Subjected]) -> None:
    """Tell the audit what was stored: how many, under what, of which organisations and months."""
    if not written:
        return
    write.record(
        f"Evaluation × {len(written)}",
        None,
        None,
        {
            "rows": len(written),
            "framework": f"{in_force.slug}@{in_force.version}",
            "strand": in_force.strand,
        },
    )
    write.touch_many((one.organization_id, one.period.start) for one in written)
