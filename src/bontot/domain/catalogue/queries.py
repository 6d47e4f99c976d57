"""Which framework judges whom on a day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from bontot.domain.catalogue.models import FrameworkVersion
from bontot.domain.catalogue.types import (
    FrameworkInForce,
    FrameworkUnknown,
    NoFrameworkInForce,
    Subject,
    TwoFrameworksInForce,
)


_IN_FORCE = """
WITH wanted AS (
    SELECT p.organization_id, p.path, f.cell_type
    FROM bontot_organizationparent p
    LEFT JOIN bontot_organizationform f ON f.organization_id = p.organization_id
        AND daterange(f.valid_from, f.valid_until) @> %(on)s::date
    WHERE p.organization_id = ANY(%(organizations)s)
      AND daterange(p.valid_from, p.valid_until) @> %(on)s::date
), candidates AS (
    SELECT wanted.organization_id, a.strand, v.subject, v.id, v.slug, v.version, v.digest,
           a.organization_id AS assigned_at, a.valid_from, a.valid_until,
           rank() OVER (
               PARTITION BY wanted.organization_id, a.strand, v.subject
               ORDER BY nlevel(above.path) DESC, cardinality(a.cell_types) > 0 DESC
           ) AS nearness
    FROM wanted
    JOIN bontot_organizationparent above ON above.path @> wanted.path
        AND daterange(above.valid_from, above.valid_until) @> %(on)s::date
    JOIN bontot_frameworkassignment a ON a.organization_id = above.organization_id
        AND daterange(a.valid_from, a.valid_until) @> %(on)s::date
        AND (cardinality(a.cell_types) = 0 OR wanted.cell_type = ANY(a.cell_types))
    JOIN bontot_frameworkversion v ON v.id = a.framework_id AND v.subject = ANY(%(subjects)s)
)
SELECT organization_id, id, slug, version, digest, strand, assigned_at, valid_from, valid_until
FROM candidates WHERE nearness = 1
ORDER BY organization_id, subject, strand, slug, version
"""


def frameworks_in_force(
    organizations: Iterable[UUID], *, subject: Subject, on: date
) -> dict[UUID, dict[str, FrameworkInForce]]:
    """
    Find what judges each organisation on a day, strand by strand.

    The nearest assignment at or above it wins; at one place, one that names its type of cell wins over one that
    names none.

    Returns:
        Organisation → strand → framework; an organisation without any has an empty mapping.

    Raises:
        TwoFrameworksInForce: Two are equally near; the field `frameworks` names them.

    Queries: 1.
    """
    wanted = sorted(set(organizations))
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, {"organizations": wanted, "on": on, "subjects": [str(subject)]})
        rows = cursor.fetchall()
    found: dict[UUID, dict[str, FrameworkInForce]] = {organization: {} for organization in wanted}
    for organization, *columns in rows:
        framework = FrameworkInForce(*columns)
        other = found[organization].setdefault(framework.strand, framework)
        if other is not framework:
            raise TwoFrameworksInForce(
                organization=str(organization),
                strand=framework.strand,
                on=on,
                frameworks=[f"{f.slug}@{f.version}" for f in (other, framework)],
            )
    return found


def names_in_force(organization_id: UUID, *, on: date) -> tuple[str, ...]:
    """
    Name what judges a cell and its meetings on a day, `slug@version`: what judges the cell first.

    Queries: 1.
    """
    subjects = [str(Subject.CELL), str(Subject.MEETING)]
    with connection.cursor() as cursor:
        cursor.execute(
            _IN_FORCE, {"organizations": [organization_id], "on": on, "subjects": subjects}
        )
        rows = [FrameworkInForce(*columns) for _, *columns in cursor.fetchall()]
    return tuple(f"{row.slug}@{row.version}" for row in rows)


def framework_in_force(
    organization_id: UUID, *, subject: Subject, strand: str, on: date
) -> FrameworkInForce:
    """
    Find what judges one organisation on a day in one strand.

    Raises:
        NoFrameworkInForce: Nothing is assigned to it or above it that day.
        TwoFrameworksInForce: Two are equally near.

    Queries: 1.
    """
    found = frameworks_in_force([organization_id], subject=subject, on=on)[organization_id]
    if strand not in found:
        raise NoFrameworkInForce(
            organization=str(organization_id), subject=str(subject), strand=strand, on=on
        )
    return found[strand]


def published(slug: str, version: str) -> FrameworkVersion:
    """
    Read a published framework version.

    Raises:
        FrameworkUnknown: There is none.

    Queries: 1.
    """
    row = FrameworkVersion.objects.filter(slug=slug, version=version).first()
    if row is None:
        raise FrameworkUnknown(framework=f"{slug}@{version}")
    return row


def canonical_texts(frameworks: Iterable[UUID]) -> dict[UUID, str]:
    """
    Read the canonical texts of published versions.

    Queries: 1.
    """
    rows = FrameworkVersion.objects.filter(pk__in=set(frameworks))
    return dict(rows.values_list("pk", "canonical"))


def published_versions() -> list[tuple[UUID, str, str, str, str]]:
    """
    List identifier, slug, version, subject and digest of every published version, by slug and version.

    Queries: 1.
    """
    return list(
        FrameworkVersion.objects.order_by("slug", "version").values_list(
            "id", "slug", "version", "subject", "digest"
        )
    )
