"""Sending notices by e-mail."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.notices.models import Notice
from bontot.domain.notices.types import Mail


def send_notice(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    notice_id: UUID,
    send: Callable[[Mail], None],
) -> dict[str, Json]:
    """
    Send one notice by e-mail, unless it went out before or somebody else is sending it.

    The row is held while the mail leaves, and marked in the same transaction. Whoever is killed between the two sends
    it again under the same identifier, which mail programs show once.

    Args:
        actor: The system.
        at: The instant.
        key: The idempotency key.
        notice_id: Which notice.
        send: How mail leaves; what it raises takes everything back.

    Returns:
        `sent`: whether it left now.

    Raises:
        OSError: The mail server did not take it.

    Queries: 2 and the frame's.
    """
    with writing("notices.send", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        waiting = Notice.objects.filter(pk=notice_id, emailed_at=None).exclude(user__email="")
        rows = waiting.select_related("user").select_for_update(of=("self",), skip_locked=True)
        found = rows.first()
        if found is None:
            return write.answer(sent=False)
        send(Mail(id=found.pk, address=found.user.email, kind=found.kind))
        write.update(found, emailed_at=at)
        return write.answer(sent=True)
