"""The page of one figure: value, change, split by village and by year, definition, rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from . import charts, clock, disclosure, exports, formats
from .filters import TOWNSHIP, village_choices
from .indicators import Better, Fold, Indicator, Number, indicators
from .periods import Period
from .readings import Split, split_many
from .registry import facts, figure_panels

YEARS_SHOWN = 5


@dataclass(frozen=True)
class Reading:
    """One figure for one period, as far as one user may see it."""

    indicator: Indicator
    period: Period
    user: Any
    village: int | None = None
    known: Split | None = None  # worked out with others already, see `readings`
    before: Split | None = None

    @cached_property
    def value(self) -> Number:
        if self.known is not None:
            return self.known.of(self.village)
        return self.indicator.value(self.period, self.user, self.village)

    @property
    def seen(self) -> Number | str:
        """The value as the user may see it."""
        if not self.indicator.is_guarded(self.user):
            return self.value
        if self.village is None:
            return disclosure.whole(self.indicator, self.value, self.user)
        split = self.known or split_many([self.indicator], self.period, self.user)[self.indicator.key]
        return disclosure.parts(self.indicator, split, self.user)[self.village]

    @property
    def label(self) -> str:
        return str(self.indicator.label)

    @property
    def text(self) -> str:
        return formats.number(self.seen)

    @property
    def unit(self) -> str:
        return str(self.indicator.unit.label)

    @property
    def url(self) -> str:
        return self.indicator.url(self.period, self.village)

    @property
    def rows_url(self) -> str:
        return self.indicator.rows_url(self.period, self.village)

    @cached_property
    def change(self) -> dict[str, str] | None:
        """Against the period before; None where the records do not reach back that far, or there is no number."""
        before = Reading(self.indicator, self.period.before, self.user, self.village, self.before)
        if before.period.first < records_from() or self.value is None or before.value is None:
            return None
        if isinstance(self.seen, str) or isinstance(before.seen, str):
            return None
        difference = Decimal(self.value) - Decimal(before.value)
        better = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}[self.indicator.better]
        tone = "neutral" if better == 0 else "good" if difference * better > 0 else "bad"
        return {
            "text": "±0" if difference == 0 else f"{difference:+,}",
            "tone": "flat" if difference == 0 else tone,
            "previous_text": before.text,
            "previous_label": before.period.label,
        }


def readings(wanted, period: Period, user, village: int | None = None) -> list[Reading]:
    """Many figures at once, with the period before: a few statements for all of them."""
    wanted = list(wanted)
    now, before = (split_many(wanted, when, user) for when in (period, period.before))
    return [Reading(one, period, user, village, now[one.key], before[one.key]) for one in wanted]


def records_from() -> date:
    """The day from which the township's records are complete."""
    return facts["villages.records_from"]()


def latest_period() -> Period:
    """The latest finished year with records, or the year under way if there is none yet."""
    today = clock.today()
    last = Period.year(today.year - 1)
    return last if last.last >= records_from() else Period.year(today.year)


def asked_period(request) -> Period:
    """The period in the address, or the latest. Raises Http404 with the reason if it is none."""
    text = request.GET.get("period")
    try:
        return Period.parse(text) if text else latest_period()
    except ValidationError as error:
        raise Http404(error.messages[0]) from error


def period_choices(current: Period, address) -> list[dict[str, Any]]:
    """The years on record, newest first, and the current period if it is no year. `address(period)` makes the link."""
    years = [Period.year(year) for year in range(clock.today().year, records_from().year - 1, -1)]
    shown = years if current in years else [current, *years]
    return [{"label": period.label, "url": address(period), "current": period == current} for period in shown]


def villages_of(user) -> list[tuple[int, str]]:
    """(key, name) of the villages a user may see."""
    return [(int(key), name) for key, name in village_choices(user)]


def may_read(user, indicator: Indicator) -> bool:
    """Whether the user may open the rows; for a ratio, the rows of both parts."""
    if indicator.fold == Fold.RATIO:
        return all(may_read(user, part) for part in indicator.parts)
    meta = indicator.filterset._meta.model._meta
    return user.has_perm(f"{meta.app_label}.view_{meta.model_name}")


class FigurePage(LoginRequiredMixin, TemplateView):
    """One figure at its stable address. 404 for an unknown key, period or village, or one outside the user's scope."""

    template_name = "kit/figure.html"

    def get_context_data(self, **kwargs):
        key = self.kwargs["key"]
        if key not in indicators:
            raise Http404(_("There is no such figure."))
        indicator, user = indicators[key], self.request.user
        if not may_read(user, indicator):
            raise PermissionDenied
        period, village = asked_period(self.request), self.asked_village()
        reading = Reading(indicator, period, user, village)
        split = [] if village is not None else self.split(indicator, period)
        years = self.years(indicator, period, village)
        total = sum(row["value"] or 0 for row in split) if indicator.is_additive and reading.value is not None else None
        return {
            "title": indicator.label,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (_("Figures"), reverse("kit:figure_list")),
                (indicator.label, None),
            ],
            "indicator": self.described(indicator),
            "reading": reading,
            "change": reading.change,
            "period": {"label": period.label, "value": str(period)},
            "periods": period_choices(period, lambda other: indicator.url(other, village)),
            "villages": self.village_choices(indicator, period, village),
            "split": split,
            "split_total": {"text": formats.number(disclosure.whole(indicator, total, user))}
            if total is not None
            else None,
            "split_agrees": total is None or total == reading.value,
            "split_note": self.split_note(indicator),
            "years": years,
            "village_chart": charts.bars(
                [(row["name"], None if row["is_few"] else row["value"], row["url"]) for row in split],
                title=indicator.label,
                unit=reading.unit,
            )
            if split
            else "",
            "year_chart": charts.lines(
                [(str(indicator.label), [(row["label"], row["value"]) for row in years])],
                title=indicator.label,
                unit=reading.unit,
            ),
            "parts": [Reading(part, period, user, village) for part in indicator.parts]
            if indicator.fold == Fold.RATIO
            else [],
            "exports": []
            if indicator.fold == Fold.RATIO or not user.has_perm("kit.export_list")
            else [{"label": kind, "url": indicator.rows_url(period, village, export=kind)} for kind in exports.WRITERS],
            "panels": [html for render in figure_panels if (html := render(indicator, period, user, village))],
            "as_of": timezone.now(),
        }

    def described(self, indicator: Indicator) -> dict[str, Any]:
        """The figure's declaration in words."""
        return {
            "key": indicator.key,
            "label": indicator.label,
            "definition": indicator.definition,
            "source": indicator.source,
            "unit_text": indicator.unit.label,
            "basis_text": indicator.basis.label,
            "time_text": indicator.time.label,
            "fold_text": indicator.fold.label,
            "better_text": indicator.better.label,
        }

    def asked_village(self) -> int | None:
        text = self.request.GET.get("village", "")
        if not text:
            return None
        if text.isdecimal() and int(text) in dict(villages_of(self.request.user)):
            return int(text)
        raise Http404(_("There is no such village among yours."))

    def village_choices(self, indicator, period, current) -> list[dict[str, Any]]:
        every = [(None, _("All my villages")), *villages_of(self.request.user)]
        return [{"label": name, "url": indicator.url(period, key), "current": key == current} for key, name in every]

    def split(self, indicator: Indicator, period: Period) -> list[dict[str, Any]]:
        """The figure by village, and the township's own line where it has one."""
        values = indicator.split(period, self.request.user)
        missing = None if indicator.fold == Fold.RATIO else 0
        seen = disclosure.parts(indicator, Split(None, values, missing), self.request.user)
        rows: list[tuple[int | None, str]] = list(villages_of(self.request.user))
        if None in values:
            rows.append((None, _("The township's own")))
        return [
            {
                "name": name,
                "value": values.get(key, missing),
                "text": formats.number(seen[key]),
                "is_few": isinstance(seen[key], str),
                "share_text": "" if isinstance(seen[key], str) else self.share(indicator, values, key),
                "url": indicator.url(period, key) if key is not None else "",
                "rows_url": indicator.rows_url(period, key if key is not None else TOWNSHIP),
            }
            for key, name in rows
        ]

    def share(self, indicator, values, key) -> str:
        total = sum(value or 0 for value in values.values())
        if not indicator.is_additive or not total:
            return ""
        return f"{100 * Decimal(values.get(key, 0) or 0) / Decimal(total):.1f}%"

    def split_note(self, indicator: Indicator) -> str:
        if indicator.fold == Fold.RATIO:
            return _("A ratio is worked out for each village; the villages' ratios do not add up.")
        if indicator.fold == Fold.DISTINCT:
            return _("Each is counted once in the whole, and once in every village where it occurs.")
        if indicator.is_guarded(self.request.user):
            return _("Fewer than five in a village are “<5”; a “*” keeps them from being worked out from the others.")
        return ""

    def years(self, indicator, period, village) -> list[dict[str, Any]]:
        first = max(records_from().year, period.last.year - YEARS_SHOWN + 1)
        found = []
        for year in range(first, period.last.year + 1):
            reading = Reading(indicator, Period.year(year), self.request.user, village)
            value = None if isinstance(reading.seen, str) else reading.value
            found.append({"label": str(year), "value": value, "text": reading.text, "url": reading.url})
        return found
