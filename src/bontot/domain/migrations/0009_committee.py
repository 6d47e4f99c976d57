"""Levels from above have a version, so that the second of two officials is told; why a cell did not meet is noted."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


GUARD = """
SELECT bontot_guard();
GRANT SELECT, INSERT, UPDATE, DELETE ON bontot_missedmonth TO bontot_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bontot", "0008_tasks_sent_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="meetinglevel",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="MissedMonth",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField()),
                ("reason", models.CharField(max_length=200)),
                ("noted_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missed_months",
                        to="bontot.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "month"), name="missed_month_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="missed_month_first_day"
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
