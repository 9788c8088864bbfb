"""A local value is never edited: only its end, its confirmation and its source may still be set."""

from django.db import migrations

from enforcement.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("discretion", "0002_initial"), ("enforcement", "0002_guards")]

    operations = [
        migrations.RunSQL(
            *sql.sealed("discretion_localparameter", may_change=("valid_until", "confirmed", "source", "status"))
        ),
    ]
