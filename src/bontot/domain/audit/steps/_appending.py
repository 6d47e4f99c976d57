"""Putting an entry at the end of its chain, under the lock of the chain's row."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import F

from bontot.domain.audit.models import AuditChain, AuditEntry, AuditTouch, AuditValue
from bontot.domain.audit.queries import chain_organization
from bontot.domain.audit.types import (
    SYSTEM_ID,
    EntryContent,
    touches_digest,
    value_digest,
)


SALT_BYTES = 16
BATCH = 2000


def new_salt() -> bytes:
    """Draw a salt nobody can guess."""
    return secrets.token_bytes(SALT_BYTES)


def _salts(entry: AuditEntry) -> Iterable[bytes]:
    """
    Draw the salts of an entry's values.

    With the setting `BONTOT_SALT_SEED` (the demo alone) they derive from it, so that two demos are equal byte by
    byte; there is nothing to protect in invented data.
    """
    seed = getattr(settings, "BONTOT_SALT_SEED", "")
    index = 0
    while True:
        if seed:
            text = f"{seed} {entry.chain_id} {entry.position} {index}"
            yield hashlib.sha256(text.encode()).digest()[:SALT_BYTES]
        else:
            yield new_salt()
        index += 1


def append_entry(
    entry: AuditEntry, values: Sequence[AuditValue], touches: Iterable[tuple[UUID, date]]
) -> AuditEntry:
    """
    Chain an entry with its values and touches.

    Args:
        entry: With everything but its chain, position and digests.
        values: With subject, before and after.
        touches: Organisations and first days of months.

    Returns:
        The entry as stored.

    Queries: 4, one more when its chain is new, and one for each 2,000 values or touches.
    """
    ordered = sorted(set(touches))
    chain = _lock_chain(chain_organization([pair[0] for pair in ordered], entry.at.date()))
    entry.chain = chain
    entry.position = chain.length + 1
    entry.previous_digest = bytes(chain.head)
    salts = iter(_salts(entry))
    entry.salt = next(salts)
    for position, value in enumerate(values):
        value.position = position
        value.salt = next(salts)
        value.digest = value_digest(value.salt, value.before, value.after)
    entry.digest = EntryContent(
        chain_id=chain.pk,
        position=entry.position,
        at=entry.at,
        actor_id=entry.actor_id,
        operation=entry.operation,
        key=entry.idempotency_key,
        values=tuple(bytes(value.digest) for value in values),
        touches=touches_digest(ordered),
    ).digest(entry.previous_digest, entry.salt)
    entry.save(force_insert=True)
    for value in values:
        value.entry = entry
    AuditValue.objects.bulk_create(values, batch_size=BATCH)
    AuditTouch.objects.bulk_create(
        [
            AuditTouch(entry=entry, organization_id=organization, month=month)
            for organization, month in ordered
        ],
        batch_size=BATCH,
    )
    AuditChain.objects.filter(pk=chain.pk).update(length=F("length") + 1, head=entry.digest)
    return entry


def _lock_chain(organization_id: UUID | None) -> AuditChain:
    """Find the chain of an organisation, or make it, and hold its row."""
    identity = uuid5(SYSTEM_ID, f"chain {organization_id}")
    rows = AuditChain.objects.select_for_update()
    chain = rows.filter(pk=identity).first()
    if chain is None:
        AuditChain.objects.bulk_create(
            [AuditChain(pk=identity, organization_id=organization_id)], ignore_conflicts=True
        )
        chain = rows.get(pk=identity)
    return chain
