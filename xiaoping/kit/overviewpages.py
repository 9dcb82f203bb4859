"""All figures of a period: as a list, or 一览表, township and villages side by side, on paper and as a workbook."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from . import disclosure, exports, formats
from .figurepages import asked_period, may_read, period_choices, readings, villages_of
from .filters import TOWNSHIP
from .indicators import Basis, Indicator, indicators
from .readings import Split, split_many
from .tables import Column

TITLE = gettext_lazy("Overview of all figures")


class FigureList(LoginRequiredMixin, TemplateView):
    """All figures of a period that the user may read, app by app."""

    template_name = "kit/figure_list.html"

    def get_context_data(self, **kwargs):
        period = asked_period(self.request)
        groups: dict[str, list[dict[str, Any]]] = {}
        user = self.request.user
        for reading in readings((one for one in indicators if may_read(user, one)), period, user):
            indicator = reading.indicator
            label = str(apps.get_app_config(indicator.key.partition(".")[0]).verbose_name)
            groups.setdefault(label, []).append(
                {
                    "label": indicator.label,
                    "key": indicator.key,
                    "text": reading.text,
                    "unit": reading.unit,
                    "basis_text": indicator.basis.label,
                    "change": reading.change,
                    "url": reading.url,
                    "rows_url": reading.rows_url,
                }
            )
        address = reverse("kit:figure_list")
        return {
            "title": _("Figures"),
            "breadcrumbs": [(_("Home"), reverse("home")), (_("Figures"), None)],
            "groups": [{"label": label, "figures": figures} for label, figures in groups.items()],
            "period": {"label": period.label, "value": str(period)},
            "periods": period_choices(period, lambda other: f"{address}?period={other}"),
        }


class OverviewPage(LoginRequiredMixin, TemplateView):
    """Figures down, places across; every number opens its rows. `export=xlsx` gives the same cells as a workbook."""

    template_name = "kit/overview.html"

    def get(self, request, *args, **kwargs):
        self.period = asked_period(request)
        self.places = villages_of(request.user)
        self.shown = [indicator for indicator in indicators if may_read(request.user, indicator)]
        self.splits = split_many(self.shown, self.period, request.user)
        self.guarded = {
            one.key: disclosure.parts(one, self.splits[one.key], request.user)
            for one in self.shown
            if one.is_guarded(request.user)
        }
        self.has_own = any(None in self.splits[one.key].villages for one in self.shown if one.basis == Basis.COUNTED)
        if request.GET.get("export") == "xlsx":
            return self.export()
        return super().get(request, *args, **kwargs)

    def columns(self) -> list[tuple[int | str | None, str]]:
        """The places across: the whole, each village, and the township's own where something belongs to it."""
        own = [(TOWNSHIP, _("The township's own"))] if self.has_own else []
        return [(None, _("Total")), *self.places, *own]

    def value(self, indicator: Indicator, place) -> Any:
        """The number of a place as the user may see it."""
        split: Split = self.splits[indicator.key]
        if place is None:
            return disclosure.whole(indicator, split.whole, self.request.user)
        key = None if place == TOWNSHIP else place
        numbers = self.guarded.get(indicator.key, split.villages)
        return numbers.get(key, split.nothing)

    def get_context_data(self, **kwargs):
        address = reverse("kit:overview")
        groups: dict[str, list[dict[str, Any]]] = {}
        for indicator in self.shown:
            label = str(apps.get_app_config(indicator.key.partition(".")[0]).verbose_name)
            groups.setdefault(label, []).append(
                {
                    "label": indicator.label,
                    "url": indicator.url(self.period),
                    "unit": indicator.unit.label,
                    "is_stated": indicator.basis == Basis.STATED,
                    "cells": [
                        {
                            "text": formats.number(self.value(indicator, place)),
                            "url": indicator.rows_url(self.period, place),
                            "is_whole": place is None,
                        }
                        for place, _name in self.columns()
                    ],
                }
            )
        return {
            "title": TITLE,
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "period": {"label": self.period.label, "value": str(self.period)},
            "periods": period_choices(self.period, lambda other: f"{address}?period={other}"),
            "head": [name for _place, name in self.columns()],
            "groups": [{"label": label, "figures": figures} for label, figures in groups.items()],
            "width": len(self.columns()) + 2,
            "as_of": timezone.now(),
            "exports": [{"label": "xlsx", "url": f"{address}?period={self.period}&export=xlsx"}]
            if self.request.user.has_perm("kit.export_list")
            else [],
        }

    def export(self):
        """The same cells as a workbook, logged."""
        user: Any = self.request.user
        if not user.has_perm("kit.export_list"):
            raise PermissionDenied
        heads = [_("Figure"), _("Key"), _("Unit"), _("Basis"), *(name for _place, name in self.columns())]
        formatted = [formats.Text(), formats.Text(), formats.Text(), formats.Text()]
        columns = [
            Column(f"c{place}", verbose_name=head, format=formatted[place] if place < 4 else formats.Number())
            for place, head in enumerate(heads)
        ]
        rows = [
            (
                str(one.label),
                one.key,
                str(one.unit.label),
                str(one.basis.label),
                *(self.value(one, place) for place, _name in self.columns()),
            )
            for one in self.shown
        ]
        sheet = exports.Sheet(
            title=f"{TITLE} {self.period.label}",
            columns=columns,
            paths=[column.path for column in columns],
            rows=rows,
            notes=[
                (_("Title"), str(TITLE)),
                (_("Period"), self.period.label),
                (_("Taken by"), user.get_full_name() or user.get_username()),
                (_("Taken at"), f"{timezone.localtime():%Y-%m-%d %H:%M}"),
            ],
        )
        return exports.download(
            sheet,
            "xlsx",
            user=user,
            list_name="kit:overview",
            address=self.request.get_full_path(),
            filters=self.period.label,
        )
