"""Triggers by which the database itself refuses to change the rows of a table. Deleting stays possible: bringing a
backup back empties the tables first; the models refuse it.

0005 writes a trigger of its own: its functions and conditions are other ones, and a migration that ran stays as it ran.

Whoever remakes such a table on SQLite (a new column does) writes its trigger anew; a test holds that it is there.
"""


def keep(schema_editor, table: str, message: str) -> None:
    """Refuse every update of a table."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
        )
        return
    schema_editor.execute(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def release(schema_editor, table: str) -> None:
    """Let it be updated again."""
    is_postgres = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(f"DROP TRIGGER {table}_kept" + (f" ON {table}" if is_postgres else ""))
    if is_postgres:
        schema_editor.execute(f"DROP FUNCTION {table}_kept()")
