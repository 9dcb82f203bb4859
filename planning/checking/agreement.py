"""Holds printed figures against the records: of the period they speak of, or of another one.

A number that disagrees is no mistake of either side until somebody says so; this only tells what the records have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Indicator, Number, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many

from .spans import span


class Agreement(TextChoices):
    """What the records say to a printed number."""

    AGREES = "agrees", _("agrees with the records")
    OTHER_PERIOD = "other_period", _("agrees with the records of another period")
    DIFFERS = "differs", _("differs from the records")
    FORECAST = "forecast", _("forecast or plan, not compared")
    LIMIT = "limit", _("a limit, not compared")
    NO_RECORD = "no_record", _("no record for this period")
    NO_FIGURE = "no_figure", _("no figure yet")
    ONLY_PRINTED = "only_printed", _("nobody counts this")
    RESERVED = "reserved", _("reserved to others, not compared here")


NOT_COMPARED = {"planned": Agreement.FORECAST, "at_most": Agreement.LIMIT}


@dataclass(frozen=True)
class Comparison:
    """One printed figure beside the records: the verdict, the indicator, and its value for the period spoken of.

    `other` is the period whose records agree, where it is not that one.
    """

    figure: Any
    agreement: Agreement
    indicator: Indicator | None = None
    value: Number = None
    other: Period | None = None


def compare(figures: Iterable[Any], years: Sequence[int], user=None) -> list[Comparison]:
    """Each printed figure beside the records; the whole township's where `user` is None.

    What does not agree with its own period is looked for in `years`, those nearest to it first. Statements grow with
    the periods and kinds of record met, never with rows or figures.
    """
    figures = list(figures)
    read = _Reader(user)
    known = [figure for figure in figures if figure.about in indicators]
    read.all_of({(figure.about, figure.period) for figure in known})
    astray = [figure for figure in known if _verdict(figure, read) == Agreement.DIFFERS]
    read.all_of({(figure.about, Period.year(year)) for figure in astray for year in years})
    return [_compared(figure, years, read) for figure in figures]


def seen_by(user, comparisons: Iterable[Comparison]) -> list[Comparison]:
    """The comparisons without what the records say of figures that are reserved to others."""
    return [
        Comparison(one.figure, Agreement.RESERVED)
        if one.indicator is not None and one.indicator.is_hidden(user)
        else one
        for one in comparisons
    ]


class _Reader:
    """The values of indicators by period, read many at a time and remembered."""

    def __init__(self, user):
        self.user = user
        self.values: dict[tuple[str, Period], Number] = {}

    def all_of(self, wanted: set[tuple[str, Period]]) -> None:
        by_period: dict[Period, list[Indicator]] = {}
        for key, period in sorted(wanted - self.values.keys()):
            by_period.setdefault(period, []).append(indicators[key])
        for period, several in by_period.items():
            for key, split in split_many(several, period, self.user).items():
                self.values[key, period] = split.whole

    def __call__(self, figure, period: Period) -> Number:
        return self.values[figure.about, period]


def _verdict(figure, read: _Reader) -> Agreement:
    if figure.qualifier in NOT_COMPARED:
        return NOT_COMPARED[figure.qualifier]
    value = read(figure, figure.period)
    return Agreement.AGREES if _holds(figure, value) else Agreement.DIFFERS


def _holds(figure, value: Number) -> bool:
    """Whether a value of the records is what was printed, to the decimals printed."""
    if value is None:
        return False
    exact = Decimal(value)
    if figure.qualifier == "exact":
        place = Decimal(1).scaleb(-figure.decimals)
        exact = (exact / figure.scale).quantize(place, ROUND_HALF_UP) * figure.scale
    return span(figure).holds(exact)


def _compared(figure, years: Sequence[int], read: _Reader) -> Comparison:
    if figure.about not in indicators:
        missing = Agreement.ONLY_PRINTED if figure.about.startswith("text.") else Agreement.NO_FIGURE
        return Comparison(figure, missing)
    indicator, own = indicators[figure.about], figure.period
    verdict, value = _verdict(figure, read), read(figure, own)
    if verdict != Agreement.DIFFERS:
        return Comparison(figure, verdict, indicator, value)
    for year in sorted(years, key=lambda year: (abs(year - own.last.year), year)):
        other = Period.year(year)
        if _holds(figure, read(figure, other)):
            return Comparison(figure, Agreement.OTHER_PERIOD, indicator, value, other)
    return Comparison(figure, Agreement.NO_RECORD if value is None else verdict, indicator, value)
