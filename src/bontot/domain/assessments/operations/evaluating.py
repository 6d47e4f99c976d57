"""Judging, scoring and evaluating."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.assessments.queries import results
from bontot.domain.assessments.queries._subjects import anything_recorded
from bontot.domain.assessments.steps import (
    Asked,
    Tally,
    check_judgements,
    evaluate_group,
    groups_in_force,
    judge,
    score,
)
from bontot.domain.assessments.types import (
    BON_TOT,
    EvaluationDone,
    NewJudgement,
    NoFrameworkInForce,
    OrganizationUnknown,
    PeriodWithoutData,
    Progress,
    ScoringDone,
)
from bontot.domain.audit.queries import narrow_session, reading
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.catalogue.types import Subject
from bontot.domain.facts.types import Window, window_of
from bontot.domain.orgtree.queries import (
    committee_of,
    descendants_on,
    known_paths_of,
    organizations_on,
)
from bontot.domain.orgtree.types import (
    CELL_KINDS,
    COMMITTEE_KINDS,
    OrganizationKind,
    OrganizationOnDay,
)
from bontot.primitives.periods import Period


def record_judgements(
    *, actor: Actor, at: dt.datetime, key: UUID | None = None, judgements: Sequence[NewJudgement]
) -> dict[str, Json]:
    """
    Record judged facts; one recorded before takes the new value.

    Returns:
        `judgements`: how many were new or changed.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not judge there.
        JudgementForeign: No framework in force asks for the fact.
        FactErrors: A value is no option, or no number in its steps.

    Queries: 6 for each period and those of the frame.
    """
    with writing("assessments.judge", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_places(actor, (new.organization_id for new in judgements))
        check_judgements(judgements)
        return write.answer(judgements=judge(write, judgements))


def score_meetings(
    *,
    actor: Actor,
    at: dt.datetime,
    organizations: Sequence[UUID],
    period: Period,
    as_of: dt.date,
) -> ScoringDone:
    """
    Score every monthly meeting these organisations held, by what was in force on its day, and record its level.

    Scoring again what did not change writes nothing.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not evaluate there.
        TwoFrameworksInForce: Two frameworks judge one meeting in one strand.

    Queries: about 16 a month and framework.
    """
    window = window_of(period, as_of=as_of)
    with reading(actor):
        known = organizations_on(organizations, window.last)
        _check_known(organizations, known)
        communes = _by_commune(list(known.values()), window.last)
    done = [
        _score(actor, at, commune.path, [unit.id for unit in commune.units], window)
        for commune in communes
    ]
    return ScoringDone(sum(one.scored for one in done), sum(one.changed for one in done))


def evaluate_organizations(
    *,
    actor: Actor,
    at: dt.datetime,
    organizations: Sequence[UUID],
    period: Period,
    as_of: dt.date,
    progress: Progress | None = None,
) -> EvaluationDone:
    """
    Evaluate these organisations and no others: their meetings, their members, then themselves, cells before committees.

    Evaluating again what did not change writes nothing.

    Args:
        actor: Who asks.
        at: The instant.
        organizations: Cells and committees; other kinds are left out.
        period: A year, or a month: then its meetings alone are scored.
        as_of: Today.
        progress: Told the stage, how many are done and of how many.

    Raises:
        OrganizationUnknown: An organisation is not there on the last day, or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not evaluate there.
        TwoFrameworksInForce: Two frameworks judge one subject in one strand.
        PeriodWithoutData: Nothing was recorded of any of them in the period.

    Queries: bounded for each framework in force; see the steps.
    """
    with reading(actor):
        whole = window_of(period, as_of=as_of)
        known = organizations_on(organizations, whole.last)
        _check_known(organizations, known)
    return _evaluate(actor, at, list(known.values()), Asked(period, as_of), progress)


def evaluate_one(
    *, actor: Actor, at: dt.datetime, organization: UUID, period: Period, as_of: dt.date
) -> EvaluationDone:
    """
    Evaluate one organisation: its meetings, its members, itself; nothing below it.

    Raises:
        OrganizationUnknown: It is not there on the last day, or out of sight.
        NotInScope: It is outside what the actor sees.
        ActionNotPermitted: The actor does not evaluate there.
        NoFrameworkInForce: Nothing judges it in the strand of the title.
        TwoFrameworksInForce: Two frameworks judge it in one strand.
        PeriodWithoutData: Nothing was recorded of it in the period.

    Queries: at most 80.
    """
    with reading(actor):
        whole = window_of(period, as_of=as_of)
        known = organizations_on([organization], whole.last)
        _check_known([organization], known)
    done = _evaluate(actor, at, list(known.values()), Asked(period, as_of), None)
    if organization in done.without_framework:
        raise NoFrameworkInForce(
            organization=known[organization].name, strand=BON_TOT, on=whole.last
        )
    return done


def evaluate_place(
    *,
    actor: Actor,
    at: dt.datetime,
    roots: Sequence[UUID],
    period: Period,
    as_of: dt.date,
    progress: Progress | None = None,
) -> EvaluationDone:
    """
    Evaluate places with everything below them, a commune at a time: each is whole or not there at all.

    Killed in between, the communes that were done stay done; the next run does the rest.

    Args:
        actor: Who asks.
        at: The instant.
        roots: Cells, communes, districts, provinces.
        period: A year, or a month: then its meetings alone are scored.
        as_of: Today.
        progress: Told the stage, how many communes are done and of how many.

    Raises:
        OrganizationUnknown: A root is not there on the last day, or out of sight.
        NotInScope: A root is outside what the actor sees.
        ActionNotPermitted: The actor does not evaluate there.
        TwoFrameworksInForce: Two frameworks judge one subject in one strand.
        PeriodWithoutData: Nothing was recorded of any of them in the period.

    Queries: bounded for each commune and framework in force.
    """
    with reading(actor):
        on = window_of(period, as_of=as_of).last
        known = organizations_on(roots, on)
        _check_known(roots, known)
        units = {
            unit.id: unit
            for root in known.values()
            for unit in descendants_on(root.path, on, CELL_KINDS | COMMITTEE_KINDS)
        }
    return _evaluate(actor, at, list(units.values()), Asked(period, as_of, whole=True), progress)


@dataclass(slots=True)
class _Course:
    """What an evaluation over several communes gathers on its way."""

    written: Tally
    scored: int = 0
    levels: int = 0
    without: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Commune:
    """
    What is evaluated in one transaction, and the path under which its record is read.

    Whoever asks, the same entries are read: all below the committee, so that a secretary's result and the system's
    agree (a member attached to a neighbouring cell, a finding where they were before).
    """

    path: str
    units: list[OrganizationOnDay]


def _evaluate(
    actor: Actor,
    at: dt.datetime,
    units: Sequence[OrganizationOnDay],
    asked: Asked,
    progress: Progress | None,
) -> EvaluationDone:
    window = window_of(asked.period, as_of=asked.as_of)
    ids = [unit.id for unit in units]
    with reading(actor):
        if not anything_recorded(ids, window):
            raise PeriodWithoutData(period=str(asked.period))
        communes = _by_commune(units, window.last)
    course = _Course(Tally())
    for done, commune in enumerate(communes):
        if progress is not None:
            progress("evaluate", done, len(communes))
        _evaluate_commune(actor, at, commune, asked, course)
    if progress is not None:
        progress("evaluate", len(communes), len(communes))
    with reading(actor):
        found = results(period=asked.period, strand=BON_TOT, organizations=ids)
    return EvaluationDone(
        results=found,
        written=course.written.written,
        unchanged=course.written.unchanged,
        meetings=ScoringDone(course.scored, course.levels),
        without_framework=course.without,
    )


def _evaluate_commune(
    actor: Actor,
    at: dt.datetime,
    commune: _Commune,
    asked: Asked,
    course: _Course,
) -> None:
    cells = [unit.id for unit in commune.units if unit.is_cell]
    committees = [unit.id for unit in commune.units if unit.kind in COMMITTEE_KINDS]
    window = window_of(asked.period, as_of=asked.as_of)
    scored = _score(actor, at, commune.path, cells, window) if cells else ScoringDone(0, 0)
    course.scored += scored.scored
    course.levels += scored.changed
    if not asked.period.is_year:
        return
    asked = replace(asked, whole=asked.whole and commune.units[0].kind != OrganizationKind.CELL)
    with writing("assessments.evaluate", actor=actor, at=at) as write:
        _check_places(actor, cells + committees)
        narrow_session(commune.path)
        judged: set[UUID] = set()
        for subject, those in (
            (Subject.MEMBER, cells),
            (Subject.CELL, cells),
            (Subject.COMMITTEE, committees),
        ):
            for group in groups_in_force(those, subject, window.last):
                evaluate_group(write, group, subject, asked, course.written)
                if subject is not Subject.MEMBER:
                    judged.update(group.organizations)
        write.answer(written=course.written.written)
    course.without += tuple(one for one in cells + committees if one not in judged)


def _score(
    actor: Actor, at: dt.datetime, path: str, organizations: Sequence[UUID], window: Window
) -> ScoringDone:
    with writing("assessments.score_meetings", actor=actor, at=at) as write:
        _check_places(actor, organizations)
        narrow_session(path)
        tally = Tally()
        scored = score(write, organizations, window, tally)
        write.answer(scored=scored)
    return ScoringDone(scored, tally.written)


def _by_commune(units: Sequence[OrganizationOnDay], on: dt.date) -> list[_Commune]:
    """Put each committee with the cells under it; a grassroots cell stands alone."""
    above = committee_of([unit.id for unit in units], on)
    found: dict[str, list[OrganizationOnDay]] = {}
    for unit in sorted(units, key=lambda one: (one.path.count("."), one.path)):
        committee = above.get(unit.id)
        found.setdefault(committee.path if committee else unit.path, []).append(unit)
    return [_Commune(path, those) for path, those in found.items()]


def _check_known(wanted: Iterable[UUID], known: dict[UUID, OrganizationOnDay]) -> None:
    for organization in wanted:
        if organization not in known:
            raise OrganizationUnknown(organization=str(organization))


def _check_places(actor: Actor, organizations: Iterable[UUID]) -> None:
    for path in known_paths_of(organizations).values():
        check_can(actor, Action.EVALUATE, path)
