"""The values all tokens of a report need, with how many rows stand behind each.

What was closed is read from its close; anything else from the records as they are. Either is read a period at a time:
three statements for a close, one for each kind of record otherwise, however many tokens and rows there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from xiaoping.kit.indicators import Fold, Indicator, Number
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import Split, split_many

from ..closing.reading import closed, closed_values
from ..closing.rows import unpack
from ..models import ClosedPart, PeriodClose

ROWS = "#rows"  # what the key of a figure's row count ends with


@dataclass(frozen=True)
class Reading:
    """A figure of one period and place: its value, how many rows it rests on (of a ratio: of its two parts), and the
    close it was read from, if it was closed."""

    value: Number
    rows: tuple[int, ...]
    close: PeriodClose | None


class Values:
    """The whole township's figures, read once and remembered: `read` what is needed, then ask for each."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Period], Split] = {}
        self._closes: dict[Period, PeriodClose | None] = {}
        self._closed: set[tuple[str, Period]] = set()

    def read(self, wanted: Iterable[tuple[Indicator, Period]]) -> None:
        """Read figures of their periods together."""
        by_period: dict[Period, dict[str, Indicator]] = {}
        for indicator, period in wanted:
            if (indicator.key, period) not in self._known:
                by_period.setdefault(period, {})[indicator.key] = indicator
        for period, several in by_period.items():
            every = {part.key: part for one in several.values() for part in (one, *_counted(one))}
            self._read_closed(period, every)
            self._read_records(period, [one for key, one in every.items() if (key, period) not in self._closed])

    def _read_closed(self, period: Period, several: dict[str, Indicator]) -> None:
        close = self._closes.setdefault(period, closed(period))
        if close is None:
            return
        found = closed_values(close, several)
        counts: Counter[tuple[str, int | None]] = Counter()
        parts = ClosedPart.objects.filter(figure__close=close, figure__key__in=several)
        for key, fold, village, packed in parts.values_list(
            "figure__key", "figure__parameters__fold", "village", "rows"
        ):
            counts[key, village] = len(unpack(packed, fold))
        for key, split in found.items():
            villages = {village: number for (one, village), number in counts.items() if one == key}
            self._known[key, period] = split
            self._known[key + ROWS, period] = Split(sum(villages.values()), villages)
            self._closed.add((key, period))

    def _read_records(self, period: Period, several: list[Indicator]) -> None:
        rows = [_rows(one) for one in several if one.fold != Fold.RATIO]
        for key, found in split_many([*several, *rows], period, None).items():
            self._known[key, period] = found

    def of(self, indicator: Indicator, period: Period, village: int | None = None) -> Reading:
        """One of the figures read. Raises KeyError for one that was not."""
        rows = (self._known[part.key + ROWS, period].of(village) for part in _counted(indicator))
        return Reading(
            self._known[indicator.key, period].of(village),
            tuple(int(count or 0) for count in rows),
            self._closes[period] if (indicator.key, period) in self._closed else None,
        )


def _counted(indicator: Indicator) -> tuple[Indicator, ...]:
    return indicator.parts if indicator.fold == Fold.RATIO else (indicator,)


def _rows(indicator: Indicator) -> Indicator:
    """The number of an indicator's rows, as an indicator of the same filter; registered nowhere."""
    return replace(indicator, key=indicator.key + ROWS, fold=Fold.COUNT, measure="")
