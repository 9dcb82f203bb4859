"""The small township is built once a process and copied into each test's database, for building it takes far longer."""

import copy
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import transaction

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


def written() -> list:
    """Every model whose rows a township may consist of, tables between two models included."""
    models = apps.get_models(include_auto_created=True)
    return [
        model
        for model in models
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in KEPT_BY_DJANGO
    ]
