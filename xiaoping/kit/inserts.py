"""Rows put into a table, or changed in it, many at a time: COPY on PostgreSQL, one prepared statement on SQLite.

Django's own bulk_create builds every statement anew from every value; here the keys of new rows are drawn first, so
that rows that point to them can be made without asking, and the values go straight to the table. Nothing is validated
but what the database checks, no signal is sent, and expressions are not taken. The caller holds a transaction.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, connections, models

T = TypeVar("T")

BATCH = 2000
STOCK = ("django.db.models.fields", "django.db.models.fields.related")  # whose plain values need no preparing
PLAIN = (bool, int, float, Decimal, date, time, UUID)
SPECIAL = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def put(rows: Sequence[models.Model]) -> None:
    """Write new records of one model, and give them their keys as if each had been saved."""
    model = type(rows[0])
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    related = [field for field in fields if field.is_relation]
    keys = iter(draw(model, sum(1 for row in rows if row.pk is None)))
    for row in rows:
        if row.pk is None:
            row.pk = next(keys)
        for field in related:
            if field.is_cached(row) and (target := getattr(row, field.name)) is not None:
                setattr(row, field.attname, target.pk)  # it may have got its key just now
    values = ([field.pre_save(row, True) for field in fields] for row in rows)
    put_values(model, [field.name for field in fields], values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def put_values(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of one model given as the values of these fields; the others must have a default in the database.

    A key that is not among the fields is drawn by the database.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    prepare = [_preparer(field) for field in fields]
    prepared = ([one(value) for one, value in zip(prepare, row, strict=True)] for row in rows)
    table, columns = _quoted(model._meta.db_table), ", ".join(_quoted(field.column) for field in fields)
    with connection.cursor() as cursor:
        for some in chunks(prepared):
            if connection.vendor == "postgresql":
                text = io.StringIO("".join("\t".join(map(_said, row)) + "\n" for row in some))
                cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", text)
            else:
                marks = ", ".join(["%s"] * len(fields))
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", some)  # noqa: S608 – names only


def change(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write these fields of records of one model that are in the table."""
    model = type(rows[0])
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    key: Any = model._meta.pk
    prepare = [(field.attname, _preparer(field)) for field in (*fields, key)]
    values = ([one(getattr(row, name)) for name, one in prepare] for row in rows)
    table, at = _quoted(model._meta.db_table), _quoted(key.column)
    columns = [_quoted(field.column) for field in fields]
    with connection.cursor() as cursor:
        for some in chunks(values):
            if connection.vendor == "postgresql":
                types = [field.db_type(connection) for field in fields]
                new = ", ".join(f"{name} = given.{name}::{kind}" for name, kind in zip(columns, types, strict=True))
                given = ", ".join([*columns, "key"])
                row = f"({', '.join(['%s'] * (len(fields) + 1))})"
                cursor.execute(
                    f"UPDATE {table} SET {new} FROM (VALUES {', '.join([row] * len(some))}) AS given ({given}) "  # noqa: S608 – names only
                    f"WHERE {table}.{at} = given.key",
                    [value for values in some for value in values],
                )
            else:
                new = ", ".join(f"{column} = %s" for column in columns)
                cursor.executemany(f"UPDATE {table} SET {new} WHERE {at} = %s", some)  # noqa: S608 – names only


def draw(model: type[models.Model], number: int) -> list[int]:
    """As many new keys of a model. The database gives none of them to anybody else."""
    if not number:
        return []
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [_quoted(table), column, number],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])  # the transaction holds the lock
        found = cursor.fetchone()
        last = found[0] if found else 0
        return list(range(last + 1, last + number + 1))


def _preparer(field: Any) -> Callable[[Any], Any]:
    """What makes a value of a field ready for the database, quick for those that are so already."""
    to, full = connections[connection.alias], field.get_db_prep_save
    if type(field).__module__ not in STOCK:
        return lambda value: full(value, to)
    ready = {str, int, bool, type(None), *([date] if to.vendor == "postgresql" else [])}
    return lambda value: value if type(value) in ready else full(value, to)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _said(value: Any) -> str:
    """A value as COPY reads it."""
    if value is None:
        return r"\N"
    if isinstance(value, str):
        return value.translate(SPECIAL) if "\\" in value or not value.isprintable() else value
    if isinstance(value, PLAIN):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written in bulk")
