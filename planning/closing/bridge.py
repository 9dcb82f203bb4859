"""From a closed figure's number then to its number now, line by line; the lines make up the whole difference.

A count or a sum moves by what each row contributes more or less, a distinct count by each thing that is counted anew or
no longer, a ratio by each line of its upper and then of its lower figure, one after the other. Where the definition
changed, the rows are first compared by the old one; what the new one makes of the same records is a line of its own.
No number counts as nought.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldError, ValidationError
from django.db.models import TextChoices
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.indicators import Fold, Indicator, Number, indicators
from xiaoping.kit.scope import within

from ..models import ClosedFigure
from .causes import Source, nearest_changes, own_changes
from .reading import closed_rows, figure_of, kept_number, ratio_of, then_of
from .rows import Rows, folded, read
from .taking import parameters

NOTHING = Decimal(0)


class Kind(TextChoices):
    """What a line of the bridge rests on."""

    LATE = "late", _("entered late")
    CORRECTED = "corrected", _("corrected")
    REMOVED = "removed", pgettext_lazy("from then to now", "removed")
    ELSEWHERE = "elsewhere", _("moved by another record")
    UNEXPLAINED = "unexplained", _("counted otherwise, with no change on record")
    DEFINITION = "definition", _("definition changed")


@dataclass(frozen=True)
class Line:
    """One reason why a figure is not what it was: by how much, which rows, and the record whose history tells of it.

    `part` is the figure of a ratio it belongs to, `moves` by how much it moves that one. `came` and `went` say how many
    rows a new definition takes in and leaves out; None where the old one can no longer be run.
    """

    kind: Kind
    effect: Decimal
    model: Any = None
    keys: tuple[int, ...] = ()
    source: Source | None = None
    part: Indicator | None = None
    moves: Decimal = NOTHING
    came: int | None = None
    went: int | None = None


@dataclass(frozen=True)
class Bridge:
    """A figure then and now, as far as a user may see it, and the lines between."""

    then: Number
    now: Number
    lines: list[Line] = field(default_factory=list)
    is_reworded: bool = False

    @property
    def difference(self) -> Decimal:
        return nought(self.now) - nought(self.then)

    @property
    def total(self) -> Decimal:
        """What the lines add up to: the difference, always."""
        return sum((line.effect for line in self.lines), NOTHING)


def nought(value: Number) -> Decimal:
    """No number counts as nought."""
    return Decimal(value or 0)


def bridge(figure: ClosedFigure, user, village: int | None = None) -> Bridge:
    """The bridge of a closed figure that still exists, of the villages a user may see (None: of all) or of one.

    Some statements for each kind of record met, however many rows differ.
    """
    indicator = indicators[figure.key]
    made = (_of_ratio if figure.parameters["fold"] == Fold.RATIO else _of_rows)(figure, indicator, user, village)
    with translation.override(settings.LANGUAGE_CODE):  # as it was kept
        return replace(made, is_reworded=figure.definition != str(indicator.definition))


def _of_rows(figure: ClosedFigure, indicator: Indicator, user, village) -> Bridge:
    period, then = figure.close.period, closed_rows(figure, user, village)
    before, after = then_of(figure, then), indicator.value(period, user, village)
    if figure.parameters == parameters(indicator, period):
        today, definition = read(indicator.fold, indicator.measure, indicator.rows(period, user, village)), []
        after = folded(indicator.fold, indicator.basis, (row.part for row in today.values()))
    else:
        old = asked_today(figure, user, village)
        if old is None:
            return Bridge(before, after, [Line(Kind.DEFINITION, nought(after) - nought(before))])
        today, definition = old, [_definition(figure, indicator, old, after, user, village)]
    lines = list(_moved(figure.parameters["fold"], then, today))
    model = _model(figure, indicator)
    return Bridge(before, after, [*_explained(model, lines, figure.close.closed_at, user), *definition])


def asked_today(figure: ClosedFigure, user, village=None) -> Rows | None:
    """The rows the definition of then finds today; None if it can no longer be asked."""
    asked = figure.parameters
    try:
        filterset = import_string(asked["filterset"])
        rows = within(filterset._meta.model, user)
        if village is not None:
            rows = rows.in_village(village)
        return read(asked["fold"], asked["measure"], filterset.select(asked["query"], rows))
    except (ImportError, FieldError, ValidationError, AttributeError, KeyError):
        return None


def _model(figure: ClosedFigure, indicator: Indicator) -> Any:
    """What kind of record the rows of then are."""
    try:
        return import_string(figure.parameters["filterset"])._meta.model
    except ImportError:
        return indicator.filterset._meta.model


def _definition(figure, indicator: Indicator, old: Rows, after: Number, user, village) -> Line:
    """What the new definition makes of today's records, against the old one."""
    by_old = then_of(figure, old)
    came = went = None
    if indicator.fold != Fold.RATIO:
        new = set(indicator.rows(figure.close.period, user, village).values_list("pk", flat=True))
        came, went = len(new - old.keys()), len(old.keys() - new)
    return Line(Kind.DEFINITION, nought(after) - nought(by_old), came=came, went=went)


# Which rows, or things, move the figure


@dataclass(frozen=True)
class _Move:
    """By how much, the rows it lies in, and whether they were counted then and are counted now."""

    effect: Decimal
    keys: tuple[int, ...]
    was: bool
    stays: bool


def _moved(fold: str, then: Rows, today: Rows) -> Iterable[_Move]:
    if fold == Fold.DISTINCT:
        before, after = _by_thing(then), _by_thing(today)
        for thing in sorted(before.keys() - after.keys()):
            yield _Move(-Decimal(1), tuple(before[thing]), True, any(key in today for key in before[thing]))
        for thing in sorted(after.keys() - before.keys()):
            yield _Move(Decimal(1), tuple(after[thing]), any(key in then for key in after[thing]), True)
        return
    for key in sorted(then.keys() | today.keys()):
        was, stays = key in then, key in today
        effect = nought(today[key].part if stays else 0) - nought(then[key].part if was else 0)  # type: ignore[arg-type]
        if effect:
            yield _Move(effect, (key,), was, stays)


def _by_thing(rows: Rows) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, row in rows.items():
        if row.part is not None:
            found.setdefault(str(row.part), []).append(key)
    return found


# Why


def _explained(model, moves: list[_Move], moment: datetime, user) -> list[Line]:
    """Each move with what its rows' histories say, or those of the records they rest on."""
    if not moves:
        return []
    keys = {key for move in moves for key in move.keys}
    own = own_changes(model, keys, moment)
    left = {key for move in moves for key in move.keys if not any(one in own for one in move.keys)}
    elsewhere = nearest_changes(model, left, moment, user) if left else {}
    there = set(model._base_manager.filter(pk__in=left).values_list("pk", flat=True)) if left else set()
    return [_line(model, move, own, elsewhere, there) for move in moves]


def _line(model, move: _Move, own, elsewhere, there) -> Line:
    changed = next((key for key in move.keys if key in own), None)
    if changed is not None:
        if own[changed][-1] == "-":
            kind = Kind.REMOVED
        else:
            kind = Kind.LATE if not move.was and own[changed][0] == "+" else Kind.CORRECTED
        return Line(kind, move.effect, model, move.keys, (model, changed))
    if not move.stays and not there.intersection(move.keys):
        return Line(Kind.REMOVED, move.effect, model, move.keys)  # past the application: nobody signed for it
    moved = next((elsewhere[key] for key in move.keys if key in elsewhere), None)
    return Line(Kind.ELSEWHERE if moved else Kind.UNEXPLAINED, move.effect, model, move.keys, moved)


# Ratios


def _of_ratio(figure: ClosedFigure, indicator: Indicator, user, village) -> Bridge:
    asked = figure.parameters
    parts = [_part(figure, asked[name], user, village) for name in ("numerator", "denominator")]
    after = indicator.value(figure.close.period, user, village)
    top, bottom = parts
    if top is None or bottom is None:
        before = kept_number(figure, user, village)
        return Bridge(before, after, [Line(Kind.DEFINITION, nought(after) - nought(before))])
    lines: list[Line] = []
    reached = [nought(top[1].then), nought(bottom[1].then)]
    before = ratio_of(asked["unit"], top[1].then, bottom[1].then)
    at = nought(before)
    for place, (part, steps) in enumerate((top, bottom)):
        for line in steps.lines:
            reached[place] += line.effect
            value = nought(ratio_of(asked["unit"], *reached))  # type: ignore[arg-type]
            lines.append(replace(line, effect=value - at, part=part, moves=line.effect))
            at = value
    if at != nought(after) or asked != parameters(indicator, figure.close.period):
        lines.append(Line(Kind.DEFINITION, nought(after) - at))
    return Bridge(before, after, lines)


def _part(figure: ClosedFigure, key: str, user, village) -> tuple[Indicator, Bridge] | None:
    """The bridge of a ratio's upper or lower figure; None if it was not closed or is gone."""
    part = figure_of(figure.close, indicators[key]) if key in indicators else None
    return None if part is None else (indicators[key], bridge(part, user, village))
