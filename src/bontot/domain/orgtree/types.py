"""Kinds of organisation and of cell, and the half-open interval every dated row carries."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, TextChoices
from django.utils.translation import gettext_lazy as _


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
