"""Writing down what a body judged."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from bontot.domain.assessments.models import Judgement
from bontot.domain.assessments.queries._facts import judged_names, read_judgement
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.types import JudgementForeign, NewJudgement
from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import Subject
from bontot.domain.orgtree.queries import organizations_on
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.primitives.ids import derived_id
from bontot.primitives.periods import Period


def check_judgements(judgements: Sequence[NewJudgement]) -> None:
    """
    Refuse judgements that no framework in force in the last month of their period asks for.

    Raises:
        JudgementForeign: None declares the fact.
        FactErrors: The value is no option, or no number in its steps.

    Queries: 1 and at most 4 for each period.
    """
    for period in sorted({new.period for new in judgements}):
        those = [new for new in judgements if new.period == period]
        units = organizations_on({new.organization_id for new in those}, _day(period))
        for subject in Subject:
            of_it = [new for new in those if _subject(new, units) is subject]
            if of_it:
                _check(of_it, subject, period)


def _day(period: Period) -> dt.date:
    """The day that says what is in force: the first of the last month."""
    return period.months[-1].start


def _subject(new: NewJudgement, units: Mapping[UUID, OrganizationOnDay]) -> Subject:
    if new.member_id is not None:
        return Subject.MEMBER
    if new.meeting_id is not None:
        return Subject.MEETING
    unit = units.get(new.organization_id)
    return Subject.CELL if unit is not None and unit.is_cell else Subject.COMMITTEE


def _check(judgements: Sequence[NewJudgement], subject: Subject, period: Period) -> None:
    organizations = {new.organization_id for new in judgements}
    in_force = frameworks_in_force(organizations, subject=subject, on=_day(period))
    for new in judgements:
        frameworks = [
            framework_of(one.framework_id, one.digest)
            for one in in_force[new.organization_id].values()
        ]
        asking = [one for one in frameworks if new.fact in judged_names(one)]
        if not asking:
            raise JudgementForeign(fact=new.fact, organization=str(new.organization_id))
        for framework in asking:
            read_judgement(framework, new.fact, new.value)


def judge(write: Write, judgements: Sequence[NewJudgement]) -> int:
    """
    Write judgements down: a new one, or another value of the same.

    Returns:
        How many were new or changed.

    Queries: 1, 1 for each 2,000 new ones and 1 for each changed.
    """
    organizations = {new.organization_id for new in judgements}
    known = {
        (
            row.organization_id,
            row.member_id,
            row.meeting_id,
            row.period_from,
            row.period_until,
            row.fact,
        ): row
        for row in write.lock(Judgement.objects.filter(organization_id__in=organizations))
    }
    created, changed = [], 0
    for new in judgements:
        key = (
            new.organization_id, new.member_id, new.meeting_id,
            new.period.start, new.period.until, new.fact,
        )  # fmt: skip
        row = known.get(key)
        if row is None:
            created.append(_row(new, write))
        elif write.update(row, value=new.value):
            changed += 1
        else:
            continue
        write.touch(new.organization_id, new.period.start)
    write.create_many(created)
    return len(created) + changed


def _row(new: NewJudgement, write: Write) -> Judgement:
    return Judgement(
        id=derived_id(
            "judgement", str(new.organization_id), str(new.member_id), str(new.meeting_id),
            str(new.period), new.fact,
        ),
        organization_id=new.organization_id,
        member_id=new.member_id,
        meeting_id=new.meeting_id,
        period_from=new.period.start,
        period_until=new.period.until,
        fact=new.fact,
        value=new.value,
        given_at=write.at,
    )  # fmt: skip
