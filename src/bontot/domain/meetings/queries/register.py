"""The paper register of a cell, with the month each paper is of."""

import datetime as dt
from uuid import UUID

from bontot.domain.documents.queries import register_of
from bontot.domain.documents.types import PaperRegister
from bontot.domain.meetings.models import Meeting


def cell_register(organization: UUID, term: str) -> tuple[PaperRegister, dict[UUID, dt.date]]:
    """
    Read the register of a cell in a term, and of which month the meeting of each paper is.

    Queries: 4.
    """
    register = register_of(organization, term)
    about = {line.about for part in register.parts for line in part.book.lines if line.about}
    months = Meeting.objects.filter(pk__in=about).values_list("pk", "month")
    return register, dict(months)
