"""How complete the records are: what should be on record, what is missing, and the way to the rows that miss it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .registry import Registry
from .scope import within


@dataclass(frozen=True)
class Task:
    """One thing every record of a kind should have. `every` and `missing` name filters by day of the list it stands on.

    Raises ImproperlyConfigured when one of them does not exist.
    """

    key: str
    label: Any
    filterset: Any
    list_url: str
    every: str
    missing: str

    def __post_init__(self):
        unknown = {self.every, self.missing} - set(self.filterset.base_filters)
        if unknown:
            raise ImproperlyConfigured(f"{self.key}: {self.filterset.__name__} has no filter {sorted(unknown)}.")

    def may_read(self, user) -> bool:
        meta = self.filterset._meta.model._meta
        return user.has_perm(f"{meta.app_label}.view_{meta.model_name}")

    def by_village(self, day: date, user) -> dict[int, tuple[int, int]]:
        """For each village, how many records there are and how many of them miss it: two statements."""
        every, missing = (self._counts(name, day, user) for name in (self.every, self.missing))
        return {village: (number, missing.get(village, 0)) for village, number in every.items()}

    def _counts(self, name: str, day: date, user) -> dict[int, int]:
        rows = self.filterset.select({name: day.isoformat()}, within(self.filterset._meta.model, user))
        path = rows.village_path
        return dict(rows.order_by().values(path).annotate(_rows=Count("pk")).values_list(path, "_rows"))

    def rows_url(self, day: date, village=None) -> str:
        """The address of the rows that miss it."""
        query = {self.missing: day.isoformat(), **({"village": village} if village is not None else {})}
        return f"{reverse(self.list_url)}?{urlencode(query)}"


tasks: Registry[Task] = Registry(_("task"))


def register(task: Task) -> Task:
    """Make a task known by its key."""
    return tasks.add(task.key, task)


def todo(user, day: date) -> list[dict[str, Any]]:
    """What is missing in a user's villages: label, number and address, the most first."""
    found = []
    for task in tasks:
        if task.may_read(user):
            missing = sum(count for _every, count in task.by_village(day, user).values())
            if missing:
                found.append({"label": task.label, "number": missing, "url": task.rows_url(day)})
    return sorted(found, key=lambda line: -line["number"])
