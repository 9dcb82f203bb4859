"""Rows written many at a time, and, in the end, the one line of history each row has: who created it, and why."""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.db import models

from xiaoping.kit import bulk
from xiaoping.kit.actions import Act

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
        bulk.sign(model, act, bulk.CREATED)
