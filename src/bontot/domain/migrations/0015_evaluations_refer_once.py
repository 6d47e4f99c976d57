"""What the policy on new evaluations has found is not looked for again."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent / "sql" / "evaluation_refers_to_what_is_seen.sql"


class Migration(migrations.Migration):
    dependencies = [("bontot", "0014_roll")]

    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
