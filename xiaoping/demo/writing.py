"""Rows written many at a time, and, in the end, the one line of history each row has: who created it, and why."""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.db import connection, models

from xiaoping.kit import bulk
from xiaoping.kit.actions import Act

from .records import OPENING, TODAY

KNOWN_AT = "00:30:00"  # in UTC: half past eight in the township

M = TypeVar("M", bound=models.Model)


def write(rows: Iterable[M]) -> list[M]:
    """Write rows of one model. Nothing is validated but what the database checks; their history comes from `sign`."""
    rows = list(rows)
    return type(rows[0])._base_manager.bulk_create(rows, batch_size=bulk.BATCH) if rows else []


def sign(act: Act) -> None:
    """Give every row of every model that keeps a history the line that says it was created in this act.

    One statement a model, which copies the rows as they stand. Meant for a database that was empty before.
    """
    for model in filter(bulk.keeps_history, apps.get_models()):
        bulk.sign(model, act, bulk.CREATED, at=_known_at(model))


def _known_at(model) -> str:
    """When a row of a model came on record, in SQL: half past eight of the first day it names.

    Not before the records begin, and not after the demonstration's today; a row that names no day was there from the
    beginning.
    """
    days = [field for field in model._meta.concrete_fields if type(field) is models.DateField and not field.null]
    column = connection.ops.quote_name(str(days[0].column)) if days else f"'{OPENING}'"
    if connection.vendor == "postgresql":
        day = f"LEAST(GREATEST({column}, DATE '{OPENING}'), DATE '{TODAY}')"
        return f"({day} + TIME '{KNOWN_AT}') AT TIME ZONE 'UTC'"
    return f"MIN(MAX({column}, '{OPENING}'), '{TODAY}') || ' {KNOWN_AT}'"
