"""What follows from the facts is not stored beside them, and what an evaluation refers to is looked up in one pass."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent / "sql" / "evaluation_refers_once.sql"


class Migration(migrations.Migration):
    dependencies = [("bontot", "0005_members_page")]

    operations = [
        migrations.RemoveField("evaluation", "outcomes"),
        migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
