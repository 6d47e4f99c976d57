"""Evaluating subjects of one kind under whatever is in force for them, and storing what changed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

import numpy as np

from bontot.domain.assessments.queries._facts import (
    facts_of,
    indicator_names,
    judgements_of,
    sorted_subjects,
)
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.queries._subjects import rated_members
from bontot.domain.assessments.steps.storing import Batch, identifiers, store
from bontot.domain.audit.queries import last_position
from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import FrameworkInForce, Subject
from bontot.domain.facts.steps import gather_kept
from bontot.domain.facts.types import Grain, Window, window_of
from bontot.domain.orgtree.queries import committee_of, organizations_on
from bontot.engine import Groups, Table, cap_levels, encode_facts, evaluate_table
from bontot.primitives.periods import Period


# Of what a framework's subject is judged, where it is no organisation.
_JUDGED_OF: Final = {"member": "member", "meeting": "meeting"}


class Key(NamedTuple):
    """What names a subject within a strand: its organisation and period, and the member or the meeting."""

    organization_id: UUID
    period: Period
    member_id: UUID | None = None
    meeting_id: UUID | None = None

    @property
    def subject_id(self) -> UUID:
        """The meeting, the member or the organisation itself."""
        return self.meeting_id or self.member_id or self.organization_id


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

    Queries: at most 27 for the facts, 1 for judgements, 8 to store.
    """
    in_force = judged.in_force
    framework = framework_of(in_force.framework_id, in_force.digest)
    if framework.cap is not None and framework.cap.within != "cell" and not asked.whole:
        return
    period = asked.period
    window = window_of(period, as_of=asked.as_of, launched=in_force.valid_from)
    keys = (
        _rated(judged.organizations, period, window)
        if subject is Subject.MEMBER
        else [Key(organization, period) for organization in judged.organizations]
    )
    if not keys:
        return
    batch = evaluate_alike(in_force, keys, window)
    if framework.cap is not None:
        cap_levels(batch.result, _cohorts(framework.cap.within, keys, window.last))
    put_away(write, batch, keys, tally)


def evaluate_alike(in_force: FrameworkInForce, keys: Sequence[Key], window: Window) -> Batch:
    """
    Gather the facts of subjects under one framework, at least one, and evaluate them as one table.

    Queries: at most 27 for the facts, 1 for judgements.
    """
    framework = framework_of(in_force.framework_id, in_force.digest)
    subject, ids = framework.subject.value, [key.subject_id for key in keys]
    periods = list(dict.fromkeys(key.period for key in keys))
    values = gather_kept(
        subjects=ids, grain=Grain(subject), window=window, names=indicator_names(framework)
    )
    judged = judgements_of(
        framework,
        ids,
        of=_JUDGED_OF.get(subject, "organization"),
        period=None if subject == "meeting" else periods[0],
    )
    rows = [
        encode_facts(framework, facts_of(framework, values[one], judged.get(one, {})))
        for one in ids
    ]
    facts = np.array(rows, np.int32)
    members = [key.member_id for key in keys if key.member_id]
    meetings = [key.meeting_id for key in keys if key.meeting_id]
    return Batch(
        in_force,
        identifiers(key.organization_id for key in keys),
        periods[0] if len(periods) == 1 else [key.period for key in keys],
        facts,
        evaluate_table(framework, Table.of(framework, list(facts.T))),
        identifiers(members) if members else None,
        identifiers(meetings) if meetings else None,
    )


def _rated(organizations: Sequence[UUID], period: Period, window: Window) -> list[Key]:
    rated = rated_members(organizations, window)
    homes = {member: organization for organization in rated for member in rated[organization]}
    return [Key(homes[member], period, member_id=member) for member in sorted_subjects(list(homes))]


def _cohorts(within: str, keys: Sequence[Key], on: dt.date) -> Groups:
    """Group results by their cohort: their cell, their base organisation, or those of their type of cell there."""
    names = _cohort_names(within, keys, on)
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return Groups.of(np.array([places[name] for name in names]))


def _cohort_names(within: str, keys: Sequence[Key], on: dt.date) -> list[str]:
    if within == "cell":
        return [str(one.organization_id) for one in keys]
    organizations = {one.organization_id for one in keys}
    committees = committee_of(organizations, on)
    units = organizations_on(organizations, on)
    found = []
    for one in keys:
        above = committees.get(one.organization_id)
        name = str(above.id if above else one.organization_id)
        found.append(
            f"{name} {units[one.organization_id].cell_type}" if within == "group" else name
        )
    return found


def put_away(write: Write, batch: Batch, keys: Sequence[Key], tally: Tally) -> None:
    """
    Store what changed and tell the audit: how many, under what, of which organisations and months.

    Queries: 5 when nothing changed, else 6 to 8.
    """
    in_force = batch.in_force
    kept = store(batch, at=write.at, position=last_position())
    written = [key for key, new in zip(keys, kept.tolist(), strict=True) if new]
    tally.add(len(keys), len(written))
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
    write.touch_many((key.organization_id, key.period.start) for key in written)
