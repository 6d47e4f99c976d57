"""Kinds of campaign and of the papers issued under one."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CampaignKind(TextChoices):
    """DOMAIN, section 1."""

    MOVEMENT = "movement", _("phong trào thi đua")
    MODEL = "model", _("mô hình")
    THEME = "theme", _("chuyên đề")


class PlanKind(TextChoices):
    """A programme or plan an organisation issues for a year."""

    YEAR_PROGRAMME = "year_programme", _("chương trình công tác năm")
    ETHICS_STUDY = "ethics_study", _("kế hoạch học tập và làm theo Bác")
    ANTI_CORRUPTION = "anti_corruption", _("kế hoạch phòng, chống tham nhũng, tiêu cực")
    IDEOLOGICAL_WORK = "ideological_work", _("kế hoạch công tác tư tưởng")
    OWN_PLAN = "own_plan", _("kế hoạch thực hiện của chi bộ")
    ACTION_PROGRAMME = "action_programme", _("chương trình hành động")
    CONGRESS_REVIEW = "congress_review", _("báo cáo sơ kết nghị quyết đại hội")


class PilotState(TextChoices):
    """TERMS, section D."""

    PILOT = "pilot", _("Làm điểm")
    REPLICATED = "replicated", _("Nhân rộng")


class ReviewKind(TextChoices):
    """sơ kết, tổng kết."""

    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")
