"""What a measure is, and the residents most of them look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from villages.models import Stay

from ..chance import age
from ..records import CLOSING, MALE

REPORT = "the 2018 report"


@dataclass(frozen=True)
class Measure:
    """One number of the township, the bounds it must lie in, and why these."""

    name: str
    value: float
    low: float
    high: float
    reason: str

    @property
    def holds(self) -> bool:
        return self.low <= self.value <= self.high


@dataclass(frozen=True)
class Resident:
    """Somebody in a household at the end of 2018."""

    household: int
    village: str
    relation: str
    name: str
    is_male: bool
    age: float
    ethnicity: str


def exactly(name: str, value: float, expected: float, reason: str) -> Measure:
    """A measure with one allowed value."""
    return Measure(name, value, expected, expected, reason)


def residents(day: date = CLOSING) -> list[Resident]:
    """Everybody in a household on a day."""
    rows = Stay.objects.in_force(day).values_list(
        "household", "village__name", "relation", "person__name", "person__sex", "person__born_on", "person__ethnicity"
    )
    return [
        Resident(household, village, relation, name, sex == MALE, age(born_on, day), ethnicity)
        for household, village, relation, name, sex, born_on, ethnicity in rows
    ]


def percent(part: int, whole: int) -> float:
    """Percent, two decimals."""
    return round(100 * part / whole, 2)


def share(people: list[Resident], chosen: Iterable[Resident]) -> float:
    """How many in a hundred of the people are chosen."""
    return percent(sum(1 for _ in chosen), len(people))
