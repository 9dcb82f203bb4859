"""The time a figure is about: a year, a quarter, a month, or any two days.

A stock reads the period's last day; a flow counts what happened from its first day to its last, both included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EARLIEST = "1900"  # the year before which nothing is asked for: dates near the first year have no day before
YEAR = re.compile(r"(\d{4})")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
MONTH = re.compile(r"(\d{4})-(\d{2})")
SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, order=True)
class Period:
    """A span of days, `first` to `last`, both included. Compare, hash and print it like a value."""

    first: date
    last: date

    def __post_init__(self):
        if self.last < self.first:
            raise ValueError(f"A period cannot end ({self.last}) before it begins ({self.first}).")

    @classmethod
    def year(cls, year: int) -> Period:
        """1 January to 31 December."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Quarter 1 to 4 of a year."""
        start = date(year, 3 * number - 2, 1)
        return cls(start, _month_end(date(year, 3 * number, 1)))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month."""
        start = date(year, month, 1)
        return cls(start, _month_end(start))

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2018`, `2018-Q2`, `2018-03` or `2018-03-01..2018-04-15`.

        Raises ValidationError, with the four forms, for anything else.
        """
        text = (text or "").strip()
        try:
            if text[:4] < EARLIEST:
                raise ValueError(text)
            if found := YEAR.fullmatch(text):
                return cls.year(int(found[1]))
            if found := QUARTER.fullmatch(text):
                return cls.quarter(int(found[1]), int(found[2]))
            if found := MONTH.fullmatch(text):
                return cls.month(int(found[1]), int(found[2]))
            if found := SPAN.fullmatch(text):
                return cls(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
        except ValueError:
            pass
        raise ValidationError(
            _("“%(text)s” is not a period. Write 2018, 2018-Q2, 2018-03 or 2018-03-01..2018-04-15."),
            params={"text": text},
        )

    @property
    def kind(self) -> str:
        """One of `year`, `quarter`, `month`, `span`."""
        if self == Period.year(self.first.year):
            return "year"
        if self.first.day == 1 and self.first.month % 3 == 1 and self == Period.quarter(self.first.year, self._quarter):
            return "quarter"
        if self == Period.month(self.first.year, self.first.month):
            return "month"
        return "span"

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // 3

    @property
    def before(self) -> Period:
        """The period of the same kind just before: last year, last quarter, last month, or as many days before."""
        day = self.first - timedelta(days=1)
        if self.kind == "year":
            return Period.year(day.year)
        if self.kind == "quarter":
            return Period.quarter(day.year, (day.month + 2) // 3)
        if self.kind == "month":
            return Period.month(day.year, day.month)
        return Period(day - (self.last - self.first), day)

    @property
    def label(self) -> str:
        """As the office says it: 2018年, 2018年第2季度, 2018年3月, or the two days."""
        values = {"year": self.first.year, "quarter": self._quarter, "month": self.first.month}
        if self.kind == "year":
            return _("%(year)s") % values
        if self.kind == "quarter":
            return _("%(year)s, quarter %(quarter)s") % values
        if self.kind == "month":
            return _("%(year)s-%(month)02d") % values
        return _("%(first)s to %(last)s") % {"first": self.first, "last": self.last}

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The form that stands in an address; `parse` reads it back."""
        if self.kind == "year":
            return f"{self.first.year:04}"
        if self.kind == "quarter":
            return f"{self.first.year:04}-Q{self._quarter}"
        if self.kind == "month":
            return f"{self.first.year:04}-{self.first.month:02}"
        return f"{self.first}..{self.last}"


def _month_end(start: date) -> date:
    later = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return later - timedelta(days=1)
