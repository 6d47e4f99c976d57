"""Standing of a member, posts, and the populations a roll call or a rating counts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """Official or probationary; only official members vote."""

    OFFICIAL = "official", _("đảng viên chính thức")
    PROBATIONARY = "probationary", _("đảng viên dự bị")


class SpellKind(TextChoices):
    """Why a member belongs, for a while, to an organisation or is left out of its roll."""

    HOME = "home", _("sinh hoạt chính thức")
    AWAY = "away", _("đang sinh hoạt tạm thời nơi khác")
    ATTACHED = "attached", _("sinh hoạt tạm thời tại đây")
    EXEMPT = "exempt", _("được miễn")
    SUSPENDED = "suspended", _("đình chỉ sinh hoạt đảng")


class Sex(TextChoices):
    """Kept for the counts of admissions that the texts ask for, never for anything else."""

    FEMALE = "female", _("nữ")
    MALE = "male", _("nam")


class Post(TextChoices):
    """Posts in an organisation, each with its interval."""

    SECRETARY = "secretary", _("bí thư")
    DEPUTY_SECRETARY = "deputy_secretary", _("phó bí thư")
    CELL_COMMITTEE_MEMBER = "cell_committee_member", _("chi ủy viên")
    COMMITTEE_MEMBER = "committee_member", _("đảng ủy viên")
    GROUP_LEADER = "group_leader", _("tổ trưởng tổ đảng")


class PopulationKind(TextChoices):
    """The two populations of DOMAIN section 1, each frozen at its date."""

    ROLL = "roll", _("diện dự sinh hoạt")
    RATED = "rated", _("diện xếp loại")


class AdmissionSource(TextChoices):
    """Where newly admitted members come from; counts only, no names of prospective members."""

    WOMEN = "women", _("hội viên phụ nữ")
    FARMERS = "farmers", _("hội viên nông dân")
    YOUTH = "youth", _("đoàn viên")
    OTHER = "other", _("nguồn khác")


#: Official members below which a cell has no cell committee (Charter; DOMAIN section 1).
CELL_COMMITTEE_FROM = 9
