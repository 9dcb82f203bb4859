"""A close is taken: every figure read once, with its rows, and written for good."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.utils import translation

from xiaoping.kit.balances import balances
from xiaoping.kit.indicators import Fold, Indicator, Number, indicators
from xiaoping.kit.periods import Period

from ..models import ClosedBalance, ClosedFigure, ClosedPart, PeriodClose
from .rows import Row, Rows, folded, pack, read

BATCH = 500
Counted = dict[str, Rows]


def parameters(indicator: Indicator, period: Period) -> dict[str, Any]:
    """How a figure is asked for, in words that JSON knows: what must be equal for its definition to be the same."""
    if indicator.fold == Fold.RATIO:
        return {
            "fold": indicator.fold.value,
            "unit": indicator.unit.value,
            "numerator": indicator.numerator,
            "denominator": indicator.denominator,
        }
    filterset = indicator.filterset
    return {
        "filterset": f"{filterset.__module__}.{filterset.__qualname__}",
        "query": indicator.query(period),
        "fold": indicator.fold.value,
        "measure": indicator.measure,
        "basis": indicator.basis.value,
        "unit": indicator.unit.value,
    }


def take(close: PeriodClose) -> None:
    """Read and write every figure and balance of the close's period: one statement each, none for a ratio, and a few to
    write."""
    period, counted = close.period, {}
    for one in indicators:
        if one.fold != Fold.RATIO:
            counted[one.key] = read(one.fold, one.measure, one.rows(period, None))
    with translation.override(settings.LANGUAGE_CODE):  # a definition is kept in the office's own words
        figures = [_figure(close, one, period, counted) for one in indicators]
        lines = [
            ClosedBalance(close=close, key=one.key, label=str(one.label), **asdict(one.of(period))) for one in balances
        ]
    ClosedFigure.objects.bulk_create(figures, batch_size=BATCH)
    parts = [part for figure in figures for part in _parts(figure, indicators[figure.key], counted)]
    ClosedPart.objects.bulk_create(parts, batch_size=BATCH)
    ClosedBalance.objects.bulk_create(lines)


def _figure(close: PeriodClose, indicator: Indicator, period: Period, counted: Counted) -> ClosedFigure:
    return ClosedFigure(
        close=close,
        key=indicator.key,
        label=str(indicator.label),
        unit=indicator.unit.value,
        basis=indicator.basis.value,
        definition=str(indicator.definition),
        parameters=parameters(indicator, period),
        record="" if indicator.fold == Fold.RATIO else indicator.filterset._meta.model._meta.label_lower,
        value=_value(indicator, counted, None),
    )


def _value(indicator: Indicator, counted: Counted, village: Any, everywhere: bool = True) -> Number:
    """The figure of a village, or of all."""
    if indicator.fold == Fold.RATIO:
        top, bottom = (_value(part, counted, village, everywhere) for part in indicator.parts)
        return indicator.ratio(top, bottom)
    rows = counted[indicator.key].values()
    return folded(indicator.fold, indicator.basis, (row.part for row in rows if everywhere or row.village == village))


def _parts(figure: ClosedFigure, indicator: Indicator, counted: Counted) -> list[ClosedPart]:
    """One a village with rows; of a ratio, one a village where its lower figure has rows."""
    is_ratio = indicator.fold == Fold.RATIO
    by_village: dict[int | None, dict[int, Row]] = {}
    for key, row in counted[indicator.denominator if is_ratio else indicator.key].items():
        by_village.setdefault(row.village, {})[key] = row
    return [
        ClosedPart(
            figure=figure,
            village_id=village,
            value=_value(indicator, counted, village, everywhere=False)
            if is_ratio
            else folded(indicator.fold, indicator.basis, (row.part for row in rows.values())),
            rows=b"" if is_ratio else pack({key: row.part for key, row in rows.items()}),
        )
        for village, rows in by_village.items()
    ]
