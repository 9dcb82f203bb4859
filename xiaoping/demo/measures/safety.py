"""Public safety is the report's, and its records are such as an office has."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count

from safety import models
from xiaoping.kit.periods import Period

from ..records import TODAY
from .base import REPORT, Measure, exactly, percent

YEAR = Period.year(2018)


def measures() -> Iterator[Measure]:
    """Everything about inspections, visits and cases."""
    yield from inspections()
    yield from visits()
    yield from cases()


def inspections() -> Iterator[Measure]:
    made = models.Inspection.objects.inspected_in(YEAR)
    kinds = Counter(made.values_list("kind__code", flat=True))
    yield exactly("inspections of fireworks shops in 2018", kinds["fireworks"], 14, REPORT)
    yield exactly("inspections of building works in 2018", kinds["construction"], 12, REPORT)
    yield Measure("road traffic inspections in 2018", kinds["road_traffic"], 31, 39, f"some more than 30: {REPORT}")
    sent = sum(made.values_list("inspectors", flat=True))
    yield Measure("inspectors sent out in 2018", sent, 200, 299, f"some more than 200: {REPORT}")
    hazards = models.Hazard.objects
    yield Measure("hazards found in 2018", hazards.begun_in(YEAR).count(), 8, 30, "a fifth of the inspections find one")
    yield Measure("hazards open today", hazards.in_force(TODAY).count(), 1, 12, "those of this spring")
    yield Measure("major hazards overdue today", hazards.overdue_major(TODAY).count(), 1, 2, "for the leaders to see")
    yield Measure(
        "sites open without a licence today", models.Site.objects.licence_ended(TODAY).count(), 1, 3, "for the check"
    )


def visits() -> Iterator[Measure]:
    for made in models.VisitRound.objects.filter(seed__isnull=False):
        assigned = made.visits.filter(dropped_on=None)
        visited = percent(assigned.exclude(visited_on=None).count(), assigned.count())
        yield Measure(f"{made}: visited, %", visited, 95, 99.5, "nearly all, or the checks would find nothing")
        checked = Counter(models.SpotCheck.objects.filter(visit__round=made).values_list("visit__group", flat=True))
        yield exactly(f"{made}: groups with two checked", sum(n == 2 for n in checked.values()), 127, REPORT)
    outside = models.Visit.objects.outside_its_round().count()
    yield exactly("visits outside their round", outside, 0, "a visit belongs to its round")
    days = models.Visit.objects.exclude(visited_on=None).values("officer", "visited_on").annotate(_visits=Count("pk"))
    yield Measure("most visits of an officer on a day", max(row["_visits"] for row in days), 8, 20, "what one can do")


def cases() -> Iterator[Measure]:
    online = models.Case.objects.resolved_in(YEAR).filter(channel="online").count()
    yield exactly("online petitions resolved in 2018", online, 4, REPORT)
    yield Measure("cases open today", models.Case.objects.pending(TODAY).count(), 2, 9, "those of this spring")
