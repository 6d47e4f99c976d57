"""Facts of many subjects for one framework: indicators found in the record, judgements entered by people."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from bontot.domain.assessments.models import Judgement
from bontot.domain.facts.types import State, Value
from bontot.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    Facts,
    FactSpec,
    FactType,
    FactValue,
    Framework,
    Grade,
    parse_facts,
)
from bontot.primitives.periods import Period
from bontot.primitives.ratios import Ratio


_OF_TYPE: Final[dict[FactType, Callable[[Value], FactValue]]] = {
    FactType.COUNT: lambda value: value.numerator,
    FactType.RATIO: lambda value: Ratio(value.numerator, value.denominator),
    FactType.FLAG: lambda value: bool(value.numerator),
    FactType.GRADE: lambda value: Grade(value.numerator),
}


def indicator_names(framework: Framework) -> tuple[str, ...]:
    """Name the facts that indicators answer: all but those judged by people."""
    return tuple(spec.id for spec in framework.facts if spec.type is not FactType.JUDGEMENT)


def judged_names(framework: Framework) -> tuple[str, ...]:
    """Name the facts that people judge."""
    return tuple(spec.id for spec in framework.facts if spec.type is FactType.JUDGEMENT)


def facts_of(
    framework: Framework, values: Mapping[str, Value], judged: Mapping[str, FactValue]
) -> Facts:
    """Put one subject's values and judgements together; what is missing is unknown."""
    return Facts(
        {
            spec.id: judged.get(spec.id, UNKNOWN)
            if spec.type is FactType.JUDGEMENT
            else _fact(spec, values.get(spec.id))
            for spec in framework.facts
        }
    )


def _fact(spec: FactSpec, value: Value | None) -> FactValue:
    if value is None or value.state is State.UNKNOWN:
        return UNKNOWN
    if value.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return _OF_TYPE[spec.type](value)


def read_judgement(framework: Framework, fact: str, value: str) -> FactValue:
    """
    Read one judged value as its framework declares it.

    Raises:
        FactErrors: It is no option, or no number in the steps.

    Queries: none.
    """
    return parse_facts(framework, {fact: value})[fact]


def judgements_of(
    framework: Framework,
    subjects: Iterable[UUID],
    *,
    of: str,
    period: Period | None,
) -> dict[UUID, dict[str, FactValue]]:
    """
    Read judgements of organisations, members or meetings for one framework.

    Args:
        framework: What reads them.
        subjects: Which.
        of: `organization`, `member` or `meeting`.
        period: Of the judgement; None for meetings, which are one period themselves.

    Returns:
        Subject → fact → value; those without any are left out.

    Queries: 1, none for a framework without judged facts.
    """
    names = judged_names(framework)
    if not names:
        return {}
    rows = Judgement.objects.filter(**{f"{of}_id__in": list(subjects)}, fact__in=names)
    if of == "organization":
        rows = rows.filter(member=None, meeting=None)
    if period is not None:
        rows = rows.filter(period_from=period.start, period_until=period.until)
    found: dict[UUID, dict[str, FactValue]] = {}
    for subject, fact, value in rows.values_list(f"{of}_id", "fact", "value"):
        found.setdefault(subject, {})[fact] = read_judgement(framework, fact, value)
    return found


def sorted_subjects(subjects: Sequence[UUID]) -> list[UUID]:
    """Give subjects in one order, so that what is written comes out the same each time."""
    return sorted(set(subjects))
