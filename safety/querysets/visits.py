"""Visits of a round, their spot checks, and deductions."""

from __future__ import annotations

from datetime import date

from django.db.models import (
    F,
    Q,
)

from villages.querysets import VillageScoped, scope_of
from villages.querysets.works import within
from xiaoping.kit.periods import Period


class VisitQuerySet(VillageScoped):
    """Households to be visited in a round, each by its officer."""

    def visited_in(self, period: Period):
        """Visited within the period."""
        return self.filter(within(period, "visited_on"))

    def to_visit(self, day: date):
        """Of rounds that have begun by `day` and are not over: neither visited nor dropped at the end of it."""
        return self.filter(round__first__lte=day, round__last__gte=day).pending(day)

    def pending(self, day: date):
        """Neither visited nor dropped at the end of `day`."""
        return self.filter(Q(visited_on=None) | Q(visited_on__gt=day), Q(dropped_on=None) | Q(dropped_on__gt=day))

    def following_up(self, day: date):
        """Visited by `day`; what was found there is still to be followed up at the end of it."""
        open_still = Q(followed_up_on=None) | Q(followed_up_on__gt=day)
        return self.filter(open_still, needs_follow_up=True, visited_on__lte=day)

    def outside_its_round(self):
        """Visited before the round began or after it was over."""
        return self.filter(Q(visited_on__lt=F("round__first")) | Q(visited_on__gt=F("round__last")))


class WrittenByTownship(VillageScoped):
    """Rows of a village that only the township writes: nobody checks their own village."""

    def writable_by(self, user):
        """All of them from a township posting, none from a village's."""
        return self.all() if scope_of(user).township else self.none()


class SpotCheckQuerySet(WrittenByTownship):
    """Spot checks of visits."""

    def drawn_in(self, period: Period):
        """Drawn within the period."""
        return self.filter(within(period, "drawn_on"))

    def unchecked(self, day: date):
        """Drawn by `day` and not checked at the end of it."""
        return self.filter(Q(checked_on=None) | Q(checked_on__gt=day), drawn_on__lte=day)


class DeductionQuerySet(WrittenByTownship):
    """Deductions for missed households, each decided on where there was an appeal."""

    def imposed_in(self, period: Period):
        """Imposed within the period."""
        return self.filter(within(period, "imposed_on"))
