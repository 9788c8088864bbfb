"""What became of an entry of the waiver list is written with the decision and stays."""

from django.db import migrations

from enforcement.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_waiver_uses"), ("enforcement", "0004_posts")]

    operations = [migrations.RunSQL(*sql.append_only("cases_waiveruse"))]
