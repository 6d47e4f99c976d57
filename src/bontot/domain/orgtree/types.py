"""Kinds of organisation and of cell, and the half-open interval every dated row carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Invalid, NotFound, Refused


class OrganizationKind(TextChoices):
    """What an organisation is on a date; the kind of one place changes (1/7/2025)."""

    CENTRE = "centre", _("Trung ương")
    PROVINCE = "province", _("đảng bộ tỉnh, thành phố")
    DISTRICT = "district", _("đảng bộ huyện, quận, thị xã, thành phố thuộc tỉnh")
    COMMUNE = "commune", _("đảng bộ xã, phường, đặc khu")
    GRASSROOTS = "grassroots", _("đảng bộ cơ sở")
    SECTIONAL = "sectional", _("đảng bộ bộ phận")
    GRASSROOTS_CELL = "grassroots_cell", _("chi bộ cơ sở")
    CELL = "cell", _("chi bộ trực thuộc")
    GROUP = "group", _("tổ đảng")


#: Kinds whose members meet every month as one cell.
CELL_KINDS = frozenset({OrganizationKind.CELL, OrganizationKind.GRASSROOTS_CELL})

#: Kinds led by a committee that is itself a subject of "đảng bộ cơ sở bốn tốt".
COMMITTEE_KINDS = frozenset({OrganizationKind.GRASSROOTS, OrganizationKind.COMMUNE})


class CellType(TextChoices):
    """What kind of place a cell lives in; an open list (DOMAIN, section 1)."""

    RESIDENTIAL = "residential", _("chi bộ khu dân cư")
    AGENCY = "agency", _("chi bộ cơ quan")
    PUBLIC_SERVICE = "public_service", _("chi bộ đơn vị sự nghiệp")
    STATE_ENTERPRISE = "state_enterprise", _("chi bộ doanh nghiệp nhà nước")
    PRIVATE_ENTERPRISE = "private_enterprise", _("chi bộ doanh nghiệp tư nhân")
    STUDENTS = "students", _("chi bộ sinh viên")
    ARMED_FORCES = "armed_forces", _("chi bộ lực lượng vũ trang")


class Life(Func):
    """The half-open interval of a dated row as a PostgreSQL daterange, for exclusion constraints."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, start: str = "valid_from", end: str = "valid_until") -> None:
        super().__init__(start, end)


@dataclass(frozen=True, slots=True)
class DatedText:
    """A name or a code during an interval; `valid_until` is the day after its last."""

    text: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class DatedForm:
    """What an organisation is during an interval."""

    kind: OrganizationKind
    valid_from: date
    valid_until: date | None = None
    cell_type: CellType | None = None


@dataclass(frozen=True, slots=True)
class DatedParent:
    """Under whom an organisation stands during an interval; None for the root of the tree."""

    parent_id: UUID | None
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewOrganization:
    """An organisation to be added, with everything dated about it."""

    id: UUID
    label: str
    founded_date: date
    names: Sequence[DatedText]
    forms: Sequence[DatedForm]
    parents: Sequence[DatedParent]
    codes: Sequence[DatedText] = ()
    closed_date: date | None = None


@dataclass(frozen=True, slots=True)
class OrganizationOnDay:
    """An organisation as it stands on a day."""

    id: UUID
    label: str
    path: str
    name: str
    code: str
    kind: str
    cell_type: str
    parent_id: UUID | None
    founded_date: date
    closed_date: date | None

    @property
    def is_cell(self) -> bool:
        """Whether its members meet every month as one cell."""
        return self.kind in CELL_KINDS

    @property
    def is_committee(self) -> bool:
        """Whether it is led by a committee that is itself a subject."""
        return self.kind in COMMITTEE_KINDS


class OrganizationUnknown(NotFound):
    """There is no such organisation on that day where the actor looks."""

    code = "organization_unknown"


class OrganizationAmbiguous(Invalid):
    """Several organisations answer to this name; the fields list them."""

    code = "organization_ambiguous"


class ParentUnknown(Invalid):
    """The parent named is neither in the tree nor among those added, or not in that time."""

    code = "parent_unknown"


@refuses("bontot_organization_label_key", "bontot_organization_pkey")
class LabelTaken(Refused):
    """Another organisation has this label; a label is never used again."""

    code = "label_taken"


@refuses("organization_one_name_at_a_time")
class NamesOverlap(Refused):
    """An organisation would have two names on one day."""

    code = "names_overlap"


@refuses("organization_one_code_at_a_time")
class CodesOverlap(Refused):
    """An organisation would have two codes on one day."""

    code = "codes_overlap"


@refuses("organization_code_used_once_at_a_time")
class CodeTaken(Refused):
    """Another organisation has this code on one of these days."""

    code = "code_taken"


@refuses("organization_one_form_at_a_time")
class FormsOverlap(Refused):
    """An organisation would be of two kinds on one day."""

    code = "forms_overlap"


@refuses("organization_one_parent_at_a_time")
class ParentsOverlap(Refused):
    """An organisation would stand under two others on one day."""

    code = "parents_overlap"


@refuses("organization_path_true")
class PathUntrue(Refused):
    """A path does not follow from the parent's, or turns back on itself."""

    code = "path_untrue"


@refuses("organization_closed_after_founded")
class ClosedBeforeFounded(Refused):
    """An organisation would be closed before it was founded."""

    code = "closed_before_founded"
