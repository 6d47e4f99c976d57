"""The actor of an operation, the canonical text that digests cover, and refusals of the frame."""

import hashlib
import json
import unicodedata
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from bontot.primitives.errors import NotFound, Refused


Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

#: The label every path begins with: the whole country.
ROOT = "vn"

#: The digest before the first entry of a chain.
GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Held:
    """A role an actor holds at an organisation today, and every path that organisation has had."""

    role: str
    organization_id: uuid.UUID | None
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the account, and what it may see and do on the day it acts."""

    user_id: uuid.UUID
    name: str
    held: tuple[Held, ...] = field(default=())

    @property
    def scope(self) -> tuple[str, ...]:
        """The paths the actor sees below, sorted, without repeats."""
        return tuple(sorted({path for held in self.held for path in held.paths}))

    @property
    def scope_literal(self) -> str:
        """The scope as PostgreSQL reads an `ltree[]`."""
        return "{" + ",".join(self.scope) + "}"


#: The account behind the command line, jobs and the sample year. Its row comes with the first migration.
SYSTEM_ID = uuid.UUID("00000000-0000-4000-8000-000000000001")
SYSTEM = Actor(
    user_id=SYSTEM_ID,
    name="Hệ thống",
    held=(Held(role="operator", organization_id=None, paths=(ROOT,)),),
)


def to_json(value: object) -> Json:
    """
    Turn a field's value into JSON: NFC text, ISO dates, UTC instants, numbers kept exact as text.

    Raises:
        TypeError: The value has no canonical form here (a float never has).
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value))
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value) if isinstance(value, set | frozenset) else value
        return [to_json(item) for item in items]
    return _scalar_to_json(value)


def _scalar_to_json(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, uuid.UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if type(value).__name__ == "PathValue":
        return str(value)
    raise TypeError(f"no canonical form for {type(value).__name__}")


def canonical_bytes(value: Json) -> bytes:
    """Write a JSON value in its one form: sorted keys, no spaces, NFC, UTF-8."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def value_digest(salt: bytes, before: Json, after: Json) -> bytes:
    """Digest one before/after pair under its salt; once the salt is gone the digest tells nothing."""
    return hashlib.sha256(salt + canonical_bytes([before, after])).digest()


@dataclass(frozen=True, slots=True)
class EntryContent:
    """What the digest of an entry covers. Values are covered through their own digests alone."""

    chain_id: uuid.UUID
    position: int
    at: datetime
    actor_id: uuid.UUID
    operation: str
    key: uuid.UUID | None
    values: tuple[bytes, ...]
    touches: bytes

    def digest(self, previous: bytes, salt: bytes) -> bytes:
        """Digest the entry on top of the one before it in its chain."""
        content = {
            "chain": str(self.chain_id),
            "position": self.position,
            "at": int(self.at.timestamp()) * 1_000_000 + self.at.microsecond,
            "actor": str(self.actor_id),
            "operation": self.operation,
            "key": None if self.key is None else str(self.key),
            "values": [digest.hex() for digest in self.values],
            "touches": self.touches.hex(),
        }
        return hashlib.sha256(previous + salt + canonical_bytes(to_json(content))).digest()


def touches_digest(touches: Iterable[tuple[uuid.UUID, date]]) -> bytes:
    """Digest the organisations and months an entry names, in their own order."""
    lines = sorted(f"{organization} {month:%Y-%m}" for organization, month in touches)
    return hashlib.sha256("\n".join(lines).encode()).digest()


@dataclass(frozen=True, slots=True)
class StoredValue:
    """One value as stored; without its salt it is a tombstone."""

    salt: bytes | None
    before: Json
    after: Json
    digest: bytes

    @property
    def holds(self) -> bool:
        """Whether the digest is that of the contents, or nothing is left to compare it with."""
        return self.salt is None or value_digest(self.salt, self.before, self.after) == self.digest


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as stored, with what is needed to compute its digest again."""

    content: EntryContent
    values: tuple[StoredValue, ...]
    salt: bytes
    previous: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """Where a chain stops holding, and which part does not agree."""

    position: int
    part: str


def broken_links(entries: Iterable[StoredEntry], length: int, head: bytes) -> list[BrokenLink]:
    """
    Compute every digest of a chain again; erased values hold by their tombstones.

    Args:
        entries: In the order of their positions.
        length: How many the chain says it has.
        head: The digest the chain says it ends in.

    Returns:
        What does not agree, in the order of the chain; empty when all of it holds.
    """
    broken: list[BrokenLink] = []
    previous, last = GENESIS, 0
    for entry in entries:
        position = entry.content.position
        parts = {
            "position": position == last + 1,
            "previous": entry.previous == previous,
            "values": all(value.holds for value in entry.values),
            "entry": entry.content.digest(entry.previous, entry.salt) == entry.digest,
        }
        broken.extend(BrokenLink(position, part) for part, holds in parts.items() if not holds)
        previous, last = entry.digest, position
    if (last, previous) != (length, head):
        broken.append(BrokenLink(last + 1, "head"))
    return broken


class ChangedMeanwhile(Refused):
    """Somebody else changed the row after it was shown; says who, what and when."""

    code = "changed_meanwhile"


class KeyReused(Refused):
    """The idempotency key already answered another operation."""

    code = "key_reused"


class ValueUnknown(NotFound):
    """There is no such audit value to erase where the actor stands."""

    code = "audit_value_unknown"


class ConstraintBroken(Refused):
    """The database refused a change by a constraint that has no name of its own here."""

    code = "constraint_broken"


RefusedClass = TypeVar("RefusedClass", bound=type[Refused])

#: Which fact each named constraint of the database stands for.
REFUSALS: dict[str, type[Refused]] = {}


def refuses(*constraints: str) -> Callable[[RefusedClass], RefusedClass]:
    """Say which constraints of the database raise the decorated refusal."""

    def register(refusal: RefusedClass) -> RefusedClass:
        for constraint in constraints:
            REFUSALS[constraint] = refusal
        return refusal

    return register
