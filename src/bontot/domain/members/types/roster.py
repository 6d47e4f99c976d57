"""Standing of a member, posts, and the populations a roll call or a rating counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import NotFound, Refused


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


@dataclass(frozen=True, slots=True)
class NewSpell:
    """A spell to be recorded; `standing` for the official home alone."""

    organization_id: UUID
    kind: SpellKind
    valid_from: date
    valid_until: date | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to be recorded."""

    organization_id: UUID
    post: Post
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member to be added with their spells and posts."""

    full_name: str
    spells: Sequence[NewSpell]
    posts: Sequence[NewPost] = ()
    sex: Sex | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class NewCharge:
    """A committee member to be put in charge of a cell."""

    member_id: UUID
    organization_id: UUID
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewAdmissions:
    """How many a cell admitted in a month from one source."""

    organization_id: UUID
    month: date
    source: AdmissionSource
    admitted: int


@dataclass(frozen=True, slots=True)
class NewAdmissionTarget:
    """How many a cell is asked to admit in a year."""

    organization_id: UUID
    year: int
    target: int


@dataclass(frozen=True, slots=True)
class NewProbationReview:
    """A probationary member due to become official, and when it was decided."""

    member_id: UUID
    organization_id: UUID
    due_date: date
    decided_date: date | None = None


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A member on the roster of an organisation on a day, in Vietnamese order."""

    member_id: UUID
    full_name: str
    #: `home` or `attached`.
    belongs: str
    #: `official` or `probationary` at home; empty for those attached.
    standing: str
    #: `away`, `exempt` or `suspended` when one of these holds that day; else empty.
    left_out: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PopulationLine:
    """One member of a population on a day: counted or left out, and by which spell."""

    organization_id: UUID
    on_date: date
    member_id: UUID
    counted: bool
    official: bool
    reason: str


#: Which spells take a member at home out of each population. Those attached count for the roll alone; they and the
#: probationary never vote.
LEAVES_OUT = {
    PopulationKind.ROLL: (SpellKind.EXEMPT, SpellKind.SUSPENDED, SpellKind.AWAY),
    PopulationKind.RATED: (SpellKind.EXEMPT, SpellKind.SUSPENDED),
}


class SpellUnknown(NotFound):
    """There is no such spell where the actor looks."""

    code = "spell_unknown"


@refuses("spell_no_overlap")
class SpellsOverlap(Refused):
    """A member would have two spells of one kind on one day."""

    code = "spells_overlap"


@refuses("spell_home_has_standing")
class StandingMissing(Refused):
    """An official home says official or probationary, and no other spell does."""

    code = "standing_missing"


@refuses("spell_within_life")
class SpellOutsideLife(Refused):
    """A spell would begin before its organisation was founded or last after it was closed."""

    code = "spell_outside_life"


@refuses("position_one_secretary")
class TwoSecretaries(Refused):
    """An organisation would have two secretaries on one day."""

    code = "two_secretaries"


@refuses("position_held_once")
class PostHeldTwice(Refused):
    """A member would hold the same post twice on one day."""

    code = "post_held_twice"


@refuses("position_within_life")
class PostOutsideLife(Refused):
    """A post would be held before its organisation was founded or after it was closed."""

    code = "post_outside_life"


@refuses("in_charge_one_at_a_time", "bontot_committeememberincharge_pkey")
class TwoInCharge(Refused):
    """Two committee members would be in charge of one cell on one day."""

    code = "two_in_charge"


@refuses("in_charge_within_life")
class ChargeOutsideLife(Refused):
    """Somebody would be in charge of a cell before it was founded or after it was closed."""

    code = "charge_outside_life"


@refuses("population_frozen_once", "bontot_frozenpopulation_pkey")
class PopulationFrozen(Refused):
    """This population was frozen for this day already."""

    code = "population_frozen"


@refuses("admission_counted_once", "bontot_admissioncount_pkey")
class AdmissionsCounted(Refused):
    """The admissions of this month from this source were counted already."""

    code = "admissions_counted"


@refuses("admission_target_once", "bontot_admissiontarget_pkey")
class AdmissionTargetSet(Refused):
    """The target of this year was set already."""

    code = "admission_target_set"


@refuses("probation_review_once", "bontot_probationreview_pkey")
class ProbationReviewed(Refused):
    """The decision on this probationary member due that day was recorded already."""

    code = "probation_reviewed"


@refuses("bontot_member_pkey")
class MemberRecorded(Refused):
    """A member with this identifier was recorded already."""

    code = "member_recorded"
