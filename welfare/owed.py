"""Who is owed what under a programme for a time, and what that rests on: each benefit is read from one source.

Entitlements while they last are paid each period; pupils, workers away and insured households as the records of the
year tell, each period once; accepted houses and granted cases once, in the batch for the time they are dated in. A
source says who; the rate, or the amount of the record, says how much. Nobody is told who is in a batch already.

Relocation has no source: the household is given a home, and no amount is kept for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef

from villages.models import Absence, Household, PersonYear, Stay
from xiaoping.kit.registry import Registry, facts

from .models import AWARDED, CLAIMED, Application, Award, Benefit, Grade, HouseWork, Outcome, PaymentLine, Programme

HEAD = "01"
Grades = dict[int, str]  # person → the grade whose rate is owed


@dataclass(frozen=True)
class Owed:
    """One payment to come: to whom, in which grade, and the records it rests on. Without an amount, the rate's.

    `covers` is given where the record has a day of its own.
    """

    village: int
    household: int
    person: int
    grade: str = ""
    amount: Decimal | None = None
    covers: date | None = None
    rests_on: dict[str, int] = field(default_factory=dict)  # field of the payment → key


@dataclass(frozen=True)
class Source:
    """Where the payments of a benefit come from: `read(programme, covers, on)`, asked on the day of preparing. A
    source that `is_dated` gives records with days of their own, each to be paid once."""

    read: Callable[[Programme, date, date], Iterator[Owed]]
    is_dated: bool = False


sources: Registry[Source] = Registry("source of payments")


def owed(programme: Programme, covers: date, on: date) -> list[Owed]:
    """What is to be paid for the time from a day and is in no batch yet, by village and household."""
    source = sources[programme.benefit]
    found = list(source.read(programme, covers, on))
    if not source.is_dated:
        whose = "household" if programme.unit == Programme.Unit.HOUSEHOLD else "person"
        lines = PaymentLine.objects.filter(benefit=programme.benefit, covers=covers, returned_on=None)
        paid = set(lines.values_list(whose, flat=True))
        found = [one for one in found if getattr(one, whose) not in paid]
    return sorted(found, key=lambda one: (one.village, one.household, one.person))


def _unpaid(rows, rests_on: str) -> Any:
    """Records no payment rests on yet, but for what came back."""
    return rows.filter(~Exists(PaymentLine.objects.filter(returned_on=None, **{rests_on: OuterRef("pk")})))


def _awards(programme: Programme, covers: date, on: date) -> Iterator[Owed]:
    rows = Award.objects.due_for(programme.benefit, covers)
    for village, household, person, grade, pk in rows.values_list("village", "household", "person", "grade", "pk"):
        yield Owed(village, household, person, grade, rests_on={"award": pk})


def _eligible(programme: Programme, households: set[int], day: date) -> set[int]:
    """Those of some households for which the programme's eligibility holds; all of them where it has none.

    One statement, if the fact says of which households it holds under its key with `.households` behind it.
    """
    key = programme.eligibility
    if not key:
        return households
    if f"{key}.households" in facts:
        return households & set(facts[f"{key}.households"](day))
    return {home.pk for home in Household.objects.filter(pk__in=households) if facts[key](home, day)}


def _members(programme: Programme, day: date, grades: Grades) -> Iterator[Owed]:
    """Those of some people who live here on a day in a household that is eligible."""
    stays = Stay.objects.in_force(day).values_list("village", "household", "person")
    found = [row for row in stays.order_by("pk").iterator() if row[2] in grades]
    homes = _eligible(programme, {household for _village, household, _person in found}, day)
    for village, household, person in found:
        if household in homes:
            yield Owed(village, household, person, grades[person])


def _schools(covers: date) -> dict[int, str]:
    """Person → school in the year of a day, or, where that year is not on record yet, in the year before."""
    years = PersonYear.objects.filter(year__in=(covers.year - 1, covers.year)).order_by("year")
    return dict(years.values_list("person", "school").iterator())


def _pupils(schools: dict[str, str], *, by_case: bool = False):
    """Pupils of some schools, whose names begin so; each with the grade of the rate. Of those whose case was granted
    alone, where the school does not tell: who boards."""

    def read(programme: Programme, covers: date, on: date) -> Iterator[Owed]:
        granted = Application.objects.filter(programme__benefit=programme.benefit, until_reason=Outcome.GRANTED)
        named = set(granted.filter(until__lte=on, person__isnull=False).values_list("person", flat=True))
        grades = {
            person: grade
            for person, school in _schools(covers).items()
            for start, grade in schools.items()
            if school.startswith(start) and (person in named or not by_case)
        }
        yield from _members(programme, covers, grades)

    return read


def _workers(programme: Programme, covers: date, on: date) -> Iterator[Owed]:
    """Who was away for work in the year of a day, until the batch is prepared; by the farthest place."""
    absences = Absence.objects.filter(since__lte=on).exclude(until__lt=covers)
    far = {Absence.Reach.COUNTRY, Absence.Reach.ABROAD}
    grades: Grades = {}
    for person, reach in absences.values_list("person", "reach"):
        if reach in far or person not in grades:
            grades[person] = Grade.OUTSIDE_PROVINCE if reach in far else Grade.WITHIN_PROVINCE
    yield from _members(programme, covers, grades)


def _insured(programme: Programme, covers: date, on: date) -> Iterator[Owed]:
    """Everybody of the eligible households, or, where households are counted, their heads."""
    stays = Stay.objects.in_force(on)
    if programme.unit == Programme.Unit.HOUSEHOLD:
        stays = stays.filter(relation=HEAD)
    yield from _members(programme, on, dict.fromkeys(stays.values_list("person", flat=True), ""))


def _heads(households: set[int], day: date) -> dict[int, int]:
    """Household → its head on a day, else whoever stands first in it; of one that is no more, its last head."""
    stays = Stay.objects.filter(household__in=households, since__lte=day)
    latest_last = stays.order_by(F("until").asc(nulls_last=True), "-relation", "-pk")
    return dict(latest_last.values_list("household", "person"))


def _houses(kind: HouseWork.Kind):
    """Works of a kind accepted in the time, at their subsidy, to the head of the household."""

    def read(programme: Programme, covers: date, on: date) -> Iterator[Owed]:
        works = HouseWork.objects.filter(kind=kind, accepted_on__gte=covers, accepted_on__lte=on, subsidy__gt=0)
        rows = list(_unpaid(works, "house_work").values_list("pk", "village", "household", "subsidy", "accepted_on"))
        heads = _heads({row[2] for row in rows}, on)
        for pk, village, household, subsidy, accepted in rows:
            if household in heads:
                yield Owed(village, household, heads[household], "", subsidy, accepted, {"house_work": pk})

    return read


def _cases(programme: Programme, covers: date, on: date) -> Iterator[Owed]:
    """Cases granted in the time, at the amount decided, each for the day it was handed in: a bill, a claim."""
    rows = Application.objects.filter(programme__benefit=programme.benefit, until_reason=Outcome.GRANTED)
    rows = rows.filter(until__gte=covers, until__lte=on, amount__isnull=False)
    found = list(_unpaid(rows, "application").values_list("pk", "village", "household", "person", "amount", "since"))
    heads = _heads({row[2] for row in found}, on)
    for pk, village, household, person, amount, since in found:
        whom = person or heads.get(household)
        if whom is not None:
            yield Owed(village, household, whom, "", amount, since, {"application": pk})


for benefit in AWARDED:
    sources.add(benefit, Source(_awards))
for benefit, read in {
    Benefit.KINDERGARTEN: _pupils({"kindergarten": ""}),
    Benefit.BOARDING: _pupils({"primary": Grade.PRIMARY, "junior": Grade.JUNIOR}, by_case=True),
    Benefit.HARDSHIP_PUPIL: _pupils({"senior": ""}),
    Benefit.VOCATIONAL_TUITION: _pupils({"vocational": ""}),
    Benefit.YULU: _pupils({"vocational": "", "college": ""}),
    Benefit.TRANSPORT: _workers,
    Benefit.MEDICAL_PREMIUM: _insured,
}.items():
    sources.add(benefit, Source(read))
for benefit, dated in {
    Benefit.HOUSE_REPAIR: _houses(HouseWork.Kind.REPAIR),
    Benefit.HOUSE_REBUILD: _houses(HouseWork.Kind.REBUILD),
    **dict.fromkeys(CLAIMED, _cases),
}.items():
    sources.add(benefit, Source(dated, is_dated=True))
