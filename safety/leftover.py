"""What is still to be visited in a round, on paper: a sheet an officer, group by group."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from villages.models import Officer
from xiaoping.kit import clock, masks
from xiaoping.kit.access import Permitted
from xiaoping.kit.scope import within

from .coverage import asked_round
from .models import Visit, VisitRound

TITLE = gettext_lazy("Households still to visit")


class VisitsLeftPage(Permitted, TemplateView):
    """The households of the round that nobody has visited by today, for one `officer` of the address or for all.

    Of what the user may see; an officer outside it, or a round that does not exist, is not found. Two statements.
    """

    permission_required = "safety.view_visit"
    template_name = "safety/visits_left.html"

    def get_context_data(self, **kwargs):
        user, today = self.request.user, clock.today()
        rounds = list(VisitRound.objects.order_by("-first"))
        current = asked_round(self.request, rounds)
        rows = within(Visit, user).filter(round=current).pending(today) if current else Visit.objects.none()
        if asked := self.request.GET.get("officer"):
            rows = rows.filter(officer=self.officer(asked))
        sheets = by_officer(rows.with_head(today, "household"))
        back = f"{reverse('safety:coverage')}?round={current.pk}" if current else reverse("safety:coverage")
        return {
            "title": TITLE,
            "round": current,
            "sheets": sheets,
            "total": sum(sheet["number"] for sheet in sheets),
            "day": today,
            "breadcrumbs": [(_("Home"), reverse("home")), (_("Visit rounds"), back), (str(TITLE), None)],
            "back_url": back,
        }

    def officer(self, key: str) -> Officer:
        """The officer asked for. Raises Http404 if the user may not see one of this key."""
        if not key.isdecimal():
            raise Http404
        return get_object_or_404(Officer.objects.visible_to(self.request.user), pk=key)


def by_officer(rows) -> list[dict[str, Any]]:
    """The rows as sheets: officer, then village and group, then household by household, in one statement."""
    names = (
        "pk",
        "officer_id",
        "officer__name",
        "group_id",
        "village__name",
        "group__name",
        "household__number",
        "household__phone",
        "head_name",
        "member_count",
    )
    order = ("officer__name", "officer_id", "village__number", "group__number", "household__number")
    sheets: dict[int, dict[str, Any]] = {}
    for row in rows.order_by(*order).values(*names):
        sheet = sheets.setdefault(row["officer_id"], {"officer": row["officer__name"], "number": 0, "groups": {}})
        title = f"{row['village__name']} · {row['group__name']}"
        sheet["number"] += 1
        phone = row["household__phone"]
        sheet["groups"].setdefault(row["group_id"], {"title": title, "homes": []})["homes"].append(
            {
                "number": row["household__number"],
                "url": reverse("safety:visit_detail", args=[row["pk"]]),
                "head": row["head_name"],
                "people": row["member_count"],
                "phone": masks.phone(phone) if phone else "",
            }
        )
    return [{**sheet, "groups": list(sheet["groups"].values())} for sheet in sheets.values()]
