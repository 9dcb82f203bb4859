"""The database itself refuses to change what was issued."""

from django.db import migrations

from ._kept import keep, release

TABLE = "planning_issue"


def set_up(apps, schema_editor):
    keep(schema_editor, TABLE, "What was issued is never changed.")


def take_down(apps, schema_editor):
    release(schema_editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [("planning", "0007_closed_balances")]

    operations = [migrations.RunPython(set_up, take_down)]
