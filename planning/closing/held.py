"""Whether a period's balances hold; what does not, with the rows that break it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from xiaoping.kit.balances import Balance, BalanceLine, balances
from xiaoping.kit.periods import Period
from xiaoping.kit.scope import within

SHOWN = 20  # rows of one village that break one balance
SIGNS = {"opening": 1, "came_in": 1, "went_out": -1, "closing": -1}


@dataclass(frozen=True)
class Broken:
    """A balance that does not hold in a village, with the rows that break it: the first of them, and how many."""

    balance: Balance
    village: int | None
    line: BalanceLine
    rows: list[Any] = field(default_factory=list)
    count: int = 0

    @property
    def difference(self) -> int:
        """How much the closing number differs from opening + in − out."""
        return self.line.closing - self.line.opening - self.line.came_in + self.line.went_out


def broken(period: Period, user=None) -> list[Broken]:
    """Every balance and village that does not hold: one statement a balance, five more for each that is broken."""
    found = []
    for balance in balances:
        for village, line in balance.by_village(period, user).items():
            if not line.holds:
                rows, count = _culprits(balance, period, village, user)
                found.append(Broken(balance, village, line, rows, count))
    return found


def _culprits(balance: Balance, period: Period, village, user) -> tuple[list[Any], int]:
    """The rows whose own arithmetic fails, a person's rows taken together: a change of relation is two of them."""
    by_person = any(one.name == "person" for one in balance.model._meta.concrete_fields)
    owner = "person_id" if by_person else "pk"
    sums: Counter = Counter()
    keys: dict[Any, set[int]] = {}
    for number, query in balance.queries(period).items():
        rows = balance.filterset.select(query, within(balance.model, user).in_village(village))
        for key, of in rows.order_by().values_list("pk", owner):
            sums[of] += SIGNS[number]
            keys.setdefault(of, set()).add(key)
    wrong = sorted(key for of, total in sums.items() if total for key in keys[of])
    shown = within(balance.model, user).select_related().filter(pk__in=wrong[:SHOWN]).order_by("pk")
    return list(shown), len(wrong)
