"""What is on record of people and households year by year."""

from collections.abc import Iterator

from django.db.models import Avg, F, Max, Min, Q

from poverty.models import PovertySpell, Registration
from villages.models import Absence, DisabilityCertificate, HouseholdYear, PersonYear

from ..policy import LINES
from ..records import CLOSING
from .base import REPORT, Measure, exactly, percent

YEAR = CLOSING.year


def measures() -> Iterator[Measure]:
    """Everything about the years."""
    yield from health()
    yield from school_and_work()
    yield from incomes()


def health() -> Iterator[Measure]:
    certificates = DisabilityCertificate.objects.in_force(CLOSING)
    yield exactly("people with a disability certificate", certificates.count(), 273, REPORT)
    disabled = PersonYear.objects.filter(year=YEAR, is_disabled=True)
    without = disabled.exclude(person__in=certificates.values("person")).count()
    yield exactly("disabled people without a certificate", without, 0, "the year's record rests on the certificate")
    ill = PersonYear.objects.filter(Q(is_chronically_ill=True) | Q(is_seriously_ill=True), year=YEAR).count()
    people = PersonYear.objects.filter(year=YEAR).count()
    yield exactly("years of 2018", people, 11440, "everybody was asked")
    yield Measure("ill, %", percent(ill, people), 6, 16, "mostly the old")


def school_and_work() -> Iterator[Measure]:
    year = PersonYear.objects.filter(year=YEAR)
    pupils = year.filter(school__in=("primary", "junior_1", "junior_2", "junior_3"))
    yield Measure("pupils of compulsory education", pupils.count(), 900, 1700, "ages 6 to 14")
    yield exactly("pupils who left early", year.out_of_school().count(), 0, "the report names none")
    away = year.worked_away()
    yield Measure("worked away, %", percent(away.count(), year.count()), 20, 32, "about half of the able")
    unable = away.filter(labour__in=("none", "lost")).count()
    yield exactly("worked away without being able to", unable, 0, "V13")
    placeless = year.filter(Q(work_months=0) & ~Q(work_place="") | Q(work_months__gt=0, work_place="")).count()
    yield exactly("months without place, or place without months", placeless, 0, "V12")
    unrecorded = Absence.objects.in_force(CLOSING).exclude(person__in=away.values("person")).count()
    yield exactly("away at the end of 2018 without months", unrecorded, 0, "absence and year agree")


def incomes() -> Iterator[Measure]:
    rows = HouseholdYear.objects.filter(year=YEAR).with_income()
    yield exactly("households asked in 2018", rows.count(), 3718, "every household")
    mean = rows.aggregate(mean=Avg(F("net_income") * 1.0) / Avg(F("year_members") * 1.0))["mean"]
    yield Measure("net income a head, yuan", round(mean), 4100, 4700, f"4,400: {REPORT}")
    poor = PovertySpell.objects.not_exited(CLOSING).values("registration__household")
    line = LINES[YEAR]
    highest = rows.filter(household__in=poor).aggregate(most=Max("income_per_head"))["most"]
    yield Measure("highest income of the poor, yuan a head", round(highest), 0, line - 1, "below the poverty line")
    out = Registration.objects.exited(CLOSING).values("household")
    lowest = rows.filter(household__in=out).aggregate(least=Min("income_per_head"))["least"]
    yield Measure("lowest income of those out of poverty", round(lowest), line, 2 * line, "above the poverty line")
    dilapidated = rows.filter(household__in=out).with_dilapidated_house().count()
    yield exactly("out of poverty in a dilapidated house", dilapidated, 0, "safe housing is a guarantee")
