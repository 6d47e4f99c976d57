"""How the system is, for whoever keeps it running: counts and instants, no content of any cell."""

from django.db import connection

from bontot.domain.orgtree.types import CELL_KINDS
from bontot.domain.reports.types import Health


_HEALTH = """
SELECT (SELECT count(*) FROM bontot_organization WHERE closed_date IS NULL),
       (SELECT count(*) FROM bontot_organizationform WHERE valid_until IS NULL AND kind = ANY(%(cells)s)),
       (SELECT count(*) FROM bontot_user WHERE is_active),
       (SELECT count(*) FROM bontot_evaluation WHERE current),
       (SELECT max(evaluated_at) FROM bontot_evaluation),
       (SELECT count(*) FROM bontot_auditentry),
       (SELECT max(at) FROM bontot_auditentry),
       (SELECT max(day) FROM bontot_auditseal),
       (SELECT count(*) FROM bontot_outboxmessage WHERE sent_at IS NULL),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'),
       (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'),
       pg_database_size(current_database()),
       current_setting('server_version')
"""


def health() -> Health:
    """
    Read the state of the system as far as the actor sees it.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HEALTH, {"cells": sorted(map(str, CELL_KINDS))})
        return Health(*cursor.fetchone())
