"""A person's own data as they read it, and a request to correct it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.members.types import OwnMember
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.primitives.errors import NotFound, Refused
from bontot.primitives.workdays import after_working_days


#: Working days in which a request is answered (Decree 356/2025/NĐ-CP; DOMAIN, section 12).
ANSWER_IN: Final = 2


class About(TextChoices):
    """Which part of one's own data a request is about."""

    NAME = "name", _("Họ và tên")
    SPELL = "spell", _("Nơi sinh hoạt, chính thức hay dự bị")
    POST = "post", _("Chức vụ")
    ATTENDANCE = "attendance", _("Điểm danh")
    TASK = "task", _("Nhiệm vụ")
    RATING = "rating", _("Xếp loại")
    OTHER = "other", _("Mục khác")


class RequestState(TextChoices):
    """Where a request to correct data stands."""

    OPEN = "open", _("Chờ trả lời")
    ACCEPTED = "accepted", _("Chấp nhận")
    DECLINED = "declined", _("Không chấp nhận")
    WITHDRAWN = "withdrawn", _("Đã rút")


def answer_due(asked: dt.date) -> dt.date:
    """
    Give the day until which a request is answered: two working days.

    Examples:
        >>> answer_due(dt.date(2024, 12, 31)), answer_due(dt.date(2025, 1, 3))
        (datetime.date(2025, 1, 3), datetime.date(2025, 1, 7))
    """
    return after_working_days(asked, ANSWER_IN)


@dataclass(frozen=True, slots=True)
class CorrectionItem:
    """A request to correct data, with its answer; `overdue` while it waits past its day."""

    id: UUID
    name: str
    about: str
    asked: str
    asked_at: dt.datetime
    due_date: dt.date
    state: str
    answer: str
    answered_at: dt.datetime | None
    overdue: bool
    version: int


@dataclass(frozen=True, slots=True)
class OwnData:
    """
    What is kept about a member, as one file: the page and the copy to take along are written from it.

    `parts` holds account, spells, posts, attendance, tasks, ratings, results, conclusions, opinions, pledges,
    requests, notices.
    """

    member: OwnMember
    cell: OrganizationOnDay | None
    parts: Mapping[str, Any]


class RequestUnknown(NotFound):
    """There is no such request where the actor looks."""

    code = "request_unknown"


class RequestAnswered(Refused):
    """The request was answered or taken back already."""

    code = "request_answered"


class TooManyRequests(Refused):
    """So many requests of one member wait that another waits for an answer first."""

    code = "too_many_requests"
