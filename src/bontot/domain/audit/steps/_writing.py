"""One durable transaction, one actor, one audit entry."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

from bontot.domain.audit.models import AuditEntry, AuditValue
from bontot.domain.audit.queries import first_answer, set_session
from bontot.domain.audit.steps._appending import append_entry, new_salt
from bontot.domain.audit.types import (
    REFUSALS,
    Actor,
    ChangedMeanwhile,
    ConstraintBroken,
    Json,
    KeyReused,
    canonical_bytes,
    to_json,
)
from bontot.domain.outbox.steps import put_message
from bontot.primitives.errors import Refused


Row = TypeVar("Row", bound=Model)

#: Rows a bulk insert sends at once.
BATCH = 2000


#: Columns the audit never keeps, not even as a digest: what opens an account, what a member says before a meeting.
SECRET = frozenset({"password", "code_digest", "opinion", "promises", "declined"})


def row_of(instance: Model) -> dict[str, Json]:
    """Write a row as JSON, by column, as the audit keeps it; secrets stay out."""
    return {
        field.attname: to_json(getattr(instance, field.attname))
        for field in instance._meta.concrete_fields  # noqa: SLF001 - Django documents it
        if field.attname not in SECRET
    }


class Write:
    """
    What an operation holds while it writes: it changes rows through this, so that nothing goes unrecorded.

    `repeat` is the first answer when the idempotency key was used before, else None. On a repeat the operation
    returns it at once; any change would be an error of ours.
    """

    def __init__(self, *, operation: str, actor: Actor, at: datetime, key: UUID | None) -> None:
        self.operation = operation
        self.actor = actor
        self.at = at
        self.key = key
        self.repeat: dict[str, Json] | None = None
        self._answer: dict[str, Json] | None = None
        self._values: list[tuple[str, UUID | None, Json, Json]] = []
        self._touches: set[tuple[UUID, date]] = set()
        self._repeated = False

    @property
    def changed(self) -> bool:
        """Whether anything was changed so far."""
        return bool(self._values)

    def lock(self, rows: QuerySet[Row]) -> list[Row]:
        """
        Read rows and hold them until the end of the operation, in the order of their keys.

        Queries: 1.
        """
        return list(rows.select_for_update(of=("self",)).order_by("pk"))

    def create(self, instance: Row) -> Row:
        """
        Insert one row and record it whole.

        Queries: 1.
        """
        self._check_first_time()
        instance.save(force_insert=True)
        self._record(instance, None, row_of(instance))
        return instance

    def create_each(self, instances: Sequence[Row]) -> None:
        """
        Insert rows of one model at once and record each whole.

        Queries: one for each 2,000 rows.
        """
        self._check_first_time()
        if not instances:
            return
        type(instances[0])._default_manager.bulk_create(instances, batch_size=BATCH)  # noqa: SLF001 - Django documents it
        for instance in instances:
            self._record(instance, None, row_of(instance))

    def create_many(self, instances: Sequence[Row]) -> None:
        """
        Insert rows of one model at once; the entry keeps how many and their digest, not each row.

        A number drawn from a counter is left out of the digest: it says nothing of the row, and a transaction that was
        killed does not put it back.

        Queries: one for each 2,000 rows.
        """
        self._check_first_time()
        if not instances:
            return
        model = type(instances[0])
        model._default_manager.bulk_create(instances, batch_size=BATCH)  # noqa: SLF001 - Django documents it
        counter = model._meta.auto_field  # noqa: SLF001 - Django documents it
        digest = hashlib.sha256()
        for instance in instances:
            row = row_of(instance)
            if counter is not None:
                del row[counter.attname]
            digest.update(canonical_bytes(row))
        self._values.append(
            (
                f"{model.__name__} × {len(instances)}",
                None,
                None,
                {"rows": len(instances), "sha256": digest.hexdigest()},
            )
        )

    def update(self, instance: Row, **changes: object) -> bool:
        """
        Change columns of one locked row, raise its `version`, and record what was and what is.

        Args:
            instance: The row as read.
            changes: Attribute (a foreign key by `<name>_id`) → new value.

        Returns:
            False when nothing differs: then nothing is written.

        Queries: 1, or none when nothing differs.
        """
        self._check_first_time()
        before: dict[str, Json] = {}
        after: dict[str, Json] = {}
        for name, value in changes.items():
            was, now = to_json(getattr(instance, name)), to_json(value)
            if was != now:
                before[name], after[name] = (None, None) if name in SECRET else (was, now)
                setattr(instance, name, value)
        if not after:
            return False
        columns = [*after]
        if hasattr(instance, "version"):
            before["version"], after["version"] = instance.version, instance.version + 1
            instance.version += 1
            columns.append("version")
        instance.save(force_update=True, update_fields=columns)
        self._record(instance, before, after)
        return True

    def raise_version(self, instance: Model) -> None:
        """
        Raise the `version` of a locked row of which only rows beside it changed, and record it.

        Queries: 1.
        """
        self._check_first_time()
        current: int = instance.version  # type: ignore[attr-defined]  # every table people edit has it
        setattr(instance, "version", current + 1)  # noqa: B010 - Model itself has no such column
        instance.save(force_update=True, update_fields=["version"])
        self._record(instance, {"version": current}, {"version": current + 1})

    def delete(self, instance: Model) -> None:
        """
        Delete one row and record what it was.

        Queries: 1 and what cascades.
        """
        self._check_first_time()
        before = row_of(instance)
        subject_id = instance.pk
        instance.delete()
        self._values.append(
            (
                type(instance).__name__,
                subject_id if isinstance(subject_id, UUID) else None,
                before,
                None,
            )
        )

    def delete_many(self, rows: QuerySet[Row]) -> int:
        """
        Delete rows at once; the entry keeps how many there were.

        Queries: 1 and what cascades.
        """
        self._check_first_time()
        count, _ = rows.delete()
        if count:
            self._values.append((f"{rows.model.__name__} × {count}", None, {"rows": count}, None))
        return count

    def record(self, subject: str, subject_id: UUID | None, before: Json, after: Json) -> None:
        """Record a change made by SQL of the operation itself (COPY, INSERT … SELECT)."""
        self._check_first_time()
        self._values.append((subject, subject_id, before, after))

    def touch(self, organization_id: UUID, *days: date) -> None:
        """Name an organisation and the months of these days as changed: their indicators become stale."""
        self._touches.update((organization_id, day.replace(day=1)) for day in days)

    def touch_many(self, touches: Iterable[tuple[UUID, date]]) -> None:
        """Name organisations and months as changed, for operations over many."""
        self._touches.update((organization, day.replace(day=1)) for organization, day in touches)

    def after_commit(self, kind: str, payload: Mapping[str, object]) -> None:
        """
        Leave a message in the outbox, sent once this operation has committed.

        Queries: 1.
        """
        put_message(kind=kind, payload=payload, at=self.at)

    def answer(self, **fields: object) -> dict[str, Json]:
        """Keep what the operation answers, for a repeat of its key, and return it as JSON."""
        self._answer = {name: to_json(value) for name, value in fields.items()}
        return self._answer

    def _check_first_time(self) -> None:
        if self._repeated:
            raise RuntimeError(
                f"{self.operation}: a repeat must return `write.repeat` and change nothing"
            )

    def _record(self, instance: Model, before: Json, after: Json) -> None:
        subject_id = instance.pk if isinstance(instance.pk, UUID) else None
        self._values.append((type(instance).__name__, subject_id, before, after))

    def _begin(self) -> None:
        set_session(self.actor, key=self.key)
        if self.key is None:
            return
        found = first_answer(self.actor, self.key)
        if found is None:
            return
        operation, answer = found
        if operation != self.operation:
            raise KeyReused(operation=operation)
        self.repeat, self._repeated = answer, True

    def _finish(self) -> None:
        if self._repeated or not self._values:
            return
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        append_entry(
            AuditEntry(
                at=self.at,
                actor_id=self.actor.user_id,
                operation=self.operation,
                idempotency_key=self.key,
                answer=self._answer,
                salt=new_salt(),
            ),
            [
                AuditValue(subject=subject, subject_id=pk, before=before, after=after)
                for subject, pk, before, after in self._values
            ],
            self._touches,
        )


@contextmanager
def writing(
    operation: str, *, actor: Actor, at: datetime, key: UUID | None = None
) -> Iterator[Write]:
    """
    Open the one durable transaction of an operation and leave exactly one audit entry, none if nothing changed.

    Inside, rows are changed through the `Write`; on leaving, constraints that wait for commit are checked, the
    entry is chained, and what the database refuses is raised as the fact it stands for.

    Args:
        operation: Its name, `context.verb`, as the audit shows it.
        actor: Who acts; row-level security sees through its scope.
        at: The instant, with its zone.
        key: The idempotency key of the request; a second use finds the first answer in `write.repeat`.

    Raises:
        KeyReused: The key answered another operation before.
        Refused: A constraint of the database refused the change, by the name it has in its context.
        ConstraintBroken: A constraint without such a name did.

    Queries: 1 to begin (2 with a key), 5 to finish and one for each 2,000 values and 2,000 touches; 2 more when
        the chain is new.

    Examples:
        >>> def rename(*, actor, at, key, organization_id, name):  # doctest: +SKIP
        ...     with writing("orgtree.rename", actor=actor, at=at, key=key) as write:
        ...         if write.repeat is not None:
        ...             return write.repeat
        ...         ...
        ...         return write.answer(organization=organization_id)
    """
    write = Write(operation=operation, actor=actor, at=at, key=key)
    try:
        with transaction.atomic(durable=True):
            write._begin()  # noqa: SLF001 - the two are one object
            yield write
            write._finish()  # noqa: SLF001 - the frame ends what it began
    except IntegrityError as error:
        refusal = _refusal_of(error)
        raise refusal from error


def _refusal_of(error: IntegrityError) -> Refused:
    diagnostic = getattr(error.__cause__, "diag", None)
    constraint = getattr(diagnostic, "constraint_name", None) or ""
    refusal = REFUSALS.get(constraint)
    if refusal is not None:
        return refusal(constraint=constraint)
    return ConstraintBroken(constraint=constraint or str(error).splitlines()[0])


def check_version(row: Model, seen: int) -> None:
    """
    Refuse to write over a change made after the row was shown.

    Args:
        row: The locked row; it has `id` and `version`.
        seen: The version the person saw.

    Raises:
        ChangedMeanwhile: The versions differ; fields say who changed which columns, and when.

    Queries: none when the versions agree, else 1.
    """
    current: int = row.version  # type: ignore[attr-defined]  # every table people edit has it
    if current == seen:
        return
    last = (
        AuditValue.objects.filter(subject_id=row.pk)
        .order_by("-id")
        .values_list("entry__actor__full_name", "entry__at", "after")
        .first()
    )
    who, when, after = last or ("", None, None)
    columns = sorted(set(after) - {"version"}) if isinstance(after, dict) else []
    raise ChangedMeanwhile(
        subject=type(row).__name__, seen=seen, current=current, who=who, when=when, columns=columns
    )
