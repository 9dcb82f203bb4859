"""Which rows of party work and of the staff list."""

from datetime import date

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from villages.querysets import ScopedSpells, VillageScoped
from xiaoping.kit.periods import Period

# the three meetings and one lecture (三会一课)
STUDY = ("general_meeting", "committee_meeting", "group_meeting", "lecture")


def _within(period: Period, field: str) -> Q:
    return Q(**{f"{field}__gte": period.first, f"{field}__lte": period.last})


class PartyOrganisationQuerySet(ScopedSpells):
    """Party organisations."""

    def with_work(self, day: date):
        """With `members`, as the latest return up to `day` says, and this year's activities up to then.

        `studied`, `life_meetings`: how many of either. Without a return `members` is empty, not zero.
        """
        returns = apps.get_model("planning", "PartyReturn").objects.filter(organisation=OuterRef("pk"))
        year = Period(day.replace(month=1, day=1), day)
        held = apps.get_model("planning", "PartyActivity").objects.filter(organisation=OuterRef("pk"))
        return self.annotate(
            members=Subquery(returns.filter(as_of__lte=day).order_by("-as_of").values("members")[:1]),
            studied=_number_of(held.studied_in(year)),
            life_meetings=_number_of(held.held_in(year).filter(kind="life_meeting")),
        )


class ReturnQuerySet(VillageScoped):
    """Yearly returns of party organisations."""

    def standing(self, day: date):
        """What stands at the end of `day`: the latest return of each organisation that was not dissolved by then."""
        later = self.model._default_manager.filter(
            organisation=OuterRef("organisation"), as_of__gt=OuterRef("as_of"), as_of__lte=day
        )
        organisations = apps.get_model("planning", "PartyOrganisation").objects.in_force(day)
        return self.filter(~Exists(later), Exists(organisations.filter(pk=OuterRef("organisation"))), as_of__lte=day)

    def returned_in(self, period: Period):
        """Returns whose day lies within the period, of organisations dissolved since as well."""
        return self.filter(_within(period, "as_of"))


class ActivityQuerySet(VillageScoped):
    """Meetings and study sessions of party organisations."""

    def held_in(self, period: Period):
        """Held within the period."""
        return self.filter(_within(period, "held_on"))

    def studied_in(self, period: Period):
        """The three meetings and one lecture (三会一课) held within the period."""
        return self.held_in(period).filter(kind__in=STUDY)


class BannerQuerySet(VillageScoped):
    """Banners put up by the party."""

    def hung_in(self, period: Period):
        """Put up within the period."""
        return self.filter(_within(period, "hung_on"))


class StaffQuerySet(ScopedSpells):
    """The staff list."""

    def on_staff(self, day: date):
        """The township's own cadres and staff in post at the end of `day`. Who leaves that very day has left.

        Cadres of a village are no staff of the township.
        """
        return self.in_force(day).filter(village=None)

    def leading(self, day: date):
        """The township's own staff with a seat in the leadership team at the end of `day`."""
        seats = apps.get_model("planning", "LeadershipSeat").objects.in_force(day)
        return self.on_staff(day).filter(Exists(seats.filter(officer=OuterRef("pk"))))

    def with_duty(self, day: date):
        """With `duty`: what they are in charge of in the leadership team at the end of `day`."""
        seats = apps.get_model("planning", "LeadershipSeat").objects.in_force(day).filter(officer=OuterRef("pk"))
        return self.annotate(duty=Subquery(seats.order_by("since").values("duty")[:1]))


def _number_of(rows):
    """How many of `rows`, already tied to an organisation, there are; 0 rather than nothing."""
    counted = rows.order_by().values("organisation").annotate(_number=Count("pk")).values("_number")
    return Coalesce(Subquery(counted), 0)
