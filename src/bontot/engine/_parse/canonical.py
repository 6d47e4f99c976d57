"""The canonical form: sorted keys, NFC, numbers as decimal text, no spaces; and the digest over it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from bontot.engine._parse.render import render
from bontot.primitives.errors import Invalid
from bontot.primitives.ratios import Ratio, render_decimal
from bontot.primitives.vietnamese import nfc


if TYPE_CHECKING:
    from bontot.engine._model.framework import Framework


class NotCanonical(Invalid):
    """A value has no canonical form: field `kind`."""

    code = "not_canonical"


def canonical_json(value: object) -> str:
    """
    Write a value so that equal values give equal text.

    Raises:
        NotCanonical: the value holds something without a canonical form, a float for one.

    Examples:
        >>> canonical_json({"b": 1, "a": [True, None, Fraction(1, 2)]})
        '{"a":[true,null,"0.5"],"b":"1"}'
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(value: object) -> str:
    """Give the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def digest(framework: Framework) -> str:
    """Give the digest of a resolved framework: of what it says, never of its file."""
    return digest_of(render(framework))


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping):
        return {nfc(str(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_plain(inner) for inner in value]
    if isinstance(value, AbstractSet):
        return sorted((_plain(inner) for inner in value), key=str)
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, Enum) and not isinstance(value, int):
        return str(value.value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, Fraction):
        return render_decimal(value) or f"{value.numerator}/{value.denominator}"
    if isinstance(value, Ratio):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    raise NotCanonical(kind=type(value).__name__)
