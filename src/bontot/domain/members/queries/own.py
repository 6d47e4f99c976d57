"""The member an account belongs to."""

from datetime import date
from uuid import UUID

from django.db import connection

from bontot.domain.members.types import NoOwnMember, OwnMember


_OWN = """
SELECT m.id, m.full_name, s.organization_id
FROM bontot_user u
JOIN bontot_member m ON m.id = u.member_id
LEFT JOIN LATERAL (
    SELECT s.organization_id FROM bontot_membershipspell s
    WHERE s.member_id = m.id AND s.kind IN ('home', 'attached')
      AND daterange(s.valid_from, s.valid_until) @> %(on)s::date
      AND EXISTS (SELECT FROM bontot_grant g WHERE g.user_id = u.id AND g.organization_id = s.organization_id)
    ORDER BY s.kind = 'home' DESC LIMIT 1
) s ON true
WHERE u.id = %(account)s AND u.is_active
"""


def own_member(account: UUID, on: date) -> OwnMember:
    """
    Find the member an account belongs to, and the cell whose life they share on a day.

    Args:
        account: The account.
        on: The day.

    Raises:
        NoOwnMember: The account belongs to no member, or to one who shares the life of no cell it sees that day.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OWN, {"account": account, "on": on})
        row = cursor.fetchone()
    if row is None or row[2] is None:
        raise NoOwnMember(account=str(account))
    return OwnMember(*row)
