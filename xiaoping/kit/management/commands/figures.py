"""`manage.py figures`: the township's figures for a period, for the command line and for other programs."""

import csv
import json
import unicodedata
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from xiaoping.kit.figurepages import latest_period
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import UnknownKey, facts, unknown

COLUMNS = ("key", "label", "value", "unit", "basis", "period", "address")


class Command(BaseCommand):
    help = "Print figures: key, label, value, unit, basis, period and the address of their rows."

    def add_arguments(self, parser):
        parser.add_argument(
            "--period", help="2018, 2018-Q2, 2018-03 or 2018-03-01..2018-04-15; the latest year if not given"
        )
        parser.add_argument("--village", help="name of one village; the whole township if not given")
        parser.add_argument("--key", nargs="+", action="extend", metavar="KEY", help="only these figures")
        parser.add_argument("--format", choices=("table", "csv", "json"), default="table")

    def handle(self, *args, period, village, key, format, **options):
        when = self.period(period)
        chosen = self.indicators(key)
        place = self.village(village)
        rows = [
            {
                "key": indicator.key,
                "label": str(indicator.label),
                "value": indicator.value(when, None, place),
                "unit": indicator.unit.value,
                "basis": indicator.basis.value,
                "period": str(when),
                "address": indicator.rows_url(when, place),
            }
            for indicator in chosen
        ]
        getattr(self, f"print_{format}")(rows)

    def period(self, text) -> Period:
        try:
            return Period.parse(text) if text else latest_period()
        except ValidationError as error:
            raise CommandError(error.messages[0], returncode=2) from error

    def indicators(self, keys):
        try:
            return [indicators[key] for key in keys] if keys else list(indicators)
        except UnknownKey as error:
            raise CommandError(str(error), returncode=2) from error

    def village(self, name):
        if not name:
            return None
        known = facts["villages.by_name"]()
        if name not in known:
            raise CommandError(unknown("village", name, known), returncode=2)
        return known[name]

    def print_table(self, rows):
        shown = [[_plain(row[column]) for column in COLUMNS] for row in rows]
        table = [list(COLUMNS), *shown]
        widths = [max(_width(row[place]) for row in table) for place in range(len(COLUMNS) - 1)]
        for row in table:
            cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)]
            self.stdout.write("  ".join([*cells, row[-1]]))

    def print_csv(self, rows):
        writer = csv.DictWriter(self.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "value": _plain(row["value"])} for row in rows)

    def print_json(self, rows):
        shown = [
            {**row, "value": float(row["value"]) if isinstance(row["value"], Decimal) else row["value"]} for row in rows
        ]
        self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2))


def _plain(value) -> str:
    return "" if value is None else str(value)


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
