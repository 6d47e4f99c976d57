"""What those who keep a cell's books change: members, spells, posts, moves between cells, admissions."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.domain.members.types.roster import AdmissionSource, Sex, SpellKind, Standing
from bontot.primitives.errors import Invalid, NotFound, Refused


#: Spells that those who keep the books of the official home record there.
AT_HOME: Final = (SpellKind.EXEMPT, SpellKind.AWAY, SpellKind.SUSPENDED)
#: Causes that are themselves the decision on a probationary member.
DECISIONS: Final = frozenset({"struck_off", "expelled"})


class EndCause(TextChoices):
    """How a member's official home at a cell ended; a closed list, never a private reason."""

    TRANSFERRED = "transferred", _("chuyển sinh hoạt đảng")
    DIED = "died", _("từ trần")
    RESIGNED = "resigned", _("xin ra khỏi Đảng")
    STRUCK_OFF = "struck_off", _("xóa tên")
    EXPELLED = "expelled", _("khai trừ")


class TransferKind(TextChoices):
    """What moves: the official home, or where the member meets for a while."""

    OFFICIAL = "official", _("chuyển sinh hoạt chính thức")
    TEMPORARY = "temporary", _("chuyển sinh hoạt tạm thời")


class TransferState(TextChoices):
    """Where a transfer stands; it leaves `sent` once."""

    SENT = "sent", _("chờ tiếp nhận")
    RECEIVED = "received", _("đã tiếp nhận")
    DECLINED = "declined", _("không tiếp nhận")
    WITHDRAWN = "withdrawn", _("đã thu hồi")


class DeclineReason(TextChoices):
    """Why a cell does not receive a member: about the papers alone."""

    PAPERS_MISSING = "papers_missing", _("chưa nhận được giấy giới thiệu, hồ sơ")
    OTHER_PLACE = "other_place", _("giấy giới thiệu ghi nơi nhận khác")
    DETAILS_DIFFER = "details_differ", _("thông tin trên giấy giới thiệu chưa khớp")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """
    Somebody to be put on the roster of a cell.

    Args:
        full_name: As on their papers.
        standing: Official or probationary at home here; None for one attached here from a place outside the product.
        valid_from: First day here.
        valid_until: The day after the last, for one attached here.
        sex: For the counts of admissions.
        source: Counts one more admission of that month; None when nobody was admitted.
        same_name: Two of the cell share this name, and the writer knows it.
    """

    full_name: str
    standing: Standing | None
    valid_from: dt.date
    valid_until: dt.date | None = None
    sex: Sex | None = None
    source: AdmissionSource | None = None
    same_name: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of introduction: number as on the paper (may be empty), and its date."""

    number: str
    date: dt.date


def probation_ends(admitted: dt.date) -> dt.date:
    """
    Give the day twelve months after an admission, when probation ends (Charter).

    Examples:
        >>> probation_ends(dt.date(2024, 2, 29)), probation_ends(dt.date(2023, 5, 10))
        (datetime.date(2025, 3, 1), datetime.date(2024, 5, 10))
    """
    try:
        return admitted.replace(year=admitted.year + 1)
    except ValueError:
        return dt.date(admitted.year + 1, 3, 1)


class DayInFuture(Invalid):
    """A day that must have come is still to come; field `day`."""

    code = "day_in_future"


class EndBeforeStart(Invalid):
    """Something would end before or on the day it begins; fields `start`, `end`."""

    code = "end_before_start"


class NameMissing(Invalid):
    """A member has no name, or one too long."""

    code = "name_missing"


class NumberTooLong(Invalid):
    """The number of a letter is longer than one is; field `most`."""

    code = "letter_number_too_long"


class MemberUnknown(NotFound):
    """There is no such member at this organisation where the actor looks."""

    code = "member_unknown"


class NameOnRoster(Refused):
    """Somebody of this name is on the roster already; field `name`."""

    code = "name_on_roster"


class NotAtHome(Refused):
    """The member's official home is not here on that day; field `day`."""

    code = "not_at_home"


class NameKeptAtHome(Refused):
    """A member attached from another cell of the product: their name is corrected at home."""

    code = "name_kept_at_home"


class NotProbationary(Refused):
    """The member is not on probation here."""

    code = "not_probationary"


class ProbationNotOver(Refused):
    """Twelve months have not passed; field `due`."""

    code = "probation_not_over"


class SpellOfTransfer(Refused):
    """The days of a move between two cells are what both agreed."""

    code = "spell_of_transfer"


class EndWithoutCause(Refused):
    """An official home ends with its cause, not by a corrected day."""

    code = "end_without_cause"


class TooFewOfficial(Refused):
    """The cell has too few official members for a cell committee; fields `official`, `needed`."""

    code = "too_few_official"


class PostNeedsOfficial(Refused):
    """A post of a cell is held by an official member of it alone."""

    code = "post_needs_official"


class PositionUnknown(NotFound):
    """There is no such post where the actor looks."""

    code = "position_unknown"


class TermUnknown(NotFound):
    """There is no such term of office where the actor looks."""

    code = "term_unknown"


@refuses("term_no_overlap")
class TermsOverlap(Refused):
    """A cell would have two terms of office on one day."""

    code = "terms_overlap"


@refuses("term_within_life")
class TermOutsideLife(Refused):
    """A term of office would lie outside the life of its organisation."""

    code = "term_outside_life"


class TransferUnknown(NotFound):
    """There is no such transfer where the actor looks."""

    code = "transfer_unknown"


class DestinationUnknown(Invalid):
    """No living cell answers to what was chosen or to the code given."""

    code = "destination_unknown"


@refuses("transfer_to_another")
class TransferToItself(Refused):
    """A cell would send a member to itself."""

    code = "transfer_to_itself"


@refuses("transfer_one_open")
class TransferOpen(Refused):
    """A transfer of this member waits to be received."""

    code = "transfer_open"


class TransferClosed(Refused):
    """The transfer was received, declined or withdrawn already; field `state`."""

    code = "transfer_closed"


class ReceivedBeforeSent(Invalid):
    """A member would be received before the letter was written; fields `letter`, `day`."""

    code = "received_before_sent"


class SuspendedStays(Refused):
    """A member whose meetings are suspended is not transferred."""

    code = "suspended_stays"


class ChargeNotAfter(Refused):
    """A new charge would begin before or with the one that holds; field `since`."""

    code = "charge_not_after"


class NotOnCommittee(Refused):
    """Whoever is put in charge holds no post on the committee above that day."""

    code = "not_on_committee"
