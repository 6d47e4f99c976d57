"""External identifiers: UUIDs, random for what people make, derived for what must come out the same each time."""

from __future__ import annotations

import uuid

from bontot.primitives.errors import Invalid


class UnreadableId(Invalid):
    """A text is not a UUID."""

    code = "unreadable_id"


_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "bontot.invalid")


def new_id() -> uuid.UUID:
    """Give a fresh random identifier."""
    return uuid.uuid4()


def derived_id(kind: str, *parts: str) -> uuid.UUID:
    """
    Give the identifier of a thing known by its parts: the same parts, the same identifier.

    Examples:
        >>> derived_id("member", "ML-01", "3") == derived_id("member", "ML-01", "3")
        True
        >>> derived_id("member", "ML-01", "3") == derived_id("member", "ML-013", "")
        False
    """
    return uuid.uuid5(_NAMESPACE, "\x1f".join((kind, *parts)))


def parse_id(text: str) -> uuid.UUID:
    """
    Read an identifier.

    Raises:
        UnreadableId: the text is not a UUID.
    """
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise UnreadableId(text=text) from error
