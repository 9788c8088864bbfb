"""A case may begin in the ordinary procedure too; what was recorded, told, reviewed or discussed does not change."""

from django.db import migrations

from enforcement.kernel import sql

ONLY_ADDED = (
    "cases_opinion",
    "cases_elementproof",
    "cases_fieldrecord",
    "cases_penaltynotice",
    "cases_discussion",
    "cases_discussionmember",
    "cases_publication",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_ordinary"), ("enforcement", "0004_posts")]

    operations = [
        migrations.RunSQL(sql.guarded("cases_case", "case", ["found", "registered"])[0], migrations.RunSQL.noop),
        migrations.RunSQL(*sql.sealed("cases_proposal", "", ("approved_at", "approved_by_id", "opinion"))),
        migrations.RunSQL(*sql.sealed("cases_hearingrequest", "", ("withdrawn_at", "withdrawal"))),
        *(migrations.RunSQL(*sql.append_only(table)) for table in ONLY_ADDED),
    ]
