"""Every figure of every year on record, for the township and each village: what a restore must find again."""

from __future__ import annotations

from itertools import islice

from xiaoping.kit import clock
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many
from xiaoping.kit.registry import facts

WHOLE = "township"
SHOWN = 5

Figures = dict[str, dict[str, dict[str, str]]]


def every_figure() -> Figures:
    """Year → key of the figure → township and villages (by key) → the number as text."""
    if facts["villages.township"]() is None:
        return {}
    first, last = facts["villages.records_from"]().year, clock.today().year
    return {str(year): _of(Period.year(year)) for year in range(first, last + 1)}


def _of(period: Period) -> dict[str, dict[str, str]]:
    return {
        key: {WHOLE: str(split.whole)} | {str(place): str(number) for place, number in split.villages.items()}
        for key, split in split_many(indicators, period, None).items()
    }


def count(figures: Figures) -> int:
    """How many numbers these are."""
    return sum(len(places) for year in figures.values() for places in year.values())


def differences(expected: Figures, found: Figures) -> list[str]:
    """The first few figures that are not as expected, in words. One that this version no longer has is passed over."""
    return list(islice(_differences(expected, found), SHOWN))


def _differences(expected: Figures, found: Figures):
    for year, figures in expected.items():
        for key, places in figures.items():
            if key not in indicators:
                continue
            again = found.get(year, {}).get(key, {})
            for place in sorted(places.keys() | again.keys()):
                before, after = places.get(place), again.get(place)
                if before != after:
                    yield f"{key} {year} {place}: {before} → {after}"
