"""Balances: opening + in − out = closing, for any period and village, each number folded from its own rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from .periods import Period
from .registry import Registry
from .scope import within


@dataclass(frozen=True)
class Balance:
    """What must balance: spells of one kind. `came_in` and `went_out` are the queryset methods that count movement."""

    key: str
    label: Any
    model: Any
    came_in: str = "begun_in"
    went_out: str = "ended_in"

    def of(self, period: Period, user=None, village=None) -> BalanceLine:
        """The four numbers of a period, each counted for itself."""
        rows = within(self.model, user)
        if village is not None:
            rows = rows.in_village(village)
        return BalanceLine(
            opening=rows.in_force(period.first - timedelta(days=1)).count(),
            came_in=getattr(rows, self.came_in)(period).count(),
            went_out=getattr(rows, self.went_out)(period).count(),
            closing=rows.in_force(period.last).count(),
        )


@dataclass(frozen=True)
class BalanceLine:
    """Opening, in, out and closing of one balance."""

    opening: int
    came_in: int
    went_out: int
    closing: int

    @property
    def holds(self) -> bool:
        return self.opening + self.came_in - self.went_out == self.closing


balances: Registry[Balance] = Registry(_("balance"))


def register(balance: Balance) -> Balance:
    """Make a balance known by its key."""
    return balances.add(balance.key, balance)
