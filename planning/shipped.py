"""The printed figures that come with the program: those of the 2018 report, as facts without its sentences."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from xiaoping.kit.periods import Period

from .models import PrintedFigure, PrintedReport

REPORT_2018 = Path(__file__).parent / "data" / "report_2018.csv"
COLUMNS = ("number", "place", "about", "term", "unit", "qualifier")


def figures(report: PrintedReport, path: Path = REPORT_2018) -> Iterator[PrintedFigure]:
    """The figures of a file, unsaved: its columns are those of `PrintedFigure`, the period as in an address."""
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        period, value, scale = Period.parse(row["period"]), Decimal(row["value"]), int(row["scale"])
        yield PrintedFigure(
            report=report,
            value=value,
            scale=scale,
            decimals=decimals(value / scale),
            first=period.first,
            last=period.last,
            **{name: row[name] for name in COLUMNS},
        )


def decimals(value: Decimal) -> int:
    """How many digits stand behind the point: two of 61.08, none of 100."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -int(exponent))
