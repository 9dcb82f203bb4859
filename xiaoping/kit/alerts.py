"""What cannot wait, and what soon will not: rows past a limit or near it, shown to whom they concern while there are
any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .registry import Registry
from .scope import within


@dataclass(frozen=True)
class Alert:
    """Rows that a filter by day of some list leaves: none of them, and nothing is shown.

    Raises ImproperlyConfigured when there is no such filter.
    """

    key: str
    label: Any
    filterset: Any
    list_url: str
    name: str
    is_soon: bool = False  # a limit that is near, not past
    concerns: str = ""  # a permission, for what is shown only to those who can do something about it

    def __post_init__(self):
        if self.name not in self.filterset.base_filters:
            raise ImproperlyConfigured(f"{self.key}: {self.filterset.__name__} has no filter {self.name}.")

    def may_read(self, user) -> bool:
        meta = self.filterset._meta.model._meta
        seen = user.has_perm(f"{meta.app_label}.view_{meta.model_name}")
        return seen and (not self.concerns or user.has_perm(self.concerns))

    def rows(self, day: date, user):
        """The rows there are on a day, as far as the user may see them."""
        rows = within(self.filterset._meta.model, user)
        return self.filterset.select({self.name: day.isoformat()}, rows).order_by()

    def number(self, day: date, user) -> int:
        """How many rows there are; only an alert that no filter of a list finds is asked by itself."""
        return self.rows(day, user).count()

    def rows_url(self, day: date) -> str:
        """The address of the rows."""
        return f"{reverse(self.list_url)}?{urlencode({self.name: day.isoformat()})}"


@dataclass(frozen=True)
class Counted(Alert):
    """What no filter of a list finds: subclasses say who `may_read` it, and its `number`, and lead to a page."""

    filterset: Any = None
    list_url: str = ""
    name: str = ""

    def __post_init__(self):
        """There is no filter to look for."""

    def may_read(self, user) -> bool:
        raise NotImplementedError

    def number(self, day: date, user) -> int:
        raise NotImplementedError

    def rows_url(self, day: date) -> str:
        return reverse(self.list_url)


alerts: Registry[Alert] = Registry(_("alert"))


def register(alert: Alert) -> Alert:
    """Make an alert known by its key."""
    return alerts.add(alert.key, alert)


def raised(user, day: date) -> list[dict[str, Any]]:
    """The alerts with rows in a user's villages: label, number and address; what is past a limit first."""
    readable, found = [alert for alert in alerts if alert.may_read(user)], []
    numbers = _numbers(readable, day, user)
    for alert in readable:
        if number := numbers[alert.key]:
            found.append({"label": alert.label, "number": number, "url": alert.rows_url(day), "is_soon": alert.is_soon})
    return sorted(found, key=lambda line: line["is_soon"])


def _numbers(wanted: list[Alert], day: date, user) -> dict[str, int]:
    """How many rows each has, in one statement a kind of record."""
    by_model: dict[Any, dict[str, Any]] = {}
    filtered = [alert for alert in wanted if alert.filterset is not None]
    for place, alert in enumerate(filtered):
        mine = Q(pk__in=alert.rows(day, user).values("pk"))
        by_model.setdefault(alert.filterset._meta.model, {})[f"_alert{place}"] = Count("pk", filter=mine)
    found: dict[str, int] = {}
    for model, counts in by_model.items():
        found |= within(model, user).order_by().aggregate(**counts)
    numbers = {alert.key: found[f"_alert{place}"] for place, alert in enumerate(filtered)}
    return numbers | {alert.key: alert.number(day, user) for alert in wanted if alert.filterset is None}
