"""Chance that always falls the same way.

Each purpose has its own stream, so that one more draw for surnames moves nobody's birthday.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import TypeVar

T = TypeVar("T")

DAYS_A_YEAR = 365.25


def stream(purpose: str) -> Random:
    """The stream of chance of one purpose: the same at every run, on every machine."""
    return Random(f"xiaoping {purpose}")


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Share `total` out in proportion to `weights` by largest remainder; the shares add up to it exactly.

    Of equal remainders the first is served first.
    """
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    quotas = [total * weight / whole for weight in exact]
    shares = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda place: (shares[place] - quotas[place], place))
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares


def spread(total: int, weights: Mapping[T, float], chance: Random) -> list[T]:
    """`total` things in exact proportion to their weights, in random order."""
    shares = apportion(total, list(weights.values()))
    things = [thing for thing, share in zip(weights, shares, strict=True) for _ in range(share)]
    chance.shuffle(things)
    return things


def deck(weights: Mapping[T, float], chance: Random) -> Iterator[T]:
    """Things without end: every hundred of them in exact proportion to their weights."""
    while True:
        yield from spread(100, weights, chance)


def pick(chance: Random, weights: Mapping[T, float]) -> T:
    """One of the things, the heavier the likelier."""
    return chance.choices(list(weights), list(weights.values()))[0]


def day_between(chance: Random, first: date, last: date) -> date:
    """Some day from `first` to `last`, both included."""
    return first + timedelta(days=chance.randint(0, (last - first).days))


def years(number: float) -> timedelta:
    """A span of `number` years, to the day."""
    return timedelta(days=round(number * DAYS_A_YEAR))


def age(born_on: date, day: date) -> float:
    """Years of age on a day, with their fraction."""
    return (day - born_on).days / DAYS_A_YEAR
