"""Taking a list out as xlsx or csv: exactly what is shown, whole or not at all, and logged.

The file is written to disk before the first byte is sent, in constant memory, so an error on the way is an error page
and never a shorter file, and the log line holds the file's SHA-256.
"""

from __future__ import annotations

import csv
import hashlib
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .models import ExportLog
from .tables import Column

CHUNK = 2000
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """What is taken out: its title, columns, rows in the order of `paths`, and what the second sheet says of it."""

    title: str
    columns: Sequence[Column]
    paths: Sequence[str]
    rows: Iterable[Sequence]
    notes: Sequence[tuple[str, str]]

    @property
    def plan(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """For each column, the place of its value in a row and the function that makes the cell."""
        place = {path: index for index, path in enumerate(self.paths)}
        return [(place[column.path], column.format.now().cell) for column in self.columns]

    @property
    def head(self) -> list[str]:
        return [str(column.verbose_name) for column in self.columns]


def write_csv(sheet: Sheet, target: IO[bytes]) -> int:
    """UTF-8 with one byte-order mark. Returns the number of rows. Cells a spreadsheet would run are quoted."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text)
    writer.writerow(sheet.head)
    count = 0
    plan = sheet.plan
    for row in sheet.rows:
        writer.writerow([_harmless(cell(row[place])) for place, cell in plan])
        count += 1
    text.flush()
    text.detach()
    return count


def _harmless(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(DANGEROUS) else value


def write_xlsx(sheet: Sheet, target: IO[bytes]) -> int:
    """Typed cells, a frozen and filtered header, and a second sheet that says what this is. Returns the row count."""
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    )
    bold = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
    formats = {date: book.add_format({"num_format": "yyyy-mm-dd"})}
    formats[datetime] = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page = book.add_worksheet(_sheet_name(sheet.title))
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.format.width)
        page.write_string(0, index, str(column.verbose_name), bold)
    page.freeze_panes(1, 0)
    count = 0
    plan = list(enumerate(sheet.plan))
    string, numeric = page.write_string, page.write_number
    for count, row in enumerate(sheet.rows, start=1):  # noqa: B007 – the count is what is returned
        for index, (place, cell) in plan:
            value = cell(row[place])
            if value is None:
                continue
            if type(value) is str:
                string(count, index, value)
            elif isinstance(value, (int, float, Decimal)):
                numeric(count, index, value)
            elif isinstance(value, date):
                numeric(count, index, serial(value), formats[type(value)])
            else:
                string(count, index, str(value))
    page.autofilter(0, 0, count, max(len(sheet.columns) - 1, 0))
    about = book.add_worksheet(_("About"))
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 80)
    for index, (label, words) in enumerate([*sheet.notes, (pgettext("count", "Rows"), str(count))]):
        about.write_string(index, 0, label, bold)
        about.write_string(index, 1, words)
    book.close()
    return count


def serial(value: date) -> float:
    """The number by which a spreadsheet knows a day (from 1900-03-01 on) or a moment."""
    days = value.toordinal() - 693_594
    if isinstance(value, datetime):
        return days + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    return days


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31].strip("'") or "1"


WRITERS: dict[str, tuple[Callable[[Sheet, IO[bytes]], int], str]] = {
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}


def iterate(queryset, paths: Sequence[str]) -> Iterator[tuple]:
    """Rows of a queryset in constant memory."""
    return queryset.values_list(*paths).iterator(chunk_size=CHUNK)


def download(sheet: Sheet, kind: str, *, user, list_name: str, address: str, filters: str) -> FileResponse:
    """The file as an answer, logged before it is sent."""
    write, content_type = WRITERS[kind]
    target = tempfile.TemporaryFile()  # noqa: SIM115 – FileResponse closes it
    try:
        count = write(sheet, target)
        target.seek(0)
        digest = hashlib.file_digest(target, "sha256").hexdigest()
        ExportLog.objects.create(
            user=user,
            list_name=list_name,
            address=address,
            filters=filters,
            columns=", ".join(sheet.head),
            format=kind,
            rows=count,
            sha256=digest,
        )
        target.seek(0)
    except BaseException:
        target.close()
        raise
    name = f"{sheet.title}-{timezone.localtime():%Y%m%d-%H%M}.{kind}"
    return FileResponse(target, as_attachment=True, filename=name, content_type=content_type)
