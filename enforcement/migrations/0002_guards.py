"""The database itself keeps the record append-only and sealed rows sealed."""

from django.db import migrations

from enforcement.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("enforcement", "0001_initial")]

    operations = [
        migrations.RunSQL(sql.record_sql(), sql.record_reverse_sql()),
        migrations.RunSQL(*sql.kernel_sql()),
        migrations.RunSQL(sql.revoke_sql("app"), migrations.RunSQL.noop),
    ]
