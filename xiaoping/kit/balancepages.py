"""The page of balances: opening + in − out = closing, village by village, each number opening to its rows."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from . import formats
from .balances import Balance, BalanceLine, balances
from .figurepages import asked_period, period_choices, villages_of

TITLE = gettext_lazy("Balances")
NUMBERS = ("opening", "came_in", "went_out", "closing")


class BalancePage(LoginRequiredMixin, TemplateView):
    """All balances of a period that the user may read; what does not hold is marked."""

    template_name = "kit/balances.html"

    def get_context_data(self, **kwargs):
        period = asked_period(self.request)
        address = reverse("kit:balances")
        return {
            "title": TITLE,
            "lead": _("Opening + in − out = closing. Each number is counted by itself and opens to its rows."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "period": {"label": period.label, "value": str(period)},
            "periods": period_choices(period, lambda other: f"{address}?period={other}"),
            "balances": [self.table(balance, period) for balance in balances if self.may_read(balance)],
        }

    def may_read(self, balance: Balance) -> bool:
        meta = balance.model._meta
        return self.request.user.has_perm(f"{meta.app_label}.view_{meta.model_name}")

    def table(self, balance: Balance, period) -> dict[str, Any]:
        lines = balance.by_village(period, self.request.user)
        nothing = BalanceLine(0, 0, 0, 0)
        rows = [(key, name, lines.get(key, nothing)) for key, name in villages_of(self.request.user)]
        return {
            "label": balance.label,
            "rows": [self.row(balance, period, key, name, line) for key, name, line in rows],
            "total": self.row(balance, period, None, _("Total"), sum(lines.values(), nothing)),
        }

    def row(self, balance: Balance, period, village, name: str, line: BalanceLine) -> dict[str, Any]:
        return {
            "name": name,
            "holds": line.holds,
            "cells": [
                {
                    "text": formats.number(getattr(line, number)),
                    "url": balance.rows_url(period, number, village),
                }
                for number in NUMBERS
            ],
        }
