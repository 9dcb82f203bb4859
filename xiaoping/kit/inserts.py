"""Rows put into a table, or changed in it, many at a time: COPY on PostgreSQL, one prepared statement on SQLite.

Django's own bulk_create builds every statement anew from every value; here the keys of new rows are drawn first, so
that rows that point to them can be made without asking, and the values go straight to the table. Nothing is validated
but what the database checks, no signal is sent, and expressions are not taken. The caller holds a transaction.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from django.db import connection, connections, models
from django.db.models.base import ModelState

T = TypeVar("T")
M = TypeVar("M", bound=models.Model)

BATCH = 2000
STOCK = ("django.db.models.fields", "django.db.models.fields.related")  # whose values COPY reads as Python writes them
AS_IT_IS = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)
NULL = "\x02"  # what stands for no value: no cell or form has it
SPECIAL = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def chunks(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def fresh(model: type[M], **values: Any) -> M:
    """A new record for `put`, some times faster than `model(**values)`, which asks every field for its default.

    Related records are given as such, and may still be without a key. Raises TypeError for what is no field.
    """
    given, called, related = _blank(model)
    record = model.__new__(model)
    held = record.__dict__
    held["_state"] = state = ModelState()
    state.fields_cache = cache = {}  # type: ignore[misc]
    held |= given
    for field in called:
        held[field.attname] = field.get_default()
    for name, value in values.items():
        if name in given:
            held[name] = value
        elif name in related:
            attname, key = related[name]
            held[attname], cache[name] = getattr(value, key), value
        else:
            raise TypeError(f"{model.__name__} has no field {name!r}")
    return record


@lru_cache(maxsize=64)
def _blank(model: type[models.Model]) -> tuple[dict[str, Any], list[Any], dict[str, tuple[str, str]]]:
    """The values of a new record, the fields whose default is worked out each time, and the relations by name.

    Of each relation: where its key is held, and where the related record holds it.
    """
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    called = [field for field in fields if field.has_default() and callable(field.default)]
    given = {field.attname: None if field in called else field.get_default() for field in fields}
    related = {field.name: (field.attname, field.target_field.attname) for field in fields if field.is_relation}
    return given, called, related


def put(rows: Sequence[models.Model]) -> None:
    """Write new records of one model, and give them their keys as if each had been saved."""
    model = type(rows[0])
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    related = [(field.cache_name, field.attname, field.target_field.attname) for field in fields if field.is_relation]
    told = [field for field in fields if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)]
    key: Any = model._meta.pk.attname
    keys = iter(draw(model, sum(1 for row in rows if row.__dict__[key] is None)))
    for row in rows:
        held, cache = row.__dict__, row._state.fields_cache
        if held[key] is None:
            held[key] = next(keys)
        for name, attname, its_key in related:
            target = cache.get(name)
            if target is not None:
                held[attname] = getattr(target, its_key)  # it may have got its key just now
        for field in told:
            field.pre_save(row, True)
    values = itemgetter(*[field.attname for field in fields])
    put_values(model, [field.name for field in fields], (values(row.__dict__) for row in rows))
    alias = connection.alias
    for row in rows:
        state = row._state
        state.adding, state.db = False, alias


def put_values(model: type[models.Model], names: Sequence[str], rows: Iterable[tuple]) -> None:
    """Write rows of one model given as the values of these fields; the others must have a default in the database.

    A key that is not among the fields is drawn by the database.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    table, columns = _quoted(model._meta.db_table), ", ".join(_quoted(field.column) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _check_plain(fields)
            copy = f"COPY {table} ({columns}) FROM STDIN (NULL '{NULL}')"
            line = "\t".join(["%s"] * len(fields)) + "\n"
            for some in chunks(rows):
                cursor.copy_expert(copy, io.StringIO(_lines(line, some)))
        else:
            marks = ", ".join(["%s"] * len(fields))
            for values in chunks(_prepared(fields, rows)):
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 – names only


def change(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write these fields of records of one model that are in the table."""
    model = type(rows[0])
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    key: Any = model._meta.pk
    written = [*fields, key]
    values = _prepared(written, map(attrgetter(*[field.attname for field in written]), rows))
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


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _prepared(fields: list[Any], rows: Iterable[tuple]) -> Iterator[Sequence[Any]]:
    """The values as the database's driver takes them: of texts and whole numbers the values as they are."""
    to = connections[connection.alias]
    full = [(place, field.get_db_prep_save) for place, field in enumerate(fields) if not isinstance(field, AS_IT_IS)]
    for row in rows:
        values = list(row)
        for place, prepare in full:
            values[place] = prepare(values[place], to)
        yield values


def _check_plain(fields: list[Any]) -> None:
    """Raises TypeError for a field whose values are no texts, numbers, days or the like."""
    for field in fields:
        if type(field).__module__ not in STOCK or isinstance(field, models.BinaryField):
            raise TypeError(f"{field} cannot be written in bulk")


def _lines(line: str, rows: list[tuple]) -> str:
    """Rows as COPY reads them."""
    text = "".join([line % _told(row) for row in rows])
    tabs = line.count("\t") * len(rows)
    if "\\" in text or "\r" in text or text.count("\t") != tabs or text.count("\n") != len(rows):
        text = "".join([line % _told(_escaped(row)) for row in rows])
    return text


def _told(row: tuple) -> tuple:
    return tuple([NULL if value is None else value for value in row]) if None in row else row


def _escaped(row: tuple) -> tuple:
    return tuple([value.translate(SPECIAL) if isinstance(value, str) else value for value in row])
