"""Reads one workbook in a process of its own, within fixed memory and time, and writes its rows as lines of JSON.

A hostile file can at worst end this process. It imports nothing of the project and gets no environment. Lines are
`{"sheet": name}`, then `[row number, [cells]]`, every cell as text; rows without a value are left out.
"""

from __future__ import annotations

import html
import json
import re
import resource
import sys
from datetime import date, datetime, time, timedelta
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

SAFE_NUMBER = 10**15  # from here on a spreadsheet has lost digits of a number
FORMULA = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"[^>]*><f[ />]')
CHUNK, OVERLAP = 1 << 20, 400
MANY_FORMULAS = 200_000


def text(value) -> str:
    """A cell as text. A number that was too long for a spreadsheet keeps its exponent, so that a check can see it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if abs(value) >= SAFE_NUMBER:
            return f"{float(value):.14E}"
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def place(letters: str) -> int:
    """The place of a column by its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def formulas_of(book: ZipFile, names: list[str]) -> dict[str, set[tuple[int, int]]]:
    """Sheet → (row, column) of each cell that holds a formula."""
    parts = [part for part in book.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part)]
    relations = dict(_attributes(book, "xl/_rels/workbook.xml.rels", rb"<Relationship [^>]*>", "Id", "Target"))
    targets = dict(_attributes(book, "xl/workbook.xml", rb"<sheet [^>]*>", "name", "r:id"))
    found = {}
    for name in names:
        target = relations.get(targets.get(name, ""), "").removeprefix("/xl/").removeprefix("xl/")
        if f"xl/{target}" in parts:
            found[name] = _formulas(book, f"xl/{target}")
    return found


def _attributes(book: ZipFile, part: str, tag: bytes, key: str, value: str) -> list[tuple[str, str]]:
    pairs = []
    for element in re.findall(tag, book.read(part)):
        known = {k.decode(): html.unescape(v.decode()) for k, v in re.findall(rb'([\w:]+)="([^"]*)"', element)}
        pairs.append((known.get(key, ""), known.get(value, "")))
    return pairs


def _formulas(book: ZipFile, part: str) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    before = b""
    with book.open(part) as sheet:
        while chunk := sheet.read(CHUNK):
            piece = before + chunk
            if b"<f" in piece and len(found) < MANY_FORMULAS:
                found.update((int(row), place(letters.decode())) for letters, row in FORMULA.findall(piece))
            before = piece[-OVERLAP:]
    return found


def main(path: str, memory: int, seconds: int, most_rows: int, most_columns: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    out = sys.stdout
    book = CalamineWorkbook.from_path(path)
    formulas: dict[str, set[tuple[int, int]]] = {}
    with open(path, "rb") as file:
        is_zip = file.read(2) == b"PK"
    if is_zip:
        with ZipFile(path) as archive:
            formulas = formulas_of(archive, book.sheet_names)
    count = 0
    for name in book.sheet_names:
        out.write(json.dumps({"sheet": name}) + "\n")
        computed = formulas.get(name, set())
        try:
            sheet = book.get_sheet_by_name(name)
        except Exception:  # noqa: BLE001, S112 – a chart sheet or the like has no cells
            continue
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = [value if type(value) is str else text(value) for value in row[:most_columns]]
            if computed:
                cells = [f"={cell}" if (number, at) in computed else cell for at, cell in enumerate(cells)]
            if any(cells):
                count += 1
                if count > most_rows:
                    out.write(json.dumps({"over": most_rows}) + "\n")
                    return
                out.write(json.dumps([number, cells]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
