"""The worker: takes messages out of the outbox into the queue, and works the queue, until it is told to stop."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Final

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections, transaction
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status

from bontot.domain.outbox.steps import take_messages
from bontot.interfaces.jobs.tasks import KINDS, MOST_ATTEMPTS
from bontot.interfaces.shared import clock


#: Seconds between two looks into the outbox.
RELAY_SECONDS: Final = 1.0
#: Seconds without a sign of life after which a worker is gone and its job is tried again.
GONE_SECONDS: Final = 10.0
#: Seconds a job may go on after the worker was told to stop; then the next worker tries it again.
GRACE_SECONDS: Final = 20.0

log = logging.getLogger(__name__)
#: Defers over the connection of the open transaction, not over the worker's own.
_deferring = App(connector=DjangoConnector(alias="default"))


def relay() -> None:
    """
    Take what waits in the outbox into the queue, in one transaction: a job for every message, or none.

    Queries: 2, 1 more for each message.
    """
    close_old_connections()
    with transaction.atomic():
        for kind, payload in take_messages(kinds=KINDS, at=clock.now()):
            queue = app.tasks[kind].queue
            _deferring.configure_task(kind, queue=queue, allow_unknown=True).defer(**payload)


async def work(*, wait: bool = True, retry_failed: bool = False) -> None:
    """
    Work until told to stop (SIGINT, SIGTERM), or once through what waits now.

    Args:
        wait: False: end when nothing is left to do.
        retry_failed: Give the jobs that failed for good one more try first.

    Raises:
        TypeError: Another worker runs in this process.
    """
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the worker of another worker")
    with app.replace_connector(connector.get_worker_connector()):
        async with app.open_async():
            await _retry_those_of_the_gone()
            if retry_failed:
                for job in await app.job_manager.list_jobs_async(status="failed"):
                    await app.job_manager.retry_job(job)
            await sync_to_async(relay)()
            beside = [asyncio.create_task(_again_and_again(relay))] if wait else []
            try:
                await app.run_worker_async(
                    wait=wait,
                    concurrency=2,
                    delete_jobs="successful",
                    fetch_job_polling_interval=2.0,
                    update_heartbeat_interval=GONE_SECONDS / 4,
                    stalled_worker_timeout=GONE_SECONDS,
                    shutdown_graceful_timeout=GRACE_SECONDS,
                )
            finally:
                for one in beside:
                    one.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await one


async def _again_and_again(step: Callable[[], None]) -> None:
    """Relay and look after the gone for as long as the worker lives; a database that is away for a while is waited for."""
    while True:
        await asyncio.sleep(RELAY_SECONDS)
        try:
            await sync_to_async(step)()
            await _retry_those_of_the_gone()
        except (DatabaseError, OSError):
            log.warning("the database does not answer; trying again", exc_info=True)


async def _retry_those_of_the_gone() -> None:
    """Give the jobs of workers that were killed to the next one, as often as any job is tried."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=GONE_SECONDS):
        if job.attempts >= MOST_ATTEMPTS:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        else:
            await app.job_manager.retry_job(job)
