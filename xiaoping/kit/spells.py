"""Rows that are true from one day until another.

A spell holds at the end of a day if it began that day or before and has not ended by it: `until` is the first day on
which it no longer holds. Status is never a flag, so last year's figure can be worked out again today.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .periods import Period


class SpellQuerySet(models.QuerySet):
    """Rows with `since` and `until` (empty while it lasts)."""

    def in_force(self, day: date):
        """True at the end of `day`. One that ends that very day is over."""
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)

    def begun_in(self, period: Period):
        """Began within the period."""
        return self.filter(since__gte=period.first, since__lte=period.last)

    def ended_in(self, period: Period):
        """Ended within the period."""
        return self.filter(until__gte=period.first, until__lte=period.last)


def ends_after_start(name: str) -> models.CheckConstraint:
    """The constraint every spell carries: it cannot end before it began. One may end the day it began: a mistake."""
    return models.CheckConstraint(name=name, condition=Q(until=None) | Q(until__gte=F("since")))


def ends_with_reason(name: str) -> models.CheckConstraint:
    """The constraint of spells that say why they ended: the day and its reason, or neither."""
    return models.CheckConstraint(
        name=name,
        condition=Q(until=None, until_reason="") | (Q(until__isnull=False) & ~Q(until_reason="")),
        violation_error_message=_("An end needs its day and its reason."),
    )
