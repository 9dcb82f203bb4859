"""Named figures: a saved filter over one list page, folded into one number.

From that one filter come the value, its split by village, the link to its rows, their export and the number in the
report. An indicator that is wrongly declared stops the start-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Count, QuerySet, Sum, TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .auth import holds
from .periods import Period
from .registry import Registry
from .scope import within

Number = int | Decimal | None


class Unit(TextChoices):
    """What a figure counts in."""

    VILLAGE = "village", pgettext_lazy("unit", "villages")
    GROUP = "group", pgettext_lazy("unit", "groups")
    HOUSEHOLD = "household", pgettext_lazy("unit", "households")
    PERSON = "person", pgettext_lazy("unit", "people")
    PERSON_TIME = "person_time", pgettext_lazy("unit", "attendances")
    TIME = "time", pgettext_lazy("unit", "times")
    ITEM = "item", pgettext_lazy("unit", "items")
    COPY = "copy", pgettext_lazy("unit", "copies")
    PLACE = "place", pgettext_lazy("unit", "places")
    CASE = "case", pgettext_lazy("unit", "cases")
    POST = "post", pgettext_lazy("unit", "posts")
    ORGANISATION = "organisation", pgettext_lazy("unit", "organisations")
    ROAD = "road", pgettext_lazy("unit", "roads")
    WELL = "well", pgettext_lazy("unit", "wells")
    RANK = "rank", pgettext_lazy("unit", "in rank")
    MU = "mu", pgettext_lazy("unit", "mu")
    KM = "km", pgettext_lazy("unit", "km")
    KM2 = "km2", pgettext_lazy("unit", "km²")
    YUAN = "yuan", pgettext_lazy("unit", "yuan")
    PERCENT = "percent", _("%")


class Basis(TextChoices):
    """Where a number comes from; the screen always says which."""

    COUNTED = "counted", _("counted from records")
    STATED = "stated", _("stated by an officer")


class Time(TextChoices):
    """How a figure reads time."""

    STOCK = "stock", _("on the last day of the period")
    FLOW = "flow", _("within the period")
    CUMULATIVE = "cumulative", _("from a start date to the end of the period")


class Fold(TextChoices):
    """How rows become one number."""

    COUNT = "count", _("number of rows")
    DISTINCT = "distinct", _("number of different ones")
    SUM = "sum", _("sum")
    RATIO = "ratio", _("ratio of two figures")


class Better(TextChoices):
    """Which way a figure should go."""

    HIGHER = "higher", _("higher is better")
    LOWER = "lower", _("lower is better")
    NEITHER = "neither", _("neither higher nor lower is better")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One named figure of the township. Its key is stored in plans and reports and never renamed.

    `period` names the filter that says when; `params` narrow further; `measure` is the path that `distinct` counts
    and `sum` adds; a ratio has `numerator` and `denominator` keys instead, and is in percent if its unit is. `start`
    is the day a cumulative figure begins. A stated figure is the sum of what officers stated: without a statement
    there is no number. Raises ImproperlyConfigured when declared with a filter that does not exist.
    """

    key: str
    label: Any
    unit: Unit
    definition: Any
    source: Any
    filterset: Any = None  # a ListFilter; none for a ratio
    list_url: str = ""
    period: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    time: Time = Time.STOCK
    fold: Fold = Fold.COUNT
    measure: str = ""
    start: date | None = None
    basis: Basis = Basis.COUNTED
    better: Better = Better.NEITHER
    numerator: str = ""
    denominator: str = ""
    headline: bool = False  # shown first, on the home page and on a village's sheet
    township_only: bool = False  # stated for the township as a whole: no village may state a part of it
    reserved: str = ""  # a permission: for anybody else there is no such number, nor a row behind it
    guarded: str = ""  # a permission: for anybody else small numbers of a village are “fewer than five”

    def __post_init__(self):
        if self.fold == Fold.RATIO:
            if not (self.numerator and self.denominator):
                raise ImproperlyConfigured(f"{self.key}: a ratio needs a numerator and a denominator.")
            return
        if self.filterset is None or not self.list_url or not self.period:
            raise ImproperlyConfigured(f"{self.key}: without a filter, a list and a period there is no figure.")
        unknown = ({self.period} | set(self.params)) - set(self.filterset.base_filters)
        if unknown:
            raise ImproperlyConfigured(
                f"{self.key}: {self.filterset.__name__} has no filter {', '.join(sorted(unknown))}."
            )
        if (self.fold in (Fold.SUM, Fold.DISTINCT)) != bool(self.measure):
            raise ImproperlyConfigured(f"{self.key}: a sum or a distinct count, and only these, need a measure.")
        if (self.time == Time.CUMULATIVE) != (self.start is not None):
            raise ImproperlyConfigured(f"{self.key}: a cumulative figure, and only that, needs a start.")

    @property
    def parts(self) -> tuple[Indicator, Indicator]:
        """Numerator and denominator of a ratio."""
        return indicators[self.numerator], indicators[self.denominator]

    @property
    def is_additive(self) -> bool:
        """Whether the villages' values add up to the whole."""
        return self.fold in (Fold.COUNT, Fold.SUM)

    def query(self, period: Period) -> dict[str, str]:
        """The filters of this figure for a period, as they stand in the list's address."""
        if self.start is not None:
            when = str(Period(self.start, max(self.start, period.last)))
        elif self.time == Time.FLOW or self.basis == Basis.STATED:
            when = str(period)
        else:
            when = period.last.isoformat()
        return {**self.params, self.period: when}

    def rows(self, period: Period, user, village=None) -> Any:
        """The rows behind the figure, as far as `user` may see them; None means the whole township (command line)."""
        rows = within(self.filterset._meta.model, user)
        if village is not None:
            rows = rows.in_village(village)
        return self.filterset.select(self.query(period), rows)

    def of(self, rows: QuerySet) -> Number:
        """Fold rows into the number: the same fold for the figure, its list and its export."""
        if self.fold == Fold.COUNT:
            return rows.order_by().count()
        return self.number(rows.order_by().aggregate(value=self._expression())["value"])

    def number(self, value: Number) -> Number:
        """A sum without its idle decimals. Nothing is zero, but for a stated figure: there it is no number."""
        if value is None:
            return None if self.basis == Basis.STATED else 0
        return trimmed(value)

    def value(self, period: Period, user, village=None) -> Number:
        """The figure for a period. None for a ratio whose denominator is zero."""
        if self.fold == Fold.RATIO:
            top, bottom = (part.value(period, user, village) for part in self.parts)
            return self.ratio(top, bottom)
        return self.of(self.rows(period, user, village))

    def split(self, period: Period, user) -> dict[int | None, Number]:
        """The figure by village (key None: the township's own), in one statement; two for a ratio."""
        if self.fold == Fold.RATIO:
            tops, bottoms = (part.split(period, user) for part in self.parts)
            return {village: self.ratio(tops.get(village, 0), bottoms[village]) for village in bottoms}
        rows = self.rows(period, user)
        path = rows.village_path
        pairs = rows.order_by().values(path).annotate(_value=self._expression()).values_list(path, "_value")
        return {village: self.number(value) for village, value in pairs}

    def is_hidden(self, user) -> bool:
        """Whether there is no number for this user; None means the command line, which has them all."""
        return bool(self.reserved) and user is not None and not holds(user, self.reserved)

    def is_guarded(self, user) -> bool:
        """Whether this user may not see small numbers of a village; `disclosure` says what is shown instead."""
        return bool(self.guarded) and user is not None and not holds(user, self.guarded)

    def ratio(self, top: Number, bottom: Number) -> Number:
        """The quotient of two figures, in percent if that is its unit; None where the lower one is zero."""
        if self.unit == Unit.PERCENT:
            return percent(top, bottom)
        value = quotient(top, bottom)
        return None if value is None else trimmed(value)

    def _expression(self):
        if self.fold == Fold.SUM:
            return Sum(self.measure)
        if self.fold == Fold.DISTINCT:
            return Count(self.measure, distinct=True)
        return Count("pk")

    def rows_url(self, period: Period, village=None, **more: str) -> str:
        """The address of the rows. A ratio opens to its own page, where both of its figures stand."""
        if self.fold == Fold.RATIO:
            return self.url(period, village)
        query = {**self.query(period), **({"village": village} if village is not None else {})}
        return f"{reverse(self.list_url)}?{urlencode({**query, 'figure': self.key, 'period': str(period), **more})}"

    def url(self, period: Period | None = None, village=None) -> str:
        """The figure's own page."""
        query = {}
        if period is not None:
            query["period"] = str(period)
        if village is not None:
            query["village"] = str(village)
        return reverse("kit:figure", args=[self.key]) + (f"?{urlencode(query)}" if query else "")


def percent(top: Number, bottom: Number) -> Decimal | None:
    """`top` in percent of `bottom`, two decimals, half up; None of nothing."""
    return quotient(None if top is None else top * 100, bottom)


def quotient(top: Number, bottom: Number) -> Decimal | None:
    """`top` over `bottom`, two decimals, half up; None of nothing."""
    if not bottom:
        return None
    return (Decimal(top or 0) / Decimal(bottom)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def trimmed(value: int | Decimal) -> int | Decimal:
    """A decimal without idle zeros, as a whole number if it is one: 70.00 is 70, 61.080 is 61.08."""
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else value.normalize()


indicators: Registry[Indicator] = Registry(_("figure"))


def register(indicator: Indicator) -> Indicator:
    """Make a figure known by its key."""
    return indicators.add(indicator.key, indicator)
