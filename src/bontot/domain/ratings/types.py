"""The four grades of the annual rating."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import NotFound, Refused


class Grade(TextChoices):
    """Best first; the order of the engine's grades."""

    EXCELLENT = "excellent", _("Hoàn thành xuất sắc nhiệm vụ")
    WELL_COMPLETED = "well_completed", _("Hoàn thành tốt nhiệm vụ")
    COMPLETED = "completed", _("Hoàn thành nhiệm vụ")
    NOT_COMPLETED = "not_completed", _("Không hoàn thành nhiệm vụ")


#: "hoàn thành tốt nhiệm vụ trở lên".
WELL_OR_BETTER = frozenset({Grade.EXCELLENT, Grade.WELL_COMPLETED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRating:
    """A rating as decided: of a member, or of the organisation itself without one."""

    id: UUID
    organization_id: UUID
    year: int
    grade: Grade
    basis: str
    decided_date: date
    decision_number: str = ""
    member_id: UUID | None = None
    superseded_date: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFrontUnionRating:
    """The year's level of a Front committee or a union led by an organisation."""

    organization_id: UUID
    body: str
    year: int
    grade: Grade


@refuses("rating_member_one_in_force", "rating_organization_one_in_force")
class RatingInForce(Refused):
    """There is a rating in force for this year: it must be superseded, never written over."""

    code = "rating_in_force"


@refuses("front_union_rated_once", "bontot_frontunionrating_pkey")
class FrontUnionRated(Refused):
    """This body was rated for the year already."""

    code = "front_union_rated"


class RatingUnknown(NotFound):
    """There is no such rating in force where the actor looks."""

    code = "rating_unknown"
