"""Whom a framework judges."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Subject(TextChoices):
    """The subject of a framework; the same words stand in its file."""

    CELL = "cell", _("chi bộ")
    COMMITTEE = "committee", _("đảng bộ")
    MEMBER = "member", _("đảng viên")
    MEETING = "meeting", _("một kỳ sinh hoạt")
