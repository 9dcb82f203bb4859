"""What cannot wait in planning: a year that is over and not closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.models import Household
from xiaoping.kit.alerts import Alert, alerts
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import facts

from .models import PeriodClose

GRACE = 2  # from this month on, the year before should be closed


@dataclass(frozen=True)
class YearsNotClosed(Alert):
    """Years of the records that are over and not closed, for those who close; counted from February on."""

    filterset: Any = None
    list_url: str = "planning:periodclose_new"
    name: str = ""

    def __post_init__(self):
        """It is no filter of a list that finds them."""

    def may_read(self, user) -> bool:
        return user.has_perm("planning.add_periodclose") and facts["villages.posted_to_township"](user)

    def number(self, day: date, user) -> int:
        last = day.year - 1 if day.month >= GRACE else day.year - 2
        first = facts["villages.records_from"]()
        years = {Period.year(year) for year in range(first.year, last + 1) if date(year, 1, 1) >= first}
        if not years or not Household.objects.exists():  # an office that has only begun has nothing to close
            return 0
        return len(years - {close.period for close in PeriodClose.objects.in_force()})

    def rows_url(self, day: date) -> str:
        return reverse(self.list_url)


alerts.add("planning.years_not_closed", YearsNotClosed("planning.years_not_closed", _("years that are not closed yet")))
