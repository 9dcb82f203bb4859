"""Sites, inspections, drills and publicity."""

from __future__ import annotations

from datetime import date

from django.apps import apps
from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    Subquery,
)
from django.db.models.functions import Coalesce

from villages.querysets import ScopedSpells, VillageScoped
from villages.querysets.works import within
from xiaoping.kit.periods import Period

from .rules import warned_until


class SiteQuerySet(ScopedSpells):
    """Sites under supervision; in force while they are open."""

    def licence_ended(self, day: date):
        """Open at the end of `day` although the licence ran out before it. A site that needs none has no such day."""
        return self.in_force(day).filter(licensed_until__lt=day)

    def licence_ends_soon(self, day: date):
        """Open at the end of `day` with a licence that still holds and ends within the days that are warned of."""
        return self.in_force(day).filter(licensed_until__gte=day, licensed_until__lte=warned_until("licence_days", day))

    def with_hazards(self, day: date):
        """With `open_hazards`, how many of its hazards are open at the end of `day`, and `last_inspected`."""
        hazards = apps.get_model("safety", "Hazard").objects.in_force(day).filter(site=OuterRef("pk")).order_by()
        number = hazards.values("site").annotate(_number=Count("pk")).values("_number")
        inspections = apps.get_model("safety", "Inspection").objects.filter(site=OuterRef("pk"), inspected_on__lte=day)
        return self.annotate(
            open_hazards=Coalesce(Subquery(number, output_field=IntegerField()), 0),
            last_inspected=Subquery(inspections.order_by("-inspected_on").values("inspected_on")[:1]),
        )


class InspectionQuerySet(VillageScoped):
    """Inspections."""

    def inspected_in(self, period: Period):
        """Made within the period."""
        return self.filter(within(period, "inspected_on"))


class DrillQuerySet(VillageScoped):
    """Drills."""

    def held_in(self, period: Period):
        """Held within the period."""
        return self.filter(within(period, "held_on"))


class PublicityQuerySet(VillageScoped):
    """Slogans, banners, displays, leaflets."""

    def done_in(self, period: Period):
        """Put up, shown or handed out within the period."""
        return self.filter(within(period, "done_on"))
