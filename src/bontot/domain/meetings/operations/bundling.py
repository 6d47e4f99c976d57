"""The papers of the cells of a committee for a month, in one file: asked for, made by a job, dropped after some days."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.steps import forget_file, store_file
from bontot.domain.meetings.models import PaperBundle
from bontot.domain.meetings.types import BundleState, BundleUnknown
from bontot.domain.orgtree.queries import known_paths_of


if TYPE_CHECKING:
    from pathlib import Path


_UNDER_WAY = (BundleState.WAITING, BundleState.RUNNING)
ZIP = "application/zip"


def ask_for_papers(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    month: dt.date,
) -> dict[str, Json]:
    """
    Ask for the papers that the cells of a committee owe it for a month; a job makes the file after commit.

    While one is being made for that month, it is the answer.

    Returns:
        `bundle`.

    Raises:
        OrganizationUnknown: The committee is not there or out of sight.
        NotInScope: It is outside what the actor sees.
        ActionNotPermitted: The actor evaluates nothing there.

    Queries: 5 and the frame's.
    """
    with writing("meetings.ask_for_papers", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        check_can(actor, Action.EVALUATE, known_paths_of([organization_id])[organization_id])
        first = month.replace(day=1)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))",
                [f"{organization_id} {first}"],
            )
        found = PaperBundle.objects.filter(
            organization_id=organization_id, month=first, state__in=_UNDER_WAY
        ).first()
        if found is None:
            found = write.create(
                PaperBundle(
                    id=uuid4(),
                    organization_id=organization_id,
                    month=first,
                    asked_by_id=actor.user_id,
                    asked_at=at,
                )
            )
            write.after_commit("papers.bundle", {"bundle": str(found.pk)})
        return write.answer(bundle=found.pk)


def keep_bundle(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    bundle_id: UUID,
    content: bytes | None,
    name: str = "",
) -> dict[str, Json]:
    """
    Keep the file of a bundle that has been made; without one it could not be, and says so.

    Args:
        actor: Who asked for it.
        at: The instant.
        key: The idempotency key.
        bundle_id: Which.
        content: The whole file, or None where it grew too big.
        name: What it is called.

    Raises:
        BundleUnknown: There is none in sight that is being made.
        FileEmpty: It has no bytes.

    Queries: 4 and the frame's.
    """
    with writing("meetings.keep_bundle", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        found = write.lock(PaperBundle.objects.filter(pk=bundle_id, state__in=_UNDER_WAY))
        if not found:
            raise BundleUnknown(bundle=str(bundle_id))
        bundle = found[0]
        if content is None:
            write.update(bundle, state=BundleState.TOO_BIG, finished_at=at)
            return write.answer(bundle=bundle.pk)
        file = store_file(
            write,
            organization_id=bundle.organization_id,
            content=content,
            name=name,
            media_type=ZIP,
        )
        write.update(bundle, state=BundleState.READY, finished_at=at, file_id=file.pk)
        return write.answer(bundle=bundle.pk)


def drop_old_bundles(*, actor: Actor, at: dt.datetime, key: UUID | None = None) -> dict[str, Json]:
    """
    Drop bundles kept longer than they are kept, with their files.

    Returns:
        `dropped`: how many.

    Raises:
        KeyReused: The key answered another operation before.

    Queries: 1, 5 for each dropped, and the frame's.
    """
    gone: list[Path] = []
    with writing("meetings.drop_old_bundles", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        since = at - dt.timedelta(days=settings.BUNDLE_DAYS)
        old = write.lock(PaperBundle.objects.filter(asked_at__lt=since))
        for bundle in old:
            file = bundle.file_id
            write.delete(bundle)
            if file and not PaperBundle.objects.filter(file_id=file).exists():
                gone.extend(forget_file(write, file))
        answer = write.answer(dropped=len(old))
    for place in gone:
        place.unlink(missing_ok=True)
    return answer
