"""Balances: opening + in − out = closing, for any period and village, each number folded from its own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Count, F, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .periods import Period
from .registry import Registry
from .scope import within


@dataclass(frozen=True)
class Balance:
    """What must balance: spells of one kind, and the list they stand on.

    `in_force`, `came_in` and `went_out` name the filters of that list, and so the queryset methods, that give the rows
    behind each number; `params` narrow all four alike. Raises ImproperlyConfigured when one does not exist.
    """

    key: str
    label: Any
    filterset: Any
    list_url: str
    in_force: str = "in_force"
    came_in: str = "begun_in"
    went_out: str = "ended_in"
    params: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self):
        unknown = {self.in_force, self.came_in, self.went_out, *self.params} - set(self.filterset.base_filters)
        if unknown:
            raise ImproperlyConfigured(f"{self.key}: {self.filterset.__name__} has no filter {sorted(unknown)}.")

    @property
    def model(self) -> Any:
        return self.filterset._meta.model

    def queries(self, period: Period) -> dict[str, dict[str, str]]:
        """For each of the four numbers, the filters of its rows."""
        before = (period.first - timedelta(days=1)).isoformat()
        return {
            "opening": {**self.params, self.in_force: before},
            "came_in": {**self.params, self.came_in: str(period)},
            "went_out": {**self.params, self.went_out: str(period)},
            "closing": {**self.params, self.in_force: period.last.isoformat()},
        }

    def rows_url(self, period: Period, number: str, village=None) -> str:
        """The address of the rows behind one of the four numbers."""
        query = {**self.queries(period)[number], **({"village": village} if village is not None else {})}
        return f"{reverse(self.list_url)}?{urlencode(query)}"

    def by_village(self, period: Period, user) -> dict[int, BalanceLine]:
        """The line of every village with a row, in one statement."""
        return self._lines(period, within(self.model, user))

    def of(self, period: Period, user=None, village=None) -> BalanceLine:
        """The four numbers of a period, each counted for itself."""
        rows = within(self.model, user)
        if village is not None:
            rows = rows.in_village(village)
        return sum(self._lines(period, rows).values(), BalanceLine(0, 0, 0, 0))

    def _lines(self, period: Period, rows) -> dict[int, BalanceLine]:
        """The four counts of each village, one part of the statement each."""
        parts = [
            self.filterset.select(query, rows)
            .order_by()
            .annotate(_number=Value(number), _village=F(rows.village_path))
            .values("_number", "_village")
            .annotate(_rows=Count("pk"))
            .values_list("_number", "_village", "_rows")
            for number, query in self.queries(period).items()
        ]
        counts: dict[int, dict[str, int]] = {}
        for number, village, count in parts[0].union(*parts[1:], all=True):
            counts.setdefault(village, {})[number] = count
        nothing = dict.fromkeys(self.queries(period), 0)
        return {village: BalanceLine(**{**nothing, **found}) for village, found in counts.items()}


@dataclass(frozen=True)
class BalanceLine:
    """Opening, in, out and closing of one balance."""

    opening: int
    came_in: int
    went_out: int
    closing: int

    def __add__(self, other: BalanceLine) -> BalanceLine:
        return BalanceLine(
            self.opening + other.opening,
            self.came_in + other.came_in,
            self.went_out + other.went_out,
            self.closing + other.closing,
        )

    @property
    def holds(self) -> bool:
        return self.opening + self.came_in - self.went_out == self.closing


balances: Registry[Balance] = Registry(_("balance"))


def register(balance: Balance) -> Balance:
    """Make a balance known by its key."""
    return balances.add(balance.key, balance)
