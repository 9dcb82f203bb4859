"""Party work agrees with itself."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import F

from planning.models import PartyActivity, PartyOrganisation, PartyReturn
from xiaoping.kit.periods import Period

from ..records import CLOSING
from .base import REPORT, Measure, exactly

YEARS = range(2014, 2019)


def measures() -> Iterator[Measure]:
    """Organisations, members, recruits, meetings."""
    yield exactly("party organisations", PartyOrganisation.objects.in_force(CLOSING).count(), 9, REPORT)
    sizes = PartyReturn.objects.standing(CLOSING).values_list("members", flat=True)
    yield Measure("fewest members of an organisation", min(sizes), 20, 60, "a village branch of 360 households")
    yield Measure("most members of an organisation", max(sizes), 20, 80, "a village branch of 600 households")
    yield Measure("members who came or left unexplained a year", largest_gap(), 0, 12, "deaths, moves and transfers")
    held = Counter(PartyActivity.objects.studied_in(Period.year(2018)).values_list("organisation", flat=True))
    yield Measure("most meetings of an organisation in 2018", max(held.values()), 48, 104, "one or two a week")
    crowded = PartyActivity.objects.filter(attendance__gt=F("organisation__partyreturns__members")).distinct().count()
    yield exactly("meetings with more people than members", crowded, 0, "members come to their own meetings")


def largest_gap() -> int:
    """How far members of a year differ at most from those of the year before and the recruits."""
    totals = {
        year: PartyReturn.objects.standing(date(year, 12, 31)).values_list("members", "recruited")
        for year in (YEARS[0] - 1, *YEARS)
    }
    members = {year: sum(row[0] for row in rows) for year, rows in totals.items()}
    recruited = {year: sum(row[1] for row in rows) for year, rows in totals.items()}
    return max(abs(members[year - 1] + recruited[year] - members[year]) for year in YEARS)
