"""Sessions for reading, the chain of an organisation, first answers, and whether the chain still holds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from bontot.domain.audit.models import AuditChain, AuditEntry, AuditTouch
from bontot.domain.audit.types import (
    Actor,
    BrokenLink,
    EntryContent,
    Json,
    StoredEntry,
    StoredValue,
    broken_links,
    touches_digest,
)


_CHAIN_OF = """
WITH ancestry AS (
    SELECT o.id AS touched, nlevel(mine.path) AS depth, a.label, level
    FROM bontot_organization o
    CROSS JOIN LATERAL (
        SELECT p.path FROM bontot_organizationparent p
        WHERE p.organization_id = o.id
        ORDER BY daterange(p.valid_from, p.valid_until) @> %(on)s::date DESC, p.valid_from DESC
        LIMIT 1
    ) mine
    CROSS JOIN LATERAL unnest(string_to_array(mine.path::text, '.')) WITH ORDINALITY AS a(label, level)
    WHERE o.id = ANY(%(organizations)s)
), homes AS (
    SELECT DISTINCT ON (ancestry.touched) ancestry.touched, unit.id AS home
    FROM ancestry
    JOIN bontot_organization unit ON unit.label = ancestry.label
    CROSS JOIN LATERAL (
        SELECT f.kind FROM bontot_organizationform f
        WHERE f.organization_id = unit.id
        ORDER BY daterange(f.valid_from, f.valid_until) @> %(on)s::date DESC, f.valid_from DESC
        LIMIT 1
    ) form
    WHERE form.kind IN ('commune', 'grassroots', 'grassroots_cell')
    ORDER BY ancestry.touched, ancestry.level
)
SELECT count(*), count(DISTINCT home), min(home::text) FROM homes
"""


def set_session(actor: Actor, *, key: UUID | None = None) -> None:
    """
    Tell the database who acts and what they see, for this transaction alone.

    Args:
        actor: Who acts.
        key: An idempotency key to hold, so that a second request with it waits for the first.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('bontot.actor', %s, true), set_config('bontot.scope', %s, true)"
            + (", pg_advisory_xact_lock(hashtextextended(%s, 0))" if key else ""),
            [str(actor.user_id), actor.scope_literal, *([f"{actor.user_id} {key}"] if key else [])],
        )


def narrow_session(path: str) -> None:
    """
    See no more than one organisation and what is below it, for the rest of this transaction.

    A page does this once the actor was allowed to see the organisation: a narrow scope answers faster.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bontot.scope', %s, true)", ["{" + path + "}"])


def widen_session(path: str) -> None:
    """
    See one organisation more, for the rest of this transaction.

    An operation does this once it has found that the actor's own organisation and the other one do something
    together: a transfer received by one cell ends the member's spells at the other.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('bontot.scope', array_append(bontot_scope(), %s::ltree)::text, true)",
            [path],
        )


@contextmanager
def reading(actor: Actor) -> Iterator[None]:
    """
    Open a transaction for reading as an actor: a page, a command, a job.

    Queries: 1.
    """
    with transaction.atomic():
        set_session(actor)
        yield


def first_answer(actor: Actor, key: UUID) -> tuple[str, dict[str, Json]] | None:
    """
    Find which operation an idempotency key answered before, and what.

    Queries: 1.
    """
    found = AuditEntry.objects.filter(actor_id=actor.user_id, idempotency_key=key).values_list(
        "operation", "answer"
    )
    for operation, answer in found:
        return operation, answer or {}
    return None


def chain_organization(organizations: Iterable[UUID], on: date) -> UUID | None:
    """
    Find the commune-level organisation whose chain takes an entry that touches these organisations.

    It is the highest commune, grassroots committee or grassroots cell above them or themselves on that day; None
    (the chain of the country) when there is none or they have several.

    Queries: 1, none for no organisation. It reads the tree's tables by SQL: the tree stands above the audit.
    """
    touched = sorted(set(organizations))
    if not touched:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN_OF, {"on": on, "organizations": touched})
        homed, homes, home = cursor.fetchone()
    if homed < len(touched) or homes != 1:
        return None
    return UUID(home)


def last_position() -> int:
    """
    Return the number of the newest audit entry visible to the actor; 0 when there is none.

    Queries: 1.
    """
    newest = AuditEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return newest or 0


def touched_after(
    position: int, organizations: Iterable[UUID], since: date, until: date
) -> set[UUID]:
    """
    Find which organisations an entry newer than a position touched in the months of an interval.

    Args:
        position: An audit entry's number.
        organizations: Which to ask about.
        since: First day of the interval.
        until: The day after its last.

    Queries: 1.
    """
    rows = AuditTouch.objects.filter(
        organization_id__in=list(organizations),
        month__gte=since.replace(day=1),
        month__lt=until,
        entry_id__gt=position,
    )
    return set(rows.values_list("organization_id", flat=True).distinct())


def verify_chain(chain_id: UUID) -> list[BrokenLink]:
    """
    Recompute every digest of a chain from its stored contents; erased values verify by their tombstones.

    Returns:
        What does not agree, in the order of the chain; empty when all of it holds.

    Queries: 4.
    """
    chain = AuditChain.objects.get(pk=chain_id)
    entries = (
        AuditEntry.objects.filter(chain_id=chain_id)
        .order_by("position")
        .prefetch_related("values", "touches")
    )
    return broken_links((_as_stored(entry) for entry in entries), chain.length, bytes(chain.head))


def chains() -> list[UUID]:
    """
    List the chains in sight.

    Queries: 1.
    """
    return list(AuditChain.objects.order_by("id").values_list("id", flat=True))


def _as_stored(entry: AuditEntry) -> StoredEntry:
    values = sorted(entry.values.all(), key=lambda value: value.position)
    return StoredEntry(
        content=EntryContent(
            chain_id=entry.chain_id,
            position=entry.position,
            at=entry.at,
            actor_id=entry.actor_id,
            operation=entry.operation,
            key=entry.idempotency_key,
            values=tuple(bytes(value.digest) for value in values),
            touches=touches_digest((t.organization_id, t.month) for t in entry.touches.all()),
        ),
        values=tuple(
            StoredValue(
                salt=None if value.salt is None else bytes(value.salt),
                before=value.before,
                after=value.after,
                digest=bytes(value.digest),
            )
            for value in values
        ),
        salt=bytes(entry.salt),
        previous=bytes(entry.previous_digest),
        digest=bytes(entry.digest),
    )
