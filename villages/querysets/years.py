"""Which rows of what is asked every year, and of certificates."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Case, Count, F, FloatField, IntegerField, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast, Coalesce, NullIf

from .records import ScopedSpells, VillageScoped


class YearQuerySet(VillageScoped):
    """Rows of one year each."""

    model: Any

    def of_year(self, year: int):
        """Of one year."""
        return self.filter(year=year)


class HouseholdYearQuerySet(YearQuerySet):
    """Living conditions and incomes."""

    def with_dilapidated_house(self):
        """In a house of grade C or D."""
        return self.filter(house_grade__in=("C", "D"))

    def with_guarantee_missing(self):
        """Where one of the two assurances and three guarantees is known to be missing; housing by the house's grade."""
        missing = Q(house_grade__in=("C", "D"))
        for name in self.model.GUARANTEES:
            missing |= Q(**{name: False})
        return self.filter(missing)

    def with_income(self):
        """With `net_income` (empty where no part was asked), `year_members` and `income_per_head`, in yuan.

        The members are those registered at the end of the year, or on the household's last day if it left during it.
        """
        nothing = Q(**dict.fromkeys(self.model.MONEY))
        income: Any = Coalesce(Cast("business_cost", FloatField()), 0.0) * -1.0
        for name in self.model.INCOME:
            income += Coalesce(Cast(name, FloatField()), 0.0)
        stays = apps.get_model("villages", "Stay").objects.filter(household=OuterRef("household"))
        stays = stays.filter(
            Q(until=None) | Q(until__year__gt=OuterRef("year")) | Q(until=OuterRef("household__until")),
            since__year__lte=OuterRef("year"),
        )
        counted = stays.order_by().values("household").annotate(_number=Count("pk")).values("_number")
        return self.annotate(
            net_income=Case(When(nothing, then=None), default=income, output_field=FloatField()),
            year_members=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
        ).annotate(income_per_head=F("net_income") / NullIf(Cast("year_members", FloatField()), 0.0))


class PersonYearQuerySet(YearQuerySet):
    """School, health, work and insurance."""

    def out_of_school(self):
        """Left school early, as somebody said with the reason."""
        return self.exclude(dropout_reason="")

    def latest_of_members(self, household):
        """The latest year of each person who is in a household now."""
        stays = apps.get_model("villages", "Stay").objects.filter(household=household, until=None)
        latest = self.model.objects.filter(person=OuterRef("person")).order_by("-year").values("pk")[:1]
        return self.filter(person__in=stays.values("person"), pk=Subquery(latest))

    def worked_away(self):
        """Worked away for a month or more."""
        return self.filter(work_months__gt=0)


class CertificateQuerySet(ScopedSpells):
    """Disability certificates."""

    def severe(self, day: date):
        """In force at the end of `day`, of level 1 or 2."""
        return self.in_force(day).filter(level__in=("1", "2"))
