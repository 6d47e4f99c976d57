"""Stored results, read back with the names of their framework and organisation."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.types import GateOutcome, OrganizationResult, PillarOutcome
from bontot.engine import VERDICTS, Framework
from bontot.primitives.periods import Period


_CURRENT: Final = """
SELECT e.id, e.organization_id, COALESCE(n.name, ''), COALESCE(c.code, ''), COALESCE(p.path::text, ''),
       e.subject, e.strand, e.framework_id, v.slug, v.version, v.digest,
       e.pillars, e.gates, e.title, e.level, e.total, e.evaluated_at, e.member_id, e.meeting_id
FROM bontot_evaluation e
JOIN bontot_frameworkversion v ON v.id = e.framework_id
LEFT JOIN LATERAL (
    SELECT x.path FROM bontot_organizationparent x
    WHERE x.organization_id = e.organization_id AND x.valid_from < e.period_until
    ORDER BY x.valid_from DESC LIMIT 1
) p ON TRUE
LEFT JOIN LATERAL (
    SELECT x.name, x.sort_key FROM bontot_organizationname x
    WHERE x.organization_id = e.organization_id AND x.valid_from < e.period_until
    ORDER BY x.valid_from DESC LIMIT 1
) n ON TRUE
LEFT JOIN LATERAL (
    SELECT x.code FROM bontot_organizationcode x
    WHERE x.organization_id = e.organization_id AND x.valid_from < e.period_until
    ORDER BY x.valid_from DESC LIMIT 1
) c ON TRUE
WHERE e.current AND e.period_from = %(start)s AND e.period_until = %(until)s AND e.strand = %(strand)s
"""
_ORDER: Final = " ORDER BY nlevel(p.path), c.code, n.sort_key, e.id"
_OF: Final = {
    "organizations": " AND e.member_id IS NULL AND e.meeting_id IS NULL",
    "members": " AND e.member_id IS NOT NULL",
    "meetings": " AND e.meeting_id IS NOT NULL",
}


def results(
    *,
    period: Period,
    strand: str,
    organizations: Sequence[UUID] | None = None,
    below: str | None = None,
    of: str = "organizations",
) -> tuple[OrganizationResult, ...]:
    """
    Read the current results of a strand and period, in the order of the tree.

    Args:
        period: As it was evaluated.
        strand: `bon-tot`, `3-khong`, `5-tot` …
        organizations: Only these.
        below: Only at or below this path.
        of: `organizations`, `members` or `meetings`.

    Queries: 1.
    """
    statement, values = _CURRENT + _OF[of], _values(period, strand)
    if organizations is not None:
        statement += " AND e.organization_id = ANY(%(organizations)s::uuid[])"
        values["organizations"] = list(organizations)
    if below is not None:
        statement += " AND p.path <@ %(below)s::ltree"
        values["below"] = below
    with connection.cursor() as cursor:
        cursor.execute(statement + _ORDER, values)
        rows = cursor.fetchall()
    return tuple(_as_a_tree([_result(row) for row in rows]))


def _as_a_tree(found: Sequence[OrganizationResult]) -> list[OrganizationResult]:
    """Put each organisation's own right before those below it; side by side they stand by code, then by name."""
    places: dict[str, int] = {}
    for result in found:
        places.setdefault(result.path, len(places))

    def place(result: OrganizationResult) -> tuple[tuple[int, str], ...]:
        labels = result.path.split(".")
        above = (".".join(labels[: end + 1]) for end in range(len(labels)))
        return tuple((places.get(path, -1), path) for path in above)

    return sorted(found, key=place)


def _values(period: Period, strand: str) -> dict[str, Any]:
    return {"start": period.start, "until": period.until, "strand": strand}


def _result(row: tuple[Any, ...]) -> OrganizationResult:
    framework_id, slug, version, digest = row[7:11]
    framework = framework_of(framework_id, digest)
    pillars, gates, title, level, total, evaluated_at, member_id, meeting_id = row[11:]
    return OrganizationResult(
        evaluation_id=row[0],
        organization_id=row[1],
        name=row[2],
        code=row[3],
        path=row[4],
        subject=row[5],
        strand=row[6],
        framework=f"{slug}@{version}",
        pillars=_pillars(framework, pillars),
        title=framework.title.name.vi if framework.title else "",
        title_en=framework.title.name.en if framework.title else "",
        title_outcome=VERDICTS[title].value,
        level=None if level is None else framework.levels[level].id,
        score=total,
        most=framework.total,
        gates=_bars(framework, gates),
        evaluated_at=evaluated_at,
        member_id=member_id,
        meeting_id=meeting_id,
    )


def _pillars(framework: Framework, codes: Sequence[int]) -> tuple[PillarOutcome, ...]:
    return tuple(
        PillarOutcome(pillar.id, pillar.name.vi, pillar.name.en, VERDICTS[code].value)
        for pillar, code in zip(framework.pillars, codes, strict=True)
    )


def _bars(framework: Framework, bits: int) -> tuple[GateOutcome, ...]:
    return tuple(
        GateOutcome(gate.id, gate.name.vi, gate.name.en)
        for place, gate in enumerate(framework.gates)
        if bits >> place & 1
    )
