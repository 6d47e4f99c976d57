"""Whom a framework judges, what is published, and what is in force where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Invalid, NotFound, Refused


class Subject(TextChoices):
    """The subject of a framework; the same words stand in its file."""

    CELL = "cell", _("chi bộ")
    COMMITTEE = "committee", _("đảng bộ")
    MEMBER = "member", _("đảng viên")
    MEETING = "meeting", _("một kỳ sinh hoạt")


@dataclass(frozen=True, slots=True)
class NewFramework:
    """A framework version to be published: its canonical text and the digest of it."""

    slug: str
    version: str
    subject: Subject
    canonical: str
    digest: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """A published version to be put in force for an organisation and all below it."""

    organization_id: UUID
    slug: str
    version: str
    strand: str
    valid_from: date
    valid_until: date | None = None
    #: Which types of cell; empty for every subject of the framework.
    cell_types: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class FrameworkInForce:
    """What judges an organisation on a day in one strand, and since when there."""

    framework_id: UUID
    slug: str
    version: str
    digest: str
    strand: str
    assigned_at: UUID
    valid_from: date
    valid_until: date | None


class FrameworkUnknown(NotFound):
    """No published framework has this slug and version."""

    code = "framework_unknown"


class DigestMismatch(Invalid):
    """The digest is not that of the canonical text."""

    code = "digest_mismatch"


class VersionPublished(Refused):
    """This version was published with other contents; a published version never changes."""

    code = "version_published"


class NoFrameworkInForce(NotFound):
    """No framework is in force for this organisation, subject and day."""

    code = "no_framework_in_force"


class TwoFrameworksInForce(Refused):
    """Two frameworks of one strand are in force for one organisation, equally near: one assignment must end."""

    code = "two_frameworks_in_force"


class AssignmentUnknown(NotFound):
    """There is no such assignment where the actor looks."""

    code = "assignment_unknown"


@refuses("bontot_frameworkassignment_pkey")
class AssignedAlready(Refused):
    """This version was put in force there from that day already."""

    code = "assigned_already"
