"""Members of other cells who come to a meeting for a while, by name and cell."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bontot", "0013_bundles")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="attached_names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=160), blank=True, default=list, size=None
            ),
        ),
    ]
