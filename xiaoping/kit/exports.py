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
from typing import IO, Any

from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from . import workbooks
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
    return workbooks.write(
        target,
        name=sheet.title,
        head=sheet.head,
        widths=[column.format.width for column in sheet.columns],
        rows=sheet.rows,
        plan=sheet.plan,
        about=lambda count: (_("About"), [*sheet.notes, (pgettext("count", "Rows"), str(count))]),
    )


WRITERS: dict[str, tuple[Callable[[Sheet, IO[bytes]], int], str]] = {
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}


def iterate(queryset, paths: Sequence[str]) -> Iterator[tuple]:
    """Rows of a queryset in constant memory."""
    return queryset.values_list(*paths).iterator(chunk_size=CHUNK)


def download(sheet: Sheet, kind: str, *, user, list_name: str, address: str, filters: str) -> FileResponse:
    """The file as an answer, logged before it is sent."""
    write, _content_type = WRITERS[kind]
    return send(
        lambda target: write(sheet, target),
        kind,
        title=sheet.title,
        head=sheet.head,
        user=user,
        list_name=list_name,
        address=address,
        filters=filters,
    )


def send(
    write: Callable[[IO[bytes]], int],
    kind: str,
    *,
    title: str,
    head: Sequence[str],
    user,
    list_name: str,
    address: str,
    filters: str,
) -> FileResponse:
    """What `write` puts into a file, as an answer, logged before it is sent. `write` returns the number of rows."""
    target = tempfile.TemporaryFile()  # noqa: SIM115 – FileResponse closes it
    try:
        count = write(target)
        target.seek(0)
        digest = hashlib.file_digest(target, "sha256").hexdigest()
        ExportLog.objects.create(
            user=user,
            list_name=list_name,
            address=address,
            filters=filters,
            columns=", ".join(head),
            format=kind,
            rows=count,
            sha256=digest,
        )
        target.seek(0)
    except BaseException:
        target.close()
        raise
    name = f"{title}-{timezone.localtime():%Y%m%d-%H%M}.{kind}"
    return FileResponse(target, as_attachment=True, filename=name, content_type=WRITERS[kind][1])
