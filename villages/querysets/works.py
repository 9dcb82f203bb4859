"""Which rows of what was built, grown, earned, taught and stated."""

from datetime import date

from django.db.models import Q

from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

from .records import VillageScoped


def within(period: Period, field: str) -> Q:
    """The day in `field` lies within the period."""
    return Q(**{f"{field}__gte": period.first, f"{field}__lte": period.last})


class InvestmentQuerySet(VillageScoped):
    """Money put into a crop."""

    def invested_in(self, period: Period):
        """Invested within the period."""
        return self.filter(within(period, "invested_on"))


class WellRepairQuerySet(VillageScoped):
    """Repairs of wells."""

    def repaired_in(self, period: Period):
        """Repaired within the period."""
        return self.filter(within(period, "repaired_on"))


class GridProjectQuerySet(VillageScoped):
    """Renewals of the power grid."""

    def finished_in(self, period: Period):
        """Finished within the period, whenever they were due."""
        return self.filter(within(period, "finished_on"))

    def pending_in(self, period: Period):
        """Due within the period and not finished by its last day."""
        return self.filter(within(period, "due_on"), self._unfinished(period.last))

    def _unfinished(self, day: date) -> Q:
        return Q(finished_on=None) | Q(finished_on__gt=day)


class FacilityWorkQuerySet(VillageScoped):
    """Works on village centres and clinics."""

    def finished_in(self, period: Period):
        """Finished within the period."""
        return self.filter(within(period, "finished_on"))


class CollectiveIncomeQuerySet(VillageScoped):
    """Receipts of the villages."""

    def received_in(self, period: Period):
        """Received within the period."""
        return self.filter(within(period, "received_on"))


class TrainingQuerySet(VillageScoped):
    """Training sessions."""

    def held_in(self, period: Period):
        """Held within the period."""
        return self.filter(within(period, "held_on"))


def _hidden(user) -> list[str]:
    """The figures that a user reads and states nothing of."""
    return [indicator.key for indicator in indicators if indicator.is_hidden(user)]


class StatedFigureQuerySet(VillageScoped):
    """Statements of officers. One of a reserved figure is there only for those it is reserved to."""

    def visible_to(self, user):
        """Those of the user's villages and of the township, without what is reserved to others."""
        return super().visible_to(user).exclude(key__in=_hidden(user))

    def writable_by(self, user):
        """Those of the user's villages, or all from a township posting, without what is reserved to others."""
        return super().writable_by(user).exclude(key__in=_hidden(user))

    def stated_for(self, period: Period):
        """Stated for exactly this period: a year's statement says nothing of its quarters."""
        return self.filter(first=period.first, last=period.last)
