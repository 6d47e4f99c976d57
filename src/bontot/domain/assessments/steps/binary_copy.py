"""
PostgreSQL's binary COPY, written a block of rows at a time.

Every field of a row has a fixed width here (integers, identifiers, arrays of one length, one text
for all rows), so a block is one structured array: lengths and array headers are written once,
values are assigned column by column in network order, and the block's bytes are sent as they are.
A null shortens its row: those bytes are cut out of the block, which costs only where nulls are.

Source: "Binary Format" under COPY in the PostgreSQL manual; array layout from `array_send`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray


HEADER: Final = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
TRAILER: Final = b"\xff\xff"
BLOCK_ROWS: Final = 8_192
NULL: Final = -1
_ARRAY_HEADER: Final = 5
_ELEMENT_OIDS: Final = {2: 21, 4: 23, 8: 20}


@dataclass(frozen=True, slots=True)
class Field:
    """
    One column of the rows to send.

    Args:
        values: one row each (n, or n × k for arrays), or one value for all rows (shape without n).
        kind: `int` (2, 4 or 8 bytes), `array` (of such integers), `bytes` (opaque, one width) or `none` (null everywhere).
        nulls: true where the row has none, n long; None when every row has one.
    """

    values: NDArray[Any]
    kind: str
    nulls: NDArray[np.bool_] | None = None
    same: bool = False

    def layout(self) -> tuple[Any, int]:
        """Give the field's type inside a row and its length in bytes."""
        size = self.values.dtype.itemsize
        if self.kind == "array":
            length = self.values.shape[-1]
            element = np.dtype([("length", ">i4"), ("value", f">i{size}")])
            body = np.dtype([("header", ">i4", (_ARRAY_HEADER,)), ("items", element, (length,))])
            return body, body.itemsize
        if self.kind == "bytes":
            width = self.values.shape[-1]
            return np.dtype(("u1", (width,))), width
        return np.dtype(f">i{size}"), size


def integers(values: NDArray[Any], nulls: NDArray[np.bool_] | None = None) -> Field:
    """Send smallint, integer or bigint by the width of the values."""
    return Field(values, "int", nulls)


def arrays(values: NDArray[Any], nulls: NDArray[np.bool_] | None = None) -> Field:
    """Send smallint[], integer[] or bigint[]: n × k values, all rows k long."""
    return Field(values, "array", nulls)


def opaque(values: NDArray[np.uint8], nulls: NDArray[np.bool_] | None = None) -> Field:
    """Send n × width bytes as they are: uuid, bytea."""
    return Field(values, "bytes", nulls)


def one_integer(value: int, size: int) -> Field:
    """Send the same integer of `size` bytes in every row."""
    return Field(np.array(value, f"i{size}"), "int", same=True)


def no_value() -> Field:
    """Send null in every row."""
    return Field(np.zeros(0, np.uint8), "none", same=True)


def _row_type(fields: Sequence[Field]) -> np.dtype[np.void]:
    parts: list[Any] = [("count", ">i2")]
    for i, field in enumerate(fields):
        parts.append((f"length{i}", ">i4"))
        if field.kind != "none":
            parts.append((f"value{i}", field.layout()[0]))
    return np.dtype(parts)


def _template(fields: Sequence[Field], rows: int) -> NDArray[Any]:
    """Write once what every block repeats: counts, lengths, headers, common values."""
    block = np.zeros(rows, _row_type(fields))
    block["count"] = len(fields)
    for i, field in enumerate(fields):
        if field.kind == "none":
            block[f"length{i}"] = NULL
            continue
        block[f"length{i}"] = field.layout()[1]
        target = block[f"value{i}"]
        if field.kind == "array":
            size = field.values.dtype.itemsize
            target["header"] = (1, 0, _ELEMENT_OIDS[size], field.values.shape[-1], 1)
            target["items"]["length"] = size
            target = target["items"]["value"]
        if field.same:
            target[:] = field.values
    return block


def _cut_nulls(block: NDArray[Any], fields: Sequence[Field], low: int) -> bytes:
    """Write the null lengths of a block and leave their bytes out."""
    keep = np.ones((len(block), block.dtype.itemsize), np.bool_)
    places = block.dtype.fields
    assert places is not None  # noqa: S101 - a structured type by construction
    for i, field in enumerate(fields):
        if field.nulls is None:
            continue
        missing = field.nulls[low : low + len(block)]
        kept_length = block[f"length{i}"].copy()
        kept_length[missing] = NULL
        block[f"length{i}"] = kept_length
        start = places[f"value{i}"][1]
        keep[missing, start : start + field.layout()[1]] = False
    cut = block.view(np.uint8).reshape(keep.shape)[keep].tobytes()
    for i, field in enumerate(fields):
        if field.nulls is not None:
            block[f"length{i}"] = field.layout()[1]
    return cut


def encode(fields: Sequence[Field], rows: int) -> Iterator[bytes]:
    """
    Give the bytes of a binary COPY, a block at a time, header and trailer included.

    Args:
        fields: one for each column named in the COPY, in its order.
        rows: how many; every field that is not the same for all has as many.

    Returns:
        Pieces to hand to `Copy.write`, never empty: the header and the trailer are always sent.
    """
    yield HEADER
    if rows:
        template = _template(fields, min(rows, BLOCK_ROWS))
        for low in range(0, rows, BLOCK_ROWS):
            block = template[: min(BLOCK_ROWS, rows - low)]
            for i, field in enumerate(fields):
                if not field.same:
                    target = block[f"value{i}"]
                    if field.kind == "array":
                        target = target["items"]["value"]
                    target[...] = field.values[low : low + len(block)]
            high = low + len(block)
            with_nulls = any(f.nulls is not None and f.nulls[low:high].any() for f in fields)
            yield _cut_nulls(block, fields, low) if with_nulls else block.tobytes()
    yield TRAILER
