"""What cannot wait in planning: a year that is over and not closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from villages.models import Household
from xiaoping.kit.alerts import Counted, alerts
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import facts

from .models import PeriodClose

GRACE = 2  # from this month on, the year before should be closed


@dataclass(frozen=True)
class YearsNotClosed(Counted):
    """Years of the records that are over and not closed, for those who close; counted from February on."""

    list_url: str = "planning:periodclose_new"

    def may_read(self, user) -> bool:
        return user.has_perm("planning.add_periodclose") and facts["villages.posted_to_township"](user)

    def number(self, day: date, user) -> int:
        last = day.year - 1 if day.month >= GRACE else day.year - 2
        first = facts["villages.records_from"]()
        years = {Period.year(year) for year in range(first.year, last + 1) if date(year, 1, 1) >= first}
        if not years or not Household.objects.exists():  # an office that has only begun has nothing to close
            return 0
        return len(years - {close.period for close in PeriodClose.objects.in_force()})


alerts.add("planning.years_not_closed", YearsNotClosed("planning.years_not_closed", _("years that are not closed yet")))
