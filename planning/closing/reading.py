"""What was closed, read again as far as a user may see it."""

from __future__ import annotations

from collections.abc import Iterable

from xiaoping.kit.indicators import Basis, Fold, Indicator, Number, Unit, percent, quotient, trimmed
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import Split
from xiaoping.kit.registry import facts
from xiaoping.kit.scope import within

from ..models import ClosedFigure, ClosedPart, PeriodClose
from .rows import Contribution, Row, Rows, folded, unpack


def closed(period: Period) -> PeriodClose | None:
    """The close of a period that is in force; None if it is open."""
    return PeriodClose.objects.of(period).in_force().select_related("closed_by").first()


def closed_values(close: PeriodClose, keys: Iterable[str] | None = None) -> dict[str, Split]:
    """Figure by figure what was closed, for the whole township and by village: two statements.

    For those posted to the whole township; see `closed_rows` for anybody else.
    """
    figures = ClosedFigure.objects.filter(close=close)
    if keys is not None:
        figures = figures.filter(key__in=list(keys))
    found = list(figures.order_by("pk"))
    villages: dict[int, dict[int | None, Number]] = {figure.pk: {} for figure in found}
    for part in ClosedPart.objects.filter(figure__in=found).order_by("pk").only("figure_id", "village_id", "value"):
        villages[part.figure_id][part.village_id] = part.number
    return {figure.key: Split(figure.number, villages[figure.pk], _nothing(figure)) for figure in found}


def closed_numbers(close: PeriodClose) -> dict[str, Number]:
    """Every figure's number of the whole township as it was closed: one statement."""
    figures = ClosedFigure.objects.filter(close=close).order_by("pk").only("key", "value")
    return {figure.key: figure.number for figure in figures}


def closed_value(close: PeriodClose, key: str, village: int | None = None) -> Number:
    """One closed number, of the whole township or of a village. Raises KeyError for a figure that was not closed."""
    return closed_values(close, [key])[key].of(village)


def _nothing(figure: ClosedFigure) -> Number:
    """What a village without rows has."""
    return None if figure.basis == Basis.STATED or figure.parameters["fold"] == Fold.RATIO else 0


def closed_rows(figure: ClosedFigure, user, village=None) -> Rows:
    """The rows of a closed figure, as far as a user may see them (None: all), in one statement."""
    parts = within(ClosedPart, user).filter(figure=figure)
    if village is not None:
        parts = parts.in_village(village)
    fold = figure.parameters["fold"]
    return {
        key: Row(part.village_id, given)
        for part in parts.order_by("pk")
        for key, given in unpack(part.rows, fold).items()
    }


def kept_number(figure: ClosedFigure, user, village: int | None = None) -> Number:
    """The number of a village as it was written down, or of the whole for those posted to it; None for anybody else."""
    if village is not None:
        part = within(ClosedPart, user).filter(figure=figure, village=village).first()
        return part.number if part else _nothing(figure)
    return figure.number if user is None or facts["villages.posted_to_township"](user) else None


def then_of(figure: ClosedFigure, rows: Rows) -> Number:
    """What these rows of a closed figure made then."""
    parts: Iterable[Contribution] = (row.part for row in rows.values())
    return folded(figure.parameters["fold"], figure.basis, parts)


def ratio_of(unit: str, top: Number, bottom: Number) -> Number:
    """A quotient as a ratio of this unit gives it; None of nothing."""
    value = percent(top, bottom) if unit == Unit.PERCENT else quotient(top, bottom)
    return None if value is None else trimmed(value)


def figure_of(close: PeriodClose, indicator: Indicator) -> ClosedFigure | None:
    """A figure as it was closed; None if it did not exist then."""
    return ClosedFigure.objects.filter(close=close, key=indicator.key).select_related("close").first()
