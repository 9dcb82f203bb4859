"""What awards entitle to by the rates: for each month, quarter or year whose first day they hold at the end of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from .models import Programme

MONTHS = {Programme.Cycle.MONTH: 1, Programme.Cycle.QUARTER: 3, Programme.Cycle.YEAR: 12}  # how long a cycle lasts


def first_days(cycle: str, since: date, day: date) -> Iterator[date]:
    """The first days of a cycle from one day up to another. A benefit without a cycle is due at none."""
    step = MONTHS.get(Programme.Cycle(cycle))
    if step is None:
        return
    for year in range(since.year, day.year + 1):
        for month in range(1, 13, step):
            first = date(year, month, 1)
            if since <= first <= day:
                yield first


def _holds(spell: dict, day: date) -> bool:
    return spell["since"] <= day and (spell["until"] is None or spell["until"] > day)


def dues_by_year(awards: Iterable[dict], rates: Iterable[dict], day: date) -> dict[tuple[int, str], Decimal]:
    """(year, benefit) → yuan due up to a day. An award has what, detail (its grade), since, until; a rate has these of
    its programme with its amount, and its cycle as who."""
    dues: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    known = list(rates)
    for award in awards:
        for rate in known:
            if (rate["what"], rate["detail"]) != (award["what"], award["detail"]):
                continue
            for first in first_days(rate["who"], max(award["since"], rate["since"]), day):
                if _holds(award, first) and _holds(rate, first):
                    dues[first.year, award["what"]] += rate["amount"]
    return dict(dues)
