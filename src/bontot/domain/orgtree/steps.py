"""Adding organisations inside an open operation."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID, uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.orgtree.models import (
    Organization,
    OrganizationCode,
    OrganizationForm,
    OrganizationName,
    OrganizationParent,
)
from bontot.domain.orgtree.types import (
    DatedParent,
    DatedText,
    NewOrganization,
    ParentUnknown,
)
from bontot.primitives.vietnamese import fold, sort_key, tidy


#: Path, first day, day after the last (None: open).
Span = tuple[str, date, date | None]


def _ends_before(day: date, until: date | None) -> bool:
    return until is not None and until <= day


def _overlap(
    a: tuple[date, date | None], b: tuple[date, date | None]
) -> tuple[date, date | None] | None:
    start = max(a[0], b[0])
    ends = [until for until in (a[1], b[1]) if until is not None]
    until = min(ends) if ends else None
    return None if _ends_before(start, until) else (start, until)


def _spans_under(parent: DatedParent, label: str, above: Sequence[Span]) -> Iterator[Span]:
    """Cut the time under one parent where the parent's own path changes."""
    if parent.parent_id is None:
        yield label, parent.valid_from, parent.valid_until
        return
    for path, since, until in above:
        common = _overlap((parent.valid_from, parent.valid_until), (since, until))
        if common is not None:
            yield f"{path}.{label}", *common


def _known_spans(organizations: Iterable[UUID]) -> dict[UUID, list[Span]]:
    spans: dict[UUID, list[Span]] = {}
    rows = OrganizationParent.objects.filter(organization_id__in=set(organizations))
    for row in rows.order_by("valid_from"):
        spans.setdefault(row.organization_id, []).append(
            (str(row.path), row.valid_from, row.valid_until)
        )
    return spans


def _in_order(organizations: Sequence[NewOrganization]) -> Iterator[NewOrganization]:
    """
    Give parents before their children.

    Raises:
        ParentUnknown: The parents named go round in a circle.
    """
    waiting = {organization.id: organization for organization in organizations}
    while waiting:
        ready = [
            organization
            for organization in waiting.values()
            if not any(parent.parent_id in waiting for parent in organization.parents)
        ]
        if not ready:
            raise ParentUnknown(labels=sorted(o.label for o in waiting.values())[:5])
        for organization in ready:
            del waiting[organization.id]
        yield from ready


def path_rows(organizations: Sequence[NewOrganization]) -> list[OrganizationParent]:
    """
    Work out the dated paths of organisations from those of their parents, known or among them.

    Raises:
        ParentUnknown: A parent does not exist in the time named, or parents go round in a circle.

    Queries: 1.
    """
    new = {organization.id for organization in organizations}
    spans = _known_spans(
        parent.parent_id
        for organization in organizations
        for parent in organization.parents
        if parent.parent_id is not None and parent.parent_id not in new
    )
    rows: list[OrganizationParent] = []
    for organization in _in_order(organizations):
        own: list[Span] = []
        for parent in organization.parents:
            above = spans.get(parent.parent_id, []) if parent.parent_id else []
            found = list(_spans_under(parent, organization.label, above))
            if not found or found[0][1] != parent.valid_from or found[-1][2] != parent.valid_until:
                raise ParentUnknown(organization=organization.label, since=parent.valid_from)
            own.extend(found)
            rows.extend(
                OrganizationParent(
                    id=uuid5(organization.id, f"parent {path} {since}"),
                    organization_id=organization.id,
                    parent_id=parent.parent_id,
                    path=path,
                    valid_from=since,
                    valid_until=until,
                )
                for path, since, until in found
            )
        spans[organization.id] = own
    return rows


def add_organizations(
    write: Write, organizations: Sequence[NewOrganization], rows: Sequence[OrganizationParent]
) -> None:
    """
    Insert organisations with their names, codes, forms and paths.

    Args:
        write: The open operation.
        organizations: What to add.
        rows: Their dated paths, from `path_rows`.

    Queries: 5 for each 2,000 rows.
    """
    write.create_many(
        [
            Organization(
                id=new.id,
                label=new.label,
                founded_date=new.founded_date,
                closed_date=new.closed_date,
            )
            for new in organizations
        ]
    )
    write.create_many(rows)
    write.create_many([_name(new.id, name) for new in organizations for name in new.names])
    write.create_many(
        [
            OrganizationCode(
                id=uuid5(new.id, f"code {code.valid_from} {code.text}"),
                organization_id=new.id,
                code=tidy(code.text),
                valid_from=code.valid_from,
                valid_until=code.valid_until,
            )
            for new in organizations
            for code in new.codes
        ]
    )
    write.create_many(
        [
            OrganizationForm(
                id=uuid5(new.id, f"form {form.valid_from} {form.kind}"),
                organization_id=new.id,
                kind=form.kind,
                cell_type=form.cell_type or "",
                valid_from=form.valid_from,
                valid_until=form.valid_until,
            )
            for new in organizations
            for form in new.forms
        ]
    )
    write.touch_many((new.id, new.founded_date) for new in organizations)


def _name(organization_id: UUID, name: DatedText) -> OrganizationName:
    text = tidy(name.text)
    return OrganizationName(
        id=uuid5(organization_id, f"name {name.valid_from} {text}"),
        organization_id=organization_id,
        name=text,
        folded=fold(text),
        sort_key=sort_key(text),
        valid_from=name.valid_from,
        valid_until=name.valid_until,
    )
