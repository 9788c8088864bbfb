"""What was approved is not rewritten and what was published is not removed; an open end is set once."""

from django.db import migrations

from discretion import sealing

LISTS = ("discretion_powerlist", "discretion_waiverlist")
# Entries, the list they belong to, their last day, and what may change beside it.
ENTRIES = {
    "discretion_power": ("discretion_powerlist", "power_list_id", "held_until", "open_cases"),
    "discretion_waiverentry": ("discretion_waiverlist", "waiver_list_id", "valid_until", "source,status"),
}


class Migration(migrations.Migration):
    dependencies = [("discretion", "0009_lists_closed"), ("enforcement", "0002_guards")]

    operations = [
        migrations.RunSQL(sealing.FUNCTIONS, sealing.FUNCTIONS_REVERSE),
        *(migrations.RunSQL(*sealing.sealed_list(table)) for table in LISTS),
        *(migrations.RunSQL(*sealing.sealed_entries(table, *given)) for table, given in ENTRIES.items()),
    ]
