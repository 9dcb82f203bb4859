"""Rows written many at a time, and, in the end, the one line of history each row has: who created it, and why."""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from xiaoping.kit.actions import Act

M = TypeVar("M", bound=models.Model)

BATCH = 2000


def write(rows: Iterable[M]) -> list[M]:
    """Write rows of one model. Nothing is validated but what the database checks; their history comes from `sign`."""
    rows = list(rows)
    return type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH) if rows else []


def sign(act: Act) -> None:
    """Give every row of every model that keeps a history the line that says it was created in this act.

    One statement a model, which copies the rows as they stand. Meant for a database that was empty before.
    """
    for model in filter(keeps_history, apps.get_models()):
        _sign(model, act)


def keeps_history(model: type[models.Model]) -> bool:
    """Whether a model's rows have a history. A proxy's rows have that of the model it stands for."""
    return hasattr(model._meta, "simple_history_manager_attribute") and not model._meta.proxy


def _sign(model: type[models.Model], act: Act) -> None:
    history = getattr(model, model._meta.simple_history_manager_attribute).model  # type: ignore[attr-defined]
    said = {
        "history_date": timezone.now(),
        "history_type": "+",
        "history_user": act.by.pk,
        "history_change_reason": act.reason,
        "act": act.id,
        "act_name": act.name,
    }
    quote = connection.ops.quote_name
    kept = [quote(field.column) for field in history.tracked_fields]
    added = [quote(history._meta.get_field(name).column) for name in said]
    source = ", ".join(kept + ["%s"] * len(added))
    values = [history._meta.get_field(name).get_db_prep_save(value, connection) for name, value in said.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(history._meta.db_table)} ({', '.join(kept + added)}) "  # noqa: S608 – names only
            f"SELECT {source} FROM {quote(model._meta.db_table)} ORDER BY {kept[0]}",
            values,
        )
