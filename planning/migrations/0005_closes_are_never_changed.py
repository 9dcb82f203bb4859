"""The database itself refuses to change what was closed. A reopening, written once, is all it lets through.

Whoever remakes one of these tables on SQLite (a new column does) writes its trigger anew; a test holds that it is there.
"""

from django.db import migrations

KEPT = ("planning_closedfigure", "planning_closedpart")
CLOSE = "planning_periodclose"
FIXED = ("first", "last", "version", "closed_at", "closed_by_id", "reason")
MESSAGE = "What was closed is never changed."


def allowed(distinct: str) -> str:
    """What an update of a close must not be: of a reopened one, or of anything but the reopening."""
    changed = " OR ".join(f"OLD.{name} {distinct} NEW.{name}" for name in FIXED)
    return f"OLD.reopened_at IS NOT NULL OR {changed}"


def set_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION planning_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        for table in KEPT:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION planning_kept()"
            )
        schema_editor.execute(
            f"CREATE TRIGGER {CLOSE}_kept BEFORE UPDATE ON {CLOSE} FOR EACH ROW "
            f"WHEN ({allowed('IS DISTINCT FROM')}) EXECUTE FUNCTION planning_kept()"
        )
        return
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for table in KEPT:
        schema_editor.execute(f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} {refuse}")
    schema_editor.execute(
        f"CREATE TRIGGER {CLOSE}_kept BEFORE UPDATE ON {CLOSE} WHEN {allowed('IS NOT')} {refuse}"
    )


def take_down(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for table in (*KEPT, CLOSE):
        schema_editor.execute(f"DROP TRIGGER {table}_kept" + (f" ON {table}" if is_postgres else ""))
    if is_postgres:
        schema_editor.execute("DROP FUNCTION planning_kept()")


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_closes")]

    operations = [migrations.RunPython(set_up, take_down)]
