"""Declaring a stated figure, in any app: its records are the statements of officers."""

from typing import Any

from xiaoping.kit.indicators import Basis, Fold, Indicator, Time, Unit, register

from . import filters


def stated(
    *, key: str, label: Any, unit: Unit, definition: Any, source: Any, time: Time = Time.STOCK, **more
) -> Indicator:
    """Register a figure that officers state for a whole period; where nobody stated it there is no number."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=source,
            time=time,
            basis=Basis.STATED,
            filterset=filters.StatedFigureFilter,
            list_url="villages:statedfigure_list",
            params={"key": key},
            period="stated_for",
            fold=Fold.SUM,
            measure="value",
            **more,
        )
    )
