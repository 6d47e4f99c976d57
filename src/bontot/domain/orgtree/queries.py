"""The tree as it stands on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import connection

from bontot.domain.orgtree.models import Organization
from bontot.domain.orgtree.types import (
    CELL_KINDS,
    COMMITTEE_KINDS,
    OrganizationAmbiguous,
    OrganizationOnDay,
    OrganizationUnknown,
)
from bontot.primitives.vietnamese import fold


_ON_DAY = """
SELECT o.id, o.label, p.path::text, COALESCE(n.name, ''), COALESCE(c.code, ''), COALESCE(f.kind, ''),
       COALESCE(f.cell_type, ''), p.parent_id, o.founded_date, o.closed_date
FROM bontot_organizationparent p
JOIN bontot_organization o ON o.id = p.organization_id
LEFT JOIN bontot_organizationname n
    ON n.organization_id = o.id AND daterange(n.valid_from, n.valid_until) @> %(on)s::date
LEFT JOIN bontot_organizationcode c
    ON c.organization_id = o.id AND daterange(c.valid_from, c.valid_until) @> %(on)s::date
LEFT JOIN bontot_organizationform f
    ON f.organization_id = o.id AND daterange(f.valid_from, f.valid_until) @> %(on)s::date
WHERE daterange(p.valid_from, p.valid_until) @> %(on)s::date AND """

_LINE_OF_LABEL = """p.path @> ANY(
    SELECT own.path FROM bontot_organizationparent own
    JOIN bontot_organization named ON named.id = own.organization_id AND named.label = %(label)s
    WHERE daterange(own.valid_from, own.valid_until) @> %(on)s::date
)"""
_BY_NAME = " ORDER BY n.sort_key, o.label"
_BY_DEPTH = " ORDER BY nlevel(p.path)"


def _select(
    condition: str, on: date, **values: str | int | date | UUID | list[str] | list[UUID] | None
) -> list[OrganizationOnDay]:
    with connection.cursor() as cursor:
        cursor.execute(_ON_DAY + condition, {"on": on, **values})
        return [OrganizationOnDay(*row) for row in cursor.fetchall()]


def organization_on(organization_id: UUID, on: date) -> OrganizationOnDay:
    """
    Read one organisation as it stood on a day.

    Raises:
        OrganizationUnknown: It does not live then, or is out of sight.

    Queries: 1.
    """
    found = _select("o.id = %(id)s", on, id=organization_id)
    if not found:
        raise OrganizationUnknown(organization=str(organization_id), on=on)
    return found[0]


def organizations_on(organizations: Iterable[UUID], on: date) -> dict[UUID, OrganizationOnDay]:
    """
    Read several organisations as they stood on a day; those not living then are left out.

    Queries: 1.
    """
    found = _select("o.id = ANY(%(ids)s)" + _BY_NAME, on, ids=sorted(set(organizations)))
    return {organization.id: organization for organization in found}


def ancestors_on(path: str, on: date) -> list[OrganizationOnDay]:
    """
    List those above a path on a day, from the root down, without itself.

    Queries: 1.
    """
    return _select(
        "p.path @> %(path)s::ltree AND p.path <> %(path)s::ltree" + _BY_DEPTH, on, path=path
    )


def line_on(label: str, on: date) -> list[OrganizationOnDay]:
    """
    Read an organisation by its label with all above it on a day, from the root down; empty when it does not live then.

    Queries: 1.
    """
    return _select(_LINE_OF_LABEL + _BY_DEPTH, on, label=label)


def children_on(organization_id: UUID, on: date) -> list[OrganizationOnDay]:
    """
    List those directly below an organisation on a day, in Vietnamese order.

    Queries: 1.
    """
    return _select("p.parent_id = %(id)s" + _BY_NAME, on, id=organization_id)


def descendants_on(path: str, on: date, kinds: Iterable[str] = ()) -> list[OrganizationOnDay]:
    """
    List an organisation and all below it on a day, in Vietnamese order.

    Args:
        path: Its path on that day.
        on: The day.
        kinds: Only those of these kinds; empty for all.

    Queries: 1.
    """
    wanted = sorted(map(str, kinds))
    condition = "p.path <@ %(path)s::ltree" + (" AND f.kind = ANY(%(kinds)s)" if wanted else "")
    return _select(condition + _BY_NAME, on, path=path, kinds=wanted)


def cells_on(path: str, on: date) -> list[OrganizationOnDay]:
    """
    List the cells at or below a path on a day, in Vietnamese order.

    Queries: 1.
    """
    return descendants_on(path, on, CELL_KINDS)


def committees_on(path: str, on: date) -> list[OrganizationOnDay]:
    """
    List the grassroots and commune committees at or below a path on a day, in Vietnamese order.

    Queries: 1.
    """
    return descendants_on(path, on, COMMITTEE_KINDS)


def committee_of(organizations: Iterable[UUID], on: date) -> dict[UUID, OrganizationOnDay]:
    """
    Find the nearest grassroots or commune committee at or above each organisation on a day.

    Returns:
        Organisation → its committee; a grassroots cell, or one with no such committee above it, is left out.

    Queries: 1.
    """
    wanted = sorted(set(organizations))
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT ON (mine.organization_id) mine.organization_id, above.organization_id
            FROM bontot_organizationparent mine
            JOIN bontot_organizationparent above ON above.path @> mine.path
                AND daterange(above.valid_from, above.valid_until) @> %(on)s::date
            JOIN bontot_organizationform f ON f.organization_id = above.organization_id
                AND daterange(f.valid_from, f.valid_until) @> %(on)s::date AND f.kind = ANY(%(kinds)s)
            WHERE mine.organization_id = ANY(%(ids)s)
              AND daterange(mine.valid_from, mine.valid_until) @> %(on)s::date
            ORDER BY mine.organization_id, nlevel(above.path) DESC
            """,
            {"on": on, "ids": wanted, "kinds": sorted(map(str, COMMITTEE_KINDS))},
        )
        pairs: dict[UUID, UUID] = dict(cursor.fetchall())
    committees = organizations_on(pairs.values(), on)
    return {mine: committees[above] for mine, above in pairs.items() if above in committees}


def find_organizations(text: str, on: date, limit: int = 20) -> list[OrganizationOnDay]:
    """
    Search by identifier, label, code or name on a day: exact ones first, then names that contain the words.

    Tones, case and `đ` do not matter. A hyphen in a label may stand for its underscore.

    Queries: 1.
    """
    words = " ".join(text.split())
    identity = words if _is_uuid(words) else None
    return _select(
        """(o.id = %(id)s OR o.label = %(label)s OR lower(c.code) = %(code)s OR n.folded LIKE %(like)s)
        ORDER BY (o.id = %(id)s OR o.label = %(label)s OR lower(c.code) = %(code)s) IS TRUE DESC,
                 n.folded = %(folded)s DESC, nlevel(p.path), n.sort_key, o.label
        LIMIT %(limit)s""",
        on,
        id=identity,
        label=words.lower().replace("-", "_"),
        code=words.lower(),
        folded=fold(words),
        like=f"%{fold(words).replace('%', '').replace('_', '')}%" if words else "",
        limit=limit,
    )


def organization_called(text: str, on: date) -> OrganizationOnDay:
    """
    Find the one organisation a person means by its identifier, label, code or name on a day.

    Raises:
        OrganizationUnknown: None answers to it.
        OrganizationAmbiguous: Several do; the field `names` lists up to five.

    Queries: 1.
    """
    found = find_organizations(text, on)
    if not found:
        raise OrganizationUnknown(organization=text, on=on)
    first = found[0]
    exact = [o for o in found if _answers_to(o, text)]
    if len(exact) == 1 or (exact and _answers_to(first, text, by_name=False)):
        return exact[0]
    if len(exact or found) > 1:
        raise OrganizationAmbiguous(
            organization=text,
            names=[f"{o.name} ({o.code or o.label})" for o in (exact or found)[:5]],
        )
    return first


def _answers_to(organization: OrganizationOnDay, text: str, *, by_name: bool = True) -> bool:
    words = " ".join(text.split()).lower()
    if words in {str(organization.id), organization.label, organization.code.lower()}:
        return True
    if words.replace("-", "_") == organization.label:
        return True
    return by_name and fold(organization.name) == fold(words)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def life_of(organization_id: UUID) -> tuple[date, date | None]:
    """
    Read the days an organisation lives: founded, and the day after its last.

    Raises:
        OrganizationUnknown: There is none in sight.

    Queries: 1.
    """
    row = (
        Organization.objects.filter(pk=organization_id)
        .values_list("founded_date", "closed_date")
        .first()
    )
    if row is None:
        raise OrganizationUnknown(organization=str(organization_id))
    return row


def paths_of(organizations: Iterable[UUID], on: date) -> Mapping[UUID, str]:
    """
    Find the paths of organisations on a day; those not living then are left out.

    Queries: 1.
    """
    return {key: found.path for key, found in organizations_on(organizations, on).items()}


def ever_paths_of(organizations: Iterable[UUID]) -> dict[UUID, str]:
    """
    Find the newest path each organisation has or had; for records of a time before or after it lives.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (organization_id) organization_id, path::text FROM bontot_organizationparent"
            " WHERE organization_id = ANY(%s) ORDER BY organization_id, valid_from DESC",
            [sorted(set(organizations))],
        )
        return dict(cursor.fetchall())


def known_paths_of(organizations: Iterable[UUID]) -> dict[UUID, str]:
    """
    Find the newest path of each organisation, all of which must be in sight.

    Raises:
        OrganizationUnknown: One of them is not there or out of sight.

    Queries: 1.
    """
    wanted = sorted(set(organizations))
    found = ever_paths_of(wanted)
    for organization in wanted:
        if organization not in found:
            raise OrganizationUnknown(organization=str(organization))
    return found
