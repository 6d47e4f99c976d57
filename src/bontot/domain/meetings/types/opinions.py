"""An opinion a member sends before a meeting: to whom, and what can stand in its way."""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import NotFound, Refused


#: How long an opinion may be.
MOST_OPINION: Final = 600
#: How long after its meeting was planned an opinion is kept where the minutes are never locked.
OPINION_KEPT: Final = dt.timedelta(days=60)


class Audience(TextChoices):
    """Who may read an opinion sent before a meeting, beside its author; nobody else ever can."""

    SECRETARY = "secretary", _("Bí thư chi bộ")
    COMMITTEE = "committee", _("Bí thư và phó bí thư")


@dataclass(frozen=True, slots=True)
class OpinionItem:
    """An opinion as its author and those it is for read it."""

    id: UUID
    name: str
    audience: str
    opinion: str
    sent_at: dt.datetime


class OpinionUnknown(NotFound):
    """There is no such opinion of one's own."""

    code = "opinion_unknown"


@refuses("opinion_once")
class OpinionSent(Refused):
    """One's opinion on this meeting is sent; it can be taken back and sent anew."""

    code = "opinion_sent"


class OpinionTooLate(Refused):
    """The meeting is not announced yet, or it has begun: opinions are sent and taken back in between."""

    code = "opinion_too_late"
