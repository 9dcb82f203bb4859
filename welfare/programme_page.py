"""The page of programmes: each benefit with its rules, who has it, what was paid, and the way to the next batch."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Max, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from xiaoping.kit import clock
from xiaoping.kit.access import Permitted
from xiaoping.kit.formats import listed
from xiaoping.kit.periods import Period
from xiaoping.kit.scope import within

from .models import Application, Award, Benefit, PaymentBatch, PaymentLine, Programme
from .money import money, ten_thousands
from .owed import sources
from .pages import PROGRAMME_PAGES


class ProgrammePage(Permitted, TemplateView):
    """Programmes of the day, in seven statements whatever their number."""

    permission_required = "welfare.view_programme"
    template_name = "welfare/programmes.html"

    def get_context_data(self, **kwargs):
        user, day = self.request.user, clock.today()
        year = Period(date(day.year, 1, 1), day)
        people = self.counts(within(Award, user).in_force(day), "benefit", people=Count("pk"))
        applications = self.counts(
            within(Application, user).in_force(day), "programme__benefit", applications=Count("pk")
        )
        overdue = self.counts(within(Application, user).overdue(day), "programme__benefit", overdue=Count("pk"))
        paid = self.counts(within(PaymentLine, user).paid_in(year), "benefit", paid=Sum("amount"))
        last = self.counts(within(PaymentBatch, user), "programme__benefit", covers=Max("covers"))
        may_write = Programme.objects.writable_by(user).exists()
        rows: list[dict[str, Any]] = []
        order = list(Benefit)
        programmes = Programme.objects.in_force(day).prefetch_related("rates")
        for programme in sorted(programmes, key=lambda one: order.index(Benefit(one.benefit))):
            benefit = programme.benefit
            query = f"benefit={benefit}"
            rows.append(
                {
                    "programme": programme,
                    "url": reverse("welfare:benefit", args=[benefit]),
                    "rates": listed(
                        f"{rate.get_grade_display()} {money(rate.amount)}".strip() for rate in programme.rates.all()
                    ),
                    "people": people.get(benefit),
                    "people_url": f"{reverse('welfare:award_list')}?in_force={day}&{query}",
                    "applications": applications.get(benefit),
                    "applications_url": f"{reverse('welfare:application_list')}?in_force={day}&{query}",
                    "overdue": overdue.get(benefit),
                    "overdue_url": f"{reverse('welfare:application_list')}?overdue={day}&{query}",
                    "paid": ten_thousands(paid[benefit]) if benefit in paid else "",
                    "paid_url": f"{reverse('welfare:paymentline_list')}?paid_in={year}&{query}",
                    "covers": last.get(benefit),
                    "batches_url": f"{reverse('welfare:paymentbatch_list')}?{query}",
                    "actions": [
                        page.link(programme)
                        for page in PROGRAMME_PAGES
                        if may_write and benefit in sources and user.has_perm(page.permission_required)
                    ],
                }
            )
        title = _("Programmes")
        return {
            "title": title,
            "lead": _("Every benefit under its document of today, with who has it and what was paid this year."),
            "breadcrumbs": [(_("Home"), reverse("home")), (title, None)],
            "rows": rows,
            "year": day.year,
        }

    @staticmethod
    def counts(rows, path: str, **fold) -> dict[str, Any]:
        """A fold of rows by benefit."""
        (name,) = fold
        return dict(rows.order_by().values(path).annotate(**fold).values_list(path, name))
