"""Many figures of one period at once: one statement for each kind of record, whatever the number of figures and rows.

Each figure keeps its own filter: its rows are named by their keys inside the common statement. So the numbers are those
of the figures read one by one, which a sweep holds for every figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from .indicators import Basis, Fold, Indicator, Number
from .periods import Period
from .scope import within


@dataclass(frozen=True)
class Split:
    """A figure for all the villages a user may see: the whole, and village by village (None: the township's own)."""

    whole: Number
    villages: Mapping[int | None, Number]
    nothing: Number = 0  # what a village without rows has

    def of(self, village: int | None) -> Number:
        """The number of one village, or the whole."""
        return self.whole if village is None else self.villages.get(village, self.nothing)


def split_many(wanted: Iterable[Indicator], period: Period, user) -> dict[str, Split]:
    """The figures by key, each for the whole and by village; a ratio is worked out from its parts."""
    wanted = list(wanted)
    simple = {part.key: part for one in wanted for part in (one.parts if one.fold == Fold.RATIO else (one,))}
    by_model: dict[type, list[Indicator]] = {}
    for indicator in simple.values():
        by_model.setdefault(indicator.filterset._meta.model, []).append(indicator)
    found: dict[str, Split] = {}
    for model, indicators in by_model.items():
        found |= _of_one_model(model, indicators, period, user)
    return {one.key: _ratio(one, found) if one.fold == Fold.RATIO else found[one.key] for one in wanted}


def _of_one_model(model, indicators: list[Indicator], period: Period, user) -> dict[str, Split]:
    rows = within(model, user).order_by()
    folds = {f"_figure{place}": _fold(one, period, user) for place, one in enumerate(indicators)}
    by_village = list(rows.values(rows.village_path).annotate(**folds).values_list(rows.village_path, *folds))
    distinct = {name: folds[name] for name, one in zip(folds, indicators, strict=True) if one.fold == Fold.DISTINCT}
    wholes = rows.aggregate(**distinct) if distinct else {}
    found = {}
    for place, (name, one) in enumerate(zip(folds, indicators, strict=True), start=1):
        parts = {values[0]: one.number(values[place]) for values in by_village if _counts(one, values[place])}
        whole = wholes[name] if name in wholes else sum(part for part in parts.values() if part)
        missing = None if one.basis == Basis.STATED else 0
        found[one.key] = Split(one.number(whole) if parts else missing, parts, missing)
    return found


def _counts(indicator: Indicator, value: Number) -> bool:
    """Whether a place has a number: where a figure is stated, nought is one."""
    return value is not None if indicator.basis == Basis.STATED else bool(value)


def _fold(indicator: Indicator, period: Period, user):
    mine = Q(pk__in=indicator.rows(period, user).order_by().values("pk"))
    if indicator.fold == Fold.SUM:
        return Sum(indicator.measure, filter=mine)
    if indicator.fold == Fold.DISTINCT:
        return Count(indicator.measure, distinct=True, filter=mine)
    return Count("pk", filter=mine)


def _ratio(indicator: Indicator, found: Mapping[str, Split]) -> Split:
    top, bottom = (found[part.key] for part in indicator.parts)
    villages = {
        village: indicator.ratio(top.villages.get(village, 0), bottom.villages[village]) for village in bottom.villages
    }
    return Split(indicator.ratio(top.whole, bottom.whole), villages, None)
