"""The search page: families found by one of their members."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from xiaoping.kit import clock, masks
from xiaoping.kit.access import Permitted
from xiaoping.kit.registry import facts

from . import search
from .models import Household, Stay

TITLE = gettext_lazy("Search")
LIMIT = 50  # people found; a search that finds more should be narrowed
LONGEST = 60


class SearchPage(Permitted, TemplateView):
    """Households of the user's villages in which somebody has the words asked for. A fixed number of statements."""

    permission_required = "villages.view_household"
    template_name = "villages/search.html"

    def get_context_data(self, **kwargs):
        text = self.request.GET.get("q", "")[:LONGEST].strip()
        stays = list(
            search.found(text, self.request.user)
            .select_related("person")
            .order_by("until", "person__name", "village_id", "household_id", "pk")[: LIMIT + 1]
        )
        return {
            "title": TITLE,
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "query": text,
            "too_many": len(stays) > LIMIT,
            "limit": LIMIT,
            "families": self.families(stays[:LIMIT]),
        }

    def families(self, stays: list[Stay]) -> list[dict[str, Any]]:
        """The households of these stays, each with who was found and who lives there."""
        day, user = clock.today(), self.request.user
        hits: dict[int, set[int]] = {}
        for stay in stays:
            hits.setdefault(stay.household_id, set()).add(stay.person_id)
        households = Household.objects.visible_to(user).select_related("village", "group").in_bulk(list(hits))
        registered = facts["poverty.registered_among"](list(hits), day)
        members: dict[int, list[Stay]] = {}
        rows = Stay.objects.visible_to(user).filter(household__in=hits).select_related("person")
        for stay in rows.order_by("relation", "since"):
            if stay.until is None or stay.person_id in hits[stay.household_id]:
                members.setdefault(stay.household_id, []).append(stay)
        return [
            {
                "household": household,
                "url": household.get_absolute_url(),
                "phone": masks.phone(household.phone) if household.phone else "",
                "is_registered": key in registered,
                "members": [
                    {
                        "name": stay.person.name,
                        "url": stay.person.get_absolute_url(),
                        "relation": stay.get_relation_display(),
                        "born": stay.person.born_on.year,
                        "is_hit": stay.person_id in hits[key],
                        "left": stay.until,
                    }
                    for stay in members.get(key, [])
                ],
            }
            for key in hits
            if (household := households.get(key)) is not None
        ]
