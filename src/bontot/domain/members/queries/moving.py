"""Moves between cells, and where a member may be sent."""

import datetime as dt
from uuid import UUID

from django.db import connection

from bontot.domain.members.queries.rosters import roster_on
from bontot.domain.members.types import Destination, SpellKind, TransferLine, Transfers


_TRANSFERS = """
SELECT t.id, t.to_organization_id = %(organization)s, t.kind, t.state, t.member_id,
       COALESCE(m.full_name, ''), party.name, t.letter_number, t.letter_date, t.until_date,
       t.reply_number, t.decided_date, t.decline_reason, t.version
FROM bontot_membertransfer t
JOIN bontot_transfer_parties(%(organization)s, %(on)s) party ON party.transfer_id = t.id
LEFT JOIN bontot_member m ON m.id = t.member_id
WHERE %(organization)s IN (t.from_organization_id, t.to_organization_id)
ORDER BY t.state <> 'sent', COALESCE(t.decided_date, t.letter_date) DESC, m.sort_key, t.id
LIMIT %(most)s
"""
#: Transfers a page of one cell lists, those that wait first.
MOST_TRANSFERS = 200


def transfers_of(organization_id: UUID, on: dt.date) -> tuple[TransferLine, ...]:
    """
    List the transfers a cell sent or was sent: those that wait first, then the newest.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _TRANSFERS, {"organization": organization_id, "on": on, "most": MOST_TRANSFERS}
        )
        return tuple(TransferLine(*row) for row in cursor.fetchall())


def destinations_of(organization_id: UUID, on: dt.date, code: str = "") -> tuple[Destination, ...]:
    """
    List the cells a cell may send a member to: those under the same committee, or the one that has a code it was told.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organization_id, name, above FROM bontot_transfer_destinations(%s, %s, %s)",
            [organization_id, code, on],
        )
        return tuple(Destination(*row) for row in cursor.fetchall())


def moves_of(organization_id: UUID, on: dt.date) -> Transfers:
    """
    Read the transfers of a cell, whom it may send, and where to.

    Queries: 3.
    """
    return Transfers(
        lines=transfers_of(organization_id, on),
        destinations=destinations_of(organization_id, on),
        members=tuple(
            line for line in roster_on(organization_id, on) if line.belongs == SpellKind.HOME
        ),
    )
