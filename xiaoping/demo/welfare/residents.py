"""Who lived where and when, and which households were on the register, read once from what was written before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from random import Random

from poverty.models import Registration
from villages.models import Stay

from ..chance import age
from ..records import HEAD, MALE, TODAY

WHY = {"death": "died"}  # how a stay ends → how an award ends; any other end is a move out of the township


@dataclass(frozen=True)
class Residence:
    """A person's time in one household, whatever they were to its head."""

    person: int
    household: int
    village: int
    number: str
    is_male: bool
    born_on: date
    since: date
    until: date | None
    until_reason: str
    relation: str

    @property
    def whose(self) -> dict:
        """Person, household and village of a record."""
        return {"person_id": self.person, **self.where}

    @property
    def where(self) -> dict:
        """Household and village of a record."""
        return {"household_id": self.household, "village_id": self.village}

    def age(self, day: date) -> float:
        return age(self.born_on, day)

    def spans(self, first: date, last: date) -> bool:
        """There at the end of both days, and between."""
        return self.since <= first and (self.until is None or self.until > last)

    @property
    def end(self) -> dict:
        """How an award of theirs ended with the residence; nothing while it lasts."""
        if self.until is None:
            return {}
        return {"until": self.until, "until_reason": WHY.get(self.until_reason, "moved_out")}


class Residents:
    """Everybody, in a fixed order."""

    def __init__(self) -> None:
        stays = defaultdict(list)
        for stay in Stay.objects.select_related("person", "household").order_by("household__number", "pk"):
            stays[stay.person_id, stay.household_id].append(stay)
        self.all = [_residence(group) for group in stays.values()]
        self.by_household: dict[int, list[Residence]] = defaultdict(list)
        for one in self.all:
            self.by_household[one.household].append(one)
        self.by_person: dict[int, list[Residence]] = defaultdict(list)
        for one in sorted(self.all, key=lambda one: one.since):
            self.by_person[one.person].append(one)
        self._registered = list(Registration.objects.order_by("household__number"))

    def there(self, first: date, last: date = TODAY) -> list[Residence]:
        """Who was in one household from one day to another."""
        return [one for one in self.all if one.spans(first, last)]

    def of(self, person: int, day: date) -> Residence | None:
        """Where a person was at the end of a day, or first of all if they were nowhere yet."""
        homes = self.by_person[person]
        return next((one for one in homes if one.spans(day, day)), homes[0] if homes and day < homes[0].since else None)

    def died(self, youngest: float) -> list[Residence]:
        """Who died, at an age of at least so many years."""
        return [one for one in self.all if one.until_reason == "death" and one.until and one.age(one.until) >= youngest]

    def members(self, household: int, day: date) -> list[Residence]:
        """Who was in a household at the end of a day, the oldest first."""
        there = [one for one in self.by_household[household] if one.spans(day, day)]
        return sorted(there, key=lambda one: one.born_on)

    def on_register(self, day: date) -> set[int]:
        """The households on the register at the end of a day."""
        return {
            row.household_id for row in self._registered if row.since <= day and (row.until is None or row.until > day)
        }


def _residence(stays: list[Stay]) -> Residence:
    stays = sorted(stays, key=lambda stay: stay.since)
    first, last = stays[0], stays[-1]
    return Residence(
        first.person_id,
        first.household_id,
        first.village_id,
        first.household.number,
        first.person.sex == MALE,
        first.person.born_on,
        first.since,
        last.until,
        last.until_reason,
        last.relation,
    )


def is_head(one: Residence) -> bool:
    return one.relation == HEAD


def first_of_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def shuffled(things, chance: Random) -> list:
    """The things in random order."""
    found = list(things)
    chance.shuffle(found)
    return found
