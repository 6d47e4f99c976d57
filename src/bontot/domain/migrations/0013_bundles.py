"""The papers of a commune in one file, and the queue of the jobs that make it."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


GUARD = """
SELECT bontot_guard();
GRANT SELECT, INSERT, UPDATE, DELETE ON bontot_paperbundle TO bontot_app;
-- A file that nothing refers to any more is forgotten; the queue belongs to whoever owns the tables.
GRANT SELECT, INSERT, UPDATE, DELETE ON bontot_storedfile TO bontot_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers TO bontot_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO bontot_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bontot", "0012_scope_in_one_call"),
        # Its tables are made first, so that the application's role can be let in
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperBundle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("month", models.DateField()),
                ("asked_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Đang chờ đến lượt"),
                            ("running", "Đang lập"),
                            ("ready", "Đã xong"),
                            ("too_big", "Quá lớn, chưa lập được"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("total", models.PositiveSmallIntegerField(default=0)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bontot.storedfile",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_bundles",
                        to="bontot.organization",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organization", "month"], name="paper_bundle_of_month")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="paper_bundle_first_day"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
