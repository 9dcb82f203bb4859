"""Reading a file somebody was sent: xlsx, xls, or csv in UTF-8 or GB18030, in bounded memory and time.

What a file is, its content says, not its name. Nothing is unpacked before its unpacked size is known, and workbooks
are read by `worker` in a process of its own with fixed limits.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 2000
MAX_ROWS = 120_000
MAX_COLUMNS = 200
MAX_TEXT = 1000
MEMORY = 900 * 1024 * 1024  # address space of the reading process
SECONDS = 60
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Unreadable(ValidationError):
    """The file as a whole cannot be taken; the message says why and what to do."""


class Scratch:
    """A file without a name, closed with the last that reads it."""

    def __init__(self) -> None:
        self.file: BinaryIO = tempfile.TemporaryFile()  # type: ignore[assignment]  # noqa: SIM115

    def __del__(self) -> None:
        self.file.close()


class Lines(Sequence[tuple[int, list[str]]]):
    """(row number, cells as text) of rows, each a line of JSON in a file: memory holds its place only."""

    def __init__(self, scratch: Scratch, places: array[int] | None = None):
        self.scratch, self.file = scratch, scratch.file
        self.places = array("Q") if places is None else places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return Lines(self.scratch, self.places[at])  # of the same file
        self.file.seek(self.places[at])
        number, cells = json.loads(self.file.readline().decode())
        return number, [cell if cell.isalnum() and len(cell) <= MAX_TEXT else tidy(cell) for cell in cells]

    def append(self, line: bytes) -> None:
        """Write one row at the end of the file."""
        self.places.append(self.file.seek(0, io.SEEK_END))
        self.file.write(line)


@dataclass
class Sheet:
    """One sheet: (row number, cells as text) of each row that holds something."""

    name: str
    rows: Sequence[tuple[int, list[str]]] = field(default_factory=list)


def read(content: bytes) -> list[Sheet]:
    """The sheets of a file. Raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable(
            _("The file has more than %(size)s MB. Bring it in village by village.") % {"size": MAX_BYTES >> 20}
        )
    if not content.strip():
        raise Unreadable(_("The file is empty."))
    if content.startswith(ZIP):
        _check_package(content)
        return _read_book(content, ".xlsx")
    if content.startswith(OLE):
        _check_compound(content)
        return _read_book(content, ".xls")
    return [_read_csv(content)]


def _check_package(content: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except BadZipFile as error:
        raise Unreadable(_("The file is damaged. Open it in a spreadsheet program and save it again.")) from error
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" not in names:
        raise Unreadable(_wrong_type())
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(
            _("Unpacked, the file has more than %(size)s MB. It is not opened. Copy the rows alone into a new one.")
            % {"size": MAX_UNPACKED >> 20}
        )
    if any("vbaproject" in name or "macrosheets/" in name for name in names):
        raise Unreadable(_macros())


def _check_compound(content: bytes) -> None:
    if _named(content, "EncryptedPackage"):
        raise Unreadable(_("The file is protected by a password. Remove the password, save it and bring it in again."))
    if _named(content, "_VBA_PROJECT"):
        raise Unreadable(_macros())
    if not (_named(content, "Workbook") or _named(content, "Book")):
        raise Unreadable(_wrong_type())


def _named(content: bytes, stream: str) -> bool:
    """Whether a compound file has a stream of this name."""
    return f"{stream}\0".encode("utf-16-le") in content


def _wrong_type() -> str:
    return _("This is no spreadsheet. Bring in a file of type xlsx, xls or csv.")


def _macros() -> str:
    return _("The workbook holds macros. It is not opened. Save it as xlsx, without macros, and bring that in.")


def _read_book(content: bytes, suffix: str) -> list[Sheet]:
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        path = Path(folder) / f"book{suffix}"
        path.write_bytes(content)
        rows = Scratch()
        with tempfile.TemporaryFile() as errors:
            limits = map(str, (MEMORY, SECONDS, MAX_ROWS, MAX_COLUMNS))
            worker = Path(__file__).with_name("worker.py")
            command = [sys.executable, "-I", str(worker), str(path), *limits]
            try:
                done = subprocess.run(  # noqa: S603 – our own program, on a path of ours
                    command, stdout=rows.file, stderr=errors, env={}, timeout=2 * SECONDS, check=False
                )
            except subprocess.TimeoutExpired as error:
                raise Unreadable(_too_large()) from error
            errors.seek(0)
            if done.returncode:
                raise Unreadable(_reason(done.returncode, errors.read().decode("utf-8", "replace")))
        return _sheets(rows)


def _too_large() -> str:
    return _("The file takes too much memory or time to open. Copy the rows alone into a new workbook.")


def _reason(code: int, trace: str) -> str:
    if code < 0 or "MemoryError" in trace or "memory allocation" in trace:
        return _too_large()
    if "password" in trace.lower() or "encrypt" in trace.lower():
        return _("The file is protected by a password. Remove the password, save it and bring it in again.")
    return _("The file is damaged. Open it in a spreadsheet program and save it again.")


def _sheets(scratch: Scratch) -> list[Sheet]:
    sheets, lines = list[Sheet](), Lines(scratch)
    place = scratch.file.seek(0)
    for line in scratch.file:
        if line.startswith(b"["):
            lines.places.append(place)
        else:
            read = json.loads(line)
            if "over" in read:
                raise Unreadable(_over())
            lines = Lines(scratch)
            sheets.append(Sheet(read["sheet"], lines))
        place += len(line)
    return sheets


def _over() -> str:
    return _("The file has more than %(rows)s rows. Bring it in village by village.") % {"rows": f"{MAX_ROWS:,}"}


def _read_csv(content: bytes) -> Sheet:
    if b"\0" in content[:4096] or content.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"{\\rtf", b"<")):
        raise Unreadable(_wrong_type())
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(_("The text is neither UTF-8 nor GB18030. Save the file as xlsx and bring that in."))
    lines = Lines(Scratch())
    delimiter = "\t" if text.partition("\n")[0].count("\t") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            cells = row[:MAX_COLUMNS]
            if any(map(tidy, cells)):
                lines.append(json.dumps([reader.line_num, cells]).encode() + b"\n")
            if len(lines) > MAX_ROWS:
                raise Unreadable(_over())
    except csv.Error as error:
        raise Unreadable(_wrong_type()) from error
    return Sheet("csv", lines)


def tidy(cell: str) -> str:
    """A cell without the blanks around it, and the mark some programs put before a long number."""
    if not cell:
        return cell
    text = cell.strip().strip("\u200b\ufeff\t")
    return (text[1:] if text.startswith("'") else text)[:MAX_TEXT]
