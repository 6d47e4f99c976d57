"""Who sees what, what never changes, and what is checked at commit: PostgreSQL's part of the rules."""

from pathlib import Path

from django.db import migrations


SQL = Path(__file__).parent / "sql"
FILES = ("session", "immutable", "commit_checks", "privileges", "row_security")


class Migration(migrations.Migration):
    dependencies = [("bontot", "0001_initial")]

    operations = [
        migrations.RunSQL((SQL / f"{name}.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop)
        for name in FILES
    ]
