"""The rows of every table as text and back: one row a line, read and written in batches.

A row is a JSON list in the order of its columns. What JSON does not know is text: decimals, dates, moments in UTC to
the microsecond. The digest of a table is the sum of its lines' digests, for no two databases need agree on an order.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils.duration import duration_iso_string

BATCH = 2000
LEFT_OUT = {"sessions.session"}  # who is logged in now


@dataclass
class Tally:
    """How many rows a table has, and the sum of their digests."""

    rows: int = 0
    sum: int = 0

    def add(self, line: bytes) -> None:
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % 2**256

    def kept(self) -> list:
        """As it stands in the file."""
        return [self.rows, f"{self.sum:064x}"]


def tables(registry=apps) -> dict[str, Any]:
    """Label → model of every table that is backed up, those between two models and those of the history included."""
    found = {
        model._meta.label_lower: model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    }
    return {label: found[label] for label in sorted(found.keys() - LEFT_OUT)}


def columns(model) -> list[str]:
    """The columns of a table, as attributes of its model."""
    return [field.attname for field in model._meta.concrete_fields]


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as of one moment, while others go on writing."""
    is_outermost = not connection.in_atomic_block
    if connection.vendor == "sqlite":
        database: Any = connection
        usual, database.transaction_mode = database.transaction_mode, "DEFERRED"  # a reader takes no lock
        try:
            with transaction.atomic():
                yield
        finally:
            database.transaction_mode = usual
        return
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


# Out


def lines(model, names: list[str]) -> Iterator[bytes]:
    """Every row of a table as a line."""
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
        yield json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode()


def batches(model, names: list[str], tally: Tally) -> Iterator[bytes]:
    """The lines of a table in batches, counted."""
    found = lines(model, names)
    while batch := list(islice(found, BATCH)):
        for line in batch:
            tally.add(line)
        yield b"\n".join(batch)


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case timedelta():
            return duration_iso_string(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    return value


# In


class Loader:
    """Writes lines into one table as they are: no default, no signal, no moment of its own."""

    def __init__(self, model, names: list[str]):
        by_name = {field.attname: field for field in model._meta.concrete_fields}
        self.fields: list[models.Field] = [by_name[name] for name in names]
        quote = connection.ops.quote_name
        into = f"{quote(model._meta.db_table)} ({', '.join(quote(str(field.column)) for field in self.fields)})"
        self._insert = f"INSERT INTO {into} VALUES "  # noqa: S608 – names of our own tables

    def write(self, batch: bytes) -> None:
        """Write one batch."""
        rows = [self._stored(json.loads(line)) for line in batch.split(b"\n")]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                from psycopg2.extras import execute_values  # type: ignore[import-untyped]

                execute_values(cursor.cursor, f"{self._insert}%s", rows, page_size=500)
            else:
                cursor.executemany(f"{self._insert}({', '.join(['%s'] * len(self.fields))})", rows)

    def _stored(self, row: list) -> list:
        return [
            field.get_db_prep_save(field.to_python(value), connection)
            for field, value in zip(self.fields, row, strict=True)
        ]


def clear(found: dict[str, Any]) -> None:
    """Empty tables: what a migration or a start has put there comes back with the rows."""
    with connection.cursor() as cursor:
        for model in found.values():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def measure() -> None:
    """Tell the database how much it now holds: before that, PostgreSQL plans as if the tables were nearly empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


# The keys that were given out: a row taken back leaves a number that must not be given again


def _own_key(model) -> models.Field | None:
    key = model._meta.pk
    return key if isinstance(key, models.AutoField | models.BigAutoField | models.SmallAutoField) else None


def last_keys(found: dict[str, Any]) -> dict[str, int]:
    """Label → the last key the database gave out for a table."""
    kept = {}
    with connection.cursor() as cursor:
        for label, model in found.items():
            key = _own_key(model)
            if key is None:
                continue
            if connection.vendor == "sqlite":
                cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
            else:
                cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{model._meta.db_table}"', key.column])
                cursor.execute(f"SELECT last_value FROM {cursor.fetchone()[0]} WHERE is_called")  # noqa: S608
            row = cursor.fetchone()
            if row and row[0]:  # SQLite keeps a zero for a table that was emptied
                kept[label] = row[0]
    return kept


def give_no_key_twice(found: dict[str, Any], last: dict[str, int]) -> None:
    """Let each table go on after the last key that was given out."""
    if connection.vendor == "postgresql":
        reset = connection.ops.sequence_reset_sql(no_style(), [model for model in found.values() if _own_key(model)])
        with connection.cursor() as cursor:
            for statement in reset:
                cursor.execute(statement)
    for label, key in last.items():
        model = found[label]
        table, column = model._meta.db_table, model._meta.pk.column
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, key])
            else:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', column, key])
