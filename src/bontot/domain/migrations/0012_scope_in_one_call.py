"""The organisations in scope come in one call, not in one for each of a country's organisations."""

from django.db import migrations


WITH_CHECK = """
ALTER POLICY in_scope ON bontot_evaluation
    WITH CHECK (organization_id IN (SELECT one FROM bontot_organizations_in_scope() AS one))
"""


class Migration(migrations.Migration):
    dependencies = [("bontot", "0011_own_pages")]

    operations = [migrations.RunSQL(WITH_CHECK, migrations.RunSQL.noop)]
