"""The tasks a worker knows, by the names the outbox calls them."""

import datetime as dt
from typing import Final
from uuid import UUID

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.operations import drop_old_bundles, drop_old_opinions
from bontot.domain.notices.operations import send_notice
from bontot.domain.notices.queries import unsent
from bontot.interfaces.jobs.bundles import make_bundle
from bontot.interfaces.jobs.mail import send
from bontot.interfaces.shared import clock


MOST_ATTEMPTS: Final = 8
#: Tried again after 2, 4, 8, … seconds; then it stays among the failed ones for the operator to see.
AGAIN: Final = RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=2)
#: A notice this old is not mailed any more: what it told has happened, or mail was switched on since.
NEWS: Final = dt.timedelta(days=3)
#: Kinds of messages there is a task for, by the same name.
KINDS: Final = frozenset({"notices.mail", "papers.bundle"})


@app.task(name="notices.mail", queue="mail", retry=AGAIN)
def mail_notices(about: list[str], kind: str) -> None:
    """Send the notices about some things to those with an address; nothing where no mail server is named."""
    if not settings.EMAIL_HOST:
        return
    with reading(SYSTEM):
        waiting = unsent(about=[UUID(one) for one in about], kind=kind, since=clock.now() - NEWS)
    for notice in waiting:
        send_notice(actor=SYSTEM, at=clock.now(), notice_id=notice, send=send)


@app.task(name="papers.bundle", queue="papers", retry=AGAIN)
def bundle_papers(bundle: str) -> None:
    """Make the file of the papers that the cells of a committee owe it for a month."""
    make_bundle(UUID(bundle))


@app.periodic(cron="30 2 * * *")
@app.task(name="papers.drop_old", queue="papers", retry=AGAIN)
def drop_old(timestamp: int) -> None:  # noqa: ARG001 - the queue says for when it was planned
    """Drop the bundles that were kept long enough."""
    drop_old_bundles(actor=SYSTEM, at=clock.now())


@app.periodic(cron="45 2 * * *")
@app.task(name="meetings.forget", queue="papers", retry=AGAIN)
def forget(timestamp: int) -> None:  # noqa: ARG001 - the queue says for when it was planned
    """Forget the opinions on meetings whose minutes were never locked."""
    drop_old_opinions(actor=SYSTEM, at=clock.now())
