"""The one Django app of the product."""

from django.apps import AppConfig


class Domain(AppConfig):
    """Every context's models, under the label `bontot`."""

    name = "bontot.domain"
    label = "bontot"
    verbose_name = "Bốn Tốt"
    default_auto_field = "django.db.models.BigAutoField"
