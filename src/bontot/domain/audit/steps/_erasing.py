"""Taking a value out of the record, leaving a tombstone that still verifies."""

from django.db import connection

from bontot.domain.audit.models import AuditValue
from bontot.domain.audit.steps._writing import Write
from bontot.domain.audit.types import ValueUnknown


def erase_value(write: Write, value_id: int) -> None:
    """
    Erase before, after and salt of one audit value; its digest stays, and the entry names what was erased.

    Raises:
        ValueUnknown: There is none in sight, the actor stands below its chain, or it was erased already.

    Queries: 2.
    """
    subject = AuditValue.objects.filter(pk=value_id).values_list("subject", "subject_id").first()
    with connection.cursor() as cursor:
        cursor.execute("SELECT bontot_erase_audit_value(%s, %s)", [value_id, write.at])
        (erased,) = cursor.fetchone()
    if subject is None or not erased:
        raise ValueUnknown(value=value_id)
    write.record(f"AuditValue {subject[0]}", subject[1], None, {"erased": value_id})
