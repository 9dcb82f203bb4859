"""Pages that join apps: login, home, health."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.generic import TemplateView

from villages.models import Household
from xiaoping.context import scope_text
from xiaoping.kit import charts, clock, formats, passwords
from xiaoping.kit.alerts import raised
from xiaoping.kit.figurepages import (
    asked_period,
    may_read,
    period_choices,
    readings,
    records_from,
    villages_of,
)
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.progress import todo
from xiaoping.kit.readings import split_many
from xiaoping.kit.registry import facts, panels

BY_VILLAGE = (
    "villages.total_households",
    "villages.total_population",
    "poverty.registered_poor_households",
    "poverty.remaining_poor_households",
    "poverty.remaining_poor_persons",
)
CHARTED = "poverty.remaining_poor_persons"
TREND = ("poverty.registered_poor_persons", "poverty.exited_poor_persons", "poverty.remaining_poor_persons")
TREND_YEARS = 5

PAGE_TITLE = gettext_lazy("Home")


class Login(LoginView):
    """The login; in the demonstration township it names the demonstration accounts."""

    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        accounts = facts["demo.accounts"]() if clock.demonstration_day() else []
        return super().get_context_data(title=_("Log in"), demo_accounts=accounts, **kwargs)


class OwnPasswordForm(PasswordChangeForm):
    """A new password, which is not the present one again."""

    def clean(self):
        super().clean()
        new = self.cleaned_data.get("new_password1")
        if new and new == self.cleaned_data.get("old_password"):
            self.add_error("new_password1", _("Choose one that differs from the present one."))
        return self.cleaned_data


class ChangePassword(PasswordChangeView):
    """A user chooses a password; one that somebody else set opens no other page."""

    form_class = OwnPasswordForm

    def get_context_data(self, **kwargs):
        if self.request.session.get(passwords.MUST_CHOOSE):
            kwargs |= {"must_choose": True, "nav": None}  # its menu would lead nowhere
        return super().get_context_data(**kwargs)

    def form_valid(self, form):
        answer = super().form_valid(form)
        passwords.note(owner=self.request.user, by=self.request.user)
        self.request.session.pop(passwords.MUST_CHOOSE, None)
        return answer


def health(request) -> HttpResponse:
    """200 while the database answers; for a watchdog, so it needs no login and tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


class Home(LoginRequiredMixin, TemplateView):
    """The headline figures of a period for the user's villages, village by village and over the years."""

    template_name = "xiaoping/home.html"

    def get_context_data(self, **kwargs):
        period, user = asked_period(self.request), self.request.user
        trend = self.trend(period)
        splits = split_many([indicators[key] for key in self.readable(BY_VILLAGE)], period, user)
        charted = indicators[CHARTED]
        may_open, may_import = user.has_perm("auth.change_user"), user.has_perm("kit.import_records")
        return {
            "title": PAGE_TITLE,
            "period": {"label": period.label, "value": str(period)},
            "periods": period_choices(period, lambda other: f"{reverse('home')}?period={other}"),
            "scope_text": scope_text(user),
            "todo": todo(user, clock.today()) if user.has_perm("villages.change_household") else [],
            "alerts": raised(user, clock.today()),
            "panels": [
                {"title": panel.title, "html": html}
                for panel in panels
                if panel.key.startswith("home.")
                and user.has_perm(panel.permission)
                and (html := panel.render(None, user, clock.today()))
            ],
            "is_new": (may_open or may_import) and not Household.objects.exists(),
            "may_open_accounts": may_open,
            "may_import": may_import,
            "may_enter": user.has_perm("villages.change_household"),
            "as_of": timezone.now(),
            "headlines": readings((one for one in indicators if one.headline and may_read(user, one)), period, user),
            "village_chart": self.village_chart(period, charted, splits[CHARTED]) if CHARTED in splits else "",
            "village_chart_title": charted.label,
            "village_head": [indicators[key].label for key in self.readable(BY_VILLAGE)],
            "village_table": self.village_table(period, splits),
            "trend_chart": charts.lines(
                [(str(row["label"]), [(cell["year"], cell["value"]) for cell in row["cells"]]) for row in trend],
                title=_("The register over the years"),
                unit=pgettext("unit", "people"),
            ),
            "trend_head": [cell["year"] for cell in trend[0]["cells"]] if trend else [],
            "trend_table": trend,
        }

    def readable(self, keys) -> list[str]:
        return [key for key in keys if may_read(self.request.user, indicators[key])]

    def village_table(self, period: Period, splits) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "cells": [
                    {"text": formats.number(split.of(village)), "url": indicators[key].rows_url(period, village)}
                    for key, split in splits.items()
                ],
            }
            for village, name in villages_of(self.request.user)
        ]

    def village_chart(self, period: Period, indicator, split) -> str:
        rows = [(name, split.of(key), indicator.rows_url(period, key)) for key, name in villages_of(self.request.user)]
        return charts.bars(rows, title=str(indicator.label), unit=str(indicator.unit.label))

    def trend(self, period: Period) -> list[dict[str, Any]]:
        """The figures of the trend year by year, all of a year at once."""
        first = max(records_from().year, period.last.year - TREND_YEARS + 1)
        wanted, user = [indicators[key] for key in self.readable(TREND)], self.request.user
        years = {year: split_many(wanted, Period.year(year), user) for year in range(first, period.last.year + 1)}
        return [
            {
                "label": one.label,
                "cells": [self.trend_cell(one, year, splits[one.key].whole) for year, splits in years.items()],
            }
            for one in wanted
        ]

    def trend_cell(self, indicator, year: int, value) -> dict[str, Any]:
        address = indicator.url(Period.year(year))
        return {"year": str(year), "value": value, "text": formats.number(value), "url": address}
