"""The small township is built once a process; its rows stay in the database for the next test that wants them."""

import copy
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection, transaction

KEPT_BY_DJANGO = ("contenttypes.contenttype", "auth.permission", "sessions.session")


class Snapshot:
    """The rows that `build` writes into an empty database, and what it returns."""

    def __init__(self, build: Callable[[], Any]):
        self.build = build
        self.built: Any = None
        self.rows: list = []
        self.permissions: set[int] = set()

    def restore(self) -> Any:
        """Write the rows again and return a copy of what was built.

        A test that emptied the tables (a browser's) has renewed the permissions the groups point to: then build anew.
        """
        permissions = set(Permission.objects.values_list("pk", flat=True))
        if permissions != self.permissions:
            self.built, self.permissions = self.build(), permissions
            self.rows = [(model, list(model._base_manager.all())) for model in written()]
        else:
            with transaction.atomic():  # so that rows may name rows that come later
                for model, rows in self.rows:
                    model._base_manager.bulk_create(copy.copy(row) for row in rows)
        return copy.deepcopy(self.built)


class Kept:
    """A snapshot's rows, written once inside a transaction that stays open around the tests that want them.

    Each of those tests runs in a savepoint of its own, so it finds the rows as they were written. The first test that
    wants an empty database, or commits, has the transaction rolled back before it begins.
    """

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self.built: Any = None
        self.around: transaction.Atomic | None = None
        self.blocker: Any = None  # what lets pytest into the database

    def keep(self) -> None:
        """Write the rows, unless they are there."""
        if self.around is None:
            self.around = transaction.atomic()
            self.around.__enter__()
            self.built = self.snapshot.restore()
            connection.check_constraints()  # once here, not again at the end of each test

    def drop(self) -> None:
        """Take the rows away, if they are there."""
        if self.around is not None:
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)
            self.around = None


def written() -> list:
    """Every model whose rows a township may consist of, tables between two models included."""
    models = apps.get_models(include_auto_created=True)
    return [
        model
        for model in models
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in KEPT_BY_DJANGO
    ]
