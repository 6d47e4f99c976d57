"""The papers of the cells of a committee in one file."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.primitives.errors import NotFound


class BundleState(TextChoices):
    """Where the making of a bundle stands."""

    WAITING = "waiting", _("Đang chờ đến lượt")
    RUNNING = "running", _("Đang lập")
    READY = "ready", _("Đã xong")
    TOO_BIG = "too_big", _("Quá lớn, chưa lập được")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as it stands: `done` of `total` cells so far; bytes of its file once it is ready."""

    id: UUID
    organization_id: UUID
    month: dt.date
    asked_by: UUID
    asked_at: dt.datetime
    state: str
    done: int
    total: int
    size: int
    kept_until: dt.datetime

    @property
    def under_way(self) -> bool:
        """Whether it is still being made."""
        return self.state in {BundleState.WAITING, BundleState.RUNNING}


@dataclass(frozen=True, slots=True)
class OwedMeeting:
    """A meeting whose papers its cell has posted; `above` the cell, from the root down to the committee."""

    cell: OrganizationOnDay
    above: tuple[OrganizationOnDay, ...]
    meeting_id: UUID


class BundleUnknown(NotFound):
    """There is no such bundle where the actor looks, or it is kept no longer."""

    code = "bundle_unknown"
