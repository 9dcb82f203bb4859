"""What waits for whom among the rows that offend a check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from .alerts import Counted, alerts
from .findings import DECIDE, assigned_to


@dataclass(frozen=True)
class OwnRows(Counted):
    """Rows somebody else asked the user to see to; those put right or settled are no longer among them."""

    list_url: str = "kit:checks"

    def may_read(self, user) -> bool:
        return user.has_perm("kit.view_checkdecision") and user.has_perm(DECIDE)

    def number(self, day: date, user) -> int:
        return sum(len(found) for _check, found in assigned_to(user, reader=user))


alerts.add("kit.own_rows", OwnRows("kit.own_rows", _("rows of the checks to see to"), is_soon=True))
