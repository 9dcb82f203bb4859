"""What can be brought in: each kind declares its columns, and a planner that says what every row would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import bulk, masks
from ..actions import Act
from ..checks import Severity, checks
from ..registry import Registry
from .headers import Table, normalise
from .values import Parse

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
FORMULA_SIGNS = ("=", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """One column: its key, the labels it goes by (the first is ours), how a cell is read, and the words it takes."""

    key: str
    labels: tuple[str, ...]
    parse: Parse
    words: tuple[str, ...] = ()  # offered as a drop-down in the template
    sample: str = ""
    help: Any = ""
    mask: Any = masks.shown  # how its value is shown in a message
    rule: str = ""  # the rule of the register that a cell breaks which cannot be read

    @property
    def label(self) -> str:
        return self.labels[0]


@dataclass(frozen=True)
class Problem:
    """Why a row is refused, or what to look at although it is taken."""

    severity: str
    column: str
    value: str
    message: str
    rule: str = ""  # of the register (V01 to V28), where it is one


@dataclass(slots=True)
class Row:
    """One row of a file: its cells, what they say, and what would become of it."""

    sheet: str
    line: int
    cells: list[str]
    places: dict[str, int] = field(default_factory=dict)  # key of a column → where it stands
    values: dict[str, Any] = field(default_factory=dict)
    masked: dict[str, str] = field(default_factory=dict)  # cells that show a mask: they change nothing
    problems: list[Problem] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)  # label, old, new
    marks: list[str] = field(default_factory=list)  # the changes, the same in every language
    outcome: str = SAME
    about: str = ""  # what is said of it in the lists: a name, a household
    record: Any = None  # what it touches
    place: int = 0  # where it stands in the file

    @property
    def is_refused(self) -> bool:
        return bool(self.problems) and any(problem.severity == ERROR for problem in self.problems)


class Planner:
    """Says what each row would do, and does it. Subclasses fill in `plan_rows`; nothing is written before `write`.

    `user` is None on the command line: the whole township. `lock` re-reads what will be changed under a lock. With
    `together` the rows come part by part, each taken, planned and written before the next: what rows of two parts may
    not share is remembered from part to part, and what an earlier part has written is not taken for found.
    """

    order: ClassVar[tuple[type, ...]] = ()  # the models it makes rows of, those that others point to first
    together: ClassVar[str] = ""  # rows of the same value of this column are in one part; "": the file is one part

    def __init__(self, kind: Kind, rows: list[Row], *, user, year: int, day: date, lock: bool = False):
        self.kind = kind
        self.user, self.year, self.day, self.lock = user, year, day, lock
        self.take(rows)

    def take(self, rows: list[Row]) -> None:
        """Go on to these rows."""
        self.rows = rows
        self.made: dict[type, list[Any]] = {model: [] for model in self.order}
        self.changed: dict[tuple[type, Any], tuple[Any, set[str]]] = {}

    def plan(self) -> None:
        """Give every row its outcome."""
        self.plan_rows()
        for row in self.rows:
            if row.is_refused:
                row.outcome, row.changes, row.marks = REFUSED, [], []
            elif row.outcome != NEW and row.changes:
                row.outcome = CHANGED

    def plan_rows(self) -> None:
        """Look at the rows together: find what they are about, refuse, or note what would change."""
        raise NotImplementedError

    def after_write(self) -> None:
        """What must follow the writing within the transaction."""

    def write(self, act: Act) -> None:
        """Do what was planned, in the transaction of the act."""
        by_fields: dict[tuple, list[Any]] = {}
        for (model, _key), (record, names) in self.changed.items():
            by_fields.setdefault((model, tuple(sorted(names))), []).append(record)
        for (_model, names), records in by_fields.items():
            bulk.change(act, records, names)
        for records in self.made.values():
            bulk.create(act, records)
        self.after_write()

    # for subclasses

    def refuse(self, row: Row, key: str, message: str, rule: str = "") -> None:
        """The row will not be taken."""
        self._note(ERROR, row, key, message, rule)

    def warn(self, row: Row, key: str, message: str, rule: str = "") -> None:
        """The row is taken; somebody should look at it."""
        self._note(WARNING, row, key, message, rule)

    def remark(self, row: Row, key: str, check: str) -> None:
        """The row is taken, and a registered check will find it then: said in the check's own words."""
        self._note(WARNING, row, key, str(checks[check].words), checks[check].basis)

    def _note(self, severity, row: Row, key: str, message: str, rule: str) -> None:
        column = self.kind.by_key.get(key)
        value = row.masked.get(key) or (str(row.values[key]) if key in row.values else "")
        if column is not None:
            value = column.mask(self.raw(row, key) or value)
        row.problems.append(Problem(severity, column.label if column else "", value, message, rule))

    def raw(self, row: Row, key: str) -> str:
        """The cell as it stands in the file."""
        place = row.places.get(key)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def make(self, record: Any) -> Any:
        """A record to be written."""
        self.made[type(record)].append(record)
        return record

    def set(self, row: Row, record: Any, name: str, value: Any, label: str = "") -> bool:
        """Give a field of a record a value and note the change; True if it is one."""
        old = getattr(record, name)
        if old == value or (old in (None, "") and value in (None, "")):
            return False
        setattr(record, name, value)
        if not record._state.adding:
            key = (type(record), record.pk)
            self.changed.setdefault(key, (record, set()))[1].add(name)
            self.note(row, record, name, old, value, label)
        return True

    def note(self, row: Row, record: Any, name: str, old: Any, new: Any, label: str = "") -> None:
        """Say in the row what changes, from what to what, behind the model's masks."""
        field = record._meta.get_field(name)
        row.marks.append(f"{record._meta.label_lower}.{name} {old!r} {new!r}")
        row.changes.append((label or str(field.verbose_name), said(record, field, old), said(record, field, new)))


def said(record, field, value) -> str:
    """A value in words, personal ones masked."""
    if value in (None, ""):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return masks.mask_for(type(record), field.name, value)


@dataclass(frozen=True)
class Kind:
    """What a file can hold: `needs` are the columns without which it cannot be taken, one of each group."""

    key: str
    title: Any
    lead: Any
    columns: Sequence[Column]
    needs: Sequence[tuple[str, ...]]
    planner: type[Planner]
    permissions: tuple[str, ...]
    passed_over: tuple[str, ...] = ()  # labels known and not kept: worked out here, or the sender's own

    @cached_property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def names(self) -> dict[str, str]:
        """Normalised label → key of the column."""
        return {normalise(label): column.key for column in self.columns for label in column.labels}

    def missing(self, table: Table) -> list[str]:
        """What a table lacks to be taken, each in the words of its first label."""
        return [
            " / ".join(self.by_key[key].label for key in group)
            for group in self.needs
            if not any(key in table.places for key in group)
        ]

    def read(self, table: Table) -> list[Row]:
        """The rows of a table with what their cells say."""
        return [self.read_row(table, line, place) for place, line in enumerate(table.rows)]

    def read_row(self, table: Table, line: tuple[int, list[str]], place: int) -> Row:
        """One row of a table with what its cells say; `place` is where it stands in the file."""
        number, cells = line
        row = Row(table.sheet, number, cells, table.places, place=place)
        width = len(cells)
        table.readers = table.readers or [(at, self.by_key[key]) for key, at in table.places.items()]
        for at, column in table.readers:
            cell = cells[at] if at < width else ""
            if not cell:
                continue
            if "**" in cell:
                row.masked[column.key] = cell
            elif cell.startswith(FORMULA_SIGNS):
                message = _("The cell holds a formula. Replace it by its value: copy it and paste the value only.")
                row.problems.append(Problem(ERROR, column.label, cell, message))
            else:
                try:
                    row.values[column.key] = column.parse(cell)
                except ValidationError as error:
                    words, rule = " ".join(error.messages), getattr(error, "code", None) or column.rule
                    row.problems.append(Problem(ERROR, column.label, column.mask(cell), words, rule))
        return row


kinds: Registry[Kind] = Registry(gettext_lazy("kind of import"))


def register(kind: Kind) -> Kind:
    """Make a kind known by its key."""
    return kinds.add(kind.key, kind)
