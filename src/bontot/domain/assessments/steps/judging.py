"""Writing down what a body judged."""

from collections.abc import Sequence
from uuid import UUID

from bontot.domain.assessments.models import Judgement
from bontot.domain.assessments.queries._facts import judged_names, read_judgement
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.types import JudgementForeign, NewJudgement
from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import Subject
from bontot.engine import Framework
from bontot.primitives.ids import derived_id
from bontot.primitives.periods import Period


def check_judgements(judgements: Sequence[NewJudgement]) -> None:
    """
    Refuse judgements that no framework in force on the last day of their period asks for.

    Raises:
        JudgementForeign: None declares the fact.
        FactErrors: The value is no option, or no number in its steps.

    Queries: 3 for each period.
    """
    periods: dict[Period, list[NewJudgement]] = {}
    for new in judgements:
        periods.setdefault(new.period, []).append(new)
    for period, those in periods.items():
        asked = _asked(period, {new.organization_id for new in those})
        for new in those:
            framework = asked.get((new.organization_id, new.fact))
            if framework is None:
                raise JudgementForeign(fact=new.fact, organization=str(new.organization_id))
            read_judgement(framework, new.fact, new.value)


def _asked(period: Period, organizations: set[UUID]) -> dict[tuple[UUID, str], Framework]:
    """Find every judged fact that something in force in the last month of the period asks for, and who asks."""
    found: dict[tuple[UUID, str], Framework] = {}
    for subject in Subject:
        in_force = frameworks_in_force(organizations, subject=subject, on=period.months[-1].start)
        for organization, strands in in_force.items():
            for one in strands.values():
                framework = framework_of(one.framework_id, one.slug, one.version, one.digest)
                names = judged_names(framework)
                found.update({(organization, name): framework for name in names})
    return found


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
