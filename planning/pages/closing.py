"""The periods that were closed, one of them with its figures then and now, closing a period, reopening it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from villages.querysets import scope_of
from xiaoping.kit import clock, formats
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.balancepages import NUMBERS
from xiaoping.kit.balances import BalanceLine, balances
from xiaoping.kit.figurepages import records_from, villages_of
from xiaoping.kit.forms import show_errors
from xiaoping.kit.history import changes_of
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many
from xiaoping.kit.registry import action_labels

from .. import actions
from ..closing.bridge import nought
from ..closing.held import broken
from ..closing.reading import closed
from ..closing.telling import signed
from ..forms import CloseForm, Undated
from ..models import ClosedBalance, PeriodClose

TITLE = gettext_lazy("Closed periods")
MONTHS = 12  # offered for closing


class Reopen(ActionPage):
    """Somebody else than who closed it opens the period again."""

    model = PeriodClose
    record_name = "close"
    act = staticmethod(actions.reopen_period)
    form_class = Undated
    permission_required = "planning.change_periodclose"
    slug, icon = "reopening", "unlock"
    title = gettext_lazy("Reopen the period")
    lead = gettext_lazy("This close stays as it is. The next close of the period is another version.")
    danger = True

    def has_permission(self):
        """Who may not see a close is told nothing of it, and so not that it may not be reopened."""
        if self.request.user.is_authenticated:
            self.record  # noqa: B018 – raises Http404 before the permission is asked
        return super().has_permission()

    @classmethod
    def applies(cls, record):
        return record.is_in_force

    def back_url(self):
        return self.record.get_absolute_url()


CLOSE_PAGES = (Reopen,)
action_labels.setdefault("close_period", gettext_lazy("Period closed"))


class ClosesPage(Permitted, TemplateView):
    """Every close, the reopened ones as well."""

    permission_required = "planning.view_periodclose"
    template_name = "planning/closes.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        may_close = user.has_perm("planning.add_periodclose") and scope_of(user).township
        return {
            "title": TITLE,
            "lead": _("What is closed stays explainable: each figure keeps its number, its definition and its rows."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "closes": PeriodClose.objects.visible_to(user).select_related("closed_by", "reopened_by"),
            "new_url": reverse("planning:periodclose_new") if may_close else "",
        }


class NewClosePage(Permitted, FormView):
    """Closing a period: its balances, what of them does not hold with its rows, and the reason."""

    permission_required = "planning.add_periodclose"
    template_name = "planning/new_close.html"
    form_class = CloseForm

    @cached_property
    def period(self) -> Period:
        """The period asked for; the last year that is over if none is. Raises Http404 if it is none."""
        text = self.request.GET.get("period", "")
        try:
            return Period.parse(text) if text else Period.year(clock.today().year - 1)
        except ValidationError as error:
            raise Http404(error.messages[0]) from error

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and self.has_permission() and not scope_of(request.user).township:
            raise Http404(_("A period is closed from the township, not from a village."))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            close = actions.close_period(period=self.period, by=self.request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, _("Closed. Its figures are kept with their rows."))
        return HttpResponseRedirect(close.get_absolute_url())

    def get_context_data(self, **kwargs):
        period = self.period
        names = dict(villages_of(self.request.user))
        return {
            **super().get_context_data(**kwargs),
            "title": _("Close a period"),
            "lead": _("A month or a year is closed once its balances hold."),
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), reverse("planning:periodclose_list")),
                (_("Close a period"), None),
            ],
            "period": period,
            "years": self.choices(
                _("Year"), map(Period.year, range(clock.today().year - 1, records_from().year - 1, -1))
            ),
            "months": self.choices(_("Month"), self.months()),
            "refused": self.refused(period),
            "closed": closed(period),
            "balances": totals(period, self.request.user),
            "broken": [self.broken(one, names, period) for one in broken(period, self.request.user)],
        }

    def choices(self, label: str, periods: Iterable[Period]) -> list[dict[str, Any]]:
        """Periods to choose; where the one asked for is none of them, the menu shows the label."""
        address = reverse("planning:periodclose_new")
        found = [
            {"label": one.label, "url": f"{address}?period={one}", "current": one == self.period} for one in periods
        ]
        is_other = not any(one["current"] for one in found)
        return [{"label": label, "url": self.request.get_full_path(), "current": True}, *found] if is_other else found

    def months(self) -> Iterator[Period]:
        """The last months that are over, the latest first."""
        day = clock.today().replace(day=1) - timedelta(days=1)
        for _month in range(MONTHS):
            if day < records_from():
                return
            month = Period.month(day.year, day.month)
            yield month
            day = month.first - timedelta(days=1)

    def refused(self, period: Period) -> str:
        """Why the period cannot be closed, whatever its balances say; empty if it can."""
        try:
            actions.check_period(period)
        except ValidationError as error:
            return error.messages[0]
        return _("This period is closed already.") if closed(period) else ""

    def broken(self, one, names, period: Period) -> dict[str, Any]:
        return {
            "label": one.balance.label,
            "village": names.get(one.village, ""),
            "line": one.line,
            "difference": signed(nought(one.difference)),
            "rows": [{"text": str(row), "url": row.get_absolute_url()} for row in one.rows],
            "count": one.count,
            "more": one.count - len(one.rows),
            "numbers": [one.balance.rows_url(period, number, one.village) for number in NUMBERS],
        }


def totals(period: Period, user) -> list[dict[str, Any]]:
    """Each balance for all villages: one statement each."""
    found = []
    for balance in balances:
        line = balance.of(period, user)
        cells = [
            {"text": formats.number(getattr(line, number)), "url": balance.rows_url(period, number)}
            for number in NUMBERS
        ]
        found.append({"label": balance.label, "cells": cells, "holds": line.holds})
    return found


def kept_totals(close: PeriodClose, user) -> list[dict[str, Any]]:
    """Each balance as it was closed, with what it is now where that is another number: one statement each.

    Nothing of a close that was taken before balances were kept.
    """
    period, now = close.period, {one.key: one.of(close.period, user) for one in balances}
    return [
        {
            "label": balances[kept.key].label if kept.key in now else kept.label,
            "cells": [_kept_cell(kept, number, now.get(kept.key), period) for number in NUMBERS],
            "holds": kept.line.holds,
            "broken_now": kept.key in now and not now[kept.key].holds,
        }
        for kept in close.balances.order_by("pk")
    ]


def _kept_cell(kept: ClosedBalance, number: str, now: BalanceLine | None, period: Period) -> dict[str, str]:
    """One of a balance's four numbers; of a balance that is no longer kept, without its rows."""
    then = getattr(kept, number)
    if now is None:
        return {"text": formats.number(then)}
    is_moved = getattr(now, number) != then
    return {
        "text": formats.number(then),
        "url": balances[kept.key].rows_url(period, number),
        "now": formats.number(getattr(now, number)) if is_moved else "",
    }


class ClosePage(Permitted, TemplateView):
    """One close: every figure then and now, each opening to what lies between; its balances; its reopening."""

    permission_required = "planning.view_periodclose"
    template_name = "planning/close.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        rows = PeriodClose.objects.visible_to(user).select_related("closed_by", "reopened_by")
        close = get_object_or_404(rows, pk=self.kwargs["pk"])
        show_all = self.request.GET.get("show") == "all"
        groups, moved, total = self.figures(close, show_all)
        kept = kept_totals(close, user)
        return {
            "title": _("Close of %(period)s") % {"period": close.period.label},
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), reverse("planning:periodclose_list")),
                (str(close), None),
            ],
            "close": close,
            "groups": groups,
            "moved": moved,
            "total": total,
            "pills": [
                {"label": "{} {}".format(_("Differs now"), moved), "url": self.request.path, "current": not show_all},
                {"label": "{} {}".format(_("All"), total), "url": f"{self.request.path}?show=all", "current": show_all},
            ],
            "balances": kept or totals(close.period, user),
            "are_kept": bool(kept),
            "versions": PeriodClose.objects.visible_to(user).of(close.period).exclude(pk=close.pk),
            "actions": links(CLOSE_PAGES, close, user) if close.closed_by != user else [],
            "changes": changes_of(close, user=user),
        }

    def figures(self, close: PeriodClose, show_all: bool) -> tuple[list[dict[str, Any]], int, int]:
        """The figures app by app, those that differ or all; how many differ, and how many there are.

        What is reserved to others is not among them: a number that was written down tells it no less.
        """
        hidden = {one.key for one in indicators if one.is_hidden(self.request.user)}
        kept = [figure for figure in close.figures.order_by("pk") if figure.key not in hidden]
        known = [indicators[one.key] for one in kept if one.key in indicators]
        now = split_many(known, close.period, self.request.user)
        groups: dict[str, list[dict[str, Any]]] = {}
        moved = 0
        for figure in kept:
            is_known = figure.key in now
            value = now[figure.key].whole if is_known else None
            differs = not is_known or figure.number != value
            moved += differs
            if differs or show_all:
                label = str(apps.get_app_config(figure.key.partition(".")[0]).verbose_name)
                groups.setdefault(label, []).append(
                    {
                        "label": indicators[figure.key].label if is_known else figure.label,
                        "unit": figure.get_unit_display(),
                        "basis": figure.get_basis_display(),
                        "then": formats.number(figure.number),
                        "now": formats.number(value) if is_known else _("no longer kept"),
                        "difference": signed(nought(value) - nought(figure.number)) if differs and is_known else "",
                        "url": f"{indicators[figure.key].url(close.period)}#then-and-now" if is_known else "",
                    }
                )
        return [{"label": label, "figures": rows} for label, rows in groups.items()], moved, len(kept)
