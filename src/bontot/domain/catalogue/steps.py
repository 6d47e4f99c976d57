"""Publishing versions and putting them in force, inside an open operation."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.models import FrameworkAssignment, FrameworkVersion
from bontot.domain.catalogue.types import (
    DigestMismatch,
    FrameworkUnknown,
    NewAssignment,
    NewFramework,
    VersionPublished,
)


def publish(write: Write, frameworks: Sequence[NewFramework]) -> int:
    """
    Publish versions; one published before with the same contents stays as it is.

    Returns:
        How many were new.

    Raises:
        DigestMismatch: A digest is not that of its text.
        VersionPublished: A version was published with other contents.

    Queries: 1, and 1 when any is new.
    """
    known = {
        (slug, version): digest
        for slug, version, digest in FrameworkVersion.objects.filter(
            slug__in={new.slug for new in frameworks}
        ).values_list("slug", "version", "digest")
    }
    rows = []
    for new in frameworks:
        if hashlib.sha256(new.canonical.encode()).hexdigest() != new.digest:
            raise DigestMismatch(framework=f"{new.slug}@{new.version}")
        published = known.get((new.slug, new.version))
        if published is None:
            rows.append(_row(new))
        elif published != new.digest:
            raise VersionPublished(framework=f"{new.slug}@{new.version}")
    write.create_many(rows)
    return len(rows)


def _row(new: NewFramework) -> FrameworkVersion:
    return FrameworkVersion(
        id=uuid5(NAMESPACE_URL, f"{new.slug}@{new.version}#{new.digest}"),
        slug=new.slug,
        version=new.version,
        subject=new.subject,
        digest=new.digest,
        canonical=new.canonical,
        valid_from=new.valid_from,
        valid_until=new.valid_until,
    )


def assign(write: Write, assignments: Sequence[NewAssignment]) -> None:
    """
    Put published versions in force for organisations and all below them.

    Raises:
        FrameworkUnknown: A version was not published.

    Queries: 2.
    """
    known = {
        (slug, version): pk
        for pk, slug, version in FrameworkVersion.objects.filter(
            slug__in={new.slug for new in assignments}
        ).values_list("pk", "slug", "version")
    }
    rows = []
    for new in assignments:
        framework = known.get((new.slug, new.version))
        if framework is None:
            raise FrameworkUnknown(framework=f"{new.slug}@{new.version}")
        types = " ".join(sorted(new.cell_types))
        rows.append(
            FrameworkAssignment(
                id=uuid5(new.organization_id, f"{framework} {new.strand} {types} {new.valid_from}"),
                organization_id=new.organization_id,
                framework_id=framework,
                strand=new.strand,
                cell_types=list(new.cell_types),
                valid_from=new.valid_from,
                valid_until=new.valid_until,
            )
        )
    write.create_many(rows)
    write.touch_many(
        (new.organization_id, month)
        for new in assignments
        for month in _months(new.valid_from, new.valid_until, write.at.date())
    )


def _months(since: date, until: date | None, on: date) -> Iterator[date]:
    month, last = since.replace(day=1), on if until is None else min(until, on)
    yield month
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)
