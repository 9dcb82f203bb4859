"""Writes certificates of disability and their numbers: 273 people hold one at the end of 2018, as in the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from villages import models

from .chance import age, day_between, pick, stream
from .records import CLOSING, OPENING
from .writing import write

if TYPE_CHECKING:
    from .lives import Life

CERTIFICATES = 273  # in force at the end of 2018
WITHDRAWN, ISSUED_IN_SPRING = 18, 4
KINDS = {"1": 14, "2": 9, "3": 3, "4": 55, "5": 9, "6": 8, "7": 2}
LEVELS = {"1": 14, "2": 26, "3": 32, "4": 28}


def certify(lives: list[Life]) -> None:
    """Write them, and say on each life (see `lives`) its level of disability."""
    certificates = list(certificates_of(lives))
    write(certificates)
    write(numbers(certificates))


def certificates_of(lives: list[Life]) -> Iterator[models.DisabilityCertificate]:
    """The certificates of 2018, first for families poor by disability; some withdrawn before, a few issued after."""
    chance = stream("disability")
    numbered = set(models.IdNumber.objects.filter(is_disputed=False).values_list("person", flat=True))
    able = [life for life in lives if life.stay.person_id in numbered and life.age() > 3]
    homes: dict[int, list[Life]] = {}
    for life in able:
        if life.is_poor_by == "disability":
            homes.setdefault(life.stay.household_id, []).append(life)
    chosen = [chance.choice(members) for members in homes.values()]
    taken = {life.stay.pk for life in chosen}
    lots = {life: chance.random() / (0.2 + life.age() / 50) for life in able if life.stay.pk not in taken}
    chosen += sorted(lots, key=lots.__getitem__)[: CERTIFICATES + ISSUED_IN_SPRING - len(chosen)]
    for place, life in enumerate(chosen):
        first = max(life.stay.person.born_on + timedelta(days=800), date(2005, 1, 1))
        if place < CERTIFICATES:
            since = day_between(chance, min(first, date(2018, 11, 1)), date(2018, 12, 1))
            life.level = pick(chance, LEVELS)
        else:
            since = day_between(chance, date(2019, 1, 10), date(2019, 4, 1))
        yield _certificate(life.stay, since, life.level or "3", chance)
    gone = models.Stay.objects.filter(
        until_reason__in=("death", "moved_out"), until__lte=CLOSING, person__in=numbered
    ).select_related("person")
    old = [stay for stay in gone.order_by("pk") if age(stay.person.born_on, OPENING) > 45]
    for stay in chance.sample(old, WITHDRAWN):
        since = day_between(chance, date(2005, 1, 1), date(2013, 12, 1))
        yield _certificate(stay, since, pick(chance, LEVELS), chance, until=stay.until)


def _certificate(stay, since: date, level: str, chance: Random, until: date | None = None):
    return models.DisabilityCertificate(
        village_id=stay.village_id,
        person=stay.person,
        kind=pick(chance, KINDS),
        level=level,
        since=since,
        until=until,
    )


def numbers(certificates: list[models.DisabilityCertificate]) -> Iterator[models.IdNumber]:
    """The number of each certificate: the resident number, kind and level."""
    resident = {
        number.person_id: number.number
        for number in models.IdNumber.objects.filter(person__in=[one.person_id for one in certificates], kind="01")
    }
    for one in certificates:
        row = models.IdNumber(
            village_id=one.village_id, person=one.person, kind="09", since=max(one.since, OPENING), until=one.until
        )
        row.number = f"{resident[one.person_id]}{one.kind}{one.level}"
        yield row
