"""Any chain verifies as written; whatever is changed afterwards shows; erasing does not."""

import datetime as dt
import uuid
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bontot.domain.audit.types import (
    GENESIS,
    EntryContent,
    StoredEntry,
    StoredValue,
    broken_links,
    touches_digest,
    value_digest,
)


CHAIN = uuid.UUID(int=7)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
VALUES = st.lists(st.tuples(st.binary(min_size=16, max_size=16), JSON, JSON), max_size=3)
TOUCHES = st.sets(
    st.tuples(st.uuids(), st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1))), max_size=3
)
OPERATIONS = st.lists(
    st.tuples(
        st.datetimes(timezones=st.just(dt.UTC)),
        st.uuids(),
        st.text(min_size=1, max_size=12),
        st.none() | st.uuids(),
        VALUES,
        TOUCHES,
        st.binary(min_size=16, max_size=16),
    ),
    min_size=1,
    max_size=6,
)


def written(operations):
    """The chain these operations leave."""
    entries, previous = [], GENESIS
    for number, (at, actor, operation, key, values, touches, salt) in enumerate(operations, 1):
        stored = tuple(StoredValue(s, b, a, value_digest(s, b, a)) for s, b, a in values)
        content = EntryContent(
            CHAIN,
            number,
            at,
            actor,
            operation,
            key,
            tuple(v.digest for v in stored),
            touches_digest(touches),
        )
        digest = content.digest(previous, salt)
        entries.append(StoredEntry(content, stored, salt, previous, digest))
        previous = digest
    return entries


def verify(entries, of):
    return broken_links(entries, len(of), of[-1].digest)


@given(OPERATIONS)
def test_a_chain_verifies_as_written(operations):
    entries = written(operations)
    assert verify(entries, entries) == []


@given(OPERATIONS, st.data())
def test_erasing_values_keeps_the_chain(operations, data):
    entries = written(operations)
    place = data.draw(st.integers(0, len(entries) - 1))
    tombs = tuple(replace(v, salt=None, before=None, after=None) for v in entries[place].values)
    erased = [*entries]
    erased[place] = replace(entries[place], values=tombs)
    assert verify(erased, entries) == []


@given(OPERATIONS, st.data())
def test_any_change_of_an_entry_shows(operations, data):
    entries = written(operations)
    place = data.draw(st.integers(0, len(entries) - 1))
    field, value = data.draw(
        st.sampled_from(
            [
                ("at", dt.datetime(1999, 9, 9, tzinfo=dt.UTC)),
                ("actor_id", uuid.UUID(int=1)),
                ("operation", "something quite different"),
                ("key", uuid.UUID(int=2)),
                ("position", 99),
                ("touches", bytes(31) + b"\x01"),
                ("values", (bytes(32), bytes(32), bytes(32), bytes(32))),
            ]
        )
    )
    changed = [*entries]
    changed[place] = replace(
        entries[place], content=replace(entries[place].content, **{field: value})
    )
    assert verify(changed, entries) != []


@given(OPERATIONS, st.data())
def test_any_change_of_a_value_shows(operations, data):
    entries = written(operations)
    place = data.draw(st.integers(0, len(entries) - 1))
    if not entries[place].values:
        return
    first, *rest = entries[place].values
    changed = [*entries]
    changed[place] = replace(
        entries[place], values=(replace(first, after={"changed": "afterwards"}), *rest)
    )
    assert verify(changed, entries) != []


@given(OPERATIONS, st.data())
def test_a_missing_entry_shows(operations, data):
    entries = written(operations)
    place = data.draw(st.integers(0, len(entries) - 1))
    assert verify(entries[:place] + entries[place + 1 :], entries) != []


@given(OPERATIONS)
def test_a_chain_written_anew_shows_against_its_sealed_head(operations):
    entries = written(operations)
    at, actor, operation, *rest = operations[0]
    forged = written([(at, actor, f"{operation} forged", *rest), *operations[1:]])
    assert broken_links(forged, len(entries), entries[-1].digest) != []
