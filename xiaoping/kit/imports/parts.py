"""A file taken part by part: memory holds the rows of one part, however long the file is.

What belongs together, such as the rows of a household, is in one part, in whatever order it stands in the file. A
planner of which no column says what belongs together gets the whole file as one part.
"""

from __future__ import annotations

import gc
import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from ..actions import Act
from ..inserts import BATCH, put_values
from .headers import Table
from .kinds import REFUSED, Kind, Row
from .models import ImportBatch, ImportRow

told = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
COLUMNS = ("batch", "part", "place", "sheet", "line", "outcome", "is_warned", "record", "key", "encrypted")


def parts_of(kind: Kind, tables: list[Table]) -> Iterator[list[Row]]:
    """The rows of a file, in parts; a row's `place` is where it stands in the file."""
    first = 0
    spread: list[tuple[array[int], array[int]]] = []  # of each part: which table, which row of it
    of_group: dict[str, int] = {}
    starts = []
    column = kind.by_key[kind.planner.together] if kind.planner.together else None
    for number, table in enumerate(tables):
        starts.append(first)
        first += len(table.rows)
        at = table.places.get(column.key) if column is not None else None
        for index, (_line, cells) in enumerate(table.rows):
            group = _group(column, cells, at) if at is not None else ""
            part = of_group.get(group) if group else None
            if part is None:
                if not spread or (column is not None and len(spread[-1][0]) >= BATCH):
                    spread.append((array("H"), array("L")))
                part = len(spread) - 1
                if group:
                    of_group[group] = part
            spread[part][0].append(number)
            spread[part][1].append(index)
    of_group.clear()
    for which, indexes in spread:
        yield [
            kind.read_row(tables[number], tables[number].rows[index], starts[number] + index)
            for number, index in zip(which, indexes, strict=True)
        ]


def _group(column, cells: list[str], at: int) -> str:
    """What a row belongs to, as its cell is read; nothing where it cannot be read."""
    try:
        return str(column.parse(cells[at])) if at < len(cells) and cells[at] else ""
    except ValidationError:
        return ""


@contextmanager
def uncollected(parts: Iterable[list[Row]]) -> Iterator[Iterator[list[Row]]]:
    """The parts in turn, without Python's search for objects that hold each other in circles while one is worked on.

    Its many rows hold each other in none. Looking through them, and all else that the process holds, again and again
    takes a third of the processor's time; between two parts only what is new is looked through.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield _swept(parts)
    finally:
        if was_on:
            gc.enable()


def _swept(parts: Iterable[list[Row]]) -> Iterator[list[Row]]:
    for rows in parts:
        yield rows
        gc.collect(1)


class Pass:
    """One pass over the rows of a file: what each would do is planned, counted and, under lock, done."""

    def __init__(self, batch: ImportBatch, kind: Kind, *, lock: bool = False):
        self.batch = batch
        self.planner = kind.planner(kind, [], user=batch.user, year=batch.year, day=batch.day, lock=lock)
        self.counts: Counter[str] = Counter()
        self.warned = self.number = 0
        self.digest = hashlib.sha256()

    def plan(self, rows: list[Row]) -> None:
        """Say what each row of a part would do."""
        self.planner.take(rows)
        self.planner.plan()
        self.number += 1
        for row in rows:
            self.counts[row.outcome] += 1
            self.warned += bool(row.problems) and row.outcome != REFUSED
        # the same in every language
        plan = [(row.sheet, row.line, row.outcome, len(row.problems), row.marks) for row in rows]
        self.digest.update(json.dumps(plan, ensure_ascii=False).encode())

    def write(self, act: Act) -> None:
        """Do what was planned for the part."""
        self.planner.write(act)

    def tell(self) -> None:
        """Give the batch what was counted, and the digest of the plan."""
        for outcome in self.batch.counts:
            setattr(self.batch, outcome, self.counts[outcome])
        self.batch.warned, self.batch.done = self.warned, self.counts.total()
        self.batch.plan = self.digest.hexdigest()

    def keep(self, rows: Iterable[Row], *, applied: bool = False) -> None:
        """Keep the rows of the part, encrypted, with what was found; once applied, cells only of those refused."""
        put_values(ImportRow, COLUMNS, (self._kept(row, applied) for row in rows))

    def _kept(self, row: Row, applied: bool) -> tuple:
        content = {
            "cells": [] if applied and row.outcome != REFUSED else row.cells,
            "about": row.about,
            "changes": row.changes,
            "problems": [(one.severity, one.column, one.value, one.message) for one in row.problems],
            "rules": [problem.rule for problem in row.problems],
        }
        key = row.record.pk if applied and row.record is not None else None
        touched = ("", "") if key is None else (row.record._meta.label_lower, str(key))
        secret = self.batch.box.seal(told(content))
        found = (row.sheet[:40], row.line, row.outcome, bool(row.problems))
        return (self.batch.pk, self.number, row.place, *found, *touched, secret)
