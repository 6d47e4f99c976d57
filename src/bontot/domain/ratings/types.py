"""The four grades of the annual rating."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Grade(TextChoices):
    """Best first; the order of the engine's grades."""

    EXCELLENT = "excellent", _("Hoàn thành xuất sắc nhiệm vụ")
    WELL_COMPLETED = "well_completed", _("Hoàn thành tốt nhiệm vụ")
    COMPLETED = "completed", _("Hoàn thành nhiệm vụ")
    NOT_COMPLETED = "not_completed", _("Không hoàn thành nhiệm vụ")


#: "hoàn thành tốt nhiệm vụ trở lên".
WELL_OR_BETTER = frozenset({Grade.EXCELLENT, Grade.WELL_COMPLETED})
