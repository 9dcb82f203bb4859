"""Rows written many at a time, with the line of history each of them would have had if saved one by one."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models
from django.utils import timezone

from . import inserts
from .actions import Act
from .inserts import BATCH as BATCH
from .inserts import chunks as chunks

M = TypeVar("M", bound=models.Model)

CREATED, CHANGED = "+", "~"
IMPORT = "apply_import"  # the action that brings in a file: its rows are counted on its own page, not listed one by one


def keeps_history(model: type[models.Model]) -> bool:
    """Whether a model's rows have a history. A proxy's rows have that of the model it stands for."""
    return hasattr(model._meta, "simple_history_manager_attribute") and not model._meta.proxy


def create(act: Act, rows: Sequence[M]) -> None:
    """Write new rows of one model in this act. Nothing is validated but what the database checks."""
    if rows:
        inserts.put(rows)
        key = attrgetter(str(rows[0]._meta.pk.attname))  # type: ignore[union-attr]
        sign(type(rows[0]), act, CREATED, list(map(key, rows)))


def change(act: Act, rows: Sequence[M], names: Sequence[str]) -> None:
    """Write these fields of rows that are on record in this act."""
    if rows:
        inserts.change(rows, names)
        sign(type(rows[0]), act, CHANGED, [row.pk for row in rows])


def sign(
    model: type[models.Model], act: Act, kind: str, keys: Sequence[Any] | None = None, at: str | None = None
) -> None:
    """Give rows the line of history that says they were created or changed in this act, as they stand now.

    One statement copies many rows. Without `keys` it is every row of the model. `at` is the moment of each in SQL, over
    the model's columns, if it is not this one.
    """
    if not keeps_history(model):
        return
    history = getattr(model, model._meta.simple_history_manager_attribute).model  # type: ignore[attr-defined]
    said = {
        "history_date": timezone.now(),
        "history_type": kind,
        "history_user": act.by.pk if act.by is not None else None,
        "history_change_reason": act.reason,
        "act": act.id,
        "act_name": act.name,
    }
    quote = connection.ops.quote_name
    kept = [quote(field.column) for field in history.tracked_fields]
    added = [quote(history._meta.get_field(name).column) for name in said]
    values = [history._meta.get_field(name).get_db_prep_save(value, connection) for name, value in said.items()]
    typed = ["%s" if value is not None else "NULL" for value in values]
    values = [value for value in values if value is not None]
    if at is not None:
        typed[0], values = at, values[1:]
    key = quote(str(model._meta.pk.column))
    copy = (
        f"INSERT INTO {quote(history._meta.db_table)} ({', '.join(kept + added)}) "  # noqa: S608 – names only
        f"SELECT {', '.join(kept + typed)} FROM {quote(model._meta.db_table)}"
    )
    with connection.cursor() as cursor:
        if keys is None:
            cursor.execute(f"{copy} ORDER BY {kept[0]}", values)
            return
        for some in chunks(keys):
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"{copy} WHERE {key} IN ({marks}) ORDER BY {kept[0]}", [*values, *some])


def analyse(*tables: type[models.Model]) -> None:
    """Let PostgreSQL count anew what was written in bulk, so that its plans fit. SQLite needs none."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in tables:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
