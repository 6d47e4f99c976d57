"""The score of a meeting as far as its record goes: answered, asked, or open; nothing pre-set to full."""

import datetime as dt
from typing import Final
from uuid import UUID

from bontot.domain.assessments.models import Judgement
from bontot.domain.assessments.queries._facts import (
    facts_of,
    indicator_names,
    judged_names,
    read_judgement,
)
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.types import (
    AskedFact,
    LineState,
    MeetingNotScored,
    MeetingSheet,
    NoFrameworkInForce,
    ScoreLine,
    ScorePreview,
)
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import FrameworkInForce, Subject
from bontot.domain.facts.queries import gather
from bontot.domain.facts.types import Grain, State, Value, Window
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    MeetingFull,
    MeetingState,
    VotePurpose,
)
from bontot.engine import UNKNOWN, Explanation, Facts, FactType, Framework, evaluate, explain
from bontot.engine import CriterionLine as Explained
from bontot.primitives.periods import day_of, month_of


_YES: Final = Value(State.KNOWN, 1)
#: The strand that scores meetings, preferred where a cell has several.
_STRAND: Final = "sinh-hoat"


def meeting_framework(organization: UUID, on: dt.date) -> tuple[FrameworkInForce, Framework]:
    """
    Find what scores the meetings of a cell on a day.

    Raises:
        NoFrameworkInForce: Nothing does.
        TwoFrameworksInForce: Two do, equally near.

    Queries: 1, one more the first time a framework is asked for.
    """
    strands = frameworks_in_force([organization], subject=Subject.MEETING, on=on)[organization]
    in_force = strands.get(_STRAND) or next(iter(strands.values()), None)
    if in_force is None:
        raise NoFrameworkInForce(organization=str(organization), on=on, strand=_STRAND)
    return in_force, framework_of(in_force.framework_id, in_force.digest)


def score_preview(meeting: MeetingFull) -> ScorePreview:
    """
    Score a meeting as far as its record goes, before or after the lock, without writing anything.

    What the record already shows counts as yes before the lock; what it does not show stays open.

    Args:
        meeting: As its page reads it.

    Raises:
        MeetingNotScored: Meetings of this kind are not scored.
        NoFrameworkInForce: Nothing scores meetings there that day.
        TwoFrameworksInForce: Two frameworks do, equally near.

    Queries: 2, one for each base of the indicators (at most 2), one more the first time a framework is asked for.
    """
    if meeting.kind not in MONTHLY_KINDS:
        raise MeetingNotScored(kind=meeting.kind)
    day = day_of(meeting.started_at or meeting.planned_at)
    in_force, framework = meeting_framework(meeting.organization_id, day)
    period = month_of(meeting.month)
    values = gather(
        subjects=[meeting.id],
        grain=Grain.MEETING,
        window=Window(period.start, period.until, period.until),
        names=indicator_names(framework),
    )[meeting.id]
    if meeting.state != MeetingState.LOCKED:
        values = values | {name: _YES for name in _shown(meeting) if name in values}
    entered = dict(
        Judgement.objects.filter(
            meeting_id=meeting.id, fact__in=judged_names(framework)
        ).values_list("fact", "value")
    )
    judged = {fact: read_judgement(framework, fact, value) for fact, value in entered.items()}
    facts = facts_of(framework, values, judged)
    evaluated = evaluate(framework, facts)
    explanation = explain(evaluated)
    return ScorePreview(
        framework=framework,
        in_force=in_force,
        explanation=explanation,
        lines=_lines(framework, explanation, facts, entered),
        score=evaluated.score,
        most=framework.scale.total if framework.scale else len(framework.criteria),
        level=evaluated.level_id,
    )


def meeting_sheet(organization: UUID, on: dt.date) -> MeetingSheet | None:
    """
    Give the sheet that scores a meeting held on a day, with what it asks people to judge; None where nothing does.

    Queries: 1, one more the first time a framework is asked for.
    """
    try:
        _, framework = meeting_framework(organization, on)
    except NoFrameworkInForce:
        return None
    facts = facts_of(framework, {}, {})
    lines = _lines(framework, explain(evaluate(framework, facts)), facts, {})
    asked = {one.fact: one for line in lines for one in line.asked}
    return MeetingSheet(framework, tuple(asked.values()))


def _shown(meeting: MeetingFull) -> set[str]:
    """Name the flags the open record already answers with yes."""
    shown = {
        "notice_given": meeting.notice_given_at is not None,
        "minutes_adopted": meeting.adopted_at is not None,
        "level_voted": any(one.purpose == VotePurpose.LEVEL for one in meeting.votes),
        "praise_or_reminder_given": bool(meeting.remarks),
        "next_tasks_assigned": bool(meeting.assigned),
        "resolution_adopted": any(one.resolution_number for one in meeting.conclusions),
        "cell_committee_met": meeting.committee_met,
    }
    return {name for name, yes in shown.items() if yes}


def _lines(
    framework: Framework, explanation: Explanation, facts: Facts, entered: dict[str, str]
) -> tuple[ScoreLine, ...]:
    pillars = {
        criterion.id: pillar.id for pillar in framework.pillars for criterion in pillar.criteria
    }
    return tuple(
        _line(line, pillars[line.criterion.id], facts, entered) for line in explanation.criteria
    )


def _line(line: Explained, pillar: str, facts: Facts, entered: dict[str, str]) -> ScoreLine:
    specs = [one.spec for one in line.inputs]
    asked = tuple(
        AskedFact(
            spec.id, spec.vi, spec.en, spec.options, spec.most, spec.step, entered.get(spec.id, "")
        )
        for spec in specs
        if spec.type is FactType.JUDGEMENT
    )
    open_facts = tuple(spec.id for spec in specs if facts[spec.id] is UNKNOWN)
    result = line.result
    if result.outcome.value == "not_applicable":
        state = LineState.NOT_APPLICABLE
    elif result.outcome.value != "unknown":
        state = LineState.ANSWERED
    elif any(not one.value for one in asked):
        state = LineState.ASKED
    else:
        state = LineState.UNKNOWN
    return ScoreLine(
        id=line.criterion.id,
        pillar=pillar,
        vi=line.criterion.name.vi,
        en=line.criterion.name.en,
        most=line.criterion.most,
        low=result.low,
        high=result.high,
        state=state,
        asked=asked,
        open_facts=open_facts,
    )
