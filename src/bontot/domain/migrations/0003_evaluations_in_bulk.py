"""Evaluations are stored a country at a time: few indexes, references checked by the statement."""

from pathlib import Path

from django.db import migrations, models


SQL = Path(__file__).parent / "sql" / "evaluation_refers.sql"


def reference(to: str, *, null: bool = False) -> "models.ForeignKey[models.Model, models.Model]":
    return models.ForeignKey(
        to,
        models.PROTECT,
        related_name="evaluations",
        null=null,
        blank=null,
        db_constraint=False,
        db_index=False,
    )


class Migration(migrations.Migration):
    dependencies = [("bontot", "0002_guards")]

    operations = [
        migrations.RemoveIndex("evaluation", "evaluation_at"),
        migrations.AlterField("evaluation", "organization", reference("bontot.organization")),
        migrations.AlterField("evaluation", "framework", reference("bontot.frameworkversion")),
        migrations.AlterField("evaluation", "member", reference("bontot.member", null=True)),
        migrations.AlterField("evaluation", "meeting", reference("bontot.meeting", null=True)),
        migrations.AddIndex(
            "evaluation",
            models.Index(
                fields=["organization", "period_from"],
                name="evaluation_past",
                condition=models.Q(current=False),
            ),
        ),
        migrations.AddIndex(
            "evaluation",
            models.Index(
                fields=["member"],
                name="evaluation_of_member",
                condition=models.Q(member__isnull=False),
            ),
        ),
        migrations.AddIndex(
            "evaluation",
            models.Index(
                fields=["meeting"],
                name="evaluation_of_meeting",
                condition=models.Q(meeting__isnull=False),
            ),
        ),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
