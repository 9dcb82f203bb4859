"""The page of one benefit: its rules in force, who has it by village, its money by month, its cases by step.

Every number opens to the list it was counted from. The statements are the same whatever the number of rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Min, Q
from django.db.models.functions import TruncMonth
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from xiaoping.kit import charts, clock, formats
from xiaoping.kit.access import Permitted
from xiaoping.kit.figurepages import asked_period, period_choices, villages_of
from xiaoping.kit.periods import Period
from xiaoping.kit.scope import within

from .actions import steps_of
from .models import Application, ApplicationStep, Benefit, Exclusion, Notice, Programme
from .money import in_ten_thousands, money, ten_thousands
from .owed import sources
from .pages import PROGRAMME_PAGES
from .sources import money_of, recipients_of

PUT_UP: dict[str, str] = {
    Notice.Kind.REVIEWED: "welfare:village_notice",
    Notice.Kind.DECIDED: "welfare:village_announcement",
}
LONGEST = 8  # cases named; all of them stand on the list


class BenefitPage(Permitted, TemplateView):
    """One benefit in a period, in the user's villages; its cases as they are today. 404 for an unknown benefit."""

    permission_required = "welfare.view_programme"
    template_name = "welfare/benefit.html"

    def get_context_data(self, **kwargs):
        if kwargs["benefit"] not in Benefit.values:
            raise Http404(_("There is no such benefit."))
        self.benefit = Benefit(kwargs["benefit"])
        period = asked_period(self.request)
        documents = list(Programme.objects.filter(benefit=self.benefit).order_by("-since").prefetch_related("rates"))
        rules_on = min(period.last, clock.today())
        programme = next((one for one in documents if self.holds(one, rules_on)), None)
        title = programme.name if programme else self.benefit.label
        address = reverse("welfare:benefit", args=[self.benefit])
        months, by_village = self.money(period)
        return {
            "title": title,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (_("Programmes"), reverse("welfare:programmes")),
                (title, None),
            ],
            "benefit": self.benefit,
            "period": period,
            "periods": period_choices(period, lambda other: f"{address}?period={other}"),
            "programme": programme,
            "rules_on": rules_on,
            "rules": self.rules(programme) if programme else [],
            "rates": [
                (rate.get_grade_display() or formats.EMPTY, money(rate.amount)) for rate in self.rates(programme)
            ],
            "pays": self.benefit in sources,
            "earlier": [one for one in documents if one != programme],
            "villages": self.villages(period, by_village),
            "village_title": self.village_title(period),
            "months": months,
            "month_chart": charts.bars(
                [(row["label"], row["value"], row["url"]) for row in months],
                title=_("Money by month"),
                unit=pgettext("unit", "ten thousand yuan"),
            ),
            "month_total": ten_thousands(sum((row["amount"] for row in months), Decimal(0))),
            **self.cases(clock.today()),
            "actions": self.actions(programme),
        }

    def village_title(self, period: Period) -> str:
        """Of when the people of the village table are."""
        source = recipients_of(self.benefit)
        return _("at the end of %(day)s") % {"day": source.asked(period)} if source.is_stock else period.label

    @staticmethod
    def holds(programme: Programme, day: date) -> bool:
        """Whether a programme applies on a day."""
        return programme.since <= day and (programme.until is None or programme.until > day)

    @staticmethod
    def rates(programme: Programme | None):
        return programme.rates.all() if programme else []

    def rules(self, programme: Programme) -> list[tuple[Any, str]]:
        """What the document says, as words."""
        excluded = Exclusion.objects.in_force(programme.since if programme.until else clock.today()).filter(
            Q(benefit=self.benefit) | Q(other=self.benefit)
        )
        steps = steps_of(Application(programme=programme))
        said = [
            (_("Document"), programme.document),
            (_("Applies since"), formats.Day().text(programme.since)),
            (_("Who qualifies"), programme.qualifies),
            (_("Paid"), programme.get_cycle_display()),
            (_("Counted in"), programme.get_unit_display()),
            (_("At most, yuan a person and year"), money(programme.cap) if programme.cap else ""),
            (_("At most, m² a person"), money(programme.area_cap) if programme.area_cap else ""),
            (_("Steps"), formats.listed(kind.label for kind in steps)),
            (_("Days of notice in the village"), str(programme.notice_days or "")),
            (
                _("Days of announcement in the village"),
                str(programme.second_notice_days) if programme.has_second_notice else "",
            ),
            (_("Days a step may take"), str(programme.step_days or "")),
            (_("Decided by"), programme.get_decided_by_display()),
            (
                _("Not together with"),
                formats.listed(
                    _("%(benefit)s (%(whose)s)")
                    % {
                        "benefit": one.get_other_display()
                        if one.benefit == self.benefit
                        else one.get_benefit_display(),
                        "whose": one.get_whose_display(),
                    }
                    for one in excluded
                ),
            ),
        ]
        return [(label, words) for label, words in said if words]

    def money(self, period: Period) -> tuple[list[dict[str, Any]], dict[int, Decimal]]:
        """The money of the period month by month, and by village, in one statement."""
        found = money_of(self.benefit)
        if found is None:
            return [], {}
        source, dated = found
        grouped = source.rows(self.request.user, period).annotate(month=TruncMonth(dated)).values("village", "month")
        months: dict[date, list] = defaultdict(lambda: [0, Decimal(0)])
        villages: dict[int, Decimal] = defaultdict(Decimal)
        for row in grouped.annotate(**source.folds):
            months[row["month"]][0] += row["number"]
            months[row["month"]][1] += row["amount"]
            villages[row["village"]] += row["amount"]
        rows = []
        for first in sorted(months):
            month = Period.month(first.year, first.month)
            within_period = Period(max(month.first, period.first), min(month.last, period.last))
            number, amount = months[first]
            rows.append(
                {
                    "label": month.label,
                    "number": number,
                    "amount": amount,
                    "value": in_ten_thousands(amount),
                    "text": ten_thousands(amount),
                    "url": source.address(within_period),
                }
            )
        return rows, villages

    def villages(self, period: Period, amounts: dict[int, Decimal]) -> dict[str, Any]:
        """Who has the benefit in each village and in all of them, and the money that went there."""
        source, found = recipients_of(self.benefit), money_of(self.benefit)
        rows = source.rows(self.request.user, period)
        folded = {row["village"]: row for row in rows.values("village").annotate(**source.folds)}

        def line(village: int | None, name, row: dict, amount: Decimal) -> dict[str, Any]:
            cells = [
                {"text": formats.number(row.get(fold) or 0), "url": source.address(period, village)}
                for fold in source.folds
            ]
            if found:
                cells.append({"text": ten_thousands(amount), "url": found[0].address(period, village)})
            return {"name": name, "cells": cells}

        lines = [
            line(village, name, folded.get(village, {}), amounts.get(village, Decimal(0)))
            for village, name in villages_of(self.request.user)
        ]
        whole = {fold: sum(row[fold] for row in folded.values()) for fold in source.folds}
        words = {"people": pgettext("count", "People"), "households": pgettext("count", "Households")}
        return {
            "head": [*(words[fold] for fold in source.folds), *([_("Money, ten thousand yuan")] if found else [])],
            "lines": [*lines, line(None, _("Total"), whole, sum(amounts.values(), Decimal(0)))]
            if folded or amounts
            else [],
        }

    def cases(self, day: date) -> dict[str, Any]:
        """The cases under way by their last step: how many, how long the first waits, how many are overdue."""
        rows = within(Application, self.request.user).filter(programme__benefit=self.benefit)
        open_rows = rows.in_force(day).with_step().order_by()
        late = dict(rows.overdue(day).order_by().values_list("pk", "step_kind"))
        overdue = Counter(late.values())
        steps = {
            row["step_kind"]: row
            for row in open_rows.values("step_kind").annotate(number=Count("pk"), first=Min("step_on"))
        }
        waiting = open_rows.annotate(house=F("household__number"), place=F("village__name"))
        address = reverse("welfare:application_list")
        return {
            "steps": [
                {
                    "label": kind.label,
                    "number": steps[kind]["number"],
                    "days": (day - steps[kind]["first"]).days,
                    "overdue": overdue[kind],
                    "url": f"{address}?in_force={day}&benefit={self.benefit}&at_step={kind}",
                    "overdue_url": f"{address}?overdue={day}&benefit={self.benefit}&at_step={kind}",
                }
                for kind in ApplicationStep.Kind
                if kind in steps
            ],
            "case_count": sum(row["number"] for row in steps.values()),
            "cases_url": f"{address}?in_force={day}&benefit={self.benefit}",
            "waiting": [
                {
                    "url": reverse("welfare:application_detail", args=[row["pk"]]),
                    "household": row["house"],
                    "village": row["place"],
                    "step": ApplicationStep.Kind(row["step_kind"]).label,
                    "days": (day - row["step_on"]).days,
                    "is_overdue": row["pk"] in late,
                }
                for row in waiting.filter(step_on__isnull=False)
                .order_by("step_on", "pk")
                .values("pk", "house", "place", "step_kind", "step_on")[:LONGEST]
            ],
            "due": self.due(rows, Notice.Kind.REVIEWED),
            "due_decided": self.due(rows, Notice.Kind.DECIDED),
            "notices_url": f"{reverse('welfare:notice_list')}?benefit={self.benefit}",
            "today": day,
        }

    def due(self, rows, kind: str) -> list[dict[str, Any]]:
        """How many cases of each village wait for such a public notice, and where it is put up."""
        may = self.request.user.has_perm("welfare.add_notice")
        found = rows.to_hang(kind).order_by().values("village", "village__name").annotate(number=Count("pk"))
        page = PUT_UP[kind] if may else "villages:village_detail"
        return [
            {"village": row["village__name"], "number": row["number"], "url": reverse(page, args=[row["village"]])}
            for row in found.order_by("village__number")
        ]

    def actions(self, programme: Programme | None) -> list[dict[str, Any]]:
        user = self.request.user
        may = programme is not None and self.benefit in sources and Programme.objects.writable_by(user).exists()
        return [page.link(programme) for page in PROGRAMME_PAGES if may and user.has_perm(page.permission_required)]
