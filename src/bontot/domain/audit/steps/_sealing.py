"""The heads of all chains under one root a day."""

import hashlib
from datetime import date, datetime

from bontot.domain.audit.models import AuditChain, AuditSeal
from bontot.domain.audit.types import GENESIS, canonical_bytes, to_json


def seal_day(*, day: date, at: datetime) -> AuditSeal:
    """
    Seal the heads of all chains as they stand, on top of the last seal; a day already sealed is returned as it is.

    Needs an open transaction that sees every chain (the system's).

    Queries: 4.
    """
    sealed = AuditSeal.objects.filter(day=day).first()
    if sealed is not None:
        return sealed
    heads = [
        [str(chain.pk), chain.length, bytes(chain.head).hex()]
        for chain in AuditChain.objects.order_by("pk")
    ]
    last = AuditSeal.objects.order_by("-day").first()
    previous = GENESIS if last is None else bytes(last.root)
    return AuditSeal.objects.create(
        day=day,
        heads=heads,
        previous_root=previous,
        root=seal_root(day, heads, previous),
        sealed_at=at,
    )


def seal_root(day: date, heads: list[list[object]], previous: bytes) -> bytes:
    """Compute the root of a day from the heads it covers and the root before it."""
    content = canonical_bytes(to_json([day, heads]))
    return hashlib.sha256(previous + content).digest()
